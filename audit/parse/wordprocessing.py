"""WordprocessingML -> blocks of text. Own reading of the events of document.xml, since no library does it within
bounds (see `package`) and none says what it leaves out.

Insertions are read, deletions are not; nor comments, notes, hidden and struck-out text, headers and footers, tables of
contents, pictures and their descriptions, embedded files. Of a field, its result counts, of two versions of a text box
the newer. Nothing outside of the file is opened: no template, no linked part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from posixpath import dirname, join, normpath

from audit.model.article import Form
from audit.model.dataclass import dataclass
from audit.model.document import Document
from audit.parse.package import Handler, Package, Texts
from audit.parse.wordset import words
from audit.parse.wordstyles import WordStyles, form_of, on
from audit.parse.written import Grid, Left, Written, broken, document, meta_of

_OOXML, _STRICT = "http://schemas.openxmlformats.org", "http://purl.oclc.org/ooxml"
_SPACES = {
    f"{_OOXML}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OOXML}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OOXML}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OOXML}/markup-compatibility/2006": "mc",
    f"{_OOXML}/package/2006/relationships": "p",
    f"{_OOXML}/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
}
_PROPERTIES = {
    "dc:title": "title",
    "dc:creator": "author",
    "dcterms:created": "date",
    "dcterms:modified": "modified",
    "dc:language": "language",
}
_CONTENTS = re.compile(r"toc (?:heading|\d)|toc\d|table of figures|index (?:heading|\d)|contents \d")
_OLD = words("w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:tcPrChange w:trPrChange w:numberingChange")
_UNREAD = _OLD | words("w:rt w:delText w:delInstrText")
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]{1,2000})"')
# The signs of Word's own picture font that stand in running text (the code as the file has it).
_SYMBOL = dict(
    zip(
        (0xB0, 0xB1, 0xB4, 0xB7, 0xA3, 0xB3, 0xB9, 0xBB, 0x2D, 0xAE, 0xE2, 0xD2, 0xE3, 0xD3, 0xE4, 0xD4, 0xA2, 0xB2),
        "°±×•≤≥≠≈−→®®©©™™′″",
        strict=True,
    )
)
_FIELDS = 20  # in one another


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shows: bool = False
    href: str = ""


@dataclass(slots=True)
class _Run:
    hidden: bool = False
    struck: bool = False


@dataclass(slots=True)
class _Paragraph:
    block: Written = field(default_factory=Written)
    run: _Run = field(default_factory=_Run)
    hidden: bool = False
    ends: bool = True
    contents: bool = False


def read(data: bytes) -> Document:
    """Raises LoadError unreadable, encrypted, too-large, unsupported-format."""
    package = Package(data, "Word document")
    main, core = _main(package)
    body = package.needed(main)
    links = _relations(package, main)
    styles = WordStyles()
    named = next((t for kind, t, _ in links.values() if kind.endswith("/styles")), "styles.xml")
    if part := package.part(_target(main, named)):
        package.walk("styles.xml", part, _SPACES, styles)
    text = _Body(styles, {id: target for id, (kind, target, out) in links.items() if out and "hyperlink" in kind})
    package.walk("document.xml", body, _SPACES, text)
    said = Texts(_PROPERTIES)
    if part := package.part(core):
        package.walk("core.xml", part, _SPACES, said)
    return document(text.finished(), meta_of(said.said), text.left.limits())


def _main(package: Package) -> tuple[str, str]:
    """The names of the part that holds the text and of that with the properties."""
    main, core = "word/document.xml", "docProps/core.xml"
    for kind, target, out in _relations(package, "").values():
        if kind.endswith("/officeDocument") and not out:
            main = _target("", target)
        elif kind.endswith("/core-properties") and not out:
            core = _target("", target)
    return main, core


def _target(part: str, target: str) -> str:
    return normpath(target if target.startswith("/") else join(dirname(part), target)).lstrip("/")


def _relations(package: Package, part: str) -> dict[str, tuple[str, str, bool]]:
    """Id -> kind, target and whether it leads out of the file."""
    found = _Relations()
    if data := package.part(join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")):
        package.walk(f"{part or 'package'}.rels", data, _SPACES, found)
    return found.found


class _Relations(Handler):
    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str, bool]] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "p:Relationship":
            external = attributes.get("TargetMode", "").lower() == "external"
            self.found[attributes.get("Id", "")] = (attributes.get("Type", ""), attributes.get("Target", ""), external)


class _Body(Handler):
    """Reads document.xml."""

    def __init__(self, styles: WordStyles, links: Mapping[str, str]) -> None:
        self._styles = styles
        self._links = links
        self._names: list[str] = []
        self._blocks: list[Written] = []
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[Grid] = []
        self._around: list[str] = []  # the cells and text boxes that are open
        self._fields: list[_Field] = []
        self._hrefs: list[str] = []
        self._chosen: list[bool] = []
        self._carried: list[tuple[str, str]] = []
        self._skip = 0  # how deep in what is not read
        self._deletion = False
        self._comments: set[str] = set()
        self.left = Left()

    def finished(self) -> list[Written]:
        if self._carried:
            self._blocks.append(Written(runs=self._carried))
        return self._blocks

    # -- elements

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skip:
            self._skip += 1
            if self._deletion and name == "w:delText":
                self.left.leave("deleted passage", "deleted passages", passage=True)
            return
        above = self._names[-1] if self._names else ""
        if self._unread(name, above):
            self._skip = 1
            self._deletion = name == "w:del"
            return
        self._names.append(name)
        if name == "w:p":
            self._paragraphs.append(_Paragraph(Written(runs=self._carried, table=self._table())))
            self._carried = []
            self._style(self._styles.default)
        elif name == "w:tbl":
            self._tables.append(Grid())
        elif name == "w:tr" and self._tables:
            self._tables[-1].row()
        elif name in ("w:tc", "w:txbxContent"):
            self._around.append(name)
            if name == "w:tc" and self._tables:
                self._tables[-1].cell()
        elif name == "mc:AlternateContent":
            self._chosen.append(False)
        elif name == "mc:Choice" and self._chosen:
            self._chosen[-1] = True
        elif name == "w:altChunk":
            self.left.leave("embedded file", "embedded files")
        elif name == "w:hyperlink":
            self._hrefs.append(self._links.get(attributes.get("r:id", ""), ""))
        elif self._paragraphs:
            self._inside(name, above, attributes)

    def _unread(self, name: str, above: str) -> bool:
        if name in ("w:del", "w:moveFrom"):
            return above not in ("w:rPr", "w:trPr")
        if name == "mc:Fallback":
            return bool(self._chosen and self._chosen[-1])
        return name in _UNREAD

    def _inside(self, name: str, above: str, attributes: Mapping[str, str]) -> None:
        paragraph = self._paragraphs[-1]
        if name == "w:r":
            paragraph.run = _Run(paragraph.hidden)
        elif above == "w:pPr":
            self._property(name, attributes, paragraph)
        elif above == "w:numPr" and name == "w:numId":
            self._numbered(attributes.get("w:val") != "0")
        elif above == "w:rPr":
            self._run_property(name, attributes, paragraph)
        elif name == "w:fldChar":
            self._field(attributes.get("w:fldCharType", ""))
        elif name == "w:fldSimple":
            self._hrefs.append(_href(attributes.get("w:instr", "")))
        elif name == "w:commentReference":
            if (id := attributes.get("w:id", "")) not in self._comments:
                self._comments.add(id)
                self.left.leave("comment", "comments")
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            self.left.leave("note", "notes")
        elif above in ("w:r", "m:r"):
            self._sign(name, attributes)

    def _property(self, name: str, attributes: Mapping[str, str], paragraph: _Paragraph) -> None:
        block = paragraph.block
        if name == "w:pStyle":
            self._style(attributes.get("w:val", ""))
        elif name == "w:outlineLvl":
            if attributes.get("w:val") != "9":
                block.form = Form.HEADING
            elif block.form is Form.HEADING:
                block.form = self._plain()

    def _style(self, id: str) -> None:
        paragraph = self._paragraphs[-1]
        block, style = paragraph.block, self._styles.of(id)
        paragraph.hidden = bool(style.hidden)
        paragraph.contents = _CONTENTS.fullmatch(style.name) is not None
        form = form_of(style.name) or (Form.HEADING if style.outlined else None)
        block.form = form or (Form.ITEM if style.listed else self._plain())
        block.titled = style.name == "title"

    def _plain(self) -> Form:
        return Form.CELL if self._table() else Form.PARAGRAPH

    def _table(self) -> Grid | None:
        """The table in which a paragraph stands: none in a text box."""
        return self._tables[-1] if self._around and self._around[-1] == "w:tc" and self._tables else None

    def _numbered(self, yes: bool) -> None:
        block = self._paragraphs[-1].block
        if yes and block.form in (Form.PARAGRAPH, Form.CELL):
            block.form = Form.ITEM
        elif not yes and block.form is Form.ITEM:
            block.form = self._plain()

    def _run_property(self, name: str, attributes: Mapping[str, str], paragraph: _Paragraph) -> None:
        if self._names[-3:-2] == ["w:pPr"]:  # of the mark at the end of the paragraph
            if name in ("w:del", "w:moveFrom"):
                paragraph.ends = False
        elif name == "w:vanish":
            paragraph.run.hidden = on(attributes)
        elif name in ("w:strike", "w:dstrike"):
            paragraph.run.struck = on(attributes)
        elif name == "w:rStyle":
            style = self._styles.of(attributes.get("w:val", ""))
            paragraph.run.hidden = paragraph.run.hidden or bool(style.hidden) or style.name == "placeholder text"

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields = [*self._fields[-_FIELDS:], _Field()]
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
            self._fields[-1].href = _href(self._fields[-1].instruction)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _sign(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("w:tab", "w:ptab"):
            self._add(" ")
        elif name in ("w:br", "w:cr"):
            self._add("\n")
        elif name == "w:noBreakHyphen":
            self._add("\u2011")
        elif name == "w:sym":
            code = attributes.get("w:char", "")
            if re.fullmatch(r"[0-9A-Fa-f]{1,5}", code):
                self._add(_sign(int(code, 16), attributes.get("w:font", "")))

    def end(self, name: str) -> None:
        if self._skip:
            self._skip -= 1
            return
        self._names.pop()
        if name == "w:p" and self._paragraphs:
            self._close()
        elif name == "w:tbl" and self._tables:
            self._tables.pop()
        elif name in ("w:tc", "w:txbxContent") and self._around:
            self._around.pop()
        elif name == "mc:AlternateContent" and self._chosen:
            self._chosen.pop()
        elif name in ("w:hyperlink", "w:fldSimple") and self._hrefs:
            self._hrefs.pop()

    # -- text

    def text(self, words: str) -> None:
        if self._skip or not self._names:
            return
        if self._names[-1] == "w:instrText" and self._fields:
            self._fields[-1].instruction = (self._fields[-1].instruction + words)[:4000]
        elif self._names[-1] in ("w:t", "m:t"):
            self._add(words.replace("\n", " "))

    def _add(self, words: str) -> None:
        if not self._paragraphs or any(not f.shows for f in self._fields):
            return
        paragraph = self._paragraphs[-1]
        if paragraph.contents:
            return
        if paragraph.run.hidden or paragraph.run.struck:
            if words.strip():
                what = "hidden" if paragraph.run.hidden else "struck-out"
                self.left.leave(f"{what} passage", f"{what} passages", passage=True)
            return
        if words.strip():
            self.left.read()
        href = next((h for h in reversed(self._hrefs) if h), "") or next((f.href for f in self._fields if f.href), "")
        paragraph.block.add(words, href)

    def _close(self) -> None:
        paragraph = self._paragraphs.pop()
        self._fields = [f for f in self._fields if f.shows]  # an instruction ends with its paragraph
        block = paragraph.block
        if not paragraph.ends and block.runs:
            self._carried = block.runs  # the mark is deleted: the next paragraph goes on with it
            blocks = block.boxes
        else:
            blocks = broken(block) if block.runs or block.boxes else []
        under = self._paragraphs[-1].block.boxes if self._paragraphs else self._blocks
        under += blocks


def _href(instruction: str) -> str:
    found = _LINK.match(instruction)
    return found[1] if found else ""


def _sign(code: int, font: str) -> str:
    """The letter that a sign of a font stands for; a blank for a mere picture."""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOL.get(code - 0xF000, " ") if font.lower() == "symbol" else " "
    return chr(code) if code > 31 and not 0xD800 <= code <= 0xDFFF else " "
