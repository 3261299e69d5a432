"""What files, pages and callers call a genre -> the word this project uses for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from audit.errors import UsageError, meant

_NAMES = {
    "news": ("news", "reportage", "report", "reportagenewsarticle", "breaking news"),
    "brief": ("brief", "briefs", "in brief", "news in brief", "nib", "news brief"),
    "court": ("court", "courts", "court report", "court reports", "crime and courts", "crime & courts"),
    "interview": ("interview", "interviews", "q&a", "q and a", "qanda", "questions and answers",
                  "question and answer session"),
    "transcript": ("transcript", "transcripts", "interview transcript", "transcript and verbatim"),
    "live": ("live", "live-blog", "live blog", "liveblog", "liveblogposting", "live updates", "live-updates"),
    "sport": ("sport", "sports", "match report", "match reports", "sports news"),
    "weather": ("weather", "forecast", "weather forecast", "weather forecasts"),
    "earnings": ("earnings", "results", "company results", "earnings report"),
    "obituary": ("obituary", "obituaries", "obits", "obit"),
    "service": ("service", "how-to", "howto", "how to", "guide", "guides", "advice", "faq", "faqpage"),
    "list": ("list", "lists", "listicle", "listicles", "listings", "gallery", "galleries", "roundup",
             "results listings and statistics"),
    "recipe": ("recipe", "recipes"),
    "review": ("review", "reviews", "reviewnewsarticle", "criticreview"),
    "opinion": ("opinion", "opinions", "op-ed", "oped", "op-eds", "editorial", "editorials", "commentary", "comment",
                "column", "columns", "columnist", "columnists", "opinionnewsarticle", "opinionpiece", "viewpoint",
                "viewpoints", "guest essay", "commentisfree"),
    "letter": ("letter", "letters", "letters to the editor"),
    "satire": ("satire", "satiricalarticle", "humor", "humour", "parody"),
    "analysis": ("analysis", "news analysis", "analysisnewsarticle", "backgroundnewsarticle", "explainer",
                 "background", "backgrounder"),
    "feature": ("feature", "features"),
    "science": ("science", "science news"),
    "health": ("health", "health news"),
    "wire": ("wire", "agency"),
    "press-release": ("press-release", "press release", "press releases", "pressrelease", "news release"),
    "sponsored": ("sponsored", "advertorial", "sponsored content", "advertisercontentarticle", "paid post",
                  "branded content"),
    "docs": ("docs", "documentation", "manual", "techarticle", "apireference", "corporate"),
}  # fmt: skip
GENRES = tuple(_NAMES)
ALIASES = _NAMES
"""Genre -> the names that it goes by."""
_GENRES = {name: genre for genre, names in _NAMES.items() for name in names}
_NO_GENRE = frozenset(("article", "newsarticle", "post", "page", "blog", "blogposting", "story", "webpage", "website"))
_TOPICS = frozenset(("news", "sport", "science", "health", "weather", "court", "earnings", "service", "live"))
"""Genres whose names are as often a mere topic: as a tag they say nothing of the form."""
_STEPS = 3  # of the path of an address among which a section stands


def known_genre(name: str) -> str:
    """The genre of that name; empty when the name is not known to be one (a section: "Politics")."""
    return _GENRES.get(_plain(name), "")


def genre_of(name: str) -> str:
    """The genre that somebody stated by that name: ours where we know it, else theirs in lower case."""
    plain = _plain(name)
    return _GENRES.get(plain, "" if plain in _NO_GENRE else plain)


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "-")


def asked_genre(name: str, others: Iterable[str] = ()) -> str:
    """The genre that a person asks for by that name; `others`: names known beside ours. Raises UsageError on one that
    nobody knows."""
    genre, own = genre_of(name), {genre_of(other) for other in others}
    if genre in GENRES or genre in own:
        return genre
    near = meant(_plain(name), {*_GENRES, *own})
    names = ", ".join(sorted({*GENRES, *own}))
    raise UsageError(f"no genre {name!r}{f' ({near})' if near else ''}: `audit genres` shows {names}")


def among(categories: str, tags: str) -> str:
    """The genre that a file's categories, or else its tags, name; each a list divided by commas."""
    for listed, topics in ((categories, True), (tags, False)):
        found = (known_genre(name) for name in listed.split(","))
        if genre := next((g for g in found if g and (topics or g not in _TOPICS)), ""):
            return genre
    return ""


def among_codes(stated: Iterable[str]) -> str:
    """The first genre of ours among names or codes of a vocabulary (genre:Press_Release, of IPTC). Its "Forecast" is
    none: that is any look ahead."""
    for one in stated:
        name = re.split(r"[:/]", one)[-1]
        if _plain(name) != "forecast" and (found := known_genre(re.sub(r"[-_]+", " ", name)) or known_genre(name)):
            return found
    return ""


def in_address(url: str) -> str:
    """The genre that a section of an address names: /opinion/2024/..., /sport/...; empty where none does."""
    steps = [step for step in urlsplit(url).path.split("/")[:-1] if step][:_STEPS]
    found = (known_genre(re.sub(r"[-_]+", " ", step)) or known_genre(step) for step in steps)
    return next((genre for genre in found if genre and genre != "news"), "")
