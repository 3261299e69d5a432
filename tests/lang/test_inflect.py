"""Forms of verbs and nouns."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.lang.en.inflect import forms

VERBS = {
    "say": "says said saying",
    "tell": "tells told telling",
    "deny": "denies denied denying",
    "convey": "conveys conveyed conveying",
    "admit": "admits admitted admitting",
    "offer": "offers offered offering",
    "brag": "brags bragged bragging",
    "vow": "vows vowed vowing",
    "tax": "taxes taxed taxing",
    "quit": "quits quit quitting",
    "quip": "quips quipped quipping",
    "agree": "agrees agreed agreeing",
    "argue": "argues argued arguing",
    "lie": "lies lay lain lying",
    "dye": "dyes dyed dyeing",
    "panic": "panics panicked panicking",
    "wish": "wishes wished wishing",
    "echo": "echoes echoed echoing",
    "signal": "signals signaled signalled signaling signalling",
    "realise": "realises realised realising realize realizes realized realizing",
    "emphasize": "emphasizes emphasized emphasizing emphasise emphasises emphasised emphasising",
    "analyse": "analyses analysed analysing analyze analyzes analyzed analyzing",
    "advise": "advises advised advising",
    "surmise": "surmises surmised surmising",
    "forecast": "forecasts forecast forecasted forecasting",
    "show": "shows showed shown showing",
}
NOUNS = {
    "claim": "claims",
    "study": "studies",
    "survey": "surveys",
    "analysis": "analyses",
    "witness": "witnesses",
    "spokesman": "spokesmen",
    "spokesperson": "spokespersons",
    "memo": "memos",
    "photo": "photos",
    "hero": "heroes",
    "two": "twos",
    "index": "indices indexes",
    "person": "persons people",
}


@pytest.mark.parametrize("lemma", VERBS)
def test_verbs(lemma: str) -> None:
    assert forms(lemma, "verb") == tuple(dict.fromkeys([lemma, *VERBS[lemma].split()]))


@pytest.mark.parametrize("lemma", NOUNS)
def test_nouns(lemma: str) -> None:
    assert forms(lemma, "noun") == (lemma, *NOUNS[lemma].split())


def test_of_several_words_one_is_inflected() -> None:
    assert forms("point out", "verb") == ("point out", "points out", "pointed out", "pointing out")
    assert forms("news agency", "noun") == ("news agency", "news agencies")
    assert forms("by all accounts", "none") == ("by all accounts",)


LISTED = [
    line for line in Path(__file__).with_name("inflections.txt").read_text("utf-8").splitlines() if line[0] != "#"
]


@pytest.mark.parametrize("line", LISTED)
def test_the_forms_of_another_program_are_made(line: str) -> None:
    head, _, listed = line.partition(": ")
    part, word = head.split()
    assert set(listed.split()) <= set(forms(word, part))


WRONG = (
    "feeded quizes rethinked booes chairmans assemblywomans monarches outbidded medias humen germen "
    "epoches payed occured"
)


def test_forms_that_nobody_writes_are_not_made() -> None:
    made = {form for line in LISTED for form in forms(line.split()[1].rstrip(":"), line.split()[0])}
    assert not made & set(WRONG.split())


@given(st.text("abcdeginorstuy", min_size=2, max_size=9), st.sampled_from(["verb", "noun", "none"]))
def test_any_word_has_itself_first_and_no_form_twice(word: str, part: str) -> None:
    made = forms(word, part)
    assert made[0] == word
    assert len(made) == len(set(made))
    assert all(made)
