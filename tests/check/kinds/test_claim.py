"""Claims that nobody answers for."""

from __future__ import annotations

from audit.check.kinds.claim import ClaimCheck
from audit.model.marks import Claim, Status
from tests.check.factories import answer, article_of, at, found, hits


def test_claim_that_nobody_answers_for() -> None:
    text = "Kiel wants to sell the port. The wall fell. It cost a lot."
    claims = [
        Claim(at(text, "Kiel wants to sell the port"), 0, ("motive",)),
        Claim(at(text, "The wall fell"), 1, ("event",)),
        Claim(at(text, "It cost a lot"), 2, ("number",)),
    ]
    answers = [answer(text, 0, Status.NONE), answer(text, 1, Status.NONE), answer(text, 2, Status.IDENTIFIED, 0)]
    article = article_of(text, *claims, *answers)
    assert [h["trigger"] for h in hits(ClaimCheck(), article)] == ["motive", "event"]
    assert [h["trigger"] for h in hits(ClaimCheck(named=("event",)), article)] == ["motive"]
    assert found(ClaimCheck(triggers=("number",)), article) == []


def test_claim_names_a_party_by_a_capital_inside_the_sentence() -> None:
    text = "On Monday old Kiel wants a port."
    article = article_of(text, Claim(at(text, text[:-1]), 0, ("motive",)), answer(text, 0, Status.NONE))
    assert hits(ClaimCheck(), article)[0]["trigger"] == "named-motive"
