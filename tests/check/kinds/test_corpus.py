"""What no single article can show."""

from __future__ import annotations

from audit.check.kinds.corpus import CorpusCheck
from audit.model.article import Reach
from audit.model.measure import NotApplicable
from tests.check.factories import article_of


def test_one_article_is_never_asked() -> None:
    check = CorpusCheck()
    measured = check.measure(article_of("According to the Harbour Post, the pier will be sold."))
    assert isinstance(measured, NotApplicable)
    assert measured.reason == "asked of a corpus (`audit corpus graph`)"
    assert check.reach is Reach.CORPUS
