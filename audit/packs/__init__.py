"""YAML rule packs and word lists into bound rules. Data only: a pack never runs code, and is read as untrusted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from audit.errors import PackError
from audit.packs.store import genres_of, load_pack
from audit.packs.switches import ALL, Chosen, in_force, treated

if TYPE_CHECKING:
    from audit.packs.chain import ids_of
    from audit.packs.lexicons import load_lexicons
    from audit.packs.schema import params_schema, rule_schema

__all__ = [
    "ALL",
    "Chosen",
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

_READERS = {
    "ids_of": "audit.packs.chain",
    "load_lexicons": "audit.packs.lexicons",
    "params_schema": "audit.packs.schema",
    "rule_schema": "audit.packs.schema",
}


def __getattr__(name: str) -> Any:
    """What reads YAML is imported when it is first used: most runs find their pack in an entry."""
    if name in _READERS:
        return getattr(import_module(_READERS[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
