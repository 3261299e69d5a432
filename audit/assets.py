"""Where the data stands that ships with the code: beside it in the wheel, or in the checkout around it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _folder(in_wheel: str, in_checkout: str) -> Path:
    """The first of the two folders that is there. Raises FileNotFoundError: the installation is not whole."""
    inside, beside = _PACKAGE / in_wheel, _PACKAGE.parent / in_checkout
    for path in (inside, beside):
        if path.is_dir():
            return path
    raise FileNotFoundError(f"the installation is not whole: neither {inside} nor {beside} is there")


def rules_dir() -> Path:
    """Folder of the rule packs (`core/`) and of `lexicons/`."""
    return _folder("_rules", "rules")


def templates_dir() -> Path:
    """Folder of the templates of the HTML scorecard."""
    return _folder("_templates", "reports/templates")


def schema_dir() -> Path:
    """Folder of the published JSON schemas."""
    return _folder("_schema", "reports/schema")
