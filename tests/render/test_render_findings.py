"""findings: a finding a line."""

from __future__ import annotations

import json
import re

from audit.model.report import Failure, Report, encode
from audit.render import render


def test_a_line_a_finding(good: Report, batch: list[Report | Failure]) -> None:
    lines = render("findings", [good]).split("\n")
    assert lines.pop() == ""
    for line, f in zip(lines, good.findings, strict=True):
        value = json.loads(line)
        assert value["schema"] == "finding/1" and value["path"] == "news/ferry plan.txt"
        assert (value["line"], value["column"]) == (f.locations[0].line, f.locations[0].column)
        assert value["article_sha256"] == good.article.sha256
        assert {k: value[k] for k in encode(f)} == encode(f)
    schemas = [json.loads(line)["schema"] for line in render("findings", batch).splitlines()]
    assert schemas.count("failure/1") == 2 and set(schemas) == {"finding/1", "failure/1"}


def test_the_lines_are_lines_for_every_reader(nasty: Report) -> None:
    out = render("findings", [nasty])
    assert len(out.splitlines()) == len(nasty.findings)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u200b]|##\\w*\\[", out)
