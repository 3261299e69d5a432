"""Foreign words come out harmless, and no more changed than needs be."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from audit.render import escape

ANY = st.text(alphabet=st.characters(), max_size=120)  # all of Unicode, lone surrogates too
MARKUP = st.text(alphabet="<>&'\"=+-@|%#*_`[](){}!\\/:.~$ \t\r\nawx19\x1b\u202e\u200b，＝", max_size=80)
WORDS = ANY | MARKUP


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("a\u202eb", "a\\u202eb"),
        ("a\U000e0041b", "a\\U000e0041b"),
        ("\ufeffa\u200bb", "\\ufeffa\\u200bb"),
        (" a\r\n\tb\u00a0c ", "a b c"),
        ("naïve 東京 😀 e\u0301", "naïve 東京 😀 e\u0301"),
        ("\udc80", "\\udc80"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert escape.visible(text) == shown


@given(WORDS)
def test_visible_text_is_one_line_without_controls(text: str) -> None:
    shown = escape.visible(text)
    assert shown.isprintable() or not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    assert escape.visible(shown) == shown


@given(WORDS)
def test_plain_text_holds_no_command(text: str) -> None:
    assert not re.search(r"::|##\w*\[", escape.plain(text))


@given(WORDS)
def test_json_text_is_the_same_value(text: str) -> None:
    made = escape.json_text(json.dumps([text], ensure_ascii=False))
    assert json.loads(made) == [escape.without_surrogates(text)]
    assert not re.search("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u200b\ufeff\ud800-\udfff]|##\\w*\\[", made)


@given(WORDS)
def test_no_cell_starts_a_formula(text: str) -> None:
    cell = escape.csv_cell(text)
    start = "[\\s\u00a0\u200b\ufeff'\"]*[=+\\-@\uff1d\uff0b\uff0d\uff20|%]"
    assert cell.startswith("'") or re.fullmatch(r"[+-]?\d+(\.\d+)?", cell) or not re.match(start, cell)
    assert "\n" not in cell and "\r" not in cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [("-5", "-5"), ("+1.5", "+1.5"), ("=1+1", "'=1+1"), ("  @x", "'@x"), ("＝1", "'＝1"), ("a=b", "a=b"), ("-", "'-")],
)
def test_csv_cell(text: str, cell: str) -> None:
    assert escape.csv_cell(text) == cell


@given(WORDS)
def test_a_sarif_message_has_no_link_and_no_placeholder(text: str) -> None:
    message = escape.sarif_message(text)
    bare = re.sub(r"\\.", "", message)
    assert "[" not in bare and "]" not in bare
    assert not re.search(r"\{", message.replace("{{", "")) and not re.search(r"\}", message.replace("}}", ""))


@pytest.mark.parametrize(
    ("path", "uri", "base"),
    [
        ("news/a b.txt", "news/a%20b.txt", ""),
        ("./a.txt", "a.txt", ""),
        ("/srv/a.txt", "srv/a.txt", "ROOT"),
        ("../x/../a.txt", "x/a.txt", "OUTSIDE"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29", ""),
        ("é\udcff[]{}.txt", "%C3%A9%FF%5B%5D%7B%7D.txt", ""),
        ("-", "-", ""),
    ],
)
def test_uri(path: str, uri: str, base: str) -> None:
    assert escape.uri(path) == (uri, base)


@given(WORDS)
def test_html_text_keeps_its_length(text: str) -> None:
    shown = escape.html_text(text)
    assert len(shown) == len(text)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", shown)
    ordinary = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "", text)
    assert escape.html_text(ordinary) == ordinary


@given(WORDS)
def test_a_code_span_holds_its_words(text: str) -> None:
    made = escape.markdown_code(text)
    tokens = MarkdownIt("commonmark").parseInline(f"x {made} y")[0].children or []
    shown = escape.without_commands(escape.visible(text))
    assert [t.type for t in tokens] == (["text", "code_inline", "text"] if shown else ["text"])
    assert not shown or tokens[1].content.strip() == shown.strip()


@given(WORDS)
def test_markdown_makes_nothing_of_foreign_words(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(f"x {escape.markdown(text)} y")
    inline = [t for t in tokens if t.type == "inline"]
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    parts = [t for one in inline for t in one.children or []]
    assert {t.type for t in parts} <= {"text", "code_inline", "text_special"}
    # Hosts make links, mentions and references of bare words too, but not inside code.
    bare = "".join("\n" if t.type == "code_inline" else t.content for t in parts)
    assert not re.search(r"@\w|#\d|://|www\.\w", bare)


@pytest.mark.parametrize("text", ["::", ":::", "a ::::: b", ":::set-env name=x::y"])
def test_of_a_row_of_colons_no_two_stay_together(text: str) -> None:
    assert "::" not in escape.plain(text)
    assert escape.plain(text).replace(": ", ":").rstrip() == text.replace(": ", ":").rstrip()
