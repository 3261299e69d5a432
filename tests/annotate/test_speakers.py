"""One speaker under the fullest name: surnames, pronouns, short forms of bodies, roles."""

from __future__ import annotations

import pytest
from annotate.reading import read

from audit.annotate.speakers import Mention, Register, SpeakerWords
from audit.lang import DEFAULT
from audit.model.marks import Attribution, SourceType, Speaker
from audit.model.text import Span


def speakers(text: str) -> dict[str, int]:
    """Name -> number of times that it is a source."""
    return {s.name: len(s.mentions) for s in read(text).all(Speaker)}


def test_surname_and_pronoun_lead_to_the_full_name() -> None:
    text = "Ada Holm said the pier was old. Holm said it leaked. She added that work starts in May."
    assert speakers(text) == {"Ada Holm": 3}


def test_a_title_is_no_part_of_the_name() -> None:
    assert speakers("Mr. Holm said the pier was old. “It leaks,” Holm said.") == {"Holm": 2}


def test_the_full_name_may_come_later() -> None:
    assert speakers("Holm said the pier was old. “It leaks,” said Ada Holm.") == {"Ada Holm": 2}


def test_role_from_apposition_and_from_title() -> None:
    made = read("Ada Holm, the mayor of Alder, said the pier was old. Engineer Per Lund said it leaked.")
    assert {s.name: s.role for s in made.all(Speaker)} == {"Ada Holm": "the mayor of Alder", "Per Lund": "Engineer"}


def test_an_office_with_a_name_behind_it_is_that_person() -> None:
    made = read("The pier will close, its harbour master, Ada Holm, said. Holm said it leaked.").all(Speaker)
    assert [(s.name, s.type, len(s.mentions)) for s in made] == [("Ada Holm", SourceType.PERSON, 2)]


def test_a_relative_clause_tells_why_somebody_knows() -> None:
    (holm,) = read("Ada Holm, who chairs the board, said the pier was old.").all(Speaker)
    assert holm.role == "who chairs the board"


def test_the_ministry_is_the_ministry_above() -> None:
    made = read("The Ministry of Harbours said the pier was old. The ministry said it leaked.").all(Speaker)
    assert [len(s.mentions) for s in made] == [2]


def test_he_is_no_crowd() -> None:
    made = read("Two members of the board said the pier was old. He said it leaked.")
    assert all(s.type is not SourceType.PERSON or s.name != "Two members" for s in made.all(Speaker))


def test_attributions_point_at_their_speakers() -> None:
    made = read("“It leaks,” said Ada Holm. The harbour office said it would look.")
    found = made.all(Speaker)
    names = [found[a.speaker].name for a in made.all(Attribution) if a.speaker is not None]
    assert names == ["Ada Holm", "harbour office"]


def test_two_of_one_surname_are_unsure() -> None:
    made = read("Ada Holm said the pier was old. Carl Holm said it leaked. Holm said work starts in May.").all(Speaker)
    assert [(s.name, s.sure) for s in made] == [("Ada Holm", True), ("Carl Holm", True), ("Holm", False)]


def test_a_form_of_address_tells_two_of_one_surname_apart() -> None:
    assert speakers("Ada Holm and her brother Carl Holm met. Mrs Holm said it leaked. Mr Holm said it was dry.") == {
        "Ada Holm": 1,
        "Carl Holm": 1,
    }


