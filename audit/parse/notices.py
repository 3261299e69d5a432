"""What a newsroom's file says to the desk that receives it: corrections and kills, embargoes, status, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable

from audit.parse import bylines
from audit.parse.tags import fit

_HEAD = 8  # words of a note among which the word stands that says what it is
_LONGEST = 1000  # code points of a note
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?")
_USABLE = frozenset(("", "usable", "published", "publish", "stat:usable", "advisory"))


def correction(notes: Iterable[str], *, signalled: str = "") -> str:
    """The note that says that the article was corrected, clarified or withdrawn. `signalled`: a code by which the file
    says so; then it is the first note, or that code."""
    told = [fit(note[:_LONGEST]) for note in notes if note.strip()]
    known = bylines.words_of().corrected
    found = next((n for n in told if not known.isdisjoint(bylines.plain_words(n)[:_HEAD])), "")
    return found or (told[0] if signalled and told else signalled)


def limits(*, embargo: str = "", status: str = "") -> list[str]:
    """What a reader of the report should know of it. Whether an embargo is over is not asked: reports know no clock."""
    out = []
    if embargo.strip():
        out.append(f"The file puts it under embargo until {date(embargo)}.")
    if status.strip().lower() not in _USABLE:
        out.append(f"The file gives it the status {fit(status[:60])}.")
    return out


def date(stated: str) -> str:
    """A date and time as ISO 8601 where it is written in its basic form (20260504T093000Z); else as in bylines."""
    text = " ".join(stated.split())
    if found := _BASIC.fullmatch(text):
        year, month, day, hour, minute, second, zone = found.groups()
        return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone or ''}"
    return bylines.date(text[:200]) if text else ""


def author(stated: Iterable[str]) -> str:
    """The names of several authors, each stated by itself or in a byline."""
    found = [bylines.author(one) for one in list(stated)[:20]]
    return ", ".join(dict.fromkeys(filter(None, found)))


def address(stated: str) -> str:
    """A link that leads to a page."""
    text = stated.strip()
    return text if re.match(r"https?://\S+$", text, re.IGNORECASE) else ""
