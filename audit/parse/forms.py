"""What a line of plain text looks like: list item, heading or neither. Form only; what it is for is not judged here."""

from __future__ import annotations

import re

from audit.model.text import Span, count_words
from audit.parse.sentences import split
from audit.parse.wordset import words

HEADLINE_WORDS = 25
"""The first block is the headline when a further block follows and it is one sentence of at most so many words."""

_TASK = re.compile(r"(?:[-*•+] )?\[[ xX✓✔]\][ \t\u00a0]+(?=\S)")
_ITEM = re.compile(r"(?:\[[ xX✓✔]\]|[-*•‣◦▪●·–]|\d{1,3}[.)]|\(?[a-zA-Z0-9]\))[ \t\u00a0]+(?=\S)")
_ELSEWHERE = r"""
read also
read more
read next
read the full
see also
also read
related\b
more from
more on
more stories
more about
sign up
subscribe
follow us
follow @
share this
share on
click
download
advertis
sponsored
promoted
photo
stock photo
getty
image
picture
video
credit
updated
published
posted
sources?:
copyright
©
story continues
article continues
continue reading
skip to
recommended
you may
don.t miss
trending
tags?:
topics?:
comments?\b
"""
"""How a short line begins that is no heading: it leads elsewhere, or labels a picture, a date, a list. Case ignored."""

_BYLINE, _LABEL = r"(?:by|By|BY) [A-Z]", r"[A-Z][A-Z' ]{2,30}:"
_NO_HEADING = re.compile("|".join((r"\(", _BYLINE, _LABEL, f"(?i:{'|'.join(_ELSEWHERE.strip().splitlines())})")))
_STRANGE = re.compile(r"https?:|www\.|[@|©]")
_SMALL = words("a an and as at but by for from in into is nor of off on or over per than the to up via vs with")
_LOOK = 400  # no heading is longer


def is_item(line: str) -> bool:
    return _ITEM.match(line[:40]) is not None


def bullet(line: str) -> int:
    """How long the sign before a list item is, with the blanks behind it; 0 where none is, or a number or letter."""
    found = _ITEM.match(line[:40])
    return found.end() if found and not any(c.isalnum() for c in found[0]) else 0


def task(line: str) -> int:
    """How long the box of a task is that the line begins with; 0 where it has none."""
    found = _TASK.match(line[:40])
    return found.end() if found else 0


def is_headline(text: str, span: Span) -> bool:
    """For the first block of a text that has another."""
    if len(span) > _LOOK or is_item(text[span.start : span.end]):
        return False
    return len(split(text, span.start, span.end)) == 1 and count_words(text[span.start : span.end]) <= HEADLINE_WORDS


def is_subheading(line: str, following: str) -> bool:
    """A short line without a final stop before a paragraph (`following`: the next block's first words)."""
    if len(line) > 120 or "\n" in line or "\r" in line or is_item(line):
        return False
    if not (line[0].isupper() or line[0].isdigit() or line[0] in "“‘\"'"):
        return False
    if not line.rstrip("\"'”’")[-1:].isalnum() and not (line[-1] == "?" and _titled(line)):
        return False
    if _NO_HEADING.match(line) or _STRANGE.search(line):
        return False
    length = count_words(line)
    if not 0 < length <= 14 or count_words(following) < 12:
        return False
    return (length <= 8 or _titled(line)) and len(split(line, 0, len(line))) == 1


def _titled(line: str) -> bool:
    """Title Case or CAPITALS: nearly all words that can have a capital have one."""
    found = [w for w in re.findall(r"[^\W\d_][\w’'-]*", line) if w.lower() not in _SMALL]
    return bool(found) and sum(w[0].isupper() for w in found) >= 0.8 * len(found)
