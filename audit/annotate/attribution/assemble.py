"""From drafts to marks: offsets, status, speakers, nesting."""

from __future__ import annotations

from dataclasses import dataclass

from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.status import STATUS, Judge
from audit.annotate.attribution.tokens import Range, Tokens
from audit.annotate.attribution.words import AttributionWords
from audit.annotate.speakers import Mention, Register, SpeakerWords
from audit.lang.tags import (
    ADJECTIVE,
    BASE,
    BE,
    CLOSING,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    ENDS,
    HAVE,
    MODAL,
    NAME,
    NOMINAL,
    NUMBER,
    OPENING,
    PAST,
    QUOTATION,
    SEMICOLON,
    THAT,
    THIRD,
    TO,
)
from audit.model.article import Article
from audit.model.house import House
from audit.model.marks import Attribution, CueKind, SourceType, Speaker, Status
from audit.model.text import Span

_SPOKEN = frozenset(("verb-after-content", "inverted", "verb-inside-content", "verb-colon"))
_TRAILING = COMMA + SEMICOLON + DASH + COLON + COORDINATOR
_LEADING = COMMA + SEMICOLON
_BEHIND_NAME = COMMA + OPENING + DASH
_BEHIND_PHRASE = COMMA + CLOSING + DASH
_APPOSED = DETERMINER + NOMINAL + ADJECTIVE
_CLAUSE_ENDS = COMMA + ENDS
_PHRASE_ENDS = (
    _CLAUSE_ENDS + SEMICOLON + COLON + DASH + OPENING + CLOSING + QUOTATION + THAT + TO + THIRD + PAST + BE + HAVE
    + MODAL + BASE
)  # fmt: skip
_LONGEST_PHRASE = 30  # tokens of an apposition


