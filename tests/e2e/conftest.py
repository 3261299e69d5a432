"""What the browser tests share: one Chromium, pages that are watched, the accessibility checker."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from e2e.pasting import Desk
from playwright.sync_api import Browser, Page, expect, sync_playwright
from render import samples
from serve.server import Server, serving

from audit.render import render, render_index

AXE = Path("build/axe/node_modules/axe-core/axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    expect.set_options(timeout=30_000)  # the machine may be busy
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe(root: Path) -> Callable[[Page], list[str]]:
    """Violations that axe-core finds on a page, a line each. A machine without it skips; on CI that is a failure."""
    path = root / AXE
    if not path.is_file():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{AXE} is missing; .ci/run installs it")
        pytest.skip("no axe-core here: npm install --no-save --prefix build/axe axe-core@4.10.3")
    source = path.read_text("utf-8")

    def violations(page: Page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
        return [f"{v['id']}: {n['html'][:160]} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"]]

    return violations


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as files, which is how people open them."""
    good, nasty, bare = samples.good(), samples.nasty(), samples.bare()
    batch = [good, samples.FAILURE, nasty, samples.NASTY_FAILURE, bare]
    made = {
        "good": render("html", [good]),
        "nasty": render("html", [nasty]),
        "many": render("html", batch),
        "index": render_index(batch, {good.article.path: "good.html", nasty.article.path: "nasty.html"}),
        "without-text": render("html", [samples.without_text(nasty)]),
    }
    folder = tmp_path_factory.mktemp("pages")
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, "utf-8", newline="")
    return folder


@pytest.fixture(scope="session")
def server(chromium: str) -> Iterator[Server]:
    pytest.importorskip("uvicorn")
    with serving() as made:
        yield made


@pytest.fixture
def desk(browser: Browser, server: Server) -> Iterator[Desk]:
    with Desk(browser, server.url) as d:
        yield d
        assert {urlsplit(r).netloc for r in d.requests if not r.startswith(("data:", "blob:"))} == {
            urlsplit(server.url).netloc
        }, "nothing leaves the origin"
        assert d.complaints == []
