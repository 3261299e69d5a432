"""What changed between two reports, told from hand-made ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render import samples
from render.samples import B, Builder, F, S

from audit.model.diff import ArticleDiff, ChangeKind, ScoreVerdict
from audit.model.dimension import DimensionRow, OutcomeRow
from audit.model.report import FindingRow, PlaceRow, Report, RuleRow, WaiverRow
from audit.render import view
from audit.render.diff import compare, compare_runs
from audit.render.diff.align import align, equal
from audit.render.diff.passages import pieces
from audit.render.diff.said import shifts, tally

HEAD = B("headline", (S("Ferry plan splits the town"),), "heading")
FIRST = B("body", (S("Critics say the boats are far too slow.", "vague"), S("The yard opens on Monday.", "none")))
LAST = B("body", (S("The groundbreaking fleet costs 9 million euros.", "none"), S("It falls on Monday.")))
CROWD = F("crowd-as-source", "error", "Critics say", "Which critics?")
PEACOCK = F("peacock-term", "warning", "groundbreaking", "Says who?", dimension="language")


KNOWN = ("crowd-as-source", "date-missing", "named-source", "peacock-term", "unsourced-figure")
IN_FORCE = tuple(RuleRow(rule, "attribution", "attribution", "warning", "stable", f"Finds {rule}.") for rule in KNOWN)


def made(blocks: tuple[B, ...], *findings: F, **more: Any) -> Report:
    report = Builder(blocks).report("news/a.txt", "Ferry plan splits the town", findings, **more)
    return replace(report, rules=IN_FORCE)


def kinds(d: ArticleDiff) -> list[tuple[str, str]]:
    return [(c.kind, c.rule) for c in d.changes]


def with_findings(report: Report, *findings: FindingRow) -> Report:
    return replace(report, findings=findings)


def test_nothing_changed(each: Report) -> None:
    d = compare(each, each)
    assert d.changes == () and d.quiet and d.identical and d.passages == ()
    assert d.counts.unchanged == sum(f.severity != "credit" for f in view.live(each))
    assert {x.verdict for x in d.dimensions} <= {ScoreVerdict.NO_DIFFERENCE, ScoreVerdict.NOT_JUDGED}


def test_a_finding_that_only_moved_is_neither_new_nor_fixed() -> None:
    old = made((HEAD, FIRST, LAST), CROWD, PEACOCK)
    new = made((HEAD, B("body", (S("A line more."), S("And one more."))), FIRST, LAST), CROWD, PEACOCK)
    d = compare(old, new)
    assert kinds(d) == [("moved", "crowd-as-source"), ("moved", "peacock-term")]
    assert (d.counts.new, d.counts.fixed, d.counts.moved, d.counts.unchanged) == (0, 0, 2, 0)
    assert shifts(d.changes) == "+2 lines: 2"
    assert d.changes[0].before and d.changes[0].after
    assert (d.changes[0].before.line, d.changes[0].after.line) == (3, 5)


def test_new_and_fixed_with_the_words_of_their_side() -> None:
    cut = B("body", (S("Two engineers say the boats are slow.", "identified"), S("The yard opens on Monday.", "none")))
    grand = B(
        "body", (S("The groundbreaking fleet costs 9 million euros.", "none"), S("A stunning sum it is.", "none"))
    )
    stunning = F("peacock-term", "warning", "stunning", "Says who?", dimension="language")
    d = compare(made((HEAD, FIRST, LAST), CROWD, PEACOCK), made((HEAD, cut, grand), PEACOCK, stunning))
    assert kinds(d) == [("new", "peacock-term"), ("fixed", "crowd-as-source")]
    assert tally(d.counts) == "1 new, 1 fixed, 1 unchanged"
    assert [p.after and p.after.line for p in d.passages] == [3, 5] and d.skipped == 0
    before, after = d.passages[0].before, d.passages[1].after
    assert before and after
    assert [(s.text, s.changed, s.answer) for s in before.sentences] == [
        ("Critics say the boats are far too slow.", True, "nobody"),
        ("The yard opens on Monday.", False, "nobody"),
    ]
    assert [s.changed for s in after.sentences] == [False, True]
    marked = [s.text[m.start : m.end] for side in (before, after) for s in side.sentences for m in s.marks]
    assert marked == ["Critics say", "stunning"]


def test_a_finding_whose_sentence_was_reworded_is_not_new() -> None:
    again = B(
        "body", (S("Some critics say the boats are far too slow.", "vague"), S("The yard opens on Monday.", "none"))
    )
    old, new = made((HEAD, FIRST), CROWD), made((HEAD, again), F("crowd-as-source", "warning", "Some critics say"))
    d = compare(old, new)
    assert kinds(d) == [("reworded", "crowd-as-source")]
    (c,) = d.changes
    assert c.before and c.after and (c.before.words, c.after.words) == ("Critics say", "Some critics say")
    assert (c.severity_before, c.severity) == ("error", "warning")
    # Other words of the same rule in such a sentence are another finding, and so are the same words elsewhere.
    other = B("body", (S("Insiders fear the boats are far too slow.", "vague"), S("The yard opens on Monday.", "none")))
    assert kinds(compare(old, made((HEAD, other), F("crowd-as-source", "error", "Insiders fear")))) == [
        ("new", "crowd-as-source"),
        ("fixed", "crowd-as-source"),
    ]
    elsewhere = made((HEAD, B("body", (S("Critics say nothing at all."),))), CROWD)
    moved = replace(elsewhere.findings[0], fingerprint="0" * 16)
    assert len(compare(old, with_findings(elsewhere, moved)).changes) == 2
    # Without the texts nobody can tell.
    assert len(compare(samples.without_text(old), samples.without_text(new)).changes) == 2


def test_findings_that_share_a_fingerprint_are_counted() -> None:
    base = made((HEAD, FIRST), CROWD)
    (f,) = base.findings
    at = [replace(f, locations=(PlaceRow(line, 1, line, 5),)) for line in (3, 5, 7)]
    d = compare(with_findings(base, *at), with_findings(base, at[1], at[2]))
    assert (d.counts.unchanged, d.counts.fixed) == (2, 1)
    assert d.changes[0].before and d.changes[0].before.line == 3, "those in the same place are the same"
    d = compare(with_findings(base, at[0]), with_findings(base, *at))
    assert (d.counts.unchanged, d.counts.new) == (1, 2)


def test_not_told_any_more_is_not_fixed() -> None:
    old = made((HEAD, FIRST, LAST), CROWD, PEACOCK)
    crowd = next(f for f in old.findings if f.rule == "crowd-as-source")
    others = tuple(f for f in old.findings if f is not crowd)

    def note(new: Report) -> tuple[str, str]:
        (c,) = compare(old, new).changes
        return c.kind, c.note

    waived = replace(crowd, waived=WaiverRow("agreed", "K. Odum", "2031-01-01"))
    assert note(replace(old, findings=(waived, *others))) == ("set-aside", "waived")
    told = replace(crowd, suppressed_by=others[0].fingerprint)
    assert note(replace(old, findings=(told, *others))) == ("set-aside", "covered by a more specific finding")
    off = tuple(r for r in old.rules if r.id != "crowd-as-source")
    assert note(replace(old, findings=others, rules=off)) == ("set-aside", "its rule is no longer in force")
    broken = DimensionRow(
        *("attribution", "Attribution", "error", None, 0.0, None, None, "failed"),
        (OutcomeRow("crowd-as-source", "error", None, (), "ValueError"),),
    )
    assert note(replace(old, findings=others, dimensions=(broken,))) == (
        "set-aside",
        "its rule failed and judged nothing",
    )
    assert note(replace(old, findings=others)) == ("fixed", "")


def test_new_for_another_reason_than_its_words() -> None:
    new = made((HEAD, FIRST), CROWD)
    (crowd,) = new.findings
    waived = with_findings(new, replace(crowd, waived=WaiverRow("agreed", "K. Odum", "2031-01-01")))
    assert [(c.kind, c.note) for c in compare(waived, new).changes] == [("new", "was waived before")]
    unknown = replace(new, findings=(), rules=tuple(r for r in new.rules if r.id != crowd.rule))
    assert compare(unknown, new).changes[0].note == "a rule that was not in force before"


def test_another_severity_credits_and_what_is_missing() -> None:
    missing = F("date-missing", "warning", "Ferry plan", absent=True)
    old = made((HEAD, FIRST), CROWD, missing)
    worse = made((B("byline", (S("By Ona"),)), HEAD, FIRST), replace(CROWD, severity="warning"), missing)
    d = compare(old, worse)
    assert [(c.kind, c.severity_before, c.severity) for c in d.changes] == [("rerated", "error", "warning")]
    assert d.counts.unchanged == 1, "what is missing has no place that could move"
    credit = F("named-source", "credit", "The yard", "")
    d = compare(made((HEAD, FIRST)), made((HEAD, FIRST), credit))
    assert kinds(d) == [("credit-gained", "named-source")] and d.counts.new == 0 and not d.quiet
    assert kinds(compare(made((HEAD, FIRST), credit), made((HEAD, FIRST)))) == [("credit-lost", "named-source")]


def scored(score: float | None, low: float | None = None, high: float | None = None) -> DimensionRow:
    status = "not-judged" if score is None else "scored"
    return DimensionRow("sources", "Sources", status, score, 1.0, low, high, "too little text", ())


@pytest.mark.parametrize(
    ("before", "after", "verdict", "why"),
    [
        (
            *(scored(50.0, 40.0, 60.0), scored(55.0, 45.0, 65.0), "higher"),
            "higher under every weighting: 40 -> 45, 50 -> 55, 60 -> 65",
        ),
        (
            *(scored(70.0, 60.1, 80.0), scored(50.0, 40.0, 60.0), "lower"),
            "lower under every weighting: 60.1 -> 40, 70 -> 50, 80 -> 60",
        ),
        (
            *(scored(50.0, 40.0, 60.0), scored(55.0, 39.0, 65.0), "no-difference"),
            "not the same way under every weighting: 40 -> 39, 50 -> 55, 60 -> 65",
        ),
        (
            *(scored(50.0, 0.0, 60.0), scored(55.0, 0.0, 65.0), "no-difference"),
            "not the same way under every weighting: 0 -> 0, 50 -> 55, 60 -> 65",
        ),
        (scored(80.0, 80.0, 80.0), scored(90.0, 90.0, 90.0), "higher", "higher under every weighting: 80 -> 90"),
        (
            *(scored(50.0, 40.0, 60.0), scored(50.0, 40.0, 60.0), "no-difference"),
            "the same under every weighting",
        ),
        (scored(None), scored(50.0, 40.0, 60.0), "not-judged", "before: too little text"),
        (scored(0.0, 0.0, 0.0), scored(None), "not-judged", "after: too little text"),
        (scored(0.0, 0.0, 0.0), None, "not-judged", "after: the report does not have it"),
        (scored(None), scored(None), "not-judged", "too little text"),
        (scored(None), None, "not-judged", "before: too little text; after: the report does not have it"),
    ],
)
def test_dimensions(before: DimensionRow, after: DimensionRow | None, verdict: str, why: str) -> None:
    base = made((HEAD, FIRST))
    old, new = replace(base, dimensions=(before,)), replace(base, dimensions=(after,) if after else ())
    (d,) = compare(old, new).dimensions
    assert (d.verdict, d.why, d.title) == (verdict, why, "Sources")
    assert (
        d.before and d.before.score == before.score and (d.after.score if d.after else None) == (after and after.score)
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"pack": "house"}, "another rule pack: core before, house after"),
        ({"rules_sha256": "c" * 64}, "other rules: aaaaaaaaaaaa before, cccccccccccc after"),
        ({"rules_sha256": "c" * 64, "rules_version": "0.2.0"}, "other rules: 0.1.0 before, 0.2.0 after"),
        ({"config_sha256": "d" * 64}, "other settings: bbbbbbbbbbbb before, dddddddddddd after"),
        ({"genre": "opinion"}, "another genre: news before, opinion after"),
    ],
)
def test_what_was_made_otherwise_is_not_compared(good: Report, change: dict[str, str], says: str) -> None:
    if "genre" in change:
        other = replace(good, article=replace(good.article, **change))
    else:
        other = replace(good, tool=replace(good.tool, **change))
    d = compare(good, other)
    assert d.differences == (says,) and not d.quiet
    assert {x.verdict for x in d.dimensions} == {ScoreVerdict.NOT_COMPARABLE, ScoreVerdict.NOT_JUDGED}
    assert d.changes == (), "findings are still told"


def test_a_new_version_of_the_program_is_said(good: Report) -> None:
    d = compare(good, replace(good, tool=replace(good.tool, version="0.2.0")))
    assert d.notes == ("Made by version 0.1.0 before, 0.2.0 after",)


# -- which article is which


def article(path: str, sha: str = "", id: str = "") -> Report:
    base = made((HEAD, FIRST), CROWD)
    return replace(base, article=replace(base.article, path=path, sha256=sha or path.ljust(64, "0"), id=id))


@pytest.mark.parametrize(
    ("old", "new", "matched"),
    [
        ([article("./a.txt"), article("b.txt")], [article("b.txt"), article("a.txt")], ["path", "path"]),
        ([article("old/x/a.txt"), article("old/b.txt")], [article("n/x/a.txt"), article("n/b.txt")], ["folder"] * 2),
        ([article("a.txt", id="7"), article("b.txt")], [article("b.txt"), article("c.txt", id="7")], ["path", "id"]),
        ([article("a.txt", "5"), article("b.txt")], [article("b.txt"), article("c.txt", "5")], ["path", "sha256"]),
        ([article("a.txt")], [article("c.txt")], ["only"]),
        ([article("-"), article("-", "2")], [article("-", "3"), article("-", "4")], ["path", "path"]),
        ([article("a.txt"), article("b.txt")], [article("b.txt"), article("c.txt")], ["path"]),
    ],
)
def test_articles_are_matched(old: list[Report], new: list[Report], matched: list[str]) -> None:
    d = compare_runs(old, new)
    assert [x.matched_by for x in d.articles] == matched
    assert len(d.articles) + len(d.only_after) == len(new) and len(d.articles) + len(d.only_before) == len(old)
    for x in d.articles:
        assert (x.path_before is None) == (x.matched_by == "path")


def test_articles_of_one_run_and_failures_are_told(good: Report) -> None:
    d = compare_runs([good, article("gone.txt"), samples.FAILURE], [article("came.txt"), good, samples.NASTY_FAILURE])
    assert [x.path for x in d.articles] == [good.article.path]
    assert [(x.path, x.errors, x.warnings) for x in d.only_after] == [("came.txt", 1, 0)]
    assert [x.path for x in d.only_before] == ["gone.txt"]
    assert [(u.path, u.before) for u in d.unread] == [
        (samples.FAILURE.path, True),
        (samples.NASTY_FAILURE.path, False),
    ]
    assert d.counts == d.articles[0].counts


# -- properties

WORDS = st.lists(st.sampled_from(["one two", "two three four", "five", "six one two", "", "one"]), max_size=12)


@given(WORDS, WORDS)
def test_an_alignment_holds_each_text_once_in_order(a: list[str], b: list[str]) -> None:
    pairs = align(a, b)
    assert [i for i, _ in pairs if i is not None] == list(range(len(a)))
    assert [j for _, j in pairs if j is not None] == list(range(len(b)))
    same = equal(a, b)
    assert all(a[i] == b[j] for i, j in same) and set(same) <= {(i, j) for i, j in pairs if i is not None}
    assert same == sorted(same) and len({j for _, j in same}) == len(same)
    assert align(a, a) == [(n, n) for n in range(len(a))]


def test_long_lists_are_aligned_around_what_stands_once() -> None:
    a = [f"paragraph {n}" for n in range(5000)]
    b = [*a[:10], "new words altogether", *a[10:2000], *a[2100:]]
    pairs = align(a, b)
    assert sum(i is None for i, _ in pairs) == 1 and sum(j is None for _, j in pairs) == 100


SENTENCES = ("Critics say it is slow.", "A groundbreaking boat sails.", "It costs 9 million euros.", "It rained.")
FOUND = {
    SENTENCES[0]: ("crowd-as-source", "error", "Critics say"),
    SENTENCES[1]: ("peacock-term", "warning", "groundbreaking"),
    SENTENCES[2]: ("unsourced-figure", "warning", "9 million"),
}


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """An article of a few of the sentences, each with its finding, some of them waived."""
    chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True))
    blocks = tuple(B("body", (S(words, "none"),)) for words in chosen)
    found = [F(*FOUND[words], waived=draw(st.booleans())) for words in chosen if words in FOUND]
    return made(blocks, *found)


@settings(max_examples=60, deadline=None)
@given(reports(), reports())
def test_every_finding_of_both_reports_is_told_once(old: Report, new: Report) -> None:
    d, n = compare(old, new), Counter(c.kind for c in compare(old, new).changes)
    both = n["moved"] + n["reworded"] + n["rerated"] + d.counts.unchanged
    assert n["new"] + both == len(view.live(new))
    assert n["fixed"] + n["set-aside"] + both == len(view.live(old))
    assert compare(new, old).counts.moved == d.counts.moved
    for p in d.passages:
        for said in (s for side in (p.before, p.after) if side for s in side.sentences):
            ranks = {k: view.rank(c.severity) for k, c in enumerate(d.changes)}
            assert "".join(text for text, _ in pieces(said, ranks)) == said.text


def test_kinds_are_told_in_their_order(good: Report) -> None:
    moved = Builder((B("body", (S("Before all."),)), *samples.BLOCKS)).report("a.txt", "t", samples.FINDINGS[2:])
    order = [list(ChangeKind).index(ChangeKind(c.kind)) for c in compare(good, moved).changes]
    assert order == sorted(order) and len(set(order)) > 1
