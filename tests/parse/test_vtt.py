"""WebVTT: header, notes, styles, voices, settings; as published by sites and as YouTube writes it."""

from __future__ import annotations

import re

from audit import load
from audit.model.article import Article
from audit.model.text import Span
from audit.parse import INPUTS, parse

ARTICLE = b"""WEBVTT - made for a test

STYLE
::cue { color: red }

NOTE a line
of notes

first
00:01.000 --> 00:03.000 align:start position:0%
The <c.old>old</c> pier sank

00:03.200 --> 00:05.000
on <00:00:04.000>Monday.
Nobody was hurt.
"""


def read(text: str) -> Article:
    return parse(load.from_bytes(text.encode(), "a.vtt", INPUTS))


def test_voices_are_speakers() -> None:
    text = "WEBVTT\nLanguage: en\n\n00:01.000 --> 00:02.000\n<v.loud Ann Lee>It sank,\n\n00:02.100 --> 00:03.000\n"
    text += "<v Ann Lee>on Monday.</v>\n\n00:03.100 --> 00:04.000\n<v Bob>Did it?</v>\n"
    article = read(text)
    assert [article.slice(b.span) for b in article.blocks] == ["Ann Lee: It sank, on Monday.", "Bob: Did it?"]
    assert article.meta.language == "en"
    start, _ = article.locate(article.blocks[1].span)
    assert (start.line, start.column) == (11, 1)
    at = article.text.index("Did")
    place = article.map.to_source(Span(at, at + 3))
    assert article.source.text[place.start : place.end] == "Did"


def test_captions_of_youtube_are_read_once() -> None:
    cues = []
    lines = ["the old pier sank", "on monday nobody was", "hurt the board said"]
    for n, line in enumerate(lines):
        first, *rest = line.split()
        tagged = first + "".join(f"<00:00:0{n}.{m}40><c> {word}</c>" for m, word in enumerate(rest))
        above = lines[n - 1] if n else " "
        cues.append(f"00:00:0{n}.000 --> 00:00:0{n}.990 align:start position:0%\n{above}\n{tagged}")
        cues.append(f"00:00:0{n}.990 --> 00:00:0{n + 1}.000 align:start position:0%\n{line}\n ")
    article = read("WEBVTT\nKind: captions\nLanguage: en\n\n" + "\n\n".join(cues) + "\n")
    assert article.text == "the old pier sank on monday nobody was hurt the board said"
    assert all(article.map.to_source(Span(*m.span())).end for m in re.finditer(r"\S+", article.text))


def test_a_cue_without_hours_or_text_and_signs_of_the_web() -> None:
    article = read(
        "WEBVTT\n\n100:00:01.000 --> 100:00:02.000\n\n00:03.000 --> 00:04.000\nA&nbsp;&lt;pier&gt; sank&lrm;.\n"
    )
    assert article.text.replace("\u200e", "") == "A\u00a0<pier> sank."


def test_it_is_told_by_its_first_bytes() -> None:
    assert load.from_bytes(ARTICLE, "-", INPUTS).format == "vtt"
    assert load.from_bytes(b"WEBVTTX", "-", INPUTS).format == "text"
