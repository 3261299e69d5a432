"""Rules that are right often enough to warn only in company: one fault in a text that is well sourced is mostly none.

Measured (docs/evaluation.md): readers called about two in three of their hits right in texts with six or more errors
and warnings, and fewer than half in the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.model.dataclass import but
from audit.model.finding import Finding, Outcome
from audit.model.rule import RulePack, Severity

COMPANY = 6
"""Errors and warnings in a text, the finding itself among them, from which on it keeps its severity."""


def company(outcomes: Sequence[Outcome], pack: RulePack) -> list[Outcome]:
    """The outcomes, with findings of rules that state a severity `alone` lowered to it in a text with fewer faults."""
    loud = sum(f.severity.loud and not f.suppressed_by for o in outcomes for f in o.findings)
    alone = pack.once(_alone)
    if not alone or not loud or loud >= COMPANY:
        return list(outcomes)

    def lowered(finding: Finding) -> Finding:
        severity = alone[finding.rule]
        mild = finding.severity.loud and severity.rank > finding.severity.rank
        return but(finding, severity=severity) if mild else finding

    return [but(o, findings=tuple(map(lowered, o.findings))) if o.rule in alone and o.findings else o for o in outcomes]


def _alone(pack: RulePack) -> Mapping[str, Severity]:
    return {r.id: r.alone for r in pack.rules if r.alone}
