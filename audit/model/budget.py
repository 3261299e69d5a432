"""How many findings a run may have."""

from __future__ import annotations

import re

from audit.model.dataclass import dataclass

_BUDGET = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)(?:/(\d{1,9})w)?\Z")


@dataclass(frozen=True, slots=True)
class Budget:
    """How many findings of a sort a run may have: `most`, or so many in each `words` words. `of`: a severity, rule,
    family or dimension."""

    of: str
    most: float
    words: int = 0

    @classmethod
    def read(cls, of: str, text: str) -> Budget:
        """From "12" or "3/1000w". Raises ValueError."""
        found = _BUDGET.match(text.strip())
        if not found or found[2] == "0" or ("." in found[1] and not found[2]):
            raise ValueError(f"{of}: {text!r:.40} is no budget: a number (12), or a number by words (3/1000w)")
        return cls(of.strip().lower(), float(found[1]), int(found[2] or 0))

    def allowed(self, words: int) -> float:
        """In a text of so many words."""
        return self.most * words / self.words if self.words else self.most

    def __str__(self) -> str:
        return f"{self.most:g}" + (f"/{self.words}w" if self.words else "")
