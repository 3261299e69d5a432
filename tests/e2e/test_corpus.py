"""The pages of a corpus in a real browser: no request, no script of an article, nothing cut off, no barrier."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from corpus.planted import make as plant
from e2e.watched import Watched
from playwright.sync_api import Browser, Page

from audit.config import Config
from audit.corpus.engines.local import Local
from audit.corpus.graph.build import build
from audit.corpus.graph.shown import render as render_graph
from audit.corpus.opened import open_run
from audit.corpus.report.shown import render as render_report
from audit.corpus.run import Corpus, plan, run
from audit.corpus.store import Store
from audit.corpus.work import Task
from audit.pipeline import Auditor

TASK = Task(Config(), profile=False, cards=True)
ACT = "document.documentElement.dataset.cnry=1"
EVIL = f'<script>{ACT}</script><img src=x onerror="{ACT}">'
PAGES = ("report", "graph")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The planted corpus, its every fifth article with markup wherever it can say something."""
    folder = tmp_path_factory.mktemp("corpus")
    rows = plant().rows
    for row in rows[::5]:
        row |= {"title": EVIL, "genre": EVIL, "text": row["text"] + f"\n\nExperts warn of {EVIL} in a shocking case."}
    for row in rows[::100]:
        row |= {"outlet": EVIL, "date": EVIL}
    (folder / "c.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    corpus = Corpus([str(folder / "c.jsonl")])
    with Store(folder / "run", plan(TASK, corpus)) as store:
        run(TASK, corpus, store, Local(TASK, 2), lambda *_: None, lambda _: None)
    opened = open_run(folder / "run")
    (folder / "report.html").write_text(render_report(opened, folder), "utf-8")
    graph, differs = build(opened, Auditor(Config()).pack, folder)
    (folder / "graph.html").write_text(render_graph(graph, differs), "utf-8")
    return folder


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 375, 1024, 1440])
def test_quiet_and_nothing_cut_off(browser: Browser, pages: Path, name: str, width: int) -> None:
    with Watched(browser, pages / f"{name}.html", width) as w:
        w.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert len(w.requests) == 1 and w.complaints == []
        assert w.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
def test_the_articles_cannot_act(browser: Browser, pages: Path, name: str) -> None:
    with Watched(browser, pages / f"{name}.html") as w:
        found = "document.querySelectorAll('img, iframe, object, embed, link, base, form, [onerror]').length"
        assert w.page.evaluate(found) == 0
        assert w.page.evaluate("document.querySelectorAll('script').length") == 1
        assert w.page.evaluate("document.documentElement.dataset.cnry") is None
        for link in w.page.query_selector_all("a[href^='#']"):
            assert w.page.evaluate("a => !!document.getElementById(a.getAttribute('href').slice(1))", link)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1440])
def test_no_barrier(
    browser: Browser, pages: Path, axe: Callable[[Page], list[str]], name: str, scheme: str, width: int
) -> None:
    with Watched(browser, pages / f"{name}.html", width, scheme, bypass_csp=True) as w:
        w.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert axe(w.page) == []


def test_a_group_leads_to_its_articles_and_they_to_their_cards(browser: Browser, pages: Path) -> None:
    with Watched(browser, pages / "report.html") as w:
        w.page.locator("section[aria-labelledby=outlet-h] .groups tbody th a").first.click()
        listed = w.page.locator("details[id^='outlet-'][open] .listed a").first
        assert listed.is_visible()
        listed.click()
        w.page.wait_for_url("**/cards/part-*/*.html*")
        assert w.page.locator("article.card").count() == 1 and w.complaints == []


def test_groups_can_be_sorted_and_are_in_no_order_of_merit(browser: Browser, pages: Path) -> None:
    with Watched(browser, pages / "report.html") as w:
        table = w.page.locator("section[aria-labelledby=rules-h] table")
        names = table.locator("tbody th").all_inner_texts()
        assert names == sorted(names)
        table.locator("thead th", has_text="Findings").get_by_role("button").click()
        cells = [int(text.replace(",", "")) for text in table.locator("tbody td:nth-child(3)").all_inner_texts()]
        assert cells == sorted(cells) and len(cells) > 3


def test_both_are_read_without_scripts(browser: Browser, pages: Path) -> None:
    for name in PAGES:
        with Watched(browser, pages / f"{name}.html", java_script_enabled=False) as w:
            assert w.page.locator("summary").first.is_visible()
            assert w.page.locator("h2").count() > 4
