"""Two names that the writer narrates in another tone."""

from __future__ import annotations

from dataclasses import replace
from statistics import NormalDist

import pytest

from audit.check.kinds.tone_gap import ToneGapCheck, student
from tests.check.factories import article_of, measured, sounding

ENTITIES = ToneGapCheck(min_sentences=2, gap=0.2)
TWO = "Then Ana Lund sang. Lund danced. Lund won. Then Tom Berg fell. Berg cried. Berg lost."


def test_a_gap_between_names_comes_with_its_interval_and_all_places() -> None:
    article = sounding(article_of(TWO), [0.5, 0.6, 0.7, -0.5, -0.6, -0.4])
    (hit,) = measured(ENTITIES, article).hits
    assert (hit.fields["name"], hit.fields["other"], hit.fields["gap"]) == ("Ana Lund", "Tom Berg", "+1.10")
    low, high = float(hit.fields["low"]), float(hit.fields["high"])
    assert 0 < low < 1.1 < high and low + high == pytest.approx(2.2)
    assert [article.slice(s) for s in (hit.span, *hit.related)] == [
        "Ana Lund",
        "Lund",
        "Lund",
        "Tom Berg",
        "Berg",
        "Berg",
    ]


@pytest.mark.parametrize(
    ("scores", "check"),
    [
        ([0.5, -0.6, 0.7, -0.5, 0.6, -0.4], ENTITIES),  # the interval holds zero
        ([0.15, 0.16, 0.17, 0.0, 0.01, 0.02], ENTITIES),  # certain, and small
        ([0.5, 0.5, 0.5, -0.5, -0.5, -0.5], ENTITIES),  # no spread, no interval
        ([0.5, 0.6, 0.7, -0.5, -0.6, -0.4], replace(ENTITIES, min_sentences=4)),
    ],
)
def test_no_gap_is_reported_by_chance_or_on_few_sentences(scores: list[float], check: ToneGapCheck) -> None:
    assert not measured(check, sounding(article_of(TWO), scores)).hits


def test_sentences_with_both_names_speak_for_neither() -> None:
    text = "Then Ana Lund met Tom Berg. Lund met Berg. Lund led Berg. Berg beat Lund. Lund won. Berg lost."
    assert not measured(ENTITIES, sounding(article_of(text), [0.5, 0.6, 0.7, 0.5, 0.6, -0.4])).hits


def teststudents_quantiles_are_those_of_the_tables() -> None:
    for freedom, quantile in ((4, 2.776), (9, 2.262), (30, 2.042)):
        assert student(0.975, freedom) == pytest.approx(quantile, rel=0.003)
    assert student(0.995, 4) == pytest.approx(4.604, rel=0.02)
    assert student(0.975, 1e9) == pytest.approx(NormalDist().inv_cdf(0.975))
