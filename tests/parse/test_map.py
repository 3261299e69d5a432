"""Every word of Article.text leads back to its own characters of the file, in every format."""

from __future__ import annotations

import codecs
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.load import from_bytes
from audit.model.article import Article
from audit.model.text import Span
from audit.parse import INPUTS, parse

# What a writer types, in two parts: markup before the word, the word as it stands in the file; and what a reader sees.
# A number is put behind each, so that every word is another.
Atom = tuple[str, str, str]
PLAIN: list[Atom] = [("", w, w) for w in ("tide", "“Näve", "😀crew", "a-b", "3.5", "İst", "ﬁn")]
MARKDOWN: list[Atom] = [
    *PLAIN,
    ("*", "tide*", "tide"),
    ("", "un**do**ne", "undone"),
    ("***", "both***", "both"),
    ("`", "code`", "code"),
    ("[", "word](http://x.org/a_b 'the *title*')", "word"),
    ("[", 'word](<a b> "title")', "word"),
    ("[", "see *it*][ref]", "see it"),
    ("[", "ref]", "ref"),
    ("[", "ref][]", "ref"),
    ("", "A&amp;B", "A&B"),
    ("", "\\*star", "*star"),
    ("", "&#8220;q", "“q"),
    ("<b>", "bold</b>", "bold"),
    ("", "f\\_g", "f_g"),
]
HTML: list[Atom] = [
    *PLAIN,
    ("<b>", "tide</b>", "tide"),
    ("", "un<i>do</i>ne", "undone"),
    ("<a href='x>y'>", "word</a>", "word"),
    ("", "A&amp;B", "A&B"),
    ("", "&ldquo;q&rdquo;", "“q”"),
    ("", "&notin;x", "∉x"),
    ("", "x<!-- no -->y", "xy"),
    ("<span class=a><em>", "deep</em></span>", "deep"),
    ("", "&#x1F600;", "😀"),
    ("", "a&b", "a&b"),
    ("<wbr>", "long", "long"),
]
END = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def documents(draw: st.DrawFn, atoms: list[Atom]) -> tuple[list[list[Atom]], str]:
    """Paragraphs of words, and the line end of the file."""
    end = draw(END)
    blocks = draw(st.lists(st.lists(st.sampled_from(atoms), min_size=1, max_size=7), min_size=1, max_size=5))
    count = 0
    out: list[list[Atom]] = []
    for block in blocks:
        row = []
        for markup, written, seen in block:
            count += 1
            row.append((markup, f"{written}q{count}", f"{seen}q{count}"))
        out.append(row)
    return out, end


def written(block: list[Atom], between: str) -> str:
    return between.join(markup + word for markup, word, _ in block)


def check(article: Article, blocks: list[list[Atom]]) -> None:
    """The words of the text are those seen, in order, and each leads to exactly what was written for it."""
    seen = [(word, source) for block in blocks for _, source, word in block]
    found = [m.span() for m in re.finditer(r"[^\s\u00a0]+", article.text)]
    assert [article.text[a:b] for a, b in found] == [part for word, _ in seen for part in word.split()]
    at = 0
    for word, source in seen:
        parts = len(word.split())
        span = Span(found[at][0], found[at + parts - 1][1])
        at += parts
        place = article.map.to_source(span)
        assert article.source.text[place.start : place.end] == source
        check_location(article, span, place.start)


def check_location(article: Article, span: Span, offset: int) -> None:
    before = re.split(r"\r\n|\r|\n", article.source.text[:offset])
    start, _ = article.locate(span)
    assert (start.line, start.column) == (len(before), len(before[-1]) + 1)


def article_of(text: str, path: str, bom: bool) -> Article:
    return parse(from_bytes((codecs.BOM_UTF8 if bom else b"") + text.encode(), path, INPUTS))


@settings(max_examples=80, deadline=None)
@given(documents(PLAIN), st.booleans())
def test_plain_text(document: tuple[list[list[Atom]], str], bom: bool) -> None:
    blocks, end = document
    article = article_of((end * 2).join(written(block, " ") for block in blocks), "a.txt", bom)
    check(article, blocks)


@settings(max_examples=150, deadline=None)
@given(documents(MARKDOWN), st.booleans(), st.sampled_from(["", "> ", "- ", "# ", "> - "]), st.booleans())
def test_markdown(document: tuple[list[list[Atom]], str], bom: bool, mark: str, wrapped: bool) -> None:
    blocks, end = document
    rest = "  " if mark.endswith("- ") else mark
    inner = f"{end}{rest}" if wrapped and mark in ("", "> ") else " "
    text = (end * 2).join(mark + written(block, inner) for block in blocks)
    check(article_of(f"{text}{end * 2}[ref]: http://x.org 'the title'{end}", "a.md", bom), blocks)


@settings(max_examples=150, deadline=None)
@given(documents(HTML), st.booleans(), st.sampled_from(["p", "li", "div", "h2", "blockquote"]), st.booleans())
def test_html(document: tuple[list[list[Atom]], str], bom: bool, tag: str, wrapped: bool) -> None:
    blocks, end = document
    inner = f" {end}\t" if wrapped else " "
    text = end.join(f"<{tag}>" + written(block, inner) + f"</{tag}>" for block in blocks)
    check(article_of(f"<html><title>?</title>{end}<body>{text}</body></html>", "a.html", bom), blocks)


def test_an_entity_is_found_as_it_is_written() -> None:
    article = article_of("<p>AT&amp;T &amp; &lt;x&gt;</p>", "a.html", False)
    words = [Span(*m.span()) for m in re.finditer(r"\S+", article.text)]
    places = [article.map.to_source(span) for span in words]
    assert [article.source.text[p.start : p.end] for p in places] == ["AT&amp;T", "&amp;", "&lt;x&gt;"]


def test_each_character_of_an_escape_has_a_place() -> None:
    article = article_of("a \\*b\\* c", "a.md", False)
    assert article.text == "a *b* c"
    places = [article.map.to_source(Span(n, n + 1)) for n in range(len(article.text))]
    assert [article.source.text[p.start : p.end] for p in places] == ["a", " ", "\\*", "b", "\\*", " ", "c"]


def test_tabs_in_a_list_and_a_table() -> None:
    source = "-\tone *two*\n\tthree\n\n| a\\|b | c |\n|---|---|\n| d | `e\\|f` |\n"
    article = article_of(source, "a.md", False)
    assert [article.slice(b.span) for b in article.blocks] == ["one two three", "a|b", "c", "d", "e|f"]
    places = [article.map.to_source(b.span) for b in article.blocks]
    assert [source[p.start : p.end] for p in places] == ["one *two*\n\tthree", "a\\|b", "c", "d", "e\\|f"]
