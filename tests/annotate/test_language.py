"""The gate: English, something else, or too little to say."""

from __future__ import annotations

import pytest
from annotate.reading import MORE, PROSE, read

from audit.model.marks import Attribution, Claim, Hedge, Language, Sourcing

GERMAN = (
    "Die Fähre zur Insel ist am Montag zum ersten Mal wieder gefahren, nachdem der Steg vor zwei Jahren abgebrannt "
    "war. Vierzig Menschen standen im Regen, um sie ablegen zu sehen, und der Hafenmeister läutete die alte Glocke."
)
FRENCH = (
    "Le bac pour l’île a navigué lundi pour la première fois depuis l’incendie du quai. Quarante personnes attendaient "
    "sous la pluie pour le voir partir, et le capitaine du port a sonné la vieille cloche."
)
GREEK = "Το πλοίο για το νησί απέπλευσε τη Δευτέρα για πρώτη φορά από τότε που κάηκε η αποβάθρα, είπε ο λιμενάρχης."


def code(text: str, **meta: str) -> str:
    return read(text, **meta).all(Language)[0].code


def test_english_prose_is_english() -> None:
    mark = read(PROSE + " " + MORE).all(Language)[0]
    assert mark.code == "en"
    assert 0.3 < mark.share < 0.7


@pytest.mark.parametrize("text", [GERMAN, FRENCH, GREEK])
def test_other_languages_are_told(text: str) -> None:
    assert code(text) == "other"


def test_a_few_words_are_not_told() -> None:
    assert code("Fähre fährt wieder") == "und"
    assert code("The ferry sails again.") == "und"


def test_a_declared_language_decides_only_where_the_words_do_not() -> None:
    mixed = " ".join(["Hafen Insel Boot Glocke Regen Steg Wasser Morgen", "the sea"] * 4)
    assert code(mixed, language="de") == "other"
    assert code(mixed, language="en") != "other"
    assert code(PROSE + " " + MORE, language="de") == "en"


def test_nothing_is_claimed_of_a_language_that_is_not_read() -> None:
    article = read(f"Fähre zur Insel\n\n{GERMAN} 40 Menschen starben, sagte Otto Braun.\n")
    assert [article.all(layer) for layer in (Claim, Sourcing, Attribution, Hedge)] == [(), (), (), ()]


def test_a_long_text_is_sampled_over_its_whole_length() -> None:
    assert code((PROSE + " ") * 400) == "en"
    assert code((GERMAN + " ") * 400) == "other"
