"""Which findings are new, fixed, moved, reworded: by fingerprint, which an edit elsewhere leaves as it is."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from audit.model.dataclass import dataclass
from audit.model.diff import Change, ChangeCounts, ChangeKind, ChangePlace
from audit.model.report import FindingRow, Report
from audit.render import view
from audit.render.diff.align import ALIKE, SMALL, bag, likeness

ORDER = {kind: n for n, kind in enumerate(ChangeKind)}


@dataclass(frozen=True, slots=True)
class Paired:
    """A finding in both reports, or in one. `kind` None: as it was."""

    kind: ChangeKind | None
    before: FindingRow | None
    after: FindingRow | None
    note: str = ""

    @property
    def row(self) -> FindingRow:
        """The finding as the new report has it, else as the old one had it."""
        row = self.after or self.before
        assert row is not None
        return row


def pair(old: Report, new: Report) -> list[Paired]:
    """All findings that count in either report, in the order in which they are shown."""
    was, now = view.live(old), view.live(new)
    both, gone, came = _match(
        [f for f in was if f.severity != "credit"],
        [f for f in now if f.severity != "credit"],
        # Two findings may share a fingerprint, so the same place goes first and each one counts once.
        (lambda f: (f.fingerprint, _at(f)), lambda f: f.fingerprint),
    )
    out = [Paired(_kept(a, b), a, b) for a, b in both]
    silent = _silent(gone, new)
    gone = [f for f in gone if id(f) not in silent]
    reworded = _reworded(gone, came, old, new)
    taken = {id(f) for one in reworded for f in one}
    out += [Paired(ChangeKind.REWORDED, a, b) for a, b in reworded]
    out += [Paired(ChangeKind.SET_ASIDE, f, None, why) for f, why in silent.values()]
    out += [Paired(ChangeKind.FIXED, f, None) for f in gone if id(f) not in taken]
    reasons = _reasons(old)
    out += [Paired(ChangeKind.NEW, None, f, reasons(f)) for f in came if id(f) not in taken]
    _, lost, gained = _match(
        [f for f in was if f.severity == "credit"],
        [f for f in now if f.severity == "credit"],
        (lambda f: f.fingerprint, lambda f: (f.rule, _words(f))),
    )
    out += [Paired(ChangeKind.CREDIT_LOST, f, None) for f in lost]
    out += [Paired(ChangeKind.CREDIT_GAINED, None, f) for f in gained]
    return sorted(out, key=_order)


def _order(p: Paired) -> tuple[int, int, tuple[int, int], str]:
    return ORDER[p.kind] if p.kind else -1, view.rank(p.row.severity), _at(p.row), p.row.rule


def _at(f: FindingRow) -> tuple[int, int]:
    return f.locations[0].line, f.locations[0].column


def _words(f: FindingRow) -> str:
    return " ".join((f.excerpt or f.fingerprint).casefold().split())


def _kept(before: FindingRow, after: FindingRow) -> ChangeKind | None:
    if before.severity != after.severity:
        return ChangeKind.RERATED
    # What is missing has no place; it points at the headline, which may stand anywhere.
    return ChangeKind.MOVED if _at(before) != _at(after) and not after.absent else None


Both = list[tuple[FindingRow, FindingRow]]


def _match(
    was: Iterable[FindingRow], now: Iterable[FindingRow], keys: Sequence[Callable[[FindingRow], Hashable]]
) -> tuple[Both, list[FindingRow], list[FindingRow]]:
    """(in both, only before, only after). Each key in turn pairs what is left, one with one, in order of the text."""
    both: Both = []
    gone, came = list(was), list(now)
    for key in keys:
        waiting: dict[Hashable, list[FindingRow]] = defaultdict(list)
        for f in reversed(gone):
            waiting[key(f)].append(f)
        left = []
        for f in came:
            if waiting[key(f)]:
                both.append((waiting[key(f)].pop(), f))
            else:
                left.append(f)
        kept = {id(f) for rows in waiting.values() for f in rows}
        gone, came = [f for f in gone if id(f) in kept], left
    return both, gone, came


def _silent(gone: Sequence[FindingRow], new: Report) -> dict[int, tuple[FindingRow, str]]:
    """Of the findings that are gone, those that were not mended: by id, with why they are no longer shown."""
    known = {r.id for r in new.rules}
    failed = set(view.failed_rules(new))
    aside: dict[str, list[str]] = defaultdict(list)
    for f in new.findings:
        if f.waived or f.suppressed_by:
            aside[f.fingerprint].append("waived" if f.waived else "covered by a more specific finding")
    out = {}
    for f in gone:
        if aside[f.fingerprint]:
            out[id(f)] = (f, aside[f.fingerprint].pop(0))
        elif known and f.rule not in known:
            out[id(f)] = (f, "its rule is no longer in force")
        elif f.rule in failed:
            out[id(f)] = (f, "its rule failed and judged nothing")
    return out


def _reasons(old: Report) -> Callable[[FindingRow], str]:
    """Why a new finding counts now, where that is not its words."""
    known = {r.id for r in old.rules}
    hidden = {f.fingerprint: f for f in old.findings if f.waived or f.suppressed_by}

    def reason(f: FindingRow) -> str:
        if known and f.rule not in known:
            return "a rule that was not in force before"
        if was := hidden.get(f.fingerprint):
            return "was waived before" if was.waived else "was covered by a more specific finding before"
        return ""

    return reason


class _Sentences:
    """The sentence that a finding is in, as a bag of words; empty where the text was left out."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.starts = [s.start for s in report.sentences]
        self.bags: dict[int, Counter[str]] = {}

    def bag(self, f: FindingRow) -> Counter[str]:
        at = bisect_right(self.starts, f.spans[0].start) - 1
        if at not in self.bags:
            text = self.report.article.text
            s = self.report.sentences[at] if at >= 0 else None
            self.bags[at] = bag(text[s.start : s.end]) if text is not None and s else Counter()
        return self.bags[at]


