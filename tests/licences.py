"""The packages that an installation brings, with their licences, as THIRD_PARTY_NOTICES lists them, out of the metadata
of what is installed. `python tests/licences.py` writes the list; a test compares it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageMetadata, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
NOTICES = ROOT / "THIRD_PARTY_NOTICES"
HEAD = "## Packages that an installation brings"
FOREWORD = """They are installed beside audit and are no part of it; each carries its own licence file. Where a package
leaves the choice between licences, it is used under the one that is named first."""
READ = {"pyromark": "MIT", "pyphen": "MPL-1.1 OR LGPL-2.0-or-later OR GPL-2.0-or-later"}
"""Out of the licence file, where the metadata says nothing or not in which order."""
OWN_NAMES = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


def name_of(text: str) -> str:
    return re.sub(r"[-_.]+", "-", text).lower()


def brought(requirements: Iterable[str]) -> set[str]:
    """The packages that these ask for, and those that they do, on this platform."""
    seen: set[tuple[str, frozenset[str]]] = set()
    todo = [Requirement(r) for r in requirements]
    while todo:
        asked = todo.pop()
        key = name_of(asked.name), frozenset(asked.extras)
        if key in seen:
            continue
        seen.add(key)
        more = map(Requirement, distribution(asked.name).requires or [])
        extras = [{"extra": extra} for extra in asked.extras or {""}]
        todo += [r for r in more if r.marker is None or any(r.marker.evaluate(e) for e in extras)]
    return {name for name, _ in seen}


def licence(name: str) -> str:
    said: PackageMetadata = distribution(name).metadata
    if name in READ:
        return READ[name]
    if expression := said.get("License-Expression"):
        return str(expression)
    kinds = [c.rpartition(" :: ")[2] for c in said.get_all("Classifier") or [] if c.startswith("License")]
    short = (said.get("License") or "").splitlines()[:1]
    return " OR ".join(OWN_NAMES.get(kind, kind) for kind in kinds or short) or "not stated"


TOOLS = ("test", "docs", "fuzz", "release")
"""Extras that only develop audit; not all of them are installed where the tests run."""


def groups() -> Mapping[str, set[str]]:
    """The default install, and what each extra adds to it; those that only develop audit bring no user anything."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    default = brought(project["dependencies"])
    extras = {k: v for k, v in project["optional-dependencies"].items() if k not in TOOLS}
    return {"the default install": default, **{f"[{k}]": brought(v) - default for k, v in sorted(extras.items())}}


def lines() -> Mapping[str, list[str]]:
    return {group: [f"- {name}: {licence(name)}" for name in sorted(names)] for group, names in groups().items()}


def section() -> str:
    parts = [f"### {group}\n\n" + "\n".join(listed) + "\n" for group, listed in lines().items()]
    return f"{HEAD}\n\n{FOREWORD}\n\n" + "\n".join(parts)


if __name__ == "__main__":
    before = NOTICES.read_text("utf-8").partition(f"\n{HEAD}")[0]
    NOTICES.write_text(f"{before}\n{section()}", "utf-8")
