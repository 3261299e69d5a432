"""Which of two lists of texts are the same, which were changed, which are new. Linear but for small, bounded pieces."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from audit.model.text import WORD, fold

Pair = tuple[int | None, int | None]

ALIKE = 0.5  # of their words two texts share at least this much when one is the other, changed
SMALL = 2500  # pairs that are compared one by one; of longer stretches only those at the same place
DEPTH = 12
WORDS, CHARS = 400, 8000  # how much of a long text is looked at to say whether it is alike


def flat(text: str) -> str:
    """Folded, every run of white space one blank: equal where a reader sees the same words."""
    return " ".join(fold(text).split())


def bag(text: str) -> Counter[str]:
    """The words of a text with how often each occurs."""
    return Counter(m.group() for m in islice(WORD.finditer(fold(text[:CHARS])), WORDS))


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """The share of words that two texts have in common, 0 to 1 (Dice 1945, on bags)."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 1.0


def align(a: Sequence[str], b: Sequence[str]) -> list[Pair]:
    """Both lists as one, in order: (index in a, index in b) where they are equal or alike, None where one lacks it."""
    out: list[Pair] = []
    i = j = 0
    for x, y in [*equal(a, b), (len(a), len(b))]:
        out += _gap(a[i:x], b[j:y], i, j)
        if x < len(a):
            out.append((x, y))
        i, j = x + 1, y + 1
    return out


def equal(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal texts, in order in both (the patience method: texts that are there once are the anchors)."""
    found: list[tuple[int, int]] = []
    work = [(0, len(a), 0, len(b), 0)]
    while work:
        i, i_end, j, j_end, depth = work.pop()
        while i < i_end and j < j_end and a[i] == b[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        while i < i_end and j < j_end and a[i_end - 1] == b[j_end - 1]:
            i_end, j_end = i_end - 1, j_end - 1
            found.append((i_end, j_end))
        anchors = _rising(_once(a, i, i_end, b, j, j_end)) if depth < DEPTH else []
        for x, y in anchors:
            work.append((i, x, j, y, depth + 1))
            i, j = x, y
        if anchors:
            work.append((i, i_end, j, j_end, depth + 1))
    return sorted(found)


def _once(a: Sequence[str], i: int, i_end: int, b: Sequence[str], j: int, j_end: int) -> list[tuple[int, int]]:
    """Where a text occurs exactly once in each of the two stretches, in the order of a."""
    if i >= i_end or j >= j_end:
        return []
    in_a, in_b = Counter(a[i:i_end]), Counter(b[j:j_end])
    at = {b[y]: y for y in range(j, j_end)}
    return [(x, at[a[x]]) for x in range(i, i_end) if in_a[a[x]] == 1 and in_b[a[x]] == 1]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises in both places (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []  # index of the pair on top of each pile
    below: list[int] = []  # for each pair, the pair under it in the pile to the left
    for n, (_, y) in enumerate(pairs):
        pile = bisect_left(tops, y)
        below.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1], piles[pile : pile + 1] = [y], [n]
    out, n = [], piles[-1] if piles else -1
    while n >= 0:
        out.append(pairs[n])
        n = below[n]
    return out[::-1]


def _gap(a: Sequence[str], b: Sequence[str], i: int, j: int) -> list[Pair]:
    """A stretch where nothing is equal: what is alike side by side, the rest alone, a's before b's."""
    out: list[Pair] = []
    x = y = 0
    for p, q in [*_alike(a, b), (len(a), len(b))]:
        out += [(i + n, None) for n in range(x, p)] + [(None, j + n) for n in range(y, q)]
        if p < len(a):
            out.append((i + p, j + q))
        x, y = p + 1, q + 1
    return out


def _alike(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of texts that are alike, in order, so that together they share as much as they can."""
    bags_a, bags_b = [bag(t) for t in a], [bag(t) for t in b]
    if len(a) * len(b) > SMALL:
        return [(n, n) for n, pair in enumerate(zip(bags_a, bags_b, strict=False)) if likeness(*pair) >= ALIKE]
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    like = [[likeness(p, q) for q in bags_b] for p in bags_a]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            both = like[i][j] + best[i + 1][j + 1] if like[i][j] >= ALIKE else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    out, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if like[i][j] >= ALIKE and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return out
