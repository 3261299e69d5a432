"""The words that the formats of a comparison share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from audit.model.diff import (
    ArticleDiff,
    Change,
    ChangeCounts,
    ChangeKind,
    Diff,
    DimensionChange,
    Lone,
    Score,
    ScoreVerdict,
)
from audit.render import view

NAME = "What changed"

HEADS = {
    ChangeKind.NEW: "New",
    ChangeKind.FIXED: "Fixed",
    ChangeKind.REWORDED: "Reworded, still to ask",
    ChangeKind.RERATED: "Severity changed",
    ChangeKind.MOVED: "Moved",
    ChangeKind.SET_ASIDE: "No longer shown, though not mended",
    ChangeKind.CREDIT_GAINED: "To its credit now",
    ChangeKind.CREDIT_LOST: "No longer to its credit",
}
VERDICTS = {
    ScoreVerdict.HIGHER: "higher under every weighting",
    ScoreVerdict.LOWER: "lower under every weighting",
    ScoreVerdict.NO_DIFFERENCE: "no difference",
    ScoreVerdict.NOT_COMPARABLE: "not comparable",
    ScoreVerdict.NOT_JUDGED: "not judged",
}
NOT_COMPARABLE = "The dimensions are not comparable"
UNDECIDED = (
    "No difference: what differs does not go the same way under every weighting, so the weights alone could make it."
)


def tally(counts: ChangeCounts) -> str:
    """2 new, 3 fixed, 14 moved, 9 unchanged: new, fixed and unchanged always, the others where there are any."""
    parts = (
        (counts.new, "new", True),
        (counts.fixed, "fixed", True),
        (counts.reworded, "reworded", False),
        (counts.rerated, "with another severity", False),
        (counts.moved, "moved", False),
        (counts.set_aside, "set aside", False),
        (counts.unchanged, "unchanged", True),
    )
    return ", ".join(f"{n:,} {word}" for n, word, always in parts if n or always)


def shown(changes: Sequence[Change]) -> list[tuple[Change, int]]:
    """The changes by place: (the one that leads, how many are shown under it)."""
    known = {c.fingerprint for c in changes}
    under = Counter(c.lead for c in changes if c.lead in known)
    return [(c, under[c.fingerprint]) for c in changes if c.lead not in known]


def shifts(moved: Sequence[Change]) -> str:
    """Where findings moved to, by lines: +2 lines 13, same line 1."""
    by = Counter(c.after.line - c.before.line for c in moved if c.before and c.after)
    named = ((f"{n:+d} {'line' if abs(n) == 1 else 'lines'}" if n else "in its line", k) for n, k in by.items())
    return ", ".join(f"{name}: {k}" for name, k in sorted(named, key=lambda x: (-x[1], x[0])))


def score(s: Score | None) -> str:
    """60 (52-64), 100 where the range has no width, or what it is instead."""
    if s is None:
        return "not there"
    if s.score is None:
        return "failed" if s.status == "error" else "not judged"
    between = view.between(s.low, s.high)
    return view.points(s.score) + (f" ({between})" if between else "")


def at(c: Change) -> str:
    """5:1, or 5:1 -> 9:1 where it is in both."""
    places = [view.at(p.line, p.column) for p in (c.before, c.after) if p]
    return " -> ".join(dict.fromkeys(places))


def severity(c: Change) -> str:
    return f"{c.severity_before} -> {c.severity}" if c.severity_before else c.severity


def found(lone: Lone) -> str:
    """3 errors, 2 warnings, 1 info."""
    return view.tally({"error": lone.errors, "warning": lone.warnings, "info": lone.infos}) or "no findings"


def overview(diff: Diff) -> str:
    """One sentence on all articles: 3 articles in both, 1 only after."""
    parts = [f"{view.plural(len(diff.articles), 'article')} in both reports"]
    parts += [f"{len(diff.only_after)} only after"] if diff.only_after else []
    parts += [f"{len(diff.only_before)} only before"] if diff.only_before else []
    parts += [f"{len(diff.unread)} not audited"] if diff.unread else []
    return f"{', '.join(parts)}. Findings: {tally(diff.counts)}."


def undecided(d: ArticleDiff) -> bool:
    """Does a dimension show two scores that differ and yet say nothing?"""
    return any(x.verdict == ScoreVerdict.NO_DIFFERENCE and not _same(x) for x in d.dimensions)


def _same(x: DimensionChange) -> bool:
    a, b = x.before, x.after
    return a is not None and b is not None and (a.score, a.low, a.high) == (b.score, b.low, b.high)


def asked(changes: Sequence[Change], verbose: bool) -> tuple[list[tuple[Change, int]], int]:
    """(places that are shown, how many infos are not): infos wait in the background, unless all is asked for."""
    places = shown(changes)
    kept = [(c, under) for c, under in places if verbose or c.severity != "info"]
    return kept, len(places) - len(kept)
