"""A fetched page -> a WARC file: what was asked and what was answered, as archives keep it. Cookies are left out."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from audit.errors import UsageError
from audit.fetch.address import Address
from audit.fetch.page import AGENT, HEADERS, Fetched
from audit.fetch.wire import Answer

_SLUG = re.compile(r"[^a-z0-9.]+")
_LEFT_OUT = frozenset(("set-cookie", "set-cookie2"))
_JOINED = "transfer-encoding"


def keep(page: Fetched, folder: Path) -> Path:
    """The file, which is new: nothing is written over. Raises UsageError."""
    data = packed(page)
    base = name_of(page)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, 1000):
            path = folder / f"{base}{f'-{number}' if number > 1 else ''}.warc.gz"
            try:
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
            except FileExistsError:
                continue
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            return path
    except OSError as e:
        raise UsageError(f"{folder}: cannot be written: {e.strerror}") from None
    raise UsageError(f"{folder}: too many files of one name ({base}); give another folder")


def name_of(page: Fetched) -> str:
    """Of the address and the time; nothing that the server says is in it, and nothing can lead out of the folder."""
    at = page.asked[-1][0]
    path = _SLUG.sub("-", at.target.partition("?")[0].lower().replace(".", "-")).strip("-")
    host = _SLUG.sub("-", at.host).strip(".-")
    return "-".join(filter(None, (host[:60], path[:60].strip("-"), re.sub(r"[-:]", "", page.date))))


def packed(page: Fetched) -> bytes:
    """The bytes of the file."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    about = {"software": AGENT, "format": "WARC File Format 1.0"}
    writer.write_record(writer.create_warcinfo_record("", about))
    for at, answer in page.asked:
        dated = {"WARC-Date": page.date}
        response = writer.create_warc_record(
            str(at),
            "response",
            payload=io.BytesIO(answer.body),
            http_headers=_answered(answer),
            warc_headers_dict=dated,
        )
        request = writer.create_warc_record(str(at), "request", http_headers=_asked(at), warc_headers_dict=dated)
        writer.write_request_response_pair(request, response)
    return out.getvalue()


def _answered(answer: Answer) -> StatusAndHeaders:
    """The body is kept joined, so the header that says it came in chunks goes by the name that archives have for it."""
    headers = [
        (f"X-Archive-Orig-{key}" if key.lower() == _JOINED else key, value)
        for key, value in answer.headers
        if key.lower() not in _LEFT_OUT
    ]
    return StatusAndHeaders(str(answer.status), headers, protocol="HTTP/1.1")


def _asked(at: Address) -> StatusAndHeaders:
    return StatusAndHeaders(
        f"{at.target} HTTP/1.1", [("Host", at.place), *HEADERS], protocol="GET", is_http_request=True
    )
