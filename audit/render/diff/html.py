"""html: the comparison as one self-contained page, before on the left, after on the right. It needs no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.model.dataclass import dataclass
from audit.model.diff import (
    Answered,
    ArticleDiff,
    Change,
    ChangeKind,
    Diff,
    DimensionChange,
    Passage,
    Said,
    Score,
    ScoreVerdict,
    Side,
)
from audit.render import view, words
from audit.render.base import RenderOptions
from audit.render.diff import said
from audit.render.diff.passages import pieces
from audit.render.escape import visible
from audit.render.html_card import Segment, bar
from audit.render.page import page

FIRST = 8  # places of a kind that stand open; the others are folded
PASSAGES = 300


@dataclass(frozen=True, slots=True)
class SideSummary:
    """One of the two sides: its headline sentence and who answers for its claims."""

    name: str
    headline: str
    words: int
    answered: Answered
    bar: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """A score on a line of 100: where it is and how far its range reaches, in percent."""

    at: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class DimensionView:
    row: DimensionChange
    before: Range | None
    after: Range | None
    verdict: str


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A place in a list of findings. `id` names it on the page, `at` is where it is (before -> after)."""

    id: str
    change: Change
    under: int
    at: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of findings: the first stand open, `more` are folded. `total` counts findings, not places."""

    kind: str
    head: str
    total: int
    first: tuple[ListedChange, ...]
    more: tuple[ListedChange, ...]


@dataclass(frozen=True, slots=True)
class SentenceView:
    """`answer`: who answers for the claim, a group of the bar. `pieces`: words with the id of the finding's entry."""

    changed: bool
    answer: str
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ParagraphView:
    line: int
    kind: str
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage. `skipped`: paragraphs without a change before it."""

    before: ParagraphView | None
    after: ParagraphView | None
    skipped: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What the template shows of one article. `id` keeps the ids of several on one page apart."""

    id: str
    diff: ArticleDiff
    sides: tuple[SideSummary, SideSummary]
    dimensions: tuple[DimensionView, ...]
    undecided: bool
    tally: str
    fixed: Listed
    new: Listed
    others: tuple[Listed, ...]
    shifts: str
    rows: tuple[PassageView, ...]
    left_out: int


def render(diff: Diff, options: RenderOptions) -> str:
    alone = len(diff.articles) == 1 and not (diff.only_before or diff.only_after or diff.unread)
    shown = [d for d in diff.articles if alone or options.verbose or not d.quiet]
    title = f"{visible(shown[0].title[:200]) or view.name(shown[0].path)} · {said.NAME}" if alone else said.NAME
    return page(
        "diff.html",
        title,
        options,
        sheet="diff.css",
        said=said,
        alone=alone,
        overview=said.overview(diff),
        articles=[_article(d, f"a{n}", "" if alone else f"a{n}-") for n, d in enumerate(shown, 1)],
        quiet=[d for d in diff.articles if d.quiet] if not alone and not options.verbose else [],
        lone=[(label, rows) for label, rows in (("after", diff.only_after), ("before", diff.only_before)) if rows],
        unread=[(u, u.message.removeprefix(f"{u.path}: ")) for u in diff.unread],
    )


def _article(d: ArticleDiff, name: str, prefix: str) -> ArticleView:
    ids = _ids(d, prefix)
    lists = {kind: _listed(kind, d.of(kind), ids) for kind in ChangeKind}
    apart = (ChangeKind.NEW, ChangeKind.FIXED)
    homes = _homes(d, ids)
    ranks = {n: view.rank(c.severity) for n, c in enumerate(d.changes)}
    return ArticleView(
        id=name,
        diff=d,
        sides=(
            SideSummary("Before", d.headline_before, d.words_before, d.answered_before, _bar(d.answered_before)),
            SideSummary("After", d.headline, d.words, d.answered, _bar(d.answered)),
        ),
        dimensions=tuple(_dimension(x) for x in d.dimensions),
        undecided=said.undecided(d),
        tally=said.tally(d.counts),
        fixed=lists[ChangeKind.FIXED],
        new=lists[ChangeKind.NEW],
        others=tuple(x for kind, x in lists.items() if kind not in apart and x.total),
        shifts=said.shifts(d.of(ChangeKind.MOVED)),
        rows=tuple(_row(p, homes, ranks) for p in d.passages[:PASSAGES]),
        left_out=max(0, len(d.passages) - PASSAGES),
    )


def _listed(kind: ChangeKind, changes: Sequence[Change], ids: Mapping[int, str]) -> Listed:
    rows = [ListedChange(ids[id(c)], c, under, said.at(c)) for c, under in said.shown(changes)]
    return Listed(kind.value, said.HEADS[kind], len(changes), tuple(rows[:FIRST]), tuple(rows[FIRST:]))


def _ids(d: ArticleDiff, prefix: str) -> dict[int, str]:
    """The change, as an object -> its address: by fingerprint, as on the card, so that a link to a finding holds there,
    here and in the next comparison. Where two changes share one, as when a finding is fixed here and new there, the
    later ones are counted."""
    seen: dict[str, int] = {}
    ids = {}
    for c in d.changes:
        n = seen[c.fingerprint] = seen.get(c.fingerprint, 0) + 1
        ids[id(c)] = f"{prefix}f-{c.fingerprint}" + (f"-{n}" if n > 1 else "")
    return ids


def _homes(d: ArticleDiff, ids: Mapping[int, str]) -> dict[int, str]:
    """Index of a change -> id of the entry that it is listed in: its own, or that of the one that leads it."""
    leads = {(c.kind, c.fingerprint): ids[id(c)] for c in reversed(d.changes)}
    return {n: leads.get((c.kind, c.lead or ""), ids[id(c)]) for n, c in enumerate(d.changes)}


def _bar(who: Answered) -> tuple[Segment, ...]:
    return bar(view.Answers({group: getattr(who, group) for group, *_ in words.GROUPS}, 0))


def _dimension(x: DimensionChange) -> DimensionView:
    return DimensionView(x, _range(x.before), _range(x.after), said.VERDICTS[ScoreVerdict(x.verdict)])


def _range(s: Score | None) -> Range | None:
    if s is None or s.score is None or s.low is None or s.high is None:
        return None
    # A range of no width is still seen.
    return Range(f"{s.score:.1f}%", f"{s.low:.1f}%", f"{max(s.high - s.low, 0.6):.1f}%")


def _row(p: Passage, homes: Mapping[int, str], ranks: Mapping[int, int]) -> PassageView:
    def paragraph(side: Side | None) -> ParagraphView | None:
        if side is None:
            return None
        return ParagraphView(side.line, side.kind, tuple(_sentence(s, homes, ranks) for s in side.sentences))

    return PassageView(paragraph(p.before), paragraph(p.after), p.skipped)


def _sentence(s: Said, homes: Mapping[int, str], ranks: Mapping[int, int]) -> SentenceView:
    cut = tuple((text, "" if change is None else homes[change]) for text, change in pieces(s, ranks))
    return SentenceView(s.changed, s.answer, cut)
