"""The table of rates of docs/python.md is that of the program. Its examples are run by tests/docs/test_pages.py."""

from __future__ import annotations

import re

from support import ROOT

from audit.features import RATES


def test_the_table_of_rates_is_that_of_the_program() -> None:
    page = (ROOT / "docs/python.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| .* \| ([\w, ]+) \|$", page, re.M)
    assert rows == [(name, ("1,000 " if rate.times == 1000 else "") + _shown(rate.per)) for name, rate in RATES.items()]


def _shown(per: str) -> str:
    return {"speakers": "sources"}.get(per, per)
