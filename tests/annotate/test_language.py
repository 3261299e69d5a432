"""The gate: English, something else, or too little to say."""

from __future__ import annotations

import pytest
from annotate.reading import MORE, PROSE, read

from audit.annotate.language import passages
from audit.model.article import Kind
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
    article = read(PROSE + " " + MORE)
    mark = article.the(Language)
    assert mark.code == "en"
    assert 0.3 < mark.share < 0.7
    assert article.limits == ()


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


@pytest.mark.parametrize(
    "text",
    [
        "Merton 61, Viera 48: Hale scored 22 points, Okoro added 11 rebounds. Cocoa 70, Palm Bay 39: Brook scored 25 "
        "points, Lee added 12 rebounds. Union 44, Trinity 40: Vance scored 15 points, Moe added 8 rebounds.",
        "Starters: Jones, Okoro, Diaz, Mills, Brown, Lee, Cruz, Hall. Bench: Price, Vance, Hale, Storm, Moe, Osei.",
        "2 cups flour, 1 cup sugar, 3 eggs, 200g butter, 1 tsp vanilla, 1 pinch salt, 2 tbsp milk, 1 cup raisins, 50g "
        "almonds, 1 lemon, grated zest",
        "Carabus auratus, Cicindela campestris, Pterostichus niger, Calosoma sycophanta, Nebria brevicollis, Amara "
        "aenea, Leistus ferrugineus, Harpalus affinis. The museum counted them in May.",
    ],
)
def test_names_numbers_and_lists_tell_no_language(text: str) -> None:
    assert code(text) in ("en", "und")


OTHERS = [
    "El transbordador a la isla navegó el lunes por primera vez desde el incendio del muelle. Cuarenta personas "
    "esperaban bajo la lluvia para verlo salir y el capitán tocó la vieja campana.",
    "De veerboot naar het eiland voer maandag voor het eerst sinds de pier twee jaar geleden afbrandde. Veertig mensen "
    "stonden in de regen om haar te zien vertrekken.",
    "Prom na wyspę wypłynął w poniedziałek po raz pierwszy od pożaru mola. Czterdzieści osób stało w deszczu, aby "
    "zobaczyć jego odejście, a kapitan portu uderzył w stary dzwon.",
    "Kivuko cha kwenda kisiwani kilisafiri Jumatatu kwa mara ya kwanza tangu gati liungue. Watu arobaini walisimama "
    "kwenye mvua kukiona kikiondoka.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_more_languages_are_told(text: str) -> None:
    assert code(text) == "other"


@pytest.mark.parametrize("foreign", [GERMAN, FRENCH, OTHERS[0], GREEK])
def test_a_passage_in_another_language_is_set_aside_and_said(foreign: str) -> None:
    article = read(f"Ferry sails again\n\n{PROSE}\n\n{foreign}\n\n{MORE}\n\n{PROSE} It rained.\n")
    assert article.the(Language).code == "en"
    assert [b.kind for b in article.blocks][2] is Kind.BOILERPLATE
    assert not any(article.blocks[2].span.contains(c.span) for c in article.all(Claim))
    assert len(article.limits) == 1
    assert "in another language" in article.limits[0]


def test_a_text_with_a_line_of_english_is_another_language() -> None:
    article = read(f"Fähre fährt\n\n{GERMAN}\n\n{FRENCH}\n\n{GERMAN} Es regnete.\n\nThe ferry sailed on Monday.\n")
    assert article.the(Language).code == "other"
    assert article.limits == ()


def test_a_foreign_name_or_title_in_english_prose_is_english() -> None:
    text = "The film “La vie est dans les rues de la ville” was shown, Maria de la Cruz and Jan van den Berg said."
    assert passages(read(f"Film shown\n\n{PROSE}\n\n{text}\n\n{MORE}\n")).foreign == ()
