"""One source for everything."""

from __future__ import annotations

from audit.check.kinds.single_source import SingleSourceCheck
from audit.model.marks import Status
from tests.check.factories import answer, article_of, found, hits, said


def test_sourcing_single_source_merges_short_forms_and_pronouns() -> None:
    text = "The operator Hangbahn said rain. Hangbahn said wind. It said hail."
    marks = [
        said(text, "The operator Hangbahn", "said", "rain"),
        said(text, "Hangbahn said", "said wind", "wind"),
        said(text, "It", "said hail", "hail"),
    ]
    check = SingleSourceCheck()
    assert len(found(check, article_of(text, *marks[:1]))) == 1
    assert [hit["source"] for hit in hits(check, article_of(text, *marks[:1]))] == ["The operator Hangbahn"]
    other = said(text, "It said", "hail", "hail", Status.VAGUE)
    assert len(found(check, article_of(text, marks[0], other))) == 1, "a crowd is no second source"


def test_who_answers_for_next_to_nothing_carries_no_story() -> None:
    text = "Hangbahn said rain. It snowed. It froze. It thawed."
    article = article_of(text, said(text, "Hangbahn", "said", "rain"), answer(text, 0, Status.IDENTIFIED, 0))
    assert [hit["told"] for hit in hits(SingleSourceCheck(), article)] == [25]
    assert len(found(SingleSourceCheck(least=25), article)) == 1
    assert found(SingleSourceCheck(least=26), article) == []
