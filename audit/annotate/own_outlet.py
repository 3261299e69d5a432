"""The outlet that published an article, as lines of its page name it: "Visit the Alder Gazette's homepage"."""

from __future__ import annotations

import re
from functools import cached_property

from audit.lang import lang_of
from audit.lang.wordsets import Alternatives, WordSets
from audit.model.article import Article, Kind

LEXICONS = ("outlets", "outlet-suffixes")
_FURNITURE = (Kind.PROMO, Kind.BOILERPLATE)


class OwnOutletWords(WordSets):
    FILE = "own-outlet.txt"
    invitations: Alternatives

    @cached_property
    def invites(self) -> re.Pattern[str]:
        name = r"[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}"
        return re.compile(rf"(?:{self.invitations})\s+(?:[Tt]he )?(?P<name>{name})")


def own_outlets(article: Article) -> tuple[str, ...]:
    """The names of outlets to whose own pages, letters and apps the article invites, each once."""
    invites = lang_of(article).sets(OwnOutletWords).invites
    out: list[str] = []
    for block in article.of_kind(*_FURNITURE):
        for found in invites.finditer(article.text, block.span.start, block.span.end):
            first, last = found.span("name")
            ends = [t.span.end for key in LEXICONS for t in article.terms(key) if first <= t.span.start < last]
            name = article.text[first : max(ends, default=first)]
            if name and name not in out:
                out.append(name)
    return tuple(out)
