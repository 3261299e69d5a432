"""Doubt that is stated openly."""

from __future__ import annotations

from audit.check.kinds.open_doubt import OpenDoubtCheck
from audit.model.marks import Hedge, Status
from tests.check.factories import article_of, at, found, hits, lexicon, said

CHECK = OpenDoubtCheck(words=("limits",), groups=("modal", "adverb"))
LIMITS = lexicon("limits", "could not be verified")


def test_a_limit_and_a_doubt_with_an_owner() -> None:
    text = "The video could not be verified. The pier may fall, she said."
    marks = Hedge(at(text, "may"), "modal", True, "may"), said(text, "she", "said", "The pier may fall")
    article = article_of(text, *marks, lexicons=[LIMITS])
    assert found(CHECK, article) == ["could not be verified", "may"]
    assert [h["by"] for h in hits(CHECK, article)] == ["limit", "owner"]
    assert [article.slice(s) for s in CHECK.candidates(article)] == ["could not be verified", "may"]


def test_a_doubt_is_credited_once_a_sentence_and_only_where_somebody_named_owns_it() -> None:
    text = "The pier may perhaps fall, she said. The mill may close."
    said_so = said(text, "she", "said", "The pier may perhaps fall")
    owned = [Hedge(at(text, word), group, True, word) for word, group in (("may", "modal"), ("perhaps", "adverb"))]
    nobody = Hedge(at(text, "may", 1), "modal", False, "may")
    assert found(CHECK, article_of(text, *owned, nobody, said_so, lexicons=[LIMITS])) == ["may"]
    crowd = said(text, "she", "said", "The pier may perhaps fall", Status.VAGUE)
    assert found(CHECK, article_of(text, *owned, nobody, crowd, lexicons=[LIMITS])) == []


def test_other_groups_do_not_count() -> None:
    text = "The pier appears to fall, she said."
    marks = Hedge(at(text, "appears"), "verb", True, "appear"), said(text, "she", "said", "The pier appears to fall")
    assert found(CHECK, article_of(text, *marks, lexicons=[LIMITS])) == []
