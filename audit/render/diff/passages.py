"""The paragraphs that were changed, before and after, with the words of what is new and what was fixed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from audit.model.diff import ChangedWords, ChangeKind, Passage, Said, Side
from audit.model.report import BlockRow, Report, SentenceRow
from audit.render import view
from audit.render.diff.align import align, equal, flat
from audit.render.diff.findings import Paired


class _Text:
    """One report's text by paragraphs and sentences. `marks`: index of a sentence -> (start, end, change) in it."""

    def __init__(self, report: Report, text: str) -> None:
        self.report, self.text = report, text
        self.starts = [s.start for s in report.sentences]
        self.flat = [flat(text[b.start : b.end]) for b in report.blocks]
        self.marks: dict[int, list[ChangedWords]] = defaultdict(list)

    def mark(self, start: int, end: int, change: int) -> None:
        """Notes the words of a finding in the sentence that they begin in."""
        at = bisect_right(self.starts, start) - 1
        if at < 0:
            return
        s = self.report.sentences[at]
        if start < min(end, s.end):
            self.marks[at].append(ChangedWords(start - s.start, min(end, s.end) - s.start, change))

    def sentences(self, block: BlockRow) -> range:
        return range(bisect_left(self.starts, block.start), bisect_left(self.starts, block.end))

    def marked(self, block: int) -> bool:
        return any(n in self.marks for n in self.sentences(self.report.blocks[block]))

    def side(self, block: int, same: set[int]) -> Side:
        """The paragraph, its sentences changed but for those in `same` (indexes of sentences)."""
        b = self.report.blocks[block]
        inside = self.sentences(b)
        line = self.report.sentences[inside.start].line if inside else 1
        said = tuple(self.said(n, self.report.sentences[n], n not in same) for n in inside)
        return Side(line, b.kind, said or (Said(self.text[b.start : b.end], not same, "", ()),))

    def said(self, n: int, s: SentenceRow, changed: bool) -> Said:
        marks = tuple(sorted(self.marks.get(n, ()), key=lambda m: (m.start, -m.end, m.change)))
        return Said(self.text[s.start : s.end], changed, view.group_of(s) if s.claim else "", marks)

    def flat_sentences(self, block: int) -> list[str]:
        rows = (self.report.sentences[n] for n in self.sentences(self.report.blocks[block]))
        return [flat(self.text[s.start : s.end]) for s in rows]


def passages(old: Report, new: Report, found: Sequence[Paired]) -> tuple[tuple[Passage, ...], int]:
    """(what was changed, how many paragraphs stand after the last of it). Nothing where a text was left out."""
    if old.article.text is None or new.article.text is None:
        return (), 0
    was, now = _Text(old, old.article.text), _Text(new, new.article.text)
    for n, p in enumerate(p for p in found if p.kind is not None):
        if p.kind is ChangeKind.NEW and p.after and not p.after.absent:
            now.mark(p.after.spans[0].start, p.after.spans[0].end, n)
        if p.kind is ChangeKind.FIXED and p.before and not p.before.absent:
            was.mark(p.before.spans[0].start, p.before.spans[0].end, n)
    out: list[Passage] = []
    skipped = 0
    for i, j in align(was.flat, now.flat):
        if i is not None and j is not None and was.flat[i] == now.flat[j] and not was.marked(i) and not now.marked(j):
            skipped += 1
            continue
        kept_i, kept_j = _kept(was, i, now, j)
        before = was.side(i, kept_i) if i is not None else None
        out.append(Passage(before, now.side(j, kept_j) if j is not None else None, skipped))
        skipped = 0
    return tuple(out), skipped


def _kept(was: _Text, i: int | None, now: _Text, j: int | None) -> tuple[set[int], set[int]]:
    """The sentences, by their indexes in each text, that a paragraph has on both sides."""
    if i is None or j is None:
        return set(), set()
    first_i = was.sentences(was.report.blocks[i]).start
    first_j = now.sentences(now.report.blocks[j]).start
    pairs = equal(was.flat_sentences(i), now.flat_sentences(j))
    return {first_i + x for x, _ in pairs}, {first_j + y for _, y in pairs}


def pieces(said: Said, ranks: Mapping[int, int]) -> list[tuple[str, int | None]]:
    """The sentence cut at its marks: (words, change or None). Where marks overlap the one of the lowest rank stays."""
    chosen: list[ChangedWords] = []
    for m in sorted(said.marks, key=lambda m: (ranks[m.change], m.start, m.change)):
        if all(m.end <= k.start or k.end <= m.start for k in chosen):
            chosen.append(m)
    out: list[tuple[str, int | None]] = []
    at = 0
    for m in sorted(chosen, key=lambda m: m.start):
        out += [(said.text[at : m.start], None), (said.text[m.start : m.end], m.change)]
        at = m.end
    return [(text, change) for text, change in (*out, (said.text[at:], None)) if text]
