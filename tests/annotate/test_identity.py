"""Who the source is: person, body, crowd, office or document, the name in full, and whom a pronoun means."""

from __future__ import annotations

import pytest
from annotate.reading import read
from hypothesis import given
from hypothesis import strategies as st

from audit.annotate.attribution.signs import Named
from audit.model.marks import Attribution, SourceType, Speaker


def sources(text: str) -> list[tuple[str, str]]:
    """Type and speaker of each source; "-" where it is no speaker."""
    article = read(text)
    speakers = article.all(Speaker)
    return [
        (a.source_type.value, "-" if a.speaker is None else speakers[a.speaker].name)
        for a in article.all(Attribution)
        if a.source is not None and a.cue is not None
    ]


def speakers(text: str) -> list[tuple[str, str, str | None, bool]]:
    return [(s.name, s.type.value, s.role, s.sure) for s in read(text).all(Speaker)]


# -- persons and bodies


@pytest.mark.parametrize(
    "body",
    ["The CDC", "The White House", "Amazon", "Democrats", "The F.B.I.", "The MoD", "Lidl", "Unison", "Pell County",
     "The US Centers for Disease Control and Prevention", "The Department of Health and Social Care", "Ryeford Foods",
     "The charity Open Larder", "The operator, Minch Line,", "Fairwater, a company that builds boats,", "AT&T",
     "Chipmaker Orvane", "The Marl County Sheriff's Office", "Morgan Stanley", "Citizens for a Quiet Harbour"],
)  # fmt: skip
def test_bodies_are_no_persons(body: str) -> None:
    assert [kind for kind, _ in sources(f"It rained. {body} said on Monday that the pier was old.")] == ["body"]


@pytest.mark.parametrize(
    "person",
    ["Ada Holm", "Mr Tedworth", "Supervisor Gail Hutch", "Opposition Leader Grant Poe", "Crossbencher Heidi March",
     "K. Madhavan", "Xavier de la Cruz", "Okwudili Ude, 41,", "Okwudili Ude, a spokeswoman for the mill,",
     "A fisherman, Okwudili,", "The governor of Ekenta State, Mr Tonye Dede,", "Minister of State Aoife Carmody",
     "Her neighbour, Pat Lenihan,", "Trump", "Jo Park KC", "Prof. J. R. Hale and others"],
)  # fmt: skip
def test_persons_are_known_by_name_title_age_and_office(person: str) -> None:
    assert [kind for kind, _ in sources(f"It rained. {person} said on Monday that the pier was old.")] == ["person"]


def test_capitals_make_a_name_of_a_pronoun() -> None:
    assert sources("In a note, the WHO stated that it fell. WHO said so.") == [("body", "WHO")] * 2


def test_a_magazine_is_called_people_and_people_are_no_magazine() -> None:
    assert sources("It rained. People said that it fell.") == [("vague", "-")]
    assert sources("A survey by YouGov found that it fell.") == [("document", "survey by YouGov")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A miller, Carl Ude of Alder, said that it fell.", ("person", "Carl Ude")),
        ("The plan, announced Monday by the mayor, may fail.", ("role", "mayor")),
        ("Jake Klein, a doctor at Alder Hospital, told reporters that it fell.", ("person", "Jake Klein")),
        ("“It fell,” said the 46-year-old.", ("role", "46-year-old")),
        ("“It fell,” wrote another.", ("anonymous", "another")),
        ("A clerk, who asked not to be named, said that it fell.", ("anonymous", "clerk")),
    ],
)
def test_an_age_a_day_or_a_clause_is_no_source(text: str, source: tuple[str, str]) -> None:
    assert set(sources(text)) == {source}


def test_a_surname_without_a_full_name_is_that_of_nobody_known() -> None:
    """Copy gives a person's full name once: a single name that has none is a body's."""
    assert sources("Brenwick said the pier was old.") == [("body", "Brenwick")]
    assert sources("Brenwick said the pier was old. Ada Brenwick lives in Alder.") == [("person", "Ada Brenwick")]


