"""Citations of publications: other outlets, aggregators, posts, studies, documents."""

from __future__ import annotations

from audit.check.filters import Take
from audit.check.kinds.citation import CitationCheck
from audit.model.marks import Citation, SourceType, Status
from audit.model.measure import NotApplicable
from tests.check.factories import article_of, at, found, said


def test_citation_of_an_outlet_but_not_of_the_house() -> None:
    text = "CNN reported the wall fell. CNN reported rain."
    a = said(text, "CNN", "reported", "the wall fell", Status.OUTLET, source_type=SourceType.OUTLET)
    cite = Citation(at(text, "CNN"), 0, "CNN", SourceType.OUTLET)
    assert found(CitationCheck(), article_of(text, a, cite)) == ["CNN reported"]
    house = Citation(at(text, "CNN"), 0, "CNN", SourceType.OUTLET, house=True)
    assert found(CitationCheck(), article_of(text, a, house)) == []
    assert isinstance(CitationCheck(links=Take.SKIP).measure(article_of(text, a, cite)), NotApplicable)
