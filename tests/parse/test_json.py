"""JSON: which article it is, places within strings, what is none."""

from __future__ import annotations

import html
import json
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import load
from audit.errors import LoadError
from audit.model.article import Article
from audit.model.text import Span
from audit.parse import INPUTS, parse
from audit.parse import json as reader

ARTICLE = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Pier sinks again",
        "articleBody": "The old pier sank on Monday. Nobody was hurt.",
    },
    indent=2,
).encode()


def read(value: object, **how: object) -> Article:
    data = value if isinstance(value, bytes) else json.dumps(value, **how).encode()  # type: ignore[arg-type]
    return parse(load.from_bytes(data, "a.json", INPUTS))


def test_each_word_leads_into_the_string_through_its_escapes() -> None:
    words = "“We said: \\ no/yes,” the board said.\n\nIt sank 😀 in the harbour’s mouth."
    for ascii_only in (True, False):
        article = read({"title": "The “old” pier", "body": words}, ensure_ascii=ascii_only)
        assert (
            article.text
            == "The “old” pier\n\n“We said: \\ no/yes,” the board said.\n\nIt sank 😀 in the harbour’s mouth."
        )
        source = article.source.text
        for sentence in article.sentences:
            at = article.map.to_source(sentence.span)
            assert json.loads(f'"{source[at.start : at.end]}"').split() == article.slice(sentence.span).split()


def test_places_within_a_page_in_a_string() -> None:
    article = read({"title": "T", "html": '<p class="lead">It <b>\u2014 sank</b> &amp; <a href="/x">rose</a>.</p>'})
    assert article.text == "T\n\nIt — sank & rose."
    at = article.map.to_source(article.blocks[1].span)
    assert article.source.text[at.start : at.end].startswith("It <b>\\u2014 sank</b> &amp; <a href=")
    assert [(article.slice(link.span), link.href) for link in article.links] == [("rose", "/x")]
    at = article.map.to_source(article.links[0].span)
    assert article.source.text[at.start : at.end] == "rose"


WORDS = st.text(st.sampled_from('abcÀé😀“”&<>"\\/\u2028\u00a0'), min_size=1, max_size=6)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=4), st.booleans(), st.booleans())
def test_every_word_of_a_page_in_a_string_has_its_place(
    paragraphs: list[list[str]], escaped: bool, marked: bool
) -> None:
    """Two ways of writing in each other, HTML within JSON."""
    tags = ("<p>", "</p>", "<em>", "</em>") if marked else ("<p>", "</p>", "", "")
    lines = ["x", *(f"{tags[2]}{html.escape(word)}{tags[3]}" for words in paragraphs for word in words), "y."]
    article = read({"title": "T", "body": f"{tags[0]}{' '.join(lines)}{tags[1]}"}, ensure_ascii=escaped)
    plain = re.compile(r"</?(?:p|em)>")
    source = article.source.text
    for found in re.finditer(r"[^ \n\u2028]+", article.text[3:]):
        place = article.map.to_source(Span(found.start() + 3, found.end() + 3))
        written = json.loads(f'"{source[place.start : place.end]}"')
        assert html.unescape(plain.sub("", written)).strip(" \n") == found[0]


def test_a_key_that_stands_twice_counts_by_its_last_value() -> None:
    data = b'{"body": "The first.", "x": ["y", {"z": "w"}], "body": "The last one."}'
    article = read(data)
    assert article.text == "The last one."
    assert article.locate(article.sentences[0].span)[0].column == data.index(b"The last") + 1


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b'{"a": 1', "unreadable", "no valid JSON"),
        (
            b'{"body": "x"}\n{"body": "y"}',
            "unreadable",
            "line 2, column 1; if it holds an object a line, name it .jsonl",
        ),
        (b'{"x":' * 100_000, "unreadable", "nested too deeply"),
        (b'{"name": "left-pad", "version": "1.0", "files": []}', "unsupported-format", "known are ninjs (1 to 3)"),
        (b'"words"', "unsupported-format", "save the article as .txt"),
        (b"12", "unsupported-format", "known are"),
        (b'{"uuid": "1", "title": "T", "lexical": "{}"}', "no-text", "formats=html"),
        (b'{"title": "T", "body": "   "}', "unsupported-format", "known are"),
    ],
)
def test_what_is_no_article_is_one_clear_line(data: bytes, code: str, said: str) -> None:
    with pytest.raises(LoadError) as e:
        read(data)
    assert e.value.code == code and said in str(e.value) and "\n" not in str(e.value)


def test_a_list_that_is_named_as_one_article_says_so() -> None:
    with pytest.raises(LoadError, match="a list; known are"):
        parse(load.from_bytes(b'[{"body": "It sank."}]', "-", INPUTS, format="json"))


def test_numbers_of_thousands_of_digits_and_lone_surrogates() -> None:
    article = read(b'{"n": ' + b"9" * 10_000 + b', "body": "It \\ud800 sank \\u0000 here."}')
    assert article.text == "It \ufffd sank \ufffd here."


@pytest.mark.parametrize(
    "value",
    [
        {"data": {"article": {"headline": "T", "body": "It sank."}}},
        {"response": {"content": {"webTitle": "T", "fields": {"headline": "T", "body": "<p>It sank.</p>"}}}},
        {"@context": "x", "@graph": [{"@type": "WebSite", "name": "G"}, {"headline": "T", "articleBody": "It sank."}]},
        {"props": {"pageProps": {"post": {"title": "T", "content": {"rendered": "<p>It sank.</p>"}}}}},
    ],
)
def test_an_article_within_what_a_server_puts_around_it(value: object) -> None:
    assert read(value).text == "T\n\nIt sank."


def test_the_first_bytes_tell_an_object_from_front_matter() -> None:
    assert reader.begins(ARTICLE) and reader.begins(b'\xef\xbb\xbf {"a": 1}\n')
    assert not reader.begins(b'{"title": "T"}\n\nThe text.') and not reader.begins(b"[1]")
    assert load.from_bytes(ARTICLE, "-", INPUTS).format == "json"


def test_what_is_longer_than_any_article_is_refused() -> None:
    for item in (
        {"uri": "x", "type": "text", "body_html": "<div>" * 500_000},
        {"content_elements": [{"type": "text", "content": "It <b>sank</b>. " * 1000}] * 200},
    ):
        with pytest.raises(LoadError, match="more than 2,000,000 characters") as e:
            read(item)
        assert e.value.code == "too-large"


def test_a_long_string_of_escapes_is_linear() -> None:
    body = "\\u201cIt \\n sank.\\u201d " * 100_000
    began = time.process_time()
    read(b'{"body": "' + body.encode() + b'"}')
    assert time.process_time() - began < 10
