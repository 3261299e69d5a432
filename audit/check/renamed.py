"""Kinds of before that were several in one, by a param `fault`: rules in the old spelling are still read, with a notice
on what to write."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from audit.model.rule import RenamedKind

_UNTIL = "0.3"
_FAULTS = {
    "drift": {
        "unknown-then-guess": "filled-gap",
        "certainty": "lost-doubt",
        "scope": "stretched-source",
    },
    "heading": {
        "not-in-body": "unmatched-headline",
        "overstated": "overstated-heading",
        "near-duplicate": "similar-headings",
        "shouting": "loud-heading",
    },
    "metadata": {
        "no-byline": "missing-byline",
        "no-date": "missing-date",
        "no-links": "missing-link",
        "wire-uncredited": "uncredited-wire",
        "opaque-update": "unexplained-update",
    },
    "quote": {
        "unspoken": "unspoken-quote",
        "scare": "scare-quote",
        "unclosed": "unclosed-quote",
        "mixed": "mixed-quotes",
    },
    "repetition": {
        "keyword": "repeated-phrase",
        "sentence": "repeated-sentence",
        "conclusion": "empty-ending",
    },
    "sourcing": {
        "single-source": "single-source",
        "no-first-hand": "missing-first-hand",
        "all-secondary": "mostly-second-hand",
        "concentration": "dominant-source",
        "late": "late-source",
        "no-quotes": "missing-quotes",
    },
    "speaker": {
        "no-role": "missing-role",
        "two-spellings": "variant-spelling",
    },
    "tone": {
        "balance": "one-sided-tone",
        "entities": "tone-gap",
        "headline": "headline-tone",
    },
}
RENAMED: Mapping[str, RenamedKind] = MappingProxyType({old: RenamedKind(now, _UNTIL) for old, now in _FAULTS.items()})
