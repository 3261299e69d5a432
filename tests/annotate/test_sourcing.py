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


# -- views, quotations, announced texts


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Harlan Voss believes that the pier will last.", "identified"),
        ("Harlan Voss is confident that the pier will last.", "identified"),
        ("The harbour board expects the ferry to be full in July.", "identified"),
        ("Ann Poe hopes to reopen the line by May.", "identified"),
        ("Ann Poe may be hoping for a quiet winter.", "none"),
        ("The pier lasted, although he believed in nothing but steel.", "none"),
        ("Ann Poe decided to sell the ferry.", "none"),
        ("The fever, the WHO wrote in a statement, may come back to the islands.", "identified"),
    ],
)
def test_views_of_somebody(sentence: str, status: str) -> None:
    assert statuses(sentence) == [status]


def test_the_holder_of_a_view_answers_for_nothing_behind_it() -> None:
    text = "Harlan Voss believes that the pier will last. The old bell hangs in the church."
    assert sourced(read(text))[1] == ("none", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The sea took it all,” Ann Poe captioned the picture.", ["identified"]),
        ("“We lost the boats. We kept the nets,” Ann Poe, who mends them, went on.", ["identified"] * 2),
        ("“The sea took it all. It left us the bell.”", ["none"] * 2),
        ("The word “mole” means a pier of stone.", ["none"]),
    ],
)
def test_words_in_quotation_marks_belong_to_whom_the_sentence_names(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


def paragraphs(*blocks: str) -> list[str]:
    return statuses("\n\n".join((HEAD, *blocks)) + "\n")


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            (
                "The pier has been in the news.",
                "The Alder Gazette reports:",
                "The pier is to be sold. Two bids are in.",
                "It is an old pier.",
            ),
            ["none", "outlet", "outlet", "outlet", "none"],
        ),
        (
            (
                "The pier has been in the news.",
                "Ann Poe wrote:",
                "“The pier is sold.",
                "“Two bids are in.”",
                "It is old.",
            ),
            ["none", "identified", "identified", "identified", "none"],
        ),
        (
            ("According to the Alder Gazette:", "The pier is to be sold.", "Two bids are in.", "It is an old pier."),
            ["outlet"] * 4,
        ),
        (
            ("The day was long.", "These are the rooms:", "The pier is to be sold."),
            ["none", "none", "none"],
        ),
    ],
)
def test_a_line_that_announces_a_text_answers_for_it(blocks: tuple[str, ...], expected: list[str]) -> None:
    assert paragraphs(*blocks) == expected


# -- documents, published figures, figures that go on


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The bill would cap fares at £4 and create a fund for the islands.", "identified"),
        ("Under the new rules, boats have to be inspected every spring.", "identified"),
        ("Harbour Act 12 requires a lamp on every boat.", "identified"),
        ("The order extends the ban to the outer islands.", "identified"),
        ("A bill would be welcome on the island.", "none"),
        ("The bill is a clear breach of trust.", "none"),
        ("The bill was sent to the islands on Monday.", "none"),
        ("Under the pier, boats lay upside down.", "none"),
        ("The county has recorded 230 cases since May.", "identified"),
        ("Alder reported nearly 1,300 new cases over the weekend.", "identified"),
        ("The storm recorded nobody's name.", "none"),
        ("Ada Holm had 38 percent support in a new Alder Echo poll.", "identified"),
        ("Support for the pier rose 4 percentage points since the last Holm Institute survey.", "identified"),
        ("Ada Holm had 38 percent support in a new poll.", "none"),
        ("Ada Holm opened the Alder Echo poll with a long speech.", "none"),
    ],
)
def test_documents_and_published_figures(sentence: str, status: str) -> None:
    assert statuses(sentence) == [status]


