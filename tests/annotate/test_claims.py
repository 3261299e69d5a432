"""What a reader would want sourced: triggers, exemptions, and the clause that tells."""

from __future__ import annotations

import pytest
from annotate.reading import HEAD, claimed, claims, read
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.annotate import exemptions
from audit.annotate.statement import Statements
from audit.model.article import Kind
from audit.model.marks import Claim
from audit.model.text import Span


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The fire destroyed 14 boats in the harbour.", "number"),
        ("The new pier cost $4.2 million.", "number"),
        ("Fares rose by a tenth, to 12 per cent of the average wage.", "number"),
        ("The storm left thousands of people without light.", "number"),
        ("The low water was caused by the new dam.", "cause"),
        ("The pier burned down because of a faulty lamp.", "cause"),
        ("The strike led to empty shelves on the island.", "cause"),
        ("Harlan Voss wants to sell the ferry.", "motive"),
        ("The mayor of Port Ross refused to meet the crew, and she fears a strike.", "motive"),
        ("The line will close in the winter.", "forecast"),
        ("The island is expected to lose its school.", "forecast"),
        ("The pier could collapse in the next storm.", "forecast"),
        ("It is the longest pier on the coast.", "superlative"),
        ("The crossing took place for the first time since the fire.", "superlative"),
        ("Traffic on the line hit a record in June.", "superlative"),
        ("The council closed the pier on Monday.", "event"),
        ("Two brothers ran the ferry and lived on the island.", "event"),
        ("The harbour master is a reckless man.", "evaluation"),
    ],
)
def test_triggers(sentence: str, trigger: str) -> None:
    assert trigger in claimed(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Does any of this sound familiar?",
        "Why would they do that?",
        "I think the harbour is lovely in the rain.",
        "In my view the fares are fair.",
        "We must not let this happen again.",
        "But we cannot accept that.",
        "As I wrote last week, the pier is old.",
        "Please contact the harbour office if you lost a coat.",
        "If you travel with a dog, ask at the gate.",
        "You should bring a coat.",
        "Here’s how the crossing works.",
        "But everyone should agree on this point:",
        "“People should wear a coat out there,” she said.",
        "“The gates must be shut at night,” the harbour master said.",
        "How ridiculous!",
        "Shame!",
        "Apparently.",
        "Got that.",
        "There is no denying that.",
        "It’s like children who hide their shoes and then look for them.",
        "Hello and welcome to the island.",
        "Alder Bay lies in the north of the county.",
        "A ferry is a boat that carries people across water.",
        "A catamaran is a boat with two hulls.",
        "The feast falls on a Sunday.",
        "Nobody should have to wait in the rain.",
    ],
)
def test_exemptions(sentence: str) -> None:
    assert claimed(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Is it a coincidence that Harlan Voss tried to sell the ferry in the same week?",
        "Did you know that 14 boats burned?",
        "When it was plain that the crew had left the harbour?",
        "If the dam breaks, the island will drown.",
        "“I think the fares are fair,” the harbour master said.",
        "Harlan Voss said that he must not let it happen again.",
        "Against the owners of Port Ross.",
        "“The board should pay, as Harlan Voss promised,” she said.",
        "“The gates must be shut because the lock is broken,” the harbour master said.",
        "The lawyer says that the crew left before noon?",
        "So they left early.",
    ],
)
def test_still_a_claim(sentence: str) -> None:
    assert claimed(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council met on 14 May 2019 in the old hall.",
        "The ferry leaves at 10:45 a.m. from the old pier.",
        "She was born in 1958 in the old hall.",
        "The patient, a 54-year-old sailor, went home.",
        "The outbreak of Covid-19 closed the pier.",
    ],
)
def test_dates_times_years_and_ages_are_no_figures(sentence: str) -> None:
    assert "number" not in claimed(sentence)


@pytest.mark.parametrize("year", ["1843", "1958", "2019"])
def test_a_year_of_the_last_three_centuries_is_no_figure(year: str) -> None:
    assert claimed(f"The old harbour was dug in {year} by hand.") == ("event",)


def test_four_digits_that_are_no_year_are_a_figure() -> None:
    assert claimed("The island keeps 2400 sheep in the winter.")[0] == "number"


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The May sale was a success.", "forecast"),
        ("They acted against the will of their parents.", "forecast"),
        ("The plans for the pier were lost in the fire.", "motive"),
        ("He was considered a fair man.", "motive"),
        ("First, the crew went home.", "superlative"),
        ("Most people went home.", "superlative"),
    ],
)
def test_look_alikes(sentence: str, trigger: str) -> None:
    assert trigger not in claimed(sentence)


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("In the spring, the fire destroyed 14 boats, and the town slept.", "the fire destroyed 14 boats"),
        ("The crew, which will strike in June, sailed on.", "which will strike in June"),
        ("The pier burned down — and Harlan Voss wants to sell the land.", "and Harlan Voss wants to sell the land"),
        ("Voss left. He took 40 million kroner with him.", "He took 40 million kroner with him"),
    ],
)
def test_the_clause_that_tells(sentence: str, clause: str) -> None:
    assert clause in [words for words, _ in claims(read(sentence))]


