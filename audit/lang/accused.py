"""Who is accused, and who has responded: one question, asked by the annotator of what to verify and by the check of
responses, so that both say the same of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from audit.lang import lang_of
from audit.lang.wordsets import Alternatives, WordRow, WordSet, WordSets
from audit.model.article import Article
from audit.model.marks import Term
from audit.model.text import WORD, Span

REACH = 120
"""Characters between an accusing verb and the end of the name of whom it accuses."""


class AccusationWords(WordSets):
    FILE = "accusations.txt"
    before: Alternatives
    inside: WordRow
    offices: WordSet

    @cached_property
    def accused(self) -> re.Pattern[str]:
        """A name as the object of a verb: capitalised words, with an article and small words between them."""
        name = r"[A-Z][\w.’'&-]*"
        return re.compile(
            rf"\s+(?:(?:{self.before})\s+){{0,3}}(?P<name>{name}(?:\s(?:(?:{'|'.join(self.inside)})\s)?{name}){{0,4}})"
        )


def accused(article: Article, verb: Span) -> Span | None:
    """Whom the verb accuses: the name right behind it in its sentence, without an owner's 's; None where there is none,
    or an office alone."""
    sentence = article.sentence_at(verb.start)
    if sentence is None:
        return None
    words = lang_of(article).sets(AccusationWords)
    found = words.accused.match(article.text, verb.end, min(sentence.span.end, verb.end + REACH))
    if not found:
        return None
    name = re.split("[’']", found["name"])[0].rstrip(".,")
    if not name or known_by(name).rstrip(".") in words.offices:
        return None
    return Span(found.start("name"), found.start("name") + len(name))


def known_by(name: str) -> str:
    """The word by which a text names somebody again: the last."""
    return name.split()[-1]


def responded(article: Article, markers: Iterable[Term]) -> frozenset[str]:
    """The words of the sentences that hold a response (a hit of `markers`), and of those right before them: who is
    named there has responded."""
    at = [s.index for term in markers if (s := article.sentence_at(term.span.start))]
    near = {n for index in at for n in (index - 1, index) if n >= 0}
    spans = (article.sentences[n].span for n in near)
    return frozenset(w.replace("’", "'").partition("'")[0] for s in spans for w in WORD.findall(article.slice(s)))
