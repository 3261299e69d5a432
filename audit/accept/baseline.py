"""The baseline: findings that were there when it was written, by file, rule and fingerprint. It is a ratchet: of each
rule a file may have as many as before, or fewer, never more.

    {"schema": "baseline/1", "files": {"news/bridge.md": {"peacock-term": ["0123456789abcdef"]}}}
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from audit.errors import UsageError
from audit.model.dataclass import dataclass

SCHEMA = "baseline/1"
Prints = Mapping[str, tuple[str, ...]]
"""Rule -> fingerprints, sorted; one that a file has twice stands twice."""


@dataclass(frozen=True, slots=True)
class Ratchet:
    """What a new baseline has over an old one: findings that are gone, and those that are new where their rule may have
    no more, as (path, rule, number)."""

    gone: int = 0
    new: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """`files`: path as seen from the baseline's root -> rule -> fingerprints."""

    files: Mapping[str, Prints] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(len(prints) for rules in self.files.values() for prints in rules.values())

    def of(self, path: str) -> frozenset[str]:
        """The fingerprints of a file."""
        return frozenset(p for prints in self.files.get(path, {}).values() for p in prints)

    def lost(self, root: Path) -> frozenset[str]:
        """The fingerprints of files that are no longer there: they may have been renamed."""
        return frozenset(p for path in self.files if not (root / path).is_file() for p in self.of(path))

    def dumps(self) -> str:
        files = {
            path: {rule: sorted(prints) for rule, prints in sorted(rules.items()) if prints}
            for path, rules in sorted(self.files.items())
        }
        kept = {path: rules for path, rules in files.items() if rules}
        return json.dumps({"schema": SCHEMA, "files": kept}, ensure_ascii=False, indent=1) + "\n"

    # -- the ratchet

    def prune(self, now: Baseline, gone: frozenset[str]) -> tuple[Baseline, Ratchet]:
        """Without what `now` no longer has. A file that `now` does not know stays, unless it is `gone`."""
        files: dict[str, Prints] = {}
        for path, rules in self.files.items():
            if path in gone:
                continue
            have = now.files.get(path)
            files[path] = rules if have is None else {r: _both(prints, have.get(r, ())) for r, prints in rules.items()}
        made = Baseline(files)
        return made, Ratchet(len(self) - len(made))

    def update(self, now: Baseline, gone: frozenset[str]) -> tuple[Baseline, Ratchet]:
        """What `now` has, as far as no rule has more in a file than before: a finding whose sentence was reworded takes
        the place of the old one. The findings of a file that is gone go with it where another has them now."""
        lost = Counter((rule, p) for path in gone for rule, prints in self.files.get(path, {}).items() for p in prints)
        files = {path: rules for path, rules in self.files.items() if path not in gone}
        new: list[tuple[str, str, int]] = []
        for path, rules in now.files.items():
            before = self.files.get(path, {}) if path not in gone else {}
            files[path] = {}
            for rule, prints in rules.items():
                kept = list(_both(before.get(rule, ()), prints))
                others = list((Counter(prints) - Counter(kept)).elements())
                moved = [p for p in others if _take(lost, (rule, p))]
                others = list((Counter(others) - Counter(moved)).elements())
                room = max(0, len(before.get(rule, ())) - len(kept))
                files[path] = {**files[path], rule: tuple(sorted([*kept, *moved, *sorted(others)[:room]]))}
                if len(others) > room:
                    new.append((path, rule, len(others) - room))
        made = Baseline(files)
        return made, Ratchet(max(0, len(self) - len(made)), tuple(sorted(new)))


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted((Counter(one) & Counter(other)).elements()))


def _take(left: Counter[tuple[str, str]], key: tuple[str, str]) -> bool:
    if left[key] <= 0:
        return False
    left[key] -= 1
    return True


def read_baseline(path: Path) -> Baseline:
    """Raises UsageError when it cannot be read or is none."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as e:
        raise UsageError(f"{path}: cannot be read: {e.strerror}") from None
    except (ValueError, RecursionError) as e:
        raise UsageError(f"{path}: not a baseline: {e}") from None
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA:
        raise UsageError(f"{path}: schema is {schema!r}, expected {SCHEMA}; `audit baseline write` makes one")
    try:
        return Baseline(dict(_files(data["files"])))
    except (KeyError, TypeError, ValueError):
        raise UsageError(f"{path}: not a baseline: `files` must hold rules with lists of fingerprints") from None


def _files(data: Any) -> Iterator[tuple[str, Prints]]:
    for path, rules in data.items() if isinstance(data, dict) else _wrong():
        if not isinstance(rules, dict) or not all(isinstance(p, list) for p in rules.values()):
            _wrong()
        if not all(isinstance(one, str) for prints in rules.values() for one in prints):
            _wrong()
        yield path, {rule: tuple(sorted(prints)) for rule, prints in rules.items()}


def _wrong() -> Any:
    raise ValueError
