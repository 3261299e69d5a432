"""Makes the entries of the packs that ship, so that no run reads their YAML: `python -m audit.compile`, as
hatch_build.py and `make audit` do."""

from __future__ import annotations

from audit import assets, check
from audit.packs.store import COMPILED, Entries
from audit.version import __version__


def compiled() -> dict[str, bytes]:
    """Name of a file in `compiled/` -> what it must hold. Raises PackError."""
    shipped = assets.rules_dir()
    ours = Entries(check.KINDS, [shipped / "lexicons"], check.RENAMED, shipped, __version__)
    folders = sorted(file.parent for file in shipped.glob("*/pack.yaml"))
    return {f"{folder.name}.json": ours.text(folder, ours.bound(folder)) for folder in folders}


def main() -> None:
    folder = assets.rules_dir() / COMPILED
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, data in compiled().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
