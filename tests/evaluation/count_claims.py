"""Counts the points of the claim model (audit/lang/en/claim-points.txt) over labelled articles, where they are.

    python tests/evaluation/count_claims.py [FILE ...]             writes the file anew from gold/look and these files
    python tests/evaluation/count_claims.py --across [FILE ...]    prints what it is worth on articles left out instead

A file is labelled like those of ../shared/gold. A logistic model with a ridge on the features of claim_model.py; a
feature must occur in at least six articles. Nine in ten sentences are claims, so the model is shifted by BALANCE.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from evaluation.count_points import LOOK, write_points

from audit import annotate, assets, packs, parse
from audit.annotate import claim_model
from audit.annotate.claim_model import POINTS_FILE, SECTIONS, Feature
from audit.annotate.claims import readings
from audit.lang import DEFAULT
from audit.load import from_text
from audit.model.house import House
from audit.scan import Matcher

OUT = DEFAULT.folder / POINTS_FILE
ARTICLES = 6
RIDGE = 10.0
BALANCE = -0.2
"""Added to what every sentence has, so that both kinds of error weigh alike on articles left out."""
FOLDS = 8
NEWTON = 15
HEAD = """\
# Points of the claim model (audit/annotate/claim_model.py), log-odds in hundredths: a name, a blank, its points; two
# blanks part two. Counted by this project over {n} labelled articles (gold/look and sets labelled by the same guide):
# figures about words, no text of them. Made by tests/evaluation/count_claims.py.
"""

Row = tuple[str, int, list[Feature], bool, bool]
"""Article, 1 where its readers call the sentence a claim and else 0, its features, what the rules say, and whether they
decide alone."""


def main() -> None:
    files = [LOOK, *(Path(name) for name in sys.argv[1:] if not name.startswith("--"))]
    rows = [row for file in files for row in rows_of(file)]
    if "--across" in sys.argv:
        across(rows)
        return
    weights = fit(rows)
    weights["base", ""] += BALANCE
    write_points(OUT, HEAD.format(n=len({row[0] for row in rows})), SECTIONS, weights, always=("base",))


def rows_of(file: Path) -> list[Row]:
    """The body sentences on which the readers of a file agree, as the model sees them."""
    lexicons = packs.load_lexicons([assets.rules_dir() / "lexicons"])
    matcher = Matcher([lexicons[name] for name in annotate.LEXICONS], annotate.PATTERNS)
    out: list[Row] = []
    for line in file.read_text("utf-8").splitlines():
        labelled = json.loads(line)
        article = matcher.scan(parse.parse(from_text(labelled["text"], "article.txt")))
        read = readings(annotate.annotate(article, House(), lexicons))
        for row, names, alone in zip(read, claim_model.features(read), claim_model.trusted(read), strict=True):
            label = _label(labelled["sentences"], row.sentence.span.start, row.sentence.span.end)
            if label is not None:
                out.append((f"{file.stem} {labelled['id']}", int(label), names, row.claim, alone))
    return out


def _label(sentences: Sequence[dict[str, Any]], start: int, end: int) -> bool | None:
    """What readers say of the body sentence that shares most with this one."""
    best = max(sentences, key=lambda g: min(g["end"], end) - max(g["start"], start))
    shared = min(best["end"], end) > max(best["start"], start)
    return best.get("claim") if shared and best["block"] == "body" else None


def fit(rows: Sequence[Row]) -> dict[Feature, float]:
    """The weight of each feature; the first one, which every sentence has, is free."""
    seen: dict[Feature, set[str]] = defaultdict(set)
    for article, _, names, *_ in rows:
        for name in names:
            seen[name].add(article)
    known = sorted(name for name, where in seen.items() if len(where) >= ARTICLES)
    place = {name: k for k, name in enumerate(known)}
    x = np.zeros((len(rows), len(known)))
    for n, row in enumerate(rows):
        x[n, [place[name] for name in row[2] if name in place]] = 1
    y = np.array([row[1] for row in rows], float)
    held = np.full(len(known), RIDGE)
    held[place["base", ""]] = 0.01
    w = np.zeros(len(known))
    for _ in range(NEWTON):
        p = 1 / (1 + np.exp(-x @ w))
        curve = x.T @ (x * (p * (1 - p))[:, None]) + np.diag(held)
        w += np.linalg.solve(curve, x.T @ (y - p) - held * w)
    return {name: float(w[k]) for name, k in place.items()}


def across(rows: Sequence[Row]) -> None:
    """Counts the points on seven eighths of the articles and judges the last one, in turn."""
    articles = {name: n % FOLDS for n, name in enumerate(sorted({row[0] for row in rows}))}
    by_rules: dict[str, Counter[tuple[bool, bool]]] = defaultdict(Counter)
    by_points: dict[str, Counter[tuple[bool, bool]]] = defaultdict(Counter)
    for fold in range(FOLDS):
        weights = fit([row for row in rows if articles[row[0]] != fold])
        weights["base", ""] += BALANCE
        for article, label, names, rules, alone in rows:
            if articles[article] == fold:
                claim = rules and (alone or sum(weights.get(name, 0.0) for name in names) > 0)
                for key in (article.split()[0], "all"):
                    by_rules[key][rules, bool(label)] += 1
                    by_points[key][claim, bool(label)] += 1
    for key in by_points:
        sys.stdout.write(f"{key:8} rules {_mcc(by_rules[key]):.3f}  points {_mcc(by_points[key]):.3f}\n")


def _mcc(count: Counter[tuple[bool, bool]]) -> float:
    tp, fp, fn, tn = count[True, True], count[True, False], count[False, True], count[False, False]
    return (tp * tn - fp * fn) / (math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)) or 1)


if __name__ == "__main__":
    main()
