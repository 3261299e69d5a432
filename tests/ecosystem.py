"""What a change of the code or the rules does to real articles, against a committed baseline.

The articles lie beside the checkout and are no part of it; the baseline holds ids, offsets, hashes and figures alone:
how each sentence is read, who says what, what the rules find, the scores. `make ecosystem` prints the difference and
fails when there is one, as test_ecosystem_baseline.py does; `make ecosystem-update` makes what is read now the
baseline. A person reads the difference before that: every line of it is a mark on somebody's article.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ecosystem_readings import (
    BASELINE,
    BLOCKS,
    CLAIMS,
    DATA,
    GROUPING,
    PACK,
    SAMPLE,
    STATUSES,
    Found,
    Place,
    Readings,
    articles,
    here,
    packed,
    readings,
    unpacked,
)

UPDATE = "If all of it is meant, make it the baseline: make ecosystem-update"
PLACES = 5
"""Places shown of each rule and layer, of each sort of change."""
LETTERS = {
    "blocks": {letter: kind for kind, letter in BLOCKS.items()},
    "claims": {letter: kind for kind, letter in CLAIMS.items()},
    "statuses": {letter: f"{kind}, not strong" for kind, letter in STATUSES.items()}
    | {letter.upper(): kind for kind, letter in STATUSES.items() if letter.isalpha()}
    | {STATUSES[kind]: kind for kind in ("none", "weak", "not judged")},
}
Texts = Mapping[str, Mapping[str, str]] | None
"""The articles, to show the words of a place; None keeps them off the screen."""


@dataclass
class Change:
    """What became of the places of one rule or layer; (article, place) each. `moved`: other bounds around some of the
    same words; `severity`: the same words, graver or milder than before; `other`: the same place, another in the rest
    (the content of an attribution, the name of a speaker)."""

    gained: list[tuple[str, Place]] = field(default_factory=list)
    lost: list[tuple[str, Place]] = field(default_factory=list)
    moved: list[tuple[str, Place]] = field(default_factory=list)
    severity: list[tuple[str, Place]] = field(default_factory=list)
    other: list[tuple[str, Place]] = field(default_factory=list)

    def parts(self) -> Iterator[tuple[str, str, list[tuple[str, Place]]]]:
        """(sign, what, places) of each sort that there is."""
        told = (
            ("+", "gained", self.gained),
            ("-", "lost", self.lost),
            ("~", "moved", self.moved),
            ("!", "of another sort", self.severity),
            ("=", "with other parts", self.other),
        )
        return (part for part in told if part[2])


def compare(before: Found, after: Found, *, by_words: bool = True) -> dict[str, Change]:
    """Rule -> what became of its findings, in articles that both have; rules without change are left out. `by_words`:
    a place with the same words elsewhere in the article is the same finding."""
    changes: dict[str, Change] = defaultdict(Change)
    for id_ in sorted(before.keys() & after.keys()):
        for rule in sorted({*before[id_], *after[id_]}):
            old, new = before[id_].get(rule, []), after[id_].get(rule, [])
            if old != new:
                _pair(id_, old, new, changes[rule], by_words)
    return dict(sorted(changes.items()))


def _pair(id_: str, before: Iterable[Place], after: Iterable[Place], change: Change, by_words: bool) -> None:
    """Pairs the places of one rule in one article: the same in all first, then the same bounds, the same words, an
    overlap."""
    old, new = list(before), list(after)
    tests = (
        lambda a, b: a == b,
        lambda a, b: (a.start, a.end) == (b.start, b.end),
        lambda a, b: by_words and a.words == b.words,
        lambda a, b: a.start < b.end and b.start < a.end,
    )
    for n, same in enumerate(tests):
        for b in list(new):
            a = next((a for a in old if same(a, b)), None)
            if a is None:
                continue
            old.remove(a)
            new.remove(b)
            if a.severity != b.severity:
                change.severity.append((id_, b))
            elif n == 1:
                change.other.append((id_, b))
            if n == 3:
                change.moved.append((id_, b))
    change.gained += [(id_, b) for b in new]
    change.lost += [(id_, a) for a in old]


# -- in words


def said(before: Readings, after: Readings, texts: Texts = None) -> str:
    """The difference in words. `texts`: the articles, to show the words of each place."""
    both = sorted(before.keys() & after.keys())
    differ = [id_ for id_ in both if before[id_] != after[id_]]
    lines = [f"{len(both)} articles: {len(differ) or 'none'} are read otherwise than the baseline has them"]
    if differ:
        lines[0] += f": {_listed(differ)}"
    if other := sorted(before.keys() ^ after.keys()):
        lines.append(f"{len(other)} articles are in one of the two alone, left out: {_listed(other)}")
    old, new = ({id_: some[id_] for id_ in differ} for some in (before, after))
    lines += _split(old, new)
    for layer in LETTERS:
        lines += _sentences(layer, old, new)
    lines += _scores(old, new)
    marks = [{id_: r.marks for id_, r in some.items()} for some in (old, new)]
    changes = compare(*marks, by_words=False)
    if grouped := changes.pop(GROUPING, None):  # what is gained and lost in it is told below, rule by rule
        changes |= {GROUPING: Change(other=grouped.other)} if grouped.other else {}
    lines += _changes(changes, texts)
    found = [{id_: r.found for id_, r in some.items()} for some in (old, new)]
    changes = compare(*found)
    if changes:
        counts = [sum(len(p) for r in some.values() for p in r.found.values()) for some in (before, after)]
        lines.append(f"\nfindings: {counts[0]} before, {counts[1]} now")
    lines += _changes(changes, texts)
    return "\n".join(lines) + "\n"


def _listed(ids: list[str]) -> str:
    return ", ".join(ids[:PLACES]) + (f" and {len(ids) - PLACES} more" if len(ids) > PLACES else "")


def _split(old: Readings, new: Readings) -> Iterator[str]:
    """Articles whose sentences begin or end elsewhere; their sentences cannot be compared one by one."""
    split = [id_ for id_ in old if old[id_].bounds != new[id_].bounds]
    if split:
        counts = [f"{id_} {len(old[id_].blocks)} -> {len(new[id_].blocks)}" for id_ in split]
        yield f"\nsentences: split otherwise in {len(split)} articles: {_listed(counts)}"


def _sentences(layer: str, old: Readings, new: Readings) -> Iterator[str]:
    """What became of one letter of each sentence: how often, and where first."""
    kinds: Counter[tuple[str, str]] = Counter()
    places: list[str] = []
    names = LETTERS[layer]
    for id_ in old:
        if old[id_].bounds == new[id_].bounds:
            one, two = getattr(old[id_], layer), getattr(new[id_], layer)
            for n, pair in enumerate(zip(one, two, strict=True)):
                if pair[0] != pair[1]:
                    kinds[pair] += 1
                    places.append(f"  {id_}, sentence {n + 1}: {names[pair[0]]} -> {names[pair[1]]}")
    if kinds:
        told = ", ".join(f"{count} {names[a]} -> {names[b]}" for (a, b), count in kinds.most_common())
        yield f"\n{layer}: {told}"
        yield from _first(places)


def _scores(old: Readings, new: Readings) -> Iterator[str]:
    """By how much each dimension moved, and where first."""
    moved: dict[str, list[str]] = defaultdict(list)
    steps: dict[str, list[float]] = defaultdict(list)
    for id_ in old:
        for name in sorted({*old[id_].scores, *new[id_].scores}):
            a, b = (some[id_].scores.get(name, [None] * 3) for some in (old, new))
            if a != b:
                moved[name].append(f"  {id_}: {_score(a)} -> {_score(b)}")
                if a[0] is not None and b[0] is not None:
                    steps[name].append(b[0] - a[0])
    for name, places in moved.items():
        by = f", by {min(steps[name]):+.1f} to {max(steps[name]):+.1f}" if steps[name] else ""
        yield f"\nscore of {name}: moved in {len(places)} articles{by}"
        yield from _first(places)


def _score(score: list[float | None]) -> str:
    return "not judged" if score[0] is None else f"{score[0]} ({score[1]} to {score[2]})"


def _changes(changes: Mapping[str, Change], texts: Texts) -> Iterator[str]:
    for name, change in changes.items():
        yield f"\n{name}: " + ", ".join(f"{len(places)} {what}" for _, what, places in change.parts())
        for sign, _, places in change.parts():
            yield from _first([f"  {sign} {_shown(id_, place, texts)}" for id_, place in places])


def _first(lines: list[str]) -> Iterator[str]:
    yield from lines[:PLACES]
    if len(lines) > PLACES:
        yield f"  and {len(lines) - PLACES} more"


def _shown(id_: str, place: Place, texts: Texts) -> str:
    line = f"{id_} {place.start}-{place.end} {place.severity}"
    if texts and id_ in texts:
        words = " ".join(texts[id_]["text"][place.start : place.end].split())
        line += f" “{words[:80]}”"
    return line


# -- the command


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--update", action="store_true", help="make what is read now the baseline")
    parser.add_argument("--words", action="store_true", help="show the words of each place (to the screen alone)")
    parser.add_argument("--pack", default=PACK)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--baseline", type=Path, default=BASELINE)
    options = parser.parse_args(arguments)
    if not here(options.data):
        sys.stderr.write(f"no articles in {options.data}: want {', '.join(SAMPLE)}\n")
        return 2
    try:
        before = unpacked(options.baseline.read_bytes())
    except (OSError, ValueError) as e:
        if not options.update:
            sys.stderr.write(f"no baseline to compare with ({e}): `make ecosystem-update` writes one\n")
            return 2
        before = {}
    sample = articles(options.data)
    after = dict(readings(sample, options.pack))
    sys.stdout.write(said(before, after, sample if options.words else None))
    if options.update:
        options.baseline.write_bytes(packed(after))
        sys.stdout.write(f"\nwrote {options.baseline.name}: {options.baseline.stat().st_size // 1000} kB\n")
        return 0
    if before != after:
        sys.stdout.write(f"\n{UPDATE}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
