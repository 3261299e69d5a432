"""notes: numbered questions for the writer with the words they are about; no scores."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model.report import Failure, Report
from audit.render import view
from audit.render.base import Item, RenderOptions
from audit.render.escape import plain
from audit.render.spots import Spots
from audit.render.width import clip, wrap
from audit.render.words import CHECKS

MOST_WORDS = 220


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    return "\n".join(
        plain(f"{view.name(r.path)}: not audited: {r.message}") + "\n" if isinstance(r, Failure) else _notes(r, options)
        for r in reports
    )


def _notes(report: Report, options: RenderOptions) -> str:
    title, path = plain(report.article.title[:300]), plain(view.name(report.article.path))
    lines = wrap(f"{title} ({path})" if title else path, options.width)
    places = view.places(report)
    found = view.asked(report, places)
    if options.verbose:
        found += [p for p in places if p.finding.severity == "info" and p not in found]
    spots = Spots(report)
    for n, place in enumerate(found, 1):
        lines += ["", *_note(report, spots, place, n, options.width)]
    if not found:
        lines += ["", plain(report.headline) if view.unread(report) else "No questions."]
    if aside := view.aside(view.accepted(report)):
        lines += ["", *wrap(f"Not asked: {', '.join(aside)}.", options.width)]
    return "\n".join([*lines, *_checks(report, options.width)]) + "\n"


def _note(report: Report, spots: Spots, place: view.Place, n: int, width: int) -> list[str]:
    f = place.finding
    where = spots.long(f)
    where = where[0].upper() + where[1:]
    words = view.excerpt(report, f)
    asked = list(dict.fromkeys(plain(x.question or x.message) for x in (f, *place.under) if x.severity != "credit"))
    head = wrap(f'{where}: "{clip(plain(words), MOST_WORDS)}"', width - 5) if words else []
    if not head:
        head = ["The whole article:" if f.absent else f"{where}:"]
    body = [*head, *(line for q in asked for line in wrap(q, width - 5))]
    if f.hint:
        body += wrap(f"({plain(f.hint)})", width - 5)
    if place.reasons:
        body += wrap(f"({plain(view.because(place))})", width - 5)
    return [f"{f'{n}.' if not row else '':<5}{line}" for row, line in enumerate(body)]


def _checks(report: Report, width: int) -> list[str]:
    """What to check by hand, by kind, each thing once."""
    kinds: dict[str, dict[str, int]] = {}
    for c in report.checks:
        if c.text:
            kinds.setdefault(c.kind, {}).setdefault(clip(plain(c.text), 60), c.line)
    out = []
    for kind, things in kinds.items():
        listed = "; ".join(f"{thing} ({view.on(line)})" for thing, line in things.items())
        out += wrap(f"{CHECKS.get(kind, (kind, kind))[1]}: {listed}", width)
    return ["", "Please check by hand:", *out] if out else []
