"""Articles that are copies of one text: MinHash finds the pairs that may be, the shingles themselves decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from audit.corpus.graph.read import Material
from audit.model.dataclass import dataclass

PERMUTATIONS, BANDS = 128, 32
"""With 32 bands of 4 a pair that shares half of its shingles is found in 87 of 100 cases, one that shares 0.7 in all
but one of 10,000."""
ALIKE = 0.5
"""Share of the shingles of both that copies have in common."""
WITHIN = 0.8
"""Share of the shorter one's shingles that stand in the longer one: an excerpt."""
FEWEST = 20
"""Shingles of a text that can be told to be a copy."""
SEED = 14


@dataclass(frozen=True, slots=True)
class Echo:
    """Articles of one text, the earliest first; where dates do not tell, by their place in the corpus. `origin`: the
    one that appeared first; None where dates do not tell."""

    articles: tuple[int, ...]
    origin: int | None


def echoes(material: Material) -> list[Echo]:
    import rustworkx

    shingles = {n: s for n, s in material.shingles.items() if len(s) >= FEWEST}
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(material.pieces)))
    for a, b in sorted(_candidates(shingles)):
        common = len(set(shingles[a]).intersection(shingles[b]))
        either = len(shingles[a]) + len(shingles[b]) - common
        if common / either >= ALIKE or common / min(len(shingles[a]), len(shingles[b])) >= WITHIN:
            graph.add_edge(a, b, None)
    found = [_echo(material, sorted(part)) for part in rustworkx.connected_components(graph) if len(part) > 1]
    return sorted(found, key=lambda e: e.articles)


def _candidates(shingles: Mapping[int, Sequence[int]]) -> set[tuple[int, int]]:
    """Pairs that have a band of their signatures in common, and those of which one is a small part of the other."""
    from rensa import RMinHash

    rows = PERMUTATIONS // BANDS
    bands: defaultdict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for n, found in shingles.items():
        made = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        made.update([str(s) for s in found])
        digest = made.digest()
        for band in range(BANDS):
            bands[band, tuple(digest[band * rows : (band + 1) * rows])].append(n)
        for s in found[:: max(1, len(found) // 16)]:
            holders[s].append(n)
    pairs = {(a, b) for group in bands.values() for a, b in _pairs(group)}
    return pairs | {(a, b) for group in holders.values() for a, b in _pairs(group)}


def _pairs(group: Sequence[int]) -> list[tuple[int, int]]:
    """All pairs of a small group; of a large one each with the first, which is enough to bring them together."""
    if len(group) <= 12:
        return [(a, b) for n, a in enumerate(group) for b in group[n + 1 :]]
    return [(group[0], b) for b in group[1:]]


def _echo(material: Material, nodes: Sequence[int]) -> Echo:
    pieces = [material.pieces[n] for n in nodes]
    if any(p.when is None for p in pieces):
        return Echo(tuple(p.number for p in pieces), None)
    ordered = sorted(pieces, key=lambda p: (p.when, p.number))
    alone = ordered[0].when != ordered[1].when
    return Echo(tuple(p.number for p in ordered), ordered[0].number if alone else None)
