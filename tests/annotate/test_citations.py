"""Citations of publications: their own name, whether a reader can find them, and whose word they pass on."""

from __future__ import annotations

import pytest
from annotate.reading import lexicons, read

from audit.annotate.attribution import annotate_attributions
from audit.annotate.citations import annotate_citations
from audit.model.house import House
from audit.model.marks import Attribution, Citation, SourceType, Speaker


def cited(text: str, house: House | None = None) -> list[Citation]:
    made = read(text)
    if house is not None:
        marks, speakers = annotate_attributions(made, house)
        made = made.with_layer(Attribution, marks).with_layer(Speaker, speakers)
    return list(annotate_citations(made, house or House(), lexicons()))


def test_an_outlet_by_its_list_name() -> None:
    (found,) = cited("The BBC reported that the pier was old.")
    assert (found.name, found.type, found.malformed, found.depth) == ("BBC", SourceType.OUTLET, False, 1)


def test_one_word_and_article_do_not_identify_it() -> None:
    (found,) = cited("According to the Space article, the rocket flew for an hour.")
    assert (found.name, found.malformed) == ("Space.com", True)


def test_an_unknown_outlet_by_construction() -> None:
    (found,) = cited("According to the Alder Harbour Courier website, the pier is closed.")
    assert found.type is SourceType.OUTLET
    assert "Courier" in found.name


def test_an_aggregator_with_an_article_is_malformed() -> None:
    (found,) = cited("According to the Headtopics, the rocket flew for an hour.")
    assert (found.name, found.type, found.malformed) == ("Head Topics", SourceType.AGGREGATOR, True)


def test_told_an_outlet_is_the_speakers_own_word() -> None:
    assert cited("Ada Holm told the BBC that the pier was old.") == []


def test_a_poll_is_a_document() -> None:
    (found,) = cited("A survey of 900 islanders found that most want a bridge.")
    assert found.type is SourceType.DOCUMENT


def test_source_passed_on() -> None:
    assert cited("Reuters reported that the harbour ministry said the pier was sold.")[0].passed_on
    assert cited("Reuters reported that the pier was sold, citing the harbour ministry.")[0].passed_on
    assert not cited("Reuters reported that the pier was sold.")[0].passed_on


def test_source_passed_on_by_the_words_of_somebody_or_below() -> None:
    assert cited("“We will sell,” the mayor Ada Holm said, Reuters reported.")[0].passed_on
    assert cited("Reuters reported:\n\nThe pier was sold.")[0].passed_on
    assert cited("Reuters reported that the pier was sold.\n\n“We sold it,” the mayor Ada Holm said.")[0].passed_on
    assert not cited("Reuters reported that the pier was sold.\n\nAda Holm said that it rained.")[0].passed_on
    assert not cited("The bank denied a report in the Financial Times that it will sell.")[0].passed_on
    assert not cited("Though Ada Holm calls herself a friend, Reuters reported that it was sold.")[0].passed_on


@pytest.mark.parametrize(
    "text",
    [
        "Reuters cited the harbour ministry as saying that the pier was sold.",
        "Reuters quoted the harbour ministry as saying that the pier was sold.",
    ],
)
def test_to_cite_or_quote_somebody_is_no_citation_of_its_own(text: str) -> None:
    """It tells whose word is passed on; what the outlet reports is cited once, by the verb that reports it."""
    made = read(text)
    assert len([a for a in made.all(Attribution) if a.source and made.slice(a.source) == "Reuters"]) == 2
    assert len(made.all(Citation)) == 1


@pytest.mark.parametrize("tail", ["and cited a letter", "and quoted a letter", ", quoting a letter"])
def test_an_outlet_that_cites_or_quotes_a_letter_passes_it_on(tail: str) -> None:
    assert cited(f"Reuters reported the sale {tail}.")[0].passed_on
    assert not cited(f"Reuters reported the sale. It rained {tail}.")[0].passed_on


def test_chain_outermost_first() -> None:
    text = "Fox News reported that the Times said officials told lawmakers the plan was dead."
    made = read(text)
    found = annotate_citations(made, House(), lexicons())
    assert found[0].depth == 3
    assert [made.slice(s) for s in found[0].chain] == ["Fox News", "the Times", "officials"]


def test_house_and_its_agency() -> None:
    house = House(names=("the Gazette",), agencies=("Reuters",))
    assert [c.house for c in cited("Reuters reported that the pier was sold.", house)] == [True]


def test_link_in_the_sentence() -> None:
    made = read("<p>The <a href='https://bbc.co.uk/1'>BBC</a> reported that the pier was old.</p>", "html")
    assert [c.linked for c in made.all(Citation)] == [True]


@pytest.mark.parametrize(
    ("text", "malformed"),
    [
        ("According to the Space article, it fell.", True),
        ("According to the Space article by Ann Poe, it fell.", False),
        ("According to the Space article of 2019, it fell.", False),
        ("According to the Guardian article, it fell.", False),  # its whole name
        ("According to the CNN report, it fell.", False),
        ("According to the Reuters, it fell.", True),
        ("The Axios reported that it fell.", True),
        ("Axios reported that it fell.", False),
    ],
)
def test_whether_a_reader_could_find_it(text: str, malformed: bool) -> None:
    assert [c.malformed for c in cited(text)] == [malformed]


@pytest.mark.parametrize("verb", ["implied", "agreed", "complained", "replied", "lamented"])
def test_an_outlets_own_stance_is_no_report(verb: str) -> None:
    assert cited(f"Reuters {verb} that the pier was sold too late.") == []
    assert cited("Reuters reported that the pier was sold too late.")


def test_a_piece_of_today_is_pointed_to() -> None:
    assert not cited("According to the Space article today, the rocket flew for an hour.")[0].malformed
    assert cited("According to the Space article, the rocket flew for an hour today.")[0].malformed
