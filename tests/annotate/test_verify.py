"""What a person should check by hand."""

from __future__ import annotations

import pytest
from annotate.reading import HEAD, read, to_verify

from audit.model.marks import Status, VerifyItem


def body(*sentences: str) -> str:
    return f"{HEAD}\n\n" + "\n\n".join(sentences) + "\n"


def test_two_spellings_of_one_name() -> None:
    article = read(body("Mayor Karl Weissmann opened the pier.", "Karl Weisman said the cost was fair."))
    assert ("Weisman", "also written Weissmann") in to_verify(article, "name")


def test_a_person_who_is_never_named_in_full() -> None:
    article = read(body("The pier is safe, Mr. Poe said.", "The bell is old, Ms. Roe said.", "Ann Roe left."))
    assert to_verify(article, "name") == [("Mr. Poe", "no first name given")]


def test_forms_of_a_word_and_other_names_are_no_spellings() -> None:
    text = body(
        "Premier Ann Russell met Germans in Germany.", "Premier Tom Roe met Brazilians, and Ann Russell left Rossell."
    )
    assert ("Germany", "also written Germans") not in to_verify(read(text), "name")
    article = read(body("Mayor Ann Lund and Mayor Karl Lund opened the pier.", "The land was cheap."))
    assert to_verify(article, "name") == []


def test_offices_once_a_person() -> None:
    article = read(
        body(
            "Prime Minister Ann Poe came.",
            "Ann Poe, the prime minister of Alder, left.",
            "Prime Minister Ann Poe sailed.",
        )
    )
    assert [words for words, _ in to_verify(article, "office")] == ["Prime Minister Ann Poe"]


def test_an_office_behind_the_name() -> None:
    article = read(body("Tom Roe, chairman of the harbour board, came.", "It rained on him."))
    assert [words for words, _ in to_verify(article, "office")] == ["Tom Roe, chairman of the harbour board"]


def test_places_are_no_persons() -> None:
    assert to_verify(read(body("The school on King Road was shut.", "They met in Senator Park.")), "office") == []


def test_figures_that_nobody_named_answers_for() -> None:
    article = read(
        body(
            "The fire destroyed 14 boats.",
            "It cost $4.2 million, harbour master Ann Poe said.",
            "Again, 14 boats burned.",
        )
    )
    assert [words for words, _ in to_verify(article, "figure")] == ["14 boats"]


def test_dates_and_impossible_weekdays() -> None:
    article = read(
        body(
            "The pier burned down on Monday, June 3, 2019.",
            "It was built on Friday, 4 June 2019.",
            "It fell on 31 April 2020.",
        )
    )
    assert to_verify(article, "date") == [
        ("Monday, June 3, 2019", ""),
        ("Friday, 4 June 2019", "that day was a Tuesday"),
        ("31 April 2020", "no such day"),
    ]


def test_a_dated_statement_of_a_named_source_is_left_alone() -> None:
    article = read(body("The pier burned down on June 3, 2019, harbour master Ann Poe said.", "It rained."))
    assert to_verify(article, "date") == []


def test_credits_without_maker_or_agency() -> None:
    article = read(
        body(
            "The ferry leaves. (Photo: Harbour Radio)", "The bell rings. (Photo: Ann Poe/Reuters)", "The ferry sailed."
        )
    )
    assert [words for words, _ in to_verify(article, "credit")] == ["(Photo: Harbour Radio)"]


def test_contested_terms_once_and_not_in_quotations() -> None:
    article = read(
        body(
            "The surgical strike hit the pier.",
            "“It was collateral damage,” the general said.",
            "The surgical strike failed.",
        )
    )
    assert to_verify(article, "contested-term") == [("surgical strike", "or strike")]


def test_accusations_without_an_answer() -> None:
    open_one = read(body("The report accused Brightwater of dumping oil.", "The bay is black."))
    assert [note for _, note in to_verify(open_one, "accusation")] == ["no response from Brightwater found"]
    answered = read(body("The report accused Brightwater of dumping oil.", "Brightwater denied it."))
    assert to_verify(answered, "accusation") == []


def test_each_carries_how_its_sentence_is_sourced() -> None:
    article = read(
        body(
            "The fire destroyed 14 boats.", "Prime Minister Ann Poe said so.", "The bell rings. (Photo: Harbour Radio)"
        )
    )
    status = {d.kind: d.status for d in article.all(VerifyItem)}
    assert status["figure"] is Status.NONE
    assert status["office"] is Status.IDENTIFIED
    assert status["credit"] is None


TITLES = "the its his her their former president mayor chief company firm state Mr Mr. Mrs Mrs. Ms Ms. Dr Dr."


def test_words_before_the_name_of_who_is_accused() -> None:
    def found(words: str) -> list[tuple[str, str]]:
        return to_verify(read(f"They accused {words} Karl Poe of theft."), "accusation")

    assert [word for word in TITLES.split() if found(word) != [(f"accused {word} Karl Poe", NO_ANSWER)]] == []
    assert found("the former company chief") == [], "more than three"
    assert found("the company chief") == [("accused the company chief Karl Poe", NO_ANSWER)]


NO_ANSWER = "no response from Karl Poe found"


@pytest.mark.parametrize("title", ["President", "Prime Minister", "Congress", "Mr", "Mrs", "Ms", "Dr"])
def test_a_title_alone_is_nobody(title: str) -> None:
    assert to_verify(read(f"They accused the {title} of theft."), "accusation") == []
