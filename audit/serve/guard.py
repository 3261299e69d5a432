"""Who may ask, and how much: nothing reaches the application that another site, a stranger or a flood has sent.

A page of another site may make a browser send requests to this machine, and may give its own name this machine's
address. So the host must be one of ours, a request that says where it comes from must come from here, and what a form
of any site could send must prove that it does.
"""

from __future__ import annotations

import asyncio
import hashlib
import ipaddress
import logging
import secrets
import traceback
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from audit.serve.headers import HEADERS
from audit.serve.problem import RequestError
from audit.serve.settings import LOOPBACK, Settings
from audit.serve.wire import HEAD_BYTES

PROOF = "x-audit"
"""A header that no form can send; its value says nothing."""
TOKEN = "token"
"""The parameter of the address that the server prints."""
UNGUARDED = "/v1/health"
"""What says nothing of anybody and needs no token."""
_SIMPLE = ("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data")
"""The media types that a form of any site can post."""
_ONCE = ("host", "origin", "content-type", "content-length", "authorization")
MOST_HEADERS = 100

_WELCOME = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/">'
    '<title>audit</title></head><body><p><a href="/">audit</a></p></body></html>'
)
"""Leads on to the address without the token. Not a redirect: the browser would take that for the request of the site
that the link stood on, and send no cookie."""


class Guard:
    """ASGI middleware. Reads the whole body before the application is called, and ends the application's work when the
    client is gone."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._held = 0
        self._cookie = "audit-" + hashlib.sha256(settings.token.encode()).hexdigest()[:8]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        held = _Held()
        try:
            headers = Headers(scope=scope)
            if (early := self._checked(scope, headers)) is not None:
                await early(scope, receive, answer.send)
                return
            body = await self._body(headers, receive, held)
            await self._serve(scope, body, receive, answer)
        except RequestError as e:
            await e.response()(scope, receive, answer.send)
        except _GoneError:
            return
        finally:
            self._held -= held.bytes

    # -- who asks

    def _checked(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer that needs no application, if there is one. Raises RequestError."""
        _well_formed(scope, headers)
        host = headers.get("host", "").lower()
        if not self._ours(_name(host)):
            raise RequestError(
                *(400, "unknown-host", "the server goes by another name than the request asks for"),
                "ask for it by the address that it printed, or start it with --allow-host NAME",
            )
        asked = parse_qs(scope["query_string"].decode("latin-1")).get(TOKEN, [""])[0]
        if self._settings.token and scope["path"] == "/" and scope["method"] == "GET" and self._known(asked):
            response = HTMLResponse(_WELCOME)
            response.set_cookie(self._cookie, self._settings.token, httponly=True, samesite="strict")
            return response
        self._from_here(scope["method"], headers, host)
        if self._settings.token and scope["path"] != UNGUARDED and not self._may(headers):
            raise RequestError(
                *(401, "token", "the request does not say the token of this server"),
                "open the address that the server printed, or send its token as Authorization: Bearer TOKEN",
                {"WWW-Authenticate": "Bearer"},
            )
        return None

    def _ours(self, name: str) -> bool:
        """No name of another site: one of this machine or one that was allowed. With a token, an address in figures,
        too, which no site can take for its name."""
        return name in LOOPBACK or name in self._settings.hosts or (bool(self._settings.token) and _is_address(name))

    def _from_here(self, method: str, headers: Headers, host: str) -> None:
        """Raises RequestError where a page of another origin asks, or may have asked."""
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        allowed = origin in self._settings.origins
        # A form of ours sends "null" where the page has the policy no-referrer; the other header tells it from others.
        hidden = origin == "null" and site == "same-origin"
        own = hidden or (origin is not None and origin.lower() in (f"http://{host}", f"https://{host}"))
        if not allowed and ((origin is not None and not own) or site not in (None, "same-origin", "none")):
            raise RequestError(
                *(403, "other-origin", "a page of another origin asks, which gets nothing"),
                "start the server with --allow-origin ORIGIN if that page may ask",
            )
        proven = allowed or own or site == "same-origin" or PROOF in headers or "authorization" in headers
        if method == "POST" and _media_type(headers) in _SIMPLE and not proven:
            raise RequestError(
                *(403, "no-proof", "any web page could have made a browser send this"),
                "send the header X-Audit: 1 with it, or JSON as application/json",
            )

    def _may(self, headers: Headers) -> bool:
        scheme, _, said = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._known(said.strip()):
            return True
        return self._known(cookie_parser(headers.get("cookie", "")).get(self._cookie, ""))

    def _known(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self._settings.token.encode())

    # -- how much

    async def _body(self, headers: Headers, receive: Receive, held: _Held) -> bytes:
        """The body. `held`: counts the bytes of it that are in memory. Raises RequestError, _GoneError."""
        settings, most = self._settings, self._settings.config.max_bytes
        room = max(settings.waiting_bytes, 2 * most)
        length = headers.get("content-length", "0")
        if len(length) > 18 or int(length) > most:
            raise _too_large(most)
        parts: list[bytes] = []
        try:
            async with asyncio.timeout(settings.body_seconds):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise _GoneError
                    part = message.get("body", b"")
                    parts.append(part)
                    held.bytes += len(part)
                    self._held += len(part)
                    if held.bytes > most:
                        raise _too_large(most)
                    if self._held > room:
                        said = "the server holds as much as it can of what others have sent"
                        headers_ = {"Retry-After": "1"}
                        raise RequestError(429, "busy", said, "send it again in a second", headers_)
                    if not message.get("more_body"):
                        return b"".join(parts)
        except TimeoutError:
            said = f"the body took longer than {settings.body_seconds:g} seconds"
            raise RequestError(408, "slow-body", said, "send it again", {"Connection": "close"}) from None

    async def _serve(self, scope: Scope, body: bytes, receive: Receive, answer: _Answer) -> None:
        """The application's answer; nothing where the client is gone before there is one. Raises RequestError."""
        gone = asyncio.ensure_future(receive())
        given = False

        async def once() -> Message:
            nonlocal given
            if given:
                return await asyncio.shield(gone)
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        work = asyncio.ensure_future(self._app(scope, once, answer.send))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not answer.complete:
                work.cancel()  # the client is gone; nothing happens where the work is done
            await asyncio.wait({work})
        finally:
            work.cancel()
            gone.cancel()
        if not work.cancelled() and (error := work.exception()):
            _tell(error)
            if not answer.started:
                raise RequestError(500, "internal-error", "the server has a fault", "report it with what you sent")


