"""English. Word data in text files beside the code that reads it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from audit.lang.base import Lang
from audit.lang.en.inflect import forms
from audit.lang.en.tagger import EnglishTagger


class English(Lang):
    code = "en"
    folder = Path(__file__).parent

    @cached_property
    def tagger(self) -> EnglishTagger:
        return EnglishTagger(self.folder)

    def forms(self, term: str, part: str) -> tuple[str, ...]:
        return forms(term, part)
