"""What each block is for. The FIRST annotator: it alone sets Block.kind and gives the layers Role and Topic."""

from __future__ import annotations

from dataclasses import replace

from audit.annotate import furniture, topics
from audit.annotate.furniture import Line, Verdict
from audit.model.article import Article, Block, Form, Kind, Reach
from audit.model.marks import Role
from audit.model.text import Span, count_words, fold

REACH = Reach.ARTICLE
HEADLINE_WORDS = 25
HEADING_WORDS = 14
LIST_RUN = 3  # so many heading-like lines in a row are a list
OFF_TOPIC_BLOCKS, OFF_TOPIC_COSINE, OFF_TOPIC_WORDS = 5, 0.05, 6

# Words of markup (class, tag, role) that tell what a block is for.
_HINTS: tuple[tuple[frozenset[str], Kind, str], ...] = (
    (frozenset({"twitter-tweet", "tweet", "instagram-media", "embed"}), Kind.EMBED, "embed"),
    (frozenset({"figcaption", "caption", "wp-caption-text", "credit"}), Kind.CAPTION, "caption"),
    (frozenset({"byline", "author", "dateline", "time", "published"}), Kind.BYLINE, "byline"),
    (frozenset({"ad", "ads", "advert", "advertisement", "sponsored", "affiliate"}), Kind.PROMO, "ad"),
    (
        frozenset(
            {"related", "recommended", "promo", "newsletter", "read-more", "readmore", "also-read", "trending", "share"}
            | {"jp-relatedposts", "yarpp-related", "outbrain", "taboola", "aside", "signup", "subscribe", "cta"}
        ),
        Kind.PROMO,
        "markup",
    ),
    (frozenset({"footer", "copyright", "disclaimer", "nav", "cookie"}), Kind.BOILERPLATE, "markup"),
    (frozenset({"subtitle", "standfirst", "deck", "dek", "subheadline"}), Kind.SUBHEADING, "markup"),
)


def annotate_blocks(article: Article) -> Article:
    """The article with the kind of every block, and the layers Role (why) and Topic."""
    lines = [furniture.line_of(article.text, b, len(article.blocks)) for b in article.blocks]
    verdicts: list[Verdict | None] = [_verdict(article, b, line) for b, line in zip(article.blocks, lines, strict=True)]
    _headlines(article, lines, verdicts)
    _signatures(article, verdicts)
    _subheadings(article, lines, verdicts)
    _lists(lines, verdicts)
    blocks = tuple(replace(b, kind=v.kind) if v else b for b, v in zip(article.blocks, verdicts, strict=True))
    roles = [Role(b.span, b.index, v.reason, v.marker) for b, v in zip(blocks, verdicts, strict=True) if v and v.reason]
    shared = topics.measure(article, blocks)
    roles += _off_topic(article, blocks, shared)
    roles += _repeated(article, blocks)
    done = replace(article, blocks=blocks)
    return done.with_layer(Role, roles).with_layer(topics.Topic, topics.topics(blocks, shared))


def _verdict(article: Article, block: Block, line: Line | None) -> Verdict | None:
    """What form, markup and words say of one block by itself."""
    hinted = _hinted(block)
    if hinted and (hinted.kind is not Kind.EMBED or line is None):
        return hinted
    if line is None:
        return _by_form(block)
    for test in furniture.TESTS:
        found = test(line)
        if found:
            return found
    return hinted or _by_form(block)


def _by_form(block: Block) -> Verdict | None:
    if block.form is Form.FIGURE:
        return Verdict(Kind.CAPTION, "caption")
    return Verdict(Kind.SUBHEADING, "") if block.form is Form.HEADING else None


def _hinted(block: Block) -> Verdict | None:
    if block.hints:
        words = {h.lower() for h in block.hints}
        for known, kind, reason in _HINTS:
            if words & known:
                return Verdict(kind, reason)
    return None


# -- headline and subheadings


def _headlines(article: Article, lines: list[Line | None], verdicts: list[Verdict | None]) -> None:
    """The first heading of a page, or the first line of a text; and the same line said again right below it."""
    if not article.blocks:
        return
    at = _headline(article, lines, verdicts)
    if at is None:
        return
    verdicts[at] = Verdict(Kind.HEADLINE, "")
    title = fold(article.slice(article.blocks[at].span)).strip()
    for n in range(at + 1, min(at + 3, len(article.blocks))):
        if fold(article.slice(article.blocks[n].span)).strip() == title:
            verdicts[n] = Verdict(Kind.HEADLINE, "repeated")


def _headline(article: Article, lines: list[Line | None], verdicts: list[Verdict | None]) -> int | None:
    blocks = article.blocks
    for n, block in enumerate(blocks):
        if block.form is Form.HEADING and (len(blocks) > 1 or article.source.format != "text"):
            return n
        if verdicts[n] is None:
            break
    if article.source.format != "text" or len(blocks) < 2:
        return None
    first = 0
    while first < 2 and (v := verdicts[first]) and v.kind is Kind.BYLINE and first + 2 < len(blocks):
        first += 1
    line = lines[first]
    if line is None or count_words(line.text) > HEADLINE_WORDS:
        return None
    # Several sentences are a headline too where they do not end like prose ("Sold out! Fair breaks its record").
    return first if len(blocks[first].sentences) == 1 or not line.text.endswith(".") else None


