"""The sources of a whole text, and who they are, under the shipped rules: each bound with a text on either side."""

from __future__ import annotations

import pytest

from tests.check.shipped import LINE, findings, marked, unjudged

WALL = "The wall fell in the storm of the old north. "  # ten words and a claim
FOG = "Fog rose over the sea. "


@pytest.mark.parametrize(
    ("sources", "single"),
    [
        ("Ana Lund said it burned.", True),
        ("Ana Lund said it burned. Karl Poe said it rained.", False),
        ("Ana Lund said it burned. Lund said it rained. She said it was cold.", True),  # one and the same
        ("Ana Lund said it burned. Experts said it rained.", True),  # a crowd is no source
        ("", False),  # nor is nobody
        ("He said it burned. He said it rained.", False),  # who that is was never said
        ("They said it burned.", False),
        ("It burned, according to three television networks.", False),  # more than one
    ],
)
def test_one_source_for_a_whole_text(sources: str, single: bool) -> None:
    assert marked("single-source-story", LINE, WALL * 16 + sources) == ([LINE] if single else [])


@pytest.mark.parametrize(("rule", "walls"), [("single-source-story", 15), ("no-direct-quotes", 25)])
def test_a_text_of_too_few_words_is_not_judged(rule: str, walls: int) -> None:
    text = WALL * (walls - 1) + "Ana Lund said it burned. "
    assert marked(rule, LINE, text + "It is all gone now.") == [LINE]
    assert unjudged(rule, LINE, text + "It is gone now.")


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [(5, 1, True), (4, 1, False), (5, 2, True), (4, 2, False), (7, 3, False), (8, 3, True), (6, 0, False)],
)
def test_one_source_of_two_with_over_seven_tenths_of_what_is_said(first: int, second: int, told: bool) -> None:
    rows = [f"Ana Lund said it fell {n} times." for n in range(2, 2 + first)]
    rows += [f"Karl Poe said it fell {n} times." for n in range(2, 2 + second)]
    found = findings("source-concentration", LINE, " ".join(rows))
    assert [f.excerpt for f in found] == ([LINE] if told else [])
    if told:
        assert found[0].message == f"Ana Lund has {first} of {first + second} attributed sentences."


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (["CNN", "Reuters"], "2 of 2"),
        (["CNN", "Reuters", "Ana Lund"], "2 of 3"),
        (["CNN", "Ana Lund"], ""),
        (["CNN", "Reuters", "The BBC", "Ana Lund", "Karl Poe"], ""),  # three of five are six tenths
        (["CNN"], ""),
        (["CNN", "CNN"], ""),
        (["CNN", "Experts"], ""),
    ],
)
def test_most_named_sources_are_other_media(sources: list[str], told: str) -> None:
    found = findings("all-secondary", LINE, " ".join(f"{who} said the wall fell." for who in sources))
    assert [f.message.split(" named")[0] for f in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("before", "sentences", "late"),
    [(3, 8, False), (4, 8, True), (4, 7, False), (4, 16, True), (4, 17, False), (5, 20, True), (5, 21, False)],
)
def test_the_first_source_comes_after_four_sentences_and_a_quarter_of_the_words(
    before: int, sentences: int, late: bool
) -> None:
    text = FOG * before + "Ana Lund said so then. " + FOG * (sentences - before - 1)
    found = findings("late-first-attribution", LINE, text)
    told = f"The first source stands in sentence {before + 1} of {sentences}."
    assert [f.message for f in found] == ([told] if late else [])


def test_a_quotation_without_a_source_comes_first_all_the_same() -> None:
    text = FOG * 2 + "“It leaks,” they sang. " + FOG * 3 + "Ana Lund said so then. " + FOG * 3
    assert marked("late-first-attribution", LINE, text) == []


@pytest.mark.parametrize(
    ("evidence", "none"),
    [
        ("Ana Lund said it burned.", True),
        ("Experts said it burned.", True),
        ("Ana Lund called it “old.”", True),
        ("“It burned for long,” Ana Lund said.", False),
        ("“It burned,” Ana Lund said.", False),  # part of it in her own words
        ("Ana Lund told reporters it burned.", False),  # an occasion
        ("Court records show it burned.", False),
        ("Our reporter saw it burn.", False),
    ],
)
def test_what_is_first_hand_evidence(evidence: str, none: bool) -> None:
    assert marked("no-first-hand-evidence", LINE, WALL * 11 + evidence) == ([LINE] if none else [])


def test_a_direct_quotation_has_three_words() -> None:
    assert marked("no-direct-quotes", LINE, WALL * 25 + "“It burned,” she said.") == [LINE]
    assert marked("no-direct-quotes", LINE, WALL * 25 + "“It burned down,” she said.") == []


