"""What the page of a corpus shows, worked out here so that the template only lays out.

No order of merit: groups stand in alphabetical order, months in the order of time, and nothing names an author."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audit.corpus.opened import Opened
from audit.corpus.report.count import COUNTS, KINDS, MEASURES, Figures, RateKind, ScoreSteps, count, spread
from audit.corpus.report.ratios import DRAWS, LARGE, LEAST, Group, Ratio
from audit.corpus.report.samples import LISTED, SampledArticle
from audit.model.dataclass import dataclass
from audit.render import RenderOptions, view, words
from audit.render.columns import DIMENSIONS
from audit.render.html_card import Segment, bar
from audit.render.html_index import BINS
from audit.render.page import page

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_ASKED = 12
PER = 10_000
"""Words in which the findings of a rule are counted."""
FEW_LISTED = 200
"""Groups too small for rates that are named."""
MONTHS = 60
"""Months at most that the picture of them can show."""
NONE = "not stated"


@dataclass(frozen=True, slots=True)
class Cell:
    """A rate in words. `low`, `high`, `at`: its interval and itself in percent of the widest of its column."""

    value: str
    between: str
    base: str
    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article that is listed. `href`: its card, "" where there is none."""

    name: str
    about: str
    href: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """`anchor`: where its articles are listed; `cells`: a measure each, None where there is nothing to count in."""

    name: str
    anchor: str
    articles: int
    cells: tuple[Cell | None, ...]
    listed: tuple[ListedArticle, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The groups of a kind. `few`: those with too few articles for rates, named with how many they have, as far as
    they are `named`; `few_articles`: of all of them together. `more`: groups with enough that are not shown."""

    kind: str
    rows: tuple[GroupRow, ...]
    few: tuple[tuple[str, int], ...]
    few_groups: int
    few_articles: int
    more: int
    forgotten: int


@dataclass(frozen=True, slots=True)
class ScoreSpread:
    """How the scores of one dimension spread: articles by tenths of the scale, and the `heights` of their bars, of
    40."""

    title: str
    judged: int
    unjudged: int
    quarters: tuple[float, float, float] | None
    bins: tuple[int, ...]
    heights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class RuleLine:
    rule: str
    severity: str
    question: str
    findings: int
    articles: int
    share: str
    rate: Cell | None


@dataclass(frozen=True, slots=True)
class AskedOften:
    rule: str
    question: str
    places: int
    articles: int
    listed: tuple[ListedArticle, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A bar of the picture: `x`, `width` and `height` in percent."""

    name: str
    articles: int
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class CorpusPage:
    articles: int
    failures: tuple[tuple[str, int], ...]
    words: int
    sentences: int
    complete: bool
    cards: bool
    plan: Mapping[str, object]
    claims: int
    bar: tuple[Segment, ...]
    measures: tuple[RateKind, ...]
    whole: tuple[Cell | None, ...]
    genres: tuple[tuple[str, int], ...]
    months: tuple[Month, ...]
    spreads: tuple[tuple[str, tuple[ScoreSpread, ...]], ...]
    sections: tuple[Section, ...]
    rules: tuple[RuleLine, ...]
    asked: tuple[AskedOften, ...]
    least: int = LEAST
    per: int = PER
    draws: int = DRAWS
    large: int = LARGE
    listed: int = LISTED


def render(run: Opened, seen_from: Path, step: Callable[[float], None] = lambda share: None) -> str:
    """The page of a corpus, to stand in the folder `seen_from`. Raises UsageError."""
    made = report(run, count(run, step), seen_from)
    title = f"{view.plural(made.articles, 'article')} · {words.NAME}"
    return page("corpus.html", title, RenderOptions(), sheet="corpus.css", grid=labels(), report=made)


def labels() -> str:
    """Rules of style that name the figures of a group where its table has no columns: on a narrow page."""
    names = ["Articles", *(m.title for m in MEASURES)]
    rules = [f'.groups td:nth-child({n})::before{{content:"{name}"}}' for n, name in enumerate(names, 2)]
    return f"@media screen and (max-width:83.99rem){{{''.join(rules)}}}"


def report(run: Opened, figures: Figures, seen_from: Path) -> CorpusPage:
    census, whole = figures.census, figures.whole
    groups = {
        id: sum(figures.answers[s] for s in words.STATUS if words.GROUP_OF.get(s, "nobody") == id)
        for id, *_ in words.GROUPS
    }
    answers = view.Answers(groups, 0)
    tops = _tops(figures)
    return CorpusPage(
        articles=census.audited + census.failures.total(),
        failures=tuple(sorted(census.failures.items())),
        words=int(whole.sums[COUNTS.index("words")]),
        sentences=int(whole.sums[COUNTS.index("sentences")]),
        complete=run.complete,
        cards=bool(run.plan.get("cards")),
        plan=run.plan,
        claims=answers.total,
        bar=bar(answers),
        measures=MEASURES,
        whole=_cells(whole, tops) if whole.articles >= LEAST else (),
        genres=tuple(sorted((name or NONE, n) for name, n in census.by["genre"].items())),
        months=_months(census.by["month"]),
        spreads=tuple(
            (genre, tuple(_spread(name, by[name]) for name in DIMENSIONS)) for genre, by in figures.scores.items()
        ),
        sections=tuple(_section(run, kind, figures, tops, seen_from) for kind in KINDS),
        rules=_rules(figures),
        asked=_asked(run, figures, seen_from),
    )


def _tops(figures: Figures) -> tuple[float, ...]:
    """The highest end of any interval of each measure, so that all tables are drawn on the same scale."""
    groups = [figures.whole, *(g for by in figures.groups.values() for g in by.values())]
    return tuple(
        max((r.high or r.value or 0.0 for r in (_ratio(g, m) for g in groups)), default=0.0) or 1.0 for m in MEASURES
    )


def _ratio(group: Group, measure: RateKind) -> Ratio:
    return group.ratio(COUNTS.index(measure.found), COUNTS.index(measure.base))


def _cells(group: Group, tops: Sequence[float]) -> tuple[Cell | None, ...]:
    return tuple(_cell(_ratio(group, m), m.per, m.base, top) for m, top in zip(MEASURES, tops, strict=True))


def _cell(ratio: Ratio, per: int, base: str, top: float) -> Cell | None:
    if ratio.value is None:
        return None
    digits = _digits(ratio.value * per)
    low, high = (ratio.value if end is None else end for end in (ratio.low, ratio.high))
    between = "" if ratio.low is None else f"{low * per:.{digits}f} to {high * per:.{digits}f}"
    at, low, high = (min(100.0, 100 * x / top) for x in (ratio.value, low, high))
    value = f"{ratio.value * per:.{digits}f}{'%' * (per == 100)}"
    return Cell(value, between, f"of {ratio.base:,} {base}", at, low, high)


def _digits(value: float) -> int:
    """Decimals of a rate and of its ends: few, and not none where it is small."""
    return 2 if value < 1 else 1 if value < 10 else 0


def _section(run: Opened, kind: str, figures: Figures, tops: Sequence[float], seen_from: Path) -> Section:
    counted, groups = figures.census.by[kind], figures.groups[kind]
    rows = [
        GroupRow(
            name or NONE,
            f"{kind}-{n}",
            group.articles,
            _cells(group, tops),
            tuple(_article(run, e, seen_from, kind) for e in figures.samples[kind][name].examples()),
        )
        for n, (name, group) in enumerate(sorted(groups.items(), key=lambda item: _order(item[0])))
    ]
    few = sorted(((name, n) for name, n in counted.items() if n < LEAST), key=lambda item: _order(item[0]))
    return Section(
        kind,
        tuple(rows),
        tuple((name or NONE, n) for name, n in few[:FEW_LISTED]),
        len(few),
        sum(n for _, n in few),
        sum(n >= LEAST for n in counted.values()) - len(groups),
        figures.census.forgotten if kind == "outlet" else 0,
    )


def _order(name: str) -> tuple[bool, str, str]:
    """Alphabetical, and what is not stated last."""
    return not name, name.casefold(), name


def _article(run: Opened, e: SampledArticle, seen_from: Path, kind: str = "") -> ListedArticle:
    name = view.name(e.path).rpartition("/")[2]
    about = [e.outlet if kind != "outlet" else "", e.date, name if e.title else ""]
    if e.claims and not e.excerpt:
        about.append(f"no source for {e.unanswered} of {view.plural(e.claims, 'claim')}")
    href = run.link(e.part, e.number, seen_from)
    place = f"#f-{e.fingerprint}" if href and e.fingerprint else ""
    return ListedArticle(e.title or name, " · ".join(filter(None, about)), href + place, e.excerpt)


def _months(counted: Mapping[str, int]) -> tuple[Month, ...]:
    """A bar for each month from the first to the last; none where that is no time at all, or too long to draw."""
    months = sorted(name for name in counted if name)
    if len(months) < 2:
        return ()
    first, last = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (months[0], months[-1]))
    span = last - first + 1
    if span > MONTHS:
        return ()
    names = [f"{k // 12:04d}-{k % 12 + 1:02d}" for k in range(first, last + 1)]
    most = max(counted.values())
    width = 100 / span
    return tuple(
        Month(name, counted.get(name, 0), width * (n + 0.1), width * 0.8, 100 * counted.get(name, 0) / most)
        for n, name in enumerate(names)
    )


