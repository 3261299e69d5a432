"""Comments of a file, which no reader of the article sees: <!-- ... --> in HTML and Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from audit.model.article import Source
from audit.model.text import Span

OPENS = "<!--"


def comments(source: Source) -> tuple[Span, ...]:
    """Where the comments of a file stand, in offsets of the file; none in a format that has no comments. What looks
    like one inside code or a script is none."""
    if OPENS not in source.text:
        return ()
    if source.format == "html":
        return tuple(_between_tags(source.text, 0, len(source.text)))
    return tuple(_of_markdown(source.text)) if source.format == "markdown" else ()


def _of_markdown(text: str) -> Iterator[Span]:
    from audit.parse.commonmark import events, masked
    from audit.parse.frontmatter import read_front_matter

    begin = read_front_matter(text).end
    for event in events(masked(text, begin)[0], begin):
        if event.kind == "HtmlBlock":
            if event.edge == "Start":
                yield from _between_tags(text, event.start, event.end)
        elif event.kind == "InlineHtml" and text.startswith(OPENS, event.start):
            yield from _between_tags(text, event.start, event.end)


def _between_tags(text: str, start: int, end: int) -> Iterator[Span]:
    """What the scanner of tags passes over, as far as it is a comment."""
    from audit.parse.tags import RAW, Tag, scan

    at = start
    for token in scan(text, start, end):
        yield from _comments(text, at, token.start)
        at = token.end
        if isinstance(token, Tag) and token.raw and token.name in RAW:
            at = token.raw[1]
            close = text.find(">", at, end)
            at = close + 1 if close >= 0 else end
    yield from _comments(text, at, end)


def _comments(text: str, start: int, end: int) -> Iterator[Span]:
    while (opens := text.find(OPENS, start, end)) >= 0:
        closes = text.find("-->", opens + 4, end)
        if closes < 0:
            return
        yield Span(opens, closes + 3)
        start = closes + 3