def _subheadings(article: Article, lines: list[Line | None], verdicts: list[Verdict | None]) -> None:
    """Short lines without a full stop that stand above prose; a longer run of them is a list."""
    like = [v is None and _heading_like(article.text, b, n) for b, n, v in zip(article.blocks, lines, verdicts, strict=True)]
    n = 0
    while n < len(like):
        if not like[n]:
            n += 1
            continue
        run = [n]
        after = n + 1
        while after < len(like) and (like[after] or ((v := verdicts[after]) is not None and v.kind is not Kind.HEADLINE)):
            if like[after]:
                run.append(after)
            after += 1
        if after < len(like) and len(run) < LIST_RUN and verdicts[after] is None:
            for at in run:
                verdicts[at] = Verdict(Kind.SUBHEADING, "")
        n = after


def _heading_like(text: str, block: Block, line: Line | None) -> bool:
    if line is None or block.form is not Form.PARAGRAPH or not 1 <= len(line.words) <= HEADING_WORDS:
        return False
    if line.start != block.span.start + _blank(text, block.span) or not any(w[0].isalpha() for w in line.words):
        return False  # a bullet, a dash or an emoji stands before it
    first = line.text[0]
    if first in "\"“‘'(":
        return False
    numbered = first.isdigit() and line.text[1:3] in (". ", ") ")
    asks = line.bare == "?" and len(line.words) <= 10 and (numbered or furniture.title_case(line.words))
    return (first.isupper() or first.isdigit()) and (asks or (not line.stopped and line.text[-1] not in ":;,-–—\"”’'"))


def _blank(text: str, span: Span) -> int:
    return len(text[span.start : span.start + 40]) - len(text[span.start : span.start + 40].lstrip())


def _signatures(article: Article, verdicts: list[Verdict | None]) -> None:
    """A post whose signature stands in the next block."""
    for n in range(1, len(verdicts)):
        verdict, block = verdicts[n], article.blocks[n - 1]
        if verdict and verdict.kind is Kind.EMBED and verdicts[n - 1] is None and n > 1 and len(block.span) <= 400:
            span = article.blocks[n].span
            if furniture.signs_post(article.text[span.start : min(span.end, span.start + 200)]):
                verdicts[n - 1] = Verdict(Kind.EMBED, "embed")


def _lists(lines: list[Line | None], verdicts: list[Verdict | None]) -> None:
    """Titles in a row behind a label that stands alone ("Related:", "Recent posts") are pointers too."""
    open_list = False
    for n, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        if verdict is not None and verdict.kind in (Kind.PROMO, Kind.SUBHEADING) and line is not None:
            bare = verdict.reason == "related-link" and verdict.marker is not None
            lone = bare and verdict.marker is not None and len(verdict.marker) >= len(line.text) - 1
            open_list = lone or (open_list and verdict.kind is Kind.PROMO)
        elif open_list and verdict is None and line is not None and not line.stopped and 3 <= len(line.words) <= 25:
            verdicts[n] = Verdict(Kind.PROMO, "related-link")
        else:
            open_list = False


# -- what the whole article tells


def _off_topic(article: Article, blocks: tuple[Block, ...], shared: list[topics.Shared]) -> list[Role]:
    """Blocks that share no name and hardly a word with the story. Pointers, lines and paragraphs that hold names of
    their own; quoted speech and short remarks seldom repeat the story's words and are left out."""
    if len(blocks) < OFF_TOPIC_BLOCKS:
        return []
    out = []
    for block, s in zip(blocks, shared, strict=True):
        if block.kind not in (Kind.PROMO, Kind.BODY, Kind.SUBHEADING) or s.shared_names or not s.names:
            continue
        if s.similarity >= OFF_TOPIC_COSINE or article.text[block.span.start] in "\"“‘'—-":
            continue
        if block.form in (Form.PARAGRAPH, Form.HEADING) and len(block.span) >= OFF_TOPIC_WORDS * 5:
            words = count_words(article.text[block.span.start : min(block.span.end, block.span.start + 400)])
            if words >= (OFF_TOPIC_WORDS if block.kind is not Kind.BODY else 4 * OFF_TOPIC_WORDS):
                out.append(Role(block.span, block.index, "off-topic"))
    return out


def _repeated(article: Article, blocks: tuple[Block, ...]) -> list[Role]:
    """Body blocks of some length that the article has word for word before."""
    seen: set[str] = set()
    out = []
    for block in blocks:
        if block.kind is Kind.BODY and len(block.span) >= 40:
            words = fold(article.slice(block.span)).strip()
            if words in seen:
                out.append(Role(block.span, block.index, "repeated"))
            seen.add(words)
    return out
