"""The pictures of the card, as geometry: tone and doubt along the article, quoted words by speaker, who cites whom.

Every picture is beside the same in words; no picture says anything alone. Units are those of the viewBox.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from audit.model.dataclass import dataclass
from audit.model.profile import ToneProfile
from audit.model.report import AttributionRow, Report
from audit.render import ledger, view
from audit.render.escape import visible

WIDTH, HEIGHT, MIDDLE = 600, 150, 60
MOST_BARS = 400  # sentences drawn; a longer article is drawn in as many equal stretches
MOST_VOICES = 12
MOST_OUTLETS = 6
ROW = 40.0
LABEL = 22  # characters that a box of the graph holds


@dataclass(frozen=True, slots=True)
class Stroke:
    """A bar of the course: upwards for a positive tone. `word`: positive, negative or neutral."""

    x: str
    y: str
    width: str
    height: str
    word: str


@dataclass(frozen=True, slots=True)
class Dot:
    x: str
    owned: bool


@dataclass(frozen=True, slots=True)
class Course:
    """Tone and words of doubt along the body. `drawn`: what one bar stands for, in sentences."""

    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]
    tone: tuple[float, float, float] | None  # mean, lowest, highest
    sentences: int
    owned: int
    unowned: int
    drawn: int


@dataclass(frozen=True, slots=True)
class Voice:
    name: str
    words: int
    width: str


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the graph. `kind`: article, a group of who answers, or unknown."""

    label: str
    kind: str
    column: int
    y: float
    count: int

    @property
    def x(self) -> int:
        return (0, 170, 390)[self.column]

    @property
    def width(self) -> int:
        return (120, 170, 170)[self.column]


@dataclass(frozen=True, slots=True)
class Chain:
    """Article -> outlet -> where that has it from. `paths`: SVG paths between boxes; `said`: the same in words."""

    boxes: tuple[Box, ...]
    paths: tuple[str, ...]
    height: int
    said: tuple[tuple[str, str, int, str], ...]  # (name, group, claims, rests on)


