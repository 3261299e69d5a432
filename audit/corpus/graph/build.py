"""The tables of a run -> the graph that is written and shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from audit.check.run import fill
from audit.corpus.graph.chains import Paths, paths
from audit.corpus.graph.contract import (
    ArticleNode,
    ChainRow,
    CircleRow,
    CitationRow,
    CopiesRow,
    DifferingWords,
    Graph,
    OutletNode,
    QuotationRow,
    Quoted,
    StoryRow,
)
from audit.corpus.graph.echoes import echoes
from audit.corpus.graph.links import CitationLink, links
from audit.corpus.graph.quotations import Difference, Differs, differing
from audit.corpus.graph.read import Material, QuotedWords, read
from audit.corpus.opened import Opened
from audit.errors import UsageError
from audit.model.rule import Rule, RulePack

CIRCLES = "citation-loop"
"""The rule that circles are found by; a pack without it has none."""
ORDER = (Difference.NEGATION, Difference.CHANGED, Difference.CUT)


def build(run: Opened, pack: RulePack, seen_from: Path) -> tuple[Graph, tuple[Differs, ...]]:
    """The graph, and the quotations that differ, in its order. `seen_from`: the folder that it is written to.

    Raises UsageError."""
    if not run.complete:
        raise UsageError(f"{run.folder}: the run is not complete, and who cites whom is told of all; finish it first")
    if not run.plan.get("text", True):
        raise UsageError(f"{run.folder}: the run has left out the words of its articles (--no-text), which this reads")
    material = read(run)
    found, copies, differs = links(material), echoes(material), _ordered(differing(material))
    tied = paths(material, found, copies)
    rule = next((r for r in pack.rules if r.id == CIRCLES), None)
    graph = Graph(
        version=str(run.plan.get("version", "")),
        rules=str(run.plan.get("rules", "")),
        config=str(run.plan.get("config", "")),
        articles=tuple(
            ArticleNode(p.number, p.path, p.id, p.title, p.outlet, p.date, run.link(p.part, p.number, seen_from))
            for p in material.pieces
            if p.audited
        ),
        outlets=_outlets(material, found),
        citations=tuple(_citation(link) for link in found),
        chains=tuple(ChainRow(c.articles, c.sources, c.beyond) for c in tied.chains),
        circles=_circles(tied, rule) if rule else None,
        copies=tuple(CopiesRow(e.articles, e.origin) for e in copies),
        stories=tuple(StoryRow(s.articles, s.origins) for s in tied.stories),
        quotations=tuple(map(_quotation, differs)),
    )
    return graph, differs


def _ordered(differs: Sequence[Differs]) -> tuple[Differs, ...]:
    return tuple(sorted(differs, key=lambda d: ORDER.index(d.kind)))


def _outlets(material: Material, found: Sequence[CitationLink]) -> tuple[OutletNode, ...]:
    """In alphabetical order. An article that states no outlet is of none."""
    articles = Counter(p.outlet for p in material.pieces if p.audited and p.outlet)
    cites = Counter(material.pieces[link.cite.article].outlet for link in found)
    cited = Counter(link.outlet for link in found)
    names = {name for name in (*articles, *cited) if name}
    return tuple(
        OutletNode(name, articles[name], cites[name], cited[name])
        for name in sorted(names, key=lambda name: (name.casefold(), name))
    )


def _citation(link: CitationLink) -> CitationRow:
    by: str = link.by if link.cited is not None else ""
    return CitationRow(
        link.cite.article,
        link.cite.sentence,
        link.outlet,
        link.known,
        link.cited,
        "title" if by == "title" else "words" if by == "words" else "",
    )


def _circles(tied: Paths, rule: Rule) -> tuple[CircleRow, ...]:
    rows = []
    for circle in tied.circles:
        fields = {"count": len(circle.articles)}
        rows.append(CircleRow(circle.articles, fill(rule.message, fields), fill(rule.question, fields)))
    return tuple(rows)


def _quotation(differs: Differs) -> QuotationRow:
    places = tuple(DifferingWords(one, other) for one, other in differs.words)
    return QuotationRow(differs.kind, _quoted(differs.one), _quoted(differs.other), places, question(differs))


def _quoted(said: QuotedWords) -> Quoted:
    return Quoted(said.article, said.quote, said.speaker, said.text)


def question(differs: Differs) -> str:
    """What an editor would ask; it says of neither that it is wrong."""
    name = max(differs.one.speaker, differs.other.speaker, key=len)
    if differs.kind is Difference.CUT:
        return f"Did {name} say it with these words or without them?"
    return f"Which of the two did {name} say?"
