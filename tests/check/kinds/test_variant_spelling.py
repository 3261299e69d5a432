"""A name in two spellings."""

from __future__ import annotations

import pytest

from audit.check.kinds.variant_spelling import VariantSpellingCheck
from tests.check.factories import article_of, hits


def test_two_spellings() -> None:
    article = article_of("Ana Lund said so. Karl Weissmann came. Karl Weisman left.")
    assert hits(VariantSpellingCheck(), article) == [{"name": "Karl Weisman", "other": "Karl Weissmann"}]


@pytest.mark.parametrize(
    "text",
    [
        "Karl Weissmann came. Karl Weissmanns left.",  # inflected
        "Karl Lund came. Karl Berg left.",
        "Karl Weissmann came. Weisman Karl left.",
    ],
)
def test_other_names_are_no_variants(text: str) -> None:
    assert hits(VariantSpellingCheck(), article_of(text)) == []
