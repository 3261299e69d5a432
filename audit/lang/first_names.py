"""First names: they tell a person from a body, and mostly a woman from a man."""

from __future__ import annotations

from functools import cached_property

from audit.lang.wordsets import WordSet, WordSets


class FirstNames(WordSets):
    FILE = "first-names.txt"
    women: WordSet
    men: WordSet
    either: WordSet

    @cached_property
    def all(self) -> WordSet:
        return self.women | self.men | self.either

    def gender(self, word: str) -> str:
        return "f" if word in self.women else "m" if word in self.men else ""
