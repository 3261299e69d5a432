"""Verdicts in a file: a JSON object a line, in one file or in a folder with one file a rule."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from audit.errors import UsageError, meant
from audit.judge.hits import Case, hit_id
from audit.model.dataclass import dataclass
from audit.model.rule import Rule, RulePack, Severity

VERDICTS = ("right", "wrong", "unclear")
SEVERITIES = tuple(one.value for one in Severity)
WHY = 60
"""Characters of the reason at most: a word why, and no place to keep the article's."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one reader said of one hit. `article`: its id or path, for people; `sha256` tells it, beginning only.
    `pack`, `definition`: the rules' pack and the hash of the rule as it was then. `draw`: the first draw of this rule
    is 1; only the last one counts."""

    article: str
    sha256: str
    start: int
    end: int
    rule: str
    severity: str
    outlet: str
    pack: str
    definition: str
    draw: int
    verdict: str
    why: str
    reader: str

    @property
    def id(self) -> str:
        return hit_id(self.rule, self.sha256, self.start, self.end)


_FIELDS = tuple(f.name for f in fields(Verdict))
_COUNTS = ("start", "end", "draw")


def placed(hit: Case, draw: int, rule: Rule, pack: RulePack) -> dict[str, Any]:
    """What a verdict says of the hit, before anybody has judged it."""
    return {
        "article": hit.article,
        "sha256": hit.sha256,
        "start": hit.start,
        "end": hit.end,
        "rule": hit.rule,
        "severity": hit.severity.value,
        "outlet": hit.outlet,
        "pack": f"{pack.name} {pack.version}",
        "definition": rule.definition,
        "draw": draw,
    }


def verdict(hit: Case, draw: int, rule: Rule, pack: RulePack, said: str, why: str, reader: str) -> Verdict:
    return Verdict(**placed(hit, draw, rule, pack), verdict=said, why=why, reader=reader)


def read(path: Path) -> tuple[Verdict, ...]:
    """The verdicts of a file, or of a folder's *.jsonl; none where there is nothing yet. Of two by one reader on one
    hit the later counts. Raises UsageError: the file and the line."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path] * path.is_file()
    rows = (_verdict(row, place) for file in files for place, row in objects(file))
    return tuple({(v.id, v.reader): v for v in rows}.values())


def objects(file: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Place and object of each line that is not empty. Raises UsageError."""
    try:
        lines = file.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as e:
        raise UsageError(f"{file}: cannot be read: {e}") from None
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as e:
            raise UsageError(f"{file}:{n}: no JSON: {e}") from None
        if not isinstance(row, dict):
            raise UsageError(f"{file}:{n}: a line is an object, like those that --export writes")
        yield f"{file}:{n}", row


def _verdict(row: Mapping[str, Any], place: str) -> Verdict:
    """The verdict of a line; what else the line holds (the context that --export wrote) is left behind."""
    if lacks := [name for name in _FIELDS if name not in row]:
        raise UsageError(f"{place}: no {lacks[0]!r}")
    for name in _FIELDS:
        of = int if name in _COUNTS else str
        if not isinstance(row[name], of) or isinstance(row[name], bool):
            raise UsageError(f"{place}: {name} is {row[name]!r:.40}, not {'a number' if of is int else 'a text'}")
    made = Verdict(**{name: row[name] for name in _FIELDS})
    for name, known in (("verdict", VERDICTS), ("severity", SEVERITIES)):
        if (said := getattr(made, name)) not in known:
            hint = f" ({near})" if (near := meant(said, known)) else ""
            raise UsageError(f"{place}: {name} {said!r:.40} is none of {', '.join(known)}{hint}")
    if len(made.why) > WHY:
        raise UsageError(f"{place}: why is longer than {WHY} characters; a word or two are enough")
    return made


def answers(files: Iterable[Path], reader: str) -> tuple[Verdict, ...]:
    """The verdicts in what --export wrote, filled in; or in lines with `id`, `verdict` and `why` alone, beside the
    export that has the places. Lines without a verdict are left out. Raises UsageError."""
    places: dict[str, Mapping[str, Any]] = {}
    said: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for file in files:
        for place, row in objects(file):
            id_ = str(row.get("id", ""))
            if "sha256" in row:
                places[id_] = row
            if row.get("verdict"):
                said[id_] = place, row
    out = []
    for id_, (place, row) in said.items():
        if id_ not in places:
            raise UsageError(f"{place}: id {id_!r:.40} is in none of the files; give what --export wrote, too")
        told = {"why": row.get("why") or "", "verdict": row["verdict"], "reader": row.get("reader") or reader}
        made = _verdict({**places[id_], **told}, place)
        if made.id != id_:
            raise UsageError(f"{place}: the place of {id_} was changed")
        out.append(made)
    return tuple(out)


def merged(old: Iterable[Verdict], new: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Both, in the order they came; of two by one reader on one hit the later one, in the place of the first."""
    return tuple({(v.id, v.reader): v for v in (*old, *new)}.values())


def text(verdicts: Iterable[Verdict]) -> str:
    return "".join(json.dumps(asdict(v), ensure_ascii=False) + "\n" for v in verdicts)


def write_one(path: Path, verdict: Verdict) -> None:
    """Adds one verdict, so that nothing is lost where a reader stops. Raises UsageError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text([verdict]))
            file.flush()
            os.fsync(file.fileno())
    except OSError as e:
        raise UsageError(f"{path}: cannot be written: {e.strerror}") from None
