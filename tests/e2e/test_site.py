"""The documentation in a browser: nothing is asked for from elsewhere, it fits, it can be used by all, search works."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import site_build
from playwright.sync_api import Browser, Page

SHOWN = (
    "",
    "rules/",
    "rules/vague-collective-source/",
    "tutorials/ci/",
    "tutorials/researcher/",
    "api/",
    "comparison/",
)

THEMES = "landmark-unique"
"""What the theme does and no guideline forbids: a nav around each copy button, all of one name."""


UNSCROLLED = "document.querySelectorAll('.md-sidebar__scrollwrap').forEach(list => list.scrollTop = 0)"
"""The theme scrolls a list beside the page to where one is; its title stays, and lies over half of a link by chance."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Requests are counted by the browser."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("site")
    site_build.build(folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1440])
def test_pages_fit_ask_for_nothing_and_can_be_used_by_all(
    browser: Browser, axe: Callable[[Page], list[str]], address: str, width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: complaints.append(m.text))
    for path in SHOWN:
        page.goto(address + path, wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        page.evaluate(UNSCROLLED)
        assert not [v for v in axe(page) if not v.startswith(THEMES)], path
    assert not [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert not complaints
    page.close()


def test_a_rule_is_found_by_search(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    page.get_by_role("textbox", name="Search").fill("vague collective")
    page.locator("a.md-search-result__link[href*='rules/vague-collective-source/']").first.click()
    page.wait_for_url("**/rules/vague-collective-source/**")
    page.close()


def test_the_copy_button_copies_what_is_to_be_typed(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "tutorials/ci/")
    block = page.locator(".language-console").nth(1)
    block.scroll_into_view_if_needed()  # which makes the theme add the button
    block.get_by_title("Copy to clipboard").click()
    page.wait_for_function("navigator.clipboard.readText().then(t => t.includes('audit init'))")
    assert page.evaluate("navigator.clipboard.readText()").split("\n")[0] == "audit init --yes"
    context.close()