def _reworded(gone: Sequence[FindingRow], came: Sequence[FindingRow], old: Report, new: Report) -> Both:
    """Pairs of the same rule whose words, and whose sentences, share at least half of their words."""
    was, now = _Sentences(old), _Sentences(new)
    by_rule: dict[str, tuple[list[FindingRow], list[FindingRow]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((gone, came)):
        for f in rows:
            if not f.absent and f.excerpt:
                by_rule[f.rule][side].append(f)
    out: Both = []
    for before, after in by_rule.values():
        small = len(before) * len(after) <= SMALL
        pairs = [(i, j) for i in range(len(before)) for j in (range(len(after)) if small else (i,)) if j < len(after)]
        close = []
        for i, j in pairs:
            words = likeness(bag(before[i].excerpt or ""), bag(after[j].excerpt or ""))
            sentence = likeness(was.bag(before[i]), now.bag(after[j])) if words >= ALIKE else 0.0
            if sentence >= ALIKE and was.bag(before[i]):
                close.append((-words - sentence, i, j))
        used_i: set[int] = set()
        used_j: set[int] = set()
        for _, i, j in sorted(close):
            if i not in used_i and j not in used_j:
                used_i.add(i)
                used_j.add(j)
                out.append((before[i], after[j]))
    return out


def counts(found: Sequence[Paired]) -> ChangeCounts:
    n = Counter(p.kind for p in found if p.kind is not None)
    same = sum(p.kind is None and p.row.severity != "credit" for p in found)
    return ChangeCounts(**{kind.value.replace("-", "_"): n[kind] for kind in ChangeKind}, unchanged=same)


def change(p: Paired, old: Report, new: Report) -> Change:
    """The row of one finding. Only for one that has a kind."""
    assert p.kind is not None
    before, after, row = p.before, p.after, p.row
    return Change(
        kind=p.kind.value,
        rule=row.rule,
        dimension=row.dimension,
        severity=row.severity,
        severity_before=before.severity if before and after and before.severity != after.severity else None,
        question=row.question,
        message=row.message,
        absent=row.absent,
        fingerprint=row.fingerprint,
        lead=row.lead,
        before=_place(before, old) if before else None,
        after=_place(after, new) if after else None,
        note=p.note,
    )


def _place(f: FindingRow, report: Report) -> ChangePlace:
    return ChangePlace(*_at(f), view.excerpt(report, f))
