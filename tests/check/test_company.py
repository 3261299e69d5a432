"""A rule that is right only in company warns in a text with many faults, and says the same quietly in others."""

from __future__ import annotations

from collections import Counter

from audit.check.company import COMPANY
from audit.config import Config
from audit.model.report import Report
from audit.pipeline import Auditor
from tests.check.shipped import FAULTS, LINE

CROWD = "\n\nCritics say that the pier is unsafe. It was built in May.\n\n"
PLAIN = "The council met in Harbourtown on Monday, mayor Ann Poe said. "


def report(text: str, **rules: str) -> Report:
    config = Config(rules=rules)  # type: ignore[arg-type]
    made = next(Auditor(config, profile=False).audit_many([{"text": f"{LINE}\n\n{text}"}]))
    assert isinstance(made, Report)
    return made


def levels(made: Report, rule: str) -> list[str]:
    return [f.severity for f in made.findings if f.rule == rule]


def loud(made: Report) -> int:
    return sum(Counter(f.severity for f in made.findings)[s] for s in ("error", "warning"))


def test_alone_it_is_an_info_and_in_company_a_warning() -> None:
    alone = report(PLAIN + CROWD)
    assert levels(alone, "vague-collective-source") == ["info"]
    crowded = report(PLAIN + CROWD + "\n\n".join(FAULTS))
    assert loud(crowded) >= COMPANY
    assert levels(crowded, "vague-collective-source") == ["warning"]


def test_what_a_newsroom_asks_for_holds_in_any_company() -> None:
    asked = report(PLAIN + CROWD, **{"vague-collective-source": "error"})
    assert levels(asked, "vague-collective-source") == ["error"]


def test_the_finding_is_the_same_but_for_its_severity() -> None:
    alone, crowded = report(PLAIN + CROWD), report(PLAIN + CROWD + "\n\n".join(FAULTS))
    one, other = (next(f for f in r.findings if f.rule == "vague-collective-source") for r in (alone, crowded))
    assert (one.fingerprint, one.message) == (other.fingerprint, other.message)
