"""frames: reports as DataFrames for research, a table a kind of row. The library that holds them (libraries.py) is
imported when the first frame is made."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, overload

from audit.errors import UsageError
from audit.model.frames import Frames
from audit.model.marks import QuoteKind, SourceType, Status
from audit.model.report import Failure, QuoteRow, Report
from audit.model.rule import Severity
from audit.render import view
from audit.render.base import Item
from audit.render.columns import DIMENSIONS, FRAMES, READABILITY, TONE
from audit.render.libraries import PANDAS, library_of

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Row = dict[str, Any]
NAMED = (SourceType.PERSON, SourceType.BODY, SourceType.ROLE, SourceType.DOCUMENT)


STEP = 256
"""Articles whose rows are kept as Python has them, before they become columns, which take a fraction of the memory."""


class FrameCells:
    """Reports, one by one, as cells by table and column: `columns`. `articles`: so many are in it."""

    def __init__(self) -> None:
        self._same: dict[str, str] = {}  # what takes few values is kept once
        self.begin()

    def begin(self) -> None:
        """Anew, without an article."""
        self.articles = 0
        self.columns: dict[str, dict[str, list[Any]]] = {
            name: {c.name: [] for c in columns} for name, (_, columns) in FRAMES.items()
        }

    def add(self, item: Item, number: int) -> None:
        """`number`: the article's place in the input, from 0."""
        self.articles += 1
        for name, rows in rows_of(item, number).items():
            for column in FRAMES[name][1]:
                values = [row.get(column.name) for row in rows]
                if column.few:
                    values = [v if v is None else self._same.setdefault(v, v) for v in values]
                self.columns[name][column.name] += values


class Collector:
    """Reports, one by one, into frames. `output`: the library that holds them. Raises UsageError, LoadError."""

    def __init__(self, output: str = PANDAS) -> None:
        self._library = library_of(output)
        self._made: dict[str, list[Any]] = {name: [] for name in FRAMES}
        self._cells = FrameCells()

    def add(self, item: Item, number: int) -> None:
        """`number`: the article's place in the input, from 0."""
        self._cells.add(item, number)
        if self._cells.articles == STEP:
            self._make()

    def _make(self) -> None:
        for name, (_, columns) in FRAMES.items():
            if self._cells.articles or not self._made[name]:
                self._made[name].append(self._library.make(self._cells.columns[name], columns))
        self._cells.begin()

    def frames(self) -> Frames[Any]:
        self._make()
        return Frames(*(self._library.join(self._made.pop(name)) for name in FRAMES))


@overload
def to_frame(reports: Item | Iterable[Item], *, output: Literal["pandas"] = ...) -> Frames[pd.DataFrame]: ...
@overload
def to_frame(reports: Item | Iterable[Item], *, output: Literal["polars"]) -> Frames[pl.DataFrame]: ...
@overload
def to_frame(reports: Item | Iterable[Item], *, output: Literal["arrow"]) -> Frames[pa.Table]: ...
def to_frame(reports: Item | Iterable[Item], *, output: str = PANDAS) -> Frames[Any]:
    """A report, or reports as they come, as DataFrames; a failed text is a row of `articles`, "not judged" is NA.
    `output`: pandas, polars or arrow. Raises UsageError, LoadError missing-extra."""
    given: Iterable[Any] = [reports] if isinstance(reports, Report | Failure) else reports
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise UsageError(
            f"to_frame takes reports, not {type(reports).__name__}: audit.audit_file(path) and audit.audit_text(text) "
            "give one, Auditor.audit_many(items) many"
        )
    collector = Collector(output)
    for n, item in enumerate(given):
        if not isinstance(item, Report | Failure):
            raise UsageError(f"to_frame takes reports; item {n + 1} is {type(item).__name__}")
        collector.add(item, n)
    return collector.frames()


