"""Where in an article something stands, as people count: which paragraph of the story, which sentence of it.

Paragraphs are the blocks of the body, in order; what stands in another block is named by that (headline, caption). A
line number is the file's, which is of little use on a page read from HTML: there the paragraph comes first.
"""

from __future__ import annotations

from bisect import bisect_right

from audit.model.article import Kind
from audit.model.dataclass import dataclass
from audit.model.report import CheckRow, FindingRow, PlaceRow, Report
from audit.render import view

_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Spot:
    """`paragraph` is 0 outside the body, where `kind` says what it is. `sentence` counts from the paragraph's first."""

    kind: str
    paragraph: int = 0
    sentence: int = 0

    @property
    def short(self) -> str:
        return f"p{self.paragraph}.{self.sentence}" if self.paragraph else self.kind

    @property
    def said(self) -> str:
        return f"paragraph {self.paragraph}.{self.sentence}" if self.paragraph else self.kind

    @property
    def long(self) -> str:
        return f"paragraph {self.paragraph}, sentence {self.sentence}" if self.paragraph else self.kind


class Spots:
    """The spots of one report."""

    def __init__(self, report: Report) -> None:
        self.page = report.article.path.lower().endswith(_PAGES)
        self._starts: list[int] = []
        self._spots: list[Spot] = []
        text, at, paragraph, sentence, end = report.article.text, 0, 0, 0, -1
        for block in report.blocks:
            body = block.kind == Kind.BODY.value
            # A line of the page that was run together with the paragraph was cut off it: the paragraph goes on.
            same = end >= 0 and text is not None and "\n" not in text[end : block.start]
            if body and not (same and sentence):
                paragraph, sentence = paragraph + 1, 0
            if body or not same:
                end = block.end if body else -1
            while at < len(report.sentences) and report.sentences[at].start < block.end:
                if body:
                    sentence += 1
                self._starts.append(report.sentences[at].start)
                self._spots.append(Spot(block.kind, paragraph, sentence) if body else Spot(block.kind))
                at += 1

    def at(self, offset: int) -> Spot | None:
        """The spot of the sentence that holds the offset or stands before it."""
        n = bisect_right(self._starts, offset) - 1
        return self._spots[n] if n >= 0 else None

    def of(self, finding: FindingRow) -> Spot | None:
        """None for what is missing: that is nowhere."""
        return None if finding.absent else self.at(finding.spans[0].start)

    def both(self, finding: FindingRow, brief: bool = False) -> tuple[str, str]:
        """Two ways to say where it is, the better one first; the second may be empty."""
        spot = self.of(finding)
        place = finding.locations[0]
        line = view.at(place.line, place.column)
        if spot is None or not place.line:
            return line, ""
        own = spot.short if brief else spot.said
        return (own, line) if self.page and spot.paragraph else (line, own)

    def first(self, check: CheckRow) -> str:
        """The better way to say where a thing to check by hand is."""
        spot = self.at(check.span.start) if self.page else None
        return spot.short if spot is not None and spot.paragraph else view.at(check.line, check.column)

    def long(self, finding: FindingRow) -> str:
        """The same in words, for a mail to the writer."""
        return self.words(self.of(finding), finding.locations[0])

    def words(self, spot: Spot | None, place: PlaceRow) -> str:
        line = view.on(place.line)
        if spot is None or not place.line:
            return line
        return f"{spot.long} ({line})" if self.page else f"{line}, {spot.long}"
