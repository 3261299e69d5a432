"""Attributions: by whom, with what verb, how described."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.check.filters import Take
from audit.check.kinds.attribution import AttributionCheck, Near, Part
from audit.model.marks import SourceType, Status
from audit.model.rule import Pattern
from tests.check.factories import article_of, at, found, hits, lexicon, said


def test_attribution_by_lemma_status_and_pronoun() -> None:
    text = "The mayor claimed the wall held. They claimed it fell."
    marks = [
        said(text, "The mayor", "claimed", "the wall held", lemma="claim"),
        said(text, "They", "claimed it", "it fell", Status.VAGUE, lemma="claim"),
    ]
    article = article_of(text, *marks)
    assert found(AttributionCheck(lemmas=("claim",), mark=Part.SOURCE), article) == ["The mayor", "They"]
    assert found(AttributionCheck(lemmas=("claim",), pronoun=Take.SKIP), article) == ["The mayor claimed"]
    assert found(AttributionCheck(statuses=(Status.VAGUE,), unless_named=Near.PARAGRAPH), article) == []


def test_attribution_tells_the_reason_for_anonymity() -> None:
    text = "A guard said the gate was open. He feared for his job."
    article = article_of(
        text,
        said(text, "A guard", "said", "the gate was open", Status.ANONYMOUS),
        lexicons=[lexicon("why", "feared for his job"), lexicon("rote", "not authorised")],
    )
    check = AttributionCheck(statuses=(Status.ANONYMOUS,), reasons=("why",), formulaic=("rote",))
    assert hits(check, article)[0]["reason"] == "given"
    assert found(AttributionCheck(reasons=("why",), formulaic=("rote",), unless_reason=("given",)), article) == []


def test_attribution_leaves_out_cues_by_their_lemma() -> None:
    text = "Officials ordered a halt."
    article = article_of(text, said(text, "Officials", "ordered", "a halt", Status.ANONYMOUS, lemma="order"))
    assert found(AttributionCheck(), article) == ["Officials ordered"]
    assert found(AttributionCheck(not_lemmas=("order",)), article) == []


@pytest.mark.parametrize(("source", "left"), [("Experts", []), ("Critics", ["Critics say"])])
def test_a_crowd_of_professionals_has_a_name_where_the_next_paragraph_brings_one_on(
    source: str, left: list[str]
) -> None:
    text = f"{source} say it will fall.\n\n“It will,” said Jane Roe. “It must,” said Jane Roe."
    check = AttributionCheck(statuses=(Status.VAGUE,), named_next=(Pattern("experts"),))
    crowd = said(text, source, "say", "it will fall", Status.VAGUE, speaker=0)
    roe = said(text, "Jane Roe", "said", "“It will,”", speaker=1)
    assert found(check, article_of(text, crowd, roe, patterns=check.patterns())) == left
    known = replace(roe, cue=None, source=at(text, source), content=(), speaker=1)  # she spoke before
    assert found(check, article_of(text, known, crowd, roe, patterns=check.patterns())) == [f"{source} say"]
    office = replace(roe, source_type=SourceType.BODY)
    assert found(check, article_of(text, crowd, office, patterns=check.patterns())) == [f"{source} say"]


def test_who_explained_once_why_a_source_is_unnamed_need_not_do_so_again() -> None:
    text = "A guard, who feared for his job, said it fell. The town slept. The wall stood. The guard said it rained."
    first = said(text, "A guard", "said", "it fell", Status.ANONYMOUS, speaker=0)
    again = said(text, "The guard", "said", "it rained", Status.ANONYMOUS, speaker=0)
    again = replace(again, cue=at(text, "said", 1))
    article = article_of(text, first, again, lexicons=[lexicon("why", "feared for his job")])
    check = AttributionCheck(statuses=(Status.ANONYMOUS,), reasons=("why",), unless_reason=("given",), once=True)
    assert found(check, article) == []
