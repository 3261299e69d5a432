"""Other media as the sources."""

from __future__ import annotations

from audit.check.kinds.mostly_second_hand import MostlySecondHandCheck
from audit.model.marks import SourceType, Status
from tests.check.factories import article_of, found, hits, said


def test_sourcing_all_secondary_counts_sources_not_mentions() -> None:
    text = "CNN reported rain. CNN reported wind. Ana said hail."
    one = said(text, "CNN", "reported", "rain", Status.OUTLET, source_type=SourceType.OUTLET)
    two = said(text, "CNN", "reported wind", "wind", Status.OUTLET, source_type=SourceType.OUTLET)
    own = said(text, "Ana", "said", "hail")
    check = MostlySecondHandCheck(share=0.6)
    assert found(check, article_of(text, one, two, own)) == []
    assert hits(MostlySecondHandCheck(share=0.4), article_of(text, one, two, own)) == [
        {"count": 1, "total": 2, "percent": 50}
    ]
