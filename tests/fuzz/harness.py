"""What a harness is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Harness:
    """`seeds`: inputs to begin with; `run` raises for a fault of the program, and a reader's returns what it read."""

    name: str
    seeds: Callable[[], list[bytes]]
    run: Callable[[bytes], object]
