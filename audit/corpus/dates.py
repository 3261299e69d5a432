"""Dates as articles state them -> days and months, as far as they say them: what is left out is never filled in."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

_DEFAULTS = datetime(2001, 1, 1), datetime(2002, 2, 2)
"""What a date leaves out is taken from these, so that it is told by their difference."""
REMEMBERED = 4096


@lru_cache(REMEMBERED)
def when(date: str) -> datetime | None:
    """The day, and the time where it is said, without its zone; None where no day can be read."""
    one, other = _read(date)
    return one if one is not None and one == other else None


@lru_cache(REMEMBERED)
def month(date: str) -> str:
    """Year and month, like 2031-05; empty where they cannot be read."""
    one, other = _read(date)
    if one is None or other is None or (one.year, one.month) != (other.year, other.month):
        return ""
    return f"{one.year:04d}-{one.month:02d}"


def _read(date: str) -> tuple[datetime | None, datetime | None]:
    from dateutil import parser

    try:
        one, other = (parser.parse(date, default=default, ignoretz=True, fuzzy=False) for default in _DEFAULTS)
    except (ValueError, OverflowError, TypeError):
        return None, None
    return one, other
