"""The cue model: points are counted on the features that they are summed over."""

from __future__ import annotations

import pytest
from annotate.reading import read
from evaluation.count_points import rows_of

from audit.annotate.attribution import KINDS
from audit.annotate.attribution.candidates import candidates
from audit.annotate.attribution.cue_model import (
    SECTIONS,
    UNKNOWN_WORD,
    Feature,
    clauses_of,
    features,
    frames_of,
    points,
    positions_of,
    score,
    scored,
)
from audit.annotate.attribution.tokens import Tokens, tokenize
from audit.lang import DEFAULT
from audit.model.marks import Quote

TEXT = (
    "The mayor said that the pier would close. “It leaks,” Ada Holm told reporters on Monday; she expects repairs. In "
    "a report, the board did not deny the claim by engineers that the pier had been described as unsafe."
)


def tokens_of(text: str) -> Tokens:
    article = read(text)
    return tokenize(article, article.all(Quote), KINDS)


def every(text: str) -> dict[str, list[Feature]]:
    """Word -> its features."""
    article, tokens = read(text), tokens_of(text)
    words = candidates(article, tokens)
    frames = frames_of(tokens, words)
    clauses, places = clauses_of(tokens, words, frames), positions_of(tokens, frames)
    return {tokens.low[i]: features(tokens, i, words[i], f, clauses[i], places[i]) for i, f in frames.items()}


def test_the_sum_is_that_of_the_named_features() -> None:
    card = points(DEFAULT)
    for word, found in every(TEXT).items():
        (lemma,) = [name for section, name in found if section == "word"]
        unknown = UNKNOWN_WORD if ("word", lemma) not in card else 0
        assert score(card, found) == sum(card[name] for name in found if name in card) + unknown, word
        assert {section for section, _ in found} <= set(SECTIONS)


def test_features_say_what_they_are_called() -> None:
    said = every(TEXT)["said"]
    assert said[:6] == [
        ("base", ""), ("word", "say"), ("takes", "that"), ("pair", "say|that"), ("form", "E"), ("before", "N")
    ]  # fmt: skip
    assert {("noun", "mayor"), ("next", "that"), ("quoted", "say|-"), ("place", "near 3")} <= set(said)
    assert ("quoted", "Q") in every(TEXT)["told"]
    deny = every(TEXT)["deny"]
    assert ("form", "notV") in deny and ("previous", "not") in deny
    assert ("clause", "first") in said and ("clause", "first") not in every(TEXT)["expects"]


def test_places_among_the_candidates_of_a_sentence() -> None:
    article, tokens = read(TEXT), tokens_of(TEXT)
    places = positions_of(tokens, frames_of(tokens, candidates(article, tokens)))
    by_word = {tokens.low[i]: place for i, place in places.items()}
    assert (by_word["said"].others, by_word["said"].nth, by_word["said"].quoted) == (0, 0, False)
    assert by_word["told"].nth < by_word["expects"].nth and by_word["told"].others == by_word["expects"].others > 0


@pytest.mark.parametrize(("threshold", "cue"), [(-1000, True), (1000, False)])
def test_points_decide(threshold: int, cue: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.annotate.attribution.cue_model.THRESHOLDS", {"act": threshold, "speech": threshold})
    text = "The board denied the claim."
    article, tokens = read(text), tokens_of(text)
    judged = scored(tokens, candidates(article, tokens))
    (denied,) = (s for i, s in judged.items() if tokens.low[i] == "denied")
    assert denied.cue is cue


def test_points_of_an_unknown_word_are_those_of_its_kind() -> None:
    card = {("word", "say"): 7}
    assert score(card, [("base", ""), ("word", "say")]) == 7
    assert score(card, [("base", ""), ("word", "utter")]) == UNKNOWN_WORD


@pytest.mark.parametrize(("text", "word"), [("The proposed law is dead.", "proposed")])
def test_an_attributive_participle_is_no_cue(text: str, word: str) -> None:
    article, tokens = read(text), tokens_of(text)
    judged = scored(tokens, candidates(article, tokens))
    assert [s.cue for i, s in judged.items() if tokens.low[i] == word] == [False]


def test_the_rows_of_the_count_have_these_features() -> None:
    article = read(TEXT)
    cue = TEXT.index("said")
    rows = list(rows_of(0, article, {"attributions": [{"cue": [[cue, cue + 4]]}]}))
    (marked,) = [names for _, is_cue, names in rows if is_cue]
    assert marked == every(TEXT)["said"]
