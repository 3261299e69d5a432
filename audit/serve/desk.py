"""The page to paste an article into: its form, its files and what its form is answered with."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from audit import catalogue
from audit.model.article import Meta
from audit.parse.genres import GENRES
from audit.render import desk
from audit.serve import pasted
from audit.serve.audits import Audits
from audit.serve.pasted import EXPORTS, FORMATS, Pasted
from audit.serve.problem import RequestError
from audit.serve.settings import Settings

POLICY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}
"""Nothing but the page's own files runs, and nothing leads elsewhere."""
CARD = {"Content-Security-Policy": "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"}
"""Beside the policy that a card states itself."""
MOST_WAIVED, MOST_ALLOWED, LONGEST = 1_000, 100, 2_000
PACKS = tuple(catalogue.packs())


def routes(settings: Settings, audits: Audits) -> list[Route]:
    """GET / and /desk/FILE; POST /desk/card, /desk/compare, /desk/export and /desk/read."""

    async def page(request: Request) -> Response:
        text = desk.file(desk.EXAMPLE) if "example" in request.query_params else ""
        return HTMLResponse(desk.page(PACKS, GENRES, pack=settings.config.pack, text=text), headers=POLICY)

    async def file(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in desk.FILES:
            raise RequestError(404, "no-file", "there is no such file")
        return Response(desk.file(name), media_type=desk.FILES[name])

    async def card(request: Request) -> Response:
        fields = await _fields(request)
        if "json" in request.headers.get("accept", ""):
            return JSONResponse(await audits.run(pasted.card, _pasted(fields)))
        there, made = await audits.run(pasted.page, _pasted(fields))
        return HTMLResponse(made, 200 if there else 422, CARD)

    async def compare(request: Request) -> Response:
        fields = await _fields(request)
        made = await audits.run(pasted.compare, _pasted(fields), _lines(fields.get("before", "")))
        return JSONResponse(made)

    async def export(request: Request) -> Response:
        fields = await _fields(request)
        form = _one_of("form", fields.get("form", ""), EXPORTS)
        name, made = await audits.run(pasted.export, _pasted(fields), form)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(made, headers=headers, media_type=EXPORTS[form])

    async def read(request: Request) -> Response:
        name = request.query_params.get("name", "")[:LONGEST] or "file"
        return JSONResponse(await audits.run(pasted.read, await request.body(), name))

    return [
        Route("/", page),
        Route("/desk/card", card, methods=["POST"]),
        Route("/desk/compare", compare, methods=["POST"]),
        Route("/desk/export", export, methods=["POST"]),
        Route("/desk/read", read, methods=["POST"]),
        Route("/desk/{name}", file),
    ]


async def _fields(request: Request) -> Mapping[str, str]:
    """The fields of the form, as a browser with or without scripts sends them. Raises RequestError."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise RequestError(415, "media-type", "this is no form", "send the fields of the page, URL-encoded")
    try:
        return dict(parse_qsl((await request.body()).decode("ascii"), True, errors="replace", max_num_fields=50))
    except ValueError:
        raise RequestError(400, "bad-form", "the form cannot be read", "send its fields URL-encoded") from None


def _pasted(fields: Mapping[str, str]) -> Pasted:
    said = {key: fields.get(key, "").strip()[:LONGEST] for key in ("title", "author", "date", "outlet", "genre")}
    if said["genre"]:
        _one_of("genre", said["genre"], GENRES)
    allow = tuple(dict.fromkeys(w.strip()[:LONGEST] for w in fields.get("allow", "").split(",") if w.strip()))
    return Pasted(
        text=_lines(fields.get("text", "")),
        format=_one_of("format", fields.get("format") or "text", FORMATS),
        name=fields.get("name", "").replace("/", "-").replace("\\", "-")[:LONGEST],
        meta=Meta(**said),
        pack=_one_of("pack", fields.get("pack", ""), ("", *PACKS)),
        allow=allow[:MOST_ALLOWED],
        waived=_waived(fields.get("waived", "")),
    )


def _waived(stated: str) -> dict[str, str]:
    """Fingerprint -> reason. Raises RequestError."""
    try:
        found = json.loads(stated or "{}")
        rows = {str(id)[:32]: str(reason).strip()[:LONGEST] for id, reason in list(found.items())[:MOST_WAIVED]}
    except (ValueError, AttributeError, RecursionError):
        raise RequestError(400, "bad-form", "what is waived cannot be read", "reload the page") from None
    return {id: reason for id, reason in rows.items() if id and reason}


def _one_of(what: str, value: str, known: Container[str]) -> str:
    if value not in known:
        raise RequestError(400, f"no-{what}", f"there is no {what} {value[:40]!r}", "choose one of the page's")
    return value


def _lines(text: str) -> str:
    """Line ends as a text field counts them, though a form sends others."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
