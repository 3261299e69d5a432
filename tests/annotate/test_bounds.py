"""How long, how many, how near: each bound of the annotators with a text on either side of it."""

from __future__ import annotations

import pytest
from annotate.reading import HEAD, MORE, PROSE, kinds, page, read

from audit.model.article import Kind
from audit.model.marks import Attribution, Language, Quote, Role, Speaker, Topic

RUN = (
    "The ferry to the island and the old town by the sea sails on every day of the week but on the last one " * 2
).split()


def words(count: int) -> str:
    return " ".join(RUN[:count])


def told(text: str) -> list[tuple[str, str]]:
    """Construction and source of every attribution."""
    made = read(text)
    return [(a.construction, made.slice(a.source) if a.source else "") for a in made.all(Attribution)]


# -- blocks


@pytest.mark.parametrize(("count", "kind"), [(25, Kind.HEADLINE), (26, Kind.BODY)])
def test_a_sentence_of_so_many_words_opens_a_text_as_its_headline(count: int, kind: Kind) -> None:
    assert kinds(read(f"{words(count)}.\n\n{PROSE}"))[0] is kind


@pytest.mark.parametrize(("count", "kind"), [(1, Kind.SUBHEADING), (14, Kind.SUBHEADING), (15, Kind.BODY)])
def test_a_line_of_so_many_words_is_a_subheading(count: int, kind: Kind) -> None:
    line = words(count)
    made = read(f"<article><h1>{HEAD}</h1><p>{PROSE}</p><p>{line}</p><p>{MORE}</p></article>", format="html")
    assert kinds(made)[2] is kind


@pytest.mark.parametrize(
    "line",
    ["A bell rings:", "A bell rings,", "A bell rings;", "A bell rings.", "A bell rings!", "a bell rings",
     "“A bell rings", "— A bell rings", "(A bell rings)", "2019 – 2020 –"],
)  # fmt: skip
def test_a_line_with_these_marks_is_no_subheading(line: str) -> None:
    made = read(f"<article><h1>{HEAD}</h1><p>{PROSE}</p><p>{line}</p><p>{MORE}</p></article>", format="html")
    assert kinds(made)[2] is Kind.BODY


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Will The Bell Ring?", Kind.SUBHEADING),
        ("1. Will the bell ring?", Kind.SUBHEADING),
        ("2) Will the bell ring?", Kind.SUBHEADING),
        ("Will the bell ring?", Kind.BODY),
        ("Will The Old Bell Of The Harbour Ring Day One?", Kind.SUBHEADING),  # ten words
        ("Will The Old Bell Of The Harbour Ring On Day One?", Kind.BODY),
    ],
)
def test_a_question_is_a_subheading_where_it_has_a_number_or_capitals(line: str, kind: Kind) -> None:
    made = read(f"<article><h1>{HEAD}</h1><p>{PROSE}</p><p>{line}</p><p>{MORE}</p></article>", format="html")
    assert kinds(made)[2] is kind


@pytest.mark.parametrize(("count", "kind"), [(4, Kind.SUBHEADING), (5, Kind.PROMO)])
def test_a_heading_of_so_many_words_below_a_lone_label_is_another_story(count: int, kind: Kind) -> None:
    heading = " ".join(["Stone", "bell", "found", "in", "harbour"][:count])
    made = read(f"# {HEAD}\n\n{PROSE}\n\nRelated:\n\n## {heading}\n\n{MORE}\n", format="markdown")
    assert kinds(made)[2:4] == [Kind.PROMO, kind]


@pytest.mark.parametrize(("count", "kind"), [(25, Kind.PROMO), (26, Kind.BODY)])
def test_a_line_of_so_many_words_below_a_lone_label_is_no_title(count: int, kind: Kind) -> None:
    made = read(f"# {HEAD}\n\n{PROSE}\n\nRelated:\n\n{words(count)}\n\n{MORE}\n", format="markdown")
    assert kinds(made)[2:4] == [Kind.PROMO, kind]


POINTER = "READ ALSO: Seven Lemon Cakes For A Long Winter"


