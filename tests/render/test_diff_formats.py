"""A comparison in its four formats: nothing of the articles is live, everything fits, the same words everywhere."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import jsonschema
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from render import samples
from render.samples import NASTY, B, Builder, F, S

from audit.errors import UsageError
from audit.model.decode import decode
from audit.model.diff import Diff, ScoreVerdict
from audit.model.report import Report
from audit.render import RenderOptions, schema
from audit.render.diff import FORMATS, compare_runs, render
from audit.render.diff.said import VERDICTS, score
from audit.render.width import width


def edited() -> Report:
    """The good sample after an edit: a paragraph more, a crowd named, a word put in; one dimension clearly higher."""
    blocks = list(samples.BLOCKS)
    first = blocks[2].sentences
    named = S("The harbour union says the boats are far too slow.", "identified")
    blocks[2] = B("body", (first[0], named, first[2]))
    blocks.insert(2, B("body", (S("A stunning sum was named by nobody.", "none"),)))
    findings = (
        *(f for f in samples.FINDINGS if f.words not in ("Critics say", "Critics")),
        F("peacock-term", "warning", "stunning", "Says who?", dimension="language"),
    )
    made = Builder(tuple(blocks)).report("news/ferry plan.txt", "Harbour ferry plan splits the town", findings)
    better = tuple(replace(d, score=88.8, low=80.0, high=90.0) if d.id == "attribution" else d for d in made.dimensions)
    rules = samples.good().rules
    return replace(made, headline="No source found in reach for 4 of 10 claims.", dimensions=better, rules=rules)


def hostile() -> tuple[Report, Report]:
    """Everything that an output could act on, before and after: fixed, new, reworded and set aside."""
    old = samples.nasty()
    blocks = tuple(B("body", (S(words + " Added <b>now</b> ::warning::x.", "none"),)) for words in NASTY)
    found = tuple(F(f"rule-{n}", "error", words, f"Who says “{words}”?") for n, words in enumerate(NASTY[:4]))
    more = (F("rule-new", "error", "Added <b>now</b> ::warning::x."),)
    after = Builder(blocks, "\n\n").report("new|path\x1b[1m`<i>`.txt", NASTY[0], (*found, *more))
    return old, replace(after, headline=NASTY[5])


def diffs() -> dict[str, Diff]:
    good, bare = samples.good(), samples.bare()
    old, new = hostile()
    lone = replace(old, article=replace(old.article, path="::error::\u202elone.txt", sha256="9" * 64))
    return {
        "good": compare_runs([good], [edited()]),
        "same": compare_runs([good], [good]),
        "hostile": compare_runs([old], [new]),
        "back": compare_runs([new], [old]),
        "empty": compare_runs([], []),
        "many": compare_runs(
            [good, bare, lone, samples.NASTY_FAILURE], [edited(), bare, replace(new, tool=good.tool), samples.FAILURE]
        ),
        "without-text": compare_runs([samples.without_text(old)], [samples.without_text(new)]),
    }


DIFFS = diffs()
each = pytest.mark.parametrize("diff", DIFFS.values(), ids=DIFFS)


def test_there_is_no_other_format() -> None:
    assert set(FORMATS) == {"terminal", "markdown", "html", "json"}
    with pytest.raises(UsageError, match="no format 'poem'"):
        render("poem", DIFFS["same"])


# -- terminal


@each
@pytest.mark.parametrize("verbose", [False, True])
def test_the_terminal_is_80_plain_columns(diff: Diff, verbose: bool) -> None:
    out = render("terminal", diff, RenderOptions(verbose=verbose))
    assert max(width(line) for line in out.split("\n")) <= 80
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)
    assert not re.search(r"::|##\w*\[", out)
    color = render("terminal", diff, RenderOptions(verbose=verbose, color=True))
    assert re.sub("\x1b\\[[0-9;]*m", "", color) == out


def test_the_terminal_says_what_changed() -> None:
    out = render("terminal", DIFFS["good"])
    for line in (
        "After   No source found in reach for 4 of 10 claims.",
        "Attribution   38.9 (33-44)      -> 88.8 (80-90)      higher",
        "Sources       75 (69-81)        -> 75 (69-81)        no difference",
        "Transparency  not judged        -> not judged        this file cannot show it:",
        'warning  "stunning"',
        "Which critics, and how many?  [crowd-as-source] (+1)",
        "Moved: +2 lines: ",
    ):
        assert line in out, line
    assert "1 new, 2 fixed" in out
    assert "No change: 1 article" in render("terminal", DIFFS["many"])
    assert "The file is the same, byte for byte." in render("terminal", DIFFS["same"])


def test_dimensions_that_cannot_be_compared_say_so() -> None:
    good = samples.good()
    other = replace(good, tool=replace(good.tool, rules_sha256="c" * 64))
    diff = compare_runs([good], [other])
    for form in FORMATS:
        out = " ".join(render(form, diff).replace("`", "").split())
        assert "other rules: aaaaaaaaaaaa before, cccccccccccc after" in out
        assert ("not-comparable" if form == "json" else "not comparable") in out


# -- markdown

OWN_HTML = re.compile(r"</?(details|summary|sub)>")


def tokens(text: str) -> list[Token]:
    parsed = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)
    return [t for token in parsed for t in (token, *(token.children or []))]


@each
@pytest.mark.parametrize("verbose", [False, True])
def test_a_comment_holds_nothing_live(diff: Diff, verbose: bool) -> None:
    parsed = tokens(render("markdown", diff, RenderOptions(verbose=verbose)))
    assert not {t.type for t in parsed} & {"link_open", "image", "fence", "code_block", "s_open"}
    for t in parsed:
        if t.type in ("html_block", "html_inline"):
            assert "<" not in OWN_HTML.sub("", t.content), t.content
        if t.type == "text":
            assert not re.search(r"@\w|#\d|://|www\.", t.content), t.content


def test_a_comment_says_what_changed() -> None:
    out = render("markdown", DIFFS["good"])
    for line in (
        "| Attribution | 38.9 (33-44) | 88.8 (80-90) | **higher under every weighting** |",
        "| Transparency | not judged | not judged | not judged, this file cannot show it: no metadata to check |",
        "- 5:3 **warning** `stunning` Says who? `peacock-term`",
        "`Critics say` Which critics, and how many? `crowd-as-source` (+1)",
    ):
        assert line in out, line
    assert "| `news/ferry plan.txt` | 1 | 2 | 5 of 9 → 5 of 10 |" in render("markdown", DIFFS["many"])


def test_a_row_of_the_table_stays_a_row() -> None:
    """A bar in a path would begin another cell, even in a code span."""
    rows = [t.content for t in tokens(render("markdown", DIFFS["many"])) if t.type == "code_inline"]
    assert "new|path\\x1b[1m`<i>`.txt" in rows


def test_a_comment_is_bounded() -> None:
    blocks = tuple(B("body", (S(f"Critics {n} say it number {n * 7}.", "vague"),)) for n in range(300))
    found = tuple(F("crowd-as-source", "error", f"Critics {n} say") for n in range(300))
    was, now = Builder(blocks).report("a.txt", "", ()), Builder(blocks).report("a.txt", "", found)
    old, new = ([replace(r, article=replace(r.article, path=f"{k}.txt")) for k in range(80)] for r in (was, now))
    out = render("markdown", compare_runs(old, new))
    assert len(out) < 65_536 and "68 more articles" in out and "and 290 more places" in out


# -- html

VOID = {"meta", "input", "br"}
WORDS = """
html head meta title style body main header footer section article h1 h2 h3 h4 h5 p div span a ul li dl dt dd table
thead tbody tr th td details summary code q bdi b strong small br kbd label input svg rect line script
"""
TAGS = set(WORDS.split())


class Page(HTMLParser):
    """Reads a page strictly: every element closed and known, no dangerous attribute; ids, links and words kept."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.named: list[str] = []
        self.words = ""
        self.csp = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        given = {name: value or "" for name, value in attrs}
        assert not any(name.startswith("on") or name in ("style", "srcdoc", "src", "action") for name in given)
        self.ids += [given["id"]] if "id" in given else []
        self.hrefs += [given["href"]] if "href" in given else []
        self.named += [given["aria-labelledby"]] if "aria-labelledby" in given else []
        self.csp = self.csp or (given.get("content", "") if given.get("http-equiv") else "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!r}")


