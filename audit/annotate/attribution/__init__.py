"""Who says what: every attribution of an article, with its source, cue, content and the construction it was read by.

One file a family: verbs, passives, nouns, phrases, punctuation, attitudes. See tokens.py for the string of word classes
that all of them read, cues.py for the scorecard that tells a cue from the same word doing other work.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.finish import finish
from audit.annotate.attribution.lookup import role_ends, words_of
from audit.annotate.attribution.phrases import adverbs, prepositions
from audit.annotate.attribution.punctuation import bare_quotations, punctuated
from audit.annotate.attribution.reading import read
from audit.annotate.attribution.tokens import tokenize
from audit.model.article import Article, Kind, Reach
from audit.model.house import House
from audit.model.lexicon import Lexicon
from audit.model.marks import Attribution, Quote, Speaker

REACH = Reach.ARTICLE
KINDS = (Kind.BODY, Kind.HEADLINE, Kind.SUBHEADING, Kind.EMBED, Kind.CAPTION)


def annotate_attributions(
    article: Article, house: House, lexicons: Mapping[str, Lexicon]
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    """The attributions and the speakers of an article, each ordered by span.

    Needs the layers Quote and Term. `Attribution.speaker` and `.inside` point into these two tuples."""
    tokens = tokenize(article, article.all(Quote), KINDS)
    drafts: list[Draft] = read(tokens, words_of(article, tokens))
    drafts += prepositions(article, tokens, drafts)
    drafts += adverbs(article, tokens)
    drafts += punctuated(tokens, drafts, role_ends(article))
    drafts += bare_quotations(tokens, drafts)
    return finish(article, tokens, drafts, house)
