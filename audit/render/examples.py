"""Examples of the rules that ship, for a rule's page within the card: what it finds, and what it leaves alone.

A report does not hold them. They stand beside the templates in a file that tests/regenerate.py makes of the packs, so
that no pack is read to show a card; a rule of a newsroom's own pack has none here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from audit.assets import templates_dir
from audit.model.report import RuleRow
from audit.model.rule import Example, Rule

FILE = "examples.json"
MOST = 2  # of each sort
LONG = 300  # characters from which one is enough

Pieces = Sequence[str]
"""An example's text, cut where the marks begin and end: every second piece is what must be found."""


@dataclass(frozen=True, slots=True, eq=False)  # each is there once, and is remembered by what it is made into
class Examples:
    bad: Sequence[Pieces]
    good: Sequence[Pieces]


def of(row: RuleRow) -> Examples | None:
    """None for a rule that does not ship, or that another version of the rules made this report with."""
    found = _shipped().get(row.id)
    return found[1] if found and found[0] == row.summary else None


def text(rules: Iterable[Rule]) -> str:
    """What the file must hold for these rules."""
    lines = []
    for r in sorted(rules, key=lambda r: r.id):
        row = {"summary": r.summary, **{sort: [_pieces(e) for e in _few(getattr(r, sort))] for sort in ("bad", "good")}}
        lines.append(f"{json.dumps(r.id)}: {json.dumps(row, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


@cache
def _shipped() -> Mapping[str, tuple[str, Examples]]:
    """Rule -> its summary and its examples."""
    rows = json.loads((templates_dir() / FILE).read_text("utf-8"))
    return {id: (row["summary"], Examples(row["bad"], row["good"])) for id, row in rows.items()}


def _few(examples: Iterable[Example]) -> list[Example]:
    """Those that a reader takes in at a glance: plain text and short, in the order of the file where they are alike."""
    found = sorted(examples, key=lambda e: (e.format != "text" or bool(e.meta), len(e.text) // 100))
    return found[: MOST if len(found[0].text) < LONG else 1]


def _pieces(example: Example) -> Pieces:
    cuts = [0, *(at for mark in example.marks for at in mark), len(example.text)]
    return tuple(example.text[a:b] for a, b in pairwise(cuts))
