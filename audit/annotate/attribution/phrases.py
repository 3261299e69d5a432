"""Cues without a verb of their own: according to, per, in the words of, citing a document, a poll in which."""

from __future__ import annotations

from bisect import bisect_left

from audit.annotate.attribution import sources
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.sources import Range
from audit.annotate.attribution.tokens import Tokens
from audit.annotate.attribution.words import word_set
from audit.model.article import Article
from audit.model.marks import CueKind

_NO_SOURCE = word_set("plan plans schedule rules tradition law need needs size age type taste custom protocol")


def prepositions(article: Article, tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    heads = {d.head for d in drafts}
    out = []
    at = 0
    n = len(tokens)
    for term in article.terms("attribution-prepositions"):
        at = bisect_left(tokens.starts, term.span.start, at)
        if at >= n or tokens.starts[at] != term.span.start or tokens.tags[at] == "Q" or at in heads:
            continue
        end = at
        while end < n and tokens.starts[end] < term.span.end:
            end += 1
        weak = term.entry is not None and term.entry.tags.get("weak") == "yes"
        lemma = term.entry.lemma if term.entry else ""
        draft = _according(tokens, at, end, lemma, weak)
        if draft is not None:
            out.append(draft)
    return out


def _according(tokens: Tokens, at: int, end: int, lemma: str, weak: bool) -> Draft | None:
    tags, low = tokens.tags, tokens.low
    first, last = tokens.bounds(at)
    if weak or end >= last:
        return None
    source = sources.after(tokens, end, last)
    if source is None or (low[source[1] - 1] in _NO_SOURCE and tags[end] not in "M"):
        return None
    if at == first or all(t in "R&" for t in tags[first:at]):
        source = _leading(tokens, source)
    draft = Draft((at, end), at, CueKind.PREPOSITION, "according-to", lemma, "neutral", "speech", source=source)
    if (
        tags[end - 1] == "I"
        and any(t in "NP" for t in tags[at:end])
        and low[at] != "in"
        and low[at] != "on"
        and low[at] != "by"
    ):
        draft.construction, draft.kind, draft.cue = "reporting-noun", CueKind.NOUN, (at, end)
        if source[1] < last and tags[source[1]] == "H":
            draft.content = [(source[1], last)]
        return draft if draft.content else None  # a report that is only named
    parts: list[Range] = []
    head = at
    while head > first and tags[head - 1] in ",-(":
        head -= 1
    if head > first and not all(t in "R&," for t in tags[first:head]):
        parts.append((first, head))
    tail = source[1]
    if not parts:
        comma = tags.find(",", tail, last)
        tail = comma if comma >= 0 else tail
    while tail < last and tags[tail] in ",-)":
        tail += 1
    if tail < last and (tags[tail - 1] in ",-)" or not parts) and tags[tail] not in "W":
        parts.append((tail, last))
    draft.content = parts
    return draft


def _leading(tokens: Tokens, source: Range) -> Range:
    """Of "According to X, Y did": X alone; an apposition only where it opens with a or who."""
    comma = tokens.tags.find(",", *source)
    if comma < 0 or tokens.low[comma + 1] in ("a", "an", "who", "which", "whose"):
        return source
    return source[0], comma


def adverbs(article: Article, tokens: Tokens) -> list[Draft]:
    """reportedly, allegedly and the like: said by somebody whom nobody names."""
    out = []
    at = 0
    n = len(tokens)
    for term in article.terms("evidential-adverbs"):
        if term.entry is None or term.entry.tags.get("kind") != "hearsay":
            continue
        at = bisect_left(tokens.starts, term.span.start, at)
        if at >= n or tokens.starts[at] != term.span.start or tokens.tags[at] == "Q":
            continue
        end = at
        while end < n and tokens.starts[end] < term.span.end:
            end += 1
        first, last = tokens.bounds(at)
        draft = Draft(
            (at, end), at, CueKind.ADVERB, "evidential-adverb", term.entry.lemma, "doubting", "adverb", agentless=True
        )
        draft.content = [r for r in ((first, at), (end, last)) if r[1] > r[0]]
        out.append(draft)
    return out