def test_the_strongest_trigger_comes_first() -> None:
    triggers = claimed("The council wants to sell 14 boats, which will close the line.")
    assert triggers == ("number", "motive", "forecast")


def test_only_the_body_holds_claims() -> None:
    article = read(f"{HEAD}\n\nThe fire destroyed 14 boats.\n\nREAD ALSO: 14 Boats That Will Burn\n")
    assert [article.blocks[article.sentences[c.sentence].block].kind for c in article.all(Claim)] == [Kind.BODY]


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="aI Tweh14%,.?!“”'’—:\n", max_size=200))
def test_a_clause_lies_in_its_sentence(text: str) -> None:
    article = read(f"{HEAD}\n\nThe ferry sailed.\n\n{text}\n")
    for claim in article.all(Claim):
        assert article.sentences[claim.sentence].span.contains(claim.span)
        assert claim.triggers


@pytest.mark.parametrize(
    "sentence",
    [
        "The Alder Gazette reports:",
        "Harbour master Ann Poe wrote in an email:",
        "She said.",
        "The harbour board declined to comment.",
        "The owners did not respond to a request for comment.",
        "His account could not be verified.",
        "The board did not say when the pier would open.",
        "The council meets again on 17 October.",
        "The hearing was adjourned until Friday.",
        "She is survived by two sons.",
        "Melt the butter in a wide pan and lay in the plums.",
        "Heat the oven to 180C.",
        "Take a map, because there is no signal on the hill.",
        "100g brown sugar",
        "Score: 4/5",
        "“Thank you for your patience,” Ann Poe said.",
        "“Who would do that?” Ann Poe asked.",
        "“Let’s keep the bell,” Ann Poe said.",
        "“Come to the pier,” Ann Poe said.",
        "“I don’t want to think about it,” Ann Poe said.",
        "“All of us need to keep calm,” Ann Poe said.",
        "“Our thoughts are with the crew,” Ann Poe said.",
    ],
)
def test_nothing_to_check_whoever_says_it(sentence: str) -> None:
    assert claimed(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Poe said: the pier is rotten.",
        "Like many islands in the north, Alder lost its school last year.",
        "The council will meet the owners of the ferry next week to hear why it stopped.",
        "Quarantine rules will be eased on the outer islands.",
        "“The pier is rotten,” Ann Poe said.",
        "“Is it fair that 14 boats were lost for one bell?” Ann Poe asked.",
        "“They work at night.”",
        "The board refused to sell the pier.",
    ],
)
def test_still_something_to_check(sentence: str) -> None:
    assert claimed(sentence)


@pytest.mark.parametrize(
    "sentence", ["Deaths rose by 14 to 63.", "Gusts of 91mph tore at the pier.", "The sea was at 4C that morning."]
)
def test_steps_and_measures_are_figures(sentence: str) -> None:
    assert "number" in claimed(sentence)


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        ("Ann Poe said the line would close by May.", ("forecast",)),
        ("The bill would close the line.", ("event",)),
        ("At least two boats were lost in the storm.", ("number",)),
        ("Nearly a third of the boats were lost.", ("number",)),
        ("The fee brought in R23 million.", ("number",)),
        ("The first half of the show was lost in fog.", ("event",)),
        ("They mended nets for about five hours.", ("event",)),
        ("On the first day they mended nets.", ("event",)),
        ("Ann Poe was the first to cross the bay in a bathtub.", ("superlative",)),
        ("It was the first storm for 20 years.", ("superlative",)),
        ("The licence is due to expire in March.", ("forecast",)),
        ("The delay was due to fog.", ("cause",)),
        ("“We wanted a quiet life,” Ann Poe said.", ("motive",)),
        ("Ann Poe is tired of the noise.", ("motive",)),
        ("Ann Poe called the plan a fiction.", ("evaluation",)),
        ("Ann Poe described the harbour as “a bath with cranes”.", ("evaluation",)),
        ("Ann Poe described the man as a sailor.", ("event",)),
        ("Ann Poe said that the water is safe to drink.", ("evaluation",)),
    ],
)
def test_which_triggers(sentence: str, triggers: tuple[str, ...]) -> None:
    assert claimed(sentence) == triggers


def test_words_of_a_speaker_without_a_word_are_no_small_talk() -> None:
    article = read("“...” The pier is old.")
    empty = Statements(article).read(Span(0, 4))
    assert empty.n == 0
    assert not exemptions.small_talk(empty, frozenset())


def test_a_turn_in_a_conversation_is_its_speakers() -> None:
    article = read(
        f"{HEAD}\n\nGazette: What happened to the pier?\n\nHolm: I saw the owners take the lamps away. I think that "
        "it was a crime. I slept badly.\n\nGazette: Do you miss it?\n"
    )
    found = {article.slice(article.sentences[c.sentence].span) for c in article.all(Claim)}
    assert found == {"Holm: I saw the owners take the lamps away.", "I think that it was a crime."}
