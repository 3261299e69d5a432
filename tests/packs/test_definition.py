"""The hash that tells whether a rule was changed since its hits were judged."""

from __future__ import annotations

import pytest
from packs.pack_kit import Kit


@pytest.mark.parametrize(
    ("file", "old", "new", "decides"),
    [
        ("language/loud-word.yaml", "  words: [loud]", "  words: [loud]\n  share: 0.25", True),
        ("../lexicons/loud.yaml", "stunning", "staggering", True),
        ("../lexicons/loud.yaml", "licence: facts", "licence: words", False),
        ("language/loud-word.yaml", "severity: warning", "severity: info", False),
        ("language/loud-word.yaml", "A dull day.", "A dim day.", False),
        ("pack.yaml", "cost: 5", "cost: 6", False),
    ],
)
def test_a_rules_definition_is_what_decides_what_it_finds(
    kit: Kit, file: str, old: str, new: str, decides: bool
) -> None:
    before = kit.load().rule("loud-word").definition
    kit.edit(old, new, file)
    assert (kit.load().rule("loud-word").definition != before) is decides
