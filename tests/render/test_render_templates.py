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
def afresh() -> Iterator[None]:
    """As in a new process, before and after."""
    page._shell.cache_clear()
    yield
    page._shell.cache_clear()


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> None:
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


@pytest.mark.parametrize("broken", ["no key", "another key", "other templates", "another jinja"])
def test_what_is_not_of_these_templates_is_not_used(
    good: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    folder = tmp_path / "templates"
    shutil.copytree(templates_dir(), folder)
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
    else:
        monkeypatch.setattr(jinja2, "__version__", "0.0")
    want = render("html", [good])
    page._shell.cache_clear()
    monkeypatch.setattr(templates, "templates_dir", lambda: folder)
    assert render("html", [good]) == want
