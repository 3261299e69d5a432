"""Who says what: one case a construction, the words that only look like one, and what holds for every text."""

from __future__ import annotations

import pytest
from annotate.reading import read
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.annotate.attribution import annotate_attributions
from audit.model.article import Article
from audit.model.house import House
from audit.model.marks import Attribution, SourceType, Status


def attributions(text: str) -> list[tuple[str, str, str]]:
    """(source, cue, first content) of every attribution that has a cue."""
    made = read(text)

    def words(span: object) -> str:
        return "" if span is None else made.slice(span)  # type: ignore[arg-type]

    return [
        (words(a.source), words(a.cue), words(a.content[0]) if a.content else "")
        for a in made.all(Attribution)
        if a.cue is not None
    ]


def only(text: str) -> Attribution:
    (found,) = [a for a in read(text).all(Attribution) if a.cue is not None]
    return found


@pytest.mark.parametrize(
    ("text", "construction", "source", "cue", "content"),
    [
        ("The mayor said that it would close.", "verb-before-content", "The mayor", "said", "that it would close"),
        ("The mayor said the pier would close.", "verb-before-content", "The mayor", "said", "the pier would close"),
        ("“The pier will close,” Ada Holm said.", "verb-after-content", "Ada Holm", "said", "“The pier will close,”"),
        ("“The pier will close,” said Ada Holm.", "inverted", "Ada Holm", "said", "“The pier will close,”"),
        ("The pier, she said, will close in May.", "verb-inside-content", "she", "said", "The pier"),
        ("The pier will close, the mayor said.", "verb-after-content", "the mayor", "said", "The pier will close"),
        ("According to the harbour office, the pier will close.", "according-to", "the harbour office", "According to",
         "the pier will close"),
        ("The pier will close, according to the harbour office.", "according-to", "the harbour office", "according to",
         "The pier will close"),
        ("The pier was described by the ministry as “unsafe.”", "passive", "the ministry", "was described", "The pier"),
        ("As the mayor said, the pier is old.", "as-clause", "the mayor", "said", "the pier is old"),
        ("The mayor said: “No pier is for ever.”", "verb-colon", "the mayor", "said", "“No pier is for ever.”"),
        ("Court filings show the firm lost.", "verb-before-content", "Court filings", "show", "the firm lost"),
        ("The pier will close, the mayor said in a statement.", "verb-after-content", "the mayor", "said",
         "The pier will close"),
        ("The ferry sank, Ada Holm said at a meeting on Wednesday.", "verb-after-content", "Ada Holm", "said",
         "The ferry sank"),
    ],
)  # fmt: skip
def test_construction(text: str, construction: str, source: str, cue: str, content: str) -> None:
    assert [(s.lower(), c, t) for s, c, t in attributions(text)] == [(source.lower(), cue, content)]
    assert only(text).construction == construction


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Alder Echo reported that the pier would close.", SourceType.OUTLET),
        ("The Gazette said the pier would close.", SourceType.OUTLET),
        ("The council's own budget paper says the pier costs too much.", SourceType.DOCUMENT),
        ("The local paper says the pier costs too much.", SourceType.OUTLET),
        ("The Harbour Safety Agency said the pier would close.", SourceType.BODY),
        ("The pier will close, according to WQPZ.", SourceType.OUTLET),
        ("KQPZ-TV reported that the pier would close.", SourceType.OUTLET),
        ("According to WQPZ.com, the pier will close.", SourceType.OUTLET),
        ("The Western Quay and Pier Zone (WQPZ) met, and WQPZ said the pier would close.", SourceType.BODY),
        ("KPMG said the pier would close.", SourceType.BODY),
        ("Reuters’ Ada Holm said the pier would close.", SourceType.OUTLET),
        ("The council’s Ada Holm said the pier would close.", SourceType.PERSON),
    ],
)
def test_outlets_and_documents_are_told_by_their_names(text: str, kind: SourceType) -> None:
    assert only(text).source_type is kind


def test_a_guess_that_somebody_spoke_is_nobodys_word() -> None:
    (found,) = read("The two sides probably discussed a merger.").all(Attribution)
    assert found.status is Status.NONE


def test_participle_shares_the_subject() -> None:
    found = attributions("The mayor praised the crew, saying that the work was hard.")
    assert ("The mayor", "saying", "that the work was hard") in found


def test_coordinated_cues_share_the_subject() -> None:
    found = attributions("Ada Holm said the pier was old and added that it leaked.")
    assert [(s, c) for s, c, _ in found] == [("Ada Holm", "said"), ("Ada Holm", "added")]


def test_apposition_belongs_to_the_source() -> None:
    ((source, _, _),) = attributions("Ada Holm, the mayor of Alder, said the pier was old.")
    assert source == "Ada Holm, the mayor of Alder"


def test_relative_clause_belongs_to_the_source() -> None:
    ((source, _, _),) = attributions("Ada Holm, who lives on the island, said the pier was old.")
    assert source == "Ada Holm, who lives on the island"


def test_nested() -> None:
    made = read("Ada Holm said the chief engineer had told her that the pier leaked.").all(Attribution)
    outer, inner = [a for a in made if a.cue is not None]
    assert inner.inside == made.index(outer)


