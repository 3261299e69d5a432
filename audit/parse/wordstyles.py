"""Styles of a Word file: which are headings, quotations, lists, captions, and which hide their text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.model.article import Form
from audit.model.dataclass import dataclass
from audit.parse.package import Handler
from audit.parse.wordset import words

# Names of styles that every Word gives in English, whatever language their ids and the screen are in.
_HEADING = re.compile(r"heading [1-9]|title")
_QUOTE = words("quote quotations")
_BLOCK = "block text"
_LISTED = re.compile(r"list (?:bullet|number)\b.*")
_NO = ("0", "false", "off", "none")
_STYLES = 30  # based on one another


@dataclass(slots=True)
class WordStyle:
    name: str = ""
    based: str = ""
    outlined: bool | None = None
    listed: bool | None = None
    hidden: bool | None = None


def on(attributes: Mapping[str, str]) -> bool:
    """Is a property switched on that may be so without a value?"""
    return attributes.get("w:val", "1").lower() not in _NO


class WordStyles(Handler):
    """The styles by their ids, which are of any language; a style's outline level tells a heading whatever it is
    called."""

    def __init__(self) -> None:
        self._styles: dict[str, WordStyle] = {}
        self._style: WordStyle | None = None
        self._names: list[str] = []
        self._resolved: dict[str, WordStyle] = {}
        self.default = ""
        """The id of the style of a paragraph that names none."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._names.append(name)
        if name == "w:style":
            self._style = self._styles.setdefault(attributes.get("w:styleId", ""), WordStyle())
            if attributes.get("w:type") == "paragraph" and attributes.get("w:default", "0") not in _NO:
                self.default = attributes.get("w:styleId", "")
            return
        style, value = self._style, attributes.get("w:val", "")
        if style is None:
            return
        if name == "w:name":
            style.name = value.lower()
        elif name == "w:basedOn":
            style.based = value
        elif name == "w:outlineLvl":
            style.outlined = value != "9"
        elif name == "w:numId":
            style.listed = value != "0"
        elif name == "w:vanish":
            style.hidden = on(attributes)

    def end(self, name: str) -> None:
        self._names.pop()
        if name == "w:style":
            self._style = None

    def of(self, id: str) -> WordStyle:
        """The style, with what it has from those that it is based on; its name is the first in the line that tells a
        form."""
        if id in self._resolved:
            return self._resolved[id]
        out, at, seen = WordStyle(), id, 0
        while at in self._styles and seen < _STYLES:
            style = self._styles[at]
            out.name = out.name if form_of(out.name) else style.name
            out.outlined = style.outlined if out.outlined is None else out.outlined
            out.listed = style.listed if out.listed is None else out.listed
            out.hidden = style.hidden if out.hidden is None else out.hidden
            at, seen = style.based, seen + 1
        if not seen:  # a file without its styles: the ids that Word gives in English
            out.name = re.sub(r"(?<=[a-z])(?=\d)", " ", id.lower())
        self._resolved[id] = out
        return out


def form_of(name: str) -> Form | None:
    """What the name of a style says of a block; None where nothing."""
    if _HEADING.fullmatch(name):
        return Form.HEADING
    if name == _BLOCK or not _QUOTE.isdisjoint(name.split()):
        return Form.QUOTE
    if name == "caption":
        return Form.FIGURE
    return Form.ITEM if _LISTED.fullmatch(name) else None
