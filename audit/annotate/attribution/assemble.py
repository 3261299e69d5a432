"""From drafts to marks: offsets, status, speakers, nesting."""

from __future__ import annotations

from collections.abc import Iterator

from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.mentions import Mentions
from audit.annotate.attribution.referents import Referents
from audit.annotate.attribution.signs import Named
from audit.annotate.attribution.status import STATUS, Judge
from audit.annotate.attribution.tokens import Range, Tokens
from audit.annotate.attribution.unnamed import SPOKEN
from audit.annotate.attribution.words import AttributionWords
from audit.annotate.speakers import Mention, Register, SpeakerWords
from audit.lang.tags import COLON, COMMA, COORDINATOR, DASH, NAME, SEMICOLON
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, CueKind, SourceType, Speaker, Status
from audit.model.text import Span

_SPOKEN = frozenset(("verb-after-content", "inverted", "verb-inside-content", "verb-colon"))
_CROWDS = (SourceType.VAGUE, SourceType.ANONYMOUS)
_TRAILING = COMMA + SEMICOLON + DASH + COLON + COORDINATOR
_LEADING = COMMA + SEMICOLON


def assemble(
    tokens: Tokens, judge: Judge, drafts: list[Draft], asked: Named | None
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    """The attributions and speakers in their final order, their indices pointing at one another. `asked`: who is
    interviewed."""
    made = [m for m in (_placed(tokens, draft, judge) for draft in _taken(drafts)) if m]
    made.sort(key=lambda m: (m.span.start, m.span.end))
    _outlets_by_act(tokens, judge, made)
    inside = _inside(made)
    speakers = _speakers(tokens, judge, made, asked)
    return tuple(_attribution(mark, holder) for mark, holder in zip(made, inside, strict=True)), speakers


def _taken(drafts: list[Draft]) -> Iterator[Draft]:
    """Each of the drafts, in order, taken out: those of a long text take more memory than what is made of them."""
    drafts.reverse()
    while drafts:
        yield drafts.pop()


@dataclass(slots=True)
class _Placed:
    """What a draft says, with its offsets and the type of its source. `span`: where it stands among the others; `head`:
    the words whose holder is asked for; `by`, `meant`: the tokens of the source, and see _meant."""

    span: Span
    head: Span
    cue: Span | None
    source: Span | None
    content: tuple[Span, ...]
    occasion: Span | None
    by: Range | None
    meant: Range | None
    type: SourceType
    kind: CueKind
    construction: str
    lemma: str
    stance: str
    group: str
    negated: bool
    agentless: bool
    speaker: int | None = None


def _placed(tokens: Tokens, draft: Draft, judge: Judge) -> _Placed | None:
    """None where nothing of the draft is left."""
    draft.source = judge.repaired(draft)
    meant = _meant(tokens, draft.source, judge)
    kind = judge.type_of(draft, meant)
    if kind in _CROWDS and draft.source is not None and (named := judge.among(draft.source)) is not None:
        somebody = judge.type_of(draft, named)
        if somebody in (SourceType.PERSON, SourceType.BODY, SourceType.ROLE):
            meant, kind = named, somebody
    voiceless = kind is SourceType.NONE and not draft.agentless and draft.kind is not CueKind.ADVERB
    cue = None if voiceless else _span(tokens, draft.cue)  # a thing or the writer: nobody reports
    source = _span(tokens, draft.source)
    content = tuple(s for r in draft.content if (s := _span(tokens, r)))
    span = cue or source or (content[0] if content else None)
    if span is None:
        return None
    adverb = _span(tokens, (draft.head, draft.head + 1)) if draft.kind is CueKind.ADVERB else None
    return _Placed(
        span, adverb or span, cue, source, content, _span(tokens, draft.occasion), draft.source, meant, kind,
        draft.kind, draft.construction, draft.lemma, draft.stance, draft.group, draft.negated, draft.agentless,
    )  # fmt: skip


def _outlets_by_act(tokens: Tokens, judge: Judge, made: list[_Placed]) -> None:
    """Who "reports" words, and no figures of its own, is an outlet that no list knows, wherever it is named ("..., the
    Pod reported", "as reported by Pier Daily")."""
    bodies: dict[tuple[str, ...], list[_Placed]] = {}
    known: set[tuple[str, ...]] = set()
    for mark in made:
        if mark.type is SourceType.BODY and mark.meant and judge.bare_name(mark.meant):
            name = tuple(tokens.low[slice(*mark.meant)])
            bodies.setdefault(name, []).append(mark)
            words = mark.construction in _SPOKEN or mark.kind is CueKind.PREPOSITION
            if words and mark.lemma in tokens.sets.outlet_acts:
                known.add(name)
    for name in known:
        for mark in bodies[name]:
            mark.type = SourceType.OUTLET


def _meant(tokens: Tokens, source: Range | None, judge: Judge) -> Range | None:
    """The tokens that tell who the source is: for "who" those before it."""
    if source is None or source[1] - source[0] > 1 or tokens.tags[source[0]] == NAME:
        return source
    if tokens.low[source[0]] not in tokens.sets.personal_clauses:
        return source
    return judge.antecedent(source[0]) or source


def _attribution(mark: _Placed, inside: int | None) -> Attribution:
    return Attribution(
        cue=mark.cue,
        source=mark.source,
        content=mark.content,
        status=_status(mark),
        source_type=mark.type,
        kind=mark.kind,
        construction=mark.construction,
        lemma=mark.lemma,
        stance=mark.stance,
        speaker=mark.speaker,
        inside=inside,
        negated=mark.negated,
        occasion=mark.occasion,
    )


def _status(mark: _Placed) -> Status:
    if mark.agentless and mark.type is SourceType.NONE:
        return Status.AGENTLESS
    status = STATUS[mark.type]
    if (
        status is Status.IDENTIFIED
        and mark.group in ("mental", "appear", "adjective")
        and mark.construction not in _SPOKEN
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


def _speakers(tokens: Tokens, judge: Judge, made: list[_Placed], asked: Named | None) -> tuple[Speaker, ...]:
    """The speakers in order; each mark gets the number of its own, and the type of source that this shows."""
    words = tokens.lang.sets(SpeakerWords)
    register = Register(words)
    speaking = bytearray(len(tokens) + 1)
    for mark in made:
        if mark.by and mark.group in SPOKEN:
            first, last = _without_clause(tokens, mark.by)
            speaking[first:last] = b"\1" * (last - first)
    mentions = Mentions(judge, Referents(tokens, judge.names, words.he, words.she, speaking), asked)
    for mark in made:
        if mark.source is None or mark.meant is None:
            continue
        mention = mentions.of(mark.type, mark.source, mark.meant)
        if mention is None:
            continue
        noun = tokens.sets.paper_phrases.get(mention.text.lower())
        paper = register.paper(noun, tokens.sets.studies) if noun else None
        if paper is not None:
            mark.speaker = register.mention(paper, mention.span)
            mark.type = register.type_of(paper)
            continue
        at = register.add(mention)
        mark.type = _resolved(tokens.sets, mark.type, register, at, mention)
        mark.speaker = None if at is None or register.hidden(at) else at
    speakers = register.speakers()
    shown = (n for n in range(len(speakers)) if not register.hidden(n))
    order = sorted(shown, key=lambda n: (speakers[n].span.start, speakers[n].span.end))
    place = {old: new for new, old in enumerate(order)}
    for mark in made:
        mark.speaker = None if mark.speaker is None else place[mark.speaker]
    return tuple(speakers[n] for n in order)


def _without_clause(tokens: Tokens, source: Range) -> Range:
    """The source up to its relative clause, which names others."""
    first, last = source
    low, relatives = tokens.low, tokens.sets.relatives
    return first, next((k for k in range(first + 1, last) if low[k] in relatives), last)


def _resolved(
    sets: AttributionWords, kind: SourceType, register: Register, at: int | None, mention: Mention
) -> SourceType:
    """The type of whom a source means: the adviser is as anonymous as at first; "they" with nobody above is a crowd."""
    word = mention.text.lower()
    if at is None:
        return SourceType.VAGUE if word in sets.crowd_pronouns else kind
    if word in sets.loose_relatives and not register.adjacent(at, mention.span):
        return kind  # it refers to what stands right before it, not to the publication cited last
    return register.type_of(at) if mention.sure else mention.type


def _inside(marks: list[_Placed]) -> list[int | None]:
    """For each mark the one with the smallest content that holds its cue."""
    spans = sorted((c.start, c.end, n) for n, m in enumerate(marks) for c in m.content if m.kind is not CueKind.ADVERB)
    out: list[int | None] = [None] * len(marks)
    at = 0
    open_now: list[tuple[int, int, int]] = []
    for n in sorted(range(len(marks)), key=lambda n: marks[n].head.start):
        here = marks[n].head
        while at < len(spans) and spans[at][0] <= here.start:
            open_now.append(spans[at])
            at += 1
        open_now = [s for s in open_now if s[1] > here.start]
        holding = [(end - start, other) for start, end, other in open_now if other != n and end >= here.end]
        out[n] = min(holding)[1] if holding else None
    return out
