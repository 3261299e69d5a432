"""What an article keeps of what was worked out, and what is gone."""

from __future__ import annotations

import pytest
from annotate.reading import PROSE, read

from audit.model.article import Article, MissingLayerError
from audit.model.marks import Claim, Quote, Sourcing


def shouted(article: Article) -> str:
    return article.text.upper()


def test_what_is_released_is_gone_for_every_view_of_the_article() -> None:
    article = read(PROSE)
    narrow = article.only(Quote)
    assert narrow.once(shouted) is article.once(shouted)
    article.release(shouted)
    for view in (article, narrow):
        with pytest.raises(MissingLayerError, match="shouted was released"):
            view.once(shouted)


def test_another_layer_in_place_of_one_that_was_there_begins_anew() -> None:
    article = read(PROSE)
    article.release(shouted)
    assert article.with_layer(Quote, ()).once(shouted) == PROSE.upper()


def test_a_judged_article_has_the_layers_it_was_asked_for_and_no_more() -> None:
    article = read(PROSE)
    words = article.body_words
    judged = article.judged(Claim, Sourcing)
    assert judged.all(Claim) == article.all(Claim)
    assert judged.body_words is words
    with pytest.raises(MissingLayerError, match="no layer Quote"):
        judged.all(Quote)
    with pytest.raises(MissingLayerError, match="the scan did not run"):
        judged.terms("reporting-verbs")
