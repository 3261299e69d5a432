"""Which elements of a page carry its story, and which only point elsewhere, whatever their class is called.

A word in a class or id (app, promo, related, paywall, share) tells what a small box is for. The same words stand on the
wrappers of whole articles, and there they tell nothing: an element that holds half of the running text, alone or with
others of its class, or that holds several paragraphs and little else, is part of the story. A card (a heading that is a
link, with a line of text) and a box of titles are pointers to other stories, also without any telling class.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from audit.model.article import Form
from audit.model.document import Piece
from audit.model.text import count_words
from audit.parse.blocks import ROOT, Node, PageReader
from audit.parse.hints import hint_words
from audit.parse.tags import value
from audit.parse.wordset import words

LEAST = 400  # code points of running text that a story has
_SMALL = 250  # and a part of one that has several paragraphs
_WORDS = 6  # a paragraph of running text has so many words
_PARAGRAPHS, _SHARE = 3, 0.85  # what a small part of the story has, and how much of it is running text
_GROUP_SHARE = 0.7  # how much is running text in elements of one class that are the story together
_CARD, _CARD_PIECES = 500, 6  # code points and blocks of a card at most
_GAIN = 300  # code points of running text for which the article is taken to be larger
_DEEP = 64  # classes of the elements around one that are kept in mind
_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]{0,3}$")
_ADDRESS = re.compile(r"(?:https?:)?//([^/?#:@\s]{1,253})", re.IGNORECASE)
_TITLE = 4, 25  # words of a title
_DIGITS = re.compile(r"\d+")
_BOXES = words(
    "aside nav figure figcaption form button blockquote address small details comment comments reply cookie consent",
    "gdpr privacy disclaimer disclosure copyright legal license ad advert sponsor sponsored affiliate bio newsletter",
    "signup subscribe donate donation login author contributor caption credit gallery tweet embed footer",
)
"""What a box is for however much prose it holds, unless it holds half of the story."""
_NEVER = words("cookie consent gdpr privacy comment reply disqus bio legal copyright")
"""The boxes that may hold as much prose as a story, and are none."""
_OUTER = words("header footer aside form nav")
_SET_APART = words("aside nav figure form button blockquote address details")
_LAST = words("comment reply disqus bio author contributor disclaimer copyright legal license")
"""What stands below a story and speaks of the same things."""
_PAID = words("cookie consent gdpr privacy ad advert advertisement advertorial sponsor sponsored affiliate")
"""What may be several paragraphs long amid a story."""
_PART, _PART_SHARE = 200, 0.6  # code points and share of running text in a smaller part of the story
_OVERLAP = 0.25  # share of its words that the rest of the story has
_CANDIDATES, _AROUND = 60, 12  # elements looked at, levels around a block
_STEM = 6  # letters by which two words are taken for one
_LONG = re.compile(r"[^\W\d_]{5,}")


class Prose:
    """The running text of a page, block by block and element by element. `furniture`: the elements that are no
    article's, once somebody has said so."""

    def __init__(self, page: PageReader, texts: Sequence[str]) -> None:
        self.nodes = page.nodes
        self.pieces: Sequence[Piece] = page.builder.pieces
        self.at: Sequence[int] = page.builder.nodes
        self.texts = texts
        self.furniture: Sequence[bool] = [False] * len(page.nodes)
        self.linked = _linked(page)
        self.runs = [
            _runs(piece, text) and 2 * linked < len(text)
            for piece, text, linked in zip(self.pieces, texts, self.linked, strict=True)
        ]
        hints = [hint_words(node.tag, node.words) for node in self.nodes]
        self._boxes = [not _BOXES.isdisjoint(some) for some in hints]
        self._never = [not _NEVER.isdisjoint(some) for some in hints]
        self.first = next((n for n, runs in enumerate(self.runs) if runs), len(self.runs))
        self.cards = self._cards()

    def points(self, n: int) -> bool:
        """Does this block point to another story: in a card or box, or as a paragraph that is all link?"""
        if self.cards[self.at[n]]:
            return True
        text = self.texts[n]
        alone = self.pieces[n].form is Form.PARAGRAPH and self.linked[n] >= 0.9 * len(text)
        return alone and n > self.first and not _ENDS.search(text) and _TITLE[0] <= count_words(text) <= _TITLE[1]

    def story(self, among: range) -> frozenset[int]:
        """The running text in no box, card or furniture."""
        shut = self._shut()
        return frozenset(n for n in among if self.runs[n] and not shut[self.at[n]])

    def told(self) -> list[bool]:
        """For each element, whether it holds several paragraphs and hardly anything else."""
        sizes, running = self._sums([len(text) for text in self.texts]), self._sums(self._running())
        paragraphs = self._sums([int(runs) for runs in self.runs])
        return [
            few >= _PARAGRAPHS and told >= _GROUP_SHARE * size
            for few, told, size in zip(paragraphs, running, sizes, strict=True)
        ]

    # -- sums

    def _sums(self, values: Sequence[int], among: Collection[int] | None = None) -> list[int]:
        """For each element, what all blocks in it (of those in `among`) have together."""
        out = [0] * len(self.nodes)
        for n in range(len(self.at)) if among is None else among:
            out[self.at[n]] += values[n]
        for n in range(len(self.nodes) - 1, 0, -1):
            out[self.nodes[n].parent] += out[n]
        return out

    def _running(self) -> list[int]:
        return [len(text) if runs else 0 for text, runs in zip(self.texts, self.runs, strict=True)]

    # -- the elements of the story

    def carrying(self, chosen: Sequence[int]) -> frozenset[int]:
        """The elements whose words say nothing of the blocks in them."""
        own = [n for n in chosen if not self.points(n)]
        sizes = self._sums([len(text) for text in self.texts], own)
        running = self._sums(self._running(), own)
        paragraphs = self._sums([int(runs) for runs in self.runs], own)
        alike, alike_sizes = _of_one_class(self.nodes, running), _of_one_class(self.nodes, sizes)
        total = running[ROOT]
        out = set()
        for n, node in enumerate(self.nodes):
            if not running[n] or n == ROOT:
                continue
            name = _class(node)
            group = alike[name] if alike[name] >= _GROUP_SHARE * alike_sizes[name] else 0
            half = 2 * max(running[n], group) >= total >= LEAST
            part = running[n] >= max(_SMALL, _SHARE * sizes[n]) and paragraphs[n] >= _PARAGRAPHS
            if half or (part and not self._boxes[n]):
                out.add(n)
        return frozenset(out | self._of_one_piece(own, out, running, sizes, paragraphs))

    def _of_one_piece(
        self, own: Sequence[int], carried: set[int], running: Sequence[int], sizes: Sequence[int], few: Sequence[int]
    ) -> set[int]:
        """Smaller elements that the story runs through: they have several paragraphs and it goes on behind them, or
        what they say shares its words with the rest of the story. Comments share the words, and stand last."""
        told = [n for n in own if self.runs[n]]
        around = {at: self._boxed(at, carried) for at in dict.fromkeys(self.at[n] for n in told)}
        core = [n for n in told if not around[self.at[n]]]
        known = frozenset().union(*(_stems(self.texts[n]) for n in core))
        blocks: dict[int, list[int]] = {}
        for n in told:
            for at in around[self.at[n]]:
                blocks.setdefault(at, []).append(n)
        out: set[int] = set()
        for at, inner in list(blocks.items())[:_CANDIDATES]:
            node = self.nodes[at]
            hints = hint_words(node.tag, node.words)
            follows = bool(core) and core[-1] > inner[-1]
            if running[at] < max(_PART, _PART_SHARE * sizes[at]) or few[at] < (2 if follows else _PARAGRAPHS):
                continue
            if node.tag in _SET_APART or (not follows and not _LAST.isdisjoint(hints)):
                continue
            said = frozenset().union(*(_stems(self.texts[n]) for n in inner))
            amid = follows and _PAID.isdisjoint(hints) and few[at] >= _PARAGRAPHS and running[at] >= _SMALL
            if amid or len(said & known) >= _OVERLAP * len(said):
                out.add(at)
        return out

    def _boxed(self, at: int, carried: set[int]) -> list[int]:
        """The elements around a block whose words would make a box of it."""
        out = []
        for _ in range(_AROUND):
            if at == ROOT:
                break
            if at not in carried and hint_words(self.nodes[at].tag, self.nodes[at].words):
                out.append(at)
            at = self.nodes[at].parent
        return out

    def grown(self, region: int) -> int:
        """The element around `region` to which the story goes on: what it adds is running text, and no other story."""
        shut = self._shut()
        counted = [n for n in range(len(self.at)) if not shut[self.at[n]]]
        running = self._sums(self._running(), counted)
        sizes = self._sums([len(text) for text in self.texts], counted)
        paragraphs = self._sums([int(runs) for runs in self.runs], counted)
        titles = self._sums([int(self.nodes[self.at[n]].tag == "h1") for n in range(len(self.at))], counted)
        best, at = region, region
        while at != ROOT and self.nodes[at].tag not in ("article", "main"):  # where the page itself says so
            at = self.nodes[at].parent
            gain = running[at] - running[region]
            named = self.nodes[at].tag == "article"
            most = gain >= max(_GAIN / 2 if named else _GAIN, 0.75 * (sizes[at] - sizes[region]))
            fits = most and paragraphs[at] - paragraphs[region] >= (1 if named else 2)
            if titles[at] > max(1, titles[region]):
                break
            if fits:
                best = at
        return best

    def _shut(self) -> list[bool]:
        """For each element, whether what it holds is never a part of the story: boxes, cards, furniture."""
        out: list[bool] = []
        within: list[bool] = []  # is there an article around it, whose header and footer are its own?
        for n, node in enumerate(self.nodes):
            within.append(n > 0 and (within[node.parent] or node.tag in ("article", "main")))
            outer = node.tag in _OUTER and not (within[n] and node.tag in ("header", "footer"))
            own = self.furniture[n] or self._never[n] or self.cards[n] or outer
            out.append(own or (n > 0 and out[node.parent]))
        return out

    # -- pointers to other stories

    def _cards(self) -> list[bool]:
        """For each element, whether it is or stands in a card or a box of titles."""
        count = len(self.nodes)
        sizes = self._sums([len(text) for text in self.texts])
        running = self._sums(self._running())
        pieces = self._sums([1] * len(self.at))
        headings = self._sums([int(piece.form is Form.HEADING) for piece in self.pieces])
        titles = [
            int(piece.form is Form.HEADING and count_words(text) >= _TITLE[0])
            for piece, text in zip(self.pieces, self.texts, strict=True)
        ]
        facts = self._sums([int(p.form in (Form.ITEM, Form.CELL, Form.QUOTE)) for p in self.pieces])
        several, linked = self._sums(titles), self._sums(self.linked)
        before = self._sums([int(n < self.first) for n in range(len(self.at))])
        out = [False] * count
        for n, piece in enumerate(self.pieces):
            if piece.form is Form.HEADING and 2 * self.linked[n] >= len(self.texts[n]) > 0 and n > self.first:
                at = self.at[n]
                while at != ROOT:
                    above = self.nodes[at].parent
                    if above == ROOT or headings[above] > 1 or sizes[above] > _CARD or pieces[above] > _CARD_PIECES:
                        break
                    at = above
                out[at] = at != ROOT
        for n in range(1, count):
            box = not running[n] and not before[n] and pieces[n] > 2 and not facts[n] and several[n] > 1
            links = not before[n] and pieces[n] > 2 and linked[n] >= 0.8 * sizes[n] and sizes[n] >= 20 * pieces[n]
            out[n] = out[n] or out[self.nodes[n].parent] or box or links
        return out


