"""Which blocks of a page are the article.

trafilatura names the main text; the article is the smallest element that holds nearly all of it. Blocks in it that
trafilatura left out stay (an inserted "related" box is a finding, not furniture); what is outside is dropped. Where
trafilatura finds nothing, or loses a lot, the page's own <article> or <main> decides, else the whole page does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Sequence

from audit.model.article import Form
from audit.model.dataclass import dataclass
from audit.model.text import count_words
from audit.parse.blocks import ROOT, PageReader
from audit.parse.hints import MAX, hint_words
from audit.parse.story import Prose
from audit.parse.title import alike, plain, same
from audit.parse.wordset import words

SHORT = 1200  # code points: a page with less text is taken whole but for its furniture
_LARGE = 1_500_000  # code points of text and tags: a page with more is not given to trafilatura
_ENOUGH = 250  # code points that trafilatura must find
_DEEP = 100  # levels of elements shown to it; lxml loses what lies under 256
_LEADS = 4  # blocks above the headline among which the lead of the story may stand
_NEAR = 12  # blocks looked at between the headline and the main text
_PAGE = words("html body main article")
_BARE = words("div section article main body html")
_FURNITURE = words("nav menu dialog search")
_OUTER = words("header footer aside form")
_FURNITURE_NAMES = words(
    "navigation navbar nav menu breadcrumb breadcrumbs site-navigation main-navigation comments comments-area",
    "comment-list commentlist comments-section comment-section comment-thread disqus_thread disqus respond",
    "video-js vjs-modal-dialog vjs-control-bar jwplayer",
)
_MENU_NAMES = words("navigation navbar nav menu breadcrumb breadcrumbs site-navigation main-navigation")
_ARTICLE_NAMES = words("main articlebody")
_OWN = words(
    "byline author dek standfirst subtitle subhead summary lede caption dateline date timestamp published updated"
)
_TITLE_LONGEST, _TITLE_WORDS = 400, 3  # code points that a title has at most, words that one has at least
_MOST_TITLES, _MOST_HEADINGS = 8, 200
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Region:
    """The blocks that are the article, in order, their hints, and what could not be judged. `headline`: the block that
    shows the page's title, if one does."""

    chosen: list[int]
    hints: list[tuple[str, ...]]
    limits: tuple[str, ...] = ()
    headline: int | None = None


def choose(page: PageReader, titles: Sequence[str]) -> Region:
    """`titles`: what the page's metadata calls it, the most telling first."""
    return _Chooser(page, titles).run()