def assemble(
    article: Article, tokens: Tokens, drafts: list[Draft], house: House
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    """The attributions and speakers in their final order, their indices pointing at one another."""
    judge = Judge.of(article, tokens, house)
    made = [m for m in (_placed(tokens, draft, judge) for draft in drafts) if m]
    made.sort(key=lambda m: (m.span.start, m.span.end))
    return _with_speakers(tokens, judge, made)


@dataclass(slots=True)
class _Placed:
    """A draft with its offsets and the type of its source. `span`: where it stands among the others."""

    draft: Draft
    span: Span
    cue: Span | None
    source: Span | None
    content: tuple[Span, ...]
    type: SourceType


def _placed(tokens: Tokens, draft: Draft, judge: Judge) -> _Placed | None:
    """None where nothing of the draft is left."""
    kind = judge.type_of(draft)
    voiceless = kind is SourceType.NONE and not draft.agentless and draft.kind is not CueKind.ADVERB
    cue = None if voiceless else _span(tokens, draft.cue)  # a thing or the writer: nobody reports
    source = _span(tokens, draft.source)
    content = tuple(s for r in draft.content if (s := _span(tokens, r)))
    span = cue or source or (content[0] if content else None)
    return _Placed(draft, span, cue, source, content, kind) if span else None


def _status(draft: Draft, kind: SourceType) -> Status:
    if draft.agentless and kind is SourceType.NONE:
        return Status.AGENTLESS
    status = STATUS[kind]
    if (
        status is Status.IDENTIFIED
        and draft.group in ("mental", "appear", "adjective")
        and draft.construction not in _SPOKEN
    ):
        return Status.NONE  # the writer says what somebody thinks: nobody answers for it
    return status


def _span(tokens: Tokens, r: Range | None) -> Span | None:
    if r is None:
        return None
    first, last = r
    while last > first and tokens.tags[last - 1] in _TRAILING:
        last -= 1
    while first < last and tokens.tags[first] in _LEADING:
        first += 1
    if last <= first:
        return None
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Span(start, end) if start < end else None


def _with_speakers(
    tokens: Tokens, judge: Judge, made: list[_Placed]
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    register = Register(tokens.lang.sets(SpeakerWords))
    meant: list[int | None] = []
    kinds: list[SourceType] = []
    for mark in made:
        at, kind, source = None, mark.type, mark.draft.source
        if mark.source is not None and source is not None and _status(mark.draft, kind) is not Status.VAGUE:
            mention = _mention(tokens, judge, kind, mark.source, source)
            if mention is not None:
                paper = register.outlet() if mention.text.lower() in tokens.sets.paper_phrases else None
                if paper is not None:
                    at = register.mention(paper, mention.span)
                    kind = register.type_of(paper)
                    meant.append(at)
                    kinds.append(kind)
                    continue
                at = register.add(mention)
                kind = _resolved(tokens.sets, kind, register, at, mention)
        meant.append(at)
        kinds.append(kind)
    speakers = register.speakers()
    order = sorted(range(len(speakers)), key=lambda n: (speakers[n].span.start, speakers[n].span.end))
    place = {old: new for new, old in enumerate(order)}
    inside = _inside(made)
    marks = []
    for mark, at, kind, holder in zip(made, meant, kinds, inside, strict=True):
        draft = mark.draft
        marks.append(
            Attribution(
                cue=mark.cue,
                source=mark.source,
                content=mark.content,
                status=_status(draft, kind),
                source_type=kind,
                kind=draft.kind,
                construction=draft.construction,
                lemma=draft.lemma,
                stance=draft.stance,
                speaker=None if at is None else place[at],
                inside=holder,
                negated=draft.negated,
                occasion=_span(tokens, draft.occasion),
            )
        )
    return tuple(marks), tuple(speakers[n] for n in order)


def _mention(tokens: Tokens, judge: Judge, kind: SourceType, span: Span, source: Range) -> Mention | None:
    """What a source, the tokens `source` at `span`, says of whom it means; None for the writer and nobody."""
    text = tokens.text[span.start : span.end]
    if kind is SourceType.NONE or text.lower() in tokens.sets.self:
        return None
    head = judge.head(source)
    if kind is SourceType.ROLE and (named := _apposed(tokens, source, head)):
        office = tokens.span(*head)
        return Mention(span, text, SourceType.PERSON, named, tokens.text[office.start : office.end])
    if kind is not SourceType.PERSON:
        words = tokens.span(*head)
        name = tokens.text[words.start : words.end]
        return Mention(span, text if head == source else name, kind, name)
    first = head[1]
    while first > head[0] and tokens.tags[first - 1] == NAME:
        first -= 1
    while first < head[1] - 1 and tokens.low[first].rstrip(".") in tokens.sets.honorifics:
        first += 1
    if first == head[1]:
        return Mention(span, text, kind)
    title, first = judge.title(first, head[1])
    name = tokens.text[tokens.starts[first] : tokens.ends[head[1] - 1]]
    return Mention(
        span,
        text,
        SourceType.PERSON,
        name,
        _role(tokens, judge, source, head, first) or title,
    )


def _apposed(tokens: Tokens, source: Range, head: Range) -> str:
    """The name behind an office (its chairman, Jonas Reil); empty where none stands there."""
    first = last = head[1] + 1
    while last < source[1] and tokens.tags[last] == NAME:
        last += 1
    if tokens.tags[head[1] : first] != COMMA or last - first < 2 or (last < source[1] and tokens.tags[last] != COMMA):
        return ""
    span = tokens.span(first, last)
    return tokens.text[span.start : span.end]


def _role(tokens: Tokens, judge: Judge, source: Range, head: Range, name: int) -> str | None:
    """The apposition, relative clause or body behind the name, or the title before it."""
    if head[1] < source[1] and tokens.low[head[1]] in tokens.sets.affiliations:
        span = tokens.span(head[1], source[1])
        return tokens.text[span.start : span.end]
    if tokens.tags[head[1]] in _BEHIND_NAME and (found := _apposition(tokens, judge, head[1] + 1, source[1])):
        return found
    if head[0] < name and tokens.low[name - 1].rstrip(".") not in tokens.sets.honorifics:
        span = tokens.span(head[0], name)
        return tokens.text[span.start : span.end]
    return None


def _apposition(tokens: Tokens, judge: Judge, at: int, end: int) -> str | None:
    """What follows a name and a comma and says who this is: an office ("said Ann Poe, director of the mill"), a
    relative clause, a home. `end`: of the source, which may hold it already."""
    low, tags, sets = tokens.low, tokens.tags, tokens.sets
    if tags[at : at + 2] in (NUMBER + COMMA, NUMBER + CLOSING):  # an age
        at += 2
    last = at
    relative = low[at] in sets.personal_clauses
    stops = _CLAUSE_ENDS if relative else _PHRASE_ENDS
    while last < end or (tags[last] not in stops and last < at + _LONGEST_PHRASE):
        last += 1
    while last > at and tags[last - 1] in _BEHIND_PHRASE:
        last -= 1
    if last == at or (tags[at] == DETERMINER and low[at + 1] in sets.asides):
        return None
    span = tokens.span(at, last)
    inside = last <= end and tags[at] in _APPOSED
    if relative or inside or low[at] in sets.affiliations or tags[at] == DETERMINER or judge.is_office(span):
        return tokens.text[span.start : span.end]
    return None


def _resolved(
    sets: AttributionWords, kind: SourceType, register: Register, at: int | None, mention: Mention
) -> SourceType:
    """A pronoun and "the paper" have the type of what they mean; "they" with nobody above is a crowd."""
    word = mention.text.lower()
    if word in sets.paper_phrases and at is not None:
        return register.type_of(at)
    if word not in sets.pronouns:
        return kind
    if at is None:
        return SourceType.VAGUE if word in sets.crowd_pronouns else kind
    if word in sets.loose_relatives and not register.adjacent(at, mention.span):
        return kind  # it refers to what stands right before it, not to the publication cited last
    return register.type_of(at)


def _inside(marks: list[_Placed]) -> list[int | None]:
    """For each mark the one with the smallest content that holds its cue."""
    spans = sorted(
        (c.start, c.end, n) for n, m in enumerate(marks) for c in m.content if m.draft.kind is not CueKind.ADVERB
    )
    out: list[int | None] = []
    at = 0
    open_now: list[tuple[int, int, int]] = []
    for n, mark in enumerate(marks):
        here = mark.span
        while at < len(spans) and spans[at][0] <= here.start:
            open_now.append(spans[at])
            at += 1
        open_now = [s for s in open_now if s[1] > here.start]
        holding = [(end - start, other) for start, end, other in open_now if other != n and end >= here.end]
        out.append(min(holding)[1] if holding else None)
    return out
