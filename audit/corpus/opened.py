"""A run that is asked something: its manifest, its parts in order, and where the card of an article stands."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from audit.corpus.store import CARDS, MANIFEST, NOTES, card, cards
from audit.corpus.tables import SCHEMA
from audit.errors import UsageError
from audit.model.dataclass import dataclass

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Opened:
    """`parts`: those that are done, from the first to the one before the first that is not; `complete`: are they all?
    `plan`: what the run stands on."""

    folder: Path
    plan: dict[str, Any]
    parts: int
    complete: bool

    def table(self, name: str, part: int, columns: Sequence[str]) -> pa.Table:
        """Raises UsageError."""
        from pyarrow import ArrowException
        from pyarrow import parquet as pq

        path = self.folder / name / f"part-{part:06d}.parquet"
        try:
            return pq.read_table(path, columns=list(columns), partitioning=None)
        except (OSError, ArrowException, KeyError) as e:
            why = str(e).split("\n", 1)[0]
            raise UsageError(
                f"{path}: cannot be read ({why}); give `audit corpus run` again, it is made anew"
            ) from None

    def numbers(self) -> Iterator[int]:
        return iter(range(self.parts))

    def link(self, part: int, number: int, seen_from: Path) -> str:
        """The address of an article's card as seen from a page in a folder; empty where the run has made none."""
        if not self.plan.get(CARDS):
            return ""
        path = cards(self.folder, part) / card(number)
        try:
            near = os.path.relpath(path.resolve(), seen_from.resolve())
        except ValueError:  # another drive
            return path.resolve().as_uri()
        # "./" keeps a name with a colon from being read as a scheme.
        return "./" + quote(near.replace(os.sep, "/"), safe="/", errors="surrogateescape")


def open_run(folder: Path) -> Opened:
    """Raises UsageError where the folder holds no run of this version."""
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text("utf-8"))
        schema, plan, complete = manifest["schema"], dict(manifest["plan"]), bool(manifest["complete"])
    except FileNotFoundError:
        raise UsageError(f"{folder}: holds no run; make one with `audit corpus run ... --out {folder}`") from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise UsageError(f"{path}: is no manifest of ours") from None
    if schema != SCHEMA:
        raise UsageError(f"{path}: these tables are {str(schema)[:40]}, this program reads {SCHEMA}; make them anew")
    parts = 0
    while (folder / NOTES / f"{parts:06d}.json").is_file():
        parts += 1
    if not parts:
        raise UsageError(f"{folder}: no part of this run is done yet; give the same `audit corpus run` again")
    return Opened(folder, plan, parts, complete and parts == manifest.get("parts"))
