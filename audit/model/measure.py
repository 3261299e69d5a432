"""What a check measured: places and counts. It knows no rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from audit.model.dataclass import dataclass
from audit.model.text import Span

Fields = Mapping[str, str | int | float]
"""What a hit says beside its place, by the names that its kind declares: it fills the rule's message and decides its
variants."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a check found. `related` are further spans. `absent`: the hit points at where something is missing,
    or stands for the whole text."""

    span: Span
    related: tuple[Span, ...] = ()
    fields: Fields = field(default_factory=dict)
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """The result of a check: its hits and, where it counts something, value over base (the denominator)."""

    hits: tuple[Hit, ...] = ()
    value: float | None = None
    base: float | None = None


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The check cannot be made on this article, and why (shown to the reader)."""

    reason: str
