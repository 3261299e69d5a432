"""What files and pages call a genre -> the word this project uses for it."""

from __future__ import annotations

_NAMES = {
    "news": ("news", "reportage", "report", "reportagenewsarticle", "breaking news"),
    "opinion": ("opinion", "opinions", "op-ed", "oped", "op-eds", "editorial", "editorials", "commentary", "comment",
                "column", "columns", "columnist", "columnists", "opinionnewsarticle", "opinionpiece", "viewpoint",
                "viewpoints", "guest essay", "commentisfree"),
    "analysis": ("analysis", "news analysis", "analysisnewsarticle", "backgroundnewsarticle", "explainer"),
    "review": ("review", "reviews", "reviewnewsarticle"),
    "letter": ("letter", "letters", "letters to the editor"),
    "science": ("science", "science news"),
    "press-release": ("press-release", "press release", "press releases", "pressrelease", "news release"),
    "satire": ("satire", "satiricalarticle", "humor", "humour", "parody"),
    "live-blog": ("live-blog", "live blog", "liveblog", "liveblogposting", "live updates"),
    "transcript": ("transcript", "transcripts", "interview transcript"),
    "interview": ("interview", "interviews", "q&a"),
    "sponsored": ("sponsored", "advertorial", "sponsored content", "advertisercontentarticle", "paid post",
                  "branded content"),
    "obituary": ("obituary", "obituaries"),
    "feature": ("feature", "features"),
}  # fmt: skip
GENRES = tuple(_NAMES)
_GENRES = {name: genre for genre, names in _NAMES.items() for name in names}
_NO_GENRE = frozenset(("article", "newsarticle", "post", "page", "blog", "blogposting", "story", "webpage", "website"))


def known_genre(name: str) -> str:
    """The genre of that name; empty when the name is not known to be one (a section: "Politics")."""
    return _GENRES.get(name.strip().lower(), "")


def genre_of(name: str) -> str:
    """The genre that somebody stated by that name: ours where we know it, else theirs in lower case."""
    plain = name.strip().lower().replace("_", "-")
    return _GENRES.get(plain, "" if plain in _NO_GENRE else plain)
