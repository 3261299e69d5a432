"""Which attribution of several answers, and who answers by an act: an outlet, a speech act, a line with a colon."""

from __future__ import annotations

import pytest
from annotate.reading import HEAD, read, sourced


def statuses(text: str) -> list[str]:
    return [status for status, _ in sourced(read(text))]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The harbour master said the pier was safe, Reuters reported.", "identified"),
        ("Studies have shown that gulls remember faces, Ann Poe said.", "identified"),
        ("Reuters reported, according to sources in the room, that the pier was sold.", "outlet"),
        ("Some say the pier is lost, the Gazette reported.", "outlet"),
        ("Some say the pier is lost.", "vague"),
        ("Ann Poe told the board that she would leave, according to three officials.", "anonymous"),
    ],
)
def test_the_best_of_those_who_answer_wins(text: str, status: str) -> None:
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Holm was accused of selling the pier.", "agentless"),
        ("The bridge is considered a relic.", "agentless"),
        ("The pier is expected to reopen in May.", "agentless"),
        ("The crew was asked about the fire.", "none"),
        ("The band was instructed to play on.", "none"),
        ("The request was denied on Monday.", "none"),
        ("Nothing was released before the vote.", "none"),
    ],
)
def test_a_passive_is_agentless_where_somebody_hides_in_it(text: str, status: str) -> None:
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ann Poe went on to claim that the council hid the true cost.", "identified"),
        ("Naming Ann Poe was an attempt to dismiss her as a tool.", "none"),
    ],
)
def test_an_infinitive_is_words_where_it_comes_to_pass(text: str, status: str) -> None:
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The pier will close, Harbour Signal reported.", "outlet"),
        ("As reported by Western Tidings, the ferry stopped in May.", "outlet"),
        ("The harbour board reported 14 accidents.", "identified"),
        ("Norway reported 14 new cases.", "identified"),
        ("The pier is safe, according to a report from the BBC.", "outlet"),
        ("Deaths rose to 14, according to a tally by Reuters.", "outlet"),
        ("The pier is safe, according to a report by the harbour board.", "identified"),
        ("The pier is safe, according to a report on the BBC.", "identified"),
    ],
)
def test_who_reports_words_or_makes_a_piece_is_an_outlet(text: str, status: str) -> None:
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The mill will close, citing costs, the Gazette reported.", "outlet"),
        ("According to the Gazette, the owner's papers reveal a debt.", "outlet"),
        ("On Monday, the owner announced a sale, according to the Gazette.", "identified"),
        ("Ann Poe vouched for the crew, the Gazette reported.", "identified"),
        ("Deaths rose to 14, according to the Reuters news agency.", "outlet"),
        ("Deaths rose to 14, according to a count by the Reuters news agency.", "outlet"),
        ("“The lake is dead,” read a headline from the Gazette.", "outlet"),
        ("The owner fled, the Tide Telegram channel said.", "outlet"),
        ("The Kent Health Network said that it was full.", "identified"),
        ("Northern Journalism reported that the owner had fled.", "outlet"),
    ],
)
def test_what_an_outlet_tells_is_its_own_but_for_a_speech_that_is_all_of_it(text: str, status: str) -> None:
    assert statuses(text) == [status]


def test_a_text_under_one_who_is_cited_at_its_head_is_an_outlets() -> None:
    text = f"{HEAD}\n\nAccording to Lowland's Last Bastion:\n\nThe mill burnt down.\n\nNobody was hurt.\n"
    assert [status for status, _ in sourced(read(text))] == ["outlet"] * 3


