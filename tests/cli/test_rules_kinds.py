"""What a rule can check, from the command line: every kind with its params and fields, and the schema for editors."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, get_args, get_type_hints

import jsonschema
import pytest
from click.testing import CliRunner, Result

from audit.check import KINDS
from audit.cli import cli
from audit.model.marks import Status
from audit.model.vocabulary import Construction, HedgeGroup, Stance


def rules(*args: str) -> Result:
    return CliRunner().invoke(cli, ["rules", *args])


def test_the_list_has_every_kind_in_a_line_or_two() -> None:
    text = rules("kinds").output
    assert [line.split()[0] for line in text.splitlines()[:-2] if not line.startswith(" ")] == list(KINDS)
    assert max(map(len, text.splitlines())) <= 80 and f"{len(KINDS)} kinds" in text


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_page_of_a_kind_names_every_param_and_field(name: str) -> None:
    text = rules("kinds", name).output
    assert max(map(len, text.splitlines())) <= 80
    head, rest = text.split("\nFields, for messages and variants\n")
    listed = [line.split()[0] for line in head.splitlines() if line.startswith("  ")]
    assert {f.name for f in fields(KINDS[name]) if f.init} <= set(listed)  # type: ignore[arg-type]
    set_ = [line.split()[0] for line in rest.splitlines() if not line.startswith("   ")]
    assert set_ == ["match", *KINDS[name].fields]


def test_a_misspelt_kind_is_suggested() -> None:
    ran = rules("kinds", "patern")
    assert ran.exit_code and str(ran.exception) == "no kind of check 'patern'; did you mean 'pattern'?"


def test_the_schema_lists_the_values_of_every_closed_vocabulary() -> None:
    schema = json.loads(rules("schema").output)
    jsonschema.Draft202012Validator.check_schema(schema)
    of: dict[str, Any] = {
        branch["if"]["properties"]["check"]["const"]: branch["then"]["properties"]["params"]["properties"]
        for branch in schema["allOf"]
    }
    assert sorted(of) == schema["properties"]["check"]["enum"] == sorted(KINDS)
    attribution = of["attribution"]
    for param, values in (("statuses", Status), ("stances", Stance), ("constructions", Construction)):
        assert attribution[param]["items"]["enum"] == [v.value for v in values], param
    assert of["hedge"]["groups"]["items"]["enum"] == [v.value for v in HedgeGroup]


OPEN = {
    *("adjectives", "cleared", "headings", "lemmas", "not_lemmas", "nouns", "opening", "records", "verbs", "without"),
    *("unless_address", "unless_genres"),
}
"""Params whose values are words of the language, or what an article may call itself."""


def test_a_param_of_texts_is_a_list_of_words_or_an_open_vocabulary() -> None:
    """A param that takes any text takes lexicons (refused where there is no such list) or one of OPEN: a vocabulary
    that is closed is an enumeration."""
    for name, kind in KINDS.items():
        hints = get_type_hints(kind)
        for param in (f.name for f in fields(kind) if f.init):  # type: ignore[arg-type]
            if get_args(hints[param])[:2] == (str, ...):
                made = kind(**{**_needed(kind), param: ("x",)})
                assert "x" in made.lexicons() or param in OPEN, f"{name}: {param}"


def _needed(kind: type) -> dict[str, Any]:
    from audit.packs.bind import fields_of

    return {param.field: () for param in fields_of(kind).values() if param.required}
