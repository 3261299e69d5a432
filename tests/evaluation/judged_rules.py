"""How often each rule is right, as it is told in docs/evaluation.md, and which rules stand below the bar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

from support import ROOT

from audit import judge
from audit.model.rule import Rule, Severity
from audit.pipeline import Auditor
from audit.render import view

PAGE = ROOT / "docs" / "evaluation.md"
JUDGED = Path(__file__).with_name("judged")
BARS = {Severity.ERROR: 0.80, Severity.WARNING: 0.65}
"""The lower bound of the precision that a rule of this severity needs."""


def loudest(rule: Rule) -> Severity:
    """The most serious that a finding of the rule can be, as it ships."""
    severities = (rule.severity, *(v.severity for v in rule.variants if v.severity))
    return min(severities, key=lambda s: s.rank)


def below(rules: Mapping[str, Rule]) -> set[str]:
    """Rules that are judged often enough to be told, and whose lower bound does not reach the bar."""
    return {id_ for id_, rule in rules.items() if _short(rule)}


def _short(rule: Rule) -> bool:
    bar = BARS.get(loudest(rule))
    judged = rule.judged
    return bool(bar and judged and judged.enough and judged.loud and judged.interval[0] < bar)


def rules() -> dict[str, Rule]:
    """The rules of the pack core, as they ship."""
    return {r.id: r for r in Auditor(profile=False).pack.rules if loudest(r) is not Severity.CREDIT}


def section(known: Mapping[str, Rule]) -> str:
    """The table of rules: those that ask first, the least sure on top; what was never judged is named below it."""
    lines = ["| rule | severity | right | 95% | bar | notes |", "|---|---|---:|---:|---:|---|"]
    lines += [_line(r) for r in sorted((r for r in known.values() if r.judged), key=_order)]
    if len(lines) == 2:
        lines = []
    return "\n\n".join(["\n".join(lines), *_summary(known), *_unjudged(known)]).strip() + "\n"


def _summary(known: Mapping[str, Rule]) -> Iterator[str]:
    """The middle of the rules that ask, the lowest bound, and how far two readers agreed."""
    asking = [r for r in known.values() if loudest(r) in BARS]
    loud = [r.judged for r in asking if r.judged and r.judged.enough and r.judged.loud]
    if loud:
        middle, lowest = median(j.value for j in loud), min(j.interval[0] for j in loud)
        yield (
            f"{view.plural(len(loud), 'rule')} that ask are calibrated: the middle one is right in "
            f"{100 * middle:.0f} of 100 hits, the lowest lower bound is {100 * lowest:.0f}."
        )
    agreements = [one.agreement for one in judge.tally(judge.read(JUDGED)).values()]
    same, both = sum(a.same for a in agreements), sum(a.both for a in agreements)
    if both:
        yield f"{both} hits were read by two readers, who said the same of {same} ({100 * same / both:.0f}%)."


def _order(rule: Rule) -> tuple[int, float, str]:
    assert rule.judged
    return loudest(rule).rank, rule.judged.interval[0], rule.id


def _line(rule: Rule) -> str:
    judged = rule.judged
    assert judged
    low, high = (round(100 * x) for x in judged.interval)
    bar = BARS.get(loudest(rule))
    notes = ["not yet calibrated"] * (not judged.enough) + ["changed since"] * rule.changed
    notes += ["below the bar"] * _short(rule) + [f"{judged.unclear} unclear"] * bool(judged.unclear)
    name = f"[{rule.id}](rules/{rule.id}.md)"
    bound = f"{100 * bar:.0f}" if bar and judged.loud else ""
    share = f"{judged.right} of {judged.judged}"
    return f"| {name} | {loudest(rule).value} | {share} | {low} to {high} | {bound} | {', '.join(notes)} |"


def _unjudged(known: Mapping[str, Rule]) -> Iterator[str]:
    for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        ids = [id_ for id_, r in sorted(known.items()) if not r.judged and loudest(r) is severity]
        if ids:
            yield f"Of severity {severity.value} and not judged yet: {', '.join(ids)}."


def page() -> str:
    """docs/evaluation.md with the table of now."""
    return written(PAGE.read_text("utf-8"), "rules", section(rules()))


def written(page: str, name: str, text: str) -> str:
    """The page with the part between its marks replaced."""
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, _, rest = page.partition(begin)
    _, _, behind = rest.partition(end)
    return f"{before}{begin}\n{text}\n{end}{behind}"


def write(name: str, text: str, path: Path = PAGE) -> None:
    path.write_text(written(path.read_text("utf-8"), name, text), "utf-8")
