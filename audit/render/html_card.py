"""What the templates of the card show of one report, worked out here so that they only lay out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from audit.model.dataclass import dataclass
from audit.model.dimension import DimensionRow, OutcomeRow
from audit.model.report import FindingRow, PrecisionRow, Report, RuleRow, SentenceRow
from audit.render import annotated, ledger, notes, view, words
from audit.render.base import RenderOptions
from audit.render.html_pictures import Chain, Course, Voice, chain, course, voices
from audit.render.ledger import ClaimLine, SpeakerLine
from audit.render.spots import Spots

SILENT = (("scored", "Found nothing"), ("not-applicable", "Did not apply"), ("error", "Failed and judged nothing"))
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
    """What a rule took from a dimension. `home`: the notes its findings stand in. `elsewhere`: findings not counted."""

    outcome: OutcomeRow
    home: tuple[annotated.Note, ...]
    elsewhere: int
    credit: bool


@dataclass(frozen=True, slots=True)
class Why:
    """A dimension with its rules: those that cost or found something, the costliest first, and the silent ones, named
    in one string for each status."""

    row: DimensionRow
    costs: tuple[Cost, ...]
    silent: tuple[tuple[str, str], ...]
    measured: tuple[tuple[str, PrecisionRow], ...]
    unmeasured: int


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule with findings: its row, one of them for question and hint, and how many there are."""

    row: RuleRow
    example: FindingRow
    count: int


@dataclass(frozen=True, slots=True)
class Card:
    """What the template shows of one report. `prefix` keeps the ids of several cards on one page apart. `unsettled`:
    the rules that are not stable, with their status."""

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
    course: Course | None
    voices: tuple[Voice, ...]
    chain: Chain | None
    writer: str
    waived: int
    known: int
    unsettled: Mapping[str, str]
    data: Mapping[str, Any]
    spots: Spots


def card(report: Report, prefix: str) -> Card:
    found = annotated.notes(report)
    blocks, tail = annotated.blocks(report, found) if report.article.text is not None else ((), "")
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
        rules=_rules(report),
        course=course(report),
        voices=voices(report),
        chain=chain(report),
        writer=notes.render([report], RenderOptions(width=UNWRAPPED)),
        waived=sum(f.waived is not None for f in report.findings),
        known=sum(f.known is not None for f in report.findings),
        unsettled=view.unsettled(report),
        data=_data(report),
        spots=Spots(report),
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
    precision = {f.rule: f.precision for f in report.findings if f.precision}
    out = []
    for d in view.ordered(report):
        loud = [o for o in d.outcomes if o.findings or o.cost]
        costs = [_cost(o, home, o.rule in credits) for o in sorted(loud, key=lambda o: (-(o.cost or 0), o.rule))]
        quiet = [o for o in d.outcomes if not o.findings and not o.cost]
        silent = tuple((what, _named(o for o in quiet if o.status == status)) for status, what in SILENT)
        measured = tuple((o.rule, p) for o in loud if (p := precision.get(o.rule)))
        out.append(Why(d, tuple(costs), tuple(s for s in silent if s[1]), measured, len(loud) - len(measured)))
    return tuple(out)


def _named(outcomes: Iterable[OutcomeRow]) -> str:
    return ", ".join(f"{o.rule} ({o.detail})" if o.detail else o.rule for o in outcomes)


def _cost(o: OutcomeRow, home: Mapping[str, annotated.Note], credit: bool) -> Cost:
    seen = {home[f].number or home[f].id: home[f] for f in o.findings if f in home}
    return Cost(o, tuple(seen.values()), sum(f not in home for f in o.findings), credit)


def _rules(report: Report) -> tuple[RulePage, ...]:
    """The rules that have a finding, in the order of the alphabet. A report of another version may lack some rows."""
    examples = {f.rule: f for f in reversed(report.findings)}
    counts: dict[str, int] = {}
    for f in report.findings:
        counts[f.rule] = counts.get(f.rule, 0) + 1
    known = {r.id: r for r in report.rules}
    return tuple(
        RulePage(known.get(id) or RuleRow(id, f.family, f.dimension, f.severity, "stable", ""), f, counts[id])
        for id, f in sorted(examples.items())
    )


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
