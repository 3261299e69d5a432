"""The text of an article that a page has only in its JSON-LD (articleBody), because a script is to show it; and the
entries of a live blog, which have one each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from audit.model.article import Form
from audit.model.text import count_words
from audit.parse.builder import TextBuilder
from audit.parse.tags import decode

LEAST = 60  # words that such a text has
_VALUE = re.compile(r'"(articleBody|headline)"\s{0,20}:\s{0,20}"([^"\\]*(?:\\.[^"\\]*)*)"', re.DOTALL)
_ESCAPE = re.compile(
    r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)|<[^<>]{0,500}>|[\r\n]+"
)
_BREAKING = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|blockquote)\b", re.IGNORECASE)


def read(source: str, scripts: Sequence[tuple[int, int]], *, live: bool) -> TextBuilder | None:
    """The text in the scripts at these places; None when there is none of some length. `live`: a live blog, whose
    entries have a heading each."""
    best: TextBuilder | None = None
    most = LEAST - 1
    for start, end in scripts:
        builder = TextBuilder(source)
        body = 0
        for found in _VALUE.finditer(source, start, end):
            if found[1] == "headline" and not (live and body):
                body += found[1] == "headline"  # the first is the title of the whole
                continue
            builder.open(Form.HEADING if found[1] == "headline" else Form.PARAGRAPH)
            _add(builder, source, *found.span(2))
            body += 1
        if (count := count_words(builder.text)) > most:
            best, most = builder, count
    return best


def _add(builder: TextBuilder, source: str, start: int, end: int) -> None:
    """Adds the words of a JSON string; a line end and the tag of a block end a paragraph."""
    form = builder.form
    for words, first, last in _stretches(source, start, end):
        if not words:
            builder.close()
            builder.open(form)
        elif last - first == len(words) and source.startswith(words, first):
            builder.copy(first, last)
        else:
            builder.stand(words, first, last)
    builder.close()


def _stretches(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The string in stretches (words, start, end); a paragraph ends where the words are empty."""
    at = start
    for odd in _ESCAPE.finditer(source, start, end):
        yield from decode(source, at, odd.start())
        at = odd.end()
        raw = odd[0]
        if raw[0] == "<":
            if _BREAKING.match(raw):
                yield "", odd.start(), odd.end()
        elif raw[0] in "\r\n" or raw in ("\\n", "\\r"):
            yield "", odd.start(), odd.end()
        else:
            try:
                yield json.loads(f'"{raw}"'), odd.start(), odd.end()
            except ValueError:  # no escape of JSON
                yield raw[1:], odd.start(), odd.end()
    yield from decode(source, at, end)
