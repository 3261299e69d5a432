"""One candidate in its sentence: what every reader of a construction looks at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import field, replace

from audit.annotate.attribution.candidates import Candidate
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.subcat import Frame
from audit.annotate.attribution.tokens import Tokens
from audit.annotate.attribution.words import AttributionWords
from audit.model.dataclass import dataclass


@dataclass(slots=True)
class Site:
    """`i`: the candidate's token; `word`: what the lexicons say of it; `frame`: what stands around it. `first`, `last`:
    its sentence, half-open. `cues`: the tokens of all accepted cues; `known`: those of all candidates; `earlier`: what
    was read before it in the sentence."""

    tokens: Tokens
    i: int
    word: Candidate
    frame: Frame
    first: int
    last: int
    cues: Collection[int]
    known: Collection[int]
    earlier: Sequence[Draft]
    tags: str = field(init=False)
    low: list[str] = field(init=False)
    sets: AttributionWords = field(init=False)

    def __post_init__(self) -> None:
        self.tags, self.low, self.sets = self.tokens.tags, self.tokens.low, self.tokens.sets

    @property
    def tag(self) -> str:
        """The class of the candidate itself."""
        return self.tags[self.i]

    def until(self, last: int) -> Site:
        """The same in a sentence that is read no further than token `last`."""
        return replace(self, last=last)
