"""Numbered questions for the writer, with the words that raise them; no scores, no severities."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from audit.render.plain import visible

from audit.model.report import Failure, FindingRow, Report

if TYPE_CHECKING:
    from audit.render import RenderOptions

EXCERPT = 160  # characters of the article that a note repeats


def render_notes(reports: Sequence[Report | Failure], options: RenderOptions) -> str:
    return "\n".join("\n".join(_article(r, options)) + "\n" for r in reports if isinstance(r, Report))


def _article(report: Report, options: RenderOptions) -> Iterator[str]:
    yield f"Notes for the writer: {visible(report.article.title or report.article.path)}"
    yield visible(report.article.path)
    notes = list(_notes(report, options.verbose))
    if not notes:
        yield "\nNo questions."
    for number, (where, excerpt, questions, hint) in enumerate(notes, 1):
        yield ""
        yield from _wrap(f"{number}. ", f"{where}: “{excerpt}”" if excerpt else where, options.width)
        for question in questions:
            yield from _wrap("   ", question, options.width)
        yield from _wrap("   → ", hint, options.width)
    checks = [c for c in report.checks if c.text]
    if checks:
        yield "\nPlease check by hand:"
    for check in checks:
        note = f" ({check.note})" if check.note else ""
        yield from _wrap(
            "- ", f"line {check.line}, {check.kind}: “{visible(_short(check.text or ''))}”{note}", options.width
        )


def _notes(report: Report, verbose: bool) -> Iterator[tuple[str, str, list[str], str]]:
    """(where, excerpt, questions, hint) for each place with a question, those about the whole text last."""
    by_print = {f.fingerprint: f for f in report.findings}
    open_ones = [f for f in report.findings if _asked(f, verbose)]
    for f in sorted(open_ones, key=lambda f: (f.absent, f.spans[0].start)):
        others = [by_print[p] for p in f.group if p in by_print]
        questions = [f.question, *(o.question for o in others if not o.suppressed_by and o.severity != "info")]
        where = "The whole text" if f.absent else f"Line {f.locations[0].line}"
        excerpt = "" if f.absent else visible(_short(f.excerpt or ""))
        yield where, excerpt, [visible(q) for q in dict.fromkeys(questions)], visible(f.hint)


def _asked(finding: FindingRow, verbose: bool) -> bool:
    silent = finding.lead or finding.suppressed_by or finding.waived or finding.severity == "credit"
    return not silent and (verbose or finding.severity != "info")


def _short(text: str) -> str:
    return text if len(text) <= EXCERPT else text[:EXCERPT].rsplit(" ", 1)[0] + " …"


def _wrap(head: str, text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=head, subsequent_indent=" " * len(head), break_long_words=True
    ) or [head.rstrip()]
