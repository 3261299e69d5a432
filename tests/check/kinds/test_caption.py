"""Pictures: does the credit name a maker, and does the caption describe the picture?"""

from __future__ import annotations

import pytest

from audit.check.kinds.caption import CaptionCheck
from audit.model.article import Kind
from audit.model.marks import Role
from tests.check.factories import BODY, HEAD, article_of, at, found, lexicon


@pytest.mark.parametrize(
    ("credit", "fault"),
    [
        ("(Photo: Northland Public Radio)", True),
        ("(Image: Internet)", True),
        ("(Photo: Jane Roe)", False),
        ("(Photo: Jane Roe/Northland Daily)", False),
        ("(Photo: Northland Daily via AP)", False),
    ],
)
def test_caption_credit_names_a_maker(credit: str, fault: bool) -> None:
    text = f"Bridge opens\n\nThe mayor cuts a ribbon at noon. {credit}"
    role = Role(at(text, f"The mayor cuts a ribbon at noon. {credit}"), 1, "caption", at(text, credit))
    article = article_of(text, role, kinds=[HEAD, Kind.CAPTION], lexicons=[lexicon("outlets", "Northland Daily")])
    assert found(CaptionCheck(), article) == ([credit] if fault else [])


def test_caption_that_only_repeats_the_headline() -> None:
    for caption, fault in (
        ("The old bridge reopened", False),  # says what happened
        ("Old bridge, harbour", True),
        ("Old bridge in the harbour", False),  # says where
        ("Old bridge, ribbon, crowd", False),  # two of five words
    ):
        text = f"Harbour gets its old bridge back\n\n{caption}\n\nIt opened."
        article = article_of(text, kinds=[HEAD, Kind.CAPTION, BODY])
        assert found(CaptionCheck(share=0.6), article) == [caption] * fault, caption


def test_an_alternative_text_may_repeat_it() -> None:
    page = "<h1>Harbour gets its old bridge back</h1><img alt='Old bridge, harbour'><p>It opened.</p>"
    article = article_of(page, format="html")
    kinds = [Kind.CAPTION if "alt" in b.hints else HEAD if b.index == 0 else BODY for b in article.blocks]
    assert Kind.CAPTION in kinds
    assert found(CaptionCheck(), article_of(page, kinds=kinds, format="html")) == []
