"""How often a rule is right: what readers said of its hits, and how sure that makes one."""

from __future__ import annotations

from math import sqrt

from audit.model.dataclass import dataclass

ENOUGH = 30
"""Judged hits under which a rule is not yet calibrated."""
_Z = 1.959964  # of a normal distribution, for 95%


def wilson(right: int, judged: int) -> tuple[float, float]:
    """The 95% interval of a share (Wilson): within 0 and 1, and of use for few hits, too."""
    if not judged:
        return 0.0, 1.0
    share, square = right / judged, _Z * _Z
    middle = share + square / (2 * judged)
    half = _Z * sqrt(share * (1 - share) / judged + square / (4 * judged * judged))
    whole = 1 + square / judged
    # At the ends the bound is the share itself, which rounding may miss by a hair.
    return max(0.0, min(share, (middle - half) / whole)), min(1.0, max(share, (middle + half) / whole))


@dataclass(frozen=True, slots=True)
class Judged:
    """What readers said of one rule's hits. `judged` counts all verdicts; a hit of which a reader could not say counts
    there and not in `right`, and in `unclear`.

    `loud`: hits of severity error or warning were judged, else those of info. `definition`: the hash of the rule as it
    was judged (see `Rule.definition`). `own`: by the newsroom whose report it is. `articles`, `outlets`: how many the
    hits were drawn from; `drawn_from` names them; `pack`: name and version of the rules' pack then."""

    right: int
    judged: int
    unclear: int = 0
    loud: bool = True
    definition: str = ""
    articles: int = 0
    outlets: int = 0
    drawn_from: str = ""
    pack: str = ""
    own: bool = False

    @property
    def value(self) -> float:
        return self.right / self.judged if self.judged else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound at 95%."""
        return wilson(self.right, self.judged)

    @property
    def enough(self) -> bool:
        return self.judged >= ENOUGH
