"""The page of a comparison in a real browser: side by side, quiet, nothing cut off, readable in both themes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from e2e.watched import Watched
from playwright.sync_api import Browser, Page
from render.test_diff_formats import DIFFS

from audit.render.diff import render

NAMES = ("good", "hostile", "back", "many", "same", "without-text")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("diffs")
    for name in NAMES:
        (folder / f"{name}.html").write_text(render("html", DIFFS[name]), "utf-8")
    return folder


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [320, 375, 1440])
def test_quiet_and_nothing_cut_off(browser: Browser, folder: Path, name: str, width: int) -> None:
    with Watched(browser, folder / f"{name}.html", width) as w:
        assert len(w.requests) == 1, "the page itself and nothing else"
        assert w.complaints == []
        assert w.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", NAMES)
def test_the_articles_cannot_act(browser: Browser, folder: Path, name: str) -> None:
    with Watched(browser, folder / f"{name}.html") as w:
        foreign = "document.querySelectorAll('main script, img, iframe, object, embed, link, base, form, i').length"
        assert w.page.evaluate(foreign) == 0
        assert w.page.evaluate("document.documentElement.dataset.cnry") is None
        for link in w.page.query_selector_all("a[href^='#']"):
            assert w.page.evaluate("a => !!document.getElementById(a.getAttribute('href').slice(1))", link)
        assert w.page.evaluate("document.querySelector('footer') !== null"), "the page is there to its end"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["good", "many", "hostile"])
def test_everybody_can_read_it(
    browser: Browser, folder: Path, axe: Callable[[Page], list[str]], name: str, scheme: str
) -> None:
    # axe-core is put into the page, which the page's own policy would refuse.
    with Watched(browser, folder / f"{name}.html", scheme=scheme, bypass_csp=True) as w:
        w.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert axe(w.page) == []


def test_side_by_side_on_a_wide_page_and_one_below_the_other_on_a_narrow_one(browser: Browser, folder: Path) -> None:
    where = """() => [...document.querySelectorAll('.pair')].map(p => {
        const [a, b] = [...p.children].map(c => c.getBoundingClientRect());
        return [b.left >= a.right, b.top >= a.bottom];
    })"""
    with Watched(browser, folder / "good.html", 1440) as w:
        wide = w.page.evaluate(where)
    with Watched(browser, folder / "good.html", 375) as w:
        narrow = w.page.evaluate(where)
    assert len(wide) == len(narrow) >= 4
    assert all(beside for beside, _ in wide) and all(below for _, below in narrow)


def test_words_lead_to_their_finding(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "good.html") as w:
        w.page.locator("a.asked-of", has_text="stunning").press("Enter")
        entry = w.page.locator(f"[id='{w.page.evaluate('location.hash.slice(1)')}']")
        assert "peacock-term" in entry.inner_text()
        top = entry.evaluate("e => e.getBoundingClientRect().top")
        assert 0 <= top < 900, "it is in view"


def test_an_address_opens_its_change_and_marks_it(browser: Browser, folder: Path) -> None:
    """By fingerprint, as on the card; also where the list that holds it is folded."""
    (diff,) = DIFFS["good"].articles
    for change in (diff.of("moved")[0], diff.of("fixed")[0], diff.of("new")[0]):
        assert change.lead is None
        with Watched(browser, folder / "good.html", at=f"#f-{change.fingerprint}") as w:
            entry = w.page.locator(f"#f-{change.fingerprint}")
            assert change.rule in entry.inner_text()
            assert entry.evaluate("e => e.matches(':target') && getComputedStyle(e).outlineStyle") == "solid"
            top = entry.evaluate("e => e.getBoundingClientRect().top")
            assert 0 <= top < 900, "it is in view"
            w.page.evaluate("scrollTo(0, 0)")
            assert w.complaints == []


def test_a_broken_address_is_no_error(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "good.html", at="#%E0%A4%A") as w:
        assert w.complaints == []


def test_it_is_whole_without_a_script(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "good.html", java_script_enabled=False) as w:
        words = w.page.locator("main").inner_text()
        for part in ("Six dimensions", "higher", "Fixed", "New", "side by side", "A stunning sum was named by nobody."):
            assert part in words


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints(browser: Browser, folder: Path, paper: str) -> None:
    with Watched(browser, folder / "good.html") as w:
        pdf = w.page.pdf(format=paper)
        assert pdf.startswith(b"%PDF") and pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 4
