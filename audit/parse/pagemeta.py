"""What a page says of itself: schema.org JSON-LD first, then OpenGraph and other meta tags, then microdata, bylines and
dates of its own elements, then its title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from urllib.parse import urlsplit

from audit.model.article import Meta
from audit.model.text import Span, count_words
from audit.parse import bylines
from audit.parse.blocks import ROOT, Marked, PageReader
from audit.parse.genres import in_address, known_genre
from audit.parse.jsonld import Linked, name, names, strings, text
from audit.parse.tags import Tag, Text, decode, fit, scan, value
from audit.parse.title import plain, same

_MOST = 400  # tags looked at
_BLOCKS = 30  # JSON-LD blocks
_SIZE = 3_000_000  # code points of one
_LONGEST = 1000  # code points of a value
_NEAR = 4000  # code points of the page before the headline in which its byline may stand
_BELOW = 1500  # ... and below the text
_ABOVE_LINES, _HEAD_LINES = 3, 8  # lines around the headline that may be a byline or a date
_DEEP = 64  # levels of elements looked at
_HEAD_LONGEST, _HEAD_WORDS = 200, 14
_LONGEST_MARK = 2000  # code points of markup in an element that names the author
_PARTS = re.compile(r"\s+[|–—·»:-]+\s+|\s*\|\s*|:\s+")
_APART = frozenset(("br", "div", "p", "li", "time", "h1", "h2", "h3", "h4"))
_BYLINE = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?|writer)(?:$|[\s_-])", re.IGNORECASE)
_DATED = re.compile(r"date|publish|time|posted", re.IGNORECASE)
_ELSEWHERE = frozenset(("nav", "footer", "aside", "form"))

_PROPERTIES = {
    "title": ("og:title", "twitter:title", "headline", "dc.title", "dcterms.title", "parsely-title", "sailthru.title",
              "citation_title", "name"),
    "author": ("author", "byl", "article:author", "article:author_name", "og:article:author", "og:author", "dc.creator",
               "dcterms.creator", "dc.contributor", "parsely-author", "sailthru.author", "citation_author", "creator",
               "cxenseparse:author", "article.author"),
    "date": ("article:published_time", "datepublished", "og:article:published_time", "article:published", "date",
             "pubdate", "publishdate", "publish-date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created",
             "dcterms.issued", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
             "citation_publication_date", "citation_date", "article.published", "originalpublicationdate",
             "published_at"),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
                 "dcterms.modified"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher",
               "citation_journal_title"),
    "url": ("og:url", "twitter:url"),
    "language": ("og:locale", "content-language", "dc.language"),
}  # fmt: skip
_SECTIONS = ("article:section", "og:article:section", "section", "articlesection", "parsely-section", "genre")


class PageMeta:
    """`titles`: what the page calls the article, the most telling first. `limits`: what could not be read."""

    def __init__(self, page: PageReader) -> None:
        self._source = page.source
        self._page = page
        self._tags: dict[str, list[str]] = {}
        self._places: dict[str, Span] = {}
        self._canonical = self._html_language = self._title = ""
        self.limits: list[str] = []
        scripts: list[tuple[int, int]] = []
        for tag in page.marks[:_MOST]:
            self._read(tag, scripts)
        self.linked = Linked(self._source, scripts)
        if self.linked.broken and not self.linked.article:
            self.limits.append("Metadata (JSON-LD) of the page is broken and was not read.")
        self._outlet = name(self.linked.of("publisher")) or self._first("outlet")
        self.titles = self._titles()

    def meta(self, headline: str, article: Span) -> Meta:
        """`headline`: the title that the page shows, empty for none. `article`: where in the source the article is."""
        ld = self.linked
        language = text(ld.of("inLanguage")) or self._html_language or self._first("language")
        sites = self._sites()
        return Meta(
            title=self._chosen_title(headline),
            author=self._author(article, sites),
            date=self._date(article),
            outlet=self._outlet,
            genre=self._genre(),
            url=self._canonical or self._first("url") or text(ld.of("url")),
            language=language.replace("_", "-"),
            modified=bylines.date(text(ld.of("dateModified")) or self._first("modified")),
            correction=text(ld.of("correction")),
        )

    def title_place(self, title: str) -> Span | None:
        """Where in the source the page states this title."""
        return next((at for key, at in self._places.items() if plain(title) in plain(key)), None)

    # -- tags

    def _value(self, tag: Tag, name: str) -> str:
        return value(self._source, tag.attributes.get(name), _LONGEST)

    def _read(self, tag: Tag, scripts: list[tuple[int, int]]) -> None:
        if tag.name == "meta":
            content = self._value(tag, "content")
            for key in ("property", "name", "itemprop"):
                if content and (name := self._value(tag, key).lower()):
                    self._tags.setdefault(name, []).append(fit(content))
                    if name in _PROPERTIES["title"]:
                        self._places.setdefault(fit(content), Span(*tag.attributes["content"]))
        elif tag.name == "link":
            if self._value(tag, "rel").lower() == "canonical":
                self._canonical = self._canonical or self._value(tag, "href")
        elif tag.name == "html":
            self._html_language = self._html_language or self._value(tag, "lang")
        elif tag.name == "title" and tag.raw and not self._title:
            self._title = value(self._source, tag.raw, _LONGEST)
            if self._title:
                self._places.setdefault(self._title, Span(*tag.raw))
        elif tag.name == "script" and tag.raw and "ld+json" in self._value(tag, "type").lower():
            if tag.raw[1] - tag.raw[0] > _SIZE or len(scripts) >= _BLOCKS:
                self.limits.append("Metadata (JSON-LD) of the page is too large and was not read.")
            else:
                scripts.append(tag.raw)

    def _first(self, field: str) -> str:
        return next((self._tags[name][0] for name in _PROPERTIES[field] if name in self._tags), "")

    # -- title

    def _titles(self) -> list[str]:
        """What the metadata calls the article; with what is left without the name of the site at either end."""
        tagged = [self._tags[key][0] for key in _PROPERTIES["title"] if key in self._tags]
        stated = [text(self.linked.of("headline")), *tagged, text(self.linked.of("name"))]
        out = [title for one in filter(None, stated) for title in (self._without_site(one), one)]
        out.append(self._without_site(self._title))
        parts = [part for part in _PARTS.split(self._title) if count_words(part) >= 3]
        out += [*sorted(parts, key=len, reverse=True), self._title]
        return list(dict.fromkeys(filter(None, out)))

    def _chosen_title(self, headline: str) -> str:
        """The title that the page shows, where the metadata has it too; else what the metadata states first."""
        first = self.titles[0] if self.titles else ""
        if headline and (len(headline) < len(first) and same(headline, first)):
            return fit(headline)  # the rest names the site
        return fit(headline) if any(plain(t) == plain(headline) != "" for t in self.titles) else first

    def _sites(self) -> list[str]:
        """Names of the site: the outlet, and the name that its address holds."""
        host = urlsplit(self._canonical or self._first("url")).hostname or ""
        labels = host.removeprefix("www.").split(".")
        at = [self._first("outlet"), self._outlet, name(self.linked.of("publisher")), labels[0], host]
        return [one for one in dict.fromkeys(at) if one]

    def _without_site(self, title: str) -> str:
        """The title without the names of site and section at its end or head."""
        sites = {plain(site) for site in self._sites()}
        spans = [(m.start(), m.end()) for m in _PARTS.finditer(title)]
        head, tail = 0, len(title)
        for start, end in reversed(spans):
            if not _names_site(title[end:tail], sites):
                break
            tail = start
            if inner := [(s, e) for s, e in spans if e <= start]:
                section = title[inner[-1][1] : start]
                bar = "|" in title[inner[-1][0] : inner[-1][1]]
                if bar and count_words(section) <= 2 and count_words(title[: inner[-1][0]]) >= 3:
                    tail = inner[-1][0]
            break
        if spans and tail == len(title) and _names_site(title[: spans[0][0]], sites):
            head = spans[0][1]
        return title[head:tail].strip() or title

    # -- author

    def _author(self, article: Span, sites: Sequence[str]) -> str:
        ld = self.linked
        stated = [names(ld, ld.of(key), persons=True) for key in ("author", "creator")]
        stated += [self._tags[key] for key in _PROPERTIES["author"] if key in self._tags]
        found = next((people for some in stated if (people := _clean(some, sites))), "")
        return found or self._marked_author(article, sites) or _clean(names(ld, ld.of("author"), persons=False), sites)

    def _marked_author(self, article: Span, sites: Sequence[str]) -> str:
        """The author as elements of the page name him: microdata, rel=author, classes of bylines; the surest first."""
        near = [m for m in self._page.marked if self._is_near(m, article)]
        props = [m for m in near if "author" in self._prop(m)]
        rels = [m for m in near if "author" in value(self._source, m.tag.attributes.get("rel"), 100).split()]
        classes = [m for m in near if _BYLINE.search(m.words) or m.tag.name == "address"]
        for some, labelled in ((props, False), (rels, False), (classes, False), (near, True)):
            found: list[str] = []
            ends = 0
            for mark in some:
                if mark.start < ends:
                    continue  # within one that has been read
                inner = [m for m in self._page.marked if mark.start <= m.start < mark.end and "name" in self._prop(m)]
                lines = [self._content(m) for m in inner] or [self._content(mark)]
                sure = some is props or some is rels
                people = [n for line in lines for n in bylines.names(line, sites=sites, labelled=labelled)]
                people = [n for n in people if sure or " " in n]  # a class alone may stand on a whole box
                if not people:
                    continue
                ends = mark.end
                found += [n for n in people if n not in found]
                if not sure:
                    break
            if found:
                return ", ".join(found[:6])
        heads = (bylines.names(line, sites=sites, labelled=True) for line in self._head(article))
        return ", ".join(next(filter(None, heads), [])[:6])

    def _is_near(self, mark: Marked, article: Span) -> bool:
        """Within the article, or not far above it, and in no box beside it."""
        if not article.start - _NEAR <= mark.start <= article.end + _BELOW or mark.end - mark.start > _LONGEST_MARK:
            return False
        return not self._elsewhere(mark.node)

    def _elsewhere(self, at: int) -> bool:
        """Does this element stand beside the article? A box of the article's own facts does not."""
        for _ in range(_DEEP):
            if at == ROOT:
                break
            node = self._page.nodes[at]
            if node.tag in _ELSEWHERE and "meta" not in node.words:
                return True
            at = node.parent
        return False

    def _prop(self, mark: Marked) -> list[str]:
        return value(self._source, mark.tag.attributes.get("itemprop"), 100).split()

    def _content(self, mark: Marked) -> str:
        """The words of an element."""
        return self._words(mark.start, min(mark.end, mark.start + _LONGEST_MARK))

    def _words(self, start: int, end: int) -> str:
        """The words of a stretch of the source; elements stand apart, also where no blank divides them."""
        parts: list[str] = []
        closed = False
        for token in scan(self._source, start, end):
            if isinstance(token, Text):
                parts += [x.replace("\n", " ") for x, _, _ in decode(self._source, token.start, token.end)]
                closed = False
            elif isinstance(token, Tag):
                parts.append("\n" if token.name in _APART or (closed and not token.closing) else " ")
                closed = token.closing
        lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
        return ", ".join(line for line in lines if line)

    # -- date

    def _date(self, article: Span) -> str:
        stated = text(self.linked.of("datePublished")) or self._first("date") or text(self.linked.of("dateCreated"))
        return bylines.date(stated) if stated else self._marked_date(article)

    def _marked_date(self, article: Span) -> str:
        near = [m for m in self._page.marked if self._is_near(m, article)]
        props = [m for m in near if "datePublished" in self._prop(m)]
        times = [m for m in near if m.tag.name == "time" and "dateModified" not in self._prop(m)]
        published = [m for m in times if "pubdate" in m.tag.attributes or "publish" in m.words.lower()]
        rest = [m for m in near if _DATED.search(m.words)]
        for mark in (*props, *published, *times, *rest):
            for key in ("content", "datetime", "title"):
                found = bylines.date(value(self._source, mark.tag.attributes.get(key), 100))
                if found and found[:1].isdigit():
                    return found
            if found := bylines.in_words(self._content(mark)):
                return found
        return next((day for line in self._head(article) if (day := bylines.in_words(line))), "")

    def _head(self, article: Span) -> list[str]:
        """The short lines at the head of the article: from a little above its headline on."""
        builder = self._page.builder
        places, whole = builder.map(), builder.text
        first = bisect_left(builder.pieces, article.start, key=lambda p: places.source_start(p.span.start))
        numbers = range(max(0, first - _ABOVE_LINES), min(len(builder.pieces), first + _HEAD_LINES))
        near = [builder.pieces[n].span for n in numbers if not self._elsewhere(builder.nodes[n])]
        short = [s for s in near if count_words(whole[s.start : s.end][:_HEAD_LONGEST]) <= _HEAD_WORDS]
        return [self._words(places.source_start(span.start), places.source_end(span.end)) for span in short]

    # -- genre

    def _genre(self) -> str:
        """Of the page's type and section, the first that we know as a genre; a plain news type comes last."""
        stated = [*strings(self.linked.of("genre")), *strings(self.linked.of("articleSection"))]
        stated += [self._tags[key][0] for key in _SECTIONS if key in self._tags]
        types = strings(self.linked.of("@type"))
        genres = [known_genre(one) for one in (*types, *stated)]
        section = in_address(self._canonical or self._first("url") or text(self.linked.of("url")))
        return next(filter(None, (*genres, section)), "news" if "NewsArticle" in types else "")


def _names_site(part: str, sites: set[str]) -> bool:
    """Is this part of a title a name of the site? Its address may have it without blanks, or short."""
    own = plain(part)
    return bool(own) and any(
        own == site or (len(own) > 3 and own in site) or (len(site) > 3 and site in own) for site in sites
    )


def _clean(stated: Sequence[str], sites: Sequence[str]) -> str:
    """The names of several authors; empty where none of them is a person."""
    found = [bylines.author(one, sites=sites) for one in stated[:20]]
    return ", ".join(dict.fromkeys(filter(None, found)))