def reasons(*blocks: str) -> list[str]:
    return [r.reason for r in read("\n\n".join(blocks)).all(Role) if r.reason != "repeated"]


def test_a_text_of_four_blocks_has_no_topic_to_leave() -> None:
    assert reasons(HEAD, PROSE, POINTER, MORE) == ["related-link"]
    assert reasons(HEAD, PROSE, POINTER, MORE, "It rained all day.") == ["related-link", "off-topic"]


@pytest.mark.parametrize(
    ("pointer", "apart"), [("READ ALSO: Seven Lemon Cakes", False), ("READ ALSO: Seven Lemon Cakes Baked", True)]
)
def test_a_pointer_of_five_words_is_too_short_to_be_off_topic(pointer: str, apart: bool) -> None:
    assert ("off-topic" in reasons(HEAD, PROSE, pointer, MORE, "It rained all day.")) is apart


STRAY = (
    "Borussia won the cup in Leipzig after penalties when Svensson missed twice, and thousands danced around the town "
    "hall of Dortmund until dawn without any trouble at all.",
    "Parliament in Lisbon voted against Minister Carvalho past midnight, while students marched from Coimbra towards "
    "Braga with drums, flags, torches, horns, banners, masks, whistles, candles, rattles.",
    "Oranges from Valencia grew scarce because frost struck Murcia, so juice makers near Hamburg bought apples from "
    "Tyrol instead; prices doubled across Bavaria, Saxony, Hesse, Swabia, Thuringia.",
)


@pytest.mark.parametrize(("count", "apart"), [(1, 1), (2, 2), (3, 0)])
def test_three_paragraphs_apart_are_a_text_of_several_subjects(count: int, apart: int) -> None:
    assert reasons(HEAD, PROSE, *STRAY[:count], MORE, MORE + " It rained.").count("off-topic") == apart


@pytest.mark.parametrize(
    "paragraph",
    [
        "They won" + STRAY[0].removeprefix("Borussia won"),
        STRAY[0].replace("missed twice", "missed “twice”"),
        STRAY[0].replace("Svensson missed twice", "Svensson said twice"),
        " ".join(STRAY[0].split()[:23]) + ".",
    ],
)
def test_speech_what_leans_on_the_text_before_and_short_paragraphs_are_never_off_topic(paragraph: str) -> None:
    assert "off-topic" not in reasons(HEAD, PROSE, paragraph, MORE, MORE + " It rained.")


def test_a_short_line_that_comes_again_is_not_told() -> None:
    line = "The ferry sails in the rain on Monday."
    assert len(line) < 40
    assert reasons(HEAD, PROSE, line, line, MORE) == []
    assert [r.reason for r in page(line, line).all(Role)] == []
    longer = line.replace("rain", "heavy rain")
    assert [r.reason for r in page(longer, longer).all(Role)] == ["repeated"]


# -- quotations


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The film titled “so very tired.” opens.", "mention"),
        ("The film titled, “so very tired.” opens.", "mention"),
        ("The titled film was “so very tired.”", "direct"),
        ("She said “very tired” to him.", "partial"),
        ("The sea was “very tired” at dawn.", "mention"),
        ("The sea was “so very tired” at dawn.", "partial"),
    ],
)
def test_what_makes_words_in_marks_a_name_or_a_term(text: str, kind: str) -> None:
    assert [q.kind.value for q in read(text).all(Quote)] == [kind]


# -- attributions without a cue


@pytest.mark.parametrize(("quotation", "signed"), [("“It leaks very badly.”", True), ("“It leaks badly.”", False)])
def test_a_quotation_of_four_words_can_be_signed(quotation: str, signed: bool) -> None:
    assert told(f"{quotation} — Ada Holm") == ([("signature", "Ada Holm")] if signed else [])


def bare(text: str) -> bool:
    return "bare-quotation" in [c for c, _ in told(f"{HEAD}\n\n{text}")]


