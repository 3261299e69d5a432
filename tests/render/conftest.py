"""The hand-made reports that the renderers are tested on."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from render import samples

from audit.model.report import Failure, Report
from audit.render import schema

NAMES = ("good", "nasty", "bare", "good-without-text", "nasty-without-text")


def made(name: str) -> Report:
    plain: Report = getattr(samples, name.removesuffix("-without-text"))()
    return samples.without_text(plain) if name.endswith("-without-text") else plain


@pytest.fixture(scope="session")
def good() -> Report:
    return made("good")


@pytest.fixture(scope="session")
def nasty() -> Report:
    return made("nasty")


@pytest.fixture(scope="session", params=NAMES)
def each(request: pytest.FixtureRequest) -> Report:
    """Every sample in turn, with and without its text."""
    return made(request.param)


@pytest.fixture(scope="session")
def batch() -> list[Report | Failure]:
    """Reports and failures as one run would give them."""
    return [*map(made, NAMES), samples.FAILURE, samples.NASTY_FAILURE]


@pytest.fixture(scope="session")
def validator(root: Path) -> jsonschema.Draft202012Validator:
    published = json.loads((root / "reports/schema" / schema.FILE).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(published)
    return jsonschema.Draft202012Validator(published)
