"""Cues of subtitles -> the paragraphs of a transcript, with their places in the file.

Numbers, times and settings are no text. The cues of one speaker are one paragraph, until a pause or another speaks.
Captions that roll (each cue repeats the lines of the one before and adds its own) are read once. Lines that describe a
sound, in brackets or between notes of music, are nobody's words: they are left out, which is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace

from audit.model.article import Form, Meta
from audit.model.dataclass import dataclass
from audit.model.document import Document
from audit.parse.builder import TextBuilder
from audit.parse.tags import decode
from audit.parse.written import Left

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_TIMES = re.compile(
    r"\s{0,20}(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})\s{0,20}-->\s{0,20}"
    r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})(?:\s|$)"
)
_TAG = re.compile(
    r"</?(?:[biuvc]|lang|ruby|rt|font)(?=[\s.>])[^<>]{0,200}>|<\d[\d:.]{1,14}>|\{\\[^{}]{1,60}\}", re.IGNORECASE
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,60})?\s+([^<>]{1,100})>")
_SOUND = re.compile(r"[-–—\s]*(?:\[[^\[\]]*\]|\([^()]*\)|[♪♫#][^♪♫#]*[♪♫#]|[♪♫\s]+)[\s.]*")
_TURN = re.compile(r"(?:[-–—‐]|>>>?|(?:&gt;){2,3})\s{0,5}(?=\S)")
_LABEL = re.compile(r"[^\W\d_a-z][\w.'’ -]{0,40}:(?=\s|$)")
_STOPS = (".", "!", "?", "…", '."', '?"', ".”", "?”", "!”")
_PAUSE = 3_000  # milliseconds after which who goes on begins a paragraph
_PARAGRAPH = 900  # code points after which the end of a sentence ends a paragraph
_TOUCH = 100  # milliseconds between two cues of captions that roll
_ROLLING = 0.3  # of the cues that repeat a line


@dataclass(frozen=True, slots=True)
class CaptionLine:
    """A line of a cue, source[start:end]; `plain`: its words, by which lines are compared."""

    start: int
    end: int
    plain: str


@dataclass(slots=True)
class Cue:
    """`begins`, `ends`: milliseconds."""

    begins: int
    ends: int
    lines: list[CaptionLine] = field(default_factory=list)


def cues(text: str, *, blank_ends: bool) -> list[Cue]:
    """The cues of a file. `blank_ends`: a blank line always ends a cue; else only before the next one's number or times
    (many programs write cues with blank lines in them)."""
    out: list[Cue] = []
    open_: Cue | None = None
    for found in _LINE.finditer(text):
        bare = found[0].strip()
        if times := _TIMES.match(found[0]):
            if open_ and out and not blank_ends and open_.lines and open_.lines[-1].plain.isdigit():
                open_.lines.pop()  # the number of this cue
            open_ = Cue(_time(*times.groups()[:4]), _time(*times.groups()[4:]))
            out.append(open_)
        elif not bare:
            if blank_ends:
                open_ = None
        elif open_ is not None:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            line = CaptionLine(start, start + len(bare), plain(bare))
            if line.plain:
                open_.lines.append(line)
    return out


def _time(hours: str | None, minutes: str, seconds: str, thousandths: str) -> int:
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths.ljust(3, "0"))


def plain(line: str) -> str:
    return " ".join(_TAG.sub("", line).split())


def document(text: str, found: Sequence[Cue], meta: Meta = Meta()) -> Document:  # noqa: B008 - frozen
    limits: list[str] = []
    read, repeated = unrolled(found)
    if repeated:
        limits.append(f"The captions roll: {repeated:,} lines that repeat the line before were read once.")
    if not found:
        limits.append("It has no line of times, so it holds no subtitles.")
    writer = _Writer(text)
    for cue in read:
        writer.cue(cue)
    writer.builder.close()
    builder = writer.builder
    limits += writer.left.limits()
    meta = replace(meta, genre="transcript")
    return Document(builder.text, builder.map(), builder.pieces, meta, builder.links, limits)


def unrolled(found: Sequence[Cue]) -> tuple[list[Cue], int]:
    """The cues without lines that stand in the cue before, where so many do that the captions roll; and how many those
    lines are. A line that grows is its last and longest form."""
    out: list[Cue] = []
    repeats = lines = 0
    before: list[CaptionLine] = []
    last: Cue | None = None
    ends = 0
    for cue in found:
        if not cue.lines:
            continue
        shared, grows = _shared(before, cue.lines) if cue.begins <= ends + _TOUCH else (0, False)
        if grows and last is not None and last.lines:
            last.lines = last.lines[:-1]
        repeats += bool(shared or grows)
        lines += shared + grows
        before, ends = cue.lines, cue.ends
        last = Cue(cue.begins, cue.ends, cue.lines[shared:])
        out.append(last)
    return (out, lines) if repeats >= max(2, _ROLLING * len(out)) else ([c for c in found if c.lines], 0)


def _shared(before: Sequence[CaptionLine], lines: Sequence[CaptionLine]) -> tuple[int, bool]:
    """How many of these lines end the cue before; and whether that one's last line grows in this cue's first."""
    for count in range(min(len(before), len(lines), 8), 0, -1):
        if [x.plain for x in before[-count:]] == [x.plain for x in lines[:count]]:
            return count, False
    return 0, bool(before) and lines[0].plain.startswith(f"{before[-1].plain} ")


class _Writer:
    def __init__(self, text: str) -> None:
        self.builder = TextBuilder(text)
        self.left = Left()
        self._text = text
        self._speaker = ""
        self._ends = 0
        self._length = 0
        self._stopped = True  # a sentence has ended
        self._at = 0

    def cue(self, cue: Cue) -> None:
        pause = cue.begins - self._ends > _PAUSE
        self._ends = cue.ends
        for number, line in enumerate(cue.lines):
            if _SOUND.fullmatch(line.plain[:400]):
                self.left.leave("description of a sound", "descriptions of sounds")
                continue
            self._line(line, pause=pause and number == 0)

    def _line(self, line: CaptionLine, *, pause: bool) -> None:
        start = line.start
        voice = _VOICE.search(self._text, line.start, line.end)
        named = voice is not None and voice[1].strip() != self._speaker
        turn = _TURN.match(line.plain)
        if self._stopped and (pause or self._length > _PARAGRAPH):
            self._close()
        if named or turn or _LABEL.match(line.plain):
            self._close()
        self.builder.open(Form.PARAGRAPH)
        self.builder.blank(self._at, start)
        if voice is not None and named:
            self._speaker = voice[1].strip()
            self.builder.stand(f"{self._speaker}:", voice.start(), voice.end())
            self.builder.blank(voice.end(), voice.end())
        elif turn:
            while tag := _TAG.match(self._text, start, line.end):
                start = tag.end()
            mark = _TURN.match(self._text, start, line.end)
            start = mark.end() if mark else start
        self._words(start, line.end)
        self._length += len(line.plain)
        self._stopped = line.plain.endswith(_STOPS)
        self._at = line.end

    def _close(self) -> None:
        self.builder.close()
        self._length = 0

    def _words(self, start: int, end: int) -> None:
        """Adds source[start:end] without its tags."""
        at = start
        for tag in _TAG.finditer(self._text, start, end):
            self._decoded(at, tag.start())
            at = tag.end()
        self._decoded(at, end)

    def _decoded(self, start: int, end: int) -> None:
        for words, a, b in decode(self._text, start, end):
            if words == self._text[a:b]:
                self.builder.copy(a, b)
            else:
                self.builder.stand(words, a, b)
