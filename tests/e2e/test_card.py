"""The card as a reader meets it: short until it is opened, one file, a first page for the desk."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from e2e.watched import Watched
from playwright.sync_api import Browser, Page
from render import samples

from audit.model.decode import decode
from audit.model.report import Report
from audit.render import render

SEEDS = ("battery-talks", "dam-repairs", "library-opinion", "port-leak", "reef-study")
PAPER = {"A4": (210, 297), "Letter": (215.9, 279.4)}
MARGIN, MM = 13, 96 / 25.4  # of @page in tokens.css, in mm; pixels of CSS in a mm


@pytest.fixture(scope="module")
def seeds(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    for name in SEEDS:
        saved = json.loads((root / f"reports/samples/{name}.json").read_text("utf-8"))
        (folder / f"{name}.html").write_text(render("html", [decode(Report, saved)]), "utf-8", newline="")
    return folder


@pytest.mark.parametrize("name", SEEDS)
def test_on_a_phone_all_but_the_article_is_short(browser: Browser, seeds: Path, name: str) -> None:
    """Seven screens of 900 pixels, on whatever fonts; open, it is three times that and more."""
    rest = "document.documentElement.scrollHeight - document.querySelector('.annotated').offsetHeight"
    with Watched(browser, seeds / f"{name}.html", 375) as w:
        folded = w.page.evaluate(rest)
        w.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert folded < 7 * 900 and w.page.evaluate(rest) > 3 * folded
        assert w.page.evaluate("document.documentElement.scrollWidth") <= 375


def test_links_open_what_is_folded_without_a_script(browser: Browser, seeds: Path) -> None:
    with Watched(browser, seeds / "port-leak.html", java_script_enabled=False) as w:
        page = w.page
        for link, within in (
            (".text a.by", ".ledger"),
            (".dimensions .sure", ".why"),
            (".jump a[href='#speakers']", ".speakers"),
        ):
            first = page.locator(link).first
            place = page.locator(f"[id='{(first.get_attribute('href') or '')[1:]}']")
            assert not place.is_visible()
            first.click()
            place.wait_for(state="visible")
            assert page.locator(within).first.is_visible()
        note = page.locator(".note", has=page.locator("a.rule")).first
        note.locator("summary").click()
        note.locator("a.rule").first.click()
        assert page.locator(".rulepage:target .examples.bad").is_visible()


def test_a_rule_opens_over_the_card_with_its_examples(browser: Browser, seeds: Path) -> None:
    with Watched(browser, seeds / "port-leak.html") as w:
        w.page.keyboard.press("j")
        link = w.page.locator(".note.current a.rule").first
        link.press("Enter")
        box = w.page.get_by_role("dialog")
        for head in ("Why", "Bad", "Good", "How to mend it", "Standards", "How often it is right"):
            assert box.get_by_role("heading", name=head, exact=True).is_visible()
        assert box.locator(".bad mark").count() > 0
        assert box.evaluate("d => d.scrollTop") == 0 and box.get_by_role("heading", level=3).evaluate(
            "h => h === document.activeElement"
        ), "it is read from its head"
        w.page.keyboard.press("Escape")
        assert link.evaluate("a => a === document.activeElement")


def test_the_page_saves_itself_as_it_came(browser: Browser, seeds: Path, tmp_path: Path) -> None:
    with Watched(browser, seeds / "reef-study.html") as w:
        w.page.keyboard.press("j")
        with w.page.expect_download() as found:
            w.page.get_by_role("button", name="Save page").click()
        assert found.value.suggested_filename == "reef-study.html"
        found.value.save_as(tmp_path / "saved.html")
        assert w.complaints == [] and len([r for r in w.requests if not r.startswith("blob:")]) == 1
        parts = [".tools select", ".note", ".note.current", ".panel", "script", "style"]
        counted = f"{parts}.map(s => document.querySelectorAll(s).length)"
        before = w.page.evaluate(counted)
    with Watched(browser, tmp_path / "saved.html") as again:
        assert again.complaints == [] and len(again.requests) == 1
        shown = "document.querySelector('[data-article-text]').textContent"
        with Watched(browser, seeds / "reef-study.html") as w:
            assert again.page.evaluate(shown) == w.page.evaluate(shown)
        again.page.keyboard.press("j")
        assert again.page.evaluate(counted) == before


def test_a_page_within_a_page_offers_no_file(browser: Browser, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "outer.html").write_text(f'<iframe src="{(seeds / "reef-study.html").as_uri()}"></iframe>', "utf-8")
    with Watched(browser, tmp_path / "outer.html") as w:
        inner = w.page.frames[1]
        inner.wait_for_load_state()
        assert inner.locator("[data-do=print]").is_visible() and not inner.locator("[data-do=save]").is_visible()


def test_a_paragraph_has_its_number_and_address(browser: Browser, seeds: Path) -> None:
    with Watched(browser, seeds / "dam-repairs.html") as w:
        link = w.page.get_by_role("link", name="Paragraph 3", exact=True)
        assert link.evaluate("a => getComputedStyle(a, '::before').content") in ('"par. 3"', '"par. " attr(data-n)')
        link.click()
        assert w.page.evaluate("location.hash") == "#par-3"
        block = w.page.locator(".block", has=link)
        assert block.evaluate("b => getComputedStyle(b).outlineStyle") == "solid"
        box, words = link.bounding_box(), block.bounding_box()
        assert box and words and box["x"] >= 0 and box["x"] + box["width"] <= words["x"], "beside the text, not over it"


@pytest.mark.parametrize("width", [320, 375, 1024])
def test_numbers_of_paragraphs_stay_on_the_page(browser: Browser, seeds: Path, width: int) -> None:
    with Watched(browser, seeds / "dam-repairs.html", width) as w:
        left = "Math.min(...[...document.querySelectorAll('.par')].map(a => a.getBoundingClientRect().left))"
        assert w.page.evaluate(left) >= 0


@pytest.mark.parametrize(("width", "open"), [(375, False), (1440, True)])
def test_filters_are_folded_where_there_is_no_room(browser: Browser, seeds: Path, width: int, open: bool) -> None:
    with Watched(browser, seeds / "port-leak.html", width) as w:
        box = w.page.get_by_role("combobox", name="Severity")
        assert box.is_visible() is open
        if not open:
            w.page.locator(".tools summary").press("Enter")
            assert box.is_visible()


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("name", SEEDS)
def test_the_first_page_on_paper_is_for_the_desk(browser: Browser, seeds: Path, name: str, paper: str) -> None:
    """Headline, who answers, dimensions and asks fit on one page; the article begins on the next."""
    width, height = ((side - 2 * MARGIN) * MM for side in PAPER[paper])
    with Watched(browser, seeds / f"{name}.html", int(width)) as w:
        w.page.emulate_media(media="print")
        w.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert w.page.evaluate("document.querySelector('.columns').getBoundingClientRect().bottom + scrollY") <= height
        for part in (".headline", ".bar", ".dimensions", ".lists h3"):
            assert w.page.locator(part).first.is_visible()
        assert w.page.evaluate("getComputedStyle(document.querySelector('.annotated')).breakBefore") == "page"
        assert w.page.locator(".ledger").is_visible(), "what is folded on a screen is printed after the article"


def test_what_the_first_page_has_no_room_for_is_printed_later(browser: Browser, tmp_path: Path) -> None:
    good = samples.good()
    many = replace(good, checks=tuple(replace(c, text=f"thing {n}") for n, c in enumerate(good.checks * 9)))
    (tmp_path / "many.html").write_text(render("html", [many]), "utf-8")
    with Watched(browser, tmp_path / "many.html") as w:
        seen = "[...document.querySelectorAll('.checks li')].filter(li => li.checkVisibility()).map(li => li.innerText)"
        w.page.locator(".byhand summary").click()
        every = w.page.evaluate(seen)
        assert len(every) == len(many.checks) > 8
        w.page.emulate_media(media="print")
        assert w.page.evaluate(seen) == every


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_the_colours_of_the_system_nothing_is_lost(browser: Browser, seeds: Path, scheme: str) -> None:
    fill = "s => getComputedStyle(document.querySelector(s)).fill"
    with Watched(browser, seeds / "port-leak.html", scheme=scheme, forced_colors="active") as w:
        ground = w.page.evaluate("getComputedStyle(document.body).backgroundColor")
        value, track = (w.page.evaluate(fill, f".meter rect.{part}") for part in ("value", "track"))
        assert len({ground, value, track}) == 3
        mark = "getComputedStyle(document.querySelector('.text .by.nobody'), '::before').content"
        assert "○" in w.page.evaluate(mark), "who answers is a shape as well"


@pytest.mark.parametrize("width", [375, 1024])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_real_card_is_accessible(
    browser: Browser, seeds: Path, width: int, scheme: str, axe: Callable[[Page], list[str]]
) -> None:
    with Watched(browser, seeds / "port-leak.html", width, scheme) as w:
        assert axe(w.page) == []
        w.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert axe(w.page) == []
        w.page.locator("a.rule").first.click()
        assert axe(w.page) == []
