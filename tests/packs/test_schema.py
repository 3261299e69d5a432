"""The schema of a rule says what the reader takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from packs.pack_kit import KINDS as TINY
from packs.pack_kit import RULE

from audit.check import KINDS
from audit.packs import rule_schema


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = json.loads(rule_schema(TINY))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_every_rule_that_ships_is_valid(root: Path) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(rule_schema(KINDS)))
    files = [p for p in (root / "rules").glob("*/*/*.yaml") if p.parent.name != "lexicons"]
    assert len({p.parent.parent for p in files}) > 1
    for path in sorted(files):
        errors = [e.message for e in validator.iter_errors(yaml.safe_load(path.read_text("utf-8")))]
        assert not errors, (path.name, errors[:3])


def test_a_good_rule_is_valid(validator: Any) -> None:
    assert validator.is_valid(yaml.safe_load(RULE))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("words: [loud]", "wrods: [loud]"),
        ("words: [loud]", "words: loud"),
        ("words: [loud]", "voice: shouted"),
        ("words: [loud]", "words: [loud]\n  fault: word"),
        ("words: [loud]", "find: [{regx: a}]"),
        ("words: [loud]", "window: {before: two}"),
        ("check: words", "check: word"),
        ("check: words", "check: limit"),
        ("severity: warning", "severity: grave"),
        ("hint: Use a plain word.\n", ""),
        ("hint: Use a plain word.\n", "hints: Use a plain word.\n"),
        (', "A dull day."', ""),
        ('"A dull day."', "{text: a, format: pdf}"),
    ],
)
def test_a_faulty_rule_is_not(validator: Any, old: str, new: str) -> None:
    assert not validator.is_valid(yaml.safe_load(RULE.replace(old, new)))


def test_params_that_must_be_given_are_asked_for(validator: Any) -> None:
    bare = RULE.replace("check: words\nparams:\n  words: [loud]\n", "check: limit\n")
    assert not validator.is_valid(yaml.safe_load(bare))
    assert validator.is_valid(yaml.safe_load(bare + "params: {limit: 3}\n"))
