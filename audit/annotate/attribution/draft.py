"""An attribution while it is read: ranges of tokens, before status and speaker are known."""

from __future__ import annotations

from dataclasses import field

from audit.annotate.attribution.tokens import Range
from audit.model.dataclass import dataclass
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
    source: Range | None = None
    content: list[Range] = field(default_factory=list)
    negated: bool = False
    agentless: bool = False
    occasion: Range | None = None

    @property
    def word(self) -> str:
        return self.lemma.partition(" ")[0]
