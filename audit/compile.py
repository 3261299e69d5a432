"""Makes the entries of the packs that ship, so that no run reads their YAML, and the table of what their patterns need:
`python -m audit.compile`, as hatch_build.py and `make audit` do."""

from __future__ import annotations

from pathlib import Path

from audit import annotate, assets
from audit.choice import pack_context
from audit.packs.store import COMPILED, Entries
from audit.scan.known import TABLE, table
from audit.scan.patterns import regexes


def compiled() -> dict[str, bytes]:
    """Name of a file in `compiled/` -> what it must hold. Raises PackError."""
    shipped = assets.rules_dir()
    ours = Entries(pack_context())
    packs = {folder: ours.bound(folder) for folder in sorted(file.parent for file in shipped.glob("*/pack.yaml"))}
    checks = [rule.check for pack in packs.values() for rule in (*pack.rules, *pack.off)]
    patterns = [*annotate.PATTERNS, *(pattern for check in checks for pattern in check.patterns())]
    files = {f"{folder.name}.json": ours.text(folder, pack) for folder, pack in packs.items()}
    return {**files, Path(TABLE).name: table(regexes(patterns))}


def main() -> None:
    folder = assets.rules_dir() / COMPILED
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, data in compiled().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
