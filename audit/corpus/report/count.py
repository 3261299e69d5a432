"""The tables of a run -> what there is of everything. Two passes over the parts: the first counts articles by outlet,
genre and month, so that the second keeps figures of those alone that are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any, NamedTuple

from audit.corpus.dates import month
from audit.corpus.opened import Opened
from audit.corpus.report.ratios import LEAST, Group
from audit.corpus.report.samples import Sample, SampledArticle, lots
from audit.model.dataclass import dataclass
from audit.model.marks import Status
from audit.model.rule import Severity
from audit.render import words
from audit.render.columns import DIMENSIONS

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

KINDS = ("outlet", "genre", "month")
MOST = 120
"""Groups of a kind that have figures: of more, those with the most articles."""
NAMES = 100_000
"""Names of outlets that are told apart at a time: of more, the rarest are let go."""
LONGEST = 120
"""Characters of a name or title that are kept."""
TEXTS = 50
"""Wordings of one rule's question that are told apart."""
UNSTATED = ("", "unstated")
STEPS = 1001
"""A score has one decimal: 0.0 to 100.0."""
UNANSWERED = tuple(f"claims_{s.value}" for s in Status if words.GROUP_OF.get(s.value, "nobody") == "nobody")


class RateKind(NamedTuple):
    """`found` in `per` of `base`, both names of COUNTS."""

    title: str
    found: str
    base: str
    per: int
    means: str


COUNTS = ("claims", "unanswered", "named", "sentences", "hedges", "words", "loaded", "quoted", "places")
MEASURES = (
    RateKind("No source", "unanswered", "claims", 100, "claims for which no source was found in reach"),
    RateKind("Named source", "named", "claims", 100, "claims that a named person, body or document answers for"),
    RateKind("Unowned doubt", "hedges", "sentences", 100, "words of doubt in the writer's own voice"),
    RateKind("Loaded words", "loaded", "words", 1000, "loaded or judging words in the writer's own voice"),
    RateKind("Quoted words", "quoted", "words", 100, "words inside quotation marks"),
    RateKind("To ask", "places", "words", 1000, "places that an editor would ask about"),
)

_ARTICLES = (
    *("path", "status", "failure", "title", "date", "outlet", "genre", "words", "sentences", "quoted_words", "claims"),
    *(f"claims_{s.value}" for s in Status),
    *("hedges_unowned", "places"),
    *(f"{d}_{part}" for d in DIMENSIONS for part in ("status", "score")),
)
_FINDINGS = (
    *("article", "rule", "dimension", "severity", "fingerprint", "lead", "suppressed_by", "waived", "known"),
    *("question", "excerpt"),
)


@dataclass(slots=True)
class Census:
    """The first pass. `by`: kind -> group -> articles audited; `forgotten`: articles of outlets whose names were let
    go. `rules`: all that found something."""

    audited: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    by: dict[str, Counter[str]] = field(default_factory=lambda: {kind: Counter() for kind in KINDS})
    forgotten: int = 0
    rules: set[str] = field(default_factory=set)


@dataclass(slots=True)
class ScoreSteps:
    """One dimension: articles by tenths of a point, and how many were not judged."""

    steps: NDArray[np.int64]
    unjudged: int = 0


@dataclass(slots=True)
class RuleFigures:
    """A rule that found something. `places`: those that an editor would be asked about, in `articles`."""

    rule: str
    severity: str = ""
    findings: int = 0
    found_in: int = 0
    places: int = 0
    articles: int = 0
    questions: Counter[str] = field(default_factory=Counter)
    sample: Sample = field(default_factory=Sample)


@dataclass(slots=True)
class Figures:
    """`whole`: all articles; `groups` and `samples`: kind -> group that is shown. `scores`: "" for all articles, else
    a genre -> dimension. `rules`: columns of `found` in this order, and the words after them."""

    census: Census
    whole: Group
    groups: dict[str, dict[str, Group]]
    samples: dict[str, dict[str, Sample]]
    scores: dict[str, dict[str, ScoreSteps]]
    answers: Counter[str]
    rules: dict[str, RuleFigures]
    found: Group


def count(run: Opened, step: Callable[[float], None] = lambda share: None) -> Figures:
    """`step` is told the share that is done. Raises UsageError."""
    census = Census()
    for part in run.numbers():
        _census(census, run, part)
        step((part + 1) / run.parts * 0.3)
    figures = _figures(census)
    first = 0
    for part in run.numbers():
        first += _Part(run, part, first, figures).count()
        step(0.3 + (part + 1) / run.parts * 0.7)
    return figures


def shown(counted: Mapping[str, int]) -> list[str]:
    """The groups that have figures."""
    enough = [name for name, n in counted.items() if n >= LEAST]
    return sorted(sorted(enough, key=lambda name: (-counted[name], name))[:MOST])


