"""What `audit corpus graph` writes as graph.json: graph/1. An article is named by its number in the corpus."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Literal

from audit.corpus.graph.quotations import Difference
from audit.model.dataclass import dataclass
from audit.model.schema import DRAFT, Json, Schema
from audit.render.escape import json_text

SCHEMA = "graph/1"
FILE = "graph-1.schema.json"


@dataclass(frozen=True, slots=True)
class ArticleNode:
    """An article that was audited. `number`: its place in the corpus, as `article` in the tables; `card`: its card as
    seen from the folder of the graph, empty where the run has made none. Empty is what the article does not state."""

    number: int
    path: str
    id: str
    title: str
    outlet: str
    date: str
    card: str


@dataclass(frozen=True, slots=True)
class OutletNode:
    """An outlet. `articles`: of it in the corpus, 0 where it is only cited; `cites`: citations of outlets in its
    articles; `cited`: citations of it, by its own articles, too."""

    name: str
    articles: int
    cites: int
    cited: int


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A sentence in which an article cites an outlet. `cited`: the article that is meant, null where the corpus has
    none, or several that may be; `by`: what told it, its title or its words; empty where nothing did."""

    article: int
    sentence: int
    outlet: str
    known: bool
    cited: int | None
    by: Literal["title", "words", ""]


@dataclass(frozen=True, slots=True)
class ChainRow:
    """Each article cites the next. `sources`: who answers first-hand in the last one; `beyond`: the outlet outside the
    corpus that the last one cites, where it has nobody first-hand."""

    articles: tuple[int, ...]
    sources: tuple[str, ...]
    beyond: str


@dataclass(frozen=True, slots=True)
class CircleRow:
    """Each article cites the next, and the last one the first. What is said and asked of it is that of the rule
    citation-loop."""

    articles: tuple[int, ...]
    message: str
    question: str


@dataclass(frozen=True, slots=True)
class CopiesRow:
    """Articles of one text. `origin`: the one that appeared first; null where dates do not tell."""

    articles: tuple[int, ...]
    origin: int | None


@dataclass(frozen=True, slots=True)
class StoryRow:
    """Articles that citations and copies tie together. `origins`: its independent origins, copies of one text being
    one; none where all of them only cite each other."""

    articles: tuple[int, ...]
    origins: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, as `quote` in the table `quotes`."""

    article: int
    quote: int
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class DifferingWords:
    """What stands in the one quotation and what in its place in the other; empty where nothing does."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """Two quotations of one speaker that differ; what an editor may do (an ellipsis, brackets, another beginning or
    end) is no difference."""

    kind: Difference
    one: Quoted
    other: Quoted
    places: tuple[DifferingWords, ...]
    question: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Who cites whom in a corpus. `version`, `rules`, `config`: what its tables were made with. `circles` is null where
    the rule citation-loop is off. Quotations come with those first that have lost a negation."""

    version: str
    rules: str
    config: str
    articles: tuple[ArticleNode, ...]
    outlets: tuple[OutletNode, ...]
    citations: tuple[CitationRow, ...]
    chains: tuple[ChainRow, ...]
    circles: tuple[CircleRow, ...] | None
    copies: tuple[CopiesRow, ...]
    stories: tuple[StoryRow, ...]
    quotations: tuple[QuotationRow, ...]


def to_json(graph: Graph) -> str:
    return json_text(json.dumps({"schema": SCHEMA} | asdict(graph), ensure_ascii=False, indent=1)) + "\n"


def schema() -> str:
    """The text of reports/schema/FILE."""
    made = Schema(constants={Graph: SCHEMA}, refine=_refined)
    made.of(Graph)
    whole = {
        "$schema": DRAFT,
        "$id": FILE,
        "title": "The JSON contract of audit corpus graph: graph/1",
        "description": "Numbers of articles, sentences and quotations are those of the tables, from 0.",
        "$ref": "#/$defs/Graph",
        "$defs": made.defs,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _refined(cls: type, name: str, of: Any, schema: Json) -> Json:
    return {**schema, "minimum": 0} if of is int else schema
