"""compact: one line a finding, as editors and grep read it."""

from __future__ import annotations

import re
from dataclasses import replace

from audit.model.report import Failure, Report
from audit.render import RenderOptions, render, view

LINE = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<col>\d+): (?P<severity>error|warning|info) (?P<rule>[\w-]+) .+\Z")


def test_each_finding_is_one_line_that_says_where_and_what(good: Report) -> None:
    lines = render("compact", [good]).splitlines()
    found = view.faults(good, RenderOptions().listed)
    assert len(lines) == len(found) > 0
    for line, f in zip(lines, found, strict=True):
        read = LINE.match(line)
        assert read is not None, line
        assert (read["path"], int(read["line"]), read["severity"], read["rule"]) == (
            good.article.path,
            max(f.locations[0].line, 1),
            f.severity,
            f.rule,
        )


def test_a_file_that_failed_is_a_line_and_nothing_breaks_one(batch: list[Report | Failure]) -> None:
    out = render("compact", batch, RenderOptions(verbose=True))
    assert "\x1b" not in out and "\r" not in out
    assert all(LINE.match(line) for line in out.splitlines())


def test_a_clean_article_has_no_line(good: Report) -> None:
    assert render("compact", [replace(good, findings=(), asks=())]) == ""
    assert "news/a.md:" in render("compact", [replace(good, article=replace(good.article, path="./news/a.md"))])
