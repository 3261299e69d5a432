"""frames: reports as four pandas DataFrames for research. pandas is imported when the first frame is made."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from audit.model.marks import QuoteKind, SourceType, Status
from audit.model.report import Failure, QuoteRow, Report
from audit.model.rule import Severity
from audit.render import view
from audit.render.base import Item
from audit.render.columns import ARTICLES, DIMENSIONS, FINDINGS, FRAMES, SENTENCES, SPEAKERS, Column

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
NAMED = (SourceType.PERSON, SourceType.BODY, SourceType.ROLE, SourceType.DOCUMENT)


class Frames(NamedTuple):
    """The columns are defined in docs/codebook.md; types are the same whatever is in them."""

    articles: pd.DataFrame
    sentences: pd.DataFrame
    findings: pd.DataFrame
    speakers: pd.DataFrame


def to_frame(reports: Iterable[Item]) -> Frames:
    """The reports as DataFrames; a failed text is a row of `articles`, "not judged" is NA."""
    rows: dict[str, list[Row]] = {name: [] for name in FRAMES}
    for n, item in enumerate(reports):
        if isinstance(item, Failure):
            rows["articles"].append(
                {"path": item.path, "status": "failed", "failure": item.code, "failure_message": item.message}
            )
            continue
        key = {"path": item.article.path, "article": n}
        rows["articles"].append(_article(item))
        rows["sentences"] += [key | row for row in _sentences(item)]
        rows["findings"] += [key | row for row in _findings(item)]
        rows["speakers"] += [key | row for row in _speakers(item)]
    return Frames(*(_frame(rows[name], columns) for name, (_, columns) in FRAMES.items()))


def _frame(rows: Sequence[Row], columns: Sequence[Column]) -> pd.DataFrame:
    """Columns in order; what a row does not hold is NA; strings are of the same kind with and without pyarrow."""
    import pandas as pd

    string = pd.StringDtype("python")
    return pd.DataFrame(
        {c.name: pd.array([row.get(c.name) for row in rows], dtype=string if c.dtype == "string" else c.dtype) for c in columns}
    )


def _article(report: Report) -> Row:
    a = report.article
    found = view.counts(report)
    words, quotes = quoted(report, body_quotes(report))
    named = [s for s in report.speakers if s.type in NAMED]
    row: Row = {"path": a.path, "status": "audited"}
    row |= {name: getattr(a, name) or None for name in ("id", "title", "author", "date", "outlet", "url")}
    row |= {"language": a.language, "genre": a.genre, "sha256": a.sha256}
    row |= {name: getattr(report.tool, name) for name in ("version", "pack", "rules_version", "rules_sha256", "config_sha256")}
    row |= {"words": a.words, "quoted_words": words, "quotes": quotes}
    row |= {"sentences": sum(s.block == "body" for s in report.sentences)} | _claims(report)
    row |= {"attributions": len(report.attributions), "speakers": len(report.speakers), "speakers_named": len(named)}
    row |= {"hedges_owned": sum(h.owned for h in report.hedges), "hedges_unowned": sum(not h.owned for h in report.hedges)}
    row |= {f"findings_{severity.value}": found[severity.value] for severity in Severity}
    row |= {"places": sum(view.asks(i) for i in view.places(report))}
    row |= {
        "findings_suppressed": sum(f.suppressed_by is not None for f in report.findings),
        "findings_waived": sum(f.waived is not None and not f.suppressed_by for f in report.findings),
        "checks": len(report.checks),
        "limits": len(report.limits),
    }
    for d in report.dimensions:
        if d.id in DIMENSIONS:
            row |= {f"{d.id}_{part}": getattr(d, part) for part in ("status", "score", "low", "high", "coverage")}
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


def quoted(report: Report, quotes: Sequence[QuoteRow]) -> tuple[int, int]:
    """(words, quotations); never more words than the body has."""
    return min(sum(q.words for q in quotes), report.article.words), len(quotes)


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
        attribution = report.attributions[s.attribution] if s.attribution is not None else None
        speaker = attribution.speaker if attribution else None
        rows.append(
            {
                **{"sentence": n, "start": s.start, "end": s.end, "line": s.line, "column": s.column},
                **{"text": text[s.start : s.end] if text is not None else None, "block": s.block, "claim": s.claim},
                **{"triggers": " ".join(s.triggers), "answer": view.status_of(s), "strength": s.strength},
                "speaker": report.speakers[speaker].name if speaker is not None else None,
                "source_type": attribution.source_type if attribution else None,
                "construction": attribution.construction if attribution else None,
                **{"hedges_owned": owned[n], "hedges_unowned": unowned[n], "findings": findings[n]},
            }
        )
    return rows


def _sentence_at(report: Report, starts: Sequence[int], offset: int) -> int | None:
    at = bisect_right(starts, offset) - 1
    return at if at >= 0 and offset < report.sentences[at].end else None


def _findings(report: Report) -> list[Row]:
    starts = [s.start for s in report.sentences]
    rows = []
    for f in report.findings:
        at, precision = f.locations[0], f.precision
        names = ("rule", "family", "dimension", "severity", "fingerprint", "lead", "suppressed_by", "absent")
        rows.append(
            {
                **{name: getattr(f, name) for name in names},
                **{"waived": f.waived is not None, "sentence": _sentence_at(report, starts, f.spans[0].start)},
                **{"start": f.spans[0].start, "end": f.spans[0].end, "line": at.line, "column": at.column},
                **{"end_line": at.end_line, "end_column": at.end_column, "spans": len(f.spans), "excerpt": f.excerpt},
                **{"question": f.question, "message": f.message, "hint": f.hint},
                "precision": precision.value if precision else None,
                "precision_low": precision.low if precision else None,
                "precision_high": precision.high if precision else None,
                "precision_n": precision.n if precision else None,
            }
        )
    return rows


def _speakers(report: Report) -> list[Row]:
    said = Counter(a.speaker for a in report.attributions)
    quoted_words: Counter[int | None] = Counter()
    for q in body_quotes(report):
        quoted_words[q.speaker] += q.words
    claims: Counter[int | None] = Counter()
    for s in report.sentences:
        if s.claim and s.attribution is not None and s.strength != "weak":
            claims[report.attributions[s.attribution].speaker] += 1
    return [
        {
            **{"speaker": n, "name": s.name, "type": s.type, "role": s.role, "sure": s.sure},
            **{"mentions": len(s.mentions), "attributions": said[n], "claims": claims[n], "quoted_words": quoted_words[n]},
        }
        for n, s in enumerate(report.speakers)
    ]