class _GoneError(Exception):
    """The client closed the connection before its request was whole."""


@dataclass(slots=True)
class _Held:
    bytes: int = 0


class _Answer:
    """What is sent: with the headers of every answer. `started`, `complete`: the first, the last of it was sent."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = self.complete = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        elif not message.get("more_body"):
            self.complete = True
        await self._send(message)


def _tell(error: BaseException) -> None:
    """Says which fault of ours it was and where, with nothing of what was sent."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    logging.getLogger("audit.serve").error("internal error: %s in %s:%s", type(error).__name__, *place[:2])


def _well_formed(scope: Scope, headers: Headers) -> None:
    """Raises RequestError where two readers of the request could understand it differently, or its head is too long."""
    if len(headers.raw) > MOST_HEADERS or sum(len(k) + len(v) for k, v in headers.raw) > HEAD_BYTES:
        said = f"the request has more than {MOST_HEADERS} headers, or more than {HEAD_BYTES:,} bytes of them"
        raise RequestError(431, "long-head", said, "send fewer", {"Connection": "close"})
    if twice := [name for name in _ONCE if len(headers.getlist(name)) > 1]:
        raise RequestError(400, "twice", f"the header {twice[0]} stands twice", "send it once", {"Connection": "close"})
    if "content-length" in headers and "transfer-encoding" in headers:
        said = "the body has a length and is chunked, too"
        raise RequestError(400, "ambiguous-body", said, "send one of the two", {"Connection": "close"})
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise RequestError(415, "content-encoding", "the body is compressed", "send it as it is")


def _too_large(most: int) -> RequestError:
    return RequestError(
        413, "too-large", f"the body has more than {most:,} bytes", "send less, or start the server with --max-bytes"
    )


def _media_type(headers: Headers) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _name(host: str) -> str:
    """The host without its port, an address without its brackets."""
    name, sep, port = host.rpartition(":")
    if not sep or not (port.isascii() and port.isdigit()):
        name = host
    return name[1:-1] if name.startswith("[") and name.endswith("]") else name


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
