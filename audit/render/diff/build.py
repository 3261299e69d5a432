"""Two reports -> what changed. Pure: nothing but the reports is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from audit.model.diff import (
    Answered,
    ArticleDiff,
    ChangeCounts,
    Diff,
    DimensionChange,
    Lone,
    Score,
    ScoreVerdict,
    Unread,
)
from audit.model.dimension import DimensionRow
from audit.model.report import Failure, Report
from audit.render import view
from audit.render.base import Item
from audit.render.diff import findings
from audit.render.diff.pair import pair
from audit.render.diff.pair import path as plain_path
from audit.render.diff.passages import passages


def compare_runs(old: Sequence[Item], new: Sequence[Item]) -> Diff:
    """What changed between two runs of any number of articles."""
    was, now = ([r for r in run if isinstance(r, Report)] for run in (old, new))
    matched = pair(was, now)
    both = tuple(compare(a, b, how) for a, b, how in matched if a and b)
    return Diff(
        counts=_sum([d.counts for d in both]),
        articles=both,
        only_before=tuple(_lone(a) for a, b, _ in matched if a and not b),
        only_after=tuple(_lone(b) for a, b, _ in matched if b and not a),
        unread=tuple(
            Unread(r.path, before, r.code, r.message)
            for before, run in ((True, old), (False, new))
            for r in run
            if isinstance(r, Failure)
        ),
    )


def compare(old: Report, new: Report, matched_by: str = "only") -> ArticleDiff:
    """What changed between two reports of one article."""
    found = findings.pair(old, new)
    differences = _differences(old, new)
    cut, skipped = passages(old, new, found)
    a, b = old.article, new.article
    return ArticleDiff(
        path=b.path,
        path_before=a.path if plain_path(old) != plain_path(new) else None,
        title=b.title,
        title_before=a.title,
        matched_by=matched_by,
        identical=a.sha256 == b.sha256,
        differences=differences,
        notes=_notes(old, new),
        headline_before=old.headline,
        headline=new.headline,
        words_before=a.words,
        words=b.words,
        answered_before=_answered(old),
        answered=_answered(new),
        counts=findings.counts(found),
        dimensions=_dimensions(old, new, differences),
        changes=tuple(findings.change(p, old, new) for p in found if p.kind is not None),
        passages=cut,
        skipped=skipped,
    )


def _differences(old: Report, new: Report) -> tuple[str, ...]:
    """Why scores of the two reports cannot be compared."""
    a, b = old.tool, new.tool
    out = []
    if a.pack != b.pack:
        out.append(f"another rule pack: {a.pack} before, {b.pack} after")
    elif a.rules_sha256 != b.rules_sha256:
        named = a.rules_version != b.rules_version
        versions = (a.rules_version, b.rules_version) if named else (a.rules_sha256[:12], b.rules_sha256[:12])
        out.append(f"other rules: {versions[0]} before, {versions[1]} after")
    if old.article.genre != new.article.genre:
        out.append(f"another genre: {_genre(old)} before, {_genre(new)} after")
    if a.config_sha256 != b.config_sha256:
        out.append(f"other settings: {a.config_sha256[:12]} before, {b.config_sha256[:12]} after")
    return tuple(out)


def _genre(report: Report) -> str:
    return report.article.genre or "unstated"


def _notes(old: Report, new: Report) -> tuple[str, ...]:
    out = []
    if old.tool.version != new.tool.version:
        out.append(f"Made by version {old.tool.version} before, {new.tool.version} after")
    if old.article.language != new.article.language:
        out.append(f"Read as language {old.article.language} before, {new.article.language} after")
    if (old.article.text is None) or (new.article.text is None):
        out.append("A report was made without the text: a reworded finding counts as fixed and new")
    return tuple(out)


def _answered(report: Report) -> Answered:
    who = view.answers(report)
    return Answered(claims=who.total, **who.groups)


def _dimensions(old: Report, new: Report, differences: Sequence[str]) -> tuple[DimensionChange, ...]:
    was, now = ({d.id: d for d in r.dimensions} for r in (old, new))
    ids = dict.fromkeys([*now, *was])
    return tuple(_dimension(id, was.get(id), now.get(id), differences) for id in ids)


def _dimension(
    id: str, before: DimensionRow | None, after: DimensionRow | None, differences: Sequence[str]
) -> DimensionChange:
    title = (after or before).title  # type: ignore[union-attr]
    a, b = _score(before), _score(after)
    verdict, why = _verdict(before, after, a, b, differences)
    return DimensionChange(id, title, a, b, verdict.value, why)


def _score(d: DimensionRow | None) -> Score | None:
    return Score(d.status, d.score, d.low, d.high, d.reason) if d else None


def _weighted(d: DimensionRow) -> tuple[float, float, float]:
    """The score with all weights a quarter higher, as they stand, and a quarter lower, the lowest first."""
    score = d.score or 0.0
    ends = next(((x.low, x.high) for x in d.doubts if x.kind == "weights"), None)
    if ends is None:  # a report of before there were doubts has its weights alone in its range
        ends = (score, score) if d.quantity else (d.low or 0.0, d.high or 0.0)
    return ends[0], score, ends[1]


def _verdict(
    before: DimensionRow | None,
    after: DimensionRow | None,
    a: Score | None,
    b: Score | None,
    differences: Sequence[str],
) -> tuple[ScoreVerdict, str]:
    if before is None or after is None or before.score is None or after.score is None:
        sides = [(s, when) for s, when in ((a, "before"), (b, "after")) if s is None or s.score is None]
        reasons = [(s.reason if s else "the report does not have it", when) for s, when in sides]
        if len({reason for reason, _ in reasons}) == 1 and len(reasons) == 2:
            return ScoreVerdict.NOT_JUDGED, reasons[0][0]
        return ScoreVerdict.NOT_JUDGED, "; ".join(f"{when}: {reason}" for reason, when in reasons)
    if differences:
        return ScoreVerdict.NOT_COMPARABLE, "; ".join(differences)
    # Both ends are made by the same weights in either report, since a method goes one way with them.
    pairs = tuple(zip(_weighted(before), _weighted(after), strict=True))
    if all(x == y for x, y in pairs):
        return ScoreVerdict.NO_DIFFERENCE, "the same under every weighting"
    each = ", ".join(f"{view.points(x)} -> {view.points(y)}" for x, y in dict.fromkeys(pairs))
    if all(y > x for x, y in pairs):
        return ScoreVerdict.HIGHER, f"higher under every weighting: {each}"
    if all(y < x for x, y in pairs):
        return ScoreVerdict.LOWER, f"lower under every weighting: {each}"
    return ScoreVerdict.NO_DIFFERENCE, f"not the same way under every weighting: {each}"


def _lone(report: Report) -> Lone:
    n = view.counts(report)
    a = report.article
    return Lone(a.path, a.title, report.headline, n["error"], n["warning"], n["info"])


def _sum(parts: Sequence[ChangeCounts]) -> ChangeCounts:
    return ChangeCounts(**{f.name: sum(getattr(c, f.name) for c in parts) for f in fields(ChangeCounts)})
