"""What is at stake in a passage: what it says, who answers, where it stands."""

from __future__ import annotations

import pytest
from annotate.reading import PROSE, read

from audit.model.marks import AskReason, Stake


def reasons(sentence: str) -> set[str]:
    """Those of a sentence far down in a plain story."""
    article = read(f"Ferry line to Alder Island opens\n\n{PROSE}\n\nRain fell. Rain fell. Rain fell.\n\n{sentence}\n")
    return {r.value for r in article.all(Stake)[-1].reasons}


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("Mayor Ada Holm cheated the harbour company.", "named-wrong"),
        ("The managers had lied about the leak.", "wrong"),
        ("Several shopkeepers have left the square.", "lone-crowd"),
        ("“Several shopkeepers have left the square,” Ada Holm said on Monday.", "crowd"),
        ("The bridge swallowed 40 million crowns.", "lone-sum"),
        ("The bridge swallowed 40 million crowns, the county auditor said.", "sum"),
        ("The syrup will cure a cough within a day.", "lone-effect"),
        ("It was the worst flood in the valley.", "lone-judgement"),
        ("The new bridge could perhaps double the fares before the winter.", "doubt"),
        ("Critics say the pier is too short.", "vague"),
        ("It is widely feared that the pier will close.", "agentless"),
        ("The Alder Courier reported that the pier will close.", "outlet"),
        ("The pier will close, Ada Holm said.", "person"),
        ("Ada Holm argued that the pier is old.", "argued"),
        ("“The pier is old and it creaks all night,” she said.", "own-words"),
        ("Rain fell.", "short"),
        ("The managers had downplayed the leak.", "wrong"),
        ("The pier has lost half of its planks.", "summed"),
        ("The pier is almost as long as the dam.", "gauged"),
        ("Every fisherman in the valley knows the rock.", "sweeping"),
        ("Ferries can turn in the narrow bay.", "ability"),
        ("We walked along the pier.", "first-person"),
        ("Who will mend the pier?", "question"),
        ("Three boats lay there: two ferries and a tug.", "colon"),
        ("The council bought the old pier in the spring and sold the planks to a yard on the far bank.", "full"),
        ("The pier is old, Ada Holm said.", "plain-telling"),
        ("The pier is old.", "brief-story"),
    ],
)
def test_a_sentence_says_what_is_at_stake(sentence: str, held: str) -> None:
    assert held in reasons(sentence)


@pytest.mark.parametrize(
    ("sentence", "lacking"),
    [
        ("The right bank of the river is rigid rock.", "wrong"),
        ("A museum of terror and murder opens on the pier.", "wrong"),  # what it is about, nothing that anybody did
        ("The armed forces of Norway use the harbour.", "named-wrong"),
        ("The pier is made of oak.", "doubt"),
        ("The pier is made of oak.", "lone-judgement"),
        ("The pier will close, Ada Holm said.", "nobody"),
    ],
)
def test_near_misses(sentence: str, lacking: str) -> None:
    assert lacking not in reasons(sentence)


def test_where_a_sentence_stands() -> None:
    text = "Ferry to Alder Island sails again\n\nThe ferry to Alder Island sails. One. Two. Three. Four sailed.\n"
    found = [set(s.reasons) for s in read(text).all(Stake)]
    assert AskReason.HEADLINE in found[0]
    assert {AskReason.LEAD, AskReason.ECHO} <= found[1]
    assert [AskReason.TOP in f for f in found] == [False, False, True, True, True, False]


def test_a_headline_is_open_where_nobody_answers_for_it_nor_for_most_of_the_story() -> None:
    headline = "Harbour company hid oil leak"
    told = "The harbour company hid the oil leak for weeks, the county auditor said."
    untold = "The harbour company hid the oil leak for weeks."
    rest = "The boats lost 40 million crowns. The company will close the pier. It sank the largest boat of the town."
    first = {lead: read(f"{headline}\n\n{lead} {rest}\n").all(Stake)[0].reasons for lead in (told, untold)}
    assert AskReason.OPEN_HEADLINE in first[untold]
    assert AskReason.OPEN_HEADLINE not in first[told]
