"""What an article is: where it came from, its text, its blocks and sentences, and the layers of facts about it."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from audit.model.dataclass import but, dataclass
from audit.model.text import LineIndex, Location, SourceMap, Span, Words, fold

if TYPE_CHECKING:
    from audit.model.marks import Term

Mark = TypeVar("Mark")
T = TypeVar("T")


class Reach(StrEnum):
    """How far an annotator or check looks. What reaches a sentence or paragraph may be reused by that text's hash."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"
    CORPUS = "corpus"


class Form(StrEnum):
    """What a block looks like. Set by parse, never changed."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    FIGURE = "figure"
    QUOTE = "quote"


class Kind(StrEnum):
    """What a block is for. Set by the first annotator and by nothing else. Only BODY feeds densities and claims."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    BYLINE = "byline"
    CAPTION = "caption"
    BODY = "body"
    PROMO = "promo"
    BOILERPLATE = "boilerplate"
    EMBED = "embed"


HEADINGS = (Kind.HEADLINE, Kind.SUBHEADING)


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file or the caller says about the article. An empty string: not said. `genre` in lower case
    (news, opinion, analysis, review, letter, science, press-release, satire, live, transcript ...)."""

    title: str = ""
    author: str = ""
    date: str = ""
    outlet: str = ""
    genre: str = ""
    url: str = ""
    id: str = ""
    language: str = ""
    modified: str = ""
    correction: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read. `text` is decoded, without its BOM, line ends kept, NUL and lone surrogates replaced one
    to one; `sha256` is of the bytes on disk. `limits` are statements on what reading could not do. `data`: the bytes
    of a file that is no text (a Word file), whose `text` is empty until it is parsed. `extra`: what else the caller
    says of the article, name and value, carried through unread."""

    path: str
    text: str
    format: str
    sha256: str
    encoding: str = "utf-8"
    meta: Meta = field(default_factory=Meta)
    limits: tuple[str, ...] = ()
    data: bytes = field(default=b"", repr=False)
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `index` is its place among all sentences, `block` that of its block."""

    span: Span
    index: int
    block: int


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the span of its words and where it leads."""

    span: Span
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands by itself. `hints` are words of its markup (class, tag, role) that hint at what it is
    for; plain text has none. `kind` is BODY until the first annotator has spoken."""

    form: Form
    span: Span
    index: int
    sentences: tuple[Sentence, ...]
    kind: Kind = Kind.BODY
    hints: tuple[str, ...] = ()


class MissingLayerError(LookupError):
    """A layer was asked for that nobody has laid, that no annotator gives, or that the one who asks did not declare; or
    what was worked out and is gone. `()` would mean that its annotator ran and found nothing."""


class WorkedOut(dict[Callable[[Any], Any], Any]):
    """What was worked out of one article, by what worked it out. `gone`: what it had and nobody wants any more."""

    __slots__ = ("gone",)

    def __init__(self, made: Mapping[Callable[[Any], Any], Any] = MappingProxyType({})) -> None:
        super().__init__(made)
        self.gone: set[Callable[[Any], Any]] = set()


_start: Callable[[Any], int] = attrgetter("span.start")
_end: Callable[[Span], int] = attrgetter("end")
_edges: Callable[[Any], Any] = attrgetter("span.start", "span.end")


@dataclass(frozen=True, slots=True)
class Article:
    """The text and all that is known of it.

    A layer is a tuple of marks, ordered by span. A value is the only one of its type (the Language, the House): it is
    kept as a layer of one and read by `the`. `layers` holds what is laid; what the annotators give is worked out when
    it is first asked for and is not in it.

    `headline`: where the block begins that is known to be the headline before any block is judged (the given title);
    see `titled`. `unplaced`: so many code points at the head of the text stand in no line of the file: a title that the
    caller gave apart."""

    source: Source
    text: str
    map: SourceMap
    blocks: tuple[Block, ...]
    meta: Meta
    links: tuple[Link, ...] = ()
    limits: tuple[str, ...] = ()
    layers: Mapping[type, tuple[Any, ...]] = field(default_factory=lambda: MappingProxyType({}))
    headline: int | None = None
    unplaced: int = 0
    sentences: tuple[Sentence, ...] = field(init=False, repr=False)
    _sentence_starts: array[int] = field(init=False, repr=False, compare=False)
    _block_starts: array[int] = field(init=False, repr=False, compare=False)
    _terms: Mapping[str, Sequence[Term]] | None = field(default=None, repr=False, compare=False)
    _searched: Mapping[str, Sequence[Span]] = field(default_factory=dict, repr=False, compare=False)
    _lines: LineIndex | None = field(default=None, repr=False, compare=False)
    _kept: WorkedOut = field(default_factory=WorkedOut, repr=False, compare=False)
    _give: Callable[[type], tuple[Any, ...] | None] | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name, value in _divided(self.blocks).items():
            object.__setattr__(self, name, value)
        if self._lines is None:
            object.__setattr__(self, "_lines", LineIndex(self.source.text))

    # -- text

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def locate(self, span: Span) -> tuple[Location, Location]:
        """Line and column of the first character and of the end, in the file that the person has open; line 0 in a
        title that stands in no file."""
        assert self._lines is not None
        if span.start < self.unplaced:
            return Location(0, span.start + 1), Location(0, min(span.end, self.unplaced) + 1)
        at = self.map.to_source(span)
        return self._lines.locate(at.start), self._lines.locate(at.end)

    def locate_start(self, span: Span) -> Location:
        """Line and column of the first character, as `locate` gives them."""
        assert self._lines is not None
        if span.start < self.unplaced:
            return Location(0, span.start + 1)
        return self._lines.locate(self.map.source_start(span.start))

    def locate_source(self, span: Span) -> tuple[Location, Location]:
        """Line and column of a span of the file itself."""
        assert self._lines is not None
        return self._lines.locate(span.start), self._lines.locate(span.end)

    def source_line(self, line: int) -> Span:
        """The span of `text` that stands on line `line` (from 1) of the file; empty where nothing of it does.

        Raises IndexError when the file has no such line."""
        assert self._lines is not None
        want = self._lines.line_span(line, len(self.source.text))
        inside = [s.span for s in self.sentences if self.map.to_source(s.span).overlaps(want)]
        return Span(inside[0].start, inside[-1].end) if inside else Span(0, 0)

    # -- sentences and blocks

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the offset; None between sentences."""
        at = bisect_right(self._sentence_starts, offset) - 1
        if at >= 0 and offset < self.sentences[at].span.end:
            return self.sentences[at]
        return None

    def block_at(self, offset: int) -> Block | None:
        at = bisect_right(self._block_starts, offset) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].span.end else None

    def titled(self) -> Block | None:
        """The block that is known to be the headline; None where no title was given."""
        return None if self.headline is None else self.block_at(self.headline)

    def block_of(self, sentence: Sentence) -> Block:
        return self.blocks[sentence.block]

    def of_kind(self, *kinds: Kind) -> tuple[Block, ...]:
        return tuple(b for b in self.blocks if b.kind in kinds)

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of BODY blocks: what densities and claims are counted over."""
        return tuple(s for s in self.sentences if self.blocks[s.block].kind is Kind.BODY)

    @property
    def body_words(self) -> Mapping[int, int]:
        """How many words each BODY block has, by its index."""
        return self.once(_body_words)

    # -- what is worked out

    def once(self, work: Callable[[Article], T]) -> T:
        """What `work` makes of this article: worked out for the first who asks, kept for the others.

        It stays with the article when layers are added, so `work` may read the text and any layer that is there; who
        asks for it declares the layers that it reads. Raises MissingLayerError where it was released."""
        if work not in self._kept:
            if work in self._kept.gone:
                raise MissingLayerError(f"{work.__name__} was released: who asks for it has not declared it")
            self._kept[work] = work(self)
        found: T = self._kept[work]
        return found

    def release(self, work: Callable[[Article], object]) -> None:
        """Lets go of what `work` made: of a long text it takes much memory. To ask for it again is an error."""
        self._kept.pop(work, None)
        self._kept.gone.add(work)

    @property
    def words(self) -> Words:
        """All words of the text."""
        return self.once(_words)

    @property
    def folded(self) -> str:
        """The text folded, offset by offset (see `fold`)."""
        return self.once(_folded)

    # -- layers

    def all(self, mark: type[Mark]) -> tuple[Mark, ...]:
        """The marks of a layer. Raises MissingLayerError."""
        found = self.layers.get(mark)
        if found is None and self._give is not None:
            found = self._give(mark)
        if found is None:
            raise MissingLayerError(f"no layer {mark.__name__}: it is not declared, or no annotator gives it")
        return found

    def the(self, kind: type[T]) -> T:
        """The one value of its type. Raises MissingLayerError."""
        found: T = self.all(kind)[0]
        return found

    def only(self, *kinds: type) -> Article:
        """This article with no other layers than those that are laid and `kinds`, which are worked out now: what an
        annotator or a check receives that declared them. What is worked out `once` is shared."""
        return self.having({kind: self.all(kind) for kind in kinds})

    def having(self, layers: Mapping[type, tuple[Any, ...]]) -> Article:
        """This article with no other layers than those that are laid and these."""
        return but(self, layers={**self.layers, **layers}, _give=None)

    def judged(self, *kinds: type) -> Article:
        """This article for those who read what was found in it: with `kinds` and what is laid, without the hits of the
        scan and what was worked out for annotators and checks. The number of its words stays."""
        layers = MappingProxyType({**self.layers, **{kind: self.all(kind) for kind in kinds}})
        kept = WorkedOut({work: made for work, made in self._kept.items() if work is _body_words})
        return but(self, layers=layers, _give=None, _terms=None, _searched={}, _kept=kept)

    def within(self, mark: type[Mark], span: Span) -> tuple[Mark, ...]:
        """The marks of a layer that begin inside `span`."""
        marks = self.all(mark)
        return marks[bisect_left(marks, span.start, key=_start) : bisect_left(marks, span.end, key=_start)]

    def terms(self, key: str) -> Sequence[Term]:
        """The hits of one lexicon (its id) or one pattern (`Pattern.key`), in order."""
        if self._terms is None:
            raise MissingLayerError("no terms: the scan did not run")
        return self._terms.get(key, ())

    def may_hit(self, key: str, span: Span) -> bool:
        """May a hit of it lie over `span`? To ask this first spares the search for many that none does."""
        searched = self._searched.get(key)
        if searched is None:
            return True
        at = bisect_right(searched, span.start, key=_end)
        return at < len(searched) and searched[at].start < span.end

    @property
    def hits(self) -> Mapping[str, Sequence[Term]]:
        """All hits of the scan, by what they are hits of (see `terms`)."""
        if self._terms is None:
            raise MissingLayerError("no terms: the scan did not run")
        return self._terms

    def with_terms(
        self, terms: Mapping[str, Sequence[Term]], searched: Mapping[str, Sequence[Span]] = MappingProxyType({})
    ) -> Article:
        """This article with the hits of the scan, those of each lexicon and pattern in order. `searched`: of a pattern
        that has not run the spans in which all its hits lie, in order."""
        return but(self, _terms=terms, _searched=searched, _kept=WorkedOut(self._kept if self._terms is None else {}))

    def with_layer(self, mark: type[Mark], marks: Iterable[Mark]) -> Article:
        """This article with one layer more; the marks are put in order of their spans."""
        return self._with(mark, in_order(marks))

    def with_value(self, value: object) -> Article:
        """This article with one value more, in place of another of its type."""
        return self._with(type(value), (value,))

    def with_blocks(self, blocks: tuple[Block, ...]) -> Article:
        """This article with its blocks of another kind, or cut further. Only the first annotator does so: nothing that
        was worked out before it depends on them."""
        return but(self, blocks=blocks, **_divided(blocks))

    def in_heading(self, offset: int) -> bool:
        """Does the character at `offset` stand in a headline or subheading?"""
        block = self.block_at(offset)
        return block is not None and block.kind in HEADINGS

    def given_by(self, give: Callable[[type], tuple[Any, ...] | None]) -> Article:
        """This article with what `give` works out: the layer of a type, None where it gives none."""
        return but(self, _give=give)

    def _with(self, mark: type, marks: tuple[Any, ...]) -> Article:
        # What was worked out stays with an article that has more layers, not with one that has another layer in place
        # of one that was there; and nothing comes back, since another house or language may be laid on this article.
        anew = mark in self.layers or self._give is not None
        layers = MappingProxyType({**self.layers, mark: marks})
        return but(self, layers=layers, _kept=WorkedOut({} if anew else self._kept))

    def with_limits(self, *limits: str) -> Article:
        return replace(self, limits=(*self.limits, *(x for x in limits if x not in self.limits)))


def _divided(blocks: tuple[Block, ...]) -> dict[str, Any]:
    """The fields of an article that follow from its blocks."""
    sentences = tuple(s for b in blocks for s in b.sentences)
    starts = [array("i", map(_start, some)) for some in (sentences, blocks)]
    return {"sentences": sentences, "_sentence_starts": starts[0], "_block_starts": starts[1]}


def in_order(marks: Iterable[Any]) -> tuple[Any, ...]:
    """The marks in order of their spans."""
    return tuple(sorted(marks, key=_edges))


def _words(article: Article) -> Words:
    return Words.of(article.text)


def _body_words(article: Article) -> Mapping[int, int]:
    words, text = article.words, article.text
    return {b.index: len(words.of_part(text, b.span)) for b in article.of_kind(Kind.BODY)}


def _folded(article: Article) -> str:
    return fold(article.text)
