"""Who says what: every attribution of an article, with its source, cue, content and the construction it was read by.

One file a family of constructions: verbs, passives, nouns, phrases, punctuation, attitudes. docs/attribution.md follows
a cue from candidate to mark.
"""

from __future__ import annotations

from audit.annotate.annotator import Annotator
from audit.annotate.attribution import candidates, phrases, status, tokens
from audit.annotate.attribution.announced import announced, pulled, tables
from audit.annotate.attribution.assemble import assemble
from audit.annotate.attribution.phrases import adverbs, prepositions
from audit.annotate.attribution.punctuation import bare_quotations, punctuated
from audit.annotate.attribution.reading import read
from audit.annotate.attribution.status import Judge
from audit.annotate.attribution.tokens import Tokens, tokenize
from audit.annotate.attribution.turns import Conversation
from audit.model.article import Article, Kind, Reach
from audit.model.house import House
from audit.model.marks import Attribution, Quote, Speaker

__all__ = ["ATTRIBUTIONS", "KINDS", "SPEAKERS", "annotate_attributions", "tokens_of"]

KINDS = (Kind.BODY, Kind.HEADLINE, Kind.SUBHEADING, Kind.EMBED, Kind.CAPTION)
"""Blocks in which somebody can speak."""
LEXICONS = (
    *candidates.LISTS, *tokens.NOUNS, phrases.PREPOSITIONAL, phrases.HEARSAY, *status.LEXICONS
)  # fmt: skip

Read = tuple[tuple[Attribution, ...], tuple[Speaker, ...]]


def tokens_of(article: Article) -> Tokens:
    """The tokens of the blocks in which somebody can speak. Made by `Article.once`; who asks needs the layer Quote."""
    return tokenize(article, article.all(Quote), KINDS)


def annotate_attributions(article: Article, house: House) -> Read:
    """The attributions and the speakers of an article, each ordered by span. `Attribution.speaker` and `.inside` point
    into these two tuples."""
    tokens = article.once(tokens_of)
    drafts = read(tokens, candidates.candidates(article, tokens))
    drafts += prepositions(article, tokens, drafts)
    drafts += adverbs(article, tokens)
    judge = Judge.of(article, tokens, house)
    roles = judge.names.signs.roles
    talk = Conversation(tokens, judge.names, article.meta)
    drafts += talk.read()
    drafts += tables(article, tokens)
    drafts += punctuated(tokens, drafts, roles, talk.openings)
    drafts += announced(tokens, drafts, roles)
    drafts += pulled(article, tokens, drafts)
    drafts += bare_quotations(tokens, drafts)
    return assemble(tokens, judge, drafts, talk.asked())


def _both(article: Article) -> Read:
    return annotate_attributions(article, article.the(House))


ATTRIBUTIONS = Annotator(
    Attribution,
    lambda article: article.once(_both)[0],
    Reach.ARTICLE,
    needs=(Quote,),
    lexicons=LEXICONS,
    works=(tokens_of, _both),
)
SPEAKERS = Annotator(
    Speaker, lambda article: article.once(_both)[1], Reach.ARTICLE, needs=(Quote,), lexicons=LEXICONS, works=(_both,)
)
