"""rdjson: what reviewdog reads; columns in bytes."""

from __future__ import annotations

import json
from typing import Any

from render.contract import broken

from audit import load
from audit.model.report import Failure, Report
from audit.pipeline import Auditor
from audit.render import RenderOptions, render


def diagnostics(report: Report) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = json.loads(render("rdjson", [report], RenderOptions(verbose=True)))["diagnostics"]
    return out


def test_it_fits_its_schema(batch: list[Report | Failure], each: Report) -> None:
    for reports in ([], [each], batch):
        for verbose in (False, True):
            assert broken(render("rdjson", reports, RenderOptions(verbose=verbose)), "rdjson") == []


def test_columns_count_bytes() -> None:
    line = "Café owners 😀 grumble, and it is widely believed that the deal will collapse."
    source = load.from_text(f"A headline of the town\n\n{line}\n", "a.txt")
    (found,) = [
        d for d in diagnostics(Auditor().audit(source)) if d["code"]["value"] == "agentless-passive-attribution"
    ]
    place = found["location"]["range"]
    raw = line.encode()
    assert raw[place["start"]["column"] - 1 : place["end"]["column"] - 1].decode() == "it is widely believed"
    assert place["start"]["line"] == 3


def test_where_markup_stands_before_it_the_lines_are_told() -> None:
    text = "# A headline of the town\n\n[Cafés](https://e.example/é) close, and it is widely believed that it fails.\n"
    report = Auditor().audit(load.from_text(text, "a.md", format="markdown"))
    (found,) = [d for d in diagnostics(report) if d["code"]["value"] == "agentless-passive-attribution"]
    assert found["location"]["range"] == {"start": {"line": 3}, "end": {"line": 3}}


def test_in_markdown_without_markup_columns_are_told() -> None:
    text = "---\ntitle: x\n---\n# A headline of the town\n\nÉ, it is widely believed that it fails.\n"
    report = Auditor().audit(load.from_text(text, "a.md", format="markdown"))
    (found,) = [d for d in diagnostics(report) if d["code"]["value"] == "agentless-passive-attribution"]
    assert found["location"]["range"]["start"] == {"line": 6, "column": 5}


def test_a_rule_has_its_page(good: Report) -> None:
    first = diagnostics(good)[0]
    assert first["code"]["url"].endswith(f"/rules/{first['code']['value']}/") and first["severity"] in ("ERROR", "INFO")
