"""Article -> Article with layers of facts: one file a layer, each with its line in an explicit table.

An annotator declares what it gives and needs (annotator.py). Language and the kinds of the blocks come first, since
whoever reads an article asks for them; every other annotator runs when its layer is first asked for. No annotator
judges.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.annotate import (
    attribution,
    blocks,
    citations,
    claims,
    hedges,
    own_outlet,
    quotes,
    readability,
    sourcing,
    stakes,
    tone,
    verify,
)
from audit.annotate.annotator import Annotator, AtWork, table
from audit.annotate.language import language_of, passages
from audit.model.article import Article
from audit.model.house import House
from audit.model.lexicon import Lexicon, Lexicons
from audit.model.marks import Language
from audit.model.rule import Pattern

__all__ = ["ANNOTATORS", "LEXICONS", "PATTERNS", "Annotator", "annotate"]

ANNOTATORS: Mapping[type, Annotator] = table(
    (
        blocks.ROLES,
        blocks.TOPICS,
        quotes.QUOTES,
        attribution.ATTRIBUTIONS,
        attribution.SPEAKERS,
        citations.CITATIONS,
        claims.CLAIMS,
        sourcing.SOURCING,
        hedges.HEDGES,
        stakes.STAKES,
        verify.VERIFY,
        tone.TONES,
        tone.TONE_PROFILE,
        readability.READABILITY,
    )
)
"""What is given -> the annotator that gives it."""

LEXICONS: tuple[str, ...] = tuple(
    dict.fromkeys((*(name for one in ANNOTATORS.values() for name in one.lexicons), *own_outlet.LEXICONS))
)
"""Whose hits the annotators read."""

PATTERNS: tuple[Pattern, ...] = ()
"""The annotators read words; the patterns of the scan are the rules' own."""


def annotate(article: Article, house: House, lexicons: Mapping[str, Lexicon]) -> Article:
    """The article with its language, the kinds of its blocks, and all ANNOTATORS at hand. Needs the layer Term."""
    article = article.with_layer(Language, (language_of(article),)).with_value(Lexicons(lexicons))
    article = article.with_blocks(article.once(blocks.read_blocks).blocks)
    article = article.with_value(house.publishing(*own_outlet.own_outlets(article)))
    apart = article.once(passages)
    if apart.foreign and not article.the(Language).foreign:
        article = article.with_limits(
            f"{apart.words:,} of {apart.of:,} words are in another language and were not judged."
        )
    return article.given_by(AtWork(ANNOTATORS, article))
