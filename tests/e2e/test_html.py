"""The card in a real browser: no request, no error, no script of the article, nothing cut off, keys enough."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from e2e.watched import Watched
from playwright.sync_api import Browser, Page
from render import samples

from audit.model.report import Report
from audit.render import render, view
from audit.render.escape import html_text
from audit.render.html_card import page_offsets

PAGES = ("good", "nasty", "many", "index", "without-text")


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
        found = "document.querySelectorAll('img, iframe, object, embed, link, base, form, [onerror]').length"
        assert w.page.evaluate(found) == 0
        assert w.page.evaluate("document.querySelectorAll(\"script:not([type='application/json'])\").length") == 1
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
        # Offsets that the script is given are those of the page.
        at, text = page_offsets(report.article.text), report.article.text
        for s in report.sentences:
            part = w.page.evaluate("([a, b]) => document.querySelector('[data-article-text]').textContent.slice(a, b)",
                                   [at[s.start], at[s.end]])  # fmt: skip
            assert part == html_text(text[s.start : s.end])


@pytest.mark.parametrize("name", ["good", "many"])
def test_all_can_be_read_without_scripts(browser: Browser, folder: Path, name: str) -> None:
    with Watched(browser, folder / f"{name}.html", java_script_enabled=False) as w:
        assert w.complaints == []
        assert not w.page.locator(".tools").first.is_visible(), "no dead controls"
        assert not w.page.locator("[data-do=print]").first.is_visible()
        card = w.page.locator("article.card").first
        assert card.locator(".note").first.is_visible()
        for part in (".ledger", ".speakers", ".figures", ".rulepage", ".notes-text"):
            assert not card.locator(part).first.is_visible()
            card.locator(".part", has=w.page.locator(part)).locator("summary").first.click()
        assert card.locator(".ledger").is_visible() and card.locator(".notes-text").is_visible()
        for fold in w.page.locator("summary").all():
            assert fold.evaluate("s => s.closest('details') !== null")


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


def open_part(page: Page, name: str) -> None:
    page.locator(".part > details > summary", has_text=name).first.click()


def shown(page: Page) -> list[str]:
    """Ids of the notes that are not filtered away."""
    ids: list[str] = page.evaluate("[...document.querySelectorAll('.note')].filter(n => !n.hidden).map(n => n.id)")
    return ids


def test_one_note_is_no_notes(browser: Browser, folder: Path) -> None:
    report = samples.good()
    first = view.places(report)[0].finding
    alone = replace(report, findings=(replace(first, group=()),), asks=())
    assert len(view.places(alone)) == 1
    (folder / "one.html").write_text(render("html", [alone]), "utf-8")
    with Watched(browser, folder / "one.html") as w:
        assert w.page.locator(".tools output").inner_text() == "1 note"


def test_filters_show_the_notes_that_fit(browser: Browser, folder: Path) -> None:
    report = samples.good()
    places = view.places(report)
    with Watched(browser, folder / "good.html") as w:
        page = w.page
        assert len(shown(page)) == len(places)
        page.get_by_role("combobox", name="Severity").select_option("error")
        assert shown(page) == [f"f-{p.finding.fingerprint}" for p in places if p.finding.severity == "error"]
        assert page.locator(".tools output").inner_text() == f"2 of {len(places)} notes"
        page.get_by_role("button", name="Next").click()
        assert page.locator(".tools output").inner_text() == "1 of 2 notes"
        page.get_by_role("button", name="Show all").click()
        page.get_by_role("combobox", name="Dimension").select_option("certainty")
        members = [p for p in places if "certainty" in (p.finding.dimension, *(u.dimension for u in p.under))]
        assert shown(page) == [f"f-{p.finding.fingerprint}" for p in members] and members
        page.get_by_role("button", name="Show all").click()
        page.get_by_role("combobox", name="Rule").select_option("stacked-hedges")
        assert len(shown(page)) == 1, "a rule that stands under a stronger one is found as well"
        page.get_by_role("button", name="Show all").click()
        assert len(shown(page)) == len(places)


def test_the_bar_is_a_filter(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "good.html") as w:
        button = w.page.get_by_role("button", name=re.compile("no source 5$"))
        button.press("Enter")
        assert button.get_attribute("aria-pressed") == "true"
        assert w.page.get_by_role("combobox", name="Who answers").input_value() == "nobody"
        assert w.page.locator(".ledger tbody tr:not(.off)").count() == 5
        assert w.page.locator(".text .claim:not(.off)").count() == 5
        kept = "[...document.querySelectorAll('.note')].filter(n => !n.hidden)"
        assert set(w.page.evaluate(f"{kept}.map(n => n.dataset.who)")) == {"nobody"}
        button.press("Enter")
        assert w.page.locator(".ledger tbody tr:not(.off)").count() == 9
        w.page.locator(".bar rect.outlet").click()
        assert w.page.locator(".ledger tbody tr:not(.off)").count() == 1


def test_keys_step_through_the_notes_and_let_go(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "good.html") as w:
        page, ids = w.page, shown(w.page)
        current = "document.querySelector('.note.current') && document.querySelector('.note.current').id"
        for key, want in (("j", 0), ("n", 1), ("k", 0), ("p", -1), ("n", 0)):
            page.keyboard.press(key)
            assert page.evaluate(current) == ids[want], key
            assert page.evaluate("location.hash") == f"#{ids[want]}"
            assert page.evaluate("document.activeElement.id") == ids[want]
        page.keyboard.press("Escape")
        assert page.evaluate(current) is None
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body"), "no trap"
        page.get_by_role("combobox", name="Rule").focus()
        page.keyboard.press("p")
        assert page.evaluate(current) is None, "letters typed into a field are the field's"
        page.get_by_text("Keys", exact=True).click()
        page.get_by_label("Single keys are on").uncheck()
        page.locator("h1").click()
        page.keyboard.press("j")
        assert page.evaluate(current) is None


def test_a_question_leads_to_its_note_and_back_by_keyboard(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "good.html") as w:
        asked = w.page.locator(".asks a").first
        question = asked.inner_text()
        asked.press("Enter")
        target = w.page.evaluate("location.hash.slice(1)")
        assert target.startswith("f-")
        note = w.page.locator(f"[id='{target}']")
        assert question in note.inner_text()
        assert note.locator("details").evaluate("d => d.open")
        note.locator("a", has_text="its words").press("Enter")
        assert w.page.evaluate("location.hash") == "#w-" + target.removeprefix("f-")
        w.page.go_back()
        assert w.page.evaluate("document.querySelector('.note.current').id") == target


def test_an_address_opens_its_finding(browser: Browser, folder: Path) -> None:
    place = next(p for p in view.places(samples.good()) if p.under)
    for finding in (place.finding, *place.under):
        with Watched(browser, folder / "good.html", at=f"#f-{finding.fingerprint}") as w:
            note = w.page.locator(".note.current")
            assert note.get_attribute("id") == f"f-{place.finding.fingerprint}"
            assert note.locator("details").evaluate("d => d.open")
            assert w.page.locator("a.hit.lit").first.is_visible()
            top, bottom = note.evaluate("n => [n.getBoundingClientRect().top, n.getBoundingClientRect().bottom]")
            assert top < 900 and bottom > 0, "in view"
    with Watched(browser, folder / "good.html", at="#f-0123456789abcdef") as w:
        assert "not on this card" in w.page.locator(".tools output").inner_text()


@pytest.mark.parametrize("way", ["hover", "focus", "tap"])
def test_who_answers_shows_by_hover_focus_and_tap(browser: Browser, folder: Path, way: str) -> None:
    with Watched(browser, folder / "good.html", has_touch=way == "tap") as w:
        claim = w.page.locator("#s-1")
        if way == "hover":
            claim.hover()
        elif way == "focus":
            w.page.keyboard.press("Tab")  # the browser counts what follows as by keyboard
            claim.locator("a.by").focus()
        else:
            claim.locator("span:not(.source):not(.cue)").first.or_(claim).first.tap(position={"x": 4, "y": 8})
        panel = w.page.locator("#panel")
        panel.wait_for(state="visible")
        words = panel.inner_text()
        assert "named source" in words and "mayor Lena Ostby" in words and "said" in words
        marks = "Object.fromEntries([...CSS.highlights].map(([k, h]) => [k, [...h].map(String).join('|')]))"
        lit = w.page.evaluate(marks)
        assert lit["source"] == "mayor Lena Ostby" and lit["cue"] == "said"
        assert lit["content"].startswith("The town will buy three ferries")
        w.page.keyboard.press("Escape")
        assert not panel.is_visible()
        assert w.page.evaluate("CSS.highlights.size") == 0


def test_every_glossed_word_says_what_it_means(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "good.html") as w:
        w.page.locator(".facts a.g").first.click()
        assert "would want sourced" in w.page.locator("#panel").inner_text()
        for link in w.page.locator("a.g").all():
            assert link.evaluate("a => document.querySelector(a.hash).nextElementSibling.textContent.length > 10")


def test_a_severity_says_what_it_means(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "good.html") as w:
        panel = w.page.locator("#panel")
        w.page.locator(".asks .sev.error").first.click()
        assert "newsroom codes forbid it" in panel.inner_text()
        summary = w.page.locator(".note summary").first
        summary.locator(".sev").click()
        assert not panel.is_visible() and summary.evaluate("s => s.parentElement.open"), "it only opens the note"


def test_the_rule_opens_in_place(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "good.html") as w:
        fold = w.page.locator(".why details", has=w.page.locator(".costbar a")).first
        fold.locator("summary").first.click()
        link = fold.locator("a.rule").first
        link.press("Enter")
        box = w.page.get_by_role("dialog")
        assert box.get_by_role("heading", level=3).inner_text() == link.inner_text()
        assert "What " in box.inner_text()
        w.page.keyboard.press("Escape")
        assert box.count() == 0
        assert link.evaluate("a => a === document.activeElement"), "focus goes back to where it was"


@pytest.mark.parametrize("allowed", [True, False])
def test_notes_for_the_writer_copy_as_text(browser: Browser, folder: Path, allowed: bool) -> None:
    wants = ["clipboard-read", "clipboard-write"] if allowed else []
    with Watched(browser, folder / "good.html", permissions=wants) as w:
        if not allowed:
            refuse = "navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false"
            w.page.evaluate(refuse)
        w.page.get_by_role("link", name="Notes for the writer").click()
        box = w.page.get_by_role("dialog")
        text = box.locator("pre").inner_text()
        assert "Which critics, and how many?" in text and "38.9" not in text
        box.get_by_role("button", name="Copy as text").click()
        box.locator("output", has_text=re.compile("Copied|Ctrl")).wait_for()
        if allowed:
            assert w.page.evaluate("navigator.clipboard.readText()") == text
        else:
            assert "Ctrl+C" in box.locator("output").inner_text()
            assert w.page.evaluate("getSelection().toString()").split() == text.split()


def test_tables_sort_and_copy_as_csv(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "good.html", permissions=["clipboard-read", "clipboard-write"]) as w:
        open_part(w.page, "Claims, and who answers")
        head = w.page.locator(".ledger th", has_text="Who answers")
        cells = "[...document.querySelectorAll('.ledger tbody tr')].map(r => r.cells[3].textContent)"
        head.get_by_role("button").press("Enter")
        up = w.page.evaluate(cells)
        assert head.get_attribute("aria-sort") == "ascending" and up == sorted(up)
        head.get_by_role("button").press("Enter")
        assert head.get_attribute("aria-sort") == "descending"
        w.page.locator(".ledger th", has_text="Line").get_by_role("button").press("Enter")
        assert head.get_attribute("aria-sort") is None
        w.page.get_by_role("button", name="Copy claims as CSV").click()
        w.page.get_by_text("Copied.").wait_for()
        rows = w.page.evaluate("navigator.clipboard.readText()").splitlines()
        assert rows[0].startswith("Line,Claim,") and len(rows) == 10


def test_a_copied_cell_is_no_formula(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "nasty.html", permissions=["clipboard-read", "clipboard-write"]) as w:
        open_part(w.page, "Speakers")
        w.page.get_by_role("button", name="Copy speakers as CSV").click()
        w.page.get_by_text("Copied.").wait_for()
        rows = w.page.evaluate("navigator.clipboard.readText()").splitlines()
        assert len(rows) == 1 + len(samples.NASTY)
        assert not any(re.match(r'"?\s*[=+\-@]', row) for row in rows)


def test_things_to_check_can_be_ticked(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "good.html") as w:
        box = w.page.locator(".checks input").first
        box.check()
        assert box.is_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_accessible(browser: Browser, folder: Path, name: str, scheme: str, axe: Callable[[Page], list[str]]) -> None:
    with Watched(browser, folder / f"{name}.html", scheme=scheme) as w:
        assert axe(w.page) == []
        w.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert axe(w.page) == []
    with Watched(browser, folder / f"{name}.html", 320, scheme) as w:
        assert axe(w.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_opens_is_accessible(
    browser: Browser, folder: Path, scheme: str, axe: Callable[[Page], list[str]]
) -> None:
    with Watched(browser, folder / "good.html", scheme=scheme) as w:
        w.page.keyboard.press("j")
        w.page.locator(".facts a.g").first.click()
        assert axe(w.page) == []
        w.page.keyboard.press("Escape")
        w.page.get_by_role("link", name="Notes for the writer").click()
        assert axe(w.page) == []


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
        if (!n.data.trim() || !e.getClientRects().length || e.closest('svg, script')) continue;
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


@pytest.mark.parametrize("width", [320, 375])
def test_on_a_narrow_page_no_column_is_out_of_sight(browser: Browser, folder: Path, width: int) -> None:
    """Of a table with more to say than fits: each row is a small card of its own."""
    cut = """selector => [...document.querySelectorAll(`${selector} td`)].filter(
        c => c.getClientRects().length && c.getBoundingClientRect().right > innerWidth).length"""
    for name, table in (("good", ".ledger"), ("good", ".speakers"), ("index", ".articles")):
        with Watched(browser, folder / f"{name}.html", width) as w:
            assert w.page.evaluate(cut, table) == 0, table
    with Watched(browser, folder / "index.html", width) as w:
        named = "getComputedStyle(document.querySelector('.articles td:nth-child(5)'), '::before').content"
        assert w.page.evaluate(named) == '"Attribution"'


def test_a_bar_of_what_it_cost_leads_to_the_words(browser: Browser, folder: Path) -> None:
    with Watched(browser, folder / "good.html") as w:
        fold = w.page.locator(".why details", has=w.page.locator(".costbar a")).first
        fold.locator("summary").first.click()
        bar = fold.locator(".costbar a").first
        bar.click()
        assert w.page.locator(".note.current").get_attribute("id") == (bar.get_attribute("href") or "").lstrip("#")
