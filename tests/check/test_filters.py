"""The filters: each lets through what it should and tells why it holds back the rest."""

from __future__ import annotations

import pytest

from audit.check.facts import owner
from audit.check.filters import Filters, Take
from audit.check.terms import terms
from audit.model.article import Article, Kind
from audit.model.marks import Claim, Quote, QuoteKind, Status, Strength
from audit.model.rule import Pattern
from tests.check.factories import answer, article_of, at, lexicon, said

TEXT = "The mayor said the odd mill was sold. An odd boat came. “An odd tale,” he said."
SAID = said(TEXT, "The mayor", "said", "the odd mill was sold")
QUOTE = Quote(at(TEXT, "“An odd tale,”"), at(TEXT, "An odd tale,"), QuoteKind.DIRECT, 3)


def odd(where: Filters, article: Article) -> list[int]:
    """Which of the places of "odd" stand."""
    return [n for n in range(3) if where.admits(article, at(TEXT, "odd", n))]


def test_a_speakers_words_are_left_out_taken_or_taken_alone() -> None:
    article = article_of(TEXT, SAID, QUOTE)
    assert odd(Filters(), article) == [0, 1]
    assert odd(Filters(quoted=Take.ANY), article) == [0, 1, 2]
    assert odd(Filters(quoted=Take.ONLY), article) == [2]


def test_a_title_in_marks_is_no_speakers_words() -> None:
    title = Quote(QUOTE.span, QUOTE.content, QuoteKind.MENTION, 3)
    assert odd(Filters(), article_of(TEXT, title)) == [0, 1, 2]
    assert odd(Filters(marked=Take.SKIP), article_of(TEXT, title)) == [0, 1]


def test_a_source_answers_for_its_sentence_and_for_no_other() -> None:
    article = article_of(TEXT, SAID, QUOTE)
    assert odd(Filters(attributed=Take.SKIP), article) == [1]
    assert odd(Filters(attributed=Take.ONLY), article) == [0]


def test_only_owners_that_count_answer() -> None:
    vague = said(TEXT, "The mayor", "said", "the odd mill was sold", Status.VAGUE)
    assert 0 in odd(Filters(attributed=Take.SKIP), article_of(TEXT, vague))
    assert 0 not in odd(Filters(attributed=Take.SKIP, owners=(Status.VAGUE,)), article_of(TEXT, vague))


def test_a_source_carried_over_from_another_sentence_answers() -> None:
    article = article_of(TEXT, SAID, QUOTE, answer(TEXT, 1, Status.IDENTIFIED, attribution=0))
    assert odd(Filters(attributed=Take.SKIP), article) == []


def test_a_weak_source_counts_where_asked() -> None:
    weak = answer(TEXT, 1, Status.NONE)
    weak = type(weak)(weak.span, 1, Status.NONE, Strength.WEAK, 0)
    article = article_of(TEXT, SAID, QUOTE, weak)
    assert odd(Filters(attributed=Take.SKIP), article) == [1]
    assert odd(Filters(attributed=Take.SKIP, weak=True), article) == []


def test_a_participle_hung_on_a_report_is_the_writers() -> None:
    text = "The mayor noted the delay, suggesting that an odd deal was near."
    article = article_of(text, said(text, "The mayor", "noted", "the delay, suggesting that an odd deal was near"))
    assert owner(article, at(text, "delay")) is Status.IDENTIFIED
    assert owner(article, at(text, "odd")) is Status.NONE


def test_an_attribution_inside_the_place_is_no_answer_to_it() -> None:
    text = "The timing suggests a rift."
    article = article_of(text, said(text, "The timing", "suggests", "a rift"))
    assert owner(article, at(text, "The timing suggests")) is Status.NONE
    assert owner(article, at(text, "rift")) is Status.IDENTIFIED


@pytest.mark.parametrize(
    ("where", "left"),
    [
        (Filters(quoted=Take.ANY, blocks=(Kind.HEADLINE,)), []),
        (Filters(quoted=Take.ANY, claims=Take.ONLY), [0]),
        (Filters(quoted=Take.ANY, exempt=(Pattern("odd boat"),)), [0, 2]),
        (Filters(quoted=Take.ANY, unless=(Pattern("boat"),)), [0, 2]),
        (Filters(quoted=Take.ANY, unless_near=(Pattern("boat"),)), []),
        (Filters(quoted=Take.ANY, only_with=(Pattern("sold"),)), [0]),
        (Filters(quoted=Take.ANY, exempt_words=("tales",)), [0, 1, 2]),
        (Filters(quoted=Take.ANY, unless_words=("tales",)), [0, 1]),
        (Filters(quoted=Take.ANY, unless_near_words=("tales",)), [0]),
        (Filters(quoted=Take.ANY, only_with_words=("tales",)), [2]),
    ],
)
def test_words_around_a_place_hold_it_back_or_let_it_through(where: Filters, left: list[int]) -> None:
    claim = Claim(at(TEXT, "The mayor said"), 0, ("event",))
    article = article_of(TEXT, claim, patterns=where.patterns(), lexicons=[lexicon("tales", "tale")])
    assert odd(where, article) == left
    for n in range(3):
        refusal = where.refusal(article, at(TEXT, "odd", n))
        assert bool(refusal) is (n not in left), "who is held back is told why"


def test_a_capital_inside_a_sentence_tells_a_name() -> None:
    text = "Great Britain sails. The Great Eastern sank. A great day."
    article = article_of(text)
    where = Filters(capital=Take.SKIP)
    places = [at(text, "Great"), at(text, "Great", 1), at(text, "great")]
    assert [where.admits(article, p) for p in places] == [False, False, True]
    article = article_of("Great Britain sails. A great day.")
    assert where.admits(article, at("Great Britain sails.", "Great"))


def test_of_hits_that_overlap_the_longest_of_the_first_stands() -> None:
    article = article_of("a red mill house", patterns=(Pattern("red mill"), Pattern("mill house"), Pattern("red")))
    found = terms(article, (Pattern("red mill"), Pattern("mill house"), Pattern("red")), ())
    assert [article.slice(t.span) for t in found] == ["red mill"]


def test_an_outlet_cited_beside_the_place() -> None:
    text = "The odd mill is for sale, the Post reported. It is odd.\n\nAn odd boat came."
    cited = said(text, "the Post", "reported", "The odd mill is for sale", Status.OUTLET)
    article = article_of(text, cited)
    places = [at(text, "odd", n) for n in range(3)]
    assert [Filters(outlet_beside=Take.SKIP).admits(article, p) for p in places] == [False, False, True]
    assert [Filters(outlet_beside=Take.ONLY).admits(article, p) for p in places] == [True, True, False]


@pytest.mark.parametrize(("opening", "admitted"), [("The", False), ("It", False), ("An", True), ("Ada", True)])
def test_an_outlet_cited_above_a_paragraph_that_points_back(opening: str, admitted: bool) -> None:
    text = f"The mill is for sale, the Post reported.\n\n{opening} odd boat came."
    article = article_of(text, said(text, "the Post", "reported", "The mill is for sale", Status.OUTLET))
    assert Filters(outlet_beside=Take.SKIP).admits(article, at(text, "odd")) is admitted
