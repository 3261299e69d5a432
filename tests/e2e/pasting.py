"""The page to paste an article into, as the browser tests use it: an article, and a page that is watched."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

TEXT = """Harbour ferry plan splits the town

By Ona Merek, 4 May 2026

The town will buy three ferries for 14 million euros, mayor Lena Ostby said.
It is widely feared that fares could double.

Critics say the boats are far too slow. The yard owes its banks 9 million euros.
"""
MENDED = TEXT.replace("It is widely feared that fares could double.", "Ostby said that fares could double.")
WIDTHS = (320, 375, 768, 1024, 1440)


class Desk:
    """The page, watched: what it asked for, what it complained of."""

    def __init__(self, browser: Browser, url: str, width: int = 1440, scheme: str = "light", **more: Any) -> None:
        self.url = url
        more = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, **more}
        self.context: BrowserContext = browser.new_context(**more)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: self.complaints.append(d.message))
        self.page.goto(url, timeout=90_000)  # the server answers when its workers are ready

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def paste(self, text: str = TEXT) -> Desk:
        self.page.fill("#text", text)
        return self.said(re.compile("question"))

    def said(self, words: str | re.Pattern[str]) -> Desk:
        expect(self.page.locator("#said")).to_have_text(words, timeout=30_000)
        return self

    def question(self, words: str) -> Any:
        return self.page.locator(".q", has_text=words).first

    def unfold(self) -> None:
        """Opens all that is folded."""
        self.page.evaluate(
            """() => [document, ...['card', 'diff'].map(id => document.getElementById(id).shadowRoot)].filter(Boolean)
            .forEach(root => root.querySelectorAll('details').forEach(d => { d.open = true; }))"""
        )

    @property
    def questions(self) -> int:
        return int((self.page.locator("#said").text_content() or "").split()[0])


def exported(desk: Desk, label: str) -> bytes:
    with desk.page.expect_download() as download:
        desk.page.locator(".out").get_by_role("button", name=label).click()
    assert download.value.suggested_filename.startswith("harbour-ferry-plan-splits-the-town.")
    return Path(download.value.path()).read_bytes()
