"""github: annotations of GitHub Actions, as workflow commands. The service shows ten of a kind a step, so the ten best
are written, and a line says how many there are; the format `summary` lists all of them.

Words of the article cannot give a command: they are one line, `%` and what ends a property are encoded, and `::` and
`##[` are broken.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.model.report import Failure, PlaceRow, Report
from audit.render import view
from audit.render.base import Item, RenderOptions
from audit.render.escape import github_message, github_property
from audit.render.width import clip

MOST = 10
LONGEST = 1000
LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
Ranked = tuple[tuple[int, ...], str]


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    made: list[Ranked] = []
    findings = 0
    for n, item in enumerate(reports):
        if isinstance(item, Failure):
            made.append(((-1, n), _command("error", _file(item.path), "not audited", view.why(item))))
            continue
        faults = view.faults(item, options.listed)
        findings += len(faults)
        made += _annotations(item, {f.fingerprint for f in faults}, n)
    shown = sorted(made)[:MOST]
    said = f"audit: {view.plural(len(reports), 'file')}, {view.plural(findings, 'finding')}"
    said += view.accepted_in(reports)
    if len(made) > len(shown):
        said += f"; the {len(shown)} most serious of {len(made)} places are annotated"
    return "".join(f"{line}\n" for line in (*(command for _, command in shown), said))


def _annotations(report: Report, listed: set[str], n: int) -> list[Ranked]:
    """An annotation a place, with its weight: the serious first, then what an editor would ask first."""
    found = view.places(report)
    order = {p.finding.fingerprint: at for at, p in enumerate(view.asked(report, found))}
    out: list[Ranked] = []
    for at, place in enumerate(found):
        f = place.finding
        if f.fingerprint not in listed:
            continue
        more = sum(u.fingerprint in listed for u in place.under)
        message = view.said(f) + (f" (and {more} more at this place)" if more else "")
        weight = (view.rank(f.severity), order.get(f.fingerprint, len(order)), n, at)
        out.append((weight, _command(LEVELS[f.severity], _at(report, f.locations[0]), f.rule, message)))
    return out


def _file(path: str) -> dict[str, str]:
    return {} if path == "-" else {"file": github_property(view.file(path))}


def _at(report: Report, place: PlaceRow) -> dict[str, str]:
    """A title that the caller gave apart stands in no line; columns are taken for a place within one line alone."""
    where = _file(report.article.path)
    if not where or not place.line:
        return where
    where |= {"line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:
        where |= {"col": str(place.column), "endColumn": str(place.end_column)}
    return where


def _command(level: str, where: dict[str, str], title: str, message: str) -> str:
    parts = where | {"title": github_property(title)}
    return f"::{level} {','.join(f'{k}={v}' for k, v in parts.items())}::{github_message(clip(message, LONGEST))}"
