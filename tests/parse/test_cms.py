"""Pages in the manner of many content systems: what is read as body, headline, author and date."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from annotate.reading import read
from parse.cms_more import PAGES
from parse.cms_pages import Page

from audit.model.article import Article, Kind

_WORD = re.compile(r"\w+")


def f1(found: str, right: str) -> float:
    """How well two bags of words agree."""
    one, other = (Counter(_WORD.findall(text.lower())) for text in (found, right))
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def words(article: Article, *kinds: Kind) -> str:
    return " ".join(article.slice(block.span) for block in article.of_kind(*kinds))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_read_as_an_editor_would(page: Page) -> None:
    article = read(page.markup, "html")
    assert f1(words(article, Kind.BODY), " ".join(page.body)) >= 0.97
    assert words(article, Kind.HEADLINE) == page.title
    meta = article.meta
    assert (meta.title, meta.author, meta.date[:10]) == (page.title, page.author, page.date)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_word_of_a_page_has_its_place(page: Page) -> None:
    article = read(page.markup, "html")
    for sentence in article.sentences[:60]:
        at = article.map.to_source(sentence.span)
        first = _WORD.findall(article.slice(sentence.span))[0][:3]
        assert first in page.markup[at.start : at.start + 20]
