"""What the page asks its server for: as forms send it, as its scripts send it, and as neither would."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from serve.server import OWN, Answer, Server

from audit.config import Config
from audit.model.article import Meta
from audit.render import desk as page
from audit.serve import pasted
from audit.serve.pasted import Pasted
from audit.serve.problem import RequestError

TEXT = "The mill 🏭 closes\n\nIt is widely feared that the mill will close. Critics say so.\n"
FORM = "application/x-www-form-urlencoded"


def send(server: Server, path: str, accept: str = "application/json", **fields: str) -> Answer:
    return server.ask("POST", path, urlencode(fields), {"Content-Type": FORM, "Accept": accept, **OWN})


def card(**said: Any) -> dict[str, Any]:
    return pasted.card(Config(), Pasted(**{"text": TEXT, **said}))


def test_the_page_and_its_files_are_ours_alone(server: Server) -> None:
    home = server.get("/")
    policy = home.headers["content-security-policy"]
    assert home.status == 200 and "default-src 'none'" in policy and "unsafe" not in policy
    asked = re.findall(r'(?:href|src)="(/desk/[^"]+)"', home.body.decode())
    assert set(asked) <= {f"/desk/{name}" for name in page.FILES} and asked
    for name, kind in page.FILES.items():
        got = server.get(f"/desk/{name}")
        assert (got.status, got.headers["content-type"].partition(";")[0]) == (200, kind)
        assert not re.findall(r"https?://|//\w+\.\w+/", got.body.decode()), name
        assert set(re.findall(rb'from "([^"]+)"', got.body)) <= {f"/desk/{n}".encode() for n in page.FILES}
    for name in ("desk.html", "card.html", "..%2fdesk.html", "%2e%2e/desk.js", "nothing"):
        assert server.get(f"/desk/{name}").status == 404
    assert "innerHTML" not in "".join(map(page.file, page.FILES))


def test_scripts_get_an_object_and_forms_get_a_page(server: Server) -> None:
    made = send(server, "/desk/card", text=TEXT).json
    assert made["path"] == "article.txt" and made["read"] and made["found"]["title"] == "The mill 🏭 closes"
    shown = send(server, "/desk/card", "text/html", text=TEXT.replace("\n", "\r\n"))
    assert shown.status == 200 and shown.headers["content-type"].startswith("text/html")
    assert made["card"]["main"] in shown.body.decode(), "line ends make no difference"
    refused = send(server, "/desk/card", "text/html", text="")
    assert refused.status == 422 and b"Not audited" in refused.body


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({}, 422, "empty"),
        ({"text": " \n"}, 422, "no-text"),
        ({"text": "x", "pack": "../core"}, 400, "no-pack"),
        ({"text": "x", "format": "docx"}, 400, "no-format"),
        ({"text": "x", "genre": "gossip"}, 400, "no-genre"),
        ({"text": "x", "waived": "[" * 100_000}, 400, "bad-form"),
        ({"text": "x", "waived": "[1]"}, 400, "bad-form"),
        ({"text": "x", "waived": "nonsense"}, 400, "bad-form"),
    ],
)
def test_what_no_page_sends_is_refused(server: Server, fields: dict[str, str], status: int, code: str) -> None:
    answer = send(server, "/desk/card", **fields)
    assert (answer.status, answer.code) == (status, code)


def test_other_bodies_are_refused(server: Server) -> None:
    for kind, body in (
        ("application/json", b"{}"),
        ("multipart/form-data; boundary=x", b"--x--"),
        ("text/plain", b"a"),
    ):
        answer = server.ask("POST", "/desk/card", body, {"Content-Type": kind, **OWN})
        assert (answer.status, answer.code) == (415, "media-type")
    for body in (b"text=\xff\xfe", "&".join(f"a{n}=1" for n in range(60)).encode()):
        answer = server.ask("POST", "/desk/card", body, {"Content-Type": FORM, "Accept": "application/json", **OWN})
        assert (answer.status, answer.code) == (400, "bad-form")
    assert send(server, "/desk/export", text=TEXT, form="exe").code == "no-form"
    stranger = server.ask("POST", "/desk/card", urlencode({"text": TEXT}), {"Content-Type": FORM})
    assert stranger.status == 403
    assert server.ask("POST", "/desk/read?name=a.bin", b"\0\1\2\3" * 99, OWN).status == 422
    assert server.ask("POST", "/desk/read?name=a.docx", b"PK\3\4 no file", OWN).status == 422


def test_a_name_cannot_lead_elsewhere_nor_break_a_header(server: Server) -> None:
    text = 'He said "x"\r\nset-cookie: a=b\n\nIt is widely feared that the mill will close.'
    for name in ("../../etc/passwd.txt", "a\r\nX: y.txt", "\u202etxt.exe"):
        answer = send(server, "/desk/export", text=text, form="markdown", name=name)
        assert answer.status == 200 and "set-cookie" not in answer.headers
        assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.md"', answer.headers["content-disposition"])
        assert "/" not in send(server, "/desk/card", text=text, name=name).json["path"]


def test_a_waiver_holds_for_its_request_alone() -> None:
    (first,) = [q for q in card()["questions"] if "widely feared" in q["words"]]
    waived = card(waived={first["id"]: "agreed with the desk"})["questions"]
    assert [(q["id"], q["waived"]) for q in waived if q["group"] == "waived"] == [(first["id"], "agreed with the desk")]
    assert not [q for q in card()["questions"] if q["group"] == "waived"]
    mended = card(text=TEXT.replace("It is widely feared", "The mayor said"), waived={first["id"]: "agreed"})
    assert not [q for q in mended["questions"] if "waiver" in q["rule"]], "a waiver of the page is never unused"


def test_stated_fields_and_house_words_count() -> None:
    made = card(meta=Meta(title="A stated title", author="Ann Lee", genre="opinion"))
    assert (made["found"]["title"], made["found"]["author"]) == ("A stated title", "Ann Lee")
    assert "opinion" in made["found"]["genre"]
    assert not [q for q in card(allow=("critics",))["questions"] if q["words"] == "Critics say so"]
    assert [q for q in card()["questions"] if q["words"] == "Critics say so"]


def _utf16(text: str, start: int, end: int) -> str:
    data = text.encode("utf-16-le", "surrogatepass")
    return data[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


@given(st.lists(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=30), max_size=6))
@settings(max_examples=60, deadline=None)
def test_marks_lie_on_the_words_as_a_browser_counts(parts: list[str]) -> None:
    text = "A headline 🎈\n\n" + "\n\n".join(f"{part} It is widely feared that it fails. " for part in parts)
    for q in card(text=text)["questions"]:
        if q["span"]:
            words = _utf16(text.replace("\0", "\ufffd"), *q["span"])
            assert " ".join(words.split())[:100] == " ".join(q["words"].split())[:100]


def test_marks_of_markdown_lie_in_the_file() -> None:
    text = "---\ntitle: A mill\n---\n\n# A mill 🏭\n\nIt is **widely feared** that &amp; why. Critics say so.\n"
    found = {_utf16(text, *q["span"]) for q in card(text=text, format="markdown")["questions"] if q["span"]}
    assert "It is **widely feared" in found and "Critics say so" in found


def test_a_dropped_page_stays_a_page_and_other_files_become_words() -> None:
    html = b"<!doctype html><title>A mill</title><article><h1>A mill</h1><p>It closes.</p></article>"
    made = pasted.read(Config(), html, "a.html")
    assert (made["format"], made["text"]) == ("html", html.decode())
    mail = (
        b"From: Ann Lee <a@b.example>\r\nSubject: A mill\r\nContent-Type: text/plain\r\n\r\nIt closes.\r\n\r\nSoon.\r\n"
    )
    made = pasted.read(Config(), mail, "a.eml")
    assert made["format"] == "text" and "It closes.\n\nSoon." in made["text"] and made["fields"]["title"] == "A mill"


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(RequestError, match="docx") as e:
        pasted.export(Config(), Pasted(TEXT), "docx")
    assert e.value.status == 501 and "pip install" in e.value.detail
    assert json.dumps(e.value.members)
