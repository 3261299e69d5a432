"""--template: a newsroom's own templates, style and logo, in a sandbox; everything else stays ours."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from audit.errors import UsageError
from audit.model.report import Report
from audit.render import RenderOptions, render, render_index


def options(folder: Path) -> RenderOptions:
    return RenderOptions(template_dir=str(folder))


def test_own_style_and_logo_are_added_and_allowed(good: Report, tmp_path: Path) -> None:
    (tmp_path / "house.css").write_text(":root { --accent: #123456; }", "utf-8")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG not really")
    out = render("html", [good], options(tmp_path))
    assert ":root { --accent: #123456; }" in out
    assert base64.b64encode(b"\x89PNG not really").decode() in out
    assert "img-src data:" in out and out.count("sha256-") == 5  # tokens, card, house, grid and the script
    assert "img-src" not in render("html", [good])
    assert "--accent: #123456" in render_index([good], {}, options(tmp_path))


def test_an_own_template_comes_before_ours(good: Report, tmp_path: Path) -> None:
    body = '<p id="mine">{{ items[0].report.headline }}</p>'
    (tmp_path / "page.html").write_text(f'{{% extends "base.html" %}}{{% block body %}}{body}{{% endblock %}}', "utf-8")
    out = render("html", [good], options(tmp_path))
    assert f'<p id="mine">{good.headline}</p>' in out and "Content-Security-Policy" in out


def test_the_words_of_the_article_are_escaped_in_own_templates_too(nasty: Report, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '{% extends "base.html" %}{% block body %}{{ items[0].report.headline }}{% endblock %}', "utf-8"
    )
    assert "<img src=x" not in render("html", [nasty], options(tmp_path))


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% if %}", "page.html, line 1"),
        ("{{ nothing.there }}", "UndefinedError"),
        ("{{ title.__class__.__mro__ }}", "SecurityError"),
        ("{{ title|safe }}", "page.html, line 1"),
        ("{% for x in range(10000000) %}{% endfor %}", "OverflowError"),
        ("<p>bare</p>", "Content-Security-Policy"),
    ],
)
def test_a_template_that_fails_is_said_with_its_place(good: Report, tmp_path: Path, template: str, said: str) -> None:
    (tmp_path / "page.html").write_text(template, "utf-8")
    with pytest.raises(UsageError, match=said):
        render("html", [good], options(tmp_path))


def test_a_folder_that_is_not_there_is_said(good: Report, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a folder; --template names a folder of templates"):
        render("html", [good], options(tmp_path / "none"))


def test_a_logo_may_not_swell_the_page(good: Report, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(b"x" * 200_001)
    with pytest.raises(UsageError, match="200,001"):
        render("html", [good], options(tmp_path))
