"""What is JSON and XML by the letter, and what a format says, for the tests of the formats."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
import lxml.etree

from audit.render import RenderOptions, output
from audit.render.base import Item


def said(form: str, reports: Sequence[Item], options: RenderOptions | None = None) -> str:
    """What a format says, as text: of a file that is none, the text of its parts."""
    made = output(form, reports, options)
    if isinstance(made, str):
        return made
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        roots = [lxml.etree.fromstring(parts.read(n)) for n in parts.namelist() if n.endswith(".xml")]
    return "\n".join("".join(root.itertext()) for root in roots)


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