def test_a_name_that_is_given_in_full_in_a_quotation_is_a_person() -> None:
    assert sources("“I asked Judith Akers about it,” he wrote. The pier, Akers said, was old.")[-1] == (
        "person",
        "Judith Akers",
    )


def test_a_small_word_at_the_start_of_a_sentence_is_no_name() -> None:
    assert sources("The sewage rose and sewage fell. Sewage showed that the virus had come.") == []
    assert sources("Growers say that the pier is old.") == [("vague", "-")]


@pytest.mark.parametrize("nobody", ["No one", "Wednesday", "34", "The", "29 percent"])
def test_days_numbers_and_shares_are_no_speakers(nobody: str) -> None:
    assert [name for _, name in sources(f"It rained. {nobody} said that the pier was old.") if name != "-"] == []


# -- crowds, offices, somebody, documents


@pytest.mark.parametrize(
    ("type", "source"),
    [
        ("vague", "Villagers"), ("vague", "The villagers"), ("vague", "Mothers"), ("vague", "Health officials"),
        ("vague", "Chinese officials"), ("vague", "Officials in both towns"), ("vague", "Some Republicans"),
        ("vague", "Americans"), ("vague", "Student unions"), ("vague", "Other researchers"), ("vague", "The public"),
        ("vague", "Sources"), ("vague", "Bus drivers"), ("vague", "Growers in the Vale of Arden"),
        ("role", "The authorities in Ohio"), ("role", "Texas authorities"), ("role", "Prosecutors"),
        ("role", "A police spokesman"), ("role", "A federal judge"), ("role", "The researchers"),
        ("role", "Treasury officials"), ("role", "County officials"), ("role", "My grandmother"),
        ("role", "Employees at the Stop-N-Go"), ("role", "A World Food Fund scientist"), ("role", "The two"),
        ("anonymous", "One exporter"), ("anonymous", "Two jurors"), ("anonymous", "A woman at the flats"),
        ("anonymous", "A senior adviser to Premier Tom Hasler"), ("anonymous", "Aides to Ada Holm"),
        ("anonymous", "Sources close to the mill"), ("anonymous", "Three Treasury officials"),
        ("document", "The ruling"), ("document", "A survey by the University of Marrick"),
        ("document", "Her own figures"),
        ("document", "The FIR"), ("document", "Research by JPMorgan"), ("document", "The leaflet"),
    ],
)  # fmt: skip
def test_what_kind_of_source_a_phrase_is(type: str, source: str) -> None:
    assert [kind for kind, _ in sources(f"It rained. {source} said that the pier was old.")] == [type]


@pytest.mark.parametrize("bare", ["Studies", "Some reports", "Independent tests", "Past surveys"])
def test_studies_that_nobody_names_are_fog(bare: str) -> None:
    assert sources(f"It rained. {bare} have shown that the pier is old.") == [("vague", "-")]


def test_a_decision_that_shows_something_is_no_document() -> None:
    assert sources("The decision showed that the mayor was weak.") == []
    assert sources("The decision says that the pier must close.") == [("document", "decision")]