def _spread(name: str, scores: ScoreSteps) -> ScoreSpread:
    steps = scores.steps
    bins = [0] * BINS
    for step in steps.nonzero()[0].tolist():
        bins[min(BINS - 1, step // (10 * 100 // BINS))] += int(steps[step])
    most = max(bins) or 1
    quarters = tuple(spread(steps))
    low, middle, high = quarters or (0.0, 0.0, 0.0)
    return ScoreSpread(
        name.capitalize(),
        sum(bins),
        scores.unjudged,
        (low, middle, high) if quarters else None,
        tuple(bins),
        tuple(40 * n / most for n in bins),
    )


def _rules(figures: Figures) -> tuple[RuleLine, ...]:
    found, base = figures.found, len(figures.rules)
    enough = found.articles >= LEAST
    return tuple(
        RuleLine(
            t.rule,
            t.severity,
            _question(t.questions),
            t.findings,
            t.found_in,
            _share(t.found_in, found.articles) if enough else "",
            _cell(found.ratio(n, base), PER, "words", 1.0) if enough else None,
        )
        for n, t in enumerate(figures.rules.values())
        if t.findings
    )


def _share(part: int, whole: int) -> str:
    percent = 100 * part / whole
    return "under 1%" if 0 < percent < 0.5 else f"{percent:.0f}%"


def _asked(run: Opened, figures: Figures, seen_from: Path) -> tuple[AskedOften, ...]:
    often = sorted((t for t in figures.rules.values() if t.articles), key=lambda t: (-t.articles, -t.places, t.rule))
    return tuple(
        AskedOften(
            t.rule,
            _question(t.questions) or t.rule,
            t.places,
            t.articles,
            tuple(_article(run, e, seen_from) for e in t.sample.examples()),
        )
        for t in often[:MOST_ASKED]
    )


def _question(questions: Mapping[str, int]) -> str:
    """The wording that is most frequent."""
    return min(questions, key=lambda text: (-questions[text], text), default="")
