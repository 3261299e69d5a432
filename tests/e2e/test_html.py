"""The pages in a real browser: no request, no error, no script of the article, nothing cut off, keys enough."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from render import samples

from audit.model.report import Report
from audit.render import render, render_index
from audit.render.escape import html_text

PAGES = ("good", "nasty", "many", "index", "without-text")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
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
        (folder / f"{name}.html").write_text(text, "utf-8")
    return folder


class Watched:
    """A page that keeps what it asked the network for and what it complained of."""

    def __init__(self, browser: Browser, path: Path, width: int = 1440, scheme: str = "light") -> None:
        self.page: Page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: self.complaints.append(d.message))
        self.page.goto(path.as_uri())

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self.page.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 375, 1024, 1440])
def test_quiet_and_nothing_cut_off(browser: Browser, folder: Path, name: str, width: int) -> None:
    with Watched(browser, folder / f"{name}.html", width) as w:
        assert len(w.requests) == 1, "the page itself and nothing else"
        assert w.complaints == []
        assert w.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["nasty", "many", "index", "without-text"])
def test_the_article_cannot_act(browser: Browser, folder: Path, name: str) -> None:
    with Watched(browser, folder / f"{name}.html") as w:
        found = "document.querySelectorAll('script, img, iframe, object, embed, link, base, form, [onerror]').length"
        assert w.page.evaluate(found) == 0
        assert w.page.evaluate("document.documentElement.dataset.cnry") is None
        for link in w.page.query_selector_all("a[href^='#']"):
            assert w.page.evaluate("a => !!document.getElementById(a.getAttribute('href').slice(1))", link)
        assert w.page.evaluate("document.querySelector('footer') !== null"), "the page is there to its end"


@pytest.mark.parametrize("name", ["good", "nasty"])
def test_the_text_is_whole(browser: Browser, folder: Path, name: str) -> None:
    report: Report = getattr(samples, name)()
    assert report.article.text is not None
    with Watched(browser, folder / f"{name}.html") as w:
        shown = w.page.evaluate("document.querySelector('[data-article-text]').textContent")
        assert shown == html_text(report.article.text).replace("\r\n", "\n")


def test_notes_stand_beside_their_words_or_below(browser: Browser, folder: Path) -> None:
    where = """() => [...document.querySelectorAll('.sheet .notes')].map(n => {
        const block = document.getElementById(n.id.replace('n', 'b')).getBoundingClientRect();
        const r = n.getBoundingClientRect();
        return [Math.round(r.top - block.top), r.left >= block.right, r.top >= block.bottom - 1];
    })"""
    with Watched(browser, folder / "good.html", 1440) as w:
        places = w.page.evaluate(where)
        assert len(places) == 4
        assert all(beside and abs(offset) < 4 for offset, beside, _ in places)
    with Watched(browser, folder / "good.html", 375) as w:
        assert all(below for _, _, below in w.page.evaluate(where))


def test_a_question_leads_to_its_note_and_back_by_keyboard(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "good.html") as w:
        first = w.page.locator(".asks a").first
        first.focus()
        w.page.keyboard.press("Enter")
        target = w.page.evaluate("location.hash.slice(1)")
        assert target.startswith("f-")
        note = w.page.locator(f"[id='{target}']")
        assert "Which critics" in note.inner_text()
        note.locator("summary").focus()
        w.page.keyboard.press("Enter")
        assert note.locator("details").evaluate("d => d.open")
        note.locator("a", has_text="to its words").press("Enter")
        assert w.page.evaluate("location.hash") == "#w-" + target.removeprefix("f-")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["good", "index"])
def test_words_stand_out_from_their_ground(browser: Browser, folder: Path, name: str, scheme: str) -> None:
    """WCAG AA: 4.5 to 1, in both themes, for every piece of text."""
    contrast = """() => {
      const rgb = c => c.match(/[\\d.]+/g).map(Number);
      const part = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
      const lum = c => .2126 * part(c[0]) + .7152 * part(c[1]) + .0722 * part(c[2]);
      const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
                            if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
      const low = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let n; n = walker.nextNode();) {
        const e = n.parentElement;
        if (!n.data.trim() || !e.getClientRects().length) continue;
        const [a, b] = [lum(rgb(getComputedStyle(e).color)), lum(ground(e))].sort((x, y) => y - x);
        if ((a + .05) / (b + .05) < 4.5) low.push([n.data.trim().slice(0, 40), e.className, (a + .05) / (b + .05)]);
      }
      return low;
    }"""
    with Watched(browser, folder / f"{name}.html", scheme=scheme) as w:
        w.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert w.page.evaluate(contrast) == []


def test_dark_is_dark(browser: Browser, folder: Path) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    with Watched(browser, folder / "good.html") as light, Watched(browser, folder / "good.html", scheme="dark") as dark:
        assert light.page.evaluate(ground) == "rgb(251, 250, 247)"
        assert dark.page.evaluate(ground) == "rgb(20, 23, 26)"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints(browser: Browser, folder: Path, paper: str) -> None:
    with Watched(browser, folder / "good.html") as w:
        pdf = w.page.pdf(format=paper)  # type: ignore[arg-type]
        assert pdf.startswith(b"%PDF") and pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 6
        w.page.emulate_media(media="print")
        assert w.page.evaluate("document.documentElement.scrollWidth") <= 1440
        assert not w.page.locator(".jump").first.is_visible()
