"""The index of many articles in a real browser: sorted, filtered, and still quick and small with two thousand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from e2e.watched import Watched
from playwright.sync_api import Browser
from render import samples

from audit.render import render_index

MANY = 2_000


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    good = samples.good()
    title = good.article.title
    rows = [
        replace(
            good,
            article=replace(
                good.article, path=f"archive/2031/{n:04}-harbour-ferry-plan.txt", title=f"{title}, part {n}"
            ),
            dimensions=tuple(d if d.score is None else replace(d, score=float(n * 7 % 101)) for d in good.dimensions),
            findings=good.findings if n % 2 else (),
        )
        for n in range(MANY)
    ]
    links = {r.article.path: f"2031-{n:04}-harbour-ferry-plan-0a1b2c3d.html" for n, r in enumerate(rows)}
    path = tmp_path_factory.mktemp("index") / "index.html"
    path.write_text(render_index([*rows, samples.FAILURE], links), "utf-8")
    return path


def test_two_thousand_articles_are_a_small_page(many: Path) -> None:
    assert many.stat().st_size < 2_000_000


def test_it_sorts(browser: Browser, many: Path) -> None:
    with Watched(browser, many) as w:
        head = w.page.locator(".articles th", has_text="Attribution")
        cells = "[...document.querySelectorAll('.articles tbody tr')].map(r => r.cells[4] && r.cells[4].textContent)"
        head.get_by_role("button").click()
        values = [float(v) for v in w.page.evaluate(cells) if v]
        assert head.get_attribute("aria-sort") == "ascending" and values == sorted(values) and len(values) == MANY
        head.get_by_role("button").click()
        values = [float(v) for v in w.page.evaluate(cells) if v]
        assert values == sorted(values, reverse=True)
        assert "failed" in (w.page.locator(".articles tbody tr").last.get_attribute("class") or "")
        assert w.complaints == [] and len(w.requests) == 1


def test_it_filters_by_words_and_by_question(browser: Browser, many: Path) -> None:
    with Watched(browser, many) as w:
        output = w.page.locator("#index-tools output")
        assert output.inner_text() == f"{MANY + 1} of {MANY + 1} shown"
        w.page.get_by_label("Title or file").fill("PART 17")
        held = sum("17" in str(n) for n in range(MANY))
        assert output.inner_text() == f"{held} of {MANY + 1} shown"
        w.page.get_by_label("Title or file").fill("")
        button = w.page.get_by_role("button", name="Which critics, and how many?")
        button.press("Enter")
        assert button.get_attribute("aria-pressed") == "true"
        assert output.inner_text() == f"{MANY // 2} of {MANY + 1} shown"


def test_it_ranks_nobody(many: Path) -> None:
    text = many.read_text("utf-8").lower()
    heads = text.split("<thead>")[1].split("</thead>")[0]
    assert "author" not in heads and "rank" not in heads and "best" not in heads


def test_it_is_read_without_scripts(browser: Browser, many: Path) -> None:
    with Watched(browser, many, java_script_enabled=False) as w:
        assert w.page.locator(".articles tbody tr").count() == MANY + 1
        assert not w.page.locator("#index-tools").is_visible()
        first = w.page.locator(".articles a").first
        assert first.get_attribute("href") == "./2031-0000-harbour-ferry-plan-0a1b2c3d.html"