def rows_of(item: Item, number: int) -> dict[str, list[Row]]:
    """The rows of one article, by the name of their table. `number`: its place in the input, from 0."""
    if isinstance(item, Failure):
        row = {"path": item.path, "status": "failed", "failure": item.code, "failure_message": item.message}
        return {"articles": [row]}
    key = {"path": item.article.path, "article": number}
    tables = {
        "sentences": _sentences(item),
        "findings": _findings(item),
        "speakers": _speakers(item),
        "attributions": _attributions(item),
        "quotes": _quotes(item),
        "asks": _asks(item),
    }
    return {"articles": [article_row(item)]} | {name: [key | row for row in rows] for name, rows in tables.items()}


def _pick(holder: Any, *names: str, prefix: str = "") -> Row:
    return {prefix + name: getattr(holder, name) for name in names}


def article_row(report: Report) -> Row:
    """The row of an article in `articles`."""
    article, found, quotes = report.article, view.counts(report), body_quotes(report)
    row: Row = {"status": "audited"} | _pick(article, "path", "language", "genre", "sha256", "words")
    row |= {name: getattr(article, name) or None for name in ("id", "title", "author", "date", "outlet", "url")}
    row["extra"] = json.dumps(dict(article.extra), ensure_ascii=False) if article.extra else None
    row |= _pick(report.tool, "version", "pack", "rules_version", "rules_sha256", "config_sha256")
    row |= _claims(report) | {f"findings_{severity.value}": found[severity.value] for severity in Severity}
    row |= {
        # A quotation may run over the end of its block; no more words are quoted than there are.
        "quoted_words": min(sum(q.words for q in quotes), article.words),
        "quotes": len(quotes),
        "sentences": sum(s.block == "body" for s in report.sentences),
        "attributions": len(report.attributions),
        "speakers": len(report.speakers),
        "speakers_named": sum(s.type in NAMED for s in report.speakers),
        "hedges_owned": sum(h.owned for h in report.hedges),
        "hedges_unowned": sum(not h.owned for h in report.hedges),
        "places": len(view.asked(report, view.places(report))),
        "findings_suppressed": sum(f.suppressed_by is not None for f in report.findings),
        "findings_waived": sum(f.waived is not None and not f.suppressed_by for f in report.findings),
        "findings_known": sum(f.known is not None and not f.suppressed_by for f in report.findings),
        "checks": len(report.checks),
        "limits": len(report.limits),
    }
    for d in report.dimensions:
        if d.id in DIMENSIONS:
            row |= _pick(d, "status", "score", "low", "high", "coverage", prefix=f"{d.id}_")
            if d.quantity:
                row |= {f"{d.id}_quantity": d.quantity.value, f"{d.id}_unit": d.quantity.unit}
            if d.reference:
                row[f"{d.id}_place"] = d.reference.place
    profile = report.profile.row()
    for name, keys in (("readability", READABILITY), ("tone", TONE)):
        if measured := profile.get(name):
            row |= {f"{name}_{key}": measured.get(key) for key in ("status", *keys)}
    return row


def _claims(report: Report) -> Row:
    claims = [s for s in report.sentences if s.claim]
    found = Counter(view.status_of(s) or Status.NONE.value for s in claims)
    row: Row = {f"claims_{status.value}": found[status.value] for status in Status}
    return {"claims": len(claims), "claims_weak": sum(s.strength == "weak" for s in claims)} | row


def body_quotes(report: Report) -> list[QuoteRow]:
    """Quotations of body blocks, mentions and those inside another left out, so that no word counts twice."""
    starts = [b.start for b in report.blocks]
    out: list[QuoteRow] = []
    for q in report.quotes:
        at = bisect_right(starts, q.span.start) - 1
        if q.kind == QuoteKind.MENTION or at < 0 or report.blocks[at].kind != "body":
            continue
        if not out or q.span.start >= out[-1].span.end:
            out.append(q)
    return out


