"""docx: the article as a Word file, each question a comment on the words that it is about.

The text of the file is the article's and nothing else, so that it can be worked on, sent back and audited again: what
the card says of the whole, with the first questions, is a comment too, on the first words. Nothing in the file acts: no
field, no link, no macro. python-docx is imported with the first file.
"""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from audit.errors import UsageError, takes_extra
from audit.model.article import Form, Kind
from audit.model.report import BlockRow, Failure, FindingRow, Report
from audit.model.text import Span
from audit.render import view
from audit.render.base import Item, RenderOptions
from audit.render.escape import visible, xml_characters
from audit.render.spots import Spots
from audit.render.words import GLOSSARY, HONEST, NAME

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run

MOST = 500
"""Comments of one article: nobody reads more, and Word grows slow."""
AUTHOR, INITIALS = "audit", "au"
STYLES = {Form.QUOTE: "Quote", Form.FIGURE: "Caption", Form.ITEM: "List Bullet"}
FONTS = (("Normal", 11), ("Title", 20), ("Heading 1", 13), ("Quote", 11), ("Caption", 9))
MEANS = dict(GLOSSARY)
_SIGN = re.compile(r"(?:[-*•–]|\d+[.)])\s")  # of an item of a list, in the text itself
_BREAK = re.compile(r"\r\n|[\r\n\t]")
_UNUSED = re.compile(r"/(?:stylesWithEffects|customXml|thumbnail|webSettings|extended-properties)$")
_THEN = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can name

Ends = tuple["Run", "Run"]
"""The first and the last run of a comment's words."""


def render(reports: Sequence[Item], options: RenderOptions) -> bytes:
    """One file; of several articles each begins a page. Raises UsageError where python-docx is not installed."""
    document = _empty()
    for n, item in enumerate(reports):
        if n:
            document.add_page_break()  # type: ignore[no-untyped-call]
        if isinstance(item, Failure):
            document.add_paragraph(visible(f"{view.name(item.path)}: not audited: {view.why(item)}"))
        else:
            _Commented(document, item, options).write()
    _properties(document, reports[0] if len(reports) == 1 else None)
    return _packed(document)


def _empty() -> Document:
    """The template of python-docx with what is used of it: its styles of tables alone are 400 kB."""
    try:
        import docx
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Pt, RGBColor
    except ImportError:
        raise UsageError(takes_extra("docx", "docx")) from None
    document = docx.Document()
    for part in (document.part.package, document.part):
        for id in [id for id, rel in part.rels.items() if _UNUSED.search(rel.reltype)]:
            del part.rels[id]
    styles = document.styles
    for table in [s for s in styles if s.type == WD_STYLE_TYPE.TABLE]:
        table.delete()
    for name, size in FONTS:
        style = styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Georgia", Pt(size), RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts.attrib
        for theirs in [name for name in fonts if name.endswith("Theme")]:  # the template's, which would win
            del fonts[theirs]
    styles["Normal"].paragraph_format.line_spacing = 1.3
    return document


