"""Lines on pages -> blocks of text. A PDF knows no paragraphs: where one ends is told by the places of its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from audit.model.article import Form
from audit.model.dataclass import dataclass
from audit.parse.forms import bullet, is_item
from audit.parse.text import PARTED_WORDS, hyphenated
from audit.parse.written import Left, Written

_LIMIT = (
    "A PDF holds lines and no paragraphs: these were told by the places of the lines, and columns, tables, captions and"
    " words divided at line ends may be read wrong."
)
_EDGE = 3  # lines at the top and the foot of a page that may be its running heads
_SAME = 3.0  # points by which the place of a running head may differ
_LARGER = 1.15  # times the size of the text: a heading
_HEADING = 200  # code points of one
_NEXT = 1.6  # times the size of its letters: as far as the next line of a paragraph stands, at most
_SPACED = 1.25  # times the usual distance of two lines: a paragraph has ended
_INDENT = 0.8  # times the size of the letters
_SHORT = 0.8  # of the usual length of a line: the last of a paragraph
_STOPS = (".", "!", "?", "…", ":", '."', '!"', '?"', ".”", "!”", "?”", ".’", ".)")
_NUMBER = re.compile(r"[-–—\s]*\d{1,4}(?:\s?/\s?\d{1,4})?[-–—\s]*")
_DIVIDED = re.compile(r"([^\W\d_]{2,40})[-\u00ad\u2010\u0002]$")
_REST = re.compile(r"[^\W\d_]{2,40}")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SYMBOL = re.compile(r"\s*[\uf000-\uf0ff](?=\s)")  # a letter of a font of signs; before a line it is a bullet
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


@dataclass(slots=True)
class PrintedLine:
    """`x`, `y`: where it begins, in points from the lower left corner; `size`: of its letters."""

    words: str
    x: float
    y: float
    size: float
    bold: bool = False


@dataclass(slots=True)
class Page:
    lines: list[PrintedLine]


def blocks(pages: Sequence[Page]) -> tuple[list[Written], list[str]]:
    """The blocks of all pages in order, and what is to be said of how they were told."""
    left = Left()
    kept = _without_heads(pages, left)
    lines = [line for page in kept for line in page]
    for line in lines:
        line.words = _clean(line.words)
    if not lines:
        return [], left.limits()
    body, bold = _body(lines)
    leading = _leading(lines)
    length = sorted(len(line.words) for line in lines)[int(0.9 * (len(lines) - 1))]
    out: list[tuple[bool, list[PrintedLine]]] = []
    for line in lines:
        heading = len(line.words) <= _HEADING and (line.size >= _LARGER * body or (line.bold and not bold))
        last = out[-1] if out else None
        if last and last[0] == heading and _goes_on(last[1], line, leading, length, heading=heading):
            last[1].append(line)
        else:
            out.append((heading, [line]))
    written = frozenset(w for line in lines for w in PARTED_WORDS.findall(line.words.lower()))
    made = [_written(Form.HEADING if heading else Form.PARAGRAPH, _joined(part, written)) for heading, part in out]
    return made, [*left.limits(), _LIMIT]


def _written(form: Form, words: str) -> Written:
    if form is Form.PARAGRAPH and is_item(words):
        return Written(Form.ITEM, [(words[bullet(words) :], "")])
    return Written(form, [(words, "")])


def _clean(words: str) -> str:
    if bulleted := _SYMBOL.match(words):
        words = f"•{words[bulleted.end() :]}"
    for sign, letters in _LIGATURES.items():
        words = words.replace(sign, letters)
    return " ".join(_UNFIT.sub(lambda m: m[0] if m[0] == "\x02" else "\ufffd", words).split())


def _without_heads(pages: Sequence[Page], left: Left) -> list[list[PrintedLine]]:
    """The lines of the pages without running heads and page numbers."""
    edges = [_edges(page) for page in pages]
    counts = Counter(key for page in edges for key in {_key(line) for line in page})
    repeated = {key for key, n in counts.items() if n >= 2 and 2 * (n + _around(counts, key)) >= len(pages)}
    out: list[list[PrintedLine]] = []
    for page, edge in zip(pages, edges, strict=True):
        heads = [line for line in edge if _key(line) in repeated]
        heads += [line for line in edge if _NUMBER.fullmatch(line.words) and line not in heads]
        for _ in heads:
            left.leave("running head or page number", "running heads and page numbers")
        out.append([line for line in page.lines if all(line is not head for head in heads)])
    return out


def _around(counts: Counter[tuple[str, int]], key: tuple[str, int]) -> int:
    """The pages where the same words stand a little higher or lower."""
    return counts[key[0], key[1] - 1] + counts[key[0], key[1] + 1]


def _key(line: PrintedLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", " ".join(line.words.split())), int(line.y // _SAME)


def _edges(page: Page) -> list[PrintedLine]:
    by_height = sorted(page.lines, key=lambda line: -line.y)
    return by_height if len(by_height) <= 2 * _EDGE else [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _body(lines: Sequence[PrintedLine]) -> tuple[float, bool]:
    """The size of the letters that most of the text has, and whether most of it is bold."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.words)
    heavy = sum(len(line.words) for line in lines if line.bold)
    return sizes.most_common(1)[0][0], 2 * heavy > sum(len(line.words) for line in lines)


def _leading(lines: Sequence[PrintedLine]) -> dict[float, float]:
    """Size of letters -> the usual distance of two lines."""
    steps: dict[float, Counter[float]] = {}
    for a, b in pairwise(lines):
        step = round(a.y - b.y, 0)
        if a.size == b.size and 0.8 * a.size <= step <= 2.5 * a.size:
            steps.setdefault(a.size, Counter())[step] += 1
    return {size: max(found, key=lambda step: (found[step], -step)) for size, found in steps.items()}


def _goes_on(
    part: list[PrintedLine], line: PrintedLine, leading: dict[float, float], length: int, *, heading: bool
) -> bool:
    """Is the line one of the same block as those before?"""
    last = part[-1]
    step = last.y - line.y
    usual = leading.get(last.size, _NEXT * last.size / _SPACED)
    near = abs(last.size - line.size) <= 0.1 * last.size
    if heading:
        return near and 0 <= step <= _NEXT * last.size
    if not near or is_item(line.words):
        return False
    ended = last.words.endswith(_STOPS)
    if step < -0.5 * last.size or step > 8 * last.size:  # another column or page
        return not ended and not (line.words[:1].isupper() and len(last.words) < _SHORT * length)
    if step > _SPACED * max(usual, last.size):
        return False
    if ended and len(part) > 1 and line.x - part[-1].x >= _INDENT * line.size:
        return False
    width = max(len(a.words) for a in part) if len(part) > 1 else length
    room = len(last.words) + 1 + len(line.words.partition(" ")[0]) < _SHORT * width
    return not room or (line.words[:1].islower() and not ended)


def _joined(part: Sequence[PrintedLine], written: frozenset[str]) -> str:
    """The lines as running text; a word that a line end divides is one again, and keeps its hyphen where it has one."""
    out = part[0].words
    for line in part[1:]:
        divided = _DIVIDED.search(out[-50:])
        rest = _REST.match(line.words) if divided else None
        if divided is None or rest is None or not rest[0].islower():
            out += f" {line.words}"
            continue
        keeps = out.endswith(("-", "\u2010")) and hyphenated(written, divided[1], rest[0])
        out = (f"{out[:-1]}-" if keeps else out[:-1]) + line.words
    return out
