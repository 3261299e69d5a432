"""What the browser tests share: one Chromium, pages that are watched, the accessibility checker."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

AXE = Path("build/axe/node_modules/axe-core/axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watched:
    """A page that keeps what it asked the network for and what it complained of."""

    def __init__(
        self, browser: Browser, path: Path, width: int = 1440, scheme: str = "light", at: str = "", **more: Any
    ) -> None:
        more = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, **more}
        self.page: Page = browser.new_page(**more)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: self.complaints.append(d.message))
        self.page.goto(path.as_uri() + at)

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self.page.close()


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
