"""Sets of words, written in lines."""

from __future__ import annotations


def words(*lines: str) -> frozenset[str]:
    """The words of the lines, which blanks divide."""
    return frozenset(" ".join(lines).split())