def test_a_quotation_of_four_words_is_the_last_speakers_one_block_on() -> None:
    said = "Ada Holm said the pier was old."
    assert bare(f"{said}\n\n“It leaks all day.”")
    assert not bare(f"{said}\n\n“It leaks badly.”")
    assert not bare(f"{said}\n\nFog rose over it.\n\n“It leaks in every storm.”")
    assert not bare(f"{said}\n\n“It leaks in every storm” was sung.")


@pytest.mark.parametrize(
    ("label", "speaks"),
    [
        ("Mayor", True),
        ("The mayor of Alder", False),
        ("Holm", True),
        ("Ada Holm", True),
        ("Poe", False),
        ("The bridge", False),
    ],
)
def test_who_stands_before_a_colon(label: str, speaks: bool) -> None:
    found = told(f"{HEAD}\n\nAda Holm said so. {label}: The pier is old.")
    assert (("speaker-colon", label) in found) is speaks


def test_a_name_before_a_colon_speaks_in_a_headline() -> None:
    assert told(f"Ada Holm: The pier is lost\n\n{PROSE}")[:1] == [("speaker-colon", "Ada Holm")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to the harbour office, the pier will close.", "the harbour office"),
        ("According to the mayor, a sailor, the pier will close.", "the mayor, a sailor"),
        ("According to the mayor, the crew will sail.", "the mayor"),
        ("According to Plan, a firm, the pier will close.", "Plan, a firm"),
        ("According to law, the pier will close.", ""),
        ("Everything went according to plan.", ""),
    ],
)
def test_according_to_whom(text: str, source: str) -> None:
    assert [s for c, s in told(text) if c == "according-to"] == ([source] if source else [])


def test_a_label_of_seven_words_and_more_is_no_speaker() -> None:
    assert told(f"{HEAD}\n\nBay Island County harbour and mayor: It leaks.")[:1] == [
        ("speaker-colon", "Bay Island County harbour and mayor")
    ]
    assert told(f"{HEAD}\n\nAlder and Bay Island County harbour and old town mayor: It leaks.") == []


def test_a_single_letter_is_no_topic() -> None:
    assert [t.similarity for t in read("zzz qqq\n\nkkk q vvv.\n\nlll q mmm.").all(Topic)][1:] == [0.0, 0.0]


# -- language


@pytest.mark.parametrize(("count", "code"), [(19, "und"), (20, "en")])
def test_so_many_words_tell_a_language(count: int, code: str) -> None:
    assert read(words(count) + ".").all(Language)[0].code == code


@pytest.mark.parametrize(("english", "code"), [(17, "en"), (16, "und"), (10, "und"), (9, "other")])
def test_so_many_english_words_of_a_hundred(english: int, code: str) -> None:
    text = " ".join(["the"] * english + ["zug"] * (100 - english))
    assert read(text).all(Language)[0].code == code


def test_a_text_that_says_it_is_of_another_language_is_of_it_where_it_is_in_doubt() -> None:
    text = " ".join(["the"] * 16 + ["zug"] * 84)
    assert [read(text, language=tag).all(Language)[0].code for tag in ("de", "en-GB", "")] == ["other", "und", "und"]


@pytest.mark.parametrize(
    ("latin", "other", "code"), [(20, 20, "other"), (21, 20, "und"), (19, 20, "und"), (400, 400, "other")]
)
def test_half_of_forty_letters_of_another_script_tell_it(latin: int, other: int, code: str) -> None:
    assert read("a" * latin + " " + "д" * other).all(Language)[0].code == code


@pytest.mark.parametrize(("paragraphs", "name"), [(200, "Anna Kelimu"), (400, "Kelimu")])
def test_a_first_name_is_looked_for_in_words_that_stand_so_near(paragraphs: int, name: str) -> None:
    between = "\n\n".join([f"{words(24).capitalize()}."] * paragraphs)  # 100 code points each
    made = read(f"{HEAD}\n\n“The pier of Anna Kelimu leaks,” he said.\n\n{between}\n\nKelimu said the pier is dry.\n")
    assert [s.name for s in made.all(Speaker) if "Kelimu" in s.name] == [name]
