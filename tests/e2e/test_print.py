"""The card on paper: a few pages, notes open beside their words, light whatever the screen is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from e2e.watched import Watched
from playwright.sync_api import Browser

from audit.model.decode import decode
from audit.model.report import Report
from audit.render import render


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints(browser: Browser, folder: Path, paper: str) -> None:
    with Watched(browser, folder / "good.html") as w:
        pdf = w.page.pdf(format=paper)
        assert pdf.startswith(b"%PDF") and 2 <= pages(pdf) <= 4
        w.page.emulate_media(media="print")
        assert w.page.evaluate("document.documentElement.scrollWidth") <= 1440
        for gone in (".jump", ".tools", ".writer", ".acts", ".rules", "button.csv"):
            assert not w.page.locator(gone).first.is_visible(), gone
        assert w.page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_worst_seed_prints_on_a_few_pages(browser: Browser, root: Path, tmp_path: Path, paper: str) -> None:
    """With every note open: they stand beside their words in small type."""
    saved = json.loads((root / "reports/samples/battery-talks.json").read_text("utf-8"))
    (tmp_path / "bad.html").write_text(render("html", [decode(Report, saved)]), "utf-8")
    with Watched(browser, tmp_path / "bad.html") as w:
        assert pages(w.page.pdf(format=paper)) <= 7


def test_on_paper_the_notes_stand_open_beside_their_words(browser: Browser, folder: Path) -> None:
    beside = """() => [...document.querySelectorAll('.sheet .notes')].map(n => {
        const block = document.getElementById(n.id.replace('n', 'b')).getBoundingClientRect();
        const r = n.getBoundingClientRect();
        return r.left >= block.right && Math.abs(r.top - block.top) < 4;
    })"""
    with Watched(browser, folder / "good.html", 700) as w:
        w.page.emulate_media(media="print")
        w.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert all(w.page.evaluate(beside))
        assert w.page.locator(".note .hint").first.is_visible()
        w.page.evaluate("dispatchEvent(new Event('afterprint'))")
        w.page.emulate_media(media="screen")
        assert not w.page.locator(".note .hint").first.is_visible()


def test_a_dark_screen_prints_as_a_light_one(browser: Browser, folder: Path) -> None:
    ground = "getComputedStyle(document.querySelector('.text .claim')).backgroundColor"
    with Watched(browser, folder / "good.html") as light, Watched(browser, folder / "good.html", scheme="dark") as dark:
        for w in (light, dark):
            w.page.emulate_media(media="print", color_scheme="dark" if w is dark else "light")
        assert dark.page.evaluate(ground) == light.page.evaluate(ground)
