"""What is JSON by the letter, for the tests of the formats that write it."""

from __future__ import annotations

import json
from typing import Any


def strict(text: str) -> Any:
    def refuse(number: str) -> None:
        raise ValueError(number)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({k for k, _ in pairs}) == len(pairs)
        return dict(pairs)

    return json.loads(text, parse_constant=refuse, object_pairs_hook=once)
