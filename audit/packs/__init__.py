"""YAML rule packs and word lists into bound rules. Data only: a pack never runs code, and is read as untrusted."""

from audit.errors import PackError
from audit.packs.chain import genres_of, ids_of
from audit.packs.lexicons import load_lexicons
from audit.packs.pack import load_pack
from audit.packs.schema import params_schema, rule_schema
from audit.packs.switches import ALL, Chosen, in_force
from audit.packs.treatments import treated

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
