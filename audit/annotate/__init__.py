"""Article -> Article with layers of facts: one file a layer, run in the order of an explicit table.

Blocks come first, since every later layer asks what a block is for. No annotator judges. Tone and readability are
profiles, made on demand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from audit.annotate import answers, blocks, citations, claims, doubts, hedges, language, lexical, line, quotes, reports
from audit.annotate.attribution import annotate_attributions
from audit.model.article import Article
from audit.model.house import House
from audit.model.lexicon import Lexicon
from audit.model.marks import Answer, Attribution, Citation, Claim, Doubt, Hedge, Language, Quote, Role, Speaker, Topic
from audit.model.rule import Pattern

__all__ = ["ANNOTATORS", "LEXICONS", "PATTERNS", "Annotator", "annotate", "profile"]

Lexicons = Mapping[str, Lexicon]


@dataclass(frozen=True, slots=True)
class Annotator:
    """One step: the layers that it lays, and whether it can only read English. On another language such layers are
    laid empty."""

    name: str
    layers: tuple[type, ...]
    run: Callable[[Article, House, Lexicons], Article]
    english: bool = True


def _language(article: Article, house: House, lexicons: Lexicons) -> Article:
    return article.with_layer(Language, language.annotate_language(article))


def _blocks(article: Article, house: House, lexicons: Lexicons) -> Article:
    return blocks.annotate_blocks(article)


def _quotes(article: Article, house: House, lexicons: Lexicons) -> Article:
    return article.with_layer(Quote, quotes.annotate_quotes(article))


def _attributions(article: Article, house: House, lexicons: Lexicons) -> Article:
    attributions, speakers = annotate_attributions(article, house, lexicons)
    return reports.with_reports(article.with_layer(Attribution, attributions).with_layer(Speaker, speakers))


def _citations(article: Article, house: House, lexicons: Lexicons) -> Article:
    return article.with_layer(Citation, citations.annotate_citations(article, house, lexicons))


def _claims(article: Article, house: House, lexicons: Lexicons) -> Article:
    return article.with_layer(Claim, claims.annotate_claims(article))


def _answers(article: Article, house: House, lexicons: Lexicons) -> Article:
    return article.with_layer(Answer, answers.annotate_answers(article))


def _hedges(article: Article, house: House, lexicons: Lexicons) -> Article:
    return article.with_layer(Hedge, hedges.annotate_hedges(article))


def _doubts(article: Article, house: House, lexicons: Lexicons) -> Article:
    return article.with_layer(Doubt, doubts.annotate_doubts(article))


ANNOTATORS: tuple[Annotator, ...] = (
    Annotator("language", (Language,), _language, english=False),
    Annotator("blocks", (Role, Topic), _blocks, english=False),
    Annotator("quotes", (Quote,), _quotes, english=False),
    Annotator("attributions", (Attribution, Speaker), _attributions),
    Annotator("citations", (Citation,), _citations),
    Annotator("claims", (Claim,), _claims),
    Annotator("answers", (Answer,), _answers),
    Annotator("hedges", (Hedge,), _hedges),
    Annotator("doubts", (Doubt,), _doubts),
)

LEXICONS: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *line.LEXICONS,
            *("reporting-verbs", "attribution-verbs", "reporting-nouns", "attribution-nouns", "attribution-adjectives"),
            *("attribution-prepositions", "evidential-adverbs", "impersonal-phrases", "spontaneous-nouns"),
            *("spontaneous-intransitive", "spontaneous-transitive", "spontaneous-passive", "anonymous-sources"),
            *(
                "vague-source-nouns",
                "vague-quantifiers",
                "evidence-artefacts",
                "study-subjects",
                "role-nouns",
                "body-nouns",
            ),
            *(
                "outlets",
                "aggregators",
                "wire-agencies",
                "social-platforms",
                "outlet-suffixes",
                "outlet-nouns",
                "journals",
            ),
            *hedges.LEXICONS,
            *doubts.LEXICONS,
            "event-words",
        )
    )
)
"""Whose hits the annotators and profiles read."""

PATTERNS: tuple[Pattern, ...] = ()
"""The annotators read words; the patterns of the scan are the rules' own."""

_WORKING = frozenset((lexical.Words, reports.Reports))
"""Layers that the annotators share and that do not leave this room: they are no facts."""


def annotate(article: Article, house: House, lexicons: Lexicons) -> Article:
    """The article with the layers of all ANNOTATORS. Needs the layer Term."""
    article = lexical.with_words(article)
    for step in ANNOTATORS:
        if step.english and article.all(Language)[0].code == "other":
            for layer in step.layers:
                article = article.with_layer(layer, ())
        else:
            article = step.run(article, house, lexicons)
    kept = {layer: marks for layer, marks in article.layers.items() if layer not in _WORKING}
    return replace(article, layers=MappingProxyType(kept))


def profile(article: Article) -> dict[str, Any]:
    """Readability and tone for `Report.profile`; both are shown, never scored."""
    from audit.annotate.readability import readability_profile  # only who asks for profiles loads their word lists
    from audit.annotate.tone import tone_profile

    return {"readability": readability_profile(article), "tone": tone_profile(article)}
