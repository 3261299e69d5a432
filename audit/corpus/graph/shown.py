"""What the page of who cites whom shows, worked out here so that the template only lays out.

Outlets stand in alphabetical order: how often one is cited says nothing of how good it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from audit.corpus.graph.contract import ArticleNode, CitationRow, Graph
from audit.corpus.graph.quotations import Difference, Differs
from audit.model.dataclass import dataclass
from audit.model.text import Span
from audit.render import RenderOptions, view, words
from audit.render.page import page

MOST = 100
"""Chains, circles ... of a sort that the page shows; all of them are in graph.json."""
PAIRS = 400
"""Pairs of outlets that the table shows."""
FOLDED = 40
"""Pairs beyond which the table is folded."""
SIDE = 24
"""Outlets on a side of the picture: of more, those with the most citations."""
CELL = 26
"""Units of the picture that a cell takes."""
LABEL = 190
LONGEST = 160
SHORTEST = 24
ASKS = {
    Difference.NEGATION: "A negation stands in one of the two",
    Difference.CHANGED: "Words differ",
    Difference.CUT: "Words stand in one of the two, and no mark says that any were left out",
}


@dataclass(frozen=True, slots=True)
class NamedArticle:
    """An article as it is named on the page."""

    name: str
    about: str
    href: str


@dataclass(frozen=True, slots=True)
class Pair:
    """`citing` names `cited` in so many sentences (`times`); `led`: of them, those that lead to one article."""

    citing: str
    cited: str
    times: int
    led: int
    outside: bool


@dataclass(frozen=True, slots=True)
class MatrixDot:
    x: float
    y: float
    r: float
    times: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The matrix: a row for each outlet that cites, a numbered column for each that is cited."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    dots: tuple[MatrixDot, ...]
    width: int
    height: int
    left_out: int
    cell: int = CELL
    label: int = LABEL


@dataclass(frozen=True, slots=True)
class Way:
    """A chain: `end` says where it leads."""

    articles: tuple[NamedArticle, ...]
    end: str


@dataclass(frozen=True, slots=True)
class Ring:
    articles: tuple[NamedArticle, ...]
    message: str
    question: str


@dataclass(frozen=True, slots=True)
class Copies:
    """`first`: the origin, None where dates do not tell."""

    first: NamedArticle | None
    others: tuple[NamedArticle, ...]


@dataclass(frozen=True, slots=True)
class ShownStory:
    """A story: its `articles`, and its independent origins, a name each."""

    articles: tuple[NamedArticle, ...]
    origins: tuple[tuple[NamedArticle, ...], ...]


@dataclass(frozen=True, slots=True)
class QuotedPart:
    """Words of a quotation; `differs`: the other does not have them so."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two quotations that differ. `places`: what stands in each, in words."""

    kind: str
    about: str
    question: str
    one: tuple[QuotedPart, ...]
    other: tuple[QuotedPart, ...]
    first: NamedArticle
    second: NamedArticle
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GraphShown:
    graph: Graph
    led: int
    ambiguous: int
    outside: int
    picture: Picture | None
    pairs: tuple[Pair, ...]
    chains: tuple[Way, ...]
    circles: tuple[Ring, ...]
    copies: tuple[Copies, ...]
    stories: tuple[ShownStory, ...]
    quotations: tuple[Pairing, ...]
    kinds: tuple[tuple[str, int], ...]
    more_pairs: int
    folded: bool
    most: int = MOST


def render(graph: Graph, differs: Sequence[Differs]) -> str:
    title = f"Who cites whom · {words.NAME}"
    return page("graph.html", title, RenderOptions(), sheet="corpus.css", shown=shown(graph, differs))


