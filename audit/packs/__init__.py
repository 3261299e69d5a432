"""YAML rule packs and word lists into bound rules. Data only: a pack never runs code, and is read as untrusted."""

from audit.packs.lexicons import load_lexicons

__all__ = ["load_lexicons"]
