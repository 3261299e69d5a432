"""An attribution while it is read: ranges of tokens, before status and speaker are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from audit.annotate.attribution.cues import Word
from audit.annotate.attribution.frames import Frame, long_phrase
from audit.annotate.attribution.sources import Range
from audit.annotate.attribution.tokens import Tokens
from audit.model.marks import CueKind


@dataclass(slots=True)
class Draft:
    """`cue`: its tokens. `lemma`: the entry of the list (point out); `word` its first word. `head`: the token that
    decided. `group`: speech, act, mental, appear, noun, adjective ..."""

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


def begin(tokens: Tokens, i: int, word: Word, f: Frame, kind: CueKind, construction: str) -> Draft:
    start = f.group
    while start < i and tokens.tags[start] in "R!" and tokens.low[start] not in ("also", "later", "again"):
        start += 1
    end = i + word.length
    if f.right.startswith("prep") and f.after >= end and f.after - end < 2 and not f.adjunct:
        end = f.after + 1
    if kind is not CueKind.VERB:
        start = i
    occasion = (
        f.adjunct
        if f.adjunct
        and not f.right.startswith("prep")
        and tokens.low[f.adjunct[0]] not in ("by", "from", "also", "not")
        else None
    )
    if occasion is None and word.lemma == "tell" and f.right.startswith("np"):
        occasion = (f.after, long_phrase(tokens, f.after))
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
        occasion=occasion,
    )
