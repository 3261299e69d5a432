"""Who the sources are: near the event or not, and how many of them are independent."""

from __future__ import annotations

import pytest

from audit.model.article import Meta, Source
from audit.pipeline import Auditor
from audit.score.voices import SourceVoice, VoiceKind, voices

AUDITOR = Auditor(profile=False)


def heard(text: str) -> tuple[SourceVoice, ...]:
    return voices(AUDITOR.read(Source("a.txt", text, "text", "0", meta=Meta()))).all


def kinds(text: str) -> set[str]:
    return {v.kind.value for v in heard(text)}


def test_a_person_with_all_names_used_is_one_voice():
    found = heard(
        "The bridge will close in May, said Ida Holm, the city engineer. Holm said the deck had rusted. "
        "She added that nobody had been hurt."
    )
    assert [(v.kind, v.sentences) for v in found] == [(VoiceKind.PERSON, 3)]


def test_a_body_and_its_spokeswoman_are_one_voice():
    found = heard(
        "The Harbour Authority said the quay would close in May. Repairs will cost $4 million, said Ida Holm, a "
        "spokeswoman for the Harbour Authority. The tenants object, said Tam Weil, who runs the fish market."
    )
    assert len(found) == 2


def test_one_outlet_cited_twice_is_one_voice():
    found = heard(
        "The mine will close, according to the Northern Gazette. The Northern Gazette reported that 300 people would "
        "lose their jobs."
    )
    assert [v.kind for v in found] == [VoiceKind.OUTLET]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police said the driver had fled on foot.", "police"),
        ("Detective Ida Holm said the driver had fled on foot.", "police"),
        ("Judge Tam Weil ruled that the sale was void, and said it broke the law.", "court"),
        ("Tam Weil, a witness, said the roof fell in at once.", "witness"),
        ("Court records show that the firm was sued in May.", "record"),
        ("The report found that 40 of the pumps were broken.", "document"),
        ("The mayor, Ida Holm, said the pumps would be replaced.", "person"),
        ("The health ministry said the pumps would be replaced.", "body"),
        ("A senior official said the pumps would be replaced.", "anonymous"),
        ("The pumps are broken, according to the Northern Gazette.", "outlet"),
    ],
)
def test_what_kind_of_source_it_is(text, kind):
    assert kinds(text) == {kind}


def test_nobody_is_heard_where_nobody_speaks():
    assert heard("The pumps are broken. Some believe that they were never mended.") == ()
