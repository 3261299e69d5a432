"""Settings -> the application: its routes, behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response

from audit.serve import api, desk
from audit.serve.audits import Audits
from audit.serve.guard import PROOF, Guard
from audit.serve.problem import RequestError
from audit.serve.settings import Settings

SEE = "see /v1/openapi.json"


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

    app = Starlette(
        routes=[*desk.routes(settings, audits), *api.routes(audits)],
        exception_handlers={RequestError: _problem, HTTPException: _http},
        middleware=_middleware(settings),
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    return app


async def _problem(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, RequestError)
    return problem.response()


async def _http(request: Request, error: Exception) -> Response:
    """No such address, or not by this method."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "")
        made = RequestError(405, "method", f"{request.method} is not answered here", f"use {allowed}", error.headers)
    else:
        made = RequestError(error.status_code, "not-found", "there is nothing at this address", SEE)
    return made.response()


def _middleware(settings: Settings) -> list[Middleware]:
    """From outside inwards. Pages of other origins get the headers that let them read an answer only where the server
    was told so."""
    guard = Middleware(Guard, settings)
    if not settings.origins:
        return [guard]
    cors = Middleware(
        CORSMiddleware,
        allow_origins=settings.origins,
        allow_methods=["GET", "POST"],
        allow_headers=["Authorization", "Content-Type", PROOF],
        expose_headers=["Retry-After"],
    )
    return [cors, guard]
