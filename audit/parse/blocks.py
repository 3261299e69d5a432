"""HTML -> blocks of text with their places, and the tree of elements that they stand in.

Left out: what no reader sees (scripts, styles, templates, comments, elements with `hidden` or an inline style of
display:none or visibility:hidden, labels for screen readers; what else a style sheet hides is not known), and the marks
of footnotes. A picture's alternative text is a figure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from audit.model.article import Form
from audit.model.dataclass import dataclass
from audit.parse.builder import TextBuilder, runs_script
from audit.parse.tags import Lost, Tag, Text, decode, scan, value
from audit.parse.wordset import words

_BLOCK = words(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption",
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre",
    "search section summary table tbody td tfoot th thead tr ul",
    "amp-accordion amp-ad amp-consent amp-embed amp-facebook amp-instagram amp-sidebar amp-sticky-ad amp-twitter",
    "amp-user-notification",
)
_AMP = "amp-"  # how the elements of AMP begin
_POSTS = words("amp-facebook amp-instagram amp-twitter")  # what stands in until they are loaded is the post itself
_VOID = words("area base br col embed hr img input link meta param source track wbr")
_LISTED = words("li label p")
_DROPPED = words("template svg canvas object audio video select datalist map")
_STRUCK = words("s del strike")
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_FORMS = dict.fromkeys(_HEADINGS, Form.HEADING) | {
    "figure": Form.FIGURE,
    "figcaption": Form.FIGURE,
    "caption": Form.FIGURE,
    "blockquote": Form.QUOTE,
    "li": Form.ITEM,
    "dt": Form.ITEM,
    "dd": Form.ITEM,
    "td": Form.CELL,
    "th": Form.CELL,
    "article": Form.PARAGRAPH,
    "main": Form.PARAGRAPH,
}
# An element that opens closes the one of these that is still open, up to the nearest of the second set.
_IMPLIED = {
    "li": (words("li"), words("ul ol menu dir")),
    "dt": (words("dt dd"), words("dl")),
    "dd": (words("dt dd"), words("dl")),
    "td": (words("td th"), words("tr table")),
    "th": (words("td th"), words("tr table")),
    "tr": (words("tr"), words("table")),
}
_HIDING = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.IGNORECASE)
_STREAMED = re.compile(r"S:[0-9a-f]+")  # text that a framework sends hidden and its own script puts in place
_TAGS = re.compile(r"<[^<>]{0,300}>|\s")
_NOTE_MARK = re.compile(r"(?P<open>\[)?(?:\d{1,3}|[a-z*†‡§])\]?,?", re.IGNORECASE)
_NOTE_LONGEST = 600  # code points of markup around the mark of a footnote
_NOTE_LINK = re.compile(r"<a\b[^>]{0,200}href\s*=\s*[\"']?[^\"'>\s]{0,200}#", re.IGNORECASE)
_TELLING = re.compile(r"author|byline|writer|creator|date|publish|time|posted|headline", re.IGNORECASE)
_MOST_MARKED = 400  # elements that may name the author or the date
_SCREEN_READERS = re.compile(
    r"(?:^|\s)(?:visually-?hidden|sr-only|screen-?reader(?:-text|-only)?|assistive-text)(?:\s|$)"
)
_CODE_INSIDE = re.compile(r"\s{0,40}<code\b", re.IGNORECASE)
_REACH = 64  # how far up the open elements an end tag looks for its start
_WORD = re.compile(r"\w")
ROOT = 0


@dataclass(frozen=True, slots=True)
class Node:
    """A block element. `parent` is the place in PageReader.nodes of the one around it (always an earlier one); `words`
    its class, id, role and itemprop."""

    tag: str
    parent: int
    words: str


@dataclass(slots=True)
class Marked:
    """An element that may say who wrote the article or when. `words`: its class and id; `start` and `end`: its content
    in the source; `node`: its nearest block element."""

    tag: Tag
    words: str
    node: int
    start: int
    end: int


@dataclass(slots=True)
class _Open:
    """An element that is open. `node` is that of its nearest block element; `left`: what its text is, where it is left
    out and the report says so."""

    tag: str
    block: bool
    node: int
    form: Form
    hidden: bool
    dropped: bool
    left: str = ""
    marked: Marked | None = None


class PageReader:
    """Reads markup into a builder, block by block. `reveal`: text that the markup hides is read too."""

    def __init__(self, source: str, builder: TextBuilder, *, reveal: bool = False) -> None:
        self.source = source
        self._reveal = reveal
        self.builder = builder
        self.nodes = [Node("", ROOT, "")]
        self.marks: list[Tag] = []
        """meta, link, html, time, title and JSON-LD tags: what metadata is read from."""
        self.marked: list[Marked] = []
        """Elements that may say who wrote the article or when, in the order of the page."""
        self.hidden = 0
        """Characters that the markup hides."""
        self.left: dict[str, int] = {}
        """Characters that are left out, by what they are."""
        self.alternative: set[int] = set()
        """Which blocks are the alternative text of a picture."""
        self._stack = [_Open("", True, ROOT, Form.PARAGRAPH, False, False)]
        self._open: dict[str, int] = {}
        self._breaks: list[Tag] = []
        self._alt: tuple[int, int] | None = None
        self._lost: Lost | None = None
        self._at = 0  # up to where the source has been read

    def read(self, start: int, end: int) -> None:
        """Adds the text of source[start:end]."""
        for token in scan(self.source, start, end):
            if isinstance(token, Text):
                self._text(token.start, token.end)
            elif isinstance(token, Lost):
                self._lost = token
            elif token.closing:
                self._end(token)
            else:
                self._begin(token)
        self._close_block()

    def limits(self) -> list[str]:
        out = []
        if self._lost is not None:
            count = sum(not c.isspace() for c in self.source[self._lost.start : self._lost.end])
            out.append(f"{_characters(count)} not read, behind a {self._lost.what} that is never closed.")
        if self.hidden:
            out.append(f"{_characters(self.hidden)} not judged, hidden by the page's own markup.")
        out += [f"{_characters(count)} not judged: {what}." for what, count in self.left.items()]
        return out

    # -- text

    def _text(self, start: int, end: int) -> None:
        self._at = end
        top = self._stack[-1]
        if top.dropped:
            if top.left and not top.hidden:
                count = sum(not c.isspace() for c in self.source[start:end])
                self.left[top.left] = self.left.get(top.left, 0) + count
            return
        blank = self.source[start:end].isspace()
        if top.hidden:
            self.hidden += 0 if blank else sum(not c.isspace() for c in self.source[start:end])
            return
        if blank:
            self.builder.blank(start, end)
            return
        self._break(start, end)
        self._alt = None
        self.builder.open(top.form, top.node)
        self._decoded(start, end)

    def _decoded(self, start: int, end: int) -> None:
        for text, first, last in decode(self.source, start, end):
            if last - first == len(text) and self.source.startswith(text, first):
                self.builder.copy(first, last)
            else:
                self.builder.stand(text, first, last)

    def _break(self, start: int, end: int) -> None:
        """What <br> before this text means: one, with the text going on in lower case, is a blank; else a new block."""
        if not self._breaks:
            return
        word = _WORD.search(self.source, start, min(end, start + 40))
        if len(self._breaks) == 1 and word and word[0].islower():
            self.builder.blank(self._breaks[0].start, self._breaks[0].end)
        else:
            self._close_block()
        self._breaks = []

    def _close_block(self) -> None:
        self._breaks = []
        self.builder.close()
        if self._alt is not None:
            self._figure(self._alt)

    def _figure(self, place: tuple[int, int]) -> None:
        self._alt = None
        self.builder.open(Form.FIGURE, self._stack[-1].node)
        self._decoded(*place)
        self.builder.close()
        self.alternative.add(len(self.builder.pieces) - 1)

    # -- elements

    def _begin(self, tag: Tag) -> None:
        name = tag.name
        if name in ("meta", "link", "html", "title", "time") or (name == "script" and tag.raw):
            self.marks.append(tag)
        if tag.raw is not None:
            return
        if name in _VOID:
            self._void(tag)
            return
        block = name in _BLOCK
        if block:
            self._imply(name)
            self._close_block()
        note = name == "sup" and self._note(tag)
        self._push(tag, block, dropped=note)
        if name == "a":
            href = value(self.source, tag.attributes.get("href"))
            self.builder.link(None if runs_script(href) else href)

    def _void(self, tag: Tag) -> None:
        top = self._stack[-1]
        if tag.name == "br" and not self.builder.empty:
            self._breaks.append(tag)
        elif tag.name == "hr":
            self._close_block()
        elif tag.name == "input" and value(self.source, tag.attributes.get("type"), 20).lower() == "checkbox":
            node = self.nodes[top.node]
            if node.tag in _LISTED:
                self.nodes[top.node] = replace(node, words=f"{node.words} task")
        elif tag.name == "img" and not (top.hidden or top.dropped):
            place = tag.attributes.get("alt")
            if len(value(self.source, place).split()) < 2 or place is None:  # "logo", "photo"
                return
            if self.builder.empty:
                self._figure(place)
            else:
                self._alt = place  # it counts when the block ends here, not in the middle of a sentence

    def _note(self, tag: Tag) -> bool:
        """Is this raised figure the mark of a footnote? An exponent, an ordinal is not: it has no link, no bracket, and
        stands behind a letter or a figure."""
        end = self.source.find("</sup", tag.end, tag.end + _NOTE_LONGEST)
        found = _NOTE_MARK.fullmatch(_TAGS.sub("", self.source[tag.end : end])) if end > 0 else None
        if found is None:
            return False
        before = self.source[max(0, tag.start - 1) : tag.start]
        linked = _NOTE_LINK.search(self.source, tag.end, end)
        return bool(found["open"] or linked) or not (before.isalnum() or before in ")")

    def _hides(self, tag: Tag) -> bool:
        attributes = tag.attributes
        if "hidden" in attributes:
            return not _STREAMED.fullmatch(value(self.source, attributes.get("id"), 40))
        if tag.name == "dialog" and "open" not in attributes:
            return True
        if tag.name not in _HEADINGS and _SCREEN_READERS.search(value(self.source, attributes.get("class"), 300)):
            return True
        if self._amp_hides(tag):
            return True
        return _HIDING.search(value(self.source, attributes.get("style"))) is not None

    def _amp_hides(self, tag: Tag) -> bool:
        """What AMP shows only at a tap, to readers who have not paid, or until an element is loaded."""
        attributes, above = tag.attributes, self._stack[-1].tag
        if tag.name.startswith(_AMP) and value(self.source, attributes.get("layout"), 20) == "nodisplay":
            return True
        if value(self.source, attributes.get("subscriptions-section"), 40) == "content-not-granted":
            return True
        if value(self.source, attributes.get("amp-access"), 40).startswith("NOT "):
            return True
        stands_in = "placeholder" in attributes or "fallback" in attributes
        return stands_in and above.startswith(_AMP) and above not in _POSTS

    def _push(self, tag: Tag, block: bool, *, dropped: bool = False) -> None:
        above = self._stack[-1]
        attributes = tag.attributes
        hidden = above.hidden or (not self._reveal and self._hides(tag))
        node = above.node
        if block:
            keys = ("class", "id", "role", "itemprop")
            names = " ".join(value(self.source, attributes.get(key), 300) for key in keys)
            if tag.name.startswith(_AMP):
                names = f"{tag.name} {names}"
            self.nodes.append(Node(tag.name, above.node, names))
            node = len(self.nodes) - 1
        form = _form(tag.name, above.form) if block else above.form
        if block and value(self.source, attributes.get("role"), 20) == "heading":
            form = Form.HEADING
        left = above.left or self._left(tag)
        dropped = dropped or above.dropped or (tag.name in _DROPPED and "shadowrootmode" not in attributes)
        self._stack.append(
            _Open(tag.name, block, node, form, hidden, dropped or bool(left), left, self._mark(tag, node))
        )
        self._open[tag.name] = self._open.get(tag.name, 0) + 1

    def _left(self, tag: Tag) -> str:
        """What a text is that the page shows, but not as its own words: struck through, or code."""
        if tag.name in _STRUCK:
            return "struck through"
        return "code" if tag.name == "pre" and _CODE_INSIDE.match(self.source, tag.end) else ""

    def _mark(self, tag: Tag, node: int) -> Marked | None:
        """The element, when its markup says that it is about the author or the date."""
        attributes = tag.attributes
        keys = [key for key in ("class", "id", "rel", "itemprop") if key in attributes]
        if (not keys and tag.name not in ("address", "time")) or len(self.marked) >= _MOST_MARKED:
            return None
        words = " ".join(value(self.source, attributes[key], 300) for key in keys)
        if tag.name not in ("address", "time") and "itemprop" not in attributes and not _TELLING.search(words):
            return None
        self.marked.append(Marked(tag, words, node, tag.end, tag.end))
        return self.marked[-1]

    def _end(self, tag: Tag) -> None:
        name = tag.name
        self._at = tag.start
        if name == "br":
            self._breaks.append(tag)
        if not self._open.get(name):
            return
        if name in _BLOCK or name in _DROPPED:
            while self._stack[-1].tag != name:
                self._pop()
            self._pop()
            return
        for depth in range(1, min(_REACH, len(self._stack))):  # an inline element ends within its block only
            element = self._stack[-depth]
            if element.tag == name:
                for _ in range(depth):
                    self._pop()
                return
            if element.block:
                return

    def _pop(self) -> None:
        element = self._stack.pop()
        self._open[element.tag] -= 1
        if element.marked is not None:
            element.marked.end = max(self._at, element.marked.start)
        if element.block:
            self._close_block()
        if element.tag == "a":
            self.builder.link(None)

    def _imply(self, name: str) -> None:
        """Closes what the start of a block element closes: an open paragraph, the item or cell before."""
        ends, stops = _IMPLIED.get(name, (frozenset(), frozenset()))
        for depth in range(1, min(_REACH, len(self._stack))):
            tag = self._stack[-depth].tag
            if tag in ends or (tag == "p" and not ends):
                for _ in range(depth):
                    self._pop()
                return
            if tag in stops or tag in _DROPPED or (self._stack[-depth].block and not ends):
                return


def _characters(count: int) -> str:
    return f"{count:,} {'character was' if count == 1 else 'characters were'}"


def _form(tag: str, above: Form) -> Form:
    """The form of text in an element, by its name, else by what it is in. A paragraph in a cell is a paragraph."""
    if above is Form.QUOTE and tag not in _HEADINGS:
        return Form.QUOTE
    if tag == "p" and above is Form.CELL:
        return Form.PARAGRAPH
    return _FORMS.get(tag, above)
