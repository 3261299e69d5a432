"""Which packs a pack builds on: `extends: core` names a pack that ships, or a folder beside the pack's own."""

from __future__ import annotations

import re
from pathlib import Path

from audit.errors import PackError
from audit.model.dataclass import dataclass
from audit.model.version import accepts
from audit.packs.nodes import Datum, Problems, Scalar, Table, near, shown
from audit.packs.reading import read

MAX_CHAIN = 6
"""Packs that build on one another."""
LETTERS = "may only have lower-case letters, digits and single hyphens"
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")


@dataclass(slots=True)
class Layer:
    """One pack of the chain: its folder, its pack.yaml as read, and what is wrong with the pack itself."""

    folder: Path
    node: Datum | None
    problems: Problems

    def text(self, key: str) -> Scalar | None:
        node = self.node.fields.get(key) if isinstance(self.node, Table) else None
        return node if isinstance(node, Scalar) and not node.null else None


def chain(path: Path, shipped: Path | None, version: str) -> list[Layer]:
    """The pack in folder `path` and all that it builds on, the base first. `shipped`: the folder of packs that ship;
    `version`: that of the program, for `required-version` (empty: not compared).

    Raises PackError when a pack asks for another version: whatever else is wrong with it may be no fault at all. Other
    problems go to the layers."""
    layers = [_layer(path, version)]
    while named := layers[-1].text("extends"):
        base = _base(named, layers, shipped)
        if base is None:
            break
        layers.append(_layer(base, version))
    return layers[::-1]


def genres_of(path: Path) -> tuple[str, ...]:
    """The genres that the pack in `path` is for; none when it cannot be read."""
    node = read(path / "pack.yaml", Problems(""))
    listed = node.fields.get("genres") if isinstance(node, Table) else None
    return tuple(n.text for n in getattr(listed, "items", ()) if isinstance(n, Scalar))


def ids_of(path: Path, shipped: Path | None) -> set[str]:
    """The ids of all rules of the pack in `path` and of what it builds on, by the names of their files."""
    folders = [layer.folder for layer in chain(path, shipped, "")]
    return {f.stem for folder in folders for f in folder.glob("*/*.yaml") if f.parent.name != "lexicons"}


def _layer(folder: Path, version: str) -> Layer:
    problems = Problems(shown(folder / "pack.yaml"))
    file = folder / "pack.yaml"
    if file.is_symlink() and not file.resolve().is_relative_to(folder.resolve()):
        problems.add(None, "leads out of the pack")
        return Layer(folder, None, problems)
    layer = Layer(folder, read(file, problems), problems)
    asked = layer.text("required-version")
    if asked and version:
        try:
            if not accepts(asked.text, version):
                message = f"the pack asks for source-audit {asked.text}; this is {version}"
                problems.add(asked, message, "update one of them")
        except ValueError as e:
            problems.add(asked, f"required-version: {e}")
        if problems.found:
            raise PackError(problems.found)
    return layer


def _base(named: Scalar, layers: list[Layer], shipped: Path | None) -> Path | None:
    """The folder of the pack that is named; None, with a problem, where there is none to go on with."""
    here = layers[-1]
    beside = here.folder.resolve().parent
    if not NAME.match(named.text):
        here.problems.add(
            named,
            f"extends: {named.text!r:.60} is not the name of a pack",
            "that of a pack that ships, or of a folder beside this one",
        )
        return None
    found = [f / named.text for f in (shipped, beside) if f and (f / named.text / "pack.yaml").is_file()]
    if not found or found[0].resolve().parent != found[0].parent.resolve():
        here.problems.add(named, f"extends: no pack {named.text!r:.60}", near(named.text, _names(shipped, beside)))
        return None
    seen = [layer.folder.resolve() for layer in layers]
    if found[0].resolve() in seen:
        round_ = " > ".join([*(f.name for f in seen[seen.index(found[0].resolve()) :]), named.text])
        here.problems.add(named, f"extends: packs that build on one another in a circle: {round_:.200}")
        return None
    if len(layers) == MAX_CHAIN:
        here.problems.add(named, f"extends: more than {MAX_CHAIN} packs build on one another")
        return None
    return found[0]


def _names(*folders: Path | None) -> set[str]:
    return {p.parent.name for f in folders if f for p in f.glob("*/pack.yaml")}
