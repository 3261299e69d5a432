"""A citation -> the outlet of the corpus that it means, and its article where title, date and words allow no other."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

from audit.corpus.graph.read import Cite, CorpusArticle, Material, about, outlet_key, words
from audit.model.dataclass import dataclass

BACK = timedelta(days=30)
"""How long before a citation its article may have appeared."""
AHEAD = timedelta(days=1)
"""How much later by its date, since time zones and first versions blur it."""
ENOUGH = 0.45
"""Share of what the citing sentence is about (by weight) that the cited article must hold."""
RARE, FEW = 0.01, 5
"""Words that stand in so few articles (a share, and at least so many) are particulars: names, figures."""
PARTICULARS = 0.5
"""Share of the particulars of the citing sentence that the cited article must hold."""
CLEAR = 1.25
"""Times that the best article holds more than the second best."""


@dataclass(frozen=True, slots=True)
class CitationLink:
    """`cited`: the number of the article that is cited; None where the corpus has none, or several that may be meant.
    `outlet`: as the corpus calls it, else as the citation does; `known`: the corpus has articles of it."""

    cite: Cite
    outlet: str
    known: bool
    cited: int | None
    by: str


def links(material: Material) -> list[CitationLink]:
    outlets = _Outlets(material.pieces)
    weight = _weights(material)
    return [_link(cite, material, outlets, weight) for cite in material.cites]


class _Outlets:
    """The outlets of the corpus: `of` finds the one that a name means, also by its last words ("the Gazette")."""

    def __init__(self, pieces: Sequence[CorpusArticle]) -> None:
        self.articles: defaultdict[str, list[CorpusArticle]] = defaultdict(list)
        self.name: dict[str, str] = {}
        for p in pieces:
            if p.outlet and (key := outlet_key(p.outlet)):
                self.articles[key].append(p)
                self.name.setdefault(key, p.outlet)
        ends: defaultdict[str, set[str]] = defaultdict(set)
        for key, name in self.name.items():
            parts = words(name)
            for n in range(1, len(parts)):
                ends["".join(parts[n:])].add(key)
        self.ends = {end: next(iter(keys)) for end, keys in ends.items() if len(keys) == 1}

    def of(self, name: str) -> str:
        key = outlet_key(name)
        return key if key in self.articles else self.ends.get(key, "")


def _weights(material: Material) -> Mapping[str, float]:
    """Word -> how much it tells: rare ones more. Under "" what one tells that is just rare enough for a particular."""
    count = Counter(word for stems in material.stems.values() for word in stems)
    total = len(material.stems) or 1
    made = {word: math.log(1 + total / n) for word, n in count.items()}
    return made | {"": math.log(1 + total / max(FEW, RARE * total))}


def _link(cite: Cite, material: Material, outlets: _Outlets, weight: Mapping[str, float]) -> CitationLink:
    key = outlets.of(cite.outlet)
    own = material.pieces[cite.article]
    if not key:
        return CitationLink(cite, cite.outlet, False, None, "")
    name = outlets.name[key]
    near = [p for p in outlets.articles[key] if p.number != own.number and _in_time(p, own)]
    if titled := [p for p in near if p.title and _squeezed(p.title) in _squeezed(cite.text)]:
        return CitationLink(cite, name, True, titled[0].number if len(titled) == 1 else None, "title")
    said = about(cite.text) - about(name)
    whole = sum(weight.get(word, 1.0) for word in said) or 1.0
    rare = {word for word in said if weight.get(word, 0.0) >= weight[""]}
    scored = []
    for p in near:
        held = said & material.stems.get(p.number, frozenset())
        if len(held & rare) >= PARTICULARS * len(rare):
            scored.append((sum(weight.get(word, 1.0) for word in held) / whole, p))
    scored.sort(key=lambda pair: (-pair[0], pair[1].number))
    if scored and scored[0][0] >= ENOUGH and (len(scored) == 1 or scored[0][0] >= CLEAR * scored[1][0]):
        return CitationLink(cite, name, True, scored[0][1].number, "words")
    return CitationLink(cite, name, True, None, "")


def _in_time(cited: CorpusArticle, citing: CorpusArticle) -> bool:
    if cited.when is None or citing.when is None:
        return True
    return citing.when - BACK <= cited.when <= citing.when + AHEAD


def _squeezed(text: str) -> str:
    return f" {' '.join(words(text))} "
