"""The card's first sentence, made from the counts alone."""

from __future__ import annotations

from audit.model.marks import Status
from audit.score.tally import Tally


def headline(counts: Tally, *, publisher: bool = False, answers: str = "") -> str:
    """The card's first sentence, made from the counts alone. `publisher`: who publishes answers for the rest, so that
    the pack counts no claims; `answers`: who does so in this genre."""
    n = counts.n
    if not counts.words:
        return "There are no words here to judge."
    if not n:
        return "No sentence here needs a source."
    named, outlet, unnamed = (counts.claims.get(s, 0) for s in (Status.IDENTIFIED, Status.OUTLET, Status.ANONYMOUS))
    open_claims = n - counts.answered
    groups = ((named, "a named source"), (outlet, "another outlet"), (unnamed, "an unnamed source"))
    parts = [f"{_number(k)} on {what}" for k, what in groups if k]
    if parts:
        first = next(k for k, _ in groups if k)
        parts[0] = parts[0].replace(" on ", " rests on " if first == 1 else " rest on ", 1)
    rest = _join(parts)
    if not open_claims:
        return f"A source answers for {'the only claim' if n == 1 else f'all {n} claims'}: {rest}."
    which = f"{open_claims} of {n} claims" if n > 1 else "the only claim"
    start = f"No source found in reach for {which}."
    if publisher:
        start = f"The publisher answers for {which}."
    elif answers:
        start = f"For {which} no source is named; in this genre that rests with {answers}."
    elif counts.weak:
        start = start[:-1] + f" (for {counts.weak} of them a source is named earlier in the paragraph)."
    return f"{start} {rest[0].upper()}{rest[1:]}." if rest else start


def _number(k: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[k] if k < len(words) else str(k)


def _join(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""
