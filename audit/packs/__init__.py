"""YAML rule packs and word lists into bound rules. Data only: a pack never runs code, and is read as untrusted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from audit.errors import PackError

if TYPE_CHECKING:
    from audit.packs.chain import ids_of
    from audit.packs.context import PackContext
    from audit.packs.lexicons import load_lexicons
    from audit.packs.schema import params_schema, rule_schema
    from audit.packs.store import genres_of, load_pack
    from audit.packs.switches import ALL, Chosen, in_force, treated

__all__ = [
    "ALL",
    "Chosen",
    "PackContext",
    "PackError",
    "genres_of",
    "ids_of",
    "in_force",
    "load_lexicons",
    "load_pack",
    "params_schema",
    "rule_schema",
    "treated",
]

_HOME = {
    "ALL": "switches",
    "Chosen": "switches",
    "PackContext": "context",
    "genres_of": "store",
    "ids_of": "chain",
    "in_force": "switches",
    "load_lexicons": "lexicons",
    "load_pack": "store",
    "params_schema": "schema",
    "rule_schema": "schema",
    "treated": "switches",
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first used: who has a config reads its TOML here and no more, and most runs find their
    pack in an entry and need nothing that reads YAML."""
    if name in _HOME:
        return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
