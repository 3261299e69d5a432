"""What each block is for. The first annotator: it alone sets Block.kind and gives the layers Role and Topic."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from audit.annotate import boilerplate, promo, topics
from audit.annotate.annotator import Annotator
from audit.annotate.boilerplate import BoilerplateWords
from audit.annotate.line import LEXICONS as LINE_LEXICONS
from audit.annotate.line import BlockVerdict, ShortLine, lines_of
from audit.annotate.promo import PromoWords
from audit.annotate.topics import Shared
from audit.lang import lang_of
from audit.lang.wordsets import WordSet, WordSets
from audit.model.article import Article, Block, Form, Kind, Reach
from audit.model.marks import Role, Topic
from audit.model.text import fold

HEADLINE_WORDS = 25
HEADING_WORDS = 14
TITLE_WORDS = 5  # from so many words on a heading below a lone label is the title of another story
LIST_RUN = 3  # so many lines in a row that look like headings are a list
OFF_TOPIC_BLOCKS, OFF_TOPIC_COSINE, OFF_TOPIC_WORDS = 5, 0.05, 6
OFF_TOPIC_PROSE, OFF_TOPIC_MOST = 0.01, 2  # prose must share next to nothing, and be the exception


def _hints(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words of markup (the hints of parse) for what a block is for. The first row that knows one decides; the words of a
# pull quote or a box come before those of the aside that it may stand in.
_HINTS: tuple[tuple[frozenset[str], Kind, str], ...] = (
    (_hints("tweet twitter instagram facebook tiktok embed"), Kind.EMBED, "embed"),
    (_hints("figcaption caption credit gallery slideshow alt"), Kind.CAPTION, "caption"),
    (_hints("subtitle standfirst deck dek subheadline subhead kicker eyebrow"), Kind.SUBHEADING, "markup"),
    (_hints("byline author dateline time timestamp published date contributor updated"), Kind.BYLINE, "byline"),
    (_hints("ad advert advertisement advertorial affiliate sponsor sponsored partner shop store"), Kind.PROMO, "ad"),
    (_hints("pullquote bio masthead footer copyright disclaimer disclosure legal license cookie consent gdpr privacy"),
     Kind.BOILERPLATE, "page-furniture"),
    (_hints("nav navigation breadcrumb menu pagination tag topic comment reply disqus skip toolbar player toc"),
     Kind.BOILERPLATE, "page-furniture"),
    (_hints("footnote"), Kind.BOILERPLATE, "page-furniture"),
    (_hints("factbox infobox note summary"), Kind.BODY, ""),
    (_hints("related recommended recommend recommendation promo promoted promotion newsletter readmore trending "
         "popular recirc recirculation outbrain taboola zergnet share sharing social follow signup subscribe "
         "subscription register signin login membership paywall premium cta donate donation app download podcast "
         "teaser widget carousel sidebar aside"),
     Kind.PROMO, "markup"),
)  # fmt: skip
_OPENING = 6  # words at the start of a paragraph among which a pronoun refers back
_MARKS = re.compile(r"[“”\"«»]")

Test = Callable[[ShortLine, Any], BlockVerdict | None]
TESTS: tuple[tuple[Test, type[WordSets]], ...] = (
    (boilerplate.post, BoilerplateWords),
    (boilerplate.picture, BoilerplateWords),
    (boilerplate.author, BoilerplateWords),
    (promo.button, PromoWords),
    (boilerplate.small_print, BoilerplateWords),
    (promo.pointer, PromoWords),
    (promo.advert, PromoWords),
    (promo.call, PromoWords),
)
"""The tests of a line by its words, each with the word sets that it uses; the first that answers decides."""


class BlockWords(WordSets):
    FILE = "blocks.txt"
    anaphors: WordSet


@dataclass(frozen=True, slots=True)
class ReadBlocks:
    """The blocks with the kind of each, why they have it, and how much each shares with the others."""

    blocks: tuple[Block, ...]
    roles: tuple[Role, ...]
    topics: tuple[Topic, ...]


def read_blocks(article: Article) -> ReadBlocks:
    """Reads the blocks of an article whose kinds nobody has set."""
    lines, lang = lines_of(article), lang_of(article)
    tests = [(test, lang.sets(kind)) for test, kind in TESTS]
    verdicts = [_verdict(b, line, tests) for b, line in zip(article.blocks, lines, strict=True)]
    _headlines(article, lines, verdicts)
    _signatures(article, verdicts)
    _subheadings(article, lines, verdicts)
    _lists(article.blocks, lines, verdicts)
    blocks = tuple(replace(b, kind=v.kind) if v else b for b, v in zip(article.blocks, verdicts, strict=True))
    roles = [Role(b.span, b.index, v.reason, v.marker) for b, v in zip(blocks, verdicts, strict=True) if v and v.reason]
    shared = topics.measure(article, blocks)
    roles += _off_topic(article, roles, blocks, shared)
    roles += _repeated(article, blocks)
    return ReadBlocks(blocks, tuple(roles), topics.topics(blocks, shared))


def _verdict(block: Block, line: ShortLine | None, tests: Sequence[tuple[Test, WordSets]]) -> BlockVerdict | None:
    """What form, markup and words say of one block by itself. Markup knows the kind better, words the reason."""
    hinted = _hinted(block)
    if line is None:  # a long block is prose, in whatever box it stands
        return hinted if hinted and hinted.kind in (Kind.EMBED, Kind.CAPTION) else _by_form(block)
    found = _by_words(line, tests)
    apart = "aside" in block.hints  # the page itself sets it apart from the story: no insertion, whatever its words
    if hinted and (apart or not (found and found.kind is hinted.kind)):
        return hinted if hinted.kind is not Kind.BODY else found
    return found or _by_form(block)


def _by_words(line: ShortLine, tests: Sequence[tuple[Test, WordSets]]) -> BlockVerdict | None:
    for test, sets in tests:
        verdict = test(line, sets)
        if verdict:
            return verdict
    return None


def _by_form(block: Block) -> BlockVerdict | None:
    if block.form is Form.FIGURE:
        return BlockVerdict(Kind.CAPTION, "caption")
    return BlockVerdict(Kind.SUBHEADING, "") if block.form is Form.HEADING else None


def _hinted(block: Block) -> BlockVerdict | None:
    if block.hints:
        for known, kind, reason in _HINTS:
            if not known.isdisjoint(block.hints):
                return BlockVerdict(kind, reason)
    return None


# -- headline and subheadings


def _headlines(article: Article, lines: list[ShortLine | None], verdicts: list[BlockVerdict | None]) -> None:
    """The title that was given, or else the first heading of a page or the first line of a text; and the same line
    repeated right below it."""
    if not article.blocks:
        return
    titled = article.titled()
    at = titled.index if titled else _headline(article, lines, verdicts)
    if at is None:
        return
    verdicts[at] = BlockVerdict(Kind.HEADLINE, "")
    title = fold(article.slice(article.blocks[at].span)).strip()
    for n in range(at + 1, min(at + 3, len(article.blocks))):
        if fold(article.slice(article.blocks[n].span)).strip() == title:
            verdicts[n] = BlockVerdict(Kind.HEADLINE, "repeated")


def _headline(article: Article, lines: list[ShortLine | None], verdicts: list[BlockVerdict | None]) -> int | None:
    blocks = article.blocks
    for n, block in enumerate(blocks):
        verdict = verdicts[n]
        byline = verdict is not None and verdict.kind is Kind.BYLINE and n + 2 < len(blocks)
        if block.form is Form.HEADING and not byline and (len(blocks) > 1 or article.source.format != "text"):
            return n
        if verdicts[n] is None:
            break
    if article.source.format != "text" or len(blocks) < 2:
        return None
    first = 0
    while first < 2 and (v := verdicts[first]) and v.kind is Kind.BYLINE and first + 2 < len(blocks):
        first += 1
    line = lines[first]
    if line is None or line.n > HEADLINE_WORDS:
        return None
    # Several sentences are a headline too where they do not end like prose ("Sold out! Fair breaks its record").
    return first if len(blocks[first].sentences) == 1 or not line.text.endswith(".") else None


def _subheadings(article: Article, lines: list[ShortLine | None], verdicts: list[BlockVerdict | None]) -> None:
    """Short lines without a full stop that stand above prose; a longer run of them is a list."""
    like = [
        v is None and _heading_like(article.text, b, n) for b, n, v in zip(article.blocks, lines, verdicts, strict=True)
    ]
    n = 0
    while n < len(like):
        if not like[n]:
            n += 1
            continue
        run = [n]
        after = n + 1
        while after < len(like) and (
            like[after] or ((v := verdicts[after]) is not None and v.kind is not Kind.HEADLINE)
        ):
            if like[after]:
                run.append(after)
            after += 1
        if after < len(like) and len(run) < LIST_RUN and verdicts[after] is None:
            for at in run:
                verdicts[at] = BlockVerdict(Kind.SUBHEADING, "")
        n = after


def _heading_like(text: str, block: Block, line: ShortLine | None) -> bool:
    if line is None or block.form is not Form.PARAGRAPH or not 1 <= line.n <= HEADING_WORDS:
        return False
    first = line.text[0]
    if (line.stopped and line.bare != "?") or first in "\"“‘'(" or not (first.isupper() or first.isdigit()):
        return False
    if text[block.span.start : line.start].strip() or not any(c.isalpha() for c in line.text):
        return False  # a bullet, a dash or an emoji stands before it
    if line.bare == "?":
        numbered = first.isdigit() and line.text[1:3] in (". ", ") ")
        return line.n <= 10 and (numbered or line.title_case())
    return line.text[-1] not in ":;,-–—\"”’'"


def _signatures(article: Article, verdicts: list[BlockVerdict | None]) -> None:
    """A post whose signature stands in the next block."""
    for n in range(1, len(verdicts)):
        verdict, block = verdicts[n], article.blocks[n - 1]
        if verdict and verdict.kind is Kind.EMBED and verdicts[n - 1] is None and n > 1 and len(block.span) <= 400:
            span = article.blocks[n].span
            if boilerplate.signs_post(article.text[span.start : min(span.end, span.start + 200)]):
                verdicts[n - 1] = BlockVerdict(Kind.EMBED, "embed")


def _lists(blocks: tuple[Block, ...], lines: list[ShortLine | None], verdicts: list[BlockVerdict | None]) -> None:
    """Titles in a row behind a label that stands alone ("Related:", "Recent posts") are pointers too; behind a label in
    a box of the page, only as far as the box goes."""
    open_list = boxed = False
    for n, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        title = verdict is None or (verdict.kind is Kind.SUBHEADING and line is not None and line.n >= TITLE_WORDS)
        open_list = open_list and not (boxed and not blocks[n].hints)
        if open_list and title and line is not None and not line.stopped and 3 <= line.n <= 25:
            verdicts[n] = BlockVerdict(Kind.PROMO, "related-link")
        elif verdict is not None and verdict.kind is Kind.PROMO and line is not None:
            bare = verdict.reason == "related-link" and verdict.marker is not None
            lone = bare and verdict.marker is not None and len(verdict.marker) >= len(line.text) - 1
            open_list, boxed = lone or open_list, bool(blocks[n].hints)
        else:
            open_list = False


# -- what only the whole article shows


def _off_topic(article: Article, roles: list[Role], blocks: tuple[Block, ...], shared: list[Shared]) -> list[Role]:
    """Pointers, headings and paragraphs that share no name and hardly a word with the story. Where several paragraphs
    or headings stand apart, the text has more than one subject and none of them is off topic."""
    if len(blocks) < OFF_TOPIC_BLOCKS:
        return []
    linked = {r.block for r in roles if r.reason == "related-link"}
    pointers_apart, prose_apart = [], []
    for block, s in zip(blocks, shared, strict=True):
        if s.shared_names or not s.names or s.similarity >= OFF_TOPIC_COSINE:
            continue
        low = article.words.within(block.span)
        role = Role(block.span, block.index, "off-topic")
        if block.index in linked:
            if len(low) >= OFF_TOPIC_WORDS:
                pointers_apart.append(role)
        elif s.names > 1 and s.similarity < OFF_TOPIC_PROSE and _stands_alone(article, block, low):
            prose_apart.append(role)
    return pointers_apart + (prose_apart if len(prose_apart) <= OFF_TOPIC_MOST else [])


def _stands_alone(article: Article, block: Block, low: list[str]) -> bool:
    """A paragraph of the writer's own that refers back to nothing. Speech and a new witness seldom repeat the words of
    the story, yet belong to it."""
    least = {Kind.SUBHEADING: OFF_TOPIC_WORDS, Kind.BODY: 4 * OFF_TOPIC_WORDS}.get(block.kind)
    if least is None or block.form not in (Form.PARAGRAPH, Form.HEADING) or len(low) < least:
        return False
    if not lang_of(article).sets(BlockWords).anaphors.isdisjoint(low[:_OPENING]):
        return False
    if _MARKS.search(article.text, block.span.start, block.span.end):
        return False
    terms = article.terms("reporting-verbs")
    at = bisect_left(terms, block.span.start, key=lambda t: t.span.start)
    return at == len(terms) or terms[at].span.start >= block.span.end


def _repeated(article: Article, blocks: tuple[Block, ...]) -> list[Role]:
    """Body blocks of some length that repeat an earlier one word for word."""
    seen: set[str] = set()
    out = []
    for block in blocks:
        if block.kind is Kind.BODY and len(block.span) >= 40:
            words = article.slice(block.span).strip()
            if words in seen:
                out.append(Role(block.span, block.index, "repeated"))
            seen.add(words)
    return out


LEXICONS = (*LINE_LEXICONS, "reporting-verbs")
ROLES = Annotator(Role, lambda article: article.once(read_blocks).roles, Reach.ARTICLE, (), LEXICONS, any_language=True)
TOPICS = Annotator(
    Topic, lambda article: article.once(read_blocks).topics, Reach.ARTICLE, (), LEXICONS, any_language=True
)
