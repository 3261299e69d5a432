"""Which hits of a rule a reader is given: the same for the same articles, spread over outlets and articles."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from audit.judge.hits import Case
from audit.judge.verdicts import Verdict
from audit.model.dataclass import dataclass
from audit.model.rule import RulePack

SEED = 1
EACH, EACH_QUIET = 40, 15
"""Hits drawn of a rule whose findings an editor is asked about, and of one of severity info."""


@dataclass(frozen=True, slots=True)
class Draw:
    """The hits drawn of one rule, in the order they are read. `number`: its first draw is 1."""

    rule: str
    number: int
    hits: tuple[Case, ...]


def draw(
    hits: Iterable[Case],
    past: Sequence[Verdict],
    pack: RulePack,
    *,
    seed: int = SEED,
    each: int = EACH,
    each_quiet: int = EACH_QUIET,
    only: Collection[str] = (),
    anew: bool = False,
) -> list[Draw]:
    """A draw for each rule of the pack (or for `only` these) that has hits; the loudest rules first.

    A rule that has findings of severity error or warning is judged by those. `past`: what was judged before. Where the
    rule was changed since, or `anew` is asked for, a new draw begins, of articles in which none of its hits was judged
    yet; else the last one goes on."""
    by_rule: dict[str, list[Case]] = defaultdict(list)
    for hit in hits:
        by_rule[hit.rule].append(hit)
    definitions = {r.id: r.definition for r in pack.rules}
    out = []
    for rule in sorted(by_rule):
        if rule not in definitions or (only and rule not in only):
            continue
        mine = by_rule[rule]
        loud = any(h.severity.loud for h in mine)
        number, barred = _number([v for v in past if v.rule == rule], definitions[rule], anew)
        pool = [h for h in mine if h.severity.loud is loud and h.sha256 not in barred]
        picked = spread(pool, seed)[: each if loud else each_quiet]
        if picked:
            out.append(Draw(rule, number, tuple(picked)))
    rank = {d.rule: min(h.severity.rank for h in d.hits) for d in out}
    return sorted(out, key=lambda d: (rank[d.rule], d.rule))


def _number(past: Sequence[Verdict], definition: str, anew: bool) -> tuple[int, set[str]]:
    """The number of the draw, and the articles that earlier ones have used up."""
    last = max((v.draw for v in past), default=1)
    if any(anew or v.definition != definition for v in past if v.draw == last):
        return last + 1, {v.sha256 for v in past}
    return last, {v.sha256 for v in past if v.draw < last}


def spread(hits: Sequence[Case], seed: int) -> list[Case]:
    """The hits in an order of chance that takes outlets in turn, of an outlet its articles, of an article its hits: so
    that the first n of it are as wide apart as can be. The chance is a hash: adding an article leaves the others in
    their order."""
    outlets: dict[str, dict[str, list[Case]]] = defaultdict(lambda: defaultdict(list))
    for hit in hits:
        outlets[hit.outlet][hit.sha256].append(hit)
    in_turn = []
    for articles in outlets.values():
        queues = [sorted(found, key=lambda h: _chance(seed, h.id)) for found in articles.values()]
        in_turn.append(_turns(sorted(queues, key=lambda q: _chance(seed, q[0].rule, q[0].sha256))))
    return _turns(sorted(in_turn, key=lambda q: _chance(seed, q[0].rule, q[0].outlet)))


def _turns(queues: Sequence[Sequence[Case]]) -> list[Case]:
    """The first of each, then the second of each that has one, and so on."""
    longest = max(map(len, queues), default=0)
    return [q[n] for n in range(longest) for q in queues if n < len(q)]


def _chance(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()


def unread(drawn: Iterable[Draw], past: Iterable[Verdict]) -> list[Draw]:
    """What is left of each draw: the hits that nobody has read yet."""
    done = {v.id for v in past}
    left = (Draw(one.rule, one.number, tuple(h for h in one.hits if h.id not in done)) for one in drawn)
    return [one for one in left if one.hits]


def to_read_again(drawn: Iterable[Draw], past: Iterable[Verdict], reader: str, share: float = 1 / 3) -> list[Draw]:
    """A share of each draw for a second reader: hits that somebody else has judged, and this reader has not."""
    others = {v.id for v in past if v.reader != reader}
    mine = {v.id for v in past if v.reader == reader}
    out = []
    for one in drawn:
        judged = [h for h in one.hits if h.id in others]
        again = sorted(judged, key=lambda h: _chance("again", h.id))[: round(share * len(judged))]
        left = tuple(h for h in again if h.id not in mine)
        if left:
            out.append(Draw(one.rule, one.number, left))
    return out
