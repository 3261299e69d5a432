"""junit: XML that every build service shows as test results. A file is a suite; a finding is a test case that failed,
one that is accepted a skipped case, a clean file one case that passed, a file that could not be audited an error."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model.report import Failure, FindingRow, Report
from audit.render import view
from audit.render.base import Item, RenderOptions
from audit.render.escape import xml

Case = tuple[str, str]
"""What it counts as (failures, errors, skipped; empty: passed), and its XML."""


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    suites, total = [], {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for item in reports:
        name = view.file(item.path if isinstance(item, Failure) else item.article.path)
        cases = [_not_audited(item)] if isinstance(item, Failure) else _cases(item, options)
        count = {"tests": len(cases)} | {k: sum(kind == k for kind, _ in cases) for k in list(total)[1:]}
        total = {k: total[k] + count[k] for k in total}
        suites += [f'<testsuite name="{xml(name)}" {_counts(count)}>', *(case for _, case in cases), "</testsuite>"]
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return "\n".join([head, f'<testsuites name="audit" {_counts(total)}>', *suites, "</testsuites>"]) + "\n"


def _counts(count: dict[str, int]) -> str:
    return " ".join(f'{k}="{n}"' for k, n in count.items())


def _not_audited(failure: Failure) -> Case:
    inner = f'<error type="{xml(failure.code)}" message="{xml(view.why(failure))}"/>'
    return "errors", _case("not audited", failure.path, inner)


def _cases(report: Report, options: RenderOptions) -> list[Case]:
    path = report.article.path
    cases = [("failures", _case(_name(f), path, _failure(path, f))) for f in view.faults(report, options.listed)]
    for f in report.findings:
        if (f.waived or f.known) and not f.suppressed_by:
            why = f"waived: {view.waiver(f)}" if f.waived else f"known: {f.known}"
            cases.append(("skipped", _case(_name(f), path, f'<skipped message="{xml(why)}"/>')))
    return cases or [("", _case("audit", path, ""))]


def _name(f: FindingRow) -> str:
    return f"{f.rule} at {view.at(f.locations[0].line, f.locations[0].column)}"


def _failure(path: str, f: FindingRow) -> str:
    at = f.locations[0]
    where = f"{view.file(path)}:{view.at(at.line, at.column)}"
    said = f"{where} {f.severity} {f.rule} {view.said(f)}"
    return f'<failure type="{f.severity}" message="{xml(f.question or f.message or f.rule)}">{xml(said)}</failure>'


def _case(name: str, path: str, inner: str) -> str:
    head = f'<testcase name="{xml(name)}" classname="{xml(view.file(path))}"'
    return f"{head}>{inner}</testcase>" if inner else f"{head}/>"
