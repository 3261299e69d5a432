"""What a hundred more rules cost: the journey with the rules of core, and with a hundred copies of them beside.

The copies have other words: each word list is another one of thirty words, each pattern other words in a row, so that
they hit now and then as real rules do. First copies of all kinds, as often as core has them, judgements about the whole
text too; then of the kinds that look for words alone, of which most rules are. The figures are ratios of processor time
within one run. `make bench` prints them; nothing here is a test. Other texts: more_rules.py FOLDER.
"""

from __future__ import annotations

import dataclasses
import itertools
import statistics
import sys
import time
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Any

from support import article_of, seeds
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from audit import annotate, check, load, parse, scan, score
from audit.model.lexicon import Entry, Lexicon
from audit.model.rule import Pattern, Rule, RulePack
from audit.pipeline import Auditor

MORE = 100
WORDS = 30
ROUNDS = 15
BOUND = 1.2
WORDS_ALONE = ("pattern", "pair", "density", "hedge", "citation", "attribution")


def vocabulary() -> Iterator[str]:
    """Common English words, over and over, in an order of their own."""
    listed = (w for w in SentimentIntensityAnalyzer().lexicon if w.isalpha() and w.isascii())
    words = sorted(listed, key=lambda w: w[::-1])
    return itertools.cycle(words[n] for n in range(0, len(words), 7))


def with_copies(pack: RulePack, kinds: Container[str]) -> RulePack:
    """The pack with MORE copies of its rules of these kinds, the lists of their words among its own."""
    words, lexicons = vocabulary(), dict(pack.lexicons)

    def other(value: Any, n: int, ids: frozenset[str]) -> Any:
        if isinstance(value, Pattern):
            first, then = ("|".join(next(words) for _ in range(4)) for _ in range(2))
            return replace(value, regex=rf"\b(?:{first})(?:s|ed|ing)?(?: \w+)? (?:{then})\b")
        if isinstance(value, tuple):
            return tuple(other(v, n, ids) for v in value)
        if isinstance(value, str) and not isinstance(value, Enum) and value in ids:
            name = f"{value}-{n}"
            listed = tuple(Entry(w, (w,)) for w in dict.fromkeys(next(words) for _ in range(WORDS)))
            lexicons.setdefault(name, Lexicon(name, "", (), "", listed))
            return name
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            made = {f.name: other(getattr(value, f.name), n, ids) for f in dataclasses.fields(value) if f.init}
            return replace(value, **made)
        return value

    def copy(rule: Rule, n: int) -> Rule:
        changed = other(rule.check, n, frozenset(rule.check.lexicons()))
        return replace(rule, id=f"{rule.id}-{n}", check=changed, suppresses=())

    models = itertools.cycle([r for r in pack.rules if r.kind in kinds])
    more = [copy(rule, n) for n, rule in zip(range(MORE), models, strict=False)]
    return replace(pack, rules=tuple(sorted((*pack.rules, *more), key=lambda r: r.id)), lexicons=lexicons)


def stages(auditor: Auditor, pack: RulePack, files: list[str]) -> dict[str, Callable[[], object]]:
    names = dict.fromkeys([*annotate.LEXICONS, *(x for r in pack.rules for x in r.check.lexicons())])
    patterns = [*annotate.PATTERNS, *(p for r in pack.rules for p in r.check.patterns())]
    matcher = scan.Matcher([pack.lexicons[name] for name in names], patterns)
    house = auditor.config.house
    parsed = [parse.parse(load.read(f)) for f in files]
    read = [annotate.annotate(matcher.scan(a), house, pack.lexicons) for a in parsed]
    outcomes = [check.run(a, pack) for a in read]

    def journey() -> None:
        for file in files:
            article = annotate.annotate(matcher.scan(parse.parse(load.read(file))), house, pack.lexicons)
            score.score(article, pack, check.run(article, pack))

    return {
        "scan": lambda: [matcher.scan(a) for a in parsed],
        "scan, annotate": lambda: [annotate.annotate(matcher.scan(a), house, pack.lexicons) for a in parsed],
        "check": lambda: [check.run(a, pack) for a in read],
        "score": lambda: [score.score(a, pack, o) for a, o in zip(read, outcomes, strict=True)],
        "whole journey": journey,
    }


def milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def main(folder: str) -> None:
    listed = load.expand([folder])[0] if folder else [str(article_of(s)) for s in seeds()]
    files = [f for f in listed if Path(f).suffix == ".txt"]
    auditor = Auditor(profile=False)
    for title, kinds in (("of all kinds", check.KINDS), ("of kinds that look for words", WORDS_ALONE)):
        lines = compared(auditor, with_copies(auditor.pack, kinds), files)
        sys.stdout.write("\n".join([f"{MORE} more rules {title}, {len(files)} articles", *lines]) + "\n\n")


def compared(auditor: Auditor, many: RulePack, files: list[str]) -> Iterator[str]:
    """The table of milliseconds an article, with the rules in force and with `many`."""
    few = auditor.pack
    before, after = stages(auditor, few, files), stages(auditor, many, files)
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in before}
    for _ in range(ROUNDS):  # in turn, so that a busy machine is busy for both
        for name in before:
            taken[name].append((milliseconds(before[name]), milliseconds(after[name])))
    yield f"{'rules':16}{len(few.rules):>8}{len(many.rules):>8}{'times':>8}"
    for name, pairs in taken.items():
        one, two = (min(p[n] for p in pairs) / len(files) for n in (0, 1))
        yield f"{name:16}{one:8.2f}{two:8.2f}{two / one:8.2f}"
    ratio = statistics.median(b / a for a, b in taken["whole journey"])
    yield f"median of the journey's ratios: {ratio:.2f} (wanted: at most {BOUND})"


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
