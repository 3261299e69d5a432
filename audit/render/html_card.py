"""What the templates of the card show of one report, worked out here so that they only lay out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from audit.model.dataclass import dataclass
from audit.model.dimension import DimensionRow, OutcomeRow
from audit.model.report import FindingRow, PrecisionRow, Report, RuleRow, SentenceRow
from audit.render import annotated, examples, ledger, notes, view, words
from audit.render.base import RenderOptions
from audit.render.html_pictures import Chain, Course, Voice, chain, course, voices
from audit.render.ledger import ClaimLine, SpeakerLine
from audit.render.spots import Spots

SILENT = (("scored", "Passed: found nothing"), ("not-applicable", "Did not apply"))
MOST = 3  # rules that are named beside the number from which they take,
LEAST = 1.0  # points from which they are
UNWRAPPED = 100_000  # columns: the page wraps the notes for the writer


@dataclass(frozen=True, slots=True)
class Segment:
    """A rectangle of the bar of who answers: `x` and `width` in percent."""

    group: str
    word: str
    means: str
    count: int
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a rule asks, at all the places where it asks the same. `because`: why it is one of the first, which stand
    each for itself."""

    text: str
    severity: str
    notes: tuple[annotated.Note, ...]
    because: str = ""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One claim. `number` counts claims from 1. `attribution`: index of the one that answers."""

    number: int
    sentence: SentenceRow
    group: str
    line: ClaimLine

    @property
    def answer(self) -> str:
        return words.STATUS[view.status_of(self.sentence) or "none"]

    @property
    def source(self) -> str:
        return self.line.speaker or self.line.source


@dataclass(frozen=True, slots=True)
class Cost:
    """What a rule took from a dimension. `home`: the notes its findings stand in. `elsewhere`: findings not counted.
    `paged`: whether its page is on the card, which a report from a file may lack a finding for."""

    outcome: OutcomeRow
    home: tuple[annotated.Note, ...]
    elsewhere: int
    credit: bool
    paged: bool


@dataclass(frozen=True, slots=True)
class Why:
    """A dimension with its rules: those that cost or found something, the costliest first; the silent ones by what
    became of them, each with what it looks for or why it did not apply; and those that failed, named in one string."""

    row: DimensionRow
    costs: tuple[Cost, ...]
    silent: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    failed: str
    measured: tuple[tuple[str, PrecisionRow], ...]
    unmeasured: int

    @property
    def most(self) -> tuple[Cost, ...]:
        """The rules that take most, each with words to show."""
        return tuple(k for k in self.costs if (k.outcome.cost or 0) >= LEAST and k.home)[:MOST]


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule with findings: its row, one of them for question and hint, how many there are, what they take from the
    dimension of this title (None where it feeds none, or where that was not scored), and examples where it ships."""

    row: RuleRow
    example: FindingRow
    count: int
    cost: float | None
    dimension: str
    shown: examples.Examples | None


