"""What `audit judge` shows: a hit in its context, and how often each rule was right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from audit import judge
from audit.judge import Case
from audit.judge.table import RuleTally
from audit.model.precision import ENOUGH
from audit.model.rule import Rule, RulePack
from audit.render.escape import plain
from audit.render.width import clip, pad, wrap

WIDTH = 80
MOST = 40  # columns of a rule's name that is none of ours
HELP = (
    "r right: by its definition the rule should speak here. w wrong. u unclear: you cannot\n"
    'say. A word why may follow: "w a quotation". Be strict: what you would not ask the\n'
    "writer about is wrong."
)
_HEADS = ("rule", "right", "95%", "unclear", "")


def page(hit: Case, rule: Rule, number: str) -> str:
    """One hit: which rule, what it finds, what it says here, and the words « marked » in their paragraphs."""
    seen = judge.shown(hit)
    place = hit.finding.locations[0]
    lines = ["", "-" * WIDTH, f"{number}  {rule.id} ({hit.severity})  {clip(plain(hit.article), 34)}:{place.line}"]
    lines += _indented(f"Finds: {rule.summary}", 2)
    lines += _indented(f"Says: {seen['message']}", 2)
    if seen["title"]:
        lines += ["", *_indented(f"[{seen['title']}]", 2)]
    lines.append("")
    marked = f"{seen['before']}«{seen['words']}»{seen['behind']}"
    for paragraph in marked.split("\n"):
        if paragraph.strip():
            lines += [*_indented(paragraph, 4), ""]
    lines += [line for other in seen["also"] for line in _indented(f"also: {other}", 2)]
    if seen["absent"]:
        lines += _indented("This is about the whole article: something is missing, or it is judged as a whole.", 2)
    return "\n".join(lines) + "\n"


def _indented(text: str, by: int) -> list[str]:
    return [" " * by + line for line in wrap(plain(text), WIDTH - by)]


def report(tallies: Mapping[str, RuleTally], pack: RulePack) -> str:
    """A line a rule, the least sure first."""
    rules = {r.id: r for r in pack.rules}
    if not tallies:
        return "Nothing was judged yet.\n"
    ordered = sorted(tallies, key=lambda id_: (tallies[id_].judged.interval[0], id_))
    rows = [_HEADS, *(_row(tallies[id_], id_, rules.get(id_)) for id_ in ordered)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(_HEADS) - 1)]
    lines = ["  ".join([*map(pad, row[:-1], widths), row[-1]]).rstrip() for row in rows]
    return "\n".join([*lines, "", *_totals(tallies)]) + "\n"


def _row(one: RuleTally, id_: str, rule: Rule | None) -> tuple[str, ...]:
    judged = one.judged
    low, high = (round(100 * x) for x in judged.interval)
    notes = [] if judged.enough else [f"under {ENOUGH}"]
    if rule is None:
        notes.append("not in force")
    elif rule.definition != judged.definition:
        notes.append("changed since")
    if one.draw > 1:
        notes.append(f"draw {one.draw}")
    bounds = f"{low} to {high}"
    return (
        clip(plain(id_), MOST),
        f"{judged.right} of {judged.judged}",
        bounds,
        str(judged.unclear or ""),
        "; ".join(notes),
    )


def _totals(tallies: Mapping[str, RuleTally]) -> Iterator[str]:
    right, judged = (sum(getattr(t.judged, name) for t in tallies.values()) for name in ("right", "judged"))
    yield f"{right} of {judged} hits are right; what was unclear counts as not right."
    yield f"Under {ENOUGH} judged hits: not yet calibrated. Changed since: draw anew."
    same, both = (sum(getattr(t.agreement, name) for t in tallies.values()) for name in ("same", "both"))
    if both:
        yield f"{both} hits were read by two: they said the same of {same} ({round(100 * same / both)}%)."
