"""Attributions: by whom, with what verb, how described."""

from __future__ import annotations

from audit.check.filters import Take
from audit.check.kinds.attribution import AttributionCheck, Near, Part
from audit.model.marks import Status
from tests.check.factories import article_of, found, hits, lexicon, said


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
