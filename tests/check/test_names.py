"""Who is named, and where: names as far as capitals tell them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.check.names import last_words, named_in
from audit.model.marks import SourceType, Speaker
from tests.check.factories import article_of, at, lexicon

TWO = "Then Ana Lund sang. Lund danced. Lund won. Then Tom Berg fell. Berg cried. Berg lost."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (TWO, {"Ana Lund": [0, 1, 2], "Tom Berg": [3, 4, 5]}),
        ("Then Ana Lund sang. Mr. Lund sat. On Monday it rained. On Monday it froze.", {"Ana Lund": [0, 1]}),
        ("Then Ana Lund sang. Then Tom Lund sat. Lund won.", {}),  # two of one surname
        ("Then the White House met. The House met. A house fell.", {}),  # a plain word, too
        ("It rained in Rome. It froze in Rome.", {}),  # one word, and nobody speaks
        ("The U.S. President Ana Lund sat. President Ana Lund sang. Lund won.", {"Ana Lund": [0, 1, 2]}),
        ("Yesterday Ana Lund sang. But Lund sat.", {"Yesterday Ana Lund": [0, 1]}),
        (
            "Ana Lund’s boat sank. Then Pat O’Neil sat. O’Neil and Ana Lund left.",
            {"Ana Lund": [0, 2], "Pat O’Neil": [1, 2]},
        ),
    ],
)
def test_a_name_is_known_by_its_last_word(text: str, names: dict[str, list[int]]) -> None:
    article = article_of(text, lexicons=[lexicon("role-nouns", "president")])
    found = named_in(article, [s.index for s in article.body], 2)
    assert {name: sorted(places) for name, places in found.items()} == names
    assert {name.split()[-1] for name in names} <= set(last_words(article, [s.index for s in article.body], 2))


def test_a_source_of_one_word_is_a_name() -> None:
    text = "Then Rome spoke. The envoys of Rome left."
    source = at(text, "Rome")
    rome = Speaker(source, "Rome", SourceType.BODY, None, (source,))
    assert named_in(article_of(text, rome), [0, 1], 2) == {"Rome": {0: [source], 1: [at(text, "Rome", 1)]}}
    assert not named_in(article_of(text, replace(rome, sure=False)), [0, 1], 2)
