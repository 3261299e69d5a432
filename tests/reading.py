"""What a file that holds many articles gives, for the tests of its format."""

from __future__ import annotations

import io

from audit import load, parse
from audit.load.containers import Columns, articles
from audit.model.article import Source
from audit.model.report import Failure

USUAL = Columns()


def read(name: str, data: bytes, columns: Columns = USUAL, **asked: int) -> tuple[list[Source | Failure], list[str]]:
    """What a file of this name gives, and what was told."""
    told: list[str] = []
    asking = load.Asked(name, parse.INPUTS, columns, tell=told.append, **asked)
    return list(articles(name, asking, io.BytesIO(data))), told


def sources(name: str, data: bytes, columns: Columns = USUAL) -> list[Source]:
    """As `read`, where nothing fails."""
    found, _ = read(name, data, columns)
    assert not [one for one in found if isinstance(one, Failure)]
    return [one for one in found if isinstance(one, Source)]


def said(found: list[Source | Failure]) -> list[tuple[str, str]]:
    """Path and text, or path and code."""
    return [(one.path, one.code if isinstance(one, Failure) else one.text) for one in found]
