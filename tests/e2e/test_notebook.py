"""The card in a notebook: a page within a page, which touches nothing around it and is touched by nothing."""

from __future__ import annotations

from pathlib import Path

from e2e.watched import Watched
from playwright.sync_api import Browser
from render import samples

HOST = """<!doctype html><html lang="en"><head><title>Notebook</title><style>h1, p {{ color: red }}</style></head>
<body><h1 id="own">Notebook</h1><script>window.secret = 1</script>{0}{1}</body></html>"""
REACH = "(() => { try { return parent.secret } catch (e) { return e.name } })()"


def test_the_card_lives_in_a_frame_of_its_own(browser: Browser, tmp_path: Path) -> None:
    host = tmp_path / "notebook.html"
    host.write_text(HOST.format(samples.good()._repr_html_(), samples.nasty()._repr_html_()), "utf-8")
    with Watched(browser, host) as seen:
        page = seen.page
        assert len(page.frames) == 3 and seen.requests == [host.as_uri()]
        for frame in page.frames[1:]:
            assert frame.evaluate(REACH) == "SecurityError"
            assert frame.locator("main p").first.evaluate("e => getComputedStyle(e).color") != "rgb(255, 0, 0)"
        card = page.frames[1]
        shown = card.locator(".head").inner_text()
        for link in card.locator("nav a[href^='#']:visible").all()[:3]:
            link.click()
            assert card.url.startswith("about:srcdoc"), "a link within the card stays within it"
        assert card.locator(".head").inner_text() == shown
        assert page.locator("#own").evaluate("e => getComputedStyle(e).color") == "rgb(255, 0, 0)"
        assert seen.complaints == [] and seen.requests == [host.as_uri()]
