"""The HTTP API, version 1."""

from __future__ import annotations

from collections.abc import Callable
from email.message import Message
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from audit.config import Config
from audit.errors import meant
from audit.load.items import row_of
from audit.model.article import Meta
from audit.model.report import Failure
from audit.render import json
from audit.render.base import RenderOptions
from audit.serve import openapi, work
from audit.serve.audits import Audits
from audit.serve.media import FILES, JSON
from audit.serve.problem import RequestError
from audit.version import __version__

T = TypeVar("T")

LONGEST_NAME = 80
"""Characters of a name of a rule that are compared with those there are."""


def routes(audits: Audits) -> list[Route]:
    """All addresses below /v1, as audit/serve/openapi.py describes them."""

    async def audit(request: Request) -> Response:
        media_type, charset = content_type(request.headers.get("content-type", ""))
        if media_type == JSON:
            return await _objects(request, audits)
        if media_type not in FILES:
            said = f"the content type is {media_type!r:.80}, which is no article" if media_type else "no content type"
            raise RequestError(415, "media-type", said, f"send it as {JSON} or as one of {', '.join(FILES)}")
        path, meta = fields(request)
        posted = work.Posted(await request.body(), media_type, charset, path, meta)
        return _json(await audits.run(work.audit, posted))

    kept: dict[object, Any] = {}

    async def once(task: Callable[[Config], T]) -> T:
        """What a worker gives the first time: it is the same for as long as the server runs."""
        if task not in kept:
            kept[task] = await audits.run(task)
        found: T = kept[task]
        return found

    async def rules(request: Request) -> Response:
        return _json(await once(work.all_rules))

    async def rule(request: Request) -> Response:
        name: str = request.path_params["id"]
        pages = await once(work.rule_pages)
        if name not in pages:
            hint = meant(name[:LONGEST_NAME], pages) or "see /v1/rules"
            raise RequestError(404, "no-rule", f"no rule is called {name!r:.80}", hint)
        return _json(pages[name])

    async def genres(request: Request) -> Response:
        return _json(await once(work.all_genres))

    async def health(request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def version(request: Request) -> Response:
        return JSONResponse({"version": __version__})

    async def described(request: Request) -> Response:
        return _json(await once(openapi.text))

    return [
        Route("/v1/audit", audit, methods=["POST"]),
        Route("/v1/rules", rules),
        Route("/v1/rules/{id}", rule),
        Route("/v1/genres", genres),
        Route("/v1/health", health),
        Route("/v1/version", version),
        Route("/v1/openapi.json", described),
    ]


async def _objects(request: Request, audits: Audits) -> Response:
    """One article that was sent as an object, or many: one that cannot be audited is a failure in its place."""
    if request.query_params:
        raise RequestError(400, "unknown-field", "the address says something of the article", "say it in the object")
    many, rows = await audits.run(work.rows, await request.body())
    if not many:
        return _json(await audits.run(work.audit_row, rows[0]))
    entries = await audits.each(work.audit_entry, [(row,) for row in rows])
    return _json(json.listed([_entry(entry, row) for entry, row in zip(entries, rows, strict=True)]))


def _entry(entry: str | RequestError, row: work.Row | Failure) -> str:
    """What stands in the answer for one article: also for one whose worker had to be ended."""
    if isinstance(entry, str):
        return entry
    path = row.path if isinstance(row, Failure) else row["path"]
    return json.render([Failure(path, entry.code, entry.detail)], RenderOptions())


def content_type(header: str) -> tuple[str, str]:
    """Media type and charset, in lower case; empty where they are not said."""
    message = Message()
    message["content-type"] = header
    charset = message.get_content_charset("") if header else ""
    return header.partition(";")[0].strip().lower(), charset


def fields(request: Request) -> tuple[str, Meta]:
    """What the address says of an article: what it is called, and its metadata. Raises RequestError."""
    said = request.query_params.multi_items()
    known = ("path", *Meta.__slots__)
    if unknown := next((key for key, _ in said if key not in known), None):
        hint = meant(unknown, known) or f"known are {', '.join(known)}"
        raise RequestError(400, "unknown-field", f"nothing of an article is called {unknown!r:.60}", hint)
    found = dict(said)
    if len(found) < len(said):
        raise RequestError(400, "twice", "a field stands twice in the address", "say it once")
    path = found.pop("path", "") or work.ONE
    return path, Meta(**row_of({"text": "", **found}).said)  # as of an object


def _json(text: str) -> Response:
    return Response(text, media_type=JSON)