def check(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert all(h.startswith("#") and h[1:] in page.ids for h in page.hrefs), page.hrefs
    assert all(n in page.ids for n in page.named)
    assert "default-src 'none'" in page.csp and "unsafe" not in page.csp
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", page.words)


@each
def test_each_page_is_sound(diff: Diff) -> None:
    check(Page(render("html", diff)))


@each
def test_every_number_of_the_page_is_that_of_the_json(diff: Diff) -> None:
    words = " ".join(Page(render("html", diff, RenderOptions(verbose=True))).words.split())
    for d in decode(Diff, json.loads(render("json", diff))).articles:
        assert " ".join(d.headline.split())[:20] in words or "\x1b" in d.headline
        for x in d.dimensions:
            assert f"{score(x.before)} → {score(x.after)}".replace("-", "–") in words
            assert VERDICTS[ScoreVerdict(x.verdict)] in words
        assert f"New {d.counts.new}" in words and f"Fixed {d.counts.fixed}" in words
        assert f"{d.answered.claims:,} claim" in words


def test_the_words_of_a_finding_lead_to_it() -> None:
    out = render("html", DIFFS["good"])
    (stunning,) = re.findall(r'<a class="asked-of" href="#([^"]+)">stunning</a>', out)
    (critics,) = re.findall(r'<a class="asked-of" href="#([^"]+)">Critics say</a>', out)
    entry = re.search(rf'<li id="{stunning}">(.*?)</li>', out, re.S)
    assert entry and "Says who?" in entry[1] and stunning != critics
    assert re.search(r'<span class="said changed nobody" role="insertion">A <a', out)


# -- json


@each
def test_the_json_is_valid_and_comes_back_without_loss(diff: Diff) -> None:
    out = render("json", diff)
    value = json.loads(out)
    jsonschema.Draft202012Validator(schema.diff_schema()).validate(value)
    again = decode(Diff, value)
    assert render("json", again) == out
    if "\\udcff" not in repr(diff):  # no UTF-8 can hold it; U+FFFD stands for it
        assert again == diff
    assert not re.search("[\x7f-\x9f\u2028\u2029\u202a-\u202e]", out)


def test_the_published_schema_is_a_schema_and_closed() -> None:
    made = schema.diff_schema()
    jsonschema.Draft202012Validator.check_schema(made)
    assert all(d["additionalProperties"] is False for d in made["$defs"].values())
    assert "reworded" in made["$defs"]["Change"]["properties"]["kind"]["enum"]


@each
def test_the_same_comparison_gives_the_same_bytes(diff: Diff) -> None:
    for form in FORMATS:
        made = render(form, diff)
        assert made == render(form, diff) and made.encode("utf-8")
