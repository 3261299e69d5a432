"""Fits the points of the first questions (audit/lang/en/ask-points.txt) on what readers would ask, where ../shared is.

    python tests/evaluation/count_asks.py [GOLD.jsonl ...]    sets the points anew and prints how well they order

A logistic model with a ridge on the reasons of audit/asks.py. A passage counts as asked by as many as ask about it: 1
where all readers of its article do, or the author of a golden, 1/2 where one of two does. Read are ../shared/gold/look,
the goldens and whatever other files of labelled articles are named. Headlines of the goldens are left out: their
authors ask in the text. Each figure is of articles that the points were not fitted on.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import golden
import numpy as np

from audit import asks, load
from audit.config import Config
from audit.lang import DEFAULT
from audit.lang.asking import FILE
from audit.model.article import Article, Kind, Meta
from audit.model.finding import Outcome
from audit.model.text import Span
from audit.pipeline import Auditor

LOOK = Path(__file__).resolve().parents[3] / "shared" / "gold" / "look" / "gold.jsonl"
OUT = DEFAULT.folder / FILE
RIDGE = 20.0
ROUNDS = 30
FOLDS = 10


@dataclass(frozen=True)
class Asked:
    """The passages of one article: their reasons, and what share of the readers asks about each."""

    rows: tuple[tuple[tuple[str, ...], float], ...]


def main() -> None:
    auditor = Auditor(Config())
    own = [*_goldens(auditor)]
    read = [a for path in (LOOK, *map(Path, sys.argv[1:])) for a in _labelled(path, auditor)]
    articles = [*own, *read]
    names = re.findall(r"^[+-]?\d+ ([a-z-]+)", OUT.read_text("utf-8"), re.M)
    names.remove("base")
    told = [f"{len(articles)} articles, {sum(len(a.rows) for a in articles)} passages"]
    for share in (1.7, 2.5, 3.3, 4.5):
        asked, found = _held_out(read, articles, names, share)
        told.append(f"{share} a text: {asked:.3f} of them asked, {found:.3f} of what is asked")
    sys.stdout.write("\n".join(told) + "\n")
    weights = fit(articles, names)
    points = dict(zip([*names, "base"], (round(100 * w) for w in weights), strict=True))
    line = re.compile(r"^[+-]?\d+(?= ([a-z-]+))", re.M)
    OUT.write_text(line.sub(lambda m: f"{points[m[1]]:+d}", OUT.read_text("utf-8")), "utf-8")


def fit(articles: Sequence[Asked], names: Sequence[str]) -> list[float]:
    """A weight for each name, and the base last: Newton's method."""
    rows = [row for a in articles for row in a.rows]
    at = {name: n for n, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    for n, (reasons, _) in enumerate(rows):
        x[n, [at[r] for r in reasons if r in at]] = 1
    x[:, -1] = 1
    y = np.array([asked for _, asked in rows])
    ridge = np.array([RIDGE] * len(names) + [0.01])
    w = np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x.T * (p * (1 - p))) @ x + np.diag(ridge)
        w -= np.linalg.solve(hessian, x.T @ (p - y) + ridge * w)
    return [float(v) for v in w]


def _held_out(
    tested: Sequence[Asked], every: Sequence[Asked], names: Sequence[str], share: float
) -> tuple[float, float]:
    """Of the `share` passages an article that weigh most, how many somebody asks about; and how many these are of all
    that somebody asks about."""
    ranked = []
    for fold in range(FOLDS):
        out = tested[fold::FOLDS]
        w = fit([a for a in every if a not in out], names)
        weight = dict(zip(names, w[:-1], strict=True))
        ranked += [(sum(weight.get(r, 0.0) for r in reasons), asked) for a in out for reasons, asked in a.rows]
    ranked.sort(key=lambda r: -r[0])
    taken = ranked[: round(share * len(tested))]
    right = sum(asked > 0 for _, asked in taken)
    return right / len(taken), right / sum(asked > 0 for _, asked in ranked)


def _goldens(auditor: Auditor) -> Iterator[Asked]:
    for path in golden.goldens():
        one = golden.parse(path)
        asking = {row.text for row in one.right if any(f.about == "ask" and f.mark != golden.WRONG for f in row.facts)}
        meta = {name: value for name, value in one.meta.items() if name != "format"}
        form = one.meta.get("format", "text")
        source = load.from_text(one.source, path.stem, format=form, meta=Meta(**meta))
        article, outcomes = auditor.judge(source)
        asked = [(s.span, 1.0) for s in article.sentences if " ".join(article.slice(s.span).split()) in asking]
        yield _asked(article, outcomes, auditor, asked, headlines=False)


def _labelled(path: Path, auditor: Auditor) -> Iterator[Asked]:
    for row in map(json.loads, path.read_text("utf-8").strip().split("\n")):
        if row.get("ask"):
            article, outcomes = auditor.judge(load.from_text(row["text"], row["id"]))
            at = {s["sid"]: Span(s["start"], s["end"]) for s in row["sentences"]}
            readers = Counter(x["sid"] for reader in row["ask"] for x in reader)
            yield _asked(article, outcomes, auditor, [(at[sid], n / len(row["ask"])) for sid, n in readers.items()])


def _asked(
    article: Article,
    outcomes: Sequence[Outcome],
    auditor: Auditor,
    asked: Sequence[tuple[Span, float]],
    *,
    headlines: bool = True,
) -> Asked:
    kinds = (None,) if headlines else (None, Kind.HEADLINE)
    rows = []
    for passage in asks.passages(article, auditor.pack, outcomes):
        block = article.block_at(passage.span.start)
        if block and block.kind not in kinds:
            share = max((by for span, by in asked if span.overlaps(passage.span)), default=0.0)
            rows.append((passage.reasons, share))
    return Asked(tuple(rows))


if __name__ == "__main__":
    main()
