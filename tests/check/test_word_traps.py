"""Words that mean something else than a rule thinks: silent where they do, found where they are meant."""

from __future__ import annotations

import pytest

from audit.model.marks import Attribution, SourceType, Speaker
from tests.annotate.reading import read, sourced
from tests.check.shipped import FAULTS, LINE, findings, marked

LABEL, LOUD, FIGURE, OTHERS = (
    "contentious-label", "sensational-word", "statistic-without-source", "secondary-media-attribution"
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "trap", "meant", "words"),
    [
        (LABEL, "She wears 40-denier stockings.", "A climate denier spoke first.", ["denier"]),
        (LABEL, "She told him to go hard right away.", "The hard right took the council.", ["hard right"]),
        (LABEL, "The sock puppets were sold.", "The puppet of the governor spoke.", ["puppet"]),
        (LABEL, "A horde of shoppers waited.", "The horde ran for the gate.", ["horde"]),
        (LABEL, "Hordes of bargain hunters ran in.", "Hordes have come to the valley.", ["Hordes"]),
        (LOUD, "Skewers of lamb were passed round.", "The minister skewered the plan.", ["skewered"]),
        (LOUD, "Thread the lamb on the skewers.", "The mayor was skewered on the radio.", ["skewered"]),
        (LOUD, "Blasts of air cool the hall.", "The union blasted the owner.", ["blasted"]),
        (LOUD, "The firm Fearless sells boots. Fearless opened in May.", "Our fearless leader spoke.", ["fearless"]),
        (LOUD, "She wrote for WIRED and did NOT stop.", "The plan is WRONG.", ["WRONG"]),
        (FIGURE, "The river is at Level 3 out of 5 now.", "Three out of five houses are empty.",
         ["Three out of five houses"]),
        (FIGURE, "The inn was rated 4 out of 5 stars.", "Now 4 out of 5 voters stay at home.", ["4 out of 5 voters"]),
        (FIGURE, "The keeper turns 18 in March.", "Some 18% of the keepers left.", ["Some 18%"]),
        (FIGURE, "Rents rose 4% in May, per the Bank of Northmark.", "Rents rose 4% in May.", ["4%"]),
        (FIGURE, "Some 4% of the pupils moved, a survey by YouGov found.", "Some 4% of the pupils moved.",
         ["Some 4%"]),
        (OTHERS, "The sale, first reported by the Alder Gazette, was over on Monday.",
         "The sale was over, the Alder Gazette has reported.", ["the Alder Gazette has reported"]),
        (OTHERS, "The clinic has reported 12 cases.", "The BBC has reported 12 cases.", ["The BBC has reported"]),
        (OTHERS, "In a journal, the paper describing the trial said the mice slept.",
         "The local paper said the mayor would go.", ["The local paper said"]),
        (OTHERS, "AAP leader Ana Kher left. The AAP said it would win.", "The wall fell, AAP reported.",
         ["AAP reported"]),
        (OTHERS, "The Academy of Piers (AAP) met. AAP said piers are old.", "AAP said the wall fell.", ["AAP said"]),
        (OTHERS, "People said the wall fell.", "The two were married, according to People.", ["according to People"]),
        (OTHERS, "Fortune smiled on the town.", "Fortune reported that the firm would be sold.", ["Fortune reported"]),
    ],
)  # fmt: skip
def test_a_trap_is_silent_and_the_sense_is_found(rule: str, trap: str, meant: str, words: list[str]) -> None:
    assert marked(rule, LINE, trap) == []
    assert marked(rule, LINE, meant) == words


@pytest.mark.parametrize(
    ("meta", "found"),
    [
        ({}, ["The Alder Gazette reported", "The Gazette wrote"]),
        ({"outlet": "Alder Gazette"}, []),
        ({"outlet": "Alder Echo"}, ["The Alder Gazette reported", "The Gazette wrote"]),
    ],
)
def test_the_article_s_own_outlet_is_the_house(meta: dict[str, str], found: list[str]) -> None:
    text = "The Alder Gazette reported last week that the pier was old. The Gazette wrote that it would close."
    assert marked(OTHERS, LINE, text, **meta) == found


def test_the_address_of_an_article_tells_its_house() -> None:
    text = "CNBC reported that the pier was old."
    assert marked(OTHERS, LINE, text, url="https://www.cnbc.com/pier") == []
    assert marked(OTHERS, LINE, text, url="https://[broken") == ["CNBC reported"]
    assert marked(OTHERS, LINE, text, url="https://example.org/pier") == ["CNBC reported"]


@pytest.mark.parametrize(
    ("genre", "severities"), [("court", []), ("news", ["warning"]), ("", ["warning"])]
)  # fmt: skip
def test_allegedly_is_the_word_of_a_charge(genre: str, severities: list[str]) -> None:
    text = "Tom Reed sells boats. He allegedly hid the notes in a boot."
    found = findings("evidential-adverb-without-source", LINE, text, *FAULTS, genre=genre)
    assert [f.severity for f in found] == severities


def test_recent_days_can_be_counted_from_a_date() -> None:
    rule, dated = "undated-relative-time", {"date": "2023-09-14"}
    days, years = ("In recent days 40 ferries sailed.", "In recent years 40 ferries sailed.")
    assert marked(rule, LINE, days, **dated) == []
    assert marked(rule, LINE, years, **dated) == ["In recent years"]
    assert marked(rule, LINE, days) == ["In recent days"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "status"),
    [
        ("Reed hid the notes in a boot, a jury heard on Monday.", "a jury", "heard", "identified"),
        ("Reed hid the notes in a boot, the court heard.", "the court", "heard", "identified"),
        ("The inquest heard she was ill.", "The inquest", "heard", "identified"),
        ("Alder Magistrates' Court heard how Reed drove off.", "Alder Magistrates' Court", "heard", "identified"),
        ("Prices will fall by June, per the Bank of Northmark.", "the Bank of Northmark", "per", "identified"),
        ("Per the police report, he left at nine.", "the police report", "Per", "identified"),
        ("Reed won 12 duels, per Opta.", "Opta", "per", "identified"),
    ],
)
def test_a_court_hears_and_per_leads_to_a_source(text: str, source: str, cue: str, status: str) -> None:
    article = read(text)
    assert [
        (article.slice(a.source), article.slice(a.cue)) for a in article.all(Attribution) if a.source and a.cue
    ] == [(source, cue)]
    assert sourced(article) == [(status, "strong")]


@pytest.mark.parametrize(
    "text",
    [
        "The court heard the appeal.",
        "She heard the bell.",
        "The panel heard two cases on Monday.",
        "The mill pays 12 crowns per hour.",
        "They drank two litres per person, per day.",
        "Rents rose 4 per cent.",
    ],
)
def test_a_case_is_heard_and_a_measure_is_per_hour(text: str) -> None:
    assert read(text).all(Attribution) == ()


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Prosecuting, Jo Park KC said Reed had lied.", "Jo Park KC", "Prosecuting"),
        ("Prof. Hale and others said the pier was old.", "Hale", "Prof."),
        ("AT&T and Verizon said they would cut jobs.", "AT&T and Verizon", None),
        ("The Gazette reported that it was sold. The price is right, the firm said.", "firm", None),
    ],
)
def test_names_are_whole_and_a_firm_is_not_the_paper(text: str, name: str, role: str | None) -> None:
    found = {s.name: s for s in read(text).all(Speaker)}
    assert found[name].role == role
    assert found[name].type in (SourceType.PERSON, SourceType.BODY)
