"""What each block is for. The first annotator: it alone sets Block.kind and gives the layers Role and Topic."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from audit.annotate import boilerplate, codes, promo, pulled, topics
from audit.annotate.annotator import Annotator
from audit.annotate.boilerplate import BoilerplateWords
from audit.annotate.crossheads import Crossheads, CrossheadWords
from audit.annotate.cuts import cut
from audit.annotate.heads import Head, HeadWords
from audit.annotate.language import passages
from audit.annotate.line import LEXICONS as LINE_LEXICONS
from audit.annotate.line import BlockVerdict, ShortLine, lines_of
from audit.annotate.posts import Posts, PostWords
from audit.annotate.promo import PromoWords
from audit.annotate.tails import Tail, TailWords
from audit.annotate.topics import Shared
from audit.lang import lang_of
from audit.lang.tags import BASE, COORDINATOR, DETERMINER, MODIFIER, PLURAL, PRONOUN, STOP, THIRD, WH
from audit.lang.wordsets import WordSet, WordSets
from audit.model.article import Article, Block, Form, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Role, Topic
from audit.model.text import Span

TITLE_WORDS = 5  # from so many words on a heading below a lone label is the title of another story
OFF_TOPIC_BLOCKS, OFF_TOPIC_COSINE, OFF_TOPIC_WORDS = 5, 0.05, 6
OFF_TOPIC_PROSE, OFF_TOPIC_MOST = 0.01, 2  # prose must share next to nothing, and be the exception


STRAY_BELOW, STRAYS_MOST = 4, 2  # blocks above the headline of another story; so many in a text
STRAY_STEMS, STRAY_WORDS = 8, 20  # words that it has; at most one of so many is taken up
STRAY_PROSE = 12  # words of the paragraphs around it


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
    (codes.code, BoilerplateWords),
    (promo.card, PromoWords),
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
    table_labels: WordSet
    several: WordSet


@dataclass(frozen=True, slots=True)
class ReadBlocks:
    """The blocks with the kind of each, why they have it, and how much each shares with the others."""

    blocks: tuple[Block, ...]
    roles: tuple[Role, ...]
    topics: tuple[Topic, ...]


def read_blocks(article: Article) -> ReadBlocks:
    """Reads the blocks of an article whose kinds nobody has set."""
    lang = lang_of(article)
    plain = not codes.may_hold_code(article.text)
    tests = [(test, lang.sets(kind)) for test, kind in TESTS if not (plain and test is codes.code)]
    article, appeals = cut(article, lambda line: _by_words(line, tests))
    lines = lines_of(article)
    verdicts = [
        _verdict(article, b, line, tests) or appeals.get(b.index) for b, line in zip(article.blocks, lines, strict=True)
    ]
    Head(article, lines, verdicts, lang.sets(HeadWords), lang.sets(BoilerplateWords)).read()
    Crossheads(article, lines, verdicts, lang.sets(CrossheadWords), lang.sets(BoilerplateWords).calendar).read()
    Posts(article, lines, verdicts, lang.sets(PostWords)).read()
    _lists(article.blocks, lines, verdicts, lang.sets(BlockWords))
    _strays(article, lines, verdicts)
    if any(block.form is Form.CELL for block in article.blocks):
        _at_tables(article.blocks, lines, verdicts, lang.sets(BlockWords))
    Tail(article, lines, verdicts, lang.sets(TailWords), lang.sets(BoilerplateWords)).read()
    again = pulled.find(article, lines, verdicts)
    _set_apart(article, verdicts)
    blocks = tuple(replace(b, kind=v.kind) if v else b for b, v in zip(article.blocks, verdicts, strict=True))
    if again:
        hints = {n: (*blocks[n].hints, pulled.PULLED) for n in again}
        blocks = tuple(replace(b, hints=hints.get(b.index, b.hints)) for b in blocks)
    roles = [Role(b.span, b.index, v.reason, v.marker) for b, v in zip(blocks, verdicts, strict=True) if v and v.reason]
    shared = topics.measure(article, blocks)
    roles += _off_topic(article, roles, blocks, shared)
    roles += _repeated(article, blocks)
    return ReadBlocks(blocks, tuple(roles), topics.topics(blocks, shared))


def _verdict(
    article: Article, block: Block, line: ShortLine | None, tests: Sequence[tuple[Test, WordSets]]
) -> BlockVerdict | None:
    """What form, markup and words say of one block by itself. Markup knows the kind better, words the reason."""
    hinted = _hinted(block)
    plain = article.source.format == "text"  # the form of its lines is a guess, which crossheads makes better
    if line is None and codes.is_code(article.slice(block.span)):
        return BlockVerdict(Kind.BOILERPLATE, "residue")
    if line is None:  # a long block is prose, in whatever box it stands
        return hinted if hinted and hinted.kind in (Kind.EMBED, Kind.CAPTION) else _by_form(block, plain)
    found = _by_words(line, tests)
    apart = "aside" in block.hints  # the page itself sets it apart from the story: no insertion, whatever its words
    if hinted and (apart or not (found and found.kind is hinted.kind)):
        return hinted if hinted.kind is not Kind.BODY else found
    return found or _by_form(block, plain)


def _by_words(line: ShortLine, tests: Sequence[tuple[Test, WordSets]]) -> BlockVerdict | None:
    for test, sets in tests:
        verdict = test(line, sets)
        if verdict:
            return verdict
    return None


def _by_form(block: Block, plain: bool) -> BlockVerdict | None:
    if block.form is Form.FIGURE:
        return BlockVerdict(Kind.CAPTION, "caption")
    return BlockVerdict(Kind.SUBHEADING, "") if block.form is Form.HEADING and not plain else None


def _hinted(block: Block) -> BlockVerdict | None:
    if block.hints:
        for known, kind, reason in _HINTS:
            if not known.isdisjoint(block.hints):
                return BlockVerdict(kind, reason)
    return None


# -- several blocks


def _set_apart(article: Article, verdicts: list[BlockVerdict | None]) -> None:
    """Passages in another language are no part of what is judged."""
    foreign = article.once(passages).foreign
    if foreign:
        for n, block in enumerate(article.blocks):
            if any(span.contains(block.span) for span in foreign):
                verdicts[n] = BlockVerdict(Kind.BOILERPLATE, "")


def _at_tables(
    blocks: tuple[Block, ...], lines: Sequence[ShortLine | None], verdicts: list[BlockVerdict | None], sets: BlockWords
) -> None:
    """A line right above or below a table that says where its figures come from belongs to it as a credit does."""
    for n, line in enumerate(lines):
        if line is not None and line.words and line.words[0].lower() in sets.table_labels:
            beside = blocks[max(0, n - 1) : n + 2]
            labelled = line.text[len(line.words[0]) :].startswith(":") and line.n > 1
            if labelled and blocks[n].form is not Form.CELL and any(b.form is Form.CELL for b in beside):
                verdicts[n] = BlockVerdict(Kind.CAPTION, "credit")


def _lists(
    blocks: tuple[Block, ...], lines: Sequence[ShortLine | None], verdicts: list[BlockVerdict | None], sets: BlockWords
) -> None:
    """Titles in a row behind a label that stands alone ("Related:", "Recent posts") are pointers too; behind a label in
    a box of the page, only as far as the box goes."""
    open_list = boxed = False
    for n, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        title = verdict is None or (verdict.kind is Kind.SUBHEADING and line is not None and line.n >= TITLE_WORDS)
        open_list = open_list and not (boxed and not blocks[n].hints)
        named = title and line is not None and (not line.stopped or line.bare == "?") and line.bare not in ":;,"
        if open_list and named and line is not None and 3 <= line.n <= 25:
            verdicts[n] = BlockVerdict(Kind.PROMO, "related-link")
        elif verdict is not None and verdict.kind is Kind.PROMO and line is not None:
            bare = verdict.reason == "related-link" and verdict.marker is not None
            lone = bare and verdict.marker is not None and _opens_list(line, verdict.marker, sets)
            open_list, boxed = lone or open_list, bool(blocks[n].hints)
        else:
            open_list = False


def _opens_list(line: ShortLine, marker: Span, sets: BlockWords) -> bool:
    """Does a label stand alone, or name several stories before the title of the first ("Related Posts Fares rise")?"""
    if len(marker) >= len(line.text) - 1:
        return True
    label = line.text[: marker.end - line.start].rstrip(" :|").rpartition(" ")
    return bool(label[0]) and label[2].lower() in sets.several


def _strays(article: Article, lines: Sequence[ShortLine | None], verdicts: list[BlockVerdict | None]) -> None:
    """Headlines of other stories, alone between paragraphs: what they tell, the next paragraph does not take up. More
    than a few such lines are the headings of a text with many subjects."""
    found = []
    for n in range(STRAY_BELOW, len(lines) - 1):
        verdict = verdicts[n]
        heading = verdict is not None and verdict.kind is Kind.SUBHEADING and not verdict.reason
        if heading and article.source.format == "text" and _reads_as_headline(lines[n]):
            found.append(n)
    if not 0 < len(found) <= STRAYS_MOST:
        return
    stem = lang_of(article).sets(topics.TopicWords).stem
    for n in found:
        if not all(verdicts[k] is None and _prose(article, k) for k in (n - 1, n + 1)):
            continue
        own, following = ({s for s in map(stem, article.words.within(article.blocks[k].span)) if s} for k in (n, n + 1))
        if len(own) >= STRAY_STEMS and len(own & following) * STRAY_STEMS <= len(own):
            verdicts[n] = BlockVerdict(Kind.PROMO, "related-link")


def _reads_as_headline(line: ShortLine | None) -> bool:
    """A statement of one clause in the present, without an article or a stop."""
    if line is None or line.stopped or not STRAY_STEMS <= line.n <= STRAY_WORDS or not line.text[0].isupper():
        return False
    tags = line.grammar.tags
    if DETERMINER in tags or STOP in tags or tags[0] in MODIFIER + COORDINATOR + WH + PRONOUN + BASE:
        return False
    return THIRD in tags[1:] or any(pair[0] == PLURAL and pair[1] == BASE for pair in pairwise(tags))


def _prose(article: Article, n: int) -> bool:
    block = article.blocks[n]
    return block.form is Form.PARAGRAPH and article.words.count(block.span) >= STRAY_PROSE


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
