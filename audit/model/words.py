"""Words that may stand, as a newsroom decides: of all rules, or of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from audit.model.dataclass import dataclass
from audit.model.text import fold

MORE = 2
"""Words that what was found may have beside the words that may stand."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """`everywhere`: the words, each as its folded parts; `rules`: those of one rule."""

    everywhere: tuple[tuple[str, ...], ...] = ()
    rules: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, everywhere: Iterable[str], rules: Mapping[str, Iterable[str]]) -> Allowed:
        return cls(_parts(everywhere), {rule: _parts(words) for rule, words in rules.items()})

    def __bool__(self) -> bool:
        return bool(self.everywhere or self.rules)

    def may(self, rule: str, text: str) -> bool:
        """May these words of the text stand, whatever the rule says?"""
        listed = (*self.everywhere, *self.rules.get(rule, ()))
        if not listed:
            return False
        have = _split(text)
        return any(len(have) <= len(words) + MORE and _within(words, have) for words in listed)


NONE_ALLOWED = Allowed()


def _parts(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(parts for word in words if (parts := _split(word)))


def _split(text: str) -> tuple[str, ...]:
    bare = "".join(c if c.isalnum() or c in "-'’" else " " for c in fold(text))
    return tuple(part for word in bare.split() if (part := word.strip("-'’")))


def _within(words: tuple[str, ...], have: tuple[str, ...]) -> bool:
    return any(have[n : n + len(words)] == words for n in range(len(have) - len(words) + 1))
