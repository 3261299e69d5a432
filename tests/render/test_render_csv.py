"""csv: a row a finding, every cell harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re

from render import samples

from audit.model.report import Failure, Report
from audit.render import RenderOptions, render
from audit.render.csv import COLUMNS

FORMULA = re.compile("^[\\s\u00a0\u200b\ufeff'\"]*[=+\\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]")
NUMBER = re.compile(r"^[+-]?\d+(\.\d+)?$")


def rows(text: str) -> list[dict[str, str]]:
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert tuple(read[0]) == COLUMNS
    assert all(len(row) == len(COLUMNS) for row in read)
    return [dict(zip(COLUMNS, row, strict=True)) for row in read[1:]]


def test_a_row_a_finding(good: Report) -> None:
    made = rows(render("csv", [good]))
    assert [r["fingerprint"] for r in made] == [f.fingerprint for f in good.findings]
    crowd = next(r for r in made if r["rule"] == "crowd-as-source")
    assert (crowd["path"], crowd["line"], crowd["column"]) == ("news/ferry plan.txt", "5", "78")
    assert (crowd["excerpt"], crowd["absent"], crowd["severity"]) == ("Critics say", "no", "error")
    assert next(r for r in made if r["rule"] == "vague-time")["waived"].startswith("agreed with the desk")


def test_a_failure_is_a_row() -> None:
    (row,) = rows(render("csv", [samples.FAILURE]))
    assert (row["path"], row["severity"], row["rule"]) == ("news/scan.pdf", "failure", "unsupported-format")


def test_no_cell_is_a_formula(batch: list[Report | Failure]) -> None:
    out = render("csv", batch)
    assert "'=HYPERLINK(" in out
    for row in rows(out):
        for cell in row.values():
            for part in re.split(r"[\r\n]", cell):
                assert part.startswith("'") or NUMBER.match(part) or not FORMULA.match(part), part


def test_raw_cells_are_as_they_are(nasty: Report) -> None:
    made = rows(render("csv", [nasty], RenderOptions(csv_raw=True)))
    assert any(r["excerpt"].startswith("=HYPERLINK") for r in made)
