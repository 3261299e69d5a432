"""Articles of our own for readers to judge, and verdicts on them."""

from __future__ import annotations

from collections.abc import Iterable

from audit import judge
from audit.judge import Case, Verdict
from audit.model.report import Report
from audit.model.rule import RulePack
from audit.pipeline import Auditor

PASSIVE = "agentless-passive-attribution"
BODY = """{place} council weighs a new {thing}

It is widely believed that the {thing} will cost more than planned. The council of {place} met on Monday.

It is rumoured that the builder of the {thing} has left {place}. “We will build it,” mayor Anna Lund said.
"""
PLACES = ("Elmsted", "Norwick", "Harrow Bay", "Tarn", "Oldport", "Fenbridge")
THINGS = ("pier", "library", "tram")


def items() -> list[dict[str, str]]:
    """Three articles of each of six outlets."""
    return [
        {"id": f"{place}-{thing}", "outlet": f"The {place} Echo", "text": BODY.format(place=place, thing=thing)}
        for place in PLACES
        for thing in THINGS
    ]


def hits(auditor: Auditor, rows: Iterable[dict[str, str]]) -> list[Case]:
    reports = [r for r in auditor.audit_many(rows) if isinstance(r, Report)]
    return [h for report in reports for h in judge.hits_of(report)]


def verdicts(
    found: Iterable[Case], pack: RulePack, said: str = "right", reader: str = "ada", draw: int = 1
) -> list[Verdict]:
    return [judge.verdict(h, draw, pack.rule(h.rule), pack, said, "", reader) for h in found]