# -- the name in full


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Open Larder, a charity, said it fell. The charity said it rose.", "Open Larder"),
        ("Highland Grid said it fell. The company said it rose.", "Highland Grid"),
        ("The owner Kalkwerk said it fell. It said the pit was deep. The company said it rose.", "Kalkwerk"),
        ("The University of Marrick said it fell. The university said it rose.", "University of Marrick"),
        ("Ada Holm, the mayor of Alder, said it fell. The mayor said it rose.", "Ada Holm"),
        ("A senior adviser to Tom Hasler said it fell. The adviser said it rose.", "senior adviser to Tom Hasler"),
        ("Centers for Animal Health said it fell. Mr Ude, its head, was ill.", "Centers for Animal Health"),
        ("Two people familiar with the talks said it fell.", "Two people familiar with the talks"),
    ],
)
def test_one_speaker_under_the_fullest_name(text: str, name: str) -> None:
    assert {found for _, found in sources(text)} == {name}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Prime Minister Ada Holm said it fell.", "Ada Holm", "Prime Minister"),
        ("Cllr Ada Holm (Ind), the member for harbours, said it fell.", "Ada Holm", "Cllr, the member for harbours"),
        ("Art critic Ada Holm, who teaches at Alder College, said it fell.", "Ada Holm",
         "Art critic, who teaches at Alder College"),
        ("The Commissioner for Works, Dagogo Harry, said it fell.", "Dagogo Harry", "The Commissioner for Works"),
        ("Ada Holm, the miller, came. “It fell,” Holm said.", "Ada Holm", "the miller"),
        ("Prosecuting, Jo Park KC said it fell.", "Jo Park KC", "Prosecuting"),
        ("CNN's Ada Holm said it fell.", "Ada Holm", None),
        ("The Rovers manager, Dean Whitcombe, said it fell.", "Dean Whitcombe", "The Rovers manager"),
        ("Barbara Poe, 61, of Alder, N.C., who was polled, said it fell.", "Barbara Poe", None),
    ],
)  # fmt: skip
def test_the_role_is_the_whole_office(text: str, name: str, role: str | None) -> None:
    assert [(n, r) for n, _, r, _ in speakers(text)] == [(name, role)]


def test_a_body_has_no_role() -> None:
    assert speakers("The operator, Minch Line, said it fell.") == [("Minch Line", "body", None, True)]


# -- whom he, she and they mean


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the subject of the sentence before, and no source yet
        ("James Okoro scored twice. “I was lucky,” he said.", "James Okoro"),
        # sex
        ("Ada Holm met Carl Ude at the mill. “It is old,” she said.", "Ada Holm"),
        ("Ada Holm met Carl Ude at the mill. “It is old,” he said.", "Carl Ude"),
        # whoever spoke last goes on, though others were named
        ("Ada Holm said that Mary Ude had left. She said that it was late.", "Ada Holm"),
        ("“It is old,” Jim Rourke said of Paul Fenn's mill. “It is damp,” he added.", "Jim Rourke"),
        # the office names the one who holds it
        ("Anita Rawat, the superintendent, said that Mahesh Yadav fled. She said he had debts.", "Anita Rawat"),
        # the one of whom the text tells
        ("Ingrid Tolland died on Monday. Tolland was born in Alder. In 1950 Tolland found a cave. The cave was deep. "
         "It was dry. It was old. Snow fell. Ice came. “I like the dark,” she wrote.", "Ingrid Tolland"),
    ],
)  # fmt: skip
def test_a_pronoun_leads_to_a_person_of_the_text(text: str, name: str) -> None:
    kind, found = sources(text)[-1]
    assert (kind, found) == ("person", name)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm and Mary Ude came to the mill. “It is old,” she said.",
        "A letter reached Carl Ude from Jim Holm. “It is old,” he said.",
    ],
)
def test_where_two_fit_nobody_is_meant(text: str) -> None:
    article = read(text)
    (speaker,) = [s for s in article.all(Speaker) if article.slice(s.span) in ("she", "he")]
    assert (speaker.name, speaker.type, speaker.sure) == (article.slice(speaker.span), SourceType.PERSON, False)


def test_they_carries_on_a_crowd_and_a_couple() -> None:
    assert sources("Villagers say that the well is dry. They claim that nobody came.") == [("vague", "-")] * 2
    assert (
        sources("Two diplomats said that a deal was close. They warned that it might fail.")
        == [("anonymous", "Two diplomats")] * 2
    )


# -- the places of a name


@given(readings=st.lists(st.sets(st.integers(0, 30)).map(sorted), max_size=3), at=st.integers(0, 31))
def test_the_last_place_before_a_token_is_that_of_all_places(readings: list[list[int]], at: int) -> None:
    named = Named("Lund", ("lund",))
    for k in (k for places in readings for k in places):
        named.stand(k)
    before = [k for k in named.at if k < at]
    assert max(named.before(at), default=None) == max(before, default=None)
    assert named.before(at)[-1:] == before[-1:]
