"""Lines without a verb that name who answers for the blocks beside them: "And from the chairwoman, Ruth Osei:" above a
quotation, "Source: Harbour Statistics Office" at a table."""

from __future__ import annotations

from collections.abc import Set

from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.tokens import Range, Tokens
from audit.annotate.pulled import PULLED
from audit.lang.tags import (
    ADJECTIVE,
    COLON,
    COMMA,
    DETERMINER,
    ENDS,
    FINITE,
    NAME,
    NOMINAL,
    NUMBER,
    PREPOSITIONS,
    QUOTATION,
)
from audit.model.article import Article, Form, Kind
from audit.model.marks import CueKind
from audit.model.text import Span

_LONGEST = 20  # tokens of such a line
_WORDS = 4  # of a quotation that somebody is taken to say
_OPENS_PHRASE = DETERMINER + NOMINAL + ADJECTIVE + NUMBER
_TELLS = (Kind.BODY, Kind.EMBED)


def announced(tokens: Tokens, drafts: list[Draft], roles: Set[int]) -> list[Draft]:
    """Speakers named on a line of their own above a quotation. `roles`: offsets at which a noun for an office ends."""
    heads = {d.head for d in drafts}
    out = []
    for number, (first, last, kind) in enumerate(tokens.kinds[:-1]):
        colon = _end(tokens, first, last) - 1
        if kind is not Kind.BODY or not 0 < colon - first <= _LONGEST or tokens.tags[colon] != COLON:
            continue
        if not _quoted(tokens, number + 1) or not heads.isdisjoint(range(first, colon + 1)):
            continue
        source = _named(tokens, max(first, tokens.bounds(colon)[0]), colon, roles)
        if source is not None:
            draft = Draft((colon, colon + 1), colon, CueKind.PUNCTUATION, "speaker-colon", ":", "neutral", "speech")
            draft.source, draft.content = source, _quotations(tokens, number + 1)
            out.append(draft)
    return out


def _end(tokens: Tokens, first: int, last: int) -> int:
    while last > first and tokens.tags[last - 1] in ENDS:
        last -= 1
    return last


def _quoted(tokens: Tokens, number: int) -> bool:
    """Does the block open with a quotation of a clause or more?"""
    first, _, kind = tokens.kinds[number]
    return kind in _TELLS and tokens.tags[first] == QUOTATION and tokens.quote[first].words >= _WORDS


def _quotations(tokens: Tokens, number: int) -> list[Range]:
    """The quotation that opens the block, with the paragraphs over which it runs."""
    out: list[Range] = []
    while number < len(tokens.kinds):
        first, _, kind = tokens.kinds[number]
        quote = tokens.quote.get(first)
        if quote is None or kind not in _TELLS or (out and not quote.continued):
            break
        out.append((first, first + 1))
        number += 1
    return out


def _named(tokens: Tokens, first: int, colon: int, roles: Set[int]) -> Range | None:
    """The phrase before the colon, where it names somebody: by a name or an office in it. What comes from somebody
    ("Reaction from Ruth Osei:") is theirs."""
    tags = tokens.tags
    if any(tag in FINITE for tag in tags[first:colon]):
        return None
    start = first
    while start < colon:
        end = _phrase(tokens, start, colon)
        if tags[start] not in _OPENS_PHRASE:
            start += 1
        elif _names(tokens, start, end, roles):
            return _holder(tokens, start, colon), colon
        else:
            start = end + 1
    return None


def _holder(tokens: Tokens, start: int, colon: int) -> int:
    """Where the one begins who speaks for a body that stands before ("the yard, its owner, Ada Holm:")."""
    for k in range(start + 1, colon):
        if tokens.tags[k - 1] == COMMA and tokens.low[k] in tokens.sets.own:
            return k
    return start


def _phrase(tokens: Tokens, start: int, colon: int) -> int:
    """Where the noun phrase that begins at `start` meets a preposition."""
    k = start
    while k < colon and tokens.tags[k] not in PREPOSITIONS:
        k += 1
    return k


def _names(tokens: Tokens, first: int, last: int, roles: Set[int]) -> bool:
    opens = tokens.tags[first] == NAME and last - first == 1 and (not first or tokens.tags[first - 1] in ENDS)
    return not opens and (NAME in tokens.tags[first:last] or any(tokens.ends[k] in roles for k in range(first, last)))


# -- pull quotes


def pulled(article: Article, tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Speech that a pull quote repeats is that of whoever says it in the story."""
    blocks = [block for block in article.blocks if PULLED in block.hints]
    if not blocks:
        return []
    said = [
        (d, _words(tokens, k)) for d in drafts if d.source for r in d.content for k in range(*r) if k in tokens.quote
    ]
    out = []
    for block in blocks:
        first = tokens.beginning(block.span.start)
        if first is None or first not in tokens.quote:
            continue
        words = _words(tokens, first).split("…")
        found = next((d for d, told in said if all(part.strip() in told for part in words)), None)
        if found is not None:
            draft = Draft(None, first, CueKind.PUNCTUATION, "bare-quotation", "", "neutral", "speech")
            draft.source, draft.content = found.source, [(first, first + 1)]
            out.append(draft)
    return out


def _words(tokens: Tokens, k: int) -> str:
    content = tokens.quote[k].content
    return tokens.text[content.start : content.end].replace("...", "…").lower().rstrip(".,!?")


# -- tables


def tables(article: Article, tokens: Tokens) -> list[Draft]:
    """The line at a table that names its source answers for the cells."""
    if not any(block.form is Form.CELL for block in article.blocks):
        return []
    out = []
    for block in article.blocks:
        first = tokens.beginning(block.span.start) if block.kind is Kind.CAPTION else None
        if first is None or tokens.low[first] not in tokens.sets.table_labels or tokens.tags[first + 1] != COLON:
            continue
        cells = _cells(article, block.index)
        begin = tokens.beginning(cells.start) if cells is not None else None
        last = _end(tokens, *tokens.kinds[tokens.block(first)][:2])
        if cells is not None and begin is not None and first + 2 < last:
            draft = Draft(
                (first, first + 1), first, CueKind.NOUN, "table-source", tokens.low[first], "neutral", "speech"
            )
            draft.source = (first + 2, last)
            end = begin
            while end < len(tokens) and tokens.starts[end] < cells.end:
                end += 1
            draft.content = [(begin, _end(tokens, begin, end))]
            out.append(draft)
    return out


def _cells(article: Article, at: int) -> Span | None:
    """All cells of the table right above or right below a block."""
    blocks = article.blocks
    for step in (-1, 1):
        n = at + step
        while 0 <= n < len(blocks) and blocks[n].form is Form.CELL:
            n += step
        if n != at + step:
            first, last = sorted((at + step, n - step))
            return Span(blocks[first].span.start, blocks[last].span.end)
    return None
