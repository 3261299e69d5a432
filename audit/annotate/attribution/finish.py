"""From drafts to marks: offsets, status, nesting, speakers."""

from __future__ import annotations

from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.sources import Range
from audit.annotate.attribution.tokens import Tokens
from audit.model.article import Article
from audit.model.house import House
from audit.model.marks import Attribution, SourceType, Speaker, Status
from audit.model.text import Span


def finish(
    article: Article, tokens: Tokens, drafts: list[Draft], house: House
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    made = [_mark(tokens, d) for d in drafts]
    made = [m for m in made if m.parts]
    made.sort(key=lambda a: (a.span.start, a.span.end))
    return tuple(made), ()


def _mark(tokens: Tokens, draft: Draft) -> Attribution:
    return Attribution(
        cue=_span(tokens, draft.cue),
        source=_span(tokens, draft.source),
        content=tuple(s for r in draft.content if (s := _span(tokens, r))),
        status=Status.AGENTLESS if draft.agentless else Status.IDENTIFIED,
        source_type=SourceType.NONE if draft.source is None else SourceType.PERSON,
        kind=draft.kind,
        construction=draft.construction,
        lemma=draft.lemma,
        stance=draft.stance,
        negated=draft.negated,
    )


def _span(tokens: Tokens, r: Range | None) -> Span | None:
    if r is None:
        return None
    first, last = r
    while last > first and tokens.tags[last - 1] in ",;-:&":
        last -= 1
    if last <= first:
        return None
    found = tokens.span(first, last)
    return found if len(found) else None
