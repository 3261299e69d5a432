"""The table of formats: what every one of them promises."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from render import samples

from audit.errors import UsageError
from audit.model.report import Failure, Report
from audit.render import FORMATS, RenderOptions, render

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
    assert f'render("{name}", ' in path.read_text("utf-8"), f"{path.name} never renders {name}"


@pytest.mark.parametrize("name", FORMATS)
def test_what_an_editor_asks_and_what_failed_are_in_every_format(name: str, batch: Batch) -> None:
    once = render(name, batch, RenderOptions(verbose=True))
    assert "Which critics, and how many?" in once
    assert samples.FAILURE.path in once or name == "webannotation"  # which has annotations and nothing else


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match=r"no format 'xml'.*sarif"):
        render("xml", [])


@pytest.mark.parametrize("name", FORMATS)
def test_any_batch_renders_to_utf8_twice_the_same(name: str, batch: Batch, each: Report) -> None:
    for reports in ([], [each], batch):
        once = render(name, reports, RenderOptions(verbose=True))
        assert once.encode("utf-8") == render(name, reports, RenderOptions(verbose=True)).encode("utf-8")


@pytest.mark.parametrize("name", ["terminal", "jsonl", "findings"])
def test_what_is_streamed_is_the_sum_of_its_parts(name: str, batch: Batch) -> None:
    assert render(name, batch) == "".join(render(name, [r]) for r in batch)


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