def shown(graph: Graph, differs: Sequence[Differs]) -> GraphShown:
    articles = {a.number: a for a in graph.articles}
    names = {number: _named(a) for number, a in articles.items()}

    def named(numbers: Sequence[int]) -> tuple[NamedArticle, ...]:
        return tuple(names[n] for n in numbers)

    pairs = _pairs(graph, articles)
    # Those that rest on the fewest origins come first: there is the most to ask.
    stories = sorted(graph.stories, key=lambda s: (len(s.origins), -len(s.articles), s.articles))
    return GraphShown(
        graph=graph,
        led=sum(c.cited is not None for c in graph.citations),
        ambiguous=sum(c.known and c.cited is None for c in graph.citations),
        outside=sum(not c.known for c in graph.citations),
        picture=_picture(pairs),
        pairs=tuple(pairs[:PAIRS]),
        chains=tuple(Way(named(c.articles), _end(c.sources, c.beyond)) for c in graph.chains[:MOST]),
        circles=tuple(Ring(named(c.articles), c.message, c.question) for c in (graph.circles or ())[:MOST]),
        copies=tuple(
            Copies(names[c.origin] if c.origin is not None else None, named([n for n in c.articles if n != c.origin]))
            for c in graph.copies[:MOST]
        ),
        stories=tuple(ShownStory(named(s.articles), tuple(map(named, s.origins))) for s in stories[:MOST]),
        quotations=tuple(_pairing(d, names) for d in differs[:MOST]),
        kinds=tuple((kind.value, n) for kind in Difference if (n := sum(d.kind is kind for d in differs))),
        more_pairs=max(0, len(pairs) - PAIRS),
        folded=len(pairs) > FOLDED,
    )


def _named(a: ArticleNode) -> NamedArticle:
    path = view.name(a.path).rpartition("/")[2]
    name = a.title or a.id or path
    return NamedArticle(_cut(name), " · ".join(filter(None, (_cut(a.outlet), _cut(a.date)))), a.card)


def _cut(text: str, longest: int = LONGEST) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[:longest].rstrip() + "…"


def _pairs(graph: Graph, articles: dict[int, ArticleNode]) -> list[Pair]:
    """In alphabetical order; an article that states no outlet cites for none."""
    by: defaultdict[tuple[str, str], list[CitationRow]] = defaultdict(list)
    for c in graph.citations:
        if citing := articles[c.article].outlet:
            by[citing, c.outlet].append(c)
    ordered = sorted(by.items(), key=lambda item: [(name.casefold(), name) for name in item[0]])
    return [
        Pair(_cut(a), _cut(b), len(found), sum(c.cited is not None for c in found), not found[0].known)
        for (a, b), found in ordered
    ]


def _picture(pairs: Sequence[Pair]) -> Picture | None:
    if not pairs:
        return None
    rows = _chosen([(p.citing, p.times) for p in pairs])
    columns = _chosen([(p.cited, p.times) for p in pairs])
    here = [p for p in pairs if p.citing in rows and p.cited in columns]
    rows = [name for name in rows if any(p.citing == name for p in here)]
    most = max((p.times for p in here), default=1)
    dots = tuple(
        MatrixDot(
            LABEL + CELL * (columns.index(p.cited) + 0.5),
            CELL * (rows.index(p.citing) + 1.5),
            3 + (CELL / 2 - 4) * (p.times / most) ** 0.5,
            p.times,
        )
        for p in here
    )
    return Picture(
        tuple(_cut(name, SHORTEST) for name in rows),
        tuple(columns),
        dots,
        LABEL + CELL * len(columns),
        CELL * (len(rows) + 1),
        len(pairs) - len(here),
    )


def _chosen(found: Sequence[tuple[str, int]]) -> list[str]:
    count: Counter[str] = Counter()
    for name, times in found:
        count[name] += times
    often = sorted(count, key=lambda name: (-count[name], name))[:SIDE]
    return sorted(often, key=lambda name: (name.casefold(), name))


def _end(sources: Sequence[str], beyond: str) -> str:
    if sources:
        more = f" and {len(sources) - 6} more" if len(sources) > 6 else ""
        return f"The last one names who said it: {', '.join(_cut(s) for s in sources[:6])}{more}."
    if beyond:
        return f"The last one cites {_cut(beyond)}, which is not in the corpus."
    return "The last one names nobody first-hand. Where does it come from?"


def _pairing(d: Differs, names: dict[int, NamedArticle]) -> Pairing:
    from audit.corpus.graph.build import question

    return Pairing(
        d.kind.value,
        ASKS[d.kind],
        question(d),
        _parts(d.one.text, [one for one, _ in d.spans if one]),
        _parts(d.other.text, [other for _, other in d.spans if other]),
        names[d.one.article],
        names[d.other.article],
        d.words,
    )


def _parts(text: str, spans: Sequence[Span]) -> tuple[QuotedPart, ...]:
    out, at = [], 0
    for span in spans:
        out += [QuotedPart(text[at : span.start], False), QuotedPart(text[span.start : span.end], True)]
        at = span.end
    return tuple(part for part in (*out, QuotedPart(text[at:], False)) if part.text)
