"""How much of the whole text is maybe."""

from __future__ import annotations

from audit.check.kinds.hedge_density import HedgeDensityCheck
from audit.model.article import Article
from audit.model.marks import Claim, Hedge, Status
from audit.model.measure import NotApplicable
from tests.check.factories import answer, article_of, at, found, hits

TEXT = "It may fall. It may rise. It may burn. It held."


def hedged(owned: bool = False) -> Article:
    spans = [at(TEXT, "may", n) for n in range(3)]
    claims = [Claim(at(TEXT, "It", n), n, ("forecast",)) for n in range(4)]
    answers = [answer(TEXT, n, Status.IDENTIFIED if owned else Status.NONE, 0 if owned else None) for n in range(4)]
    return article_of(TEXT, *[Hedge(s, "modal", owned, "may") for s in spans], *claims, *(answers if not owned else ()))


CHECK = HedgeDensityCheck(groups=("modal",), per_1000=1000, share=0.5, min_claims=4, at_least=3)


def test_hedges_in_more_than_a_share_of_the_claims() -> None:
    assert found(CHECK, hedged()) == ["may"]
    assert hits(CHECK, hedged()) == [{"count": 3, "rate": 272.7, "total": 11, "hedged": 3, "claims": 4}]


def test_fewer_or_of_another_group_are_not_too_many() -> None:
    few = HedgeDensityCheck(groups=("modal",), per_1000=1000, share=0.8, min_claims=4)
    assert found(few, hedged()) == []
    other = HedgeDensityCheck(groups=("adverb",), per_1000=0, share=0, min_claims=4, at_least=1)
    assert found(other, hedged()) == []
    short = HedgeDensityCheck(groups=("modal",), min_claims=5).measure(hedged())
    assert isinstance(short, NotApplicable)


def test_a_rate_alone_is_too_many() -> None:
    rate = HedgeDensityCheck(groups=("modal",), per_1000=200, share=1, min_claims=4, at_least=3)
    assert found(rate, hedged()) == ["may"]