@pytest.mark.parametrize("genre", ["opinion", "review", "letter"])
def test_other_genres_are_not_judged_by_their_quotations(genre: str) -> None:
    assert not marked("no-direct-quotes", LINE, WALL * 26, genre=genre)
    assert not marked("no-first-hand-evidence", LINE, WALL * 26, genre=genre)


# -- people


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lund said it fell.",
        "Ana Lund warned that it fell.",
        "Ana Lund quipped that it fell.",
        "Ana Lund said it fell. It rained. She is tired.",  # two sentences on
        "Ana Lund said it fell. Lund left.",
        "Ana Lund, 41, said it fell.",
    ],
)
def test_a_source_without_a_role(text: str) -> None:
    assert [words[:8] for words in marked("source-without-role", LINE, text)] == ["Ana Lund"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lund, a teacher, said it fell.",
        "Ana Lund, 41, a teacher, said it fell.",
        "Mayor Ana Lund said it fell.",
        "The teacher Ana Lund said it fell.",
        "Ana Lund of the Trust said it fell.",
        "Ana Lund said it fell. She is a teacher.",
        "Ana Lund said it fell. He also works here.",
        "Ana Lund said it fell. They lead the Trust. She owned it.",
        "Ana Lund said it fell. It rained. Lund, who runs the mill, left.",
        "Ana Lund said it fell. It rained. Lund teaches songs.",
        "Ana Lund said it fell. It rained. Lund (left) came.",
        "Ana Lund said it fell. It rained. Teacher Ana Lund left.",
        "Ana Lund saw it fall.",
        "Ana Lund believes it fell.",
        "Lund said it fell.",
    ],
)
def test_who_has_a_role_or_needs_none(text: str) -> None:
    if "They lead" in text:
        text = text.replace("They lead", "They led")
    assert marked("source-without-role", LINE, text) == []


@pytest.mark.parametrize(
    ("one", "two", "misspelt"),
    [
        ("Karl Weissmann", "Karl Weismann", True),
        ("Karl Weissmann", "Karl Weisman", True),  # two letters of nine
        ("Karl Weissmann", "Carl Weissmann", False),  # begins otherwise
        ("Ana Holm", "Ana Hold", True),
        ("Ana Hol", "Ana Hog", False),  # three letters are too few
        ("Ana Holm", "Ana Holms", False),  # an ending
        ("Ana Berg", "Ana Bergen", False),
        ("Ana Bergson", "Ana Bergsonn", False),
        ("Ana Holman", "Ana Holmes", False),  # two letters of six
        ("Ana Bergson", "Ana Bargsen", True),  # two of seven
        ("Ana Bergstrom", "Ana Bargstrim", True),
        ("Ana Bergstrom", "Ana Bargstrin", False),  # three
        ("Bergson Ana", "Bergsen Ana", True),
        ("Bergson Ana", "Ana Bergsen", False),
        ("Ana Bergson", "Ida Bergson", False),
        ("Peter Bergson", "Pete Bergson", False),  # a short form
        ("Halden Disinfecting", "Halden Disinfectin", False),  # nobody's name
        ("Majority Leader", "Minority Leader", False),
        ("Mayor Zorka Bergson", "Mayor Zorka Bergsen", True),  # an office before it
    ],
)
def test_two_spellings_of_a_name(one: str, two: str, misspelt: bool) -> None:
    found = marked("person-name-problem", LINE, f"{one} came. {two} left.")
    assert found == ([two.removeprefix("Mayor ")] if misspelt else [])


@pytest.mark.parametrize(
    ("behind", "severity"),
    [
        ("It rained.", "warning"),
        ("“The boats were old,” he said.", ""),  # the words themselves follow
        ("“The boats were old,” Karl Poe said.", "warning"),  # somebody else's
        ("He looked at the boats.", "warning"),
    ],
)
def test_a_remark_whose_words_follow_vouches_for_nothing(behind: str, severity: str) -> None:
    text = f"Mayor Per Lund pointed out that the pier was safe. {behind}"
    found = findings("factive-verb-endorses-source", LINE, text)
    assert [str(f.severity) for f in found] == [severity] * bool(severity)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The fog lay over the sea. ", True),
        ("I saw the fog over the sea. ", False),  # the writer's own
        ("You see the fog over the sea. ", False),
    ],
)
def test_a_writer_who_speaks_in_the_first_person_needs_no_early_source(text: str, told: bool) -> None:
    found = marked("late-first-attribution", LINE, text * 12 + "Ana Lund said it burned. It was cold.")
    assert found == ([LINE] if told else [])
