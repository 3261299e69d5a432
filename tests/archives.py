"""Files of web archives, written by warcio, for the tests of those that read them."""

from __future__ import annotations

import io

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

DATE = "2026-03-02T10:00:00Z"
PAGE = (
    b"<!doctype html><html lang=en><head><title>Pier sinks again</title>"
    b'<meta property="article:published_time" content="2026-03-01"></head><body><article><h1>Pier sinks again</h1>'
    b"<p>The old pier sank on Monday. Nobody was hurt.</p></article></body></html>"
)
HTML = ("Content-Type", "text/html; charset=utf-8")
Record = tuple[str, str, str, list[tuple[str, str]] | None, bytes, dict[str, str]]


def answer(
    body: bytes = PAGE, *headers: tuple[str, str], url: str = "https://gull.example/pier", status: str = "200 OK"
) -> Record:
    return ("response", url, status, list(headers or (HTML,)), body, {})


def record(kind: str, body: bytes, url: str = "https://gull.example/pier", **headers: str) -> Record:
    return (kind, url, "", None, body, headers)


def warc(*records: Record, packed: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "a crawler"}))
    for kind, url, status, headers, body, more in records:
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1") if headers is not None else None
        said_by_it = {"WARC-Date": DATE}
        one = writer.create_warc_record(
            url, kind, io.BytesIO(body), http_headers=http, warc_headers_dict=said_by_it,
            warc_content_type=more.get("type", ""),
        )  # fmt: skip
        writer.write_record(one)
    return out.getvalue()
