"""html: the page as text; what only a browser can tell is in tests/e2e."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render import samples
from render.samples import B, Builder, F, S

from audit.assets import templates_dir
from audit.model.dimension import ReferenceRow
from audit.model.profile import MEASURED, Profile, ToneGroup, ToneProfile
from audit.model.report import Failure, Report
from audit.model.text import Span
from audit.render import RenderOptions, annotated, html_pictures, ledger, render, render_index, view, words
from audit.render.escape import html_text
from audit.render.html_card import page_offsets
from audit.render.spots import Spots
from audit.render.templates import island

VOID = {"meta", "input", "br"}
WORDS = """
html head meta title style body main header footer section article nav h1 h2 h3 h4 h5 p div span a ul ol li dl dt dd
table caption thead tbody tr th td details summary code kbd q bdi b i strong small br label input svg rect path circle g
text tspan figure figcaption pre button script mark
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
        self.scripts: list[str] = []
        self.islands: list[str] = []
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
        if tag == "script":
            assert attrs in ([], [("type", "application/json")])
            (self.islands if attrs else self.scripts).append("")
            self.island = bool(attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) < self.deep:
            self.deep = 0

    def handle_data(self, data: str) -> None:
        if self.deep:
            self.articles[-1] += data
        if self.open and self.open[-1] == "style":
            self.styles[-1] += data
        if self.open and self.open[-1] == "script":
            (self.islands if self.island else self.scripts)[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!r}")


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def check(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    inside = [h for h in page.hrefs if not h.startswith(words.HOME)]
    assert all(h.startswith("#") and h[1:] in page.ids for h in inside), inside
    assert all(d in page.ids for d in page.described)
    (script,) = page.scripts
    styles = " ".join(digest(style) for style in page.styles)
    assert page.csp == (
        f"default-src 'none'; style-src {styles}; script-src {digest(script)}; base-uri 'none'; form-action 'none'"
    )
    for style in page.styles:
        assert not re.search(r"@import|url\(|expression", style)
    for held in page.islands:
        assert not re.search("[<>&\u2028\u2029]", held)
        json.loads(held)


def test_the_script_parses_no_markup_and_asks_nobody() -> None:
    script = (templates_dir() / "card.js").read_text("utf-8")
    forbidden = r"(inner|Adjacent)HTML|outerHTML\s*=|document\.write|DOMParser|eval\(|Function\(|fetch\(|XMLHttp|import"
    assert not re.search(forbidden, script)
    assert "</script" not in script and "<!--" not in script


def test_an_island_cannot_end_its_element() -> None:
    value = {"a": "</script><!--&\u2028\u2029"}
    text = island(value)
    assert not re.search("[<>&\u2028\u2029]", text) and json.loads(text) == value


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
        shown = f"<b>{d.score:.0f}</b> of 100" if d.score is not None else "not judged"
        assert shown in out and d.reason.replace("'", "&#39;") in out
        if d.low is not None and d.high is not None:
            assert f"{view.points(d.low)} to {view.points(d.high)}" in out
        for o in d.outcomes:
            if o.cost:
                took = view.takes(o.cost).removeprefix("takes ")
                assert re.search(f'{o.rule}</a>[^/]*(</span>)?</th><td class="num">{took}</td>', out)
    assert 'aria-label="Of 9 claims: named source 2, other outlet 1, unnamed source 1, no source 5"' in out
    for c in good.checks:
        assert f"line {c.line}" in out
    for limit in good.limits:
        assert limit in out
    assert good.tool.rules_sha256[:12] in out
    assert "does not say whether the article is true" in out


def test_each_finding_that_counts_has_a_lasting_address(good: Report) -> None:
    page = Page(render("html", [good]))
    places = view.places(good)
    assert {i for i in page.ids if i.startswith("f-")} == {f"f-{f.fingerprint}" for f in view.live(good)}
    words = {i for i in page.ids if i.startswith("w-")}
    assert words == {f"w-{p.finding.fingerprint}" for p in places if not p.finding.absent}


def test_paragraphs_are_numbered_as_places_are(good: Report) -> None:
    page = Page(render("html", [good]))
    spots = Spots(good)
    there = {s.paragraph for row in good.sentences if (s := spots.at(row.start)) and s.paragraph}
    assert [i for i in page.ids if i.startswith("par-")] == [f"par-{n}" for n in sorted(there)] and len(there) > 1


@pytest.mark.parametrize("said", words.STANDINGS)
def test_where_a_score_lies_is_said_in_words_beside_a_shape(good: Report, said: str) -> None:
    first = next(d for d in good.dimensions if d.score is not None)
    reference = ReferenceRow("n", "news", 9, 9, None, None, 0, None, 5.0, False, "9 articles")
    out = render("html", [replace(good, dimensions=(replace(first, reference=reference, compared=said),))])
    assert f'<span class="stands {words.STANDINGS[said]}"><bdi>{said}</bdi></span>' in out
    assert f".stands.{words.STANDINGS[said]}::before" in out or said == "as usual"


def test_what_passed_is_folded_with_what_it_looks_for(good: Report) -> None:
    quiet = [o.rule for d in good.dimensions for o in d.outcomes if o.status == "scored" and not o.findings]
    summary = {r.id: r.summary for r in good.rules}
    out = render("html", [good])
    folds = "".join(re.findall(r'<details class="quiet"><summary>Passed.*?</details>', out, re.DOTALL))
    assert quiet
    for rule in quiet:
        assert re.search(rf"<b>{rule}</b>\s*(<bdi>)?{re.escape(summary.get(rule, ''))}", folds), rule


def test_each_rule_that_spoke_has_its_page(good: Report) -> None:
    rules = {f.rule for f in good.findings}
    assert {i.removeprefix("r-") for i in Page(render("html", [good])).ids if i.startswith("r-")} == rules


def test_the_ledger_is_the_ledger(good: Report) -> None:
    out = render("html", [good])
    for row in ledger.speakers(good):
        assert f'<td class="num">{row.statements}</td><td class="num">{row.quoted_words}</td>' in out
    assert len(re.findall(r'<tr id="c-\d+"', out)) == good.article.claims


def test_the_notes_for_the_writer_hold_questions_and_no_scores(good: Report) -> None:
    (notes,) = re.findall(r'<pre class="notes-text"[^>]*>(.*?)</pre>', render("html", [good]), re.DOTALL)
    assert "Which critics, and how many?" in notes and "Lena Ostby" in notes
    assert not any(view.points(d.score) in notes for d in good.dimensions if d.score)


def test_the_pictures_say_in_words_what_they_draw(good: Report) -> None:
    tone = ToneProfile(MEASURED, own=ToneGroup(3, mean=-0.12), series=((2, 0.4), (3, -0.6), (4, 0.0), (99, 1.0)))
    out = render("html", [replace(good, profile=Profile(tone=tone))])
    assert "tone of 3 sentences, mean -0.12, from -0.6 to 0.4" in out
    assert "2 words of doubt; 0 owned (rings, upper row), 2 unowned" in out
    chain = html_pictures.chain(good)
    assert chain is not None and sum(n for _, _, n, _ in chain.said) == good.article.claims
    assert ("Coastline Daily", "outlet", 1, "") in chain.said
    voices = html_pictures.voices(good)
    assert [(v.name, v.words) for v in voices] == [("Tam Weil", 6)]


def test_a_named_source_inside_an_outlet_is_where_that_has_it_from(good: Report) -> None:
    statuses = [a.status for a in good.attributions]
    named, outlet = statuses.index("identified"), statuses.index("outlet")
    rows = list(good.attributions)
    rows[named] = replace(rows[named], inside=outlet)
    chain = html_pictures.chain(replace(good, attributions=tuple(rows)))
    assert chain is not None and ("Coastline Daily", "outlet", 2, "mayor Lena Ostby") in chain.said


def test_a_report_without_profiles_is_drawn_without_tone(good: Report) -> None:
    course = html_pictures.course(replace(good, profile=Profile()))
    assert course is not None and course.tone is None


@given(st.text(st.sampled_from("ab\r\n東😀\0"), max_size=30))
def test_offsets_are_those_of_the_page(text: str) -> None:
    page = text.replace("\r\n", "\n")
    at = page_offsets(text)
    units = page.encode("utf-16-le")
    assert len(at) == len(text) + 1 and at[len(text)] * 2 == len(units)
    for n, c in enumerate(text):
        if c not in "\r\n":
            assert units[at[n] * 2 : at[n + 1] * 2].decode("utf-16-le") == c


def test_a_card_of_an_ordinary_article_is_small(good: Report) -> None:
    assert len(render("html", [good]).encode()) < 300_000


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
    assert len(page.scripts) == 1 and not page.islands
    assert [h for h in page.hrefs if not h.startswith("#")] == ["./a%20b.html", "./x%3Ay.html"]
    assert "1 could not be audited" in out
    assert "Which critics, and how many?" in out
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
    blocks, tail = annotated.blocks(report, annotated.notes(report), Spots(report))
    pieces = [(p.text, p.note and p.note.finding.rule) for r in blocks[0].runs for p in r.pieces]
    assert pieces == [("One ", "wide"), ("two", "narrow"), (" three four.", "wide")]
    assert tail == ""


def test_a_finding_with_two_spans_from_one_place_has_one_address(good: Report) -> None:
    first = good.findings[1]
    start = first.spans[0].start
    both = replace(first, spans=(Span(start, start + 12), Span(start, start + 5)))
    check(Page(render("html", [replace(good, findings=(good.findings[0], both, *good.findings[2:]))])))


@pytest.mark.parametrize("path", ["-", "news/a.txt"])
def test_an_article_without_a_title_goes_by_its_path(path: str) -> None:
    report = Builder((B("body", (S("It rained."),)),)).report(path, "", ())
    assert f"<title>{view.name(path)} · " in render("html", [report])


def unsettled(report: Report) -> Report:
    """The report with its first rule in preview and its second deprecated."""
    first, second, *others = report.rules
    return replace(report, rules=(replace(first, status="preview"), replace(second, status="deprecated"), *others))


@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "sarif"])
def test_rules_on_their_way_in_or_out_are_marked(good: Report, name: str) -> None:
    report = unsettled(good)
    found = {f.rule for f in report.findings}
    assert {r.id for r in report.rules[:2]} <= found, "they have findings"
    options = RenderOptions(verbose=True)
    before, after = (render(name, [r], options) for r in (good, report))
    for word in ("preview", "deprecated"):
        assert after.count(word) > before.count(word), word
    assert all(r.status == "stable" for r in good.rules)