class _Commented:
    """Writes one article into the document."""

    def __init__(self, document: Document, report: Report, options: RenderOptions) -> None:
        self.document = document
        self.report = report
        self.rules = {r.id: r for r in report.rules}
        self.spots = Spots(report)
        self.spans: list[Span] = []
        self.runs: list[Run] = []
        found = view.places(report)
        self.first = view.first(report, found)
        asked = [p for p in found if view.rank(p.finding.severity) <= options.listed or p in self.first]
        self.shown, self.left = asked[:MOST], len(asked[MOST:])

    def write(self) -> None:
        if self.report.article.text is None:
            self._lines()
            return
        self._text(_BREAK.sub(lambda m: " \r" if len(m[0]) > 1 else " ", self.report.article.text))
        self._summary((self.runs[0], self.runs[0]))
        for place in self.shown:
            self._comment(place, self._ends(place.finding.spans[0]))

    # -- the text

    def _text(self, text: str) -> None:
        """Paragraphs of runs, cut where words begin and end that are asked about. A line end is a blank here (of two
        characters a blank and \\r, which is dropped), since Word breaks lines itself."""
        cuts = sorted({x for p in self.shown for x in (p.finding.spans[0].start, p.finding.spans[0].end)})
        at = 0
        for block in self.report.blocks:
            self._paragraph(text, Span(at, block.start), cuts, "Normal")
            self._paragraph(text, Span(block.start, block.end), cuts, _style(block, text))
            at = block.end
        self._paragraph(text, Span(at, len(text)), cuts, "Normal")

    def _paragraph(self, text: str, span: Span, cuts: Sequence[int], style: str) -> None:
        if not text[span.start : span.end].strip():
            return
        paragraph = self.document.add_paragraph(style=style)
        inside = cuts[bisect_right(cuts, span.start) : bisect_left(cuts, span.end)]
        for start, end in zip((span.start, *inside), (*inside, span.end), strict=True):
            self.runs.append(paragraph.add_run(xml_characters(text[start:end].replace("\r", ""))))
            self.spans.append(Span(start, end))

    def _ends(self, span: Span) -> Ends:
        """Of no words, the run where they would stand."""
        first = min(bisect_right(self.spans, span.start, key=lambda s: s.end), len(self.spans) - 1)
        last = bisect_left(self.spans, span.end, key=lambda s: s.start) - 1
        return self.runs[first], self.runs[max(first, last)]

    def _lines(self) -> None:
        """Where the text was left out: a line for each place, to hang its comment on."""
        head = self.document.add_paragraph().add_run("The text was left out.")
        self._summary((head, head))
        for place in self.shown:
            where = self._where(place)
            line = self.document.add_paragraph().add_run(where[0].upper() + where[1:])
            self._comment(place, (line, line))

    # -- the comments

    def _add(self, ends: Ends, head: str, rows: Sequence[str]) -> None:
        from docx.oxml.ns import qn

        comment = self.document.add_comment(ends, author=AUTHOR, initials=INITIALS)
        comment._comment_elm.attrib.pop(qn("w:date"))  # no clock
        comment.paragraphs[0].add_run(visible(head)).bold = True
        for row in rows:
            comment.add_paragraph(visible(row))

    def _comment(self, place: view.Place, ends: Ends) -> None:
        f = place.finding
        rows = [f.message if f.question else "", f.hint, *self._why(f)]
        rows += [f"Also: {u.question or u.message} ({u.rule})" for u in place.under]
        self._add(ends, f.question or f.message, [row for row in rows if row])

    def _why(self, f: FindingRow) -> list[str]:
        rule = self.rules.get(f.rule)
        why = [f"Why: {rule.why}"] if rule and rule.why else []
        standards = ", ".join(("", *rule.standards)) if rule else ""
        return [*why, f"{f.severity.capitalize()}: {MEANS[f.severity]}", f"Rule: {f.rule}{standards}"]

    def _summary(self, ends: Ends) -> None:
        report, tool = self.report, self.report.tool
        rows = [
            f"{n}. {p.finding.question or p.finding.message} ({self._where(p)}; {view.because(p)})"
            for n, p in enumerate(self.first, 1)
        ]
        if not (self.first or view.unread(report)):
            rows = ["Nothing here that an editor would ask first."]
        more = f"; {self.left:,} more do not fit" if self.left else ""
        rows.append(f"{view.plural(len(self.shown), 'place')} in comments{more}.")
        if aside := view.aside(view.accepted(report)):
            rows.append(f"Not counted: {', '.join(aside)}.")
        rules = f"rules {tool.pack} {tool.rules_version}"
        self._add(
            ends, report.headline, [*rows, *report.limits, HONEST, f"{NAME}, {tool.name} {tool.version}, {rules}"]
        )

    def _where(self, place: view.Place) -> str:
        return "the whole article" if place.finding.absent else self.spots.long(place.finding)


def _style(block: BlockRow, text: str) -> str:
    if block.kind == Kind.HEADLINE:
        return "Title"
    if block.form == Form.HEADING:
        return "Heading 1"
    if block.form == Form.ITEM and _SIGN.match(text, block.start):
        return "Normal"
    return STYLES.get(Form(block.form), "Normal")


def _properties(document: Document, item: Item | None) -> None:
    """What the file says of itself: what the article says, so that it is read again as the same, and nothing of today
    or of this machine."""
    core = document.core_properties
    for element in list(core._element):
        core._element.remove(element)
    if isinstance(item, Report):
        article = item.article
        core.title, core.author = visible(article.title)[:255], visible(article.author)[:255]
        with suppress(ValueError):
            core.created = datetime.fromisoformat(article.date)


def _packed(document: Document) -> bytes:
    """The file with no time in it, and not compressed, since builds of zlib differ."""
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        for part in parts.infolist():
            file.writestr(zipfile.ZipInfo(part.filename, _THEN), parts.read(part))
    return out.getvalue()
