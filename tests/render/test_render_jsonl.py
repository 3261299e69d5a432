"""jsonl: the contract, an object a line."""

from __future__ import annotations

import jsonschema
from render.contract import strict

from audit.model.report import Failure, Report
from audit.render import render


def test_jsonl_is_a_line_each_in_order(
    batch: list[Report | Failure], validator: jsonschema.Draft202012Validator
) -> None:
    out = render("jsonl", batch)
    assert out.endswith("\n")
    lines = out.split("\n")[:-1]
    assert len(lines) == len(batch) == len(out.splitlines())
    for line, item in zip(lines, batch, strict=True):
        validator.validate(strict(line))
        assert strict(line)["schema"] == ("failure/1" if isinstance(item, Failure) else "scorecard/1")
