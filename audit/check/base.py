"""What kinds of check have in common."""

from __future__ import annotations

from typing import ClassVar

from audit.model.rule import Pattern

LISTED = 40
"""Places that a finding about the whole text lists, so that a long text keeps a readable report."""
YES_NO = ("yes", "no")
"""The values of a field that says whether."""


def too_short(have: int, least: int, what: str) -> str:
    """Why a text with `have` words, claims ... (`what` in the singular) is not judged."""
    return f"too short: {have} {what}{'s' * (have != 1)}, at least {least} are needed"


class BaseCheck:
    """A kind that looks for no words of its own; one that does overrides these."""

    __slots__ = ()

    gives_way: ClassVar[bool] = False

    def lexicons(self) -> tuple[str, ...]:
        return ()

    def patterns(self) -> tuple[Pattern, ...]:
        return ()

    def wakes(self) -> tuple[str, ...]:
        return ()