def course(report: Report) -> Course | None:
    """None where there is neither tone nor doubt to draw."""
    body = [n for n, s in enumerate(report.sentences) if s.block == "body"]
    tone = report.profile.tone
    tones = tone.series if tone else ()
    order = {n: k for k, n in enumerate(body)}
    points = [(order[n], max(-1.0, min(1.0, value))) for n, value in tones if n in order]
    starts = [report.sentences[n].start for n in body]
    hedges = [(bisect_right(starts, h.span.start) - 1, h.owned) for h in report.hedges]
    hedges = [(k, owned) for k, owned in hedges if k >= 0]
    if not body or not (points or hedges):
        return None
    drawn = -(-len(body) // MOST_BARS)
    step = WIDTH / -(-len(body) // drawn)
    sums: dict[int, list[float]] = {}
    for k, value in points:
        sums.setdefault(k // drawn, []).append(value)
    strokes = tuple(_stroke(k, sum(values) / len(values), step) for k, values in sorted(sums.items()))
    dots = sorted({(k // drawn, owned) for k, owned in hedges})
    values = [v for _, v in points]
    owned = sum(o for _, o in hedges)
    return Course(
        strokes=strokes,
        dots=tuple(Dot(f"{(k + (0.35 if o else 0.65)) * step:.1f}", o) for k, o in dots),
        tone=(_mean(tone, values), min(values), max(values)) if tone and values else None,
        sentences=len(points),
        owned=owned,
        unowned=len(hedges) - owned,
        drawn=drawn,
    )


def _mean(tone: ToneProfile, values: Sequence[float]) -> float:
    """The mean as the profile states it; of a profile that does not, the mean of what is drawn."""
    stated = tone.own.mean if tone.own else None
    return sum(values) / len(values) if stated is None else stated


def _stroke(k: int, value: float, step: float) -> Stroke:
    height = max(1.5, abs(value) * (MIDDLE - 6))
    y = MIDDLE - height if value > 0 else MIDDLE
    word = "positive" if value >= 0.05 else "negative" if value <= -0.05 else "neutral"
    if word == "neutral":
        y, height = MIDDLE - 0.75, 1.5
    return Stroke(f"{k * step + step * 0.15:.1f}", f"{y:.1f}", f"{step * 0.7:.1f}", f"{height:.1f}", word)


def voices(report: Report) -> tuple[Voice, ...]:
    """Speakers with words in quotation marks, most first."""
    rows = sorted(ledger.speakers(report), key=lambda r: -r.quoted_words)
    rows = [r for r in rows if r.quoted_words][:MOST_VOICES]
    most = max((r.quoted_words for r in rows), default=1)
    return tuple(Voice(r.speaker, r.quoted_words, f"{100 * r.quoted_words / most:.1f}%") for r in rows)


def chain(report: Report) -> Chain | None:
    """None where the article makes no claim."""
    outlets, rests, others = _answers(report)
    if not outlets and not others:
        return None
    shown = sorted(outlets.items(), key=lambda x: (-x[1], x[0]))
    rows = [(name, "outlet", n, tuple(rests[name])) for name, n in shown[:MOST_OUTLETS]]
    if more := sum(n for _, n in shown[MOST_OUTLETS:]):
        rows.append((f"{len(shown) - MOST_OUTLETS} further outlets", "outlet", more, ()))
    named = (("identified", "named sources"), ("anonymous", "unnamed sources"), ("nobody", "no source"))
    rows += [(word, group, others[group], ()) for group, word in named if others[group]]
    boxes, paths, y = [], [], 0.0
    for name, group, n, rest in rows:
        leaves = [(r, "identified") for r in rest[:3]] or [("not stated", "unknown")] * (group == "outlet")
        height = ROW * max(1, len(leaves))
        box = Box(_label(name), group, 1, y + height / 2, n)
        ends = [Box(_label(r), kind, 2, y + ROW * (k + 0.5), 0) for k, (r, kind) in enumerate(leaves)]
        boxes += [box, *ends]
        paths += [_path(box, end) for end in ends]
        y += height
    root = Box("This article", "article", 0, y / 2, view.answers(report).total)
    paths += [_path(root, b) for b in boxes if b.column == 1]
    said = tuple((name, group, n, ", ".join(rest)) for name, group, n, rest in rows)
    return Chain((root, *boxes), tuple(paths), int(y), said)


def _answers(report: Report) -> tuple[Counter[str], dict[str, dict[str, None]], Counter[str]]:
    """(claims by outlet, whom each outlet has it from, claims by the other groups)."""
    outlets: Counter[str] = Counter()
    rests: dict[str, dict[str, None]] = {}
    others: Counter[str] = Counter()
    for s in report.sentences:
        if not s.claim:
            continue
        group = view.group_of(s)
        a = report.attributions[s.attribution] if s.attribution is not None else None
        outer = _outer(report, a) if a else None
        if a is None or outer is None or group == "nobody" or outer.status != "outlet":
            others[group] += 1
            continue
        name = ledger.name_of(report, outer) or "an outlet"
        outlets[name] += 1
        inner = rests.setdefault(name, {})
        if a is not outer and a.status in ("identified", "anonymous"):
            inner[ledger.name_of(report, a) or "an unnamed source"] = None
    return outlets, rests, others


def _outer(report: Report, a: AttributionRow) -> AttributionRow:
    """The attribution that contains this one, or itself."""
    inside = a.inside is not None and 0 <= a.inside < len(report.attributions)
    return report.attributions[a.inside] if inside and a.inside is not None else a


def _label(name: str) -> str:
    name = visible(name)
    return name if len(name) <= LABEL else name[: LABEL - 1].rstrip() + "…"


def _path(a: Box, b: Box) -> str:
    x1, x2 = a.x + a.width, b.x
    middle = (x1 + x2) / 2
    return f"M{x1} {a.y:g}C{middle:g} {a.y:g} {middle:g} {b.y:g} {x2} {b.y:g}"
