"""What one shipped rule finds in a small text."""

from __future__ import annotations

from functools import cache

from audit import load
from audit.config import Config
from audit.model.article import Meta
from audit.model.report import FindingRow, Report
from audit.pipeline import Auditor

LINE = "The line"
"""A headline that no rule minds."""
FAULTS = tuple(f"READ ALSO: Ten boats of {n} sink" for n in ("Ash", "Birk", "Cort", "Dale", "Elm", "Fay", "Gill"))
"""Blocks with so many warnings that what warns only in company does."""


@cache
def auditor() -> Auditor:
    return Auditor(Config(pack="core", preview=True), profile=False)


def audited(*blocks: str, format: str = "text", **meta: str) -> Report:
    """The report of a text of these blocks."""
    text = "\n\n".join(blocks) + "\n"
    return auditor().audit(load.from_text(text, "a", format=format, meta=Meta(**meta)))


def findings(rule: str, *blocks: str, format: str = "text", **meta: str) -> list[FindingRow]:
    """The findings of a rule, in order; those that a stronger rule suppresses are left out."""
    report = audited(*blocks, format=format, **meta)
    return [f for f in report.findings if f.rule == rule and not f.suppressed_by]


def marked(rule: str, *blocks: str, format: str = "text", **meta: str) -> list[str]:
    """The words that a rule marks, in order."""
    return [f.excerpt or "" for f in findings(rule, *blocks, format=format, **meta)]


def unjudged(rule: str, *blocks: str, format: str = "text", **meta: str) -> bool:
    """Could the rule not be judged on this text?"""
    report = audited(*blocks, format=format, **meta)
    outcomes = [o for d in report.dimensions for o in d.outcomes if o.rule == rule]
    told = any(rule in line and line.startswith("not judged") for line in report.limits)
    return told or any(o.status == "not-applicable" for o in outcomes)
