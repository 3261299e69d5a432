"""Counts the points of the cue scorecard (audit/annotate/attribution/cue-points.txt) over ../shared, where it is.

    python tests/evaluation/count_points.py        writes the file anew (some seconds)

A logistic model on the features of cues.py, fitted by stochastic gradient with a fixed seed; a feature must stand in
four articles at least, and the fit is done twice, the second time without what weighed next to nothing. What a reader
marked as part of a longer cue beside its main word is left out of the count.
"""

from __future__ import annotations

import json
import math
import random
import textwrap
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audit import annotate, assets, packs, parse
from audit.annotate import blocks, language, lexical, quotes
from audit.annotate.attribution import KINDS, cues, lookup
from audit.annotate.attribution.frames import frame
from audit.annotate.attribution.tokens import Tokens, tokenize
from audit.load import from_text
from audit.model.article import Article
from audit.model.marks import Language, Quote
from audit.scan import Matcher

TRAIN = Path(__file__).resolve().parents[3] / "shared" / "data" / "polnear" / "train.jsonl"
OUT = Path(cues.__file__).with_name("cue-points.txt")
SECTIONS = ("b", "L", "R", "LR", "F", "S", "W", "C")
ARTICLES = 4
ROUNDS = 5
RATE = 0.1
DECAY = 0.01
LIGHT = {"LR": 0.3, "W": 0.3}
HEAD = """\
# Points of the cue scorecard (cues.py), log-odds in hundredths. Counted by this project over the training part of
# PolNeAR (837 articles of seven outlets): figures about words, no text of it. Made by tests/evaluation/count_points.py.
"""

Row = tuple[int, int, list[str]]
"""Article, 1 where the candidate is a cue and else 0, its features."""


def main() -> None:
    rows = list(_rows())
    seen: dict[str, set[int]] = defaultdict(set)
    for article, _, names in rows:
        for name in names:
            seen[name].add(article)
    keep = {name for name, where in seen.items() if len(where) >= ARTICLES or name.startswith("L=")}
    weights = _fit(rows, keep)
    keep = {name for name in keep if name[:2] in ("L=", "b=") or abs(weights[name]) > LIGHT.get(_section(name), 0.1)}
    _write(_fit(rows, keep))


def _section(name: str) -> str:
    return name.partition("=")[0]


def _rows() -> Iterator[Row]:
    lexicons = packs.load_lexicons([assets.rules_dir() / "lexicons"])
    matcher = Matcher([lexicons[name] for name in annotate.LEXICONS], annotate.PATTERNS)
    for n, line in enumerate(TRAIN.read_text("utf-8").splitlines()):
        row = json.loads(line)
        article = lexical.with_words(matcher.scan(parse.parse(from_text(row["text"], "train.txt"))))
        article = article.with_layer(Language, language.annotate_language(article))
        article = blocks.annotate_blocks(article)
        yield from _candidates(n, article.with_layer(Quote, quotes.annotate_quotes(article)), row)


def _candidates(n: int, article: Article, row: dict[str, Any]) -> Iterator[Row]:
    tokens = tokenize(article, article.all(Quote), KINDS)
    words = lookup.words_of(article, tokens)
    frames = {i: frame(tokens, i) for i in words if tokens.tags[i] not in "QTXBAYD|.,"}
    places = cues.places(tokens, words, frames)
    marked = sorted((s, e, k) for k, a in enumerate(row["attributions"]) for s, e in a.get("cue", []))
    within = {i: _cues_at(tokens, i, marked) for i in frames}
    heads = _heads(tokens, within)
    for i, f in frames.items():
        if i in heads or not within[i]:
            names = [f"{a}={b}" for a, b in cues.features(tokens, i, words[i].lemma, f, places[i])]
            yield n, int(i in heads), names


def _cues_at(tokens: Tokens, i: int, marked: list[tuple[int, int, int]]) -> list[int]:
    """The attributions in whose cue token i stands."""
    at = bisect_right(marked, tokens.starts[i], key=lambda m: m[0])
    near = marked[max(0, at - 6) : at]
    return [k for s, e, k in near if s <= tokens.starts[i] and tokens.ends[i] <= e + 1]


def _heads(tokens: Tokens, within: dict[int, list[int]]) -> set[int]:
    """The main word of each cue: its first verb, else its last candidate."""
    parts: dict[int, list[int]] = defaultdict(list)
    for i, attributions in within.items():
        for k in attributions:
            parts[k].append(i)
    return {next((i for i in row if tokens.tags[i] in "VZEKG"), row[-1]) for row in parts.values()}


def _fit(rows: list[Row], keep: set[str]) -> dict[str, float]:
    names = sorted(keep)
    place = {name: k for k, name in enumerate(names)}
    weight = [0.0] * len(names)
    square = [0.01] * len(names)
    known = [([place[x] for x in features if x in place], y) for _, y, features in rows]
    rng = random.Random(1)
    for _ in range(ROUNDS):
        rng.shuffle(known)
        for active, y in known:
            total = sum(weight[k] for k in active)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - y
            for k in active:
                step = error + DECAY * weight[k]
                square[k] += step * step
                weight[k] -= RATE * step / math.sqrt(square[k])
    return dict(zip(names, weight, strict=True))


def _write(weights: dict[str, float]) -> None:
    lines = [HEAD.rstrip()]
    for section in SECTIONS:
        lines.append(f"[{section}]")
        items = [
            f"{name.partition('=')[2]} {round(100 * w)}"
            for name, w in weights.items()
            if _section(name) == section and (round(100 * w) or section in ("b", "L"))
        ]
        row = "  ".join(item.replace(" ", "\u0001") for item in items).replace("  ", " ")
        wrapped = textwrap.wrap(row, 116, break_long_words=False, break_on_hyphens=False)
        lines += [part.replace(" ", "  ").replace("\u0001", " ") for part in wrapped]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
