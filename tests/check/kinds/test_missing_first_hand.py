"""Nothing first-hand: no voice, no occasion, no document, no witness."""

from __future__ import annotations

from dataclasses import replace

from audit.check.kinds.missing_first_hand import MissingFirstHandCheck
from audit.model.marks import Claim, Quote, QuoteKind, SourceType, Status
from audit.model.rule import Pattern
from tests.check.factories import article_of, at, found, hits, said

TEXT = "The mayor said on Monday that the wall fell. “It fell at nine,” a guard said."
SAID = said(TEXT, "The mayor", "said", "the wall fell")
CHECK = MissingFirstHandCheck(witness=(Pattern("a reporter saw"),))


def test_a_paraphrase_alone_is_nothing_first_hand() -> None:
    claim = Claim(at(TEXT, "the wall fell"), 0, ("event",))
    assert hits(CHECK, article_of(TEXT, SAID, claim)) == [{"count": 0, "claims": 1, "named": "yes"}]


def test_each_of_these_is_first_hand() -> None:
    quote = Quote(at(TEXT, "“It fell at nine,”"), at(TEXT, "It fell at nine,"), QuoteKind.DIRECT, 4)
    assert found(CHECK, article_of(TEXT, SAID, quote)) == []
    assert found(CHECK, article_of(TEXT, replace(SAID, occasion=at(TEXT, "on Monday")))) == []
    assert found(CHECK, article_of(TEXT, replace(SAID, source_type=SourceType.DOCUMENT))) == []
    partly = Quote(at(TEXT, "the wall"), at(TEXT, "the wall"), QuoteKind.PARTIAL, 2)
    assert found(CHECK, article_of(TEXT, SAID, partly)) == []
    assert found(CHECK, article_of("The wall fell, a reporter saw.", patterns=CHECK.patterns())) == []


def test_an_unnamed_source_with_an_occasion_is_none() -> None:
    unnamed = replace(SAID, status=Status.ANONYMOUS, occasion=at(TEXT, "on Monday"))
    assert len(found(CHECK, article_of(TEXT, unnamed))) == 1
    short = Quote(at(TEXT, "“It fell at nine,”"), at(TEXT, "It fell at nine,"), QuoteKind.DIRECT, 2)
    assert len(found(CHECK, article_of(TEXT, short))) == 1


def test_a_text_that_shows_by_its_words_that_it_is_no_report_is_not_judged() -> None:
    check = MissingFirstHandCheck(unless_text=(Pattern("sign the petition"),))
    text = "The wall fell. Please sign the petition."
    assert found(check, article_of(text, patterns=check.patterns())) == []
    assert len(found(check, article_of("The wall fell.", patterns=check.patterns()))) == 1
