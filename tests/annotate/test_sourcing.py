"""Who answers for each sentence, and how strongly."""

from __future__ import annotations

import pytest
from annotate.reading import HEAD, read, sourced

from audit.model.article import Kind
from audit.model.marks import Attribution, Sourcing, Status, Strength


def statuses(text: str) -> list[str]:
    return [status for status, _ in sourced(read(text))]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The pier is safe, harbour master Ann Poe said.", "identified"),
        ("According to the statistics office, fares rose by 4 per cent.", "identified"),
        ("“The pier is safe,” said Ann Poe, the harbour master.", "identified"),
        ("The Ministry of Transport announced the sale on Monday.", "identified"),
        ("The pier was sold, Reuters reported.", "outlet"),
        ("Experts say the pier will collapse.", "vague"),
        ("It is believed that the pier will collapse.", "agentless"),
        ("The pier burned down on Monday.", "none"),
        ("The council plans to sell the pier.", "none"),
    ],
)
def test_status_of_a_sentence_by_itself(sentence: str, status: str) -> None:
    assert statuses(sentence) == [status]


def test_the_rest_of_the_paragraph_is_weak_and_none() -> None:
    text = "The pier is safe, harbour master Ann Poe said. The old bell hangs in the church."
    assert sourced(read(text)) == [("identified", "strong"), ("none", "weak")]


def test_a_new_paragraph_starts_afresh() -> None:
    article = read(f"{HEAD}\n\nThe pier is safe, harbour master Ann Poe said.\n\nThe old bell hangs in the church.\n")
    assert sourced(article) == [("identified", "strong"), ("none", "")]


def test_nothing_before_the_first_attribution_is_weak() -> None:
    text = "The old bell hangs in the church. The pier is safe, harbour master Ann Poe said."
    assert sourced(read(text)) == [("none", ""), ("identified", "strong")]


def test_a_quotation_that_runs_on_is_strong() -> None:
    text = "“The pier is safe,” said Ann Poe, the harbour master. “We tried every stone. It will stand for a century.”"
    assert sourced(read(text)) == [("identified", "strong")] * len(sourced(read(text)))


def test_a_scrap_carries_on_the_sentence_before() -> None:
    text = "The money went to the bank, harbour master Ann Poe said. And then to the church."
    assert sourced(read(text)) == [("identified", "strong")] * 2


def test_a_participle_of_saying_carries_on() -> None:
    text = "Ann Poe said that the pier was safe. Insisting that it would stand for a century."
    assert sourced(read(text))[1] == ("identified", "strong")


def test_one_more_measure_of_what_was_reported_is_strong() -> None:
    text = (
        "Fares rose by 40 per cent in June, the statistics office reported. It was the first rise for 20 years. "
        "The previous high was 12 per cent."
    )
    assert sourced(read(text)) == [("identified", "strong")] * 3


def test_an_own_statement_behind_a_report_is_weak() -> None:
    text = "Fares rose by 40 per cent in June, the statistics office reported. The crew of 12 sailors wants a rise."
    assert sourced(read(text))[1] == ("none", "weak")


def test_the_outer_source_answers_for_what_it_passes_on() -> None:
    text = "The harbour master said the pier was safe, Reuters reported."
    assert statuses(text) == ["outlet"]


def test_what_somebody_wants_is_the_writers_word() -> None:
    assert statuses("Harlan Voss wants to close the line before the winter.") == ["none"]


def test_only_body_sentences_are_answered_each_once() -> None:
    article = read(f"{HEAD}\n\nThe pier is safe, Ann Poe said. It is new.\n\nREAD ALSO: Pier is safe, says Ann Poe\n")
    marks = article.all(Sourcing)
    assert [m.sentence for m in marks] == [s.index for s in article.body]
    assert all(article.block_of(article.sentences[m.sentence]).kind is Kind.BODY for m in marks)


def test_an_answer_points_at_what_answers() -> None:
    article = read("The pier is safe, harbour master Ann Poe said. The old bell hangs in the church.")
    for mark in article.all(Sourcing):
        assert mark.attribution is not None
        assert article.all(Attribution)[mark.attribution].status is Status.IDENTIFIED
        assert (mark.strength is Strength.WEAK) == (mark.status is Status.NONE)


def test_a_crowd_or_nobody_carries_nothing_on() -> None:
    text = "It is widely believed that the pier will close. The ferry stopped in May."
    assert read(text).all(Sourcing)[1].strength is None


def test_questions_that_emerge_by_themselves_are_agentless() -> None:
    assert statuses("Questions have emerged over the pier.") == ["agentless"]
    assert statuses("The fire has fed suspicion.") == ["agentless"]


def test_a_name_that_looks_like_such_a_verb_is_none() -> None:
    assert statuses("The pier worries many Fed watchers of concern.") == ["none"]
    assert statuses("The visit sparked speculation about the pier.") == ["agentless"]
