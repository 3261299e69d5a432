"""The templates are compiled beforehand; what was compiled of others, or is broken, is not used."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

from audit.assets import templates_dir
from audit.model.report import Report
from audit.render import RenderOptions, page, render, templates


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Our templates and what was compiled of them, in a folder of this test's own; a process that made no page yet."""
    own = tmp_path / "templates"
    shutil.copytree(templates_dir(), own, ignore=shutil.ignore_patterns(templates.COMPILED))
    monkeypatch.setattr(templates, "templates_dir", lambda: own)
    templates.compile_ours()
    page._shell.cache_clear()
    yield own
    page._shell.cache_clear()


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Jinja may not compile anything."""

    def compile(*_: object, **__: object) -> None:
        raise AssertionError("a template was compiled in the process")

    monkeypatch.setattr(jinja2.Environment, "compile", compile)


@pytest.mark.usefixtures("refuse")
def test_the_first_card_compiles_nothing(good: Report) -> None:
    assert "<h2" in render("html", [good])


@pytest.mark.usefixtures("refuse")
def test_nor_does_a_house_that_has_a_style_and_a_logo_and_no_templates(good: Report, tmp_path: Path) -> None:
    (tmp_path / "house.css").write_text(":root { --accent: #123456; }", "utf-8")
    assert "#123456" in render("html", [good], RenderOptions(template_dir=str(tmp_path)))


def test_compiling_again_leaves_what_is_made_of_the_templates_and_nothing_else(folder: Path) -> None:
    made = folder / templates.COMPILED
    before = {p.name: p.read_bytes() for p in made.iterdir()}
    (made / "tmpl_of_a_template_that_is_gone.py").write_text("x = 1\n", "utf-8")
    templates.compile_ours()
    assert {p.name: p.read_bytes() for p in made.iterdir()} == before
    assert len(before) == 1 + len(list(folder.glob("*.html")))


@pytest.mark.parametrize("broken", ["no key", "another key", "other templates", "another jinja", "nothing compiled"])
def test_what_is_not_of_these_templates_is_not_used(
    good: Report, folder: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    for module in (folder / templates.COMPILED).glob("*.py"):
        module.write_text("raise AssertionError('used')\n", "utf-8")
    key = folder / templates.COMPILED / templates.KEY
    if broken == "no key":
        key.unlink()
    elif broken == "another key":
        key.write_text("0" * 64 + "\n", "utf-8")
    elif broken == "other templates":
        with (folder / "card.html").open("a", encoding="utf-8") as card:
            card.write("{# another #}\n")
    elif broken == "another jinja":
        monkeypatch.setattr(jinja2, "__version__", "0.0")
    else:
        shutil.rmtree(folder / templates.COMPILED)
    want = render("html", [good])
    page._shell.cache_clear()
    monkeypatch.setattr(templates, "templates_dir", templates_dir)
    assert render("html", [good]) == want


def test_the_modules_are_used_while_the_key_fits(good: Report, folder: Path) -> None:
    for module in (folder / templates.COMPILED).glob("*.py"):
        module.write_text("raise AssertionError('used')\n", "utf-8")
    with pytest.raises(AssertionError, match="used"):
        render("html", [good])
