"""The page to paste an article into, as the browser tests use it: an article, and a page that is watched."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from e2e.watched import Watched
from playwright.sync_api import expect

TEXT = """Harbour ferry plan splits the town

By Ona Merek, 4 May 2026

The town will buy three ferries for 14 million euros, mayor Lena Ostby said.
It is widely feared that fares could double.

Critics say the boats are far too slow. The yard owes its banks 9 million euros.
"""
MENDED = TEXT.replace("It is widely feared that fares could double.", "Ostby said that fares could double.")
WIDTHS = (320, 375, 768, 1024, 1440)


class Desk(Watched):
    """The page, and what a person does with it."""

    def paste(self, text: str = TEXT) -> Desk:
        self.page.fill("#text", text)
        return self.said(re.compile("question"))

    def said(self, words: str | re.Pattern[str]) -> Desk:
        expect(self.page.locator("#said")).to_have_text(words)
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
