"""The HTTP API gives what the command line gives."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from serve.server import OWN, Server
from support import ROOT, article_of, call, seeds

from audit import catalogue
from audit.config import Config
from audit.model.article import Meta
from audit.serve import openapi
from audit.serve.api import content_type

SAID = "It is widely feared that the mill will close. The town owes 9 million euros, the mayor said.\n"
TEXTS = [str(article_of(s).relative_to(ROOT)) for s in seeds()]


@pytest.mark.parametrize("path", TEXTS)
def test_a_file_is_answered_with_the_bytes_of_the_command_line(server: Server, path: str) -> None:
    data = (ROOT / path).read_bytes()
    answer = server.file(data, f"?path={path}")
    assert answer.status == 200 and answer.headers["content-type"] == "application/json"
    assert answer.body == call(["check", path, "--format", "json"]).out
    media_type = "text/html" if path.endswith(".html") else "application/octet-stream"
    assert server.file(data, f"?path={path}", media_type).body == answer.body


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bom.txt", b"\xef\xbb\xbf" + SAID.encode()),
        ("latin.txt", "Café owners fear the worst, it is said.\n".encode("latin-1")),
        ("wide.txt", SAID.encode("utf-16")),
        ("nul.txt", b"The mayor\0 said so. " + SAID.encode()),
        ("page.txt", f"<!doctype html><html><body><article><p>{SAID}</p></article></body></html>".encode()),
        ("front.md", b"---\ntitle: A mill\nauthor: Ona Merek\n---\n\n" + SAID.encode()),
    ],
)
def test_odd_files_too(server: Server, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert server.file(data, f"?path={name}").body == call(["check", name, "--format", "json"], cwd=tmp_path).out


def test_many_objects_are_answered_with_the_bytes_of_the_command_line(server: Server, tmp_path: Path) -> None:
    texts = {"a.txt": SAID, "b.txt": SAID * 3, "c.txt": "", "d.txt": "The council met on Monday.\n"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    articles = [{"path": name, "text": text} for name, text in texts.items()]
    answer = server.post({"articles": articles})
    there = call(["check", *texts, "--format", "json"], cwd=tmp_path).out.decode()
    ours = answer.body.decode()
    # A failure of a file speaks of the file.
    assert ours.replace("the text is empty", "the file is empty (0 bytes)") == there


def test_an_article_says_what_it_is(server: Server) -> None:
    """In the address or in the object: it is the same article."""
    said = {"title": "The mill “may” close", "author": "Ona Merek", "date": "2026-03-04", "genre": "opinion"}
    said |= {"outlet": "The Vale", "url": "https://vale.example/mill", "id": "a-7"}
    query = f"?{urlencode(said)}"
    as_file = server.file(SAID, query + "&path=a-7").json
    as_object = server.post({"text": SAID, **said, "desk": "north"}).json
    assert as_file["article"] | {"extra": {}} == as_object["article"] | {"extra": {}}
    assert as_object["article"]["extra"] == {"desk": "north"}
    for key in ("title", "author", "date", "outlet", "url", "id"):
        assert as_file["article"][key] == said[key]
    assert as_file["article"]["genre"] == "opinion" and as_file["findings"] == as_object["findings"]


def test_one_poisoned_article_is_one_failed_entry(server: Server) -> None:
    articles = [
        {"text": SAID},
        7,
        {"text": None},
        {"title": "no text"},
        {"text": {"a": 1}},
        {"text": SAID, "id": "last"},
    ]
    answer = server.post({"articles": articles})
    assert answer.status == 200
    rows = answer.json["articles"]
    assert [r["schema"] for r in rows] == ["scorecard/1", *["failure/1"] * 4, "scorecard/1"]
    assert [r["code"] for r in rows[1:5]] == ["not-text", "no-text", "no-text", "not-text"]
    assert [r["path"] for r in rows[1:5]] == ["item-2", "item-3", "item-4", "item-5"]
    assert rows[-1]["article"]["path"] == "last"


def test_a_list_of_one_and_of_none_is_a_list(server: Server) -> None:
    one = server.post({"articles": [{"text": SAID, "path": "a"}]}).body.decode()
    assert (
        one
        == '{"schema": "scorecards/1", "articles": [\n'
        + server.post({"text": SAID, "path": "a"}).body.decode()[:-1]
        + "\n]}\n"
    )
    assert server.post({"articles": []}).json == {"schema": "scorecards/1", "articles": []}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "bad-record"),
        (b"{", 400, "bad-record"),
        (b"[]", 400, "bad-record"),
        (b'"text"', 400, "bad-record"),
        (b'{"text": "\xff"}', 400, "undecodable"),
        (b"[" * 50_000, 400, "bad-record"),
        (b'{"a":' * 50_000, 400, "bad-record"),
        (b'{"articles": {}}', 400, "bad-record"),
        (b'{"articles": [], "text": "a"}', 400, "bad-record"),
        (b'{"articles": [' + b"1," * 1000 + b"1]}", 413, "too-many"),
        (b"{}", 422, "no-text"),
        (b'{"text": ""}', 422, "empty"),
        (b'{"text": 5}', 422, "not-text"),
        (b'{"text": "   "}', 422, "no-text"),
    ],
)
def test_bodies_that_are_no_article(server: Server, body: bytes, status: int, code: str) -> None:
    answer = server.post(body)
    assert (answer.status, answer.code) == (status, code)
    assert answer.json["todo"]
    titles = {400: "Bad Request", 413: "Content Too Large", 422: "Unprocessable Content"}  # with every Python
    assert answer.json["title"] == titles[status]


@pytest.mark.parametrize(
    "row",
    [
        '{"text": "A \\ud800 B said so on Monday."}',
        '{"text": "The mayor said so.", "title": "\\ud800\\u0000", "id": "\\udfff"}',
        '{"text": "The mayor said so.", "path": "\\u0000/../../etc/passwd"}',
        '{"text": "The mayor said so.", "path": "' + "a" * 70_000 + '"}',
        '{"text": "The mayor said so.", "n": 1' + "0" * 5000 + "}",
        '{"text": "The mayor said so.", "n": NaN, "date": {"a": []}, "genre": ["news"], "title": 5}',
        '{"text": "The mayor said so.", "n": ' + "[" * 600 + "]" * 600 + "}",
        '{"text": "The mayor said so.", "text": "Ona Merek said so."}',
    ],
)
def test_odd_objects_are_audited_or_refused(server: Server, row: str) -> None:
    answer = server.post(row.encode())
    assert answer.status in (200, 400, 422), answer
    many = server.post(b'{"articles": [' + row.encode() + b"]}")
    assert many.status in (200, 400)
    if many.status == 200:
        assert [r.get("code") for r in many.json["articles"]] != ["internal-error"], many.json


def test_no_file_of_this_machine_is_read(server: Server) -> None:
    answer = server.post({"path": "/etc/passwd", "text": SAID})
    assert answer.status == 200 and answer.json["article"]["text"] == SAID and b"root:" not in answer.body
    assert server.post({"path": "/etc/passwd"}).code == "no-text"


@pytest.mark.parametrize(
    ("media_type", "status"),
    [("image/png", 415), ("application/x-www-form-urlencoded", 415), ("multipart/form-data; boundary=a", 415)],
)
def test_what_is_no_article_by_its_media_type(server: Server, media_type: str, status: int) -> None:
    answer = server.file(SAID, media_type=media_type)
    assert (answer.status, answer.code) == (status, "media-type")
    assert server.ask("POST", "/v1/audit", SAID, OWN).code == "media-type"


def test_fields_that_no_article_has(server: Server) -> None:
    answer = server.file(SAID, "?titel=a")
    assert (answer.status, answer.code, answer.json["todo"]) == (400, "unknown-field", "did you mean 'title'?")
    assert server.file(SAID, "?title=a&title=b").code == "twice"
    assert server.ask("POST", "/v1/audit?title=a", "{}", {"Content-Type": "application/json"}).code == "unknown-field"
    assert set(openapi.FIELDS) == set(Meta.__slots__)


def test_fields_are_cleaned_as_those_of_an_object(server: Server) -> None:
    answer = server.file(SAID, "?title=%20A%00mill%ff%20&author=nan&path=%00%ed%a0%80")
    assert answer.status == 200 and answer.json["article"]["author"] == ""
    title = server.post({"text": SAID, "title": " A\0mill\ufffd "}).json["article"]["title"]
    assert answer.json["article"]["title"] == title == "A\ufffdmill\ufffd"


@given(st.text(st.characters(max_codepoint=255)))
def test_any_content_type_is_told_or_is_none(header: str) -> None:
    media_type, charset = content_type(header.replace("\r", "").replace("\n", ""))
    assert media_type == media_type.strip() and ";" not in media_type and isinstance(charset, str)


def test_the_charset_that_is_said_counts(server: Server) -> None:
    data = "The café owner said so. Ona Merek of the café denied it.\n".encode("cp1252")
    answer = server.file(data, media_type="text/plain; charset=windows-1252")
    assert "café owner" in answer.json["article"]["text"]
    odd = server.file(data, media_type='text/plain; charset="no-such*charset\'"')
    assert odd.status in (200, 422)


def test_rules_and_genres_are_those_of_the_command_line(server: Server) -> None:
    assert server.get("/v1/rules").body == call(["rules", "--format", "json"]).out
    assert server.get("/v1/genres").body == call(["genres", "--format", "json"]).out


def test_every_rule_has_its_page(server: Server) -> None:
    rules = catalogue.every_rule(Config())
    assert any(rule.false_positives for rule in rules.values())
    for row in server.get("/v1/rules").json:
        page = server.get(f"/v1/rules/{row['id']}").json
        assert page.items() >= row.items() and page["bad"] and page["good"] and page["why"]
        assert tuple(page["false_positives"]) == rules[row["id"]].false_positives
        for example in page["bad"]:
            assert all(0 <= start < end <= len(example["text"]) for start, end in example["marks"])


def test_a_rule_that_is_none(server: Server) -> None:
    answer = server.get("/v1/rules/agentless-passive")
    assert (answer.status, answer.code) == (404, "no-rule")
    assert answer.json["todo"] == "did you mean 'agentless-passive-attribution'?"
    for name in ("..%2f..%2fetc%2fpasswd", "%00", "%ff", "a" * 8000):
        assert server.get(f"/v1/rules/{name}").status == 404


def test_health_and_version(server: Server) -> None:
    assert server.get("/v1/health").json == {"status": "ok"}
    version = call(["--version"]).text.split()[-1]
    assert server.get("/v1/version").json == {"version": version}


def test_other_addresses_and_methods(server: Server) -> None:
    for path in ("/v1", "/v1/audit/", "/v2/audit", "/check", "/..%2f..%2fetc/passwd", "/%00"):
        answer = server.get(path)
        assert (answer.status, answer.code) == (404, "not-found")
    answer = server.get("/v1/audit")
    assert (answer.status, answer.code, answer.headers["allow"]) == (405, "method", "POST")
    assert server.ask("TRACE", "/v1/audit", headers={"Cookie": "canary"}).code == "method"
    assert server.ask("HEAD", "/v1/health").body == b""


def test_the_answers_are_json_as_python_reads_it(server: Server) -> None:
    assert json.loads(server.post({"text": "\u2028 </script> The mayor said so."}).body)["schema"] == "scorecard/1"
