"""References: what usual articles have of each quantity. One ships; a newsroom makes its own from its archive.

A file holds quantiles, counts and years, and no word of any article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import isfinite
from pathlib import Path
from typing import Any

from audit import assets
from audit.config import Config
from audit.errors import UsageError
from audit.model.dataclass import dataclass
from audit.model.decode import decode
from audit.model.reference import (
    LEAST,
    LENGTHS,
    SCHEMA_REFERENCE,
    SHIPPED,
    STEPS,
    Quantiles,
    Reference,
    ReferenceTable,
    quantiles,
)
from audit.model.report import Report

SUFFIX = ".json"
NEWS = "news"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def chosen(config: Config) -> Reference | None:
    """The reference that the config names: the one that ships, unless it names another; None for "none".

    Raises UsageError."""
    name = config.reference or SHIPPED
    if name == "none":
        return None
    return read(shipped() if name == SHIPPED else _own(name, config))


def shipped() -> Path:
    return assets.rules_dir() / "reference" / f"{SHIPPED}{SUFFIX}"


def _own(name: str, config: Config) -> Path:
    """A file, as seen from the config's folder; NAME stands for NAME.json there."""
    path = Path(config.root or ".") / name
    found = next((p for p in (path, path.with_name(path.name + SUFFIX)) if p.is_file()), None)
    if found is None:
        at = config.place("reference") if config.file else "--reference"
        raise UsageError(f"{at}: no reference {name!r}: `audit reference build FOLDER --name {path.stem}` makes one")
    return found


@cache
def read(path: Path) -> Reference:
    """The reference in a file. Raises UsageError."""
    try:
        value = json.loads(path.read_text("utf-8"))
        if value["schema"] != SCHEMA_REFERENCE:
            raise ValueError(f"its schema is {value['schema']!r}, not {SCHEMA_REFERENCE!r}")
        return _reference(value)
    except OSError as e:
        raise UsageError(f"{path}: cannot be read: {e.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as e:
        raise UsageError(f"{path}: not a reference: {e}") from None


def _reference(value: Mapping[str, Any]) -> Reference:
    """The quantiles are thousands of numbers, which are read by themselves: it is done at each start."""
    rows = value["tables"]
    bare: Reference = decode(Reference, {**value, "tables": [{**row, "dimensions": {}} for row in rows]})
    tables = [
        replace(table, dimensions={id_: _quantiles(one) for id_, one in row["dimensions"].items()})
        for table, row in zip(bare.tables, rows, strict=True)
    ]
    return replace(bare, tables=tuple(tables))


def _quantiles(row: Mapping[str, Any]) -> Quantiles:
    at = tuple(map(float, row["at"]))
    if len(at) != STEPS + 1 or not all(map(isfinite, at)) or any(a > b for a, b in pairwise(at)):
        raise ValueError(f"a quantity has {STEPS + 1} quantiles in ascending order")
    return Quantiles(decode(int, row["n"]), at)


def text(reference: Reference) -> str:
    """The file of a reference: a line for each quantity."""
    tables = []
    for t in reference.tables:
        head = json.dumps({**_plain(t), "dimensions": {}})[:-2]
        rows = (f"    {json.dumps(id_)}: {json.dumps({'n': q.n, 'at': q.at})}" for id_, q in t.dimensions.items())
        tables.append(f"  {head}\n" + ",\n".join(rows) + "}}")
    first = {"schema": SCHEMA_REFERENCE, "name": reference.name, "made": reference.made, "rules": reference.rules}
    return json.dumps(first)[:-1] + ', "tables": [\n' + ",\n".join(tables) + "\n]}\n"


def _plain(t: ReferenceTable) -> dict[str, Any]:
    names = ("genre", "pack", "shortest", "longest", "n", "outlets", "first_year", "last_year")
    return {name: getattr(t, name) for name in names}


# -- making one


@dataclass(frozen=True, slots=True)
class Counted:
    """What is kept of one article while a reference is made."""

    genre: str
    pack: str
    outlet: str
    year: int | None
    words: int
    key: str
    values: Mapping[str, float]


def counted(report: Report) -> Counted | None:
    """The quantities of an article; None where nothing was judged."""
    values = {d.id: d.quantity.value for d in report.dimensions if d.quantity}
    a = report.article
    if not values:
        return None
    genre = NEWS if a.genre in ("", "unstated") else a.genre
    year = _YEAR.search(a.date)
    return Counted(genre, report.tool.pack, a.outlet, int(year[0]) if year else None, a.words, a.sha256, values)


def gather(rows: Iterable[Counted], name: str, made: str, rules: str, most: int = 0) -> Reference:
    """The reference of these articles, none twice. `most`: so many of an outlet in a genre at most, chosen by their
    hash, so that no outlet alone says what is usual."""
    by_genre: dict[tuple[str, str], list[Counted]] = {}
    for row in sorted({r.key: r for r in rows}.values(), key=lambda r: r.key):
        kept = by_genre.setdefault((row.genre, row.pack), [])
        if not most or not row.outlet or sum(r.outlet == row.outlet for r in kept) < most:
            kept.append(row)
    return Reference(name, made, rules, tuple(t for key in sorted(by_genre) for t in _tables(by_genre[key])))


def _tables(rows: Sequence[Counted]) -> Iterator[ReferenceTable]:
    """The table of a genre, and one for each class of length that has enough articles."""
    ends = [*(n - 1 for n in LENGTHS[1:]), None]
    for shortest, longest in ((0, None), *zip(LENGTHS, ends, strict=True)):
        fitting = [r for r in rows if shortest <= r.words and (longest is None or r.words <= longest)]
        if len(fitting) >= LEAST:
            yield _one(fitting, shortest, longest)


def _one(rows: Sequence[Counted], shortest: int, longest: int | None) -> ReferenceTable:
    ids = dict.fromkeys(id_ for r in rows for id_ in r.values)
    values = {id_: [r.values[id_] for r in rows if id_ in r.values] for id_ in ids}
    years = [r.year for r in rows if r.year]
    return ReferenceTable(
        genre=rows[0].genre,
        pack=rows[0].pack,
        shortest=shortest,
        longest=longest,
        n=len(rows),
        outlets=len({r.outlet for r in rows if r.outlet}),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        dimensions={id_: quantiles(v) for id_, v in sorted(values.items()) if len(v) >= LEAST},
    )
