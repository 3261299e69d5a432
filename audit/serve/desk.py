"""The page to paste an article into."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from audit.serve.audits import Audits
from audit.serve.settings import Settings


def routes(settings: Settings, audits: Audits) -> list[Route]:
    """GET /, POST /desk/card, /desk/compare, /desk/export."""

    async def page(request: Request) -> Response:
        return HTMLResponse("<!doctype html><title>audit</title><p>audit</p>")

    return [Route("/", page)]
