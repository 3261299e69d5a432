"""Good inputs that the harnesses begin with, made of our own words."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hostile.cases import INJECTED, KINDS, PLAIN
from render import samples
from render.full import full

from audit.load.containers import CONTAINERS
from audit.lsp.actions import OPEN, OPEN_RULE
from audit.render import render

MOST = 200_000
"""Bytes of an input; what is longer is the hostile cases' work."""


def framed(message: object) -> bytes:
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def sessions() -> list[list[dict[str, object]]]:
    """Messages to the language server, in order."""

    def message(**given: object) -> dict[str, object]:
        return {"jsonrpc": "2.0", **given}

    document = {"uri": "file:///nowhere/a.md", "languageId": "markdown", "version": 1, "text": "Critics say so."}
    begin = message(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
    opened = message(method="textDocument/didOpen", params={"textDocument": document})
    at = {"textDocument": {"uri": document["uri"]}, "position": {"line": 0, "character": 3}}
    asked = message(id=2, method="textDocument/hover", params=at)
    end = [message(id=3, method="shutdown"), message(method="exit")]
    place = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 7}}
    typed = {"contentChanges": [{"range": place, "text": "Two experts"}, {"range": place, "text": "It is feared"}]}
    change = message(
        method="textDocument/didChange", params={"textDocument": {"uri": document["uri"], "version": 2}, **typed}
    )
    mark = {"range": place, "message": "Which critics?", "code": "crowd-as-source", "source": "audit", "severity": 1}
    offers = message(
        id=4,
        method="textDocument/codeAction",
        params={"textDocument": {"uri": document["uri"]}, "range": place, "context": {"diagnostics": [mark]}},
    )
    rule = {"command": OPEN_RULE, "arguments": [document["uri"], "crowd-as-source"]}
    there = {"command": OPEN, "arguments": [document["uri"], 0, 3]}
    commands = [message(id=n, method="workspace/executeCommand", params=p) for n, p in ((5, rule), (6, there))]
    saved = message(method="textDocument/didSave", params={"textDocument": {"uri": "file:///nowhere/audit.toml"}})
    files = {"changes": [{"uri": "file:///nowhere/audit.toml", "type": 2}]}
    watched = message(method="workspace/didChangeWatchedFiles", params=files)
    closed = message(method="textDocument/didClose", params={"textDocument": {"uri": document["uri"]}})
    return [
        [begin, opened, asked, *end],
        [opened, begin, *end],
        [begin, asked, opened],
        [begin, opened, change, offers, *commands, saved, watched, asked, closed, *end],
    ]


def session() -> list[bytes]:
    return [b"".join(map(framed, messages)) for messages in sessions()]


def pages() -> list[bytes]:
    return [PLAIN.encode(), *("\n\n".join(payloads).encode("utf-8", "replace") for payloads in INJECTED.values())]


def reports() -> list[bytes]:
    return [render("json", [made]).encode() for made in (samples.good(), samples.nasty(), full())]


def configured() -> list[bytes]:
    return [
        b'genre = "news"\nfail-on = "warning"\n[rules]\npeacock-term = "off"\n[max]\nwarning = "3/1000w"\n',
        b'extends = ["a.toml"]\nextend-exclude = ["x"]\n[[overrides]]\npaths = ["a/**"]\ngenre = "opinion"\n',
        b'[[waiver]]\nrule = "no-date"\npath = "a.md"\nreason = "agreed"\nexpires = 2031-01-01\n',
    ]


def rules() -> list[bytes]:
    folder = Path(__file__).resolve().parents[2] / "rules" / "core"
    return [path.read_bytes() for path in sorted(folder.glob("*/*.yaml"))[::6]]


def many(name: str) -> list[bytes]:
    """Files that hold many articles: one that is sound, and the hostile cases with such a name."""
    suffixes = CONTAINERS[name].suffixes
    hostile = [case.data for kind in ("records", "archives", "xml", "data") for case in KINDS[kind]()
               if case.name.removesuffix(".gz").endswith(suffixes)]  # fmt: skip
    return [SOUND[name](), *(data for data in hostile if len(data) <= MOST)]


ROWS = [
    {"id": "a1", "title": "Pier sinks", "text": "The pier sank, experts say."},
    {"id": "a2", "title": "Bread", "text": "Bread costs more."},
]


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as whole:
        for name, data in parts.items():
            whole.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def part(package: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(package)).read(name)


def repacked(package: bytes, name: str, data: bytes) -> bytes:
    """The package with other bytes in one of its parts; parts that say nothing of the text stay out."""
    whole = zipfile.ZipFile(io.BytesIO(package))
    kept = {i.filename: whole.read(i) for i in whole.infolist() if i.file_size < 10_000}
    return packed({**kept, name: data})


def _lines() -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in ROWS)


def _csv() -> bytes:
    return ("id,title,text\n" + "".join(f'{r["id"]},{r["title"]},"{r["text"]}"\n' for r in ROWS)).encode()


def _parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), out)
    return out.getvalue()


def _arrow() -> bytes:
    out, table = io.BytesIO(), pa.Table.from_pylist(ROWS)
    with pa.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


def _jsonfeed() -> bytes:
    items = [{"id": r["id"], "title": r["title"], "content_html": f"<p>{r['text']}</p>"} for r in ROWS]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Gull", "items": items}).encode()


def _ghost() -> bytes:
    posts = [{"id": r["id"], "title": r["title"], "html": f"<p>{r['text']}</p>", "status": "published", "type": "post"}
             for r in ROWS]  # fmt: skip
    data = {"posts": posts, "users": [{"id": "u", "name": "Ann Ode"}], "posts_authors": [], "settings": []}
    return json.dumps({"db": [{"meta": {"version": "5.100.1"}, "data": data}]}).encode()


def _newsmessage() -> bytes:
    items = "".join(
        f'<newsItem guid="{r["id"]}"><contentMeta><headline>{r["title"]}</headline></contentMeta><contentSet>'
        f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{r["text"]}</p></body></html></inlineXML>'
        "</contentSet></newsItem>"
        for r in ROWS
    )
    head = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>'
    return f"{head}{items}</itemSet></newsMessage>".encode()


def _warc() -> bytes:
    page = f"<html><body><h1>{ROWS[0]['title']}</h1><p>{ROWS[0]['text']}</p></body></html>".encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-03-02T10:00:00Z\r\n"
        "WARC-Target-URI: https://gull.example/pier\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def _wacz() -> bytes:
    return packed({"datapackage.json": b'{"profile": "data-package"}', "archive/a.warc": _warc()})


def _feed() -> bytes:
    items = "".join(
        f"<item><title>{r['title']}</title><guid>{r['id']}</guid><description>{r['text']}</description></item>"
        for r in ROWS
    )
    return f'<rss version="2.0"><channel><title>The Gull</title>{items}</channel></rss>'.encode()


SOUND = {
    "jsonarray": lambda: json.dumps(ROWS).encode(),
    "jsonl": _lines,
    "csv": _csv,
    "parquet": _parquet,
    "arrow": _arrow,
    "jsonfeed": _jsonfeed,
    "ghost": _ghost,
    "jsonlist": lambda: json.dumps({"articles": ROWS}).encode(),
    "newsmessage": _newsmessage,
    "warc": _warc,
    "wacz": _wacz,
    "feed": _feed,
}
"""By container, a file of two articles (a web archive's has one)."""
