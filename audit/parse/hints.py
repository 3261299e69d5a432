"""Words of the markup around a block that tell what it may be for. Facts for the first annotator, no judgement."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from audit.parse.wordset import words

MAX = 16
"""The most hints that a block has, the nearest first."""

_TAGS = words(
    "aside nav footer header figure figcaption address form button blockquote cite small time details summary",
    "caption dialog label dt dd",
)
_VOCABULARY = words(
    "ad advert advertisement advertorial affiliate alert also app aside attribution audio author banner bio",
    "breadcrumb breaking button byline caption carousel comment consent contact contributor cookie copyright",
    "correction credit cta date dateline deck dek disclaimer disclosure disqus donate donation download embed",
    "eyebrow facebook factbox figcaption figure follow footer footnote gallery gdpr headline infobox inline",
    "instagram kicker latest lede legal license listen live login masthead media membership menu meta modal more",
    "nav navigation newsletter note outbrain overlay pagination partner paywall photo player podcast popular",
    "popup premium print privacy promo promoted promotion published pullquote quote read readmore recirc",
    "recirculation recommend recommendation recommended register related reply search share sharing shop sidebar",
    "signin signup skip slideshow social source sponsor sponsored standfirst sticky store story subhead",
    "subheadline subscribe subscription subtitle summary support taboola tag task teaser tiktok timestamp toc toolbar",
    "topic trending tweet twitter updated video whatsapp widget youtube zergnet",
)
_STEMS = ("advert", "newsletter", "promo", "recommend", "related", "sponsor")
_SAME = {"excerpt": "standfirst"}
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@lru_cache(maxsize=4096)
def hint_words(tag: str, attributes: str) -> tuple[str, ...]:
    """The telling words of one element: its name, and those of its class, id and role, lower case and singular.

    Words are found in any spelling: sign-up, SignUp and sign_up are "signup", relatedposts is "related"."""
    out = [tag] if tag in _TAGS else []
    for name in attributes.split():
        parts = [part.lower() for part in _PARTS.findall(name)]
        for word in (*parts, *map("".join, pairwise(parts))):
            found = _known(word)
            if found and found not in out:
                out.append(found)
    return tuple(out)


def _known(word: str) -> str:
    if word in _VOCABULARY:
        return word
    if word in _SAME:
        return _SAME[word]
    if word.endswith("s") and word[:-1] in _VOCABULARY:
        return word[:-1]
    return next((stem for stem in _STEMS if word.startswith(stem)), "")