def test_it_goes_on_with_a_document_only() -> None:
    assert statuses("The bill would cap fares. It would also close the office.") == ["identified"] * 2
    assert statuses("The bell rang at noon. It would also close the office.") == ["none"] * 2


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The county has recorded 230 cases since May. Deaths rose by 14 to 63.", "identified"),
        ("The county has recorded 230 cases since May. The pier is painted green.", "none"),
        ("The county lies by the sea. Deaths rose by 14 to 63.", "none"),
    ],
)
def test_a_figure_goes_on_with_a_reported_figure(text: str, second: str) -> None:
    assert statuses(text)[1] == second


def test_a_paragraph_breaks_down_the_figures_above_it() -> None:
    above = "The harbour board tested 2,240 people last week, it said."
    assert paragraphs(above, "Of those, 570 people were ill.") == ["identified", "identified"]
    assert paragraphs(above, "In Port Ross, 570 people were ill.") == ["identified", "none"]


def test_lines_of_figures_stand_under_their_source() -> None:
    above = "The figures were released by the harbour board on Monday."
    lines = ("Over 65: 791 cases (20%)", "Under 18: 158 cases (4%)")
    assert paragraphs(above, "By age:", *lines)[-2:] == ["identified"] * 2


# -- the writer in person


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("I walked along the pier and counted 14 boats.", "identified"),
        ("My sister slept in the boathouse.", "identified"),
        ("I think the pier is ugly.", "none"),
        ("We walked along the pier.", "none"),
    ],
)
def test_what_the_writer_did_and_saw(sentence: str, status: str) -> None:
    assert statuses(sentence) == [status]


# -- no report


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Poe supports the sale of the pier.",
        "The well, called the Eye, lies behind the church.",
        "The crew offered a bed and a bowl of soup.",
        "Ann Poe was downplaying the storm.",
        "Fear of the sea must not close the pier.",
    ],
)
def test_a_deed_reports_no_words(sentence: str) -> None:
    assert statuses(sentence) == ["none"]


# -- studies, acts, hearsay, statements


def test_a_study_answers_for_what_was_done_in_it() -> None:
    study = "Noise shortens the sleep of gulls, according to a study in the Alder Journal of Birds."
    assert paragraphs(study, "Researchers followed 210 gulls for a year.") == ["identified"] * 2
    assert paragraphs(study, "The study was paid for by the harbour board.") == ["identified"] * 2
    assert paragraphs("The pier is old.", "Researchers followed 210 gulls for a year.") == ["none"] * 2


def test_figures_of_a_story_told_from_data_are_the_datas() -> None:
    one = "Rents rose by 6 per cent, according to data of the land registry."
    two = "The data showed that flats cost 900 crowns a month."
    last = "In Port Ross, 40 per cent of tenants moved."
    assert paragraphs(one, two, last)[-1] == "identified"
    assert paragraphs(one, "The pier is old.", last)[-1] == "none"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Police arrested two men on the pier.", "identified"),
        ("ALDER — The harbour board voted on Monday to close the pier.", "identified"),
        ("The sale was approved by councillors on Monday.", "identified"),
        ("Fishermen approved of the pier.", "none"),
        ("The board of the boat was painted green.", "none"),
        ("Some visitors felt cheated by the fog.", "vague"),
        ("It was reported that the pier had been sold.", "agentless"),
        ("The damage is estimated at $40 million.", "agentless"),
    ],
)
def test_acts_on_record_crowds_and_hearsay(sentence: str, status: str) -> None:
    assert statuses(sentence) == [status]


def test_a_statement_in_the_first_person_is_its_writers() -> None:
    ours = ("We run the ferry.", "Our crew is small.", "We know every rock.", "It is hard work.", "We sail at dawn.")
    more = ("Our boats are old.", "We mend them in the winter.", "The island depends on us.")
    assert paragraphs(*ours, *more) == ["identified"] * 8
    assert paragraphs(*ours[:4]) == ["none"] * 4


def test_a_scene_goes_on_in_the_account_of_somebody() -> None:
    told = "I walked to the pier and saw a boat in a tree. It hung above the mud."
    assert paragraphs(told, "I counted four more.", "My guide wept.") == ["identified"] * 4
    assert paragraphs("Ann Poe walked to the pier. It hung above the mud.") == ["none"] * 2