def _census(census: Census, run: Opened, part: int) -> None:
    table = run.table("articles", part, ("status", "failure", "outlet", "genre", "date"))
    census.failures.update(code for code in table["failure"].to_pylist() if code)
    audited = [s == "audited" for s in table["status"].to_pylist()]
    census.audited += sum(audited)
    for kind, names in _names(table).items():
        census.by[kind].update(name for name, good in zip(names, audited, strict=True) if good)
    outlets = census.by["outlet"]
    if len(outlets) > NAMES:
        kept = Counter(dict(outlets.most_common(NAMES // 2)))
        census.forgotten += outlets.total() - kept.total()
        census.by["outlet"] = kept
    census.rules |= set(_values(run.table("findings", part, ("rule",)), "rule"))


def _figures(census: Census) -> Figures:
    import numpy as np

    rules = {rule: RuleFigures(rule) for rule in sorted(census.rules)}
    chosen = {kind: shown(census.by[kind]) for kind in KINDS}
    return Figures(
        census,
        Group(len(COUNTS)),
        {kind: {name: Group(len(COUNTS)) for name in names} for kind, names in chosen.items()},
        {kind: {name: Sample() for name in names} for kind, names in chosen.items()},
        {
            g: {d: ScoreSteps(np.zeros(STEPS, np.int64)) for d in DIMENSIONS}
            for g in dict.fromkeys(["", *chosen["genre"]])
        },
        Counter(),
        rules,
        Group(len(rules) + 1),
    )


def _names(table: pa.Table) -> dict[str, list[str]]:
    """The group of each article, by kind; empty where it is not stated."""
    made = {kind: [_cut(name) for name in table[kind].to_pylist()] for kind in ("outlet", "genre")}
    made["genre"] = ["" if name in UNSTATED else name for name in made["genre"]]
    made["month"] = [month(_cut(date)) if date else "" for date in table["date"].to_pylist()]
    return made


def _cut(text: str | None) -> str:
    text = " ".join((text or "")[: 4 * LONGEST].split())
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:") + " …"


def _values(table: pa.Table, column: str) -> Sequence[str]:
    """The different values of a dictionary column."""
    found: list[str | None] = table[column].combine_chunks().unique().to_pylist()
    return [value for value in found if value is not None]


class _Part:
    """The second pass over one part. `first`: the number of its first article."""

    def __init__(self, run: Opened, part: int, first: int, figures: Figures) -> None:
        import numpy as np

        self.part, self.first, self.figures = part, first, figures
        self.articles = run.table("articles", part, _ARTICLES)
        self.findings = self._counted(run.table("findings", part, _FINDINGS))
        self.names = _names(self.articles)
        self.audited = np.array([s == "audited" for s in self.articles["status"].to_pylist()], bool)
        self.at = self.findings["article"].to_numpy().astype(np.int64) - first
        """The row of the article of each finding."""
        self.lots = lots(np.arange(first, first + len(self.articles), dtype=np.int64))

    def count(self) -> int:
        """Adds all of the part to the figures. Returns how many articles it has."""
        rows = self._rows()
        self.figures.whole.add(rows[self.audited])
        for status in Status:
            self.figures.answers[status.value] += int(self._column(f"claims_{status.value}").sum())
        for kind in KINDS:
            self._groups(kind, rows)
        self._scores()
        self._rules(rows[:, COUNTS.index("words")])
        return len(self.articles)

    @staticmethod
    def _counted(table: pa.Table) -> pa.Table:
        """Findings that count: what a more specific one covers, what is waived, and what was there before, do not."""
        import pyarrow.compute as pc

        covered, known = pc.is_null(table["suppressed_by"]), pc.is_null(table["known"])
        waived = pc.fill_null(table["waived"], False)
        return table.filter(pc.and_(pc.and_(covered, known), pc.invert(waived)))

    def _column(self, name: str) -> NDArray[np.int64]:
        import numpy as np

        found: NDArray[np.int64] = self.articles[name].fill_null(0).to_numpy().astype(np.int64)
        return found

    def _rows(self) -> NDArray[np.int64]:
        import numpy as np

        language = _equal(self.findings, "dimension", ["language"])
        fault = ~_equal(self.findings, "severity", [Severity.CREDIT.value])
        columns = {
            "claims": self._column("claims"),
            "unanswered": sum((self._column(name) for name in UNANSWERED), np.int64(0)),
            "named": self._column(f"claims_{Status.IDENTIFIED.value}"),
            "sentences": self._column("sentences"),
            "hedges": self._column("hedges_unowned"),
            "words": self._column("words"),
            "loaded": np.bincount(self.at[language & fault], minlength=len(self.articles)),
            "quoted": self._column("quoted_words"),
            "places": self._column("places"),
        }
        return np.stack([np.asarray(columns[name]) for name in COUNTS], axis=1)

    def _groups(self, kind: str, rows: NDArray[np.int64]) -> None:
        groups, samples = self.figures.groups[kind], self.figures.samples[kind]
        held: dict[str, list[int]] = {}
        for n, (name, good) in enumerate(zip(self.names[kind], self.audited, strict=True)):
            if good and name in groups:
                held.setdefault(name, []).append(n)
        for name, places in held.items():
            groups[name].add(rows[places])
            for n in places:
                samples[name].offer(int(self.lots[n]), self._maker(n))

    def _maker(self, n: int, finding: int | None = None) -> Callable[[], SampledArticle]:
        """Makes the example of the article in row `n`, with the words of a finding."""

        def make() -> SampledArticle:
            row = {name: self.articles[name][n].as_py() for name in ("path", "title", "outlet", "date", "claims")}
            excerpt = fingerprint = ""
            if finding is not None:
                excerpt = _cut(self.findings["excerpt"][finding].as_py())
                fingerprint = self.findings["fingerprint"][finding].as_py() or ""
            return SampledArticle(
                self.first + n,
                self.part,
                row["path"] or "",
                _cut(row["title"]),
                _cut(row["outlet"]),
                _cut(row["date"]),
                row["claims"] or 0,
                sum(self.articles[name][n].as_py() or 0 for name in UNANSWERED),
                excerpt,
                fingerprint,
            )

        return make

    def _scores(self) -> None:
        import numpy as np

        genres = np.array(self.names["genre"], dtype=object)
        for dimension in DIMENSIONS:
            scored = _equal(self.articles, f"{dimension}_status", ["scored"]) & self.audited
            steps = np.rint(self.articles[f"{dimension}_score"].fill_null(0.0).to_numpy() * 10).astype(np.int64)
            steps = np.clip(steps, 0, STEPS - 1)
            for genre, by in self.figures.scores.items():
                here = self.audited if not genre else self.audited & (genres == genre)
                by[dimension].steps += np.bincount(steps[here & scored], minlength=STEPS)
                by[dimension].unjudged += int((here & ~scored).sum())

    def _rules(self, body: NDArray[np.int64]) -> None:
        """`body`: words of each article."""
        import numpy as np

        number = {rule: n for n, rule in enumerate(self.figures.rules)}
        codes, names = _codes(self.findings, "rule")
        column = np.array([number[name] for name in names], np.int64)[codes] if len(codes) else codes
        cells = np.bincount(self.at * len(number) + column, minlength=len(self.articles) * len(number))
        found = cells.reshape(len(self.articles), len(number))
        self.figures.found.add(np.concatenate([found, body[:, None]], axis=1)[self.audited])
        severities, severity = _codes(self.findings, "severity")
        questions, question = _codes(self.findings, "question")
        loud = _equal(self.findings, "severity", [s.value for s in Severity if s.loud])
        asked = loud & self.findings["lead"].is_null().to_numpy()
        for rule in names:
            told, mine = self.figures.rules[rule], column == number[rule]
            told.findings += int(mine.sum())
            told.found_in += int((found[:, number[rule]] > 0).sum())
            for code in np.unique(severities[mine]):
                told.severity = min(told.severity or severity[code], severity[code], key=_rank)
            self._asked(told, np.flatnonzero(mine & asked), questions, question)

    def _asked(
        self, told: RuleFigures, at: NDArray[np.int64], codes: NDArray[np.int64], questions: Sequence[str]
    ) -> None:
        """`at`: the rule's places to ask about, as rows of the findings."""
        import numpy as np

        rows, firsts = np.unique(self.at[at], return_index=True)
        told.places += len(at)
        told.articles += len(rows)
        for code, n in zip(*np.unique(codes[at], return_counts=True), strict=True):
            if code >= 0 and (questions[code] in told.questions or len(told.questions) < TEXTS):
                told.questions[questions[code]] += int(n)
        for row, place in zip(rows.tolist(), at[firsts].tolist(), strict=True):
            told.sample.offer(int(self.lots[row]), self._maker(row, place))


def _rank(severity: str) -> int:
    return Severity(severity).rank


def _equal(table: pa.Table, column: str, values: Sequence[str]) -> NDArray[np.bool_]:
    import numpy as np

    codes, names = _codes(table, column)
    wanted = np.array([name in values for name in names] + [False], bool)  # code -1: none
    return wanted[codes]


def _codes(table: pa.Table, column: str) -> tuple[NDArray[np.int64], list[str]]:
    """A column as places in a list of its values; -1 where it has none."""
    import numpy as np

    array = table[column].combine_chunks()
    if not hasattr(array, "dictionary"):
        array = array.dictionary_encode()
    return array.indices.fill_null(-1).to_numpy().astype(np.int64), array.dictionary.to_pylist()


def spread(steps: NDArray[np.int64]) -> Iterator[Any]:
    """Lower quarter, median and upper quarter of scores by tenths of a point; none without scores."""
    import numpy as np

    total = int(steps.sum())
    for share in (0.25, 0.5, 0.75) if total else ():
        yield float(np.searchsorted(np.cumsum(steps), share * total)) / 10