def test_what_a_dimension_is_called_cannot_end_the_style_sheet(good: Report) -> None:
    title = '</style><script>"}*{display:none}\\'
    report = replace(good, dimensions=tuple(replace(d, title=title) for d in good.dimensions))
    out = render_index([report, report], {})
    page = Page(out)
    assert len(page.scripts) == 1 and page.styles[-1].count("{") == page.styles[-1].count("}")
    assert "display:none" not in page.styles[-1] and "</style" not in page.styles[-1]


def test_on_paper_no_notes_span_rows(good: Report) -> None:
    """What spans rows of a grid is printed over what follows a page break."""
    grid = Page(render("html", [good])).styles[-1]
    screen, paper = grid.split("@media print{")
    assert re.search(r"grid-row:\d+/\d+", screen)
    assert len(re.findall(r"#n\d+\{grid-row:\d+\}", paper)) == 4 and "/" not in paper


def test_words_that_are_a_quotation_are_not_quoted_twice(good: Report) -> None:
    report = Builder((B("body", (S("“Nobody knows,” it said."),)),)).report(
        "a.txt", "", (F("quote-without-speaker", "error", "“Nobody knows,”"), F("vague", "warning", "it said"))
    )
    out = render("html", [report])
    assert '<span class="w"><bdi>“Nobody knows,”</bdi></span>' in out and '<q class="w"><bdi>it said</bdi></q>' in out


def test_the_index_says_what_the_json_says(good: Report, nasty: Report) -> None:
    out = render_index([good, nasty], {})
    rows = re.findall(r"<tr[^>]*><th scope=\"row\">.*?</tr>", out)
    for report, row in zip((good, nasty), rows, strict=True):
        cells = re.findall(r"<td[^>]*>([^<]*)</td>", row)
        nobody = view.answers(report).groups["nobody"]
        scores = [view.points(d.score) if d.score is not None else "–" for d in report.dimensions]
        asked = len(view.asked(report, view.places(report)))
        who = f"{nobody} of {report.article.claims}" if report.article.claims else "–"
        assert cells == [f"{report.article.words:,}", str(report.article.claims), who, *scores, str(asked)]
    totals = [view.answers(r).groups for r in (good, nasty)]
    for group, word, _ in words.GROUPS:
        assert re.search(f"{word}</a> <b>{sum(t[group] for t in totals)}</b>", out)