@dataclass(frozen=True, slots=True)
class Card:
    """What the template shows of one report. `prefix` keeps the ids of several cards on one page apart. `unsettled`:
    the rules that are not stable, with their status. `takes`: rule -> what its findings take, in words."""

    report: Report
    prefix: str
    bar: tuple[Segment, ...]
    answers: view.Answers
    notes: tuple[annotated.Note, ...]
    asked: tuple[Question, ...]
    blocks: tuple[annotated.BlockView, ...]
    tail: str
    why: tuple[Why, ...]
    ledger: tuple[LedgerRow, ...]
    speakers: tuple[tuple[SpeakerLine, bool], ...]
    rules: tuple[RulePage, ...]
    takes: Mapping[str, str]
    course: Course | None
    voices: tuple[Voice, ...]
    chain: Chain | None
    writer: str
    waived: int
    known: int
    unsettled: Mapping[str, str]
    data: Mapping[str, Any]
    spots: Spots

    def where(self, finding: FindingRow) -> str:
        """Where its words stand, as briefly as can be: par. 7, line 12."""
        if finding.absent:
            return "the whole article"
        number = self.paragraph(finding.spans[0].start)
        return f"par. {number}" if number else view.on(finding.locations[0].line)

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that holds the offset; 0 outside the story, and where the text is not shown."""
        spot = self.spots.at(offset) if self.blocks else None
        return spot.paragraph if spot else 0


def card(report: Report, prefix: str) -> Card:
    found = annotated.notes(report)
    spots = Spots(report)
    blocks, tail = annotated.blocks(report, found, spots) if report.article.text is not None else ((), "")
    rules = _rules(report)
    answers = view.answers(report)
    sure = {s.name: s.sure for s in report.speakers}
    return Card(
        report=report,
        prefix=prefix,
        bar=bar(answers),
        answers=answers,
        notes=found,
        asked=_asked(report, found),
        blocks=blocks,
        tail=tail,
        why=_whys(report, found),
        ledger=_ledger(report),
        speakers=tuple((s, sure[s.speaker]) for s in ledger.speakers(report)),
        rules=rules,
        takes={r.row.id: f"{view.takes(r.cost)} of {r.dimension}" if r.cost else "" for r in rules},
        course=course(report),
        voices=voices(report),
        chain=chain(report),
        writer=notes.render([report], RenderOptions(width=UNWRAPPED)),
        waived=sum(f.waived is not None for f in report.findings),
        known=sum(f.known is not None for f in report.findings),
        unsettled=view.unsettled(report),
        data=_data(report),
        spots=spots,
    )


def bar(answers: view.Answers) -> tuple[Segment, ...]:
    out, at = [], 0
    for id, word, means in words.GROUPS:
        n = answers.groups[id]
        x, width = (100 * k / max(answers.total, 1) for k in (at, n))
        out.append(Segment(id, word, means, n, f"{x:.2f}%", f"{width:.2f}%"))
        at += n
    return tuple(out)


def _asked(report: Report, found: Sequence[annotated.Note]) -> tuple[Question, ...]:
    """The first questions, then those of all other places, which are put together where they ask the same."""
    by_place = {id(n.place): n for n in found}
    places = [n.place for n in found]
    out = [
        Question(p.finding.question or p.finding.message, p.finding.severity, (by_place[id(p)],), view.because(p))
        for p in view.first(report, places)
    ]
    grouped: dict[tuple[str, str, str], list[annotated.Note]] = {}
    for place in view.further(report, places):
        f = place.finding
        grouped.setdefault((f.question or f.message, f.severity, f.rule), []).append(by_place[id(place)])
    return (*out, *(Question(text, severity, tuple(group)) for (text, severity, _), group in grouped.items()))


def _ledger(report: Report) -> tuple[LedgerRow, ...]:
    claims = [s for s in report.sentences if s.claim]
    lines = ledger.claims(report)
    return tuple(LedgerRow(n, s, view.group_of(s), x) for n, (s, x) in enumerate(zip(claims, lines, strict=True), 1))


def _whys(report: Report, found: Sequence[annotated.Note]) -> tuple[Why, ...]:
    home = {f.fingerprint: n for n in found for f in (n.finding, *n.place.under)}
    credits = {f.rule for f in report.findings if f.severity == "credit"}
    paged = {f.rule for f in report.findings}
    precision = {f.rule: f.precision for f in report.findings if f.precision}
    looks_for = {r.id: r.summary for r in report.rules}
    out = []
    for d in view.ordered(report):
        loud = [o for o in d.outcomes if o.findings or o.cost]
        by_cost = sorted(loud, key=lambda o: (-(o.cost or 0), o.rule))
        costs = [_cost(o, home, credit=o.rule in credits, paged=o.rule in paged) for o in by_cost]
        quiet = [o for o in d.outcomes if not o.findings and not o.cost]
        silent = tuple(
            (what, tuple((o.rule, o.detail or looks_for.get(o.rule, "")) for o in quiet if o.status == status))
            for status, what in SILENT
        )
        failed = _named(o for o in quiet if o.status == "error")
        measured = tuple((o.rule, p) for o in loud if (p := precision.get(o.rule)))
        out.append(Why(d, tuple(costs), tuple(s for s in silent if s[1]), failed, measured, len(loud) - len(measured)))
    return tuple(out)


def _named(outcomes: Iterable[OutcomeRow]) -> str:
    return ", ".join(f"{o.rule} ({o.detail})" if o.detail else o.rule for o in outcomes)


def _cost(o: OutcomeRow, home: Mapping[str, annotated.Note], *, credit: bool, paged: bool) -> Cost:
    seen = {home[f].number or home[f].id: home[f] for f in o.findings if f in home}
    return Cost(o, tuple(seen.values()), sum(f not in home for f in o.findings), credit, paged)


def _rules(report: Report) -> tuple[RulePage, ...]:
    """The rules that have a finding, those that take most first. A report of another version may lack some rows."""
    some = {f.rule: f for f in reversed(report.findings)}
    counts: dict[str, int] = {}
    for f in report.findings:
        counts[f.rule] = counts.get(f.rule, 0) + 1
    known = {r.id: r for r in report.rules}
    costs = {o.rule: (o.cost, d.title) for d in report.dimensions for o in d.outcomes if o.cost is not None}
    out = []
    for id, f in some.items():
        row = known.get(id) or RuleRow(id, f.family, f.dimension, f.severity, "stable", "")
        cost, dimension = costs.get(id, (None, ""))
        out.append(RulePage(row, f, counts[id], cost, dimension, examples.of(row)))
    return tuple(sorted(out, key=lambda r: (-(r.cost or 0), view.rank(r.row.severity), -r.count, r.row.id)))


def _data(report: Report) -> Mapping[str, Any]:
    """For the script: cue, source and content of each attribution, as offsets in the text that the page shows."""
    text = report.article.text
    if text is None or not report.attributions:
        return {}
    at = page_offsets(text)

    def span(s: Any) -> Any:
        return s and [at[s.start], at[s.end]]

    return {"attributions": [[span(a.cue), span(a.source), [span(c) for c in a.content]] for a in report.attributions]}


def page_offsets(text: str) -> Sequence[int]:
    """Offset in code points of the article -> offset in UTF-16 units of the page, where a CR LF is one line end."""
    if text.isascii() and "\r" not in text:
        return range(len(text) + 1)
    widths = [2 if c > "\uffff" else 0 if c == "\r" and text[n + 1 : n + 2] == "\n" else 1 for n, c in enumerate(text)]
    return list(accumulate(widths, initial=0))
