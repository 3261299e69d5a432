"""summary: every finding of a run as Markdown, for the job summary of GitHub Actions (at most 1 MiB a step).

Files with findings first, the most serious first; a table each. What does not fit is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from audit.model.report import Failure, FindingRow, Report
from audit.render import view
from audit.render.base import Item, RenderOptions
from audit.render.escape import markdown, markdown_cell, markdown_code
from audit.render.width import clip
from audit.render.words import HONEST_SHORT

MOST_BYTES = 1_000_000
"""The service takes 1,048,576; other steps of the job have their own."""
RESERVED = 1_000


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    head = _head(reports, options)
    room = MOST_BYTES - RESERVED - len(head.encode())
    parts, left = [head], 0
    for item in sorted(reports, key=lambda r: _weight(r, options)):
        part = _failure(item) if isinstance(item, Failure) else _file(item, options)
        size = len(part.encode("utf-8", "replace"))
        if size > room:
            left += 1
            continue
        parts.append(part)
        room -= size
    if left:
        parts.append(f"\n{view.plural(left, 'more file')} with findings would make this summary too long.\n")
    return "".join([*parts, f"\n<sub>{HONEST_SHORT}</sub>\n"])


def _weight(item: Item, options: RenderOptions) -> tuple[int, int]:
    if isinstance(item, Failure):
        return -1, 0
    found = view.faults(item, options.listed)
    return min((view.rank(f.severity) for f in found), default=9), -len(found)


def _head(reports: Sequence[Item], options: RenderOptions) -> str:
    done = [r for r in reports if isinstance(r, Report)]
    found = Counter(f.severity for r in done for f in view.faults(r, options.listed))
    said = [view.plural(len(reports), "file")]
    said += [view.tally({s: found[s] for s in ("error", "warning", "info")}) or "no findings"]
    failed = len(reports) - len(done)
    more = view.accepted_in(reports) + (f", {failed:,} not audited" if failed else "")
    return f"## audit\n\n{', '.join(said)}{more}\n"


def _failure(failure: Failure) -> str:
    return f"\n### {markdown_code(view.file(failure.path))}\n\nNot audited: {markdown(view.why(failure))}\n"


def _file(report: Report, options: RenderOptions) -> str:
    found = view.faults(report, options.listed)
    if not found:
        return ""
    rows = "".join(_row(report, f) for f in sorted(found, key=lambda f: (view.rank(f.severity), f.spans[0])))
    name = markdown_code(view.file(report.article.path))
    return f"\n### {name}\n\n| place | severity | rule | words | question |\n|---|---|---|---|---|\n{rows}"


def _row(report: Report, f: FindingRow) -> str:
    words = view.excerpt(report, f)
    quoted = markdown_cell(markdown_code(clip(words, 140))) if words else ""
    at = view.at(f.locations[0].line, f.locations[0].column)
    asked = markdown_cell(markdown(clip(f.question or f.message, 300)))
    return f"| {at} | {f.severity} | `{f.rule}` | {quoted} | {asked} |\n"
