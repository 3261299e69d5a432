"""One source for a whole paragraph."""

from __future__ import annotations

from audit.check.kinds.stretched_source import StretchedSourceCheck
from audit.model.marks import Claim, Status, Strength
from tests.check.factories import answer, article_of, at, hits, said


def test_drift_of_scope_tells_how_many_claims_follow_one_source() -> None:
    text = "Ana said it fell. It cost a lot. It will cost more."
    a = said(text, "Ana", "said", "it fell")
    claims = [Claim(at(text, "It cost a lot"), 1, ("number",)), Claim(at(text, "It will cost more"), 2, ("forecast",))]
    weak = [type(answer(text, n, Status.NONE))(at(text, "It"), n, Status.NONE, Strength.WEAK, 0) for n in (1, 2)]
    assert hits(StretchedSourceCheck(), article_of(text, a, *claims, *weak)) == [{"count": 2}]
    assert hits(StretchedSourceCheck(claims=3), article_of(text, a, *claims, *weak)) == []
