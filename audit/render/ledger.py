"""Who says it: each claim with who answers for it, and the table of speakers. Terminal, JSON, CSV."""

from __future__ import annotations

import csv
import io
import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from audit.model.dataclass import dataclass
from audit.model.marks import QuoteKind
from audit.model.report import AttributionRow, Report, SentenceRow
from audit.model.text import Span, merge
from audit.render import view
from audit.render.escape import csv_cell, plain
from audit.render.width import clip, wrap
from audit.render.words import STATUS, TITLE

_WHOLE = (QuoteKind.DIRECT, QuoteKind.BLOCK)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim. `quote`: direct, partial (some of its words in quotation marks), reported, or empty without a source.
    `distance`: sentences between the claim and its source, 0 in the same one, None without a source."""

    path: str
    line: int
    claim: str
    triggers: str
    status: str
    strength: str
    source: str
    cue: str
    speaker: str
    construction: str
    quote: str
    distance: int | None


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """One speaker. `statements`: attributions; `quoted_words`: words of theirs in quotation marks; `share`: their part
    of all statements that have a speaker, 0 to 1."""

    path: str
    speaker: str
    type: str
    role: str
    statements: int
    quoted_words: int
    share: float


def claims(report: Report) -> list[ClaimLine]:
    """The claims in the order of the text. Time grows with sentences and quotations, however they lie to each other."""
    said = _Said(report)
    return [_claim(report, s, said) for s in report.sentences if s.claim]


class _Said:
    """Where sentences begin and what is quoted, looked up for each claim. Quotations that overlap are one stretch."""

    def __init__(self, report: Report) -> None:
        self._starts = [s.start for s in report.sentences]
        self._whole = merge(q.span for q in report.quotes if q.kind in _WHOLE)
        self._partly = merge(q.span for q in report.quotes if q.kind not in (*_WHOLE, QuoteKind.MENTION))

    def quote(self, s: SentenceRow) -> str:
        span = Span(s.start, s.end)
        return "direct" if _touches(self._whole, span) else "partial" if _touches(self._partly, span) else "reported"

    def distance(self, s: SentenceRow, a: AttributionRow) -> int | None:
        place = a.source or a.cue
        if place is None:
            return None
        return abs(bisect_right(self._starts, s.start) - bisect_right(self._starts, place.start))


def _touches(stretches: Sequence[Span], span: Span) -> bool:
    """Whether one of the stretches, which are in order and apart, overlaps the span."""
    at = bisect_left(stretches, span.end, key=lambda stretch: stretch.start) - 1
    return at >= 0 and stretches[at].overlaps(span)


def _claim(report: Report, s: SentenceRow, said: _Said) -> ClaimLine:
    a = report.attributions[s.attribution] if s.attribution is not None else None
    speaker = report.speakers[a.speaker].name if a and a.speaker is not None else ""
    return ClaimLine(
        path=report.article.path,
        line=s.line,
        claim=_words(report, Span(s.start, s.end)),
        triggers=" ".join(s.triggers),
        status=s.status or "none",
        strength=s.strength or "",
        source=_words(report, a.source).rstrip(",") if a else "",
        cue=_words(report, a.cue).rstrip(":") if a else "",
        speaker=speaker,
        construction=a.construction if a else "",
        quote=said.quote(s) if a else "",
        distance=said.distance(s, a) if a else None,
    )


def name_of(report: Report, a: AttributionRow) -> str:
    """Its speaker's fullest name, else the words of its source, else nothing."""
    return report.speakers[a.speaker].name if a.speaker is not None else _words(report, a.source).rstrip(",")


def _words(report: Report, span: Span | None) -> str:
    if span is None or report.article.text is None:
        return ""
    return " ".join(report.article.text[span.start : span.end].split())


def speakers(report: Report) -> list[SpeakerLine]:
    """The speakers, those with most statements first."""
    statements = Counter(a.speaker for a in report.attributions if a.speaker is not None)
    quoted: Counter[int] = Counter()
    for q in report.quotes:
        if q.speaker is not None and q.kind != QuoteKind.MENTION:
            quoted[q.speaker] += q.words
    total = statements.total()
    rows = [
        SpeakerLine(
            path=report.article.path,
            speaker=speaker.name,
            type=speaker.type,
            role=speaker.role or "",
            statements=statements[n],
            quoted_words=quoted[n],
            share=round(statements[n] / total, 3) if total else 0.0,
        )
        for n, speaker in enumerate(report.speakers)
    ]
    return sorted(rows, key=lambda r: (-r.statements, -r.quoted_words, r.speaker))


def render_who(reports: Sequence[Report], form: str, width: int = 80) -> str:
    """The ledger of the articles as `terminal`, `json` or `csv` text."""
    if form == "json":
        rows = [
            {"claims": [asdict(c) for c in claims(r)], "speakers": [asdict(s) for s in speakers(r)]} for r in reports
        ]
        return json.dumps(rows[0] if len(rows) == 1 else rows, ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        return _csv(reports)
    return "\n".join("\n".join(_terminal(r, width)) + "\n" for r in reports)


def _csv(reports: Sequence[Report]) -> str:
    """One table: a row a claim, then a row a speaker; `kind` tells them apart."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    claim_keys, speaker_keys = list(ClaimLine.__slots__), list(SpeakerLine.__slots__)
    keys = ["kind", *dict.fromkeys([*claim_keys, *speaker_keys])]
    writer.writerow(keys)
    for report in reports:
        for kind, rows in (("claim", claims(report)), ("speaker", speakers(report))):
            for row in rows:
                values = {"kind": kind, **asdict(row)}
                writer.writerow([csv_cell(v) if isinstance(v := values.get(k), str) else v for k in keys])
    return out.getvalue()


def _terminal(report: Report, width: int) -> Iterator[str]:
    yield plain(report.article.title or report.article.path)
    yield plain(report.headline)
    yield ""
    rows = claims(report)
    yield f"Claims ({len(rows)})"
    for row in rows:
        yield from _hang(f"{row.line or TITLE:>5}  ", clip(plain(row.claim), 140), width)
        yield from _hang("       ", _answer(row), width)
    yield ""
    people = speakers(report)
    yield f"Speakers ({len(people)})"
    for p in people:
        role = plain(p.role) if p.role else "role not given" if p.type == "person" else p.type
        quoted = view.plural(p.quoted_words, "quoted word")
        said = f"{view.plural(p.statements, 'statement')} ({p.share:.0%}), {quoted}"
        yield from _hang("  ", f"{plain(p.speaker)} ({role}): {said}", width)


def _answer(row: ClaimLine) -> str:
    if not row.source and not row.cue:
        return "→ " + STATUS[row.status]
    who = row.speaker or row.source or STATUS[row.status]
    parts = [plain(who), STATUS[row.status] if row.status != "identified" else "", row.quote]
    if row.cue:
        parts.append(f"“{plain(row.cue)}”")
    if row.strength == "weak":
        parts.append("named earlier in the paragraph")
    elif row.distance:
        parts.append(f"{view.plural(row.distance, 'sentence')} away")
    return "→ " + ", ".join(p for p in parts if p)


def _hang(head: str, text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns behind `head`, the further ones indented."""
    lines = wrap(text, width - len(head) - 2) or [""]
    return [head + lines[0], *(" " * (len(head) + 2) + line for line in lines[1:])]
