"""Narrated sentences most of which sound one way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.check.kinds.one_sided_tone import OneSidedToneCheck
from audit.model.marks import Quote, QuoteKind, Status
from audit.model.measure import Measure, NotApplicable
from tests.check.factories import answer, article_of, at, measured, sounding

BALANCE = OneSidedToneCheck(min_sentences=5)
FIVE = "An awful day. A poor show. An awful roof. The bus left. A poor end."


def test_balance_reports_shares_and_the_words_that_drive_it() -> None:
    article = sounding(article_of(FIVE), [-0.4, -0.3, -0.4, 0.0, -0.2], ("awful", -4.0), ("poor", -3.0), ("nice", 1.8))
    (hit,) = measured(BALANCE, article).hits
    assert {k: hit.fields[k] for k in ("negative", "positive", "neutral", "total", "words")} == {
        "negative": 80,
        "positive": 0,
        "neutral": 20,
        "total": 5,
        "words": "awful, poor",
    }
    assert [article.slice(s) for s in (hit.span, *hit.related)] == ["awful", "poor", "awful", "poor"]
    assert hit.absent


@pytest.mark.parametrize(
    "scores",
    [
        [-0.4, -0.3, 0.0, 0.0, 0.4],  # two fifths are no majority
        [-0.4, -0.3, -0.04, 0.04, 0.0],  # within the neutral band
        [0.0] * 5,
    ],
)
def test_balance_keeps_quiet_without_a_clear_majority(scores: list[float]) -> None:
    assert not measured(BALANCE, sounding(article_of(FIVE), scores, ("awful", -4.0))).hits


def test_balance_is_of_narrated_sentences_alone() -> None:
    scores = [-0.4, -0.3, -0.4, 0.0, -0.2]
    told = article_of(FIVE, answer(FIVE, 0, Status.IDENTIFIED), answer(FIVE, 1, Status.VAGUE))
    made = replace(BALANCE, min_sentences=4).measure(sounding(told, scores, ("awful", -4.0), ("poor", -3.0)))
    assert isinstance(made, Measure) and made.base == 4
    assert isinstance(BALANCE.measure(sounding(told, scores)), NotApplicable)


def test_no_word_to_point_at_no_finding() -> None:
    assert not measured(BALANCE, sounding(article_of(FIVE), [-0.4] * 5, ("dismal", -3.0))).hits
    text = FIVE.replace("awful", "“awful”").replace("poor", "“poor”")
    spoken = [
        Quote(s, s, QuoteKind.PARTIAL, 1) for n in range(2) for s in (at(text, "“awful”", n), at(text, "“poor”", n))
    ]
    quoted = article_of(text, *sorted(spoken, key=lambda q: q.span))
    assert not measured(BALANCE, sounding(quoted, [-0.4] * 5, ("awful", -4.0), ("poor", -3.0))).hits


def test_a_lean_of_few_different_words_is_the_topics() -> None:
    article = sounding(article_of(FIVE), [-0.4, -0.3, -0.4, 0.0, -0.2], ("awful", -4.0), ("poor", -3.0))
    assert measured(replace(BALANCE, words=2), article).hits
    assert not measured(replace(BALANCE, words=3), article).hits
