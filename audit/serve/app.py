"""Settings -> the application: its routes, behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from audit.serve import api, desk
from audit.serve.audits import Audits
from audit.serve.problem import RequestError
from audit.serve.settings import Settings


def make_app(settings: Settings) -> Starlette:
    """The application, which starts its workers with it and ends them."""
    audits = Audits(settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await audits.start()
        try:
            yield
        finally:
            audits.close()

    return Starlette(
        routes=[*desk.routes(settings, audits), *api.routes(settings, audits)],
        exception_handlers={RequestError: _problem, HTTPException: _http},
        lifespan=lifespan,
    )


async def _problem(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, RequestError)
    return problem.response()


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return RequestError(error.status_code, "http", error.detail).response()
