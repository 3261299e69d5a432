"""People who are cited, and nobody says who they are."""

from __future__ import annotations

import pytest

from audit.check.kinds.missing_role import MissingRoleCheck
from audit.model.article import Article
from audit.model.marks import SourceType, Speaker
from tests.check.factories import article_of, at, found, lexicon, said


def cited(text: str, role: str | None = None) -> Article:
    who = Speaker(at(text, "Ana Lund"), "Ana Lund", SourceType.PERSON, role, (at(text, "Ana Lund"),))
    speech = said(text, "Ana Lund", "said", "so", speaker=0)
    return article_of(text, who, speech, lexicons=[lexicon("role-nouns", "mayor")])


def test_speaker_without_a_role() -> None:
    assert found(MissingRoleCheck(), cited("Ana Lund said so. Karl Weissmann came. Karl Weisman left.")) == ["Ana Lund"]
    assert found(MissingRoleCheck(), cited("Ana Lund said so.", role="mayor")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lund said so. Fog rose. The bridge Ana Lund left had fallen.",
        "Ana Lund said so. Fog rose. The mayor left. Of late Ana Lund left.",
        "Ana Lund said so. Fog rose. Ana Lund at once left.",
    ],
)
def test_words_beside_a_name_that_tell_no_role(text: str) -> None:
    assert found(MissingRoleCheck(), cited(text)) == ["Ana Lund"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lund said so. She runs the mill.",
        "Ana Lund said so. Fog rose. Lund, the miller, left.",
        "Ana Lund said so. Fog rose. Lund leads the council.",
        "Ana Lund said so. Fog rose. In May mayor Ana Lund left.",
        "Ana Lund said so. Fog rose. Lund, Head of Sales, left.",
        "Ana Lund said so. Fog rose. The guitarist Ana Lund left.",
        "Ana Lund said so. Fog rose. The mayor of marine affairs Ana Lund left.",
        "Ana Lund said so. Fog rose. Two came: Ana Lund at the Fjord Museum and her son.",
        "Ana Lund said so. Ana Lund once said that fog never rises.",
        "Ana Lund said so. Fog rose. The mill's owners, Per Dahl and Ana Lund, left.",
    ],
)
def test_who_is_introduced_elsewhere_has_a_role(text: str) -> None:
    assert found(MissingRoleCheck(), cited(text)) == []
