"""Good inputs as values, and how a file is written of such a value."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from functools import cache
from typing import Any

import yaml
from fuzz import seeds
from fuzz.service import request

from audit.assets import rules_dir

JSON = ("jsonarray", "jsonfeed", "ghost", "jsonlist")
"""Files of many articles that are one JSON value."""
LIST = "own-list"


@cache
def reports() -> list[Any]:
    """One, and two in a file, which have findings of the same fingerprints."""
    alone = [json.loads(report) for report in seeds.reports()]
    return [*alone, {"schema": "scorecards/1", "articles": [alone[0], alone[0], alone[1]]}]


class _Yaml(yaml.SafeLoader):
    """`off` is a word, as in the rules: only true and false are none."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if first in "tf" or not tag.endswith(":bool")]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _yaml(text: bytes) -> Any:
    return yaml.load(text, _Yaml)


@cache
def rules() -> list[Any]:
    return [_yaml(rule) for rule in seeds.rules()]


@cache
def packs() -> list[Any]:
    house = {"name": "house", "version": "0.1.0", "extends": "core"}
    change = {"peacock-terms": {"add": ["wow"], "drop": ["unique"], "reason": "As our style book has it."}}
    return [
        *({**_yaml(path.read_bytes()), **house} for path in sorted(rules_dir().glob("*/pack.yaml"))),
        {**house, "lexicons": change, "required-version": ">=0.1"},
    ]


@cache
def genres() -> list[Any]:
    return [_yaml((rules_dir() / "core" / "genres.yaml").read_bytes())]


@cache
def lists() -> list[Any]:
    return [{**_yaml(path.read_bytes()), "id": LIST} for path in sorted((rules_dir() / "lexicons").glob("*.yaml"))[::9]]


@cache
def configs() -> list[Any]:
    return [tomllib.loads(config.decode()) for config in seeds.configured()]


@cache
def sessions() -> list[Any]:
    return seeds.sessions()


@cache
def bodies() -> list[Any]:
    known = {"text": "Experts say so.", "title": "Port", "genre": "news", "format": "text", "id": "a"}
    return [known, {"articles": [known, {"text": "It is widely feared that it sank."}]}]


@cache
def records(name: str) -> list[Any]:
    return [json.loads(seeds.SOUND[name]())]


def as_json(value: Any) -> bytes:
    return json.dumps(value, default=str).encode()


def as_lines(value: Any) -> bytes:
    return b"".join(as_json(row) + b"\n" for row in (value if isinstance(value, list) else [value]))


def as_messages(value: Any) -> bytes:
    return b"".join(seeds.framed(one) for one in (value if isinstance(value, list) else [value]))


def as_post(value: Any) -> bytes:
    return request("POST /v1/audit HTTP/1.1", as_json(value), "Content-Type: application/json", "X-Audit: 1")


def as_toml(value: Any) -> bytes:
    rows = value.items() if isinstance(value, dict) else [("genre", value)]
    return "".join(f"{_toml(key)} = {_toml(one)}\n" for key, one in rows).encode("utf-8", "replace")


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps("" if value is None else value)
