"""Too many of a kind: so many hits, and so many per 1,000 body words."""

from __future__ import annotations

from audit.check.kinds.density import DensityCheck
from audit.model.rule import Pattern
from tests.check.factories import article_of, found, hits


def test_density_wants_enough_places_and_a_rate() -> None:
    check = DensityCheck(find=(Pattern("mill|wheel"),), at_least=2, per_1000=100, distinct=True)
    assert hits(check, article_of("The mill and the wheel turn.", patterns=check.patterns()))[0]["count"] == 2
    assert found(check, article_of("The mill and the mill turn.", patterns=check.patterns())) == []
    thin = "The mill and the wheel turn. " + "It rained on the old bridge. " * 10
    assert found(check, article_of(thin, patterns=check.patterns())) == []
