"""markdown: a summary for a pull-request comment. Words of the article stand as code or escaped; nothing is live.

A comment holds 65,536 characters: cards that do not fit are a line each, and files that do not fit either are counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.model.report import Failure, Report
from audit.render import view
from audit.render.base import Item, RenderOptions
from audit.render.escape import markdown, markdown_cell, markdown_code
from audit.render.spots import Spots
from audit.render.width import clip
from audit.render.words import GROUPS, HONEST, STATUS

MOST = 10
MOST_CHARACTERS = 65_000
CARDS = 50_000
"""Characters that cards may take where there are several, so that those that do not fit have room for a line each."""
CUT = "\n_The rest of this card would make the comment too long._\n"


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    foot = f"<sub>{HONEST}</sub>\n"
    parts = [_failure(r) if isinstance(r, Failure) else _card(r, options.verbose) for r in reports]
    whole = "\n".join([*parts, foot])
    return whole if len(whole) <= MOST_CHARACTERS else "\n".join([*_fitted(reports, parts), foot])


def _fitted(reports: Sequence[Item], parts: Sequence[str]) -> list[str]:
    """As many cards as fit, in order; a card that alone is too long is cut; the others as lines."""
    out: list[str] = []
    lines: list[str] = []
    used = 0
    for report, part in zip(reports, parts, strict=True):
        if not out and len(part) > CARDS:
            part = _cut(part)
        if used + len(part) <= CARDS:
            out.append(part)
            used += len(part) + 1
        else:
            lines.append(_line(report))
    fit, room = [], MOST_CHARACTERS - used - len(HONEST) - 200
    for line in lines:
        room -= len(line)
        if room < 0:
            break
        fit.append(line)
    rest = [f"- and {view.plural(left, 'more file')}\n"] if (left := len(lines) - len(fit)) else []
    return [*out, "".join(["#### Further files\n\n", *fit, *rest])] if lines else out


def _cut(card: str) -> str:
    """The card's first lines; a fold that was opened is left out whole."""
    kept = card[: CARDS - len(CUT)].rpartition("\n")[0]
    if kept.count("<details>") > kept.count("</details>"):
        kept = kept.rpartition("<details>")[0]
    return kept.rstrip() + "\n" + CUT


def _line(item: Item) -> str:
    if isinstance(item, Failure):
        return f"- {markdown_code(clip(view.name(item.path), 200))}: not audited ({markdown(item.code)})\n"
    found = view.tally(view.counts(item)) or "no findings"
    return f"- {markdown_code(clip(view.name(item.article.path), 200))}: {found}\n"


def _failure(failure: Failure) -> str:
    name, why = markdown_code(view.name(failure.path)), markdown(failure.message)
    return f"### {name}\n\nNot audited ({markdown(failure.code)}): {why}\n"


def _card(report: Report, verbose: bool) -> str:
    article = report.article
    sizes = f"{view.plural(article.words, 'word')} · {view.plural(article.claims, 'claim')}"
    facts = f"{sizes} · {markdown(view.genre(article))}"
    title = f"{markdown(clip(article.title, 120))}\n\n" if article.title else ""
    head = f"### {markdown_code(view.name(article.path))}\n\n{title}**{markdown(report.headline)}**\n\n{facts}\n"
    parts = [head, _who(report)]
    if report.dimensions:
        parts.append(_dimensions(report))
    parts += [_asks(report, verbose), _rest(report)]
    return "\n".join(p for p in parts if p)


def _who(report: Report) -> str:
    who = view.answers(report)
    if not who.total:
        return ""
    cells = " | ".join(str(who.groups[id]) for id, *_ in GROUPS)
    return f"| {' | '.join(word for _, word, _ in GROUPS)} |\n|{'---:|' * len(GROUPS)}\n| {cells} |\n"


def _dimensions(report: Report) -> str:
    lines = ["| Dimension | | Range | What was counted | Why | Most would change |", "|---|---:|---|---|---|---|"]
    for d in view.ordered(report):
        said = (view.stands(d), view.reasons(d), d.change)
        ours = f"{view.number(d)} | {view.between(d.low, d.high)}"
        title, *rest = (markdown_cell(markdown(words)) for words in (d.title, *said))
        lines.append(f"| {title} | {ours} | {' | '.join(rest)} |")
    against = view.against(report)
    return "\n".join(lines) + "\n" + (f"\n<sub>{markdown(against)}</sub>\n" if against else "")


def _asks(report: Report, verbose: bool) -> str:
    """The questions as lists, since a table would need the bars of the article's words escaped twice."""
    found = view.places(report)
    first, further = view.first(report, found), view.further(report, found)
    if verbose:
        shown = [*first, *further]
        further += [place for place in found if place not in shown]
    parts = [] if view.unread(report) else ["Nothing here that an editor would ask first.\n"]
    spots = Spots(report)
    if first:
        parts = ["#### Ask first\n\n" + "".join(_ask(report, spots, place, verbose) for place in first)]
    if further:
        listed = further if verbose else further[:MOST]
        parts.append("#### Also\n\n" + "".join(_ask(report, spots, place, verbose) for place in listed))
        if left := len(further) - len(listed):
            parts[-1] += f"- and {left:,} more {'place' if left == 1 else 'places'}\n"
    return "\n".join(parts)


def _ask(report: Report, spots: Spots, place: view.Place, verbose: bool) -> str:
    f, (at, also), unsettled = place.finding, spots.both(place.finding), view.unsettled(report)
    words = view.excerpt(report, f)
    quoted = markdown_code(clip(words, 140)) if words else "_something is missing_" if f.absent else ""
    more = f" ({unsettled[f.rule]})" if f.rule in unsettled else ""
    more += f" (+{len(place.under)})" if place.under else ""
    at += f" ({also})" if also else ""
    line = f"- {at} **{f.severity}** {quoted} {markdown(f.question)} `{f.rule}`{more}"
    if place.reasons:
        line += f" <sub>{markdown(view.because(place))}</sub>"
    return line + "\n" + (f"  {markdown(f.message)} {markdown(f.hint)}".rstrip() + "\n" if verbose else "")


def _rest(report: Report) -> str:
    found = view.tally(view.counts(report))
    lines = [f"Findings: {found}."] if found else [] if view.unread(report) else ["No findings."]
    if aside := view.aside(view.accepted(report)):
        lines.append(f"Not counted: {', '.join(aside)}.")
    if covered := view.covered(report):
        lines.append(f"Covered by a more specific rule: {markdown(covered)}.")
    if report.checks:
        first = ", ".join(
            f"{markdown_code(clip(c.text, 60)) if c.text else markdown(c.kind)} ({view.at(c.line, c.column)}, "
            f"{STATUS[c.status] if c.status else c.kind})"
            for c in report.checks[:5]
        )
        lines.append(f"Check by hand ({len(report.checks)}): {first}" + (" ..." if len(report.checks) > 5 else "."))
    if report.limits:
        listed = "\n".join(f"- {markdown(x)}" for x in report.limits)
        lines.append(f"<details><summary>Limits</summary>\n\n{listed}\n\n</details>")
    return "\n\n".join(lines) + "\n"
