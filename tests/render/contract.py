"""What is JSON and XML by the letter, for the tests of the formats that write it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import lxml.etree


def strict(text: str) -> Any:
    def refuse(number: str) -> None:
        raise ValueError(number)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({k for k, _ in pairs}) == len(pairs)
        return dict(pairs)

    return json.loads(text, parse_constant=refuse, object_pairs_hook=once)


SCHEMAS = Path(__file__).with_name("schemas")


def broken(text: str, schema: str) -> list[str]:
    """What a text in JSON breaks of a schema in tests/render/schemas."""
    known = json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(known)
    return [f"{list(e.path)}: {e.message}" for e in jsonschema.Draft7Validator(known).iter_errors(strict(text))]


def valid_xml(text: str, schema: str) -> Any:
    """The root of a document that a real parser reads and that fits its XSD."""
    root = lxml.etree.fromstring(text.encode("utf-8"))
    lxml.etree.XMLSchema(lxml.etree.parse(SCHEMAS / f"{schema}.xsd")).assertValid(root)
    return root
