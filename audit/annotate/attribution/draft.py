"""An attribution while it is read: ranges of tokens, before status and speaker are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from audit.annotate.attribution.site import Site
from audit.annotate.attribution.sources import Range
from audit.annotate.attribution.subcat import Frame, long_phrase
from audit.lang.tags import MODIFIER
from audit.model.marks import CueKind


@dataclass(slots=True)
class Draft:
    """`cue`: its tokens. `lemma`: the entry of the list (point out); `word` its first word. `head`: the token
    that was the candidate. `group`: speech, act, mental, appear, noun, adjective ..."""

    cue: Range | None
    head: int
    kind: CueKind
    construction: str
    lemma: str = ""
    stance: str = ""
    group: str = ""
    frame: Frame | None = None
    source: Range | None = None
    content: list[Range] = field(default_factory=list)
    negated: bool = False
    agentless: bool = False
    occasion: Range | None = None

    @property
    def word(self) -> str:
        return self.lemma.partition(" ")[0]


def begin(site: Site, kind: CueKind, construction: str) -> Draft:
    """The draft of a candidate that is a cue: its cue and its occasion, no source and no content yet."""
    i, word, f = site.i, site.word, site.frame
    start = f.group
    while start < i and site.tags[start] in MODIFIER and site.low[start] not in site.sets.between_verbs:
        start += 1
    end = i + word.length
    if f.right.startswith("prep") and f.after >= end and f.after - end < 2 and not f.adjunct:
        end = f.after + 1
    if kind is not CueKind.VERB:
        start = i
    return Draft(
        (start, end),
        i,
        kind,
        construction,
        word.entry,
        word.stance,
        word.group,
        f,
        negated=f.negated,
        occasion=_occasion(site),
    )


def _occasion(site: Site) -> Range | None:
    """The time, place, medium or hearer right behind the cue."""
    f = site.frame
    if f.adjunct and not f.right.startswith("prep") and site.low[f.adjunct[0]] not in site.sets.no_occasion:
        return f.adjunct
    if site.word.lemma == "tell" and f.right.startswith("np"):
        return f.after, long_phrase(site.tokens, f.after)
    return None
