"""One source for most of what is attributed."""

from __future__ import annotations

from dataclasses import replace

from audit.check.kinds.dominant_source import DominantSourceCheck
from audit.model.article import Article
from tests.check.factories import article_of, at, hits, said

TEXT = "Ana Lund said one. Ana Lund said two. Ana Lund said three. Karl Berg said four."


def four() -> Article:
    cues = [at(TEXT, "said", n) for n in range(4)]
    names = [*(at(TEXT, "Ana Lund", n) for n in range(3)), at(TEXT, "Karl Berg")]
    contents = [at(TEXT, word) for word in ("one", "two", "three", "four")]
    one = said(TEXT, "Ana Lund", "said", "one")
    marks = [
        replace(one, cue=cue, source=name, content=(content,))
        for cue, name, content in zip(cues, names, contents, strict=True)
    ]
    return article_of(TEXT, *marks)


def test_a_source_with_more_than_the_share() -> None:
    assert hits(DominantSourceCheck(share=0.7), four()) == [
        {"source": "Ana Lund", "count": 3, "total": 4, "percent": 75}
    ]
    assert hits(DominantSourceCheck(share=0.75), four()) == []


def test_few_sentences_or_sources_say_nothing() -> None:
    assert hits(DominantSourceCheck(share=0.5, min_attributed=5), four()) == []
    assert hits(DominantSourceCheck(share=0.5, min_sources=3), four()) == []
