"""What the template of the index shows of many articles: a row each, what is asked most, how the scores spread.

No order of merit: rows come in the order of the input, and no column names an author."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from audit.model.dataclass import dataclass
from audit.model.dimension import DimensionRow
from audit.model.report import Failure, Report
from audit.render import view, words
from audit.render.base import Item
from audit.render.html_card import Segment, bar

MOST_ASKED = 12
LONGEST_TITLE = 120
BINS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """`nobody`: claims without a source in reach. `cells`: a dimension each, None where the report lacks it. `asks`:
    places an editor would ask about. `questions`: numbers in the list of the most asked."""

    report: Report
    title: str
    href: str
    nobody: int
    cells: tuple[DimensionRow | None, ...]
    asks: int
    questions: str


@dataclass(frozen=True, slots=True)
class Spread:
    """How one dimension spreads. `bins`: articles by tenths of the scale; `heights` of their bars, of 40."""

    id: str
    title: str
    judged: int
    median: float | None
    quarters: tuple[float, float] | None
    bins: tuple[int, ...]
    heights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Frequent:
    """A question and in how many places and articles it is asked."""

    rule: str
    question: str
    places: int
    articles: int


@dataclass(frozen=True, slots=True)
class Index:
    rows: tuple[Row | Failure, ...]
    dimensions: tuple[tuple[str, str], ...]
    asked: tuple[Frequent, ...]
    spreads: tuple[Spread, ...]
    done: int
    bar: tuple[Segment, ...]
    claims: int


def index(reports: Sequence[Item], links: Mapping[str, str]) -> Index:
    done = [r for r in reports if isinstance(r, Report)]
    rules = {id(r): [p.finding.rule for p in view.asked(r, view.places(r))] for r in done}
    asked = _asked(done, rules)
    numbers = {a.rule: n for n, a in enumerate(asked)}
    dimensions = tuple({d.id: d.title for r in reversed(done) for d in reversed(r.dimensions)}.items())[::-1]
    answers = {id(r): view.answers(r) for r in done}
    whole = view.Answers({g: sum(a.groups[g] for a in answers.values()) for g, *_ in words.GROUPS}, 0)
    rows = tuple(
        r
        if isinstance(r, Failure)
        else _row(r, links.get(r.article.path), answers[id(r)], rules[id(r)], numbers, dimensions)
        for r in reports
    )
    spreads = tuple(_spread(done, id, title) for id, title in dimensions)
    return Index(rows, dimensions, asked, spreads, len(done), bar(whole), whole.total)


def _asked(done: Sequence[Report], rules: Mapping[int, Sequence[str]]) -> tuple[Frequent, ...]:
    places = Counter(rule for found in rules.values() for rule in found)
    articles = Counter(rule for found in rules.values() for rule in set(found))
    question = {f.rule: f.question for r in reversed(done) for f in reversed(r.findings) if f.question}
    often = sorted(places, key=lambda rule: (-articles[rule], -places[rule], rule))[:MOST_ASKED]
    return tuple(Frequent(rule, question.get(rule, rule), places[rule], articles[rule]) for rule in often)


def _row(
    report: Report,
    link: str | None,
    answers: view.Answers,
    rules: Sequence[str],
    numbers: Mapping[str, int],
    dimensions: Sequence[tuple[str, str]],
) -> Row:
    by_id = {d.id: d for d in report.dimensions}
    asked = sorted({numbers[rule] for rule in rules if rule in numbers})
    title = report.article.title
    return Row(
        report=report,
        title=title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rstrip() + "…",
        # "./" keeps a name with a colon from being read as a scheme.
        href="./" + quote(link, safe="/", errors="surrogateescape") if link else "",
        nobody=answers.groups["nobody"],
        cells=tuple(by_id.get(id) for id, _ in dimensions),
        asks=len(rules),
        questions=" ".join(map(str, asked)),
    )


def _spread(done: Sequence[Report], id: str, title: str) -> Spread:
    scores = sorted(d.score for r in done for d in r.dimensions if d.id == id and d.score is not None)
    bins = [0] * BINS
    for score in scores:
        bins[min(BINS - 1, int(score * BINS / 100))] += 1
    most = max(bins) or 1
    quarters = None
    if len(scores) > 1:
        low, _, high = statistics.quantiles(scores, n=4, method="inclusive")
        quarters = low, high
    middle = statistics.median(scores) if scores else None
    return Spread(id, title, len(scores), middle, quarters, tuple(bins), tuple(40 * n / most for n in bins))


def labels(shown: Index) -> str:
    """Rules of style that name the figures of an article where the table has no columns: on a narrow page."""
    names = ["Words", "Claims", "No source", *(title for _, title in shown.dimensions), "To ask"]
    rules = [f'.articles td:nth-child({n})::before{{content:"{_quoted(name)}"}}' for n, name in enumerate(names, 2)]
    return f"@media screen and (max-width:83.99rem){{{''.join(rules)}}}"


def _quoted(text: str) -> str:
    """A string of CSS: whatever a report may call a dimension, it cannot end the string or the sheet."""
    return "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text)
