"""A page that is watched: what it asks the network for, what it complains of."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Browser, Page


class Watched:
    """`where`: a file, or an address; `at`: what stands behind it. A server answers when its workers are ready."""

    def __init__(
        self, browser: Browser, where: Path | str, width: int = 1440, scheme: str = "light", at: str = "", **more: Any
    ) -> None:
        more = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, **more}
        self.page: Page = browser.new_page(**more)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: self.complaints.append(d.message))
        self.page.goto((where.as_uri() if isinstance(where, Path) else where) + at, timeout=90_000)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.page.context.close()
