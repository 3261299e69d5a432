"""The table of formats: what every one of them promises."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from render import samples
from render.contract import said

from audit.errors import UsageError
from audit.model.report import Failure, Report
from audit.model.rule import Severity
from audit.render import FORMATS, RenderOptions, output, render, sound, view
from audit.render.severity import at_least

Batch = list[Report | Failure]


def test_the_table_is_named_by_its_formats() -> None:
    known = ["terminal", "json", "jsonl", "html", "sarif", "csv", "markdown", "notes", "findings", "webannotation"]
    assert [name for name in FORMATS if name in known] == known
    assert all(name == f.name and f.suffix.startswith(".") for name, f in FORMATS.items())
    assert {name for name, f in FORMATS.items() if f.one} >= {"json", "html"}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_tests_of_its_own(name: str) -> None:
    path = Path(__file__).with_name(f"test_render_{name}.py")
    assert path.is_file(), f"the output format {name} has no tests: write {path.name}"
    makes = rf'(?:render|output)\("{name}", '
    assert re.search(makes, path.read_text("utf-8")), f"{path.name} never renders {name}"


@pytest.mark.parametrize("name", FORMATS)
def test_what_an_editor_asks_and_what_failed_are_in_every_format(name: str, batch: Batch) -> None:
    once = said(name, batch, RenderOptions(verbose=True))
    assert "Which critics, and how many?" in once
    assert samples.FAILURE.path in once or name == "webannotation"  # which has annotations and nothing else


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match=r"no format 'xml'.*sarif"):
        render("xml", [])
    with pytest.raises(UsageError, match=r"docx is a file, not text: save it under a name, as \.docx"):
        render("docx", [])


@pytest.mark.parametrize("name", FORMATS)
def test_any_batch_renders_to_utf8_twice_the_same(name: str, batch: Batch, each: Report) -> None:
    for reports in ([], [each], batch):
        once = output(name, reports, RenderOptions(verbose=True))
        assert once == output(name, reports, RenderOptions(verbose=True))
        if isinstance(once, str):
            once.encode("utf-8")  # raises where it is none


@pytest.mark.parametrize("name", ["terminal", "jsonl", "findings"])
def test_what_is_streamed_is_the_sum_of_its_parts(name: str, batch: Batch) -> None:
    assert render(name, batch) == "".join(render(name, [r]) for r in batch)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_obeys_the_least_severity(name: str, good: Report) -> None:
    milder = {f.rule for f in good.findings if f.severity in ("warning", "info")}
    plain = replace(good, rules=(), dimensions=())  # which name rules, whatever was found
    out = said(name, [plain], RenderOptions(verbose=True, min_severity="error"))
    assert "Which critics, and how many?" in out
    assert [rule for rule in milder if rule in out] == []


def test_what_is_left_is_a_sound_report(good: Report) -> None:
    for least in ("error", "warning", "info"):
        kept = at_least(good, least)
        known = {f.fingerprint for f in kept.findings}
        sound.check(kept)
        assert {f.lead for f in kept.findings if f.lead} | {x for f in kept.findings for x in f.group} <= known
        assert {a.fingerprint for a in kept.asks} <= known
        assert {x for d in kept.dimensions for o in d.outcomes for x in o.findings} <= known
        live = [f.fingerprint for f in view.live(good) if Severity(f.severity).rank <= Severity(least).rank]
        assert [f.fingerprint for f in view.live(kept)] == live


def test_without_text_keeps_the_excerpts(good: Report) -> None:
    out = render("jsonl", [good], RenderOptions(with_text=False))
    assert '"text": null' in out
    assert "It falls on Monday" not in out
    assert "groundbreaking" in out


def test_formats_load_nothing_heavy() -> None:
    heavy = "jinja2", "pandas", "jsonschema", "pyromark"
    code = f"import sys, audit.render; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