def _sentences(report: Report) -> list[Row]:
    starts = [s.start for s in report.sentences]
    owned: Counter[int] = Counter()
    unowned: Counter[int] = Counter()
    for h in report.hedges:
        (owned if h.owned else unowned)[bisect_right(starts, h.span.start) - 1] += 1
    findings = Counter(_sentence_at(report, starts, f.spans[0].start) for f in view.live(report) if not f.absent)
    text = report.article.text
    rows = []
    for n, s in enumerate(report.sentences):
        row = _pick(s, "start", "end", "line", "column", "block", "claim", "strength")
        row |= {"sentence": n, "triggers": " ".join(s.triggers), "answer": view.status_of(s)}
        row |= {"hedges_owned": owned[n], "hedges_unowned": unowned[n], "findings": findings[n]}
        if text is not None:
            row["text"] = text[s.start : s.end]
        if s.attribution is not None:
            attribution = report.attributions[s.attribution]
            row |= _pick(attribution, "source_type", "construction")
            if attribution.speaker is not None:
                row["speaker"] = report.speakers[attribution.speaker].name
        rows.append(row)
    return rows


def _sentence_at(report: Report, starts: Sequence[int], offset: int) -> int | None:
    at = bisect_right(starts, offset) - 1
    return at if at >= 0 and offset < report.sentences[at].end else None


def _findings(report: Report) -> list[Row]:
    starts = [s.start for s in report.sentences]
    rows = []
    for f in report.findings:
        row = _pick(
            f, "rule", "family", "dimension", "severity", "fingerprint", "lead", "suppressed_by", "absent", "known"
        )
        row |= _pick(f, "excerpt", "question", "message", "hint") | _pick(f.spans[0], "start", "end")
        row |= _pick(f.locations[0], "line", "column", "end_line", "end_column")
        row |= {"waived": f.waived is not None, "spans": len(f.spans)}
        row["sentence"] = _sentence_at(report, starts, f.spans[0].start)
        if f.precision:
            row |= _pick(f.precision, "low", "high", "n", "changed", "own", prefix="precision_")
            row |= {"precision": f.precision.value}
        rows.append(row)
    return rows


def _speakers(report: Report) -> list[Row]:
    said = Counter(a.speaker for a in report.attributions)
    words: Counter[int | None] = Counter()
    for q in body_quotes(report):
        words[q.speaker] += q.words
    claims: Counter[int | None] = Counter()
    for s in report.sentences:
        if s.claim and s.attribution is not None and s.strength != "weak":
            claims[report.attributions[s.attribution].speaker] += 1
    return [
        _pick(s, "name", "type", "role", "sure")
        | {"speaker": n, "mentions": len(s.mentions), "attributions": said[n], "claims": claims[n]}
        | {"quoted_words": words[n]}
        for n, s in enumerate(report.speakers)
    ]


def _attributions(report: Report) -> list[Row]:
    starts = [s.start for s in report.sentences]
    text = report.article.text
    rows = []
    for n, a in enumerate(report.attributions):
        row = _pick(a, "status", "source_type", "kind", "construction", "speaker", "inside", "negated")
        whole = (a.content[0].start, a.content[-1].end) if a.content else None
        places = {"source": a.source and (a.source.start, a.source.end), "cue": a.cue and (a.cue.start, a.cue.end)}
        for name, place in (places | {"content": whole}).items():
            if place:
                row |= {f"{name}_start": place[0], f"{name}_end": place[1]}
                row[name] = text[place[0] : place[1]] if text is not None else None
        first = min((place[0] for place in (*places.values(), whole) if place), default=None)
        row |= {"attribution": n, "sentence": None if first is None else _sentence_at(report, starts, first)}
        rows.append(row)
    return rows


def _quotes(report: Report) -> list[Row]:
    text = report.article.text
    return [
        _pick(q, "kind", "speaker", "attribution", "words", "closed")
        | {"quote": n, "start": q.span.start, "end": q.span.end}
        | {"text": text[q.span.start : q.span.end] if text is not None else None}
        for n, q in enumerate(report.quotes)
    ]


def _asks(report: Report) -> list[Row]:
    found = {f.fingerprint: f for f in report.findings}
    return [
        _pick(found[ask.fingerprint], "fingerprint", "rule", "question")
        | {"place": place, "reasons": "; ".join(ask.reasons)}
        for place, ask in enumerate(report.asks, 1)
    ]