def _runs(piece: Piece, text: str) -> bool:
    """Is it running text: sentences in a paragraph?"""
    if piece.form not in (Form.PARAGRAPH, Form.QUOTE, Form.CELL):
        return False
    return bool(_ENDS.search(text)) and count_words(text) >= _WORDS


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words."""
    return frozenset(word[:_STEM].lower() for word in _LONG.findall(text))


def _linked(page: PageReader) -> list[int]:
    """For each block, how many of its code points are links to other pages of the site. A place on a page (of a live
    blog, of notes) and another site (of a shop, of a source) are no other story of ours."""
    pieces = page.builder.pieces
    site = _site(page)
    out = [0] * len(pieces)
    at = 0
    for link in page.builder.links:
        while at < len(out) and pieces[at].span.end <= link.span.start:
            at += 1
        if at < len(out) and "#" not in link.href and _of_site(link.href, site):
            out[at] += len(link.span)
    return out


def _site(page: PageReader) -> str:
    """The last two parts of the host that the page says it is at; empty where it does not say."""
    for tag in page.marks:
        stated = "href" if value(page.source, tag.attributes.get("rel"), 40).lower() == "canonical" else ""
        stated = "content" if value(page.source, tag.attributes.get("property"), 40) == "og:url" else stated
        if stated and (host := _host(value(page.source, tag.attributes.get(stated)))):
            return ".".join(host.split(".")[-2:])
    return ""


def _of_site(href: str, site: str) -> bool:
    host = _host(href)
    return not host or not site or host.endswith(site)


def _host(href: str) -> str:
    found = _ADDRESS.match(href)
    return found[1].lower() if found else ""


def _class(node: Node) -> str:
    """What the elements of one class have in common; empty for an element without class."""
    return f"{node.tag} {_DIGITS.sub('', node.words)}" if node.words else ""


def _of_one_class(nodes: Sequence[Node], sums: Sequence[int]) -> Counter[str]:
    """What all elements of one class have together; what stands in another of that class counts once."""
    out: Counter[str] = Counter()
    around: list[frozenset[str]] = []  # for each node, the classes of the elements around it and its own
    for n, node in enumerate(nodes):
        above = around[node.parent] if n else frozenset()
        own = _class(node)
        if own and own not in above:
            out[own] += sums[n]
            around.append(above | {own} if len(above) < _DEEP else above)
        else:
            around.append(above)
    return out
