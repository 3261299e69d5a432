"""How much each fact about a passage weighs when it is asked what an editor would send back first: a table of the
language, read by the check of open questions and by the stage that orders the questions, so that both say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat

from audit.lang.base import Lang
from audit.lang.wordsets import WordSetsError, sections
from audit.model.dataclass import dataclass

FILE = "ask-points.txt"
TOLD = frozenset(("passage", "answers"))
"""The sections whose reasons are told whatever they weigh: what the passage is, and who answers for it."""

_LINE = re.compile(r"([+-]?\d+) ([a-z-]+)(?:: (\S.*))?")


@dataclass(frozen=True, slots=True)
class AskPoints:
    """`points` of each reason in hundredths of log-odds, and the `words` by which it is told; a reason without words is
    weighed and not told."""

    base: int
    points: Mapping[str, int]
    words: Mapping[str, str]
    always: frozenset[str]

    def of(self, reasons: Iterable[str]) -> int:
        return self.base + sum(map(self.points.get, reasons, repeat(0)))

    def told(self, reasons: Iterable[str]) -> tuple[str, ...]:
        """What the passage is, what speaks for asking and who answers, in words, in the order of the table."""
        held = set(reasons)
        return tuple(w for n, w in self.words.items() if n in held and (self.points[n] > 0 or n in self.always))


@cache
def ask_points(lang: Lang) -> AskPoints:
    """The table of a language, read once. Raises WordSetsError on a line that it cannot read."""
    points: dict[str, int] = {}
    words: dict[str, str] = {}
    always: set[str] = set()
    for section, lines in sections((lang.folder / FILE).read_text("utf-8"), FILE).items():
        for line in lines:
            found = _LINE.fullmatch(line)
            if not found or found[2] in points:
                raise WordSetsError(f"{FILE}: points, a name, and its words behind a colon: {line!r}")
            points[found[2]] = int(found[1])
            if found[3]:
                words[found[2]] = found[3]
            if section in TOLD:
                always.add(found[2])
    base = points.pop("base")
    return AskPoints(base, points, words, frozenset(always))