def test_negated_without_content() -> None:
    made = [a for a in read("The firm did not comment on the fire.").all(Attribution) if a.cue]
    assert all(a.negated for a in made)


def test_quotation_runs_on_after_the_cue() -> None:
    made = read("“The pier is old,” Ada Holm said. “It leaks in every storm.”")
    (found,) = made.all(Attribution)
    assert [made.slice(c) for c in found.content] == ["“The pier is old,”", "“It leaks in every storm.”"]


def test_quotation_over_paragraphs_has_one_speaker() -> None:
    made = read("Pier to close in May\n\n“The pier is old.\n\n“It leaks in every storm,” Ada Holm said.\n")
    found = [a for a in made.all(Attribution) if a.cue]
    assert [made.slice(c) for c in found[0].content] == ["“The pier is old.", "“It leaks in every storm,”"]


def test_bare_quotation_is_said_by_the_last_speaker() -> None:
    text = "Pier to close in May\n\nAda Holm said the pier was old.\n\n“It leaks in every storm we have.”\n"
    made = read(text)
    bare = [a for a in made.all(Attribution) if a.construction == "bare-quotation"]
    assert [made.slice(a.source) for a in bare if a.source] == ["Ada Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "They add sugar to the tea every morning.",
        "The state has two islands and one long bridge.",
        "He filed an insurance claim after the storm.",
        "She played a high note on the old horn.",
        "Everything went according to plan on Monday.",
        "The children found a boat on the beach.",
        "It goes without saying that ropes must be dry.",
    ],
)
def test_looks_like_an_attribution(text: str) -> None:
    assert attributions(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ada Holm said the pier was old.", "identified"),
        ("The harbour ministry said the pier was old.", "identified"),
        ("A survey of 900 islanders found that most want a bridge.", "identified"),
        ("The BBC reported that the pier was old.", "outlet"),
        ("According to the Harbour article, the pier was old.", "outlet"),
        ("A person familiar with the talks said the pier was sold.", "anonymous"),
        ("Experts say the pier will fail.", "vague"),
        ("Critics argue that the pier is ugly.", "vague"),
        ("Ada Holm told the BBC that the pier was old.", "identified"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert only(text).status.value == status


@pytest.mark.parametrize(
    "text",
    [
        "The pier is reportedly for sale.",
        "Allegedly, the pier was sold twice.",
        "The keeper was supposedly abroad.",
        "The pier is believed to be for sale.",
        "The pier is expected to close.",
    ],
)
def test_what_nobody_is_named_for_is_agentless_and_no_word_is_its_cue(text: str) -> None:
    (made,) = read(text).all(Attribution)
    assert (made.status.value, made.cue, made.source) == ("agentless", None, None)


def test_an_adverb_in_the_words_of_a_source_stands_inside_them() -> None:
    made = read("Ada Holm, the mayor, said the pier was reportedly for sale, and the bell rang.").all(Attribution)
    (adverb,) = (a for a in made if a.construction == "evidential-adverb")
    assert adverb.inside is not None
    assert made[adverb.inside].lemma == "say"


def test_thought_of_somebody_is_nobodys_word() -> None:
    """The writer says what somebody wants; only the writer could answer for it."""
    made = read("The firm hopes that the pier will be sold in May.").all(Attribution)
    assert {a.status for a in made} == {Status.NONE}


def test_house_is_first_hand() -> None:
    made = read("The Gazette reported that the pier was old.")
    marks, _ = annotate_attributions(made, House(names=("the Gazette",)))
    assert [a.status for a in marks if a.cue] == [Status.IDENTIFIED]


def checked(made: Article) -> None:
    marks = made.all(Attribution)
    assert list(marks) == sorted(marks, key=lambda a: (a.span.start, a.span.end))
    for mark in marks:
        for part in mark.parts:
            assert 0 <= part.start < part.end <= len(made.text)
        assert mark.inside is None or 0 <= mark.inside < len(marks)
        assert mark.construction


WORDS = [
    "said",
    "that",
    "Ada Holm",
    "the mayor",
    ",",
    "“No,”",
    "told",
    "him",
    "who",
    "and",
    "according to",
    "by",
    "to",
    ":",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_any_row_of_words_gives_marks_that_hold(words: list[str]) -> None:
    checked(read("The pier is closed. " + " ".join(words) + "."))


def test_one_line_without_an_end_is_read_in_windows() -> None:
    """A sentence of thirty thousand words ends, and its marks stay within reach of their cues."""
    made = read("he said that " * 10_000)
    checked(made)
    assert max(a.span.end - a.span.start for a in made.all(Attribution)) < 200


def test_a_body_speaks_on_its_own_page_and_which_is_not_the_paper_above() -> None:
    def sources(text: str) -> list[tuple[str, Status]]:
        made = read(text)
        return [(made.slice(a.source), a.status) for a in made.all(Attribution) if a.source]

    assert sources("The gym will close, according to the chain's website.") == [
        ("the chain's website", Status.IDENTIFIED)
    ]
    text = "The Alder Times reported a fire. The number, which shows how fast it spreads, fell."
    assert sources(text) == [("The Alder Times", Status.OUTLET), ("which", Status.IDENTIFIED)]
