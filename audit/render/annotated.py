"""The article as the HTML card shows it: blocks > sentences > pieces, each piece with what holds over all of it.

Put together again, the pieces are the article's text, character for character.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import count

from audit.model.dataclass import dataclass
from audit.model.report import FindingRow, Report, SentenceRow
from audit.render import view
from audit.render.spots import Spots
from audit.render.words import STATUS

# What a block that is no part of the story is called beside it.
INSERTED = {"promo": "inserted: promotion", "boilerplate": "inserted: page text", "embed": "inserted: embed"}
LABELS = INSERTED | {"caption": "caption"}
TAGS = {"headline": "h4", "subheading": "h5"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words over which nothing changes. `note`: the place whose words they are; `anchors`: places that begin here."""

    text: str
    note: Note | None
    role: str  # "source", "cue" or ""
    anchors: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A sentence (or the text between two). `group` is who answers where it is a claim, else empty; `claim`
    its number among the claims, from 1, else 0; `attribution` the index of what answers."""

    pieces: tuple[Stretch, ...]
    group: str = ""
    claim: int = 0
    status: str = ""
    attribution: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One place, numbered in the order of the text; 0 for one that is about something missing. `group`: who answers
    for the claim it is in, empty outside of claims."""

    number: int
    place: view.Place
    group: str

    @property
    def finding(self) -> FindingRow:
        return self.place.finding

    @property
    def id(self) -> str:
        return f"f-{self.finding.fingerprint}"

    @property
    def rules(self) -> str:
        """Ids of all rules with a finding here, joined by blanks; `dimensions` likewise."""
        return " ".join(dict.fromkeys(f.rule for f in (self.finding, *self.place.under)))

    @property
    def dimensions(self) -> str:
        return " ".join(dict.fromkeys(f.dimension or "none" for f in (self.finding, *self.place.under)))


@dataclass(frozen=True, slots=True)
class BlockView:
    """`gap`: what comes before it in the text (white space, or words that belong to no block). `paragraph`: the number
    of the paragraph of the story that begins with it, else 0. `joined`: is it set apart together with the one before,
    which nothing stands between?"""

    number: int
    tag: str
    kind: str
    label: str
    gap: str
    runs: tuple[Run, ...]
    notes: tuple[Note, ...]
    paragraph: int
    joined: bool


def notes(report: Report) -> tuple[Note, ...]:
    numbers = count(1)
    starts = [s.start for s in report.sentences]

    def group(p: view.Place) -> str:
        if p.finding.absent or not starts:
            return ""
        s = report.sentences[max(0, bisect_right(starts, p.finding.spans[0].start) - 1)]
        return view.group_of(s) if s.claim else ""

    return tuple(Note(0 if p.finding.absent else next(numbers), p, group(p)) for p in view.places(report))


@dataclass(frozen=True, slots=True)
class Overlay:
    """A stretch of text with a meaning; of several over the same words the lowest `rank` shows. `anchor`: is it the
    first of its note?"""

    start: int
    end: int
    rank: int
    note: Note | None = None
    role: str = ""
    anchor: bool = False


def blocks(report: Report, found: Sequence[Note], spots: Spots) -> tuple[tuple[BlockView, ...], str]:
    """(the blocks in order, what comes after the last). Needs the article's text."""
    text = report.article.text
    assert text is not None
    pieces = _Pieces(text, _marks(report, found), {s for row in report.sentences for s in (row.start, row.end)})
    starts = [b.start for b in report.blocks]
    of_block: dict[int, list[Note]] = {}
    for note in (n for n in found if n.number):
        of_block.setdefault(max(0, bisect_right(starts, note.finding.spans[0].start) - 1), []).append(note)
    out: list[BlockView] = []
    at, sentence, claims, last = 0, 0, count(1), 0
    for n, b in enumerate(report.blocks):
        inside = []
        while sentence < len(report.sentences) and report.sentences[sentence].start < b.end:
            inside.append(report.sentences[sentence])
            sentence += 1
        runs = _runs(pieces, b.start, b.end, inside, claims)
        tag, label, own = TAGS.get(b.kind, "p"), LABELS.get(b.kind, ""), tuple(of_block.get(n, ()))
        spot = spots.at(inside[0].start) if inside else None
        paragraph = spot.paragraph if spot and spot.paragraph > last else 0
        last = paragraph or last
        joined = b.kind in INSERTED and bool(out) and out[-1].kind == b.kind and not out[-1].notes
        out.append(BlockView(n, tag, b.kind, label, text[at : b.start], runs, own, paragraph, joined))
        at = b.end
    return tuple(out), text[at:]


def _runs(
    pieces: _Pieces, start: int, end: int, sentences: Sequence[SentenceRow], claims: Iterator[int]
) -> tuple[Run, ...]:
    runs, at = [], start
    for s in sentences:
        if s.start > at:
            runs.append(Run(pieces.between(at, s.start)))
        words = pieces.between(s.start, s.end)
        if s.claim:
            status = STATUS[view.status_of(s) or "none"]
            runs.append(Run(words, view.group_of(s), next(claims), status, s.attribution))
        else:
            runs.append(Run(words))
        at = s.end
    if end > at:
        runs.append(Run(pieces.between(at, end)))
    return tuple(runs)


def _marks(report: Report, found: Sequence[Note]) -> list[Overlay]:
    marks = []
    for note in found:
        if note.number:
            weight = view.rank(note.finding.severity)
            spans = [s for s in note.finding.spans if len(s)]
            marks += [Overlay(s.start, s.end, weight, note=note, anchor=not n) for n, s in enumerate(spans)]
    for a in report.attributions:
        marks += [Overlay(a.source.start, a.source.end, 0, role="source")] if a.source else []
        marks += [Overlay(a.cue.start, a.cue.end, 1, role="cue")] if a.cue else []
    return sorted(marks, key=lambda m: (m.start, m.end, m.rank))


class _Pieces:
    """Cuts the text where a mark begins or ends. Asked from left to right; each mark is looked at once, so that the
    work grows with text and marks, however they overlap."""

    def __init__(self, text: str, marks: Sequence[Overlay], seams: set[int]) -> None:
        self.text = text
        self.marks = marks
        self.cuts = sorted({0, len(text), *seams, *(m.start for m in marks), *(m.end for m in marks)})
        self.next = 0
        self.open: dict[bool, list[tuple[int, int, int]]] = {True: [], False: []}  # heaps: (rank, order, end)

    def between(self, start: int, end: int) -> tuple[Stretch, ...]:
        out = []
        at, cut = start, bisect_right(self.cuts, start)
        while at < end:
            stop = min(self.cuts[cut], end)
            out.append(self._piece(at, stop))
            at, cut = stop, cut + 1
        return tuple(out)

    def _piece(self, start: int, end: int) -> Stretch:
        anchors = []
        while self.next < len(self.marks) and self.marks[self.next].start <= start:
            mark = self.marks[self.next]
            heapq.heappush(self.open[mark.note is not None], (mark.rank, self.next, mark.end))
            if mark.note and mark.anchor:
                anchors.append(mark.note)
            self.next += 1
        hit, part = self._top(True, start), self._top(False, start)
        text = self.text[start:end]
        # A blank between sentences is no place to click on.
        note = hit.note if hit and not text.isspace() else None
        return Stretch(text, note, part.role if part else "", tuple(anchors))

    def _top(self, findings: bool, at: int) -> Overlay | None:
        """The mark of least rank that holds `at`; those that have ended are dropped."""
        heap = self.open[findings]
        while heap and heap[0][2] <= at:
            heapq.heappop(heap)
        return self.marks[heap[0][1]] if heap else None
