"""The graph as GraphML, which Gephi, yEd, NetworkX and igraph open: articles and outlets are nodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from audit.corpus.graph.contract import Graph
from audit.render.escape import xml

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""
_NODE = (("label", "string"), ("kind", "string"), ("outlet", "string"), ("date", "string"), ("path", "string"))
_EDGE = (("kind", "string"), ("by", "string"), ("weight", "double"))
"""Attributes of nodes and edges. `kind` of an edge: cites, published by, copy of (the origin), same text (where dates
do not tell the origin); `by`: what told which article is cited; `weight`: in how many sentences."""

Edge = tuple[str, str, str, str]


def to_graphml(graph: Graph) -> str:
    lines = [_HEAD]
    for of, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, type_ in keys:
            lines.append(f'<key id="{of[0]}-{name}" for="{of}" attr.name="{name}" attr.type="{type_}"/>')
    lines.append('<graph id="citations" edgedefault="directed">')
    ids = {o.name: f"o{n}" for n, o in enumerate(graph.outlets)}
    for a in graph.articles:
        values = (a.title or a.id or a.path, "article", a.outlet, a.date, a.path)
        lines.append(_node(f"a{a.number}", values))
    lines += [_node(ids[o.name], (o.name, "outlet", o.name, "", "")) for o in graph.outlets]
    counted = Counter(_edges(graph, ids))
    for n, ((source, target, kind, by), weight) in enumerate(counted.items()):
        data = _data("e", _EDGE, (kind, by, f"{weight:.1f}"))
        lines.append(f'<edge id="e{n}" source="{source}" target="{target}">{data}</edge>')
    return "\n".join([*lines, "</graph>", "</graphml>"]) + "\n"


def _edges(graph: Graph, ids: dict[str, str]) -> Iterator[Edge]:
    for a in graph.articles:
        if a.outlet:
            yield f"a{a.number}", ids[a.outlet], "published by", ""
    for c in graph.citations:
        target = f"a{c.cited}" if c.cited is not None else ids.get(c.outlet)
        if target:
            yield f"a{c.article}", target, "cites", c.by
    for copies in graph.copies:
        if copies.origin is not None:
            yield from ((f"a{n}", f"a{copies.origin}", "copy of", "") for n in copies.articles if n != copies.origin)
        else:
            yield from ((f"a{b}", f"a{a}", "same text", "") for a, b in pairwise(copies.articles))


def _node(id: str, values: tuple[str, ...]) -> str:
    return f'<node id="{id}">{_data("n", _NODE, values)}</node>'


def _data(of: str, keys: tuple[tuple[str, str], ...], values: tuple[str, ...]) -> str:
    pairs = zip(keys, values, strict=True)
    return "".join(f'<data key="{of}-{name}">{xml(value)}</data>' for (name, _), value in pairs if value)
