"""Citations between articles -> chains to the first source, circles, and the origins of a story."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from audit.corpus.graph.echoes import Echo
from audit.corpus.graph.links import CitationLink
from audit.corpus.graph.read import Material
from audit.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class CitationChain:
    """Each article cites the next. `sources`: who answers first-hand in the last one; `beyond`: the outlet that the
    last one cites and of which the corpus has no such article; both empty where it names neither."""

    articles: tuple[int, ...]
    sources: tuple[str, ...]
    beyond: str


@dataclass(frozen=True, slots=True)
class Circle:
    """Articles that cite one another in a circle, from the one that comes first in the corpus. `articles`: each cites
    the next, the last one the first."""

    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that citations and copies tie together. `origins`: groups of articles (copies of one text are one) that
    cite no other of them: so many independent origins it has. Without one, all of them only cite each other."""

    articles: tuple[int, ...]
    origins: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Paths:
    chains: tuple[CitationChain, ...]
    circles: tuple[Circle, ...]
    stories: tuple[Story, ...]


def paths(material: Material, links: Sequence[CitationLink], echoes: Sequence[Echo]) -> Paths:
    import rustworkx

    graph = rustworkx.PyDiGraph(multigraph=False)  # a node's index is its article's number
    graph.add_nodes_from(range(len(material.pieces)))
    for link in links:
        if link.cited is not None:
            graph.add_edge(link.cite.article, link.cited, None)
    circles = [_circle(graph, part) for part in rustworkx.strongly_connected_components(graph) if len(part) > 1]
    inside = {n for circle in circles for n in circle.articles}
    return Paths(
        tuple(_chains(material, graph, links, inside)),
        tuple(sorted(circles, key=lambda c: c.articles)),
        tuple(_stories(graph, echoes)),
    )


def _circle(graph: Any, part: Sequence[int]) -> Circle:
    """The shortest way round that begins at the first article of a strongly connected part."""
    import rustworkx

    within = graph.subgraph(sorted(part))
    start = min(within.node_indices(), key=lambda k: within[k])
    ways = []
    for before in within.predecessor_indices(start):
        found = rustworkx.dijkstra_shortest_paths(within, start, target=before, weight_fn=lambda _: 1.0)
        if before == start or before in found:
            ways.append([start] if before == start else list(found[before]))
    way = min(ways, key=lambda w: (len(w), [within[k] for k in w]))
    return Circle(tuple(within[k] for k in way))


def _chains(material: Material, graph: Any, links: Sequence[CitationLink], inside: set[int]) -> list[CitationChain]:
    """From each article that nobody cites, along the first citation of each that leads on; at least three articles, no
    circle."""
    onward: dict[int, int] = {}
    beyond: dict[int, str] = {}
    for link in links:
        if link.cited is not None:
            onward.setdefault(link.cite.article, link.cited)
        else:
            beyond.setdefault(link.cite.article, link.outlet)
    out = []
    for piece in material.pieces:
        if piece.number not in onward or graph.in_degree(piece.number):
            continue
        way = [piece.number]
        while (step := onward.get(way[-1])) is not None and step not in way:
            way.append(step)
        if len(way) < 3 or inside.intersection(way):
            continue
        last = material.pieces[way[-1]]
        out.append(CitationChain(tuple(way), last.own, "" if last.own else beyond.get(last.number, "")))
    return out


def _stories(graph: Any, echoes: Sequence[Echo]) -> list[Story]:
    """Copies of one text are one node; an origin is a node from which no citation leads to another of the story."""
    import rustworkx

    copies = {n: echo.articles for echo in echoes for n in echo.articles}
    group = {n: min(copies.get(n, (n,))) for n in graph.node_indices()}
    whole = rustworkx.PyGraph(multigraph=False)
    whole.add_nodes_from(graph.nodes())
    whole.add_edges_from_no_data([*graph.edge_list(), *(pair for echo in echoes for pair in pairwise(echo.articles))])
    citing = {group[a] for a, b in graph.edge_list() if group[a] != group[b]}
    stories = []
    for part in rustworkx.connected_components(whole):
        if len(part) > 1:
            roots = sorted({group[n] for n in part} - citing)
            origins = tuple(tuple(sorted(copies.get(root, (root,)))) for root in roots)
            stories.append(Story(tuple(sorted(part)), origins))
    return sorted(stories, key=lambda s: s.articles)
