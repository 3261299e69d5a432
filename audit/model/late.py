"""Functions that are imported when they are first called."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


def late(module: str, name: str) -> Callable[..., Any]:
    """The function `name` of a module, which is imported with the first call."""

    def called(*args: Any, **given: Any) -> Any:
        return getattr(import_module(module), name)(*args, **given)

    return called
