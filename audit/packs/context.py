"""What packs are read with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path

from audit.model.dataclass import dataclass
from audit.model.rule import Check, RenamedKind


@dataclass(frozen=True, slots=True)
class PackContext:
    """`kinds` of checks, by name; `lexicon_dirs`: folders of word lists beside a pack's own; `renamed`: old names of
    kinds, read with a notice; `shipped`: the folder of the packs that ship, where `extends` looks first; `version`:
    that of the program, for `required-version`."""

    kinds: Mapping[str, type[Check]]
    lexicon_dirs: Sequence[Path] = ()
    renamed: Mapping[str, RenamedKind] = field(default_factory=dict)
    shipped: Path | None = None
    version: str = ""