def test_they_after_two_bodies_is_unsure() -> None:
    register = Register(DEFAULT.sets(SpeakerWords))
    for n, name in enumerate(("the harbour office", "the ministry", "they")):
        register.add(Mention(Span(n, n + 1), name, SourceType.BODY, name if name != "they" else ""))
    assert [(s.name, s.sure) for s in register.speakers()] == [
        ("harbour office", True),
        ("ministry", True),
        ("they", False),
    ]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Alder County Sheriff Per Lund said the pier was old.", "Per Lund", "Alder County Sheriff"),
        ("Gov. Ada Holm said the pier was old.", "Ada Holm", "Gov."),
        ("“It leaks,” said Ada Holm, managing director of the yard.", "Ada Holm", "managing director of the yard"),
        ("“It leaks,” said Ada Holm, who paints boats.", "Ada Holm", "who paints boats"),
        ("“It leaks,” said Ada Holm, 57, of Alder.", "Ada Holm", None),
        ("“It leaks,” said Ada Holm, from Wistow Lode.", "Ada Holm", None),
        ("“It leaks,” said Ada Holm of Brede Mountain Rescue.", "Ada Holm", "of Brede Mountain Rescue"),
        ("“It leaks,” said Ada Holm, of Yale University.", "Ada Holm", "of Yale University"),
        ("“It leaks,” said Ada Holm, a painter of boats, who lives there.", "Ada Holm", "a painter of boats"),
        ("Singer Ada Holm, who has many followers, said it leaked.", "Ada Holm", "Singer"),
        ("Ada Holm at the time said it leaked.", "Ada Holm", None),
        (
            "Dr Ada Holm, the “first engineer” of the WHO, said it leaked.",
            "Ada Holm",
            "the “first engineer” of the WHO",
        ),
        ("“It leaks,” said Ada Holm of the Harbour Trust.", "Ada Holm", "of the Harbour Trust"),
        ("“It leaks,” said Ada Holm, adding that the mayor knew.", "Ada Holm", None),
        ("“It leaks,” said Ada Holm, a day after the mayor came.", "Ada Holm", None),
        ("Mr. Per Lund said the pier was old.", "Per Lund", None),
    ],
)
def test_a_role_stands_before_or_behind_the_name(text: str, name: str, role: str | None) -> None:
    assert [(s.name, s.role) for s in read(text).all(Speaker)] == [(name, role)]


@pytest.mark.parametrize("name", ["Alder County", "New Alder", "Lund Motor Co.", "Alder Airways", "House Democrats"])
def test_places_companies_and_groups_are_no_persons(name: str) -> None:
    assert [s.type for s in read(f"On Monday {name} said it would close the pier.").all(Speaker)] == [SourceType.BODY]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The magistrate, Jon Lie, will rule in May, the court said.", ["court"]),
        ("Work ends in Alder, the mayor said.", ["mayor"]),
        ("The plan changed in March, the ministry announced.", ["ministry"]),
        ("“It leaks,” said Theresa May, the minister.", ["Theresa May"]),
        ("Work begins on May 14, the harbour office said.", ["harbour office"]),
    ],
)
def test_no_apposition_bridges_a_clause_and_its_cue(text: str, names: list[str]) -> None:
    assert [s.name for s in read(text).all(Speaker)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Critics, among them the economist Rosa Vidal and a lawyer, said the count was wrong.", "Rosa Vidal"),
        ("Critics such as Rosa Vidal said the count was wrong.", "Rosa Vidal"),
        ("“It is wrong,” said opponents, including the mayor, Ada Poe.", "Ada Poe"),
        ("Lawmakers led by Senator Grant Lee said the count was wrong.", "Grant Lee"),
        ("Critics said the count was wrong, including that of Rosa Vidal.", None),
        ("Residents of towns including Chicago said they were afraid.", None),
    ],
)
def test_a_crowd_some_of_whom_are_named_is_no_fog(text: str, name: str | None) -> None:
    assert [s.name for s in read(text).all(Speaker)] == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Garcia left. “It leaks,” said Rep. Jesus “Chuy” Garcia.", ["Jesus “Chuy” Garcia"]),
        ("“It leaks,” said Ann Holm, 32, a farmer who said she would swim.", ["Ann Holm"]),
        ("South Alder Council met. The council said it leaked.", ["South Alder Council"]),
        ("The municipality said it leaked. The Alder Local Municipality met.", ["Alder Local Municipality"]),
        ("The Aerwell D12 is dry, as Aerwell claims. The company said it leaked.", ["Aerwell"]),
        ("Sen. Ann Lee, R-Tenn, chairman of the Health, Labor and Pensions Committee, said it leaked.", ["Ann Lee"]),
    ],
)
def test_whose_name_it_is(text: str, names: list[str]) -> None:
    assert [s.name for s in read(text).all(Speaker)] == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It leaks,” said Marlow pollster Charles Franklin.", SourceType.PERSON),
        ("The Grayhill, an independent news outlet, said it leaked.", SourceType.OUTLET),
        ("The tabloid Daily Comet said it leaked.", SourceType.OUTLET),
        ("The Board's report said it leaked.", SourceType.DOCUMENT),
        ("The group said it leaked.", SourceType.BODY),
    ],
)
def test_what_a_source_is(text: str, kind: SourceType) -> None:
    assert [s.type for s in read(text).all(Speaker)] == [kind]


def test_a_name_before_a_noun_is_not_who_speaks_next() -> None:
    text = "Grant Poe won. Poe consultant Colin Belcher, a pollster, agreed. “It leaks,” he said."
    assert all(s.name != "Grant Poe" for s in read(text).all(Speaker))
