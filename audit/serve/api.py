"""The HTTP API, version 1."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from audit import render
from audit.config import Config
from audit.serve import work
from audit.serve.audits import Audits
from audit.serve.settings import Settings
from audit.version import __version__


def render_json(config: Config, data: bytes, path: str, media_type: str) -> bytes:
    made = work.audit(config, data, path, media_type)
    return render.render("json", [made]).encode()


def routes(settings: Settings, audits: Audits) -> list[Route]:
    async def health(request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def version(request: Request) -> Response:
        return JSONResponse({"version": __version__})

    async def audit(request: Request) -> Response:
        body = await request.body()
        made = await audits.run(render_json, body, "text", "text")
        return Response(made, media_type="application/json")

    return [
        Route("/v1/health", health),
        Route("/v1/version", version),
        Route("/v1/audit", audit, methods=["POST"]),
    ]
