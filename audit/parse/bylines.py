"""A line of a page that says who wrote the article -> the names in it; a date in words -> the same as figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property

from audit.lang import DEFAULT
from audit.lang.wordsets import Alternatives, WordRow, WordSet, WordSets
from audit.parse.title import plain

_LONGEST = 200  # code points of a byline that is looked at
_MOST = 12  # authors of one article
_NAME_WORDS = 5
_WORD = re.compile(r"[^\W\d_][\w.’'‐-]*\.?")
_LINK = re.compile(r"https?:|www\.|@|\.(?:com|org|net|co)\b|/")
_ISO = re.compile(r"(?:19|20)\d\d-\d\d(?:-\d\d)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:\D.*|\d{4,6})?")
_STAMP = re.compile(r"1\d{9}(?:\d{3})?")


class MetadataWords(WordSets):
    FILE = "metadata.txt"
    by: Alternatives
    joint: Alternatives
    roles: WordSet
    nobody: WordSet
    particles: WordSet
    months: WordRow
    corrected: WordSet

    @cached_property
    def opening(self) -> re.Pattern[str]:
        return re.compile(rf"(?:\W*\b(?:{self.by})(?=[\s:])[\s:]*)+", re.IGNORECASE)

    @cached_property
    def divided(self) -> re.Pattern[str]:
        return re.compile(rf"\s*(?:[,;|•·&\n–—]|\s-\s|\b(?:{self.joint})\b)\s*", re.IGNORECASE)

    @cached_property
    def dated(self) -> re.Pattern[str]:
        """A day in words, the month before or behind it."""
        months = "|".join(f"{m[:3]}(?:{m[3:]}|t)?" if len(m) > 3 else m for m in self.months)
        return re.compile(
            rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)? (?P<m>{months})\.?,? (?P<y>(?:19|20)\d\d)"
            rf"|(?P<m2>{months})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>(?:19|20)\d\d))\b",
            re.IGNORECASE,
        )


def words_of() -> MetadataWords:
    return DEFAULT.sets(MetadataWords)


def names(line: str, *, sites: Iterable[str] = (), labelled: bool = False) -> list[str]:
    """The people whom a byline names, without their roles. `sites`: names of the site, which are no authors.
    `labelled`: only where the line says "by", since its markup does not say that it names an author."""
    sets = words_of()
    text = " ".join(line[:_LONGEST].split())
    opening = sets.opening.match(text)
    if labelled and not opening:
        return []
    own = {plain(site) for site in sites if site}
    found: list[str] = []
    for part in sets.divided.split(text[opening.end() :] if opening else text)[: 4 * _MOST]:
        name = _name(part, sets)
        if not name or plain(name) in own:
            if found:
                break  # a role, a place, a date: what follows describes the last author
            continue
        if found and " " in found[0] and " " not in name:
            break  # "Ann Lee, PhD", "Ann Lee, Reuters"
        if name not in found:
            found.append(name)
    return found[:_MOST]


def _name(part: str, sets: MetadataWords) -> str:
    """The name that a part of a byline begins with: words with capitals; empty for a role, a link, a date."""
    if _LINK.search(part):
        return ""
    opening = sets.opening.match(part)
    part = part[opening.end() :] if opening else part
    out: list[str] = []
    for word in part.split():
        low = word.strip(".,").lower()
        if not _WORD.fullmatch(word.strip(",()")) or not (word[0].isupper() or (out and low in sets.particles)):
            if low in sets.roles and len(out) < 2:  # "Roads reporter"
                return ""
            break
        if low in sets.roles and len(out) > 1:
            break  # "Ann Lee Special to the Post"
        out.append(word.strip(","))
    while out and out[-1].lower() in sets.particles:
        out.pop()
    lows = [word.strip(".").lower() for word in out]
    if not out or len(out) > _NAME_WORDS or not sets.roles.isdisjoint(lows) or (set(lows) <= sets.nobody):
        return ""
    return " ".join(out)


def author(stated: str, *, sites: Iterable[str] = ()) -> str:
    """An author as metadata states it, as a name: without "By", without its role; empty for a link, a site, nobody."""
    sets = words_of()
    text = " ".join(stated.split())
    if not text or _LINK.search(text) or plain(text) in {plain(site) for site in sites if site}:
        return ""
    if opening := sets.opening.match(text):
        text = text[opening.end() :]
    if set(plain_words(text)) <= sets.nobody:
        return ""
    found = names(text, sites=sites)
    return ", ".join(found) if found else text


def plain_words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def date(stated: str) -> str:
    """A date of a page, as year-month-day (and time) where it can be read as such; else as it is stated."""
    text = " ".join(stated.split())
    if _ISO.match(text):
        return text
    if _STAMP.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).date().isoformat()
    if found := _COMPACT.fullmatch(text):
        return "-".join(found.groups()[:3])
    return in_words(text) or text


def in_words(text: str) -> str:
    """The first day that the text names in words; empty for none."""
    sets = words_of()
    found = sets.dated.search(text)
    if not found:
        return ""
    day, month, year = (found["d"], found["m"], found["y"]) if found["d"] else (found["d2"], found["m2"], found["y2"])
    at = next(n for n, name in enumerate(sets.months, 1) if name.startswith(month[:3].lower()))
    return f"{year}-{at:02}-{int(day):02}" if 0 < int(day) < 32 else ""
