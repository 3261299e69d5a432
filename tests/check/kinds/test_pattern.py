"""Words and patterns, wherever the filters let them stand."""

from __future__ import annotations

from audit.check.kinds.pattern import PatternCheck
from audit.model.measure import Measure
from audit.model.rule import Pattern
from tests.check.factories import BODY, HEAD, article_of, found, hits, lexicon, measured


def test_pattern_finds_words_by_tag_and_each_once_where_asked() -> None:
    loud = lexicon("loud", "roar", "shout", kind="verb")
    text = "They roar and shout and roar."
    article = article_of(text, lexicons=[loud], patterns=[Pattern("and")])
    assert found(PatternCheck(words=("loud",)), article) == ["roar", "shout", "roar"]
    assert found(PatternCheck(words=("loud",), once=True), article) == ["roar", "shout"]
    assert found(PatternCheck(words=("loud",), tags={"kind": "noun"}), article) == []
    assert found(PatternCheck(words=("loud",), not_tags={"kind": "verb"}), article) == []
    assert found(PatternCheck(words=("loud",), without=("roar",)), article) == ["shout"]


def test_an_entry_that_does_not_count_hides_no_pattern_at_its_place() -> None:
    loud, roars = lexicon("loud", "roar", "shout"), Pattern(r"(?P<hit>roar) of lions")
    article = article_of("A roar of lions and a roar.", lexicons=[loud], patterns=[roars])
    assert found(PatternCheck(words=("loud",), find=(roars,), without=("roar",)), article) == ["roar"]
    assert found(PatternCheck(words=("loud",), find=(roars,)), article) == ["roar", "roar"]


def test_pattern_tells_the_class_and_counts_other_words() -> None:
    check = PatternCheck(classes={"late": (Pattern("soon"),)}, count=(Pattern("mill"),))
    article = article_of("The mill closes soon. The mill is old.", patterns=check.patterns())
    assert hits(check, article) == [{"word": "soon", "class": "late", "count": 2, "nth": 1, "place": 1}]


def test_pattern_joins_the_places_of_a_sentence() -> None:
    check = PatternCheck(find=(Pattern("mill"),), join=True)
    article = article_of("A mill and a mill. One mill.", patterns=check.patterns())
    measured = check.measure(article)
    assert isinstance(measured, Measure)
    assert [(len(h.related), h.span.start) for h in measured.hits] == [(1, 2), (0, 23)]


def test_pattern_that_opens_counts_at_the_head_of_a_section_only() -> None:
    check = PatternCheck(opening=(Pattern("moreover", lines=True),))
    text = "Mill sold\n\nMoreover, it burnt.\n\nMoreover, it rained."
    article = article_of(text, kinds=[HEAD, BODY, BODY], patterns=check.patterns())
    assert [s.start for s in check.candidates(article)] == [text.index("Moreover"), text.rindex("Moreover")]
    assert len(found(check, article)) == 1


def test_pattern_that_points_back_counts_only_where_nothing_stands_before_it() -> None:
    check = PatternCheck(again=(Pattern("the source"),), first=(Pattern("source in the bank"),))
    text = "The source left. A source in the bank spoke. The source came back."
    article = article_of(text, patterns=check.patterns())
    assert [h.span.start for h in measured(check, article).hits] == [0]
    assert len(check.candidates(article)) == 2
