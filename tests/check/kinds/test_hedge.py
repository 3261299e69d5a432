"""Words of doubt that nobody owns."""

from __future__ import annotations

from audit.check.filters import Take
from audit.check.kinds.hedge import HedgeCheck
from audit.model.marks import Hedge
from tests.check.factories import article_of, at, found, hits, said


def test_hedge_without_an_owner_with_the_verb_it_hedges() -> None:
    text = "The talks may have covered grain. The price could rise, she said."
    marks = [Hedge(at(text, "may"), "modal", False, "may"), Hedge(at(text, "could"), "modal", True, "could")]
    owner = said(text, "she", "said", "The price could rise")
    article = article_of(text, *marks, owner)
    assert hits(HedgeCheck(groups=("modal",)), article) == [{"hedge": "may", "group": "modal", "form": "deed"}]
    assert found(HedgeCheck(groups=("modal",)), article) == ["may have covered"]
    assert found(HedgeCheck(groups=("modal",), owned=Take.ONLY), article) == ["could rise"]
