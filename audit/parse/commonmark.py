"""Markdown -> blocks of text with their places. pulldown-cmark (by pyromark) reads it and says where each piece is.

A paragraph, a heading, an item, a cell, a quotation and a picture's alternative text are blocks; code is left out, and
the report says so. So are the shortcodes of site generators, the imports of MDX and the marks of footnotes and tasks. A
line break that the writer made ends a block, unless the next line goes on in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from audit.model.article import Form
from audit.model.document import Piece
from audit.parse.builder import TextBuilder, runs_script
from audit.parse.forms import is_headline

_BR = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_WORD = re.compile(r"\w")
_TICKS = re.compile(r"`+")
_LONE_CR = re.compile(r"\r(?!\n)")
_CODE = re.compile(r"[^ |]+|[ |]")
_MASK = "\u2060"  # stands for each character of code that the library does not know
_CODE_OF_SITES = re.compile(
    r"\{\{[<%][^{}]{0,2000}[%>]\}\}|\{%[^{}%]{0,1000}%\}|\{\{[^{}\n]{0,300}\}\}|\{:[^{}\n]{0,200}\}"
    r"|\{/\*(?:[^*{]|\*(?!/)|\{(?!/\*)){0,5000}\*/\}|^:{3,}[^\n]*$"
    r"|^import\s+(?:[\w*{}\s,$]{1,300}\sfrom\s+)?[\"'][^\"'\n]{1,300}[\"'];?[ \t]*$"
    r"|^export\s+(?:default|const|let|var|function|class|async)\b[^\n]*[=({;][^\n]*(?:\n[^\n]+)*",
    re.MULTILINE,
)
"""Shortcodes and templates (Hugo, Jekyll, Liquid), attributes (kramdown), comments, imports and exports (MDX), fences
of notes (:::)."""
_CAPTION = re.compile(r"\bcaption\s{0,3}=\s{0,3}\"([^\"\n]{1,500})\"")
_UNMASKED = re.compile(f"[^{_MASK}]+")
_INLINE = ("Emphasis", "Strong", "Strikethrough", "Link", "Image")
_BREAKS = ("SoftBreak", "HardBreak")
_CONTAINERS = {"BlockQuote": Form.QUOTE, "Item": Form.ITEM, "FootnoteDefinition": Form.PARAGRAPH}
_OWN = {
    "Heading": Form.HEADING,
    "TableCell": Form.CELL,
    "DefinitionListTitle": Form.ITEM,
    "DefinitionListDefinition": Form.ITEM,
}
_DEFINES = {"DefinitionListTitle": "dt", "DefinitionListDefinition": "dd"}
"""Hints as HTML gives them for the same."""
_STRUCK = re.compile(r"<(?P<end>/)?(?:s|del|strike)\b[^>]{0,200}>", re.IGNORECASE)
_LOOK = 200  # code points looked at behind a line break for the word that follows


class Event(NamedTuple):
    """One piece of the markup and its range in the file. `kind`: Text, Code, SoftBreak ... or the element of which this
    is the `edge`, Start or End; `words`: of a text or code; `more`: what the library says of an element."""

    kind: str
    edge: str
    words: str
    start: int
    end: int
    more: Mapping[str, Any]


def with_headline(text: str, pieces: list[Piece]) -> list[Piece]:
    """A text without any heading, written as plain text: its first line is the headline when it is short and has no
    final stop."""
    if len(pieces) < 2 or pieces[0].form is not Form.PARAGRAPH or any(p.form is Form.HEADING for p in pieces):
        return pieces
    span = pieces[0].span
    if text[span.end - 1].isalnum() and is_headline(text, span):
        return [Piece(Form.HEADING, span), *pieces[1:]]
    return pieces


def masked(text: str, begin: int) -> tuple[str, list[int]]:
    """text[begin:] with the code of site generators masked, one for one; and where captions begin that such code
    holds, which are text."""
    captions: list[int] = []

    def mask(found: re.Match[str]) -> str:
        caption = _CAPTION.search(found[0])
        if caption is None:
            return re.sub(r"[^\n]", _MASK, found[0])
        captions.append(begin + found.start() + caption.start(1))
        return f"{_MASK * caption.start(1)}{caption[1]}{_MASK * (len(found[0]) - caption.end(1))}"

    plain = text[begin:]
    return (
        (_CODE_OF_SITES.sub(mask, plain), captions)
        if "{" in plain or ":::" in plain or "port " in plain
        else (plain, [])
    )


def events(plain: str, begin: int) -> Iterator[Event]:
    """The markup of `plain`, which stands at `begin` of the file, in order; an End has the range of the whole element.

    Raises RuntimeError where the library panics, which Python would not take for an exception of one article."""
    import pyromark  # 5 ms, only for Markdown

    known = pyromark.Options
    options = known.ENABLE_TABLES | known.ENABLE_STRIKETHROUGH | known.ENABLE_FOOTNOTES
    options |= known.ENABLE_TASKLISTS | known.ENABLE_GFM | known.ENABLE_DEFINITION_LIST
    places = _Places(plain, begin)
    lines = _LONE_CR.sub("\n", plain)  # the library overlooks some of them, as the end of an indented block
    try:
        for event, place in pyromark.events_with_range(lines, options=options):
            kind, edge, words, more = _parts(event)
            yield Event(kind, edge, words, places.at(place["start"]), places.at(place["end"]), more)
    except BaseException as e:
        if type(e).__name__ == "PanicException":
            raise RuntimeError(f"the Markdown library failed: {e}") from None
        raise


def _parts(event: Any) -> tuple[str, str, str, Mapping[str, Any]]:
    """An event of the library, which is "Rule", {"Text": words}, {"Start": "Item"} or {"Start": {"Link": {...}}}."""
    if isinstance(event, str):
        return event, "", "", {}
    ((kind, value),) = event.items()
    if kind not in ("Start", "End"):
        return kind, "", value if isinstance(value, str) else "", {}
    if isinstance(value, str):
        return value, kind, "", {}
    ((element, more),) = value.items()
    return element, kind, "", more if isinstance(more, Mapping) else {"kind": more}


class _Places:
    """Bytes of the UTF-8 form -> code points of the file. An answer costs the distance from the one before."""

    def __init__(self, text: str, begin: int) -> None:
        self._data = b"" if text.isascii() else text.encode("utf-8")
        self._begin = begin
        self._byte = self._char = 0

    def at(self, byte: int) -> int:
        if not self._data:
            return self._begin + byte
        if byte >= self._byte:
            self._char += len(self._data[self._byte : byte].decode("utf-8"))
        else:
            self._char -= len(self._data[byte : self._byte].decode("utf-8"))
        self._byte = byte
        return self._begin + self._char


class CommonMark:
    """Adds the blocks of one file to a builder; `begin`: where the text begins, after the front matter."""

    def __init__(self, text: str, begin: int) -> None:
        self.text = text
        self.begin = begin
        self.builder = TextBuilder(text)
        self._plain, self._captions = masked(text, begin)
        self._containers: list[Form] = []
        self._hints: list[str] = []  # of the containers that are open
        self._own: Form | None = None  # of the heading or cell that is open
        self._defines = ""  # what of a list of definitions is open
        self._line: list[Event] = []  # what is in the block that is open
        self._at = begin  # up to where the file has been read
        self._code = self._struck = 0
        self._notes: list[str] = []

    def limits(self) -> list[str]:
        kept = sum(not c.isspace() for c in self.builder.text)
        said = [f"{self._code:,} characters of code were not judged."] if self._code > 0.1 * (self._code + kept) else []
        if self._struck:
            said.append(f"{self._struck:,} characters that are struck through were not judged.")
        return [*self._notes, *said]

    def read(self) -> None:
        left_out = ""
        for event in events(self._plain, self.begin):
            if left_out:
                if event.kind == "Text":
                    self._code += sum(not c.isspace() for c in event.words)
                elif event.kind == left_out:
                    left_out = ""
            elif event.edge and event.kind not in _INLINE:
                self._block(event)
                left_out = event.kind if event.edge == "Start" and event.kind in ("CodeBlock", "HtmlBlock") else ""
            else:
                self._line.append(event)
        self._end_block()

    def _block(self, event: Event) -> None:
        """A block begins or ends, and so does what stood in the one around it."""
        self._end_block()
        begins = event.edge == "Start"
        self._at = event.start if begins else event.end
        if event.kind in _CONTAINERS:
            if not begins:
                self._containers.pop()
                self._hints.pop()
            else:  # a block quotation with a kind is a note of the writer ("> [!NOTE]")
                noted = event.kind == "BlockQuote" and event.more.get("kind") is not None
                self._containers.append(Form.PARAGRAPH if noted else _CONTAINERS[event.kind])
                self._hints.append("note" if noted else "footnote" if event.kind == "FootnoteDefinition" else "")
        elif event.kind in _OWN:
            self._own = _OWN[event.kind] if begins else None
            if event.kind in _DEFINES:
                self._defines = _DEFINES[event.kind] if begins else ""
        elif event.kind == "HtmlBlock" and begins:
            self._html(event)

    def _html(self, event: Event) -> None:
        from audit.parse.blocks import PageReader

        page = PageReader(self.text, self.builder)
        page.read(event.start, event.end)
        self._notes += page.limits()

    def _end_block(self) -> None:
        if self._line:
            line, self._line = self._line, []
            around = next((form for form in (Form.QUOTE, Form.ITEM) if form in self._containers), Form.PARAGRAPH)
            form = self._own or around
            if any(event.start <= at < event.end for at in self._captions for event in line[:1]):
                form = Form.FIGURE
            before = len(self.builder.pieces)
            line = self._unstruck(line)
            _LineReader(self.text, self.builder, form, self._at).read(line)
            own = "task" if line[:1] and line[0].kind == "TaskListMarker" else self._defines
            hints = tuple(filter(None, (own, *reversed(self._hints))))
            if hints:
                self.builder.pieces[before:] = [replace(p, hints=hints) for p in self.builder.pieces[before:]]

    def _unstruck(self, line: list[Event]) -> list[Event]:
        """What is left of a block without what is struck through."""
        out, deep = [], 0
        for event in line:
            tag = _STRUCK.fullmatch(event.words.strip()) if event.kind == "InlineHtml" else None
            if event.kind == "Strikethrough" or tag:
                closes = event.edge == "End" or (tag is not None and bool(tag["end"]))
                deep = max(0, deep + (-1 if closes else 1))
            elif not deep:
                out.append(event)
            else:
                self._struck += sum(not c.isspace() for c in event.words)
        return out


class _LineReader:
    """Adds what is in one block. `at`: up to where the file has been read."""

    def __init__(self, text: str, builder: TextBuilder, form: Form, at: int) -> None:
        self._text, self._builder, self._form, self._at = text, builder, form, at
        self._gap: int | None = None  # where the line break began that comes before the next word

    def read(self, events: list[Event]) -> None:
        ends, last = _pictures(events)
        shown = -1  # the end of the picture whose alternative text is being read
        n = -1
        self._builder.open(self._form)
        while (n := n + 1) < len(events):
            event = events[n]
            if self._gap is not None and event.edge != "End":
                self._builder.blank(self._gap, event.start)
                self._gap = None
            if n == shown:
                self._next_block(self._form)
                shown = -1
            elif n in ends:
                apart = _breaks(events, n - 1) and _breaks(events, ends[n] + 1)
                if shown < 0 and (apart or ends[n] > last or self._builder.empty):
                    shown = ends[n]
                    self._next_block(Form.FIGURE)
                else:  # inside a sentence it is left out
                    n = ends[n]
            elif event.kind == "Link":
                n = self._link(events, n)
            elif event.kind == "Text":
                self._words(event)
            elif event.kind == "Code":
                self._code_span(event)
            elif event.kind == "SoftBreak":
                self._gap = event.start
            elif event.kind == "HardBreak" or (event.kind == "InlineHtml" and _BR.match(event.words)):
                self._break(event, events[-1].end)
        self._builder.link(None)
        self._builder.close()

    def _next_block(self, form: Form) -> None:
        self._builder.close()
        self._builder.open(form)

    def _words(self, event: Event) -> None:
        """Its words as they are in the file, the first one perhaps escaped, or what an entity stands for."""
        start, end, words = event.start, event.end, event.words
        if _MASK in words and end - start == len(words):
            for run in _UNMASKED.finditer(words):
                self._builder.copy(start + run.start(), start + run.end())
            self._at = end
            return
        if end - start != len(words) or not self._text.startswith(words, start):
            self._builder.stand(words, start, end)
        else:
            if start > self._at and self._text[start - 1] == "\\":
                self._builder.stand(words[0], start - 1, start + 1)
                start += 1
            self._builder.copy(start, end)
        self._at = end

    def _code_span(self, event: Event) -> None:
        """`code`: what is between the ticks, run by run. Between the runs the file may have line ends with the
        marks of quotations, and before a bar in a table a backslash."""
        ticks = _TICKS.match(self._text, event.start)
        at = ticks.end() if ticks else event.start
        blank = False
        for run in _CODE.finditer(event.words):
            found = self._text.find(run[0], at, event.end)
            if run[0] == " " or found < 0:
                blank = True
                continue
            if blank:
                self._builder.blank(at, found)
            self._builder.copy(found, found + len(run[0]))
            at, blank = found + len(run[0]), False
        if blank:
            self._builder.blank(at, event.end)
        self._at = event.end

    def _break(self, event: Event, end: int) -> None:
        """A line break that the writer made, in a block that ends at `end`."""
        word = _WORD.search(self._text, event.end, min(event.end + _LOOK, end))
        if word and word[0].islower():
            self._gap = event.start
        else:
            self._next_block(self._form)

    def _link(self, events: list[Event], n: int) -> int:
        """A link begins or ends: the number of the event up to which it is read. One that runs a script is text."""
        event = events[n]
        if event.edge == "End":
            self._builder.link(None)
            return n
        href = f"{'mailto:' if event.more['link_type'] == 'Email' else ''}{event.more['dest_url']}"
        if not runs_script(href):
            self._builder.link(href)
            return n
        self._builder.copy(event.start, event.end)
        return next(k for k in range(n + 1, len(events)) if events[k].kind == "Link")


def _pictures(events: list[Event]) -> tuple[dict[int, int], int]:
    """The numbers of the events that begin a picture, each with that of its end; the number of the last event with
    words that belong to none."""
    ends: dict[int, int] = {}
    open_: list[int] = []
    last = -1
    for n, event in enumerate(events):
        if event.kind == "Image" and event.edge == "Start":
            open_.append(n)
        elif event.kind == "Image":
            ends[open_.pop()] = n
        elif not open_ and event.words.strip() and event.kind in ("Text", "Code"):
            last = n
    return ends, last


def _breaks(events: list[Event], n: int) -> bool:
    """A line of the block ends or begins there."""
    return not 0 <= n < len(events) or events[n].kind in _BREAKS
