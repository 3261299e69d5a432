"""Takes the picture that README.md shows: the first screen of a sample card, in headless Chromium.

`make screenshot` runs it after `make samples`. No test compares the picture, since pixels depend on a machine's fonts.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright
from support import ROOT

SAMPLES = ROOT / "reports" / "samples"
SEED = "port-leak"
WIDTH, HEIGHT = 1280, 900
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def take(page: Path, picture: Path) -> None:
    """A PNG of the first screen of a page, in the light theme, without a network."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        sys.exit("no Chromium on this machine: install the package chromium")
    with sync_playwright() as p:
        running = p.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        context = running.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", offline=True)
        shown = context.new_page()
        shown.goto(page.as_uri())
        shown.screenshot(path=picture)
        running.close()


if __name__ == "__main__":
    take(SAMPLES / f"{SEED}.html", SAMPLES / "card.png")
