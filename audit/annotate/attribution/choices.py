"""The places at which an edge of an attribution may stand, with names for what is seen at each.

A name is made of the word or class that stands at the place, before and behind it, of the frame of the cue, and of how
far the place lies from the cue or the end. Points are counted on these names and summed over them (edges.py); one that
the count does not know has none. cue_edges.py and content_edges.py give the names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.annotate.attribution.site import Site
from audit.lang.tags import (
    COMMA,
    COORDINATOR,
    DASH,
    MAYBE_FINITE,
    MODIFIER,
    PREPOSITIONS,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    THAT,
    WH,
)
from audit.model.dataclass import dataclass

CLASSED = PREPOSITIONS + SUBORDINATOR + WH + COORDINATOR + THAT + MODIFIER
"""Classes of the words that count themselves, not as their class alone."""
TRAILING = COMMA + SEMICOLON + DASH + COORDINATOR
"""What no part ends with."""
MAY_BE_FINITE = re.compile(f"[{MAYBE_FINITE}]")
START = "^"
"""Stands for what is before the first token of the sentence."""
FAR = 40
"""Tokens of a content or source among which it ends."""
_SIZES = ("0", "1", "2", "3", "3", "5", "5", "5", "5", "5")

Option = tuple[int, list[str]]
"""A token and its names."""


@dataclass(slots=True)
class EdgeChoice:
    """`edge`: which one (edges.py); `rule`: the place that the rules took; `places`: the tokens to choose from, none
    where there is only that one; `part`: of the content, where that is what is chosen about."""

    edge: str
    rule: int
    places: Sequence[Option]
    part: int = 0


def several(places: list[int], rule: int) -> list[int]:
    """The places with that of the rules; none where there is no other."""
    if rule in places:
        return places if len(places) > 1 else []
    return [*places, rule]


def word_at(site: Site, k: int) -> str:
    """The word at token k where its class has few words, else its class."""
    return site.low[k] if site.tags[k] in CLASSED else site.tags[k]


def word_ahead(site: Site, k: int) -> str:
    """The same, and what ends a sentence at its end."""
    return word_at(site, k) if k < site.last else STOP


def size_of(n: int) -> str:
    return _SIZES[max(0, n)] if n < len(_SIZES) else "9"


def holds_verb(site: Site, first: int, last: int) -> str:
    """Does a verb stand there that may be finite?"""
    return "v" if MAY_BE_FINITE.search(site.tags, first, last) else "-"


def trimmed(site: Site, start: int, end: int) -> int:
    """The end without what no part ends with."""
    while end > start + 1 and site.tags[end - 1] in TRAILING:
        end -= 1
    return end
