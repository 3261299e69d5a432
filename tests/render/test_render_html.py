"""html: the page as text; what only a browser can tell is in tests/e2e."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render import samples
from render.samples import B, Builder, F, S

from audit.model.report import Failure, Report
from audit.render import annotated, render, render_index, view
from audit.render.escape import html_text

VOID = {"meta", "input", "br"}
WORDS = """
html head meta title style body main header footer section article nav h1 h2 h3 h4 h5 p div span a ul ol li dl dt dd
table thead tbody tr th td details summary code q bdi b strong small br label input svg rect
"""
TAGS = set(WORDS.split())


class Page(HTMLParser):
    """Reads a page strictly: every element closed, known, without a dangerous attribute; ids once; text kept."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.described: list[str] = []
        self.articles: list[str] = []
        self.styles: list[str] = []
        self.csp = ""
        self.deep = 0
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attrs:
            assert not name.startswith("on") and name not in ("style", "srcdoc", "src", "action"), name
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.hrefs.append(value or "")
            if name in ("aria-labelledby", "aria-describedby"):
                self.described.append(value or "")
        if tag == "meta" and ("http-equiv", "Content-Security-Policy") in attrs:
            self.csp = dict(attrs)["content"] or ""
        if tag not in VOID:
            self.open.append(tag)
        if "data-article-text" in dict(attrs):
            self.deep = len(self.open)
            self.articles.append("")
        if tag == "style":
            self.styles.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) < self.deep:
            self.deep = 0

    def handle_data(self, data: str) -> None:
        if self.deep:
            self.articles[-1] += data
        if self.open and self.open[-1] == "style":
            self.styles[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!r}")


def check(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert all(h.startswith("#") and h[1:] in page.ids for h in page.hrefs), page.hrefs
    assert all(d in page.ids for d in page.described)
    assert "default-src 'none'" in page.csp and "unsafe" not in page.csp and "script" not in page.csp
    for style in page.styles:
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in page.csp
        assert not re.search(r"@import|url\(|expression", style)


def test_each_page_is_sound_and_holds_the_text(each: Report) -> None:
    page = Page(render("html", [each]))
    check(page)
    text = each.article.text
    assert page.articles == ([] if text is None else [html_text(text)])


def test_many_cards_on_one_page(batch: list[Report | Failure]) -> None:
    out = render("html", batch)
    page = Page(out)
    check(page)
    assert len(page.articles) == 2
    assert out.count('class="card failed"') == 2


def test_the_page_says_what_the_json_says(good: Report) -> None:
    out = render("html", [good])
    for d in good.dimensions:
        shown = f"<b>{view.points(d.score)}</b> of 100" if d.score is not None else "not judged"
        assert shown in out and d.reason.replace("'", "&#39;") in out
    assert 'aria-label="Of 9 claims: named source 2, other outlet 1, unnamed source 1, nobody 5"' in out
    for c in good.checks:
        assert f"line {c.line}" in out
    for limit in good.limits:
        assert limit in out
    assert good.tool.rules_sha256[:12] in out
    assert "does not say whether the article is true" in out


def test_each_place_is_a_note_with_a_lasting_address(good: Report) -> None:
    page = Page(render("html", [good]))
    places = view.places(good)
    assert [i for i in page.ids if i.startswith("f-")] == [f"f-{p.finding.fingerprint}" for p in places]
    words = {i for i in page.ids if i.startswith("w-")}
    assert words == {f"w-{p.finding.fingerprint}" for p in places if not p.finding.absent}


def test_inserted_blocks_are_set_apart(good: Report) -> None:
    out = render("html", [good])
    assert re.search(r'<p class="block promo"[^>]*data-label="inserted: promotion"', out)


def test_unscored_numbers_are_shown_as_given(good: Report) -> None:
    out = render("html", [good])
    assert "62.1" in out and "cmudict" in out and "-0.12" in out


def test_index(good: Report, nasty: Report) -> None:
    failure = samples.NASTY_FAILURE
    out = render_index([good, failure, nasty], {good.article.path: "a b.html", nasty.article.path: "x:y.html"})
    page = Page(out)
    assert [h for h in page.hrefs if not h.startswith("#")] == ["./a%20b.html", "./x%3Ay.html"]
    assert "1 could not be audited" in out
    assert "Which critics, and how many?" in out
    assert "<script" not in out
    assert Page(render_index([], {})).ids


PIECES = st.sampled_from(["plain words", "a <b> tag", "naïve 東京", "x & y", "“quoted”", "\x00\x1b", "end."])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_overlap_of_marks_leaves_the_text_whole(data: st.DataObject) -> None:
    blocks = data.draw(
        st.lists(
            st.lists(PIECES, min_size=1, max_size=3).map(
                lambda ws: B("body", tuple(S(f"{n} {w}", "none") for n, w in enumerate(ws)))
            ),
            min_size=1,
            max_size=3,
        )
    )
    b = Builder(tuple(blocks), data.draw(st.sampled_from(["\n\n", "\r\n", " ~ "])))
    ends = st.integers(0, len(b.text))
    cuts = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=6))
    words = {b.text[i:j]: None for i, j in cuts if j > i}
    made = b.report("a.txt", "t", tuple(F(f"rule-{n}", "warning", w) for n, w in enumerate(words)))
    page = Page(render("html", [made]))
    check(page)
    assert page.articles == [html_text(b.text)]


def test_the_strongest_note_wins_where_places_overlap() -> None:
    b = Builder((B("body", (S("One two three four.", "none"),)),))
    report = b.report("a.txt", "", (F("wide", "warning", "One two three four."), F("narrow", "error", "two")))
    blocks, tail = annotated.blocks(report, annotated.notes(report))
    pieces = [(p.text, p.note and p.note.finding.rule) for r in blocks[0].runs for p in r.pieces]
    assert pieces == [("One ", "wide"), ("two", "narrow"), (" three four.", "wide")]
    assert tail == ""


@pytest.mark.parametrize("path", ["-", "news/a.txt"])
def test_an_article_without_a_title_goes_by_its_path(path: str) -> None:
    report = Builder((B("body", (S("It rained."),)),)).report(path, "", ())
    assert f"<title>{view.name(path)} · " in render("html", [report])
