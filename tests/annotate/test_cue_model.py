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
    Features,
    Points,
    clauses_of,
    features,
    frames_of,
    points,
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


def every(text: str) -> dict[str, Features]:
    """Word -> its features."""
    article, tokens = read(text), tokens_of(text)
    words = candidates(article, tokens)
    frames = frames_of(tokens, words)
    clauses = clauses_of(tokens, words, frames)
    return {tokens.low[i]: features(tokens, i, words[i].lemma, f, clauses[i]) for i, f in frames.items()}


def test_the_sum_is_that_of_the_named_features() -> None:
    card = points(DEFAULT)
    known = {(s, n): v for s in SECTIONS if s != "base" for n, v in getattr(card, s).items()} | {
        ("base", ""): card.base
    }
    for word, found in every(TEXT).items():
        names = list(found.names())
        unknown = UNKNOWN_WORD if ("word", found.word) not in known else 0
        assert score(card, found) == sum(known.get(name, 0) for name in names) + unknown, word
        assert {section for section, _ in names} <= set(SECTIONS)


def test_features_say_what_they_are_called() -> None:
    said = every(TEXT)["said"]
    assert (said.word, said.takes, said.pair, said.form, said.before) == ("say", "that", "say|that", "E", "N")
    assert said.noun == "mayor"
    deny = every(TEXT)["deny"]
    assert deny.form == "notV"
    assert "first" in said.clause


@pytest.mark.parametrize(("threshold", "cue"), [(-1000, True), (1000, False)])
def test_points_decide(threshold: int, cue: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.annotate.attribution.cue_model.THRESHOLDS", {"act": threshold, "speech": threshold})
    text = "The board denied the claim."
    article, tokens = read(text), tokens_of(text)
    judged = scored(tokens, candidates(article, tokens))
    (denied,) = (s for i, s in judged.items() if tokens.low[i] == "denied")
    assert denied.cue is cue


def test_points_of_an_unknown_word_are_those_of_its_kind() -> None:
    card = Points(0, {"say": 7}, {}, {}, {}, {}, {}, {})
    assert score(card, Features("say", "that", "", "say|that", "E", "N", "mayor", ())) == 7
    assert score(card, Features("utter", "that", "", "utter|that", "E", "N", "mayor", ())) == UNKNOWN_WORD


def test_the_rows_of_the_count_have_these_features() -> None:
    article = read(TEXT)
    cue = TEXT.index("said")
    rows = list(rows_of(0, article, {"attributions": [{"cue": [[cue, cue + 4]]}]}))
    (marked,) = [names for _, is_cue, names in rows if is_cue]
    assert marked == list(every(TEXT)["said"].names())
