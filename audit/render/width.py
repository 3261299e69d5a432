"""Text in columns of a terminal: wide characters count two, combining marks none. Texts come here made visible."""

from __future__ import annotations

import unicodedata

_ELLIPSIS = "..."


def cell(char: str) -> int:
    """Columns that one character takes. A variation selector counts one, since it may turn its sign into an emoji."""
    if char < "\u0300":
        return 1
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    if unicodedata.category(char) in ("Mn", "Me") and char != "\ufe0f":
        return 0
    return 1


def width(text: str) -> int:
    return len(text) if text.isascii() else sum(map(cell, text))


def clip(text: str, columns: int) -> str:
    """The text, or as much of it as leaves room for an ellipsis in so many columns."""
    if len(text) <= columns * 4 and width(text) <= columns:
        return text
    return _head(text, columns - len(_ELLIPSIS)).rstrip() + _ELLIPSIS


def _head(text: str, columns: int) -> str:
    used = 0
    for n, char in enumerate(text):
        used += cell(char)
        if used > columns:
            return text[:n]
    return text


def pad(text: str, columns: int) -> str:
    return text + " " * max(0, columns - width(text))


def wrap(text: str, columns: int, lines: int = 0) -> list[str]:
    """The text in lines of at most so many columns, broken at blanks, a word longer than a line anywhere. With `lines`
    at most so many, the last one ending in an ellipsis. An empty text gives no line."""
    columns = max(columns, 2)  # room for any one character: a line that takes none would never end
    out: list[str] = []
    for word in text.split():
        while (head := _head(word, columns)) != word:
            out.append(head)
            word = word[len(head) :]
        if out and width(out[-1]) + 1 + width(word) <= columns:
            out[-1] += " " + word
        else:
            out.append(word)
    if lines and len(out) > lines:
        # Two blanks are wider than what is left on the line, so that the clip cannot miss.
        out = [*out[: lines - 1], clip(f"{out[lines - 1]} {out[lines]}".ljust(columns + 1), columns)]
    return out