def test_an_outlet_by_its_own_act_is_one_wherever_it_is_named() -> None:
    article = read(
        f"{HEAD}\n\nThe pier will close, Tidemark reported.\n\nTidemark said that the board had met twice.\n"
    )
    assert [status for status, _ in sourced(article)] == ["outlet", "outlet"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ann Poe spoke to the Gazette about the pier.", "identified"),
        ("A union sued.", "none"),
        ("Harbour Watch has sued the board over the pier.", "identified"),
        ("The Harbour Office released a statement on Monday.", "identified"),
        ("She filed a complaint against the board.", "identified"),
        ("Ann Poe did not respond to a request for comment.", "identified"),
        ("Ann Poe signed the guest book.", "none"),
        ("Ann Poe rows better than she sings.", "none"),
        ("Ann Poe took a shot at the board.", "identified"),
        ("Ann Poe took the ferry at noon.", "none"),
        ("Ann Poe doubled down on the closure.", "identified"),
        ("Ann Poe went after the owners of the pier.", "identified"),
        ("Ann Poe went home.", "none"),
        ("The board launched a ferry.", "none"),
    ],
)
def test_a_speech_act_that_is_told_is_its_speakers(text: str, status: str) -> None:
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In a long letter to the board, the company sets out its doubts.", "identified"),
        ("In a letter posted by Ann Poe, head of works, the company sets out its doubts.", "identified"),
        ("During an interview with the Gazette, Holm tore the plan to shreds.", "identified"),
        ("Holm lost a glove in a letter box.", "none"),
        ("Holm lives in a street that bears her name.", "none"),
        ("Holm heaped praise on the crew.", "identified"),
        ("She also took a swipe at the owners.", "identified"),
        ("The mayor issued no fewer than five statements.", "identified"),
        ("Holm heaped sand on the fire.", "none"),
        ("Earlier on Sunday, Holm was critical of the board.", "identified"),
        ("Holm has been vocal about the cost.", "identified"),
        ("Holm was critical to the rescue.", "none"),
        ("The mayor addressed the row over fares.", "identified"),
        ("The mayor will discuss the fares in May.", "none"),
        ("A spokeswoman for Orvane had no comment.", "identified"),
        ("A spokeswoman had no umbrella.", "none"),
    ],
)
def test_a_speech_act_is_told_by_its_occasion_its_object_or_what_its_speaker_is(text: str, status: str) -> None:
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The ferry is said to be the oldest on the lake.", "agentless"),
        ("Holm was said to be furious.", "agentless"),
        ("She's said that before.", "identified"),
        ("Holm reportedly shouted that the pier was lost.", "agentless"),
        ("Lund, accused of selling the pier, has moved to Halden.", "agentless"),
        ("The mayor accused Lund of selling the pier.", "identified"),
        ("The bureau cited in the leaflet has closed.", "none"),
        ("The bureau cited the leaflet.", "identified"),
        ("This shows that the pier was never safe.", "none"),
        ("This tells us that the pier was never safe.", "none"),
        ("According to recently leaked board papers, the pier was never safe.", "identified"),
        ("Time will tell whether the pier holds.", "none"),
        ("The survey shows that the pier was never safe.", "identified"),
    ],
)
def test_hearsay_and_what_the_writer_concludes_are_no_speech_of_somebody_named(text: str, status: str) -> None:
    assert statuses(text) == [status]


def test_a_poll_that_is_told_of_answers_for_shares_further_on() -> None:
    text = (
        f"{HEAD}\n\nIn a Harbour College poll, most voters want the pier.\n\nThe poll was held by letter in two towns."
        "\n\nThe mayor went to the beach.\n\nAmong fishermen, 61 percent fear for their jobs.\n"
    )
    assert [status for status, _ in sourced(read(text))] == ["identified", "identified", "none", "identified"]


def test_a_poll_of_nobody_answers_for_nothing() -> None:
    assert statuses("In a poll, most voters want the pier back.") == ["none"]


def test_a_pointer_to_another_story_does_not_part_a_line_from_what_it_announces() -> None:
    text = (
        f"{HEAD}\n\nAnn Poe spoke about the pier with the Gazette:\n\nREAD MORE: Ten lakes to see\n\n"
        "Throw the plan away. It was never mine.\n\nThe old bell hangs in the church.\n"
    )
    assert [status for status, _ in sourced(read(text))] == ["identified"] * 3 + ["none"]


def test_an_act_answers_for_what_holds_under_it() -> None:
    assert statuses("Under the Fares Act passed in March, pupils ride for nothing.") == ["identified"]
    assert statuses("Under the old roof in March, pupils slept on the floor.") == ["none"]


def test_a_line_before_words_in_quotation_marks_says_whose_they_are() -> None:
    text = (
        f"{HEAD}\n\nHe then listed the virtues of a harbour master:\n\n“Has she a boat?\n\n"
        "“Does she know the tides?”\n\nThe old bell hangs in the church.\n"
    )
    assert [status for status, _ in sourced(read(text))] == ["identified"] * 3 + ["none"]


def test_a_statement_of_the_writer_with_a_colon_is_nobodys() -> None:
    text = f"{HEAD}\n\nThe fleet shrank for the third year:\n\n“Nobody goes to sea for this.”\n"
    assert sourced(read(text))[0][0] == "none"