class _Chooser:
    def __init__(self, page: PageReader, titles: Sequence[str]) -> None:
        self.page, self.titles = page, titles[:_MOST_TITLES]
        self.pieces, self.at, self.nodes = page.builder.pieces, page.builder.nodes, page.nodes
        text = page.builder.text
        self.texts = [text[p.span.start : p.span.end] for p in self.pieces]
        self.prose = Prose(page, self.texts)
        self.furniture = self.prose.furniture = self._furniture()

    def run(self) -> Region:
        total = sum(map(len, self.texts))
        extent = self._extent()
        own = self._own_region(extent)
        region = own
        matched: frozenset[int] = frozenset()
        if total >= SHORT:
            found = [n for n in self._matched() if n in extent and not self.prose.points(n)]
            matched = self._without_furniture(found)
            told = self.prose.story(extent)
            if 2 * self._length(matched & told) < self._length(told):  # it has taken something else for the story
                matched = told
            if self._length(matched) >= _ENOUGH:
                region = self._smallest(matched)
                if own != ROOT and self._size(region) < 0.4 * self._size(own):
                    region = own
                region = self.prose.grown(region)
        inside = self._inside(region)
        outer = self._outer(region)
        chosen = [n for n in range(extent.stop) if n in matched or (inside[self.at[n]] and not outer[self.at[n]])]
        chosen = self._without_tail(chosen)
        head = self._headline(chosen)
        chosen = self._with_head(chosen, head)
        if not chosen:
            chosen = list(range(len(self.pieces)))
        carrying = self.prose.carrying(chosen)
        return Region(chosen, [self._hints(n, region, carrying) for n in chosen], self._left_out(chosen), head)

    def _extent(self) -> range:
        """The blocks among which the story is: from the title that the page shows to the next h1 that is another's.
        The whole page where the title stands over no running text."""
        count = len(self.pieces)
        head = self._titled(range(count))
        if head is None:
            return range(count)
        own = [n for n in range(head, count) if self._tells(n)]
        first = own[0] if own else count
        others = [n for n in range(first, count) if self._is_h1(n) and not self._is_title(n)][:_MOST_HEADINGS]
        stop = next((n for n in others if self._begins_another(n, head)), count)
        size = sum(len(self.texts[n]) for n in own if n < stop)
        return range(head, stop) if size >= _ENOUGH else range(count)

    def _begins_another(self, n: int, head: int) -> bool:
        """Is this h1 the headline of another story, not a crosshead? It stands in an <article> that the headline is not
        in, or in an element of the same tag and class as the one that the headline is in."""
        own = self._path(self.at[head])
        path = self._path(self.at[n])
        shared = 0
        while shared < min(len(own), len(path)) and own[shared] == path[shared]:
            shared += 1
        apart, beside = path[shared:], own[shared:]
        if any(self.nodes[at].tag == "article" for at in apart):
            return True
        if len(apart) < 2 or len(beside) < 2:
            return False
        one, other = self.nodes[apart[0]], self.nodes[beside[0]]
        return (one.tag, one.words) == (other.tag, other.words) and bool(one.words)

    def _path(self, at: int) -> list[int]:
        """The elements around one and itself, from the outside in."""
        out: list[int] = []
        while at != ROOT and len(out) < _DEEP:
            out.append(at)
            at = self.nodes[at].parent
        return out[::-1]

    def _tells(self, n: int) -> bool:
        """Is this running text, and no other story's?"""
        return self.prose.runs[n] and not self.prose.points(n) and not self.furniture[self.at[n]]

    def _without_tail(self, chosen: list[int]) -> list[int]:
        """Without the cards of other stories that stand below the article."""
        last = next((n for n in reversed(chosen) if self._tells(n)), None)
        return chosen if last is None else [n for n in chosen if n <= last or not self.prose.points(n)]

    # -- the tree

    def _furniture(self) -> list[bool]:
        """For each node, whether it is never an article's: menus, and what readers wrote below it."""
        out: list[bool] = []
        told = self.prose.told()
        for n, node in enumerate(self.nodes):
            names = _FURNITURE_NAMES.intersection(node.words.lower().split())
            menu = names <= _MENU_NAMES and told[n]  # no menu has paragraphs
            own = node.tag in _FURNITURE or (bool(names) and node.tag not in _PAGE and not menu)
            out.append(own or (bool(out) and out[node.parent]))
        return out

    def _inside(self, region: int) -> list[bool]:
        out: list[bool] = []
        for n, node in enumerate(self.nodes):
            out.append(n == region or (n > 0 and out[node.parent]))
        return out

    def _outer(self, region: int) -> list[bool]:
        """For each node, whether it is the page's furniture: headers and footers too, where the region is the page."""
        whole = self.nodes[region].tag in ("", "html", "body")
        out: list[bool] = []
        for n, node in enumerate(self.nodes):
            own = whole and node.tag in _OUTER and self.nodes[node.parent].tag not in ("article", "main")
            out.append(self.furniture[n] or own or (n > 0 and out[node.parent]))
        return out

    def _sums(self, sizes: list[int]) -> list[int]:
        """For each node, the sizes of all blocks in it; a parent always comes before its children."""
        out = [0] * len(self.nodes)
        for n, node in enumerate(self.at):
            out[node] += sizes[n]
        for n in range(len(self.nodes) - 1, 0, -1):
            out[self.nodes[n].parent] += out[n]
        return out

    def _length(self, some: frozenset[int]) -> int:
        return sum(len(self.texts[n]) for n in some)

    def _size(self, region: int) -> int:
        inside = self._inside(region)
        return sum(len(t) for t, n in zip(self.texts, self.at, strict=True) if inside[n] and not self.furniture[n])

    def _smallest(self, matched: frozenset[int]) -> int:
        """The smallest element that holds at least 90% of the matched text."""
        sums = self._sums([len(text) if n in matched else 0 for n, text in enumerate(self.texts)])
        return max(n for n, size in enumerate(sums) if size >= 0.9 * sums[ROOT])

    def _own_region(self, extent: range) -> int:
        """The page's own element for the article: the one with most text, if it has half of the page's."""
        sizes = [0 if self.furniture[at] or n not in extent else len(self.texts[n]) for n, at in enumerate(self.at)]
        sums = self._sums(sizes)
        names = [n for n, node in enumerate(self.nodes) if self._names_article(n)]
        best = max(names, key=lambda n: (sums[n], n), default=ROOT)
        return best if sums[best] >= 0.5 * sums[ROOT] else ROOT

    def _names_article(self, n: int) -> bool:
        node = self.nodes[n]
        return node.tag in ("article", "main") or bool(_ARTICLE_NAMES.intersection(node.words.lower().split()))

    # -- the blocks

    def _matched(self) -> list[int]:
        """The blocks that trafilatura takes for the main text."""
        markup = self._markup()
        if len(markup) > _LARGE:
            return []
        from trafilatura import extract  # 0.4 s, only for pages

        found = extract(markup, output_format="txt", include_comments=False, include_tables=True, fast=True)
        lines = {plain(line) for line in (found or "").split("\n")}
        return [n for n, text in enumerate(self.texts) if plain(text) in lines and plain(text)]

    def _without_furniture(self, matched: list[int]) -> frozenset[int]:
        """Without comments and menus, unless that is most of it: then the page has misnamed its article."""
        clean = [n for n in matched if not self.furniture[self.at[n]]]
        sizes = [sum(len(self.texts[n]) for n in some) for some in (clean, matched)]
        return frozenset(clean if 2 * sizes[0] >= sizes[1] else matched)

    def _markup(self) -> str:
        """The page as clean markup, with block elements, their classes and links only, no deeper than _DEEP."""
        paths: list[list[int]] = [[]]
        for n, node in enumerate(self.nodes[1:], 1):
            path = paths[node.parent]
            paths.append([*path, n] if len(path) < _DEEP else path)
        out: list[str] = []
        open_: list[int] = []
        for number, text in enumerate(self.texts):
            path = paths[self.at[number]]
            shared = 0
            while shared < min(len(path), len(open_)) and path[shared] == open_[shared]:
                shared += 1
            out += [f"</{self.nodes[n].tag}>" for n in reversed(open_[shared:])]
            out += [self._start(n) for n in path[shared:]]
            open_ = path
            clean = html.escape(_CONTROL.sub(" ", text))
            bare = not path or self.nodes[path[-1]].tag in _BARE
            out.append(f"<p>{clean}</p>" if bare else f"{clean} ")
        return f"<html><body>{''.join(out)}</body></html>"

    def _start(self, n: int) -> str:
        node = self.nodes[n]
        names = html.escape(node.words, quote=True)
        return f'<{node.tag} class="{names}">' if names else f"<{node.tag}>"

    def _with_head(self, chosen: list[int], head: int | None) -> list[int]:
        """Adds the headline where it is above the main text, and the byline and standfirst below the headline."""
        if head is None:
            return chosen
        chosen = [n for n in chosen if n >= head or self._may_precede(n, head)]
        following = next((n for n in chosen if n > head), head)
        between = [n for n in range(max(head + 1, following - _NEAR), following) if self._belongs(n)]
        return sorted({*chosen, head, *between})

    def _may_precede(self, n: int, head: int) -> bool:
        """Above the headline stand pictures, a lead and one or two lines that are no links; else the page's own head is
        there."""
        if self.pieces[n].form is Form.FIGURE or (self.prose.runs[n] and head - n <= _LEADS):
            return True
        return head - n <= 2 and 2 * self.prose.linked[n] < len(self.texts[n])

    def _headline(self, chosen: list[int]) -> int | None:
        """The block that shows the title, or a heading with most of its words, or else the first h1 of some length in
        the article."""
        above = range(chosen[-1] + 1 if chosen else len(self.pieces))
        found = self._titled(above)
        if found is not None:
            return found
        ranked = self._headings(above)
        found = next((n for title in self.titles for n in ranked if alike(self.texts[n], title)), None)
        if found is not None:
            return found
        within = frozenset(chosen)
        own = (n for n in ranked if self._is_h1(n) and (n in within or self._in_article(n)))
        return next((n for n in own if _several(self.texts[n]) or not self.titles), None)

    def _titled(self, among: range) -> int | None:
        """The heading that is the title of the metadata, perhaps cut; or the line that is it word for word."""
        ranked = self._headings(among)
        found = next((n for title in self.titles for n in ranked if same(self.texts[n], title)), None)
        if found is not None:
            return found
        lines: dict[str, int] = {}
        for n in among:
            if not self.furniture[self.at[n]] and len(self.texts[n]) <= _TITLE_LONGEST:
                lines.setdefault(plain(self.texts[n]), n)
        return next((lines[key] for t in self.titles if (key := plain(t)) in lines and _several(t)), None)

    def _headings(self, among: range) -> list[int]:
        """Headings that may be the headline, an h1 first."""
        found = [n for n in among if self.pieces[n].form is Form.HEADING and not self.furniture[self.at[n]]]
        short = [n for n in found if len(self.texts[n]) <= _TITLE_LONGEST]
        return sorted(short[:_MOST_HEADINGS], key=lambda n: not self._is_h1(n))

    def _is_title(self, n: int) -> bool:
        return any(same(self.texts[n], title) or alike(self.texts[n], title) for title in self.titles)

    def _is_h1(self, n: int) -> bool:
        node = self.nodes[self.at[n]]
        return self.pieces[n].form is Form.HEADING and (node.tag == "h1" or "heading" in node.words.split())

    def _in_article(self, n: int) -> bool:
        node = self.at[n]
        while node != ROOT:
            node = self.nodes[node].parent
            if self.nodes[node].tag in ("article", "main"):
                return True
        return False

    def _belongs(self, n: int) -> bool:
        if self.furniture[self.at[n]]:
            return False
        return self.pieces[n].form is Form.FIGURE or bool(_OWN.intersection(self._hints(n, ROOT, frozenset())))

    def _hints(self, number: int, region: int, carrying: Collection[int]) -> tuple[str, ...]:
        """The words of the elements around a block, from the inside out, up to what holds the whole article. Elements
        that carry the story say nothing of a block."""
        out: list[str] = ["alt"] if number in self.page.alternative else []
        if self.prose.points(number):
            out.append("teaser")
        at = self.at[number]
        for _ in range(_NEAR):
            if at in (ROOT, region) or self.nodes[at].tag in ("html", "body"):
                break
            node = self.nodes[at]
            if at not in carrying:
                out += hint_words(node.tag, node.words)
            at = node.parent
        return tuple(dict.fromkeys(out))[:MAX]

    def _left_out(self, chosen: list[int]) -> tuple[str, ...]:
        """Says so when running text of the page was not taken."""
        kept = frozenset(chosen)
        lost = 0
        for n, text in enumerate(self.texts):
            if n not in kept and self.pieces[n].form is Form.PARAGRAPH and not self.furniture[self.at[n]]:
                count = count_words(text)
                lost += count if count >= 20 else 0
        total = sum(count_words(self.texts[n]) for n in chosen)
        if lost < 0.1 * max(total, 1):
            return ()
        return (f"{lost:,} words of running text on the page are outside the article and were not judged.",)


def _several(title: str) -> bool:
    """Is it more than the name of a site or section?"""
    return count_words(title) >= _TITLE_WORDS
