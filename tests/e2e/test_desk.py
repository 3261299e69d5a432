"""The page to paste an article into, in a real browser on a real server: what an editor does with it, and what an
article, another site or a lost server cannot do to it."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from render import samples
from support import ROOT, article_of, call, seeds

TEXT = """Harbour ferry plan splits the town

By Ona Merek, 4 May 2026

The town will buy three ferries for 14 million euros, mayor Lena Ostby said on Monday. It is widely feared that fares could double.

Critics say the boats are far too slow. The yard owes its banks 9 million euros.
"""  # fmt: skip
MENDED = TEXT.replace("It is widely feared that fares could double.", "Ostby said that fares could double.")
WIDTHS = (320, 375, 768, 1024, 1440)


class Server:
    """`audit serve` in a process of its own."""

    def __init__(self, *args: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "audit", "serve", "--port", "0", *args],
            cwd=ROOT, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert self.process.stderr is not None
        self.url = ""
        while not self.url:
            line = self.process.stderr.readline()
            assert line, "the server ended before it said where it is"
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                self.url = found[0]

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="module")
def server(chromium: str) -> Iterator[Server]:
    pytest.importorskip("uvicorn")
    made = Server()
    yield made
    made.end()


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
        self.page.goto(url)

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

    @property
    def questions(self) -> int:
        return int((self.page.locator("#said").text_content() or "").split()[0])


@pytest.fixture
def desk(browser: Browser, server: Server) -> Iterator[Desk]:
    with Desk(browser, server.url) as d:
        yield d
        assert {urlsplit(r).netloc for r in d.requests if not r.startswith(("data:", "blob:"))} == {
            urlsplit(server.url).netloc
        }, "nothing leaves the origin"
        assert d.complaints == []


# -- an editor at work


def test_the_empty_page_teaches_and_one_click_fills_it(desk: Desk) -> None:
    expect(desk.page.locator("#empty")).to_be_visible()
    expect(desk.page.locator("#card")).not_to_be_visible()
    desk.page.get_by_role("link", name="Try an example").last.click()
    desk.said(re.compile(r"^\d+ questions$"))
    example = article_of(next(s for s in seeds() if s.name == "battery-talks")).read_text("utf-8")
    assert desk.page.input_value("#text") == example
    assert (ROOT / "reports/templates/example.txt").read_text("utf-8") == example
    expect(desk.page.locator("#empty")).not_to_be_visible()


def test_what_is_pasted_is_read_at_once(desk: Desk) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.page.evaluate("text => navigator.clipboard.writeText(text)", TEXT)
    desk.page.focus("#text")
    desk.page.keyboard.press("Control+V")
    desk.said(re.compile("question"))
    assert desk.page.input_value("#text") == TEXT
    expect(desk.question("Who, by name?")).to_contain_text("Critics say")
    marked = desk.page.locator("#marks mark").all_text_contents()
    assert "Critics say" in marked and desk.page.locator("#marks").text_content() == TEXT + "\n "


def test_marks_lie_on_their_words(desk: Desk) -> None:
    """The text under the field breaks its lines where the field does: their heights are the same at any width."""
    long = TEXT + "\n".join(
        "An unbreakableword" + "x" * 90 + " and the council met, it was said. " * 7 for _ in range(4)
    )
    desk.paste(long)
    for width in WIDTHS:
        desk.page.set_viewport_size({"width": width, "height": 900})
        heights = desk.page.evaluate(
            """() => { const t = document.getElementById('text'), m = document.getElementById('marks');
            const style = t.style.height; t.style.height = '0'; const wanted = t.scrollHeight; t.style.height = style;
            const range = new Range(); range.selectNodeContents(m);
            return [wanted, Math.round(range.getBoundingClientRect().height)]; }"""
        )
        padding = 34  # above and below, and the line that keeps an empty last line open
        assert abs(heights[0] - heights[1] - padding) <= 34, (width, heights)


def test_found_fields_follow_the_text_until_the_editor_states_them(desk: Desk) -> None:
    desk.paste()
    for name, value in (
        ("title", "Harbour ferry plan splits the town"),
        ("author", "Ona Merek"),
        ("date", "2026-05-04"),
    ):
        expect(desk.page.locator(f"input#{name}")).to_have_value(value)
        expect(desk.page.locator(f"#{name}-found")).to_have_text("found")
    desk.page.fill("#author", "O. Merek")
    expect(desk.page.locator("#author-found")).not_to_be_visible()
    desk.page.fill("#text", TEXT.replace("Harbour ferry", "Island ferry").replace("Ona Merek", "Per Lund"))
    expect(desk.page.locator("input#title")).to_have_value("Island ferry plan splits the town")
    expect(desk.page.locator("input#author")).to_have_value("O. Merek")


def test_typing_keeps_caret_scroll_and_marks(desk: Desk) -> None:
    desk.paste(TEXT + "\nThe council met in the hall on the hill. " * 60)
    at = TEXT.index("The yard")
    desk.page.evaluate(
        "at => { const t = document.getElementById('text'); t.focus(); t.setSelectionRange(at, at); }", at
    )
    desk.page.evaluate("scrollTo(0, 120)")
    words = "Sources say so. "
    with desk.page.expect_response("**/desk/card"):
        desk.page.keyboard.type(words)
    assert desk.page.evaluate("document.getElementById('text').selectionStart") == at + len(words)
    assert "Critics say" in desk.page.locator("#marks mark").all_text_contents(), "marks stay while one types"
    expect(desk.page.locator(".q", has_text="“Sources say”")).to_have_count(1)
    assert desk.page.evaluate("document.getElementById('text').selectionStart") == at + len(words)
    assert desk.page.evaluate("scrollY") == 120
    assert desk.page.evaluate("document.activeElement.id") == "text"


def test_an_answer_that_comes_late_changes_nothing(browser: Browser, server: Server) -> None:
    with Desk(browser, server.url) as d:
        held: list[Route] = []

        def hold_the_first(route: Route) -> None:
            if held:
                route.continue_()
            else:
                held.append(route)

        d.page.route("**/desk/card", hold_the_first)
        d.page.fill("#text", TEXT)
        d.page.wait_for_timeout(400)
        assert held, "the first question is on its way"
        d.page.fill("#text", "It rained on the hill. " * 10)
        d.said("0 questions")
        try:
            held[0].continue_()
        except Exception:
            pass  # the page has ended it
        d.page.wait_for_timeout(300)
        d.said("0 questions")


def test_a_tick_lasts_while_the_text_changes(desk: Desk) -> None:
    desk.paste()
    n = desk.questions
    desk.question("Who, by name?").get_by_role("checkbox").check()
    desk.said(f"{n - 1} questions, 1 dealt with")
    desk.page.fill("#text", TEXT + "\nThe sun shone on the hill.\n")
    desk.page.wait_for_timeout(600)
    expect(desk.question("Who, by name?").get_by_role("checkbox")).to_be_checked()
    desk.said(re.compile(", 1 dealt with$"))


def test_a_waiver_has_a_reason_and_goes_along(desk: Desk, tmp_path: Path) -> None:
    desk.paste()
    n = desk.questions
    q = desk.question("Who, by name?")
    q.get_by_role("button", name="Waive with a reason").click()
    q.get_by_role("button", name="Waive it").click()
    expect(q.get_by_label("Why it may stand")).to_be_focused()
    q.get_by_label("Why it may stand").fill("the critics' own words; see “letters”")
    q.get_by_role("button", name="Waive it").click()
    desk.said(f"{n - 1} questions, 1 waived")
    fold = desk.page.locator("#waived-fold")
    fold.locator("summary").first.click()
    expect(fold).to_contain_text("Waived: the critics' own words")
    command = fold.locator("code").text_content() or ""
    assert re.fullmatch(
        r"audit waive [0-9a-f]{12} 'article.txt' --reason 'the critics'\\''s? own words; see “letters”'", command
    )
    report = json.loads(exported(desk, "JSON"))
    (waived,) = [f for f in report["findings"] if f["waived"]]
    assert (
        waived["waived"]["reason"] == "the critics' own words; see “letters”" and waived["fingerprint"][:12] in command
    )
    # The command does what it says.
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    ran = subprocess.run(
        command.replace("audit", f"{sys.executable} -m audit", 1), shell=True, cwd=tmp_path, text=True,
        capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert ran.returncode == 0 and "vague" in ran.stdout or "Critics say" in ran.stdout, ran.stderr
    fold.get_by_role("button", name="Take it back").click()
    desk.said(f"{n} questions")


def test_questions_for_the_writer_as_text_mail_and_markdown(desk: Desk) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.paste()
    desk.page.locator("#letter > summary").click()
    letter = desk.page.locator("#letter-text")
    assert letter.input_value().startswith("Questions on “Harbour ferry plan splits the town”\n\n1. Line ")
    assert "Who, by name?" in letter.input_value()
    desk.question("Who, by name?").get_by_role("button", name="For the writer").click()
    assert "Who, by name?" not in letter.input_value()
    desk.page.get_by_label("E-mail").check()
    assert (
        letter.input_value().startswith("Subject: Questions on “Harbour ferry")
        and "Dear Ona Merek," in letter.input_value()
    )
    desk.page.get_by_label("Markdown", exact=True).check()
    assert letter.input_value().startswith("## Questions on “Harbour ferry") and "1. **" in letter.input_value()
    desk.page.get_by_role("button", name="Copy", exact=True).click()
    expect(desk.page.locator("#copied")).to_have_text("Copied.")
    assert desk.page.evaluate("navigator.clipboard.readText()") == letter.input_value()
    href = desk.page.get_by_role("link", name="Open in the mail program").get_attribute("href") or ""
    said = parse_qs(urlsplit(href).query)
    assert href.startswith("mailto:?") and said["subject"] == ["Questions on “Harbour ferry plan splits the town”"]
    assert said["body"][0].startswith("Dear Ona Merek,\r\n\r\n1. Line ")


def test_a_mail_is_cut_at_whole_questions(desk: Desk) -> None:
    desk.paste(TEXT + "\n".join(f"Critics of plan {n} argue that it is widely believed to fail." for n in range(40)))
    href = desk.page.locator("#mail").get_attribute("href") or ""
    assert len(href) <= 1_800 and re.search(r"And \d+ more, which did not fit\.$", unquote(href))


def test_side_by_side_with_an_earlier_version(desk: Desk) -> None:
    desk.paste()
    desk.page.locator("#compare > summary").click()
    desk.page.get_by_role("button", name="Take the present text as the earlier version").click()
    desk.page.fill("#text", MENDED)
    diff = desk.page.locator("#diff")
    expect(diff.get_by_role("heading", name=re.compile("Fixed"))).to_be_visible()
    expect(diff.locator("section.fixed")).to_contain_text(
        "Feared by whom?" if "Feared by whom?" in TEXT else "By whom?"
    )
    expect(diff.locator("section.new")).to_contain_text("Nothing new to ask.")
    desk.page.fill("#before", "")
    expect(desk.page.locator("#mended")).not_to_be_visible()


# -- files in and out


def exported(desk: Desk, label: str) -> bytes:
    with desk.page.expect_download() as download:
        desk.page.locator(".out").get_by_role("button", name=label).click()
    assert download.value.suggested_filename.startswith("harbour-ferry-plan-splits-the-town.")
    return Path(download.value.path()).read_bytes()


def test_what_is_exported_is_what_the_command_line_writes(desk: Desk, tmp_path: Path) -> None:
    desk.paste()
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    for label, form in (("HTML", "html"), ("JSON", "json"), ("Word, with comments", "docx"), ("Markdown", "markdown")):
        ran = call(["check", "article.txt", "--exit-zero", "--format", form], cwd=tmp_path)
        made = exported(desk, label)
        assert re.sub(rb'"config_sha256":"?.*', b"", made) == re.sub(rb'"config_sha256":"?.*', b"", ran.out), form
    comments = docx.Document(io.BytesIO(exported(desk, "Word, with comments"))).comments
    assert any("Who, by name?" in c.text for c in comments)


def test_a_word_file_is_read_and_says_what_was_left_out(desk: Desk, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Pier sinks again", 0)
    run = document.add_paragraph("It is widely believed that the pier will sink again before the summer ends.").runs[0]
    document.add_comment(run, "why?", "K")
    document.core_properties.author = "Ann Lee"
    document.save(str(tmp_path / "pier.docx"))
    desk.page.set_input_files("#file", str(tmp_path / "pier.docx"))
    desk.said(re.compile("question"))
    assert desk.page.input_value("#text").startswith("Pier sinks again\n\nIt is widely believed")
    expect(desk.page.locator("input#author")).to_have_value("Ann Lee")
    expect(desk.page.locator("#author-found")).to_have_text("from pier.docx")
    expect(desk.page.locator("#headline")).to_contain_text("pier.docx: 1 comment was left out.")


def test_a_file_is_dropped(desk: Desk) -> None:
    desk.page.evaluate(
        """text => { const data = new DataTransfer(); data.items.add(new File([text], 'story.md'));
        dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })); }""",
        "# A pier sinks\n\nIt is *widely believed* that it sank.\n",
    )
    desk.said(re.compile("question"))
    expect(desk.page.locator("#format")).to_have_value("markdown")
    expect(desk.page.locator("input#title")).to_have_value("A pier sinks")


def test_without_scripts_the_form_gives_the_card_and_the_files(browser: Browser, server: Server) -> None:
    with Desk(browser, server.url, java_script_enabled=False) as d:
        expect(d.page.locator("[data-script]").first).not_to_be_visible()
        d.page.fill("#text", TEXT)
        d.page.fill("#title", "A stated title")
        with d.page.expect_download() as download:
            d.page.get_by_role("button", name="JSON").click()
        assert json.loads(Path(download.value.path()).read_bytes())["article"]["title"] == "A stated title"
        d.page.get_by_role("button", name="Show the card").click()
        expect(d.page.locator("article.card h2")).to_have_text("A stated title")
        d.page.go_back()
        d.page.fill("#text", "")
        d.page.get_by_role("button", name="Show the card").click()
        expect(d.page.locator("main")).to_contain_text("Not audited")
        assert d.complaints == []


def test_the_card_opens_as_a_page_of_its_own(desk: Desk) -> None:
    desk.paste()
    with desk.context.expect_page() as opened:
        desk.page.get_by_role("button", name="Card as a page").click()
    expect(opened.value.locator("article.card h2")).to_have_text("Harbour ferry plan splits the town")
    expect(opened.value.get_by_role("button", name="Next")).to_be_visible()


# -- choices


def test_pack_genre_and_house_words_count(desk: Desk) -> None:
    desk.paste(TEXT + "\nThe legendary boats are here.\n")
    desk.page.locator("#settings > summary").click()
    expect(desk.page.locator("#marks mark", has_text="legendary")).to_have_count(1)
    desk.page.fill("#allow", "legendary")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#marks mark", has_text="legendary")).to_have_count(0, timeout=30_000)
    desk.page.select_option("#genre", "opinion")
    expect(desk.page.locator("#card")).to_contain_text("treated as opinion")
    desk.page.select_option("#pack", "wire")
    expect(desk.page.locator("#card .tool")).to_contain_text("rules wire", timeout=30_000)


# -- what is stored


def stored(page: Page) -> tuple[int, str]:
    held: tuple[int, str] = tuple(page.evaluate("[localStorage.length + sessionStorage.length, document.cookie]"))
    return held


def test_nothing_is_stored_until_it_is_asked_for(desk: Desk) -> None:
    desk.paste()
    assert stored(desk.page) == (0, "")
    keep = desk.page.get_by_role("button", name="Keep on this computer")
    expect(desk.page.get_by_role("button", name="Forget")).not_to_be_visible()
    keep.click()
    expect(desk.page.locator("#kept")).to_contain_text("in this browser’s storage for http://127.0.0.1:")
    desk.page.fill("#outlet", "The Quay")
    desk.question("Who, by name?").get_by_role("checkbox").check()
    desk.said(re.compile("1 dealt with"))
    desk.page.reload()
    desk.said(re.compile("1 dealt with"))
    assert (desk.page.input_value("#text"), desk.page.input_value("#outlet")) == (TEXT, "The Quay")
    desk.page.get_by_role("button", name="Forget").click()
    assert stored(desk.page) == (0, "")
    desk.page.reload()
    expect(desk.page.locator("#empty")).to_be_visible()


# -- what goes wrong


def test_errors_speak(browser: Browser) -> None:
    server = Server("--max-bytes", "20000")
    try:
        with Desk(browser, server.url) as d:
            d.page.fill("#text", "Der Rat der Stadt hat gestern entschieden, dass die Brücke nicht gebaut wird. " * 6)
            expect(d.page.locator("#headline")).to_contain_text("not English")
            expect(d.page.locator("#none")).not_to_be_visible()
            d.page.fill("#text", "The council met on Monday. " * 2_000)
            expect(d.page.locator("#error")).to_contain_text("too large")
            d.paste()
            expect(d.page.locator("#error")).not_to_be_visible()
            d.page.fill("#text", " \n ")
            expect(d.page.locator("#empty")).to_be_visible()
            d.paste()
            server.end()
            d.page.fill("#text", MENDED)
            expect(d.page.locator("#error")).to_have_text(
                "The server has ended. Start it again with: audit open. What you typed is still here."
            )
            assert d.page.input_value("#text") == MENDED
    finally:
        server.end()


# -- everybody


def test_keyboard_alone(desk: Desk) -> None:
    page = desk.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab") if page.evaluate("document.activeElement.id") != "text" else None
    page.focus("#text")
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Control+Enter")
    desk.said(re.compile("question"))
    page.keyboard.press("F8")
    current = page.locator(".q[aria-current=true]")
    expect(current.get_by_role("checkbox")).to_be_focused()
    first = current.get_attribute("id")
    page.keyboard.press("F8")
    assert current.get_attribute("id") != first
    page.keyboard.press("Shift+F8")
    assert current.get_attribute("id") == first
    page.keyboard.press("Space")
    desk.said(re.compile("1 dealt with"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # its place
    expect(page.locator("#text")).to_be_focused()
    chosen = page.evaluate(
        "(() => { const t = document.activeElement; return t.value.slice(t.selectionStart, t.selectionEnd); })()"
    )
    assert chosen and chosen in (current.locator("q").text_content() or "") or chosen
    page.keyboard.press("F8")
    page.keyboard.press("Escape")
    expect(page.locator("#text")).to_be_focused()
    # Every control can be reached, in the order of the page, and shows that it is.
    seen = []
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    for _ in range(80):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            """() => { const e = document.activeElement; const s = getComputedStyle(e);
            return [e.id || e.textContent.trim().slice(0, 40), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2]; }"""
        )
        if shown[0] == "keep":
            seen.append(shown)
            break
        seen.append(shown)
    assert all(visible for _, visible in seen), [name for name, visible in seen if not visible]
    names = [name for name, _ in seen]
    for earlier, later in (("title", "text"), ("text", "open"), ("open", "print"), ("print", "keep")):
        assert names.index(earlier) < names.index(later)


def test_everything_has_a_name(desk: Desk) -> None:
    desk.paste()
    for fold in desk.page.locator("form details").all():
        fold.evaluate("d => { d.open = true; }")
    tree = desk.page.locator("body").aria_snapshot()
    nameless = [
        line
        for line in tree.splitlines()
        if re.match(r"\s*- (button|textbox|checkbox|combobox|link|radio)(:| \[|$)", line)
    ]
    assert nameless == []
    assert "- status: " in tree and '- heading "Questions" [level=2]' in tree
    expect(desk.page.locator("#said")).to_have_attribute("aria-live", "polite")
    boxes = desk.page.locator(".q input[type=checkbox]").all()
    assert boxes and all(b.get_attribute("aria-describedby") for b in boxes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_and_breaks_no_rule_of_access(
    browser: Browser, server: Server, axe: Callable[[Page], list[str]], width: int, scheme: str
) -> None:
    with Desk(browser, server.url, width, scheme) as d:
        assert axe(d.page) == []
        d.paste()
        d.page.locator("#compare > summary").click()
        d.page.get_by_role("button", name="Take the present text").click()
        d.page.fill("#text", MENDED)
        expect(d.page.locator("#mended")).to_be_visible()
        q = d.page.locator("#first .q").first
        q.get_by_role("button", name="Waive with a reason").click()
        for fold in d.page.locator("details").all():
            fold.evaluate("d => { d.open = true; }")
        assert d.page.evaluate("document.documentElement.scrollWidth") <= width
        small = d.page.evaluate(
            """() => [...document.querySelectorAll('button, a.button, select, input:not([type=hidden]), summary')]
            .filter(e => e.checkVisibility() && !e.closest('.at')).map(e => [e.id || e.textContent, e.getBoundingClientRect()])
            .filter(([, r]) => r.height < 23.5 && r.height > 0).map(([name, r]) => `${name} ${r.height}`)"""
        )
        assert [s for s in small if not s.startswith(("Text", "E-mail", "Markdown "))] == []
        assert axe(d.page) == []
        assert d.complaints == []


def test_print_shows_the_card_and_what_was_decided(desk: Desk) -> None:
    desk.paste()
    desk.question("Who, by name?").get_by_role("checkbox").check()
    desk.said(re.compile("dealt with"))
    desk.page.emulate_media(media="print")
    expect(desk.page.locator("#text")).not_to_be_visible()
    expect(desk.page.locator("#card article.card")).to_be_visible()
    expect(desk.page.locator("#decided")).to_contain_text("Dealt with: Who, by name?")


def test_motion_is_spared(browser: Browser, server: Server) -> None:
    with Desk(browser, server.url, reduced_motion="reduce") as d:
        d.paste()
        assert d.page.locator(".q").first.evaluate("e => getComputedStyle(e).transitionDuration") == "0s"


# -- hostile words, hostile pages

ATTACKS = (
    samples.SCRIPT,
    *samples.NASTY,
    "<svg onload=document.documentElement.dataset.cnry=1> said so on Monday, it is widely believed.",
    "</textarea><script>document.documentElement.dataset.cnry='1'</script> It is widely believed, critics say.",
    "</script><!--<script>--><img src=/x onerror=document.documentElement.dataset.cnry=1> Critics say so.",
    "</template></style></title><iframe srcdoc='<script>parent.document.documentElement.dataset.cnry=1</script>'>",
    "[x](javascript:document.documentElement.dataset.cnry=1) <a href='javascript:1'>Critics</a> argue.",
)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_pasted_words_cannot_act(desk: Desk, form: str) -> None:
    hostile = "\n\n".join(ATTACKS)
    desk.page.select_option("#format", form)
    desk.page.fill("#title", ATTACKS[0])
    desk.page.fill("#author", ATTACKS[-2])
    desk.page.locator("#compare > summary").click()
    desk.page.fill("#before", hostile + " Critics argue.")
    desk.page.fill("#text", hostile)
    desk.said(re.compile("question"))
    expect(desk.page.locator("#mended")).to_be_visible()
    for fold in desk.page.locator("details").all():
        fold.evaluate("d => { d.open = true; }")
    assert desk.page.evaluate("document.documentElement.dataset.cnry") is None
    strange = """() => [document, document.getElementById('card').shadowRoot, document.getElementById('diff').shadowRoot]
        .flatMap(root => [...root.querySelectorAll('img, iframe, object, embed, base, svg [onload], [onerror], [onload], script:not([src]), a[href^="javascript"]')].map(e => e.outerHTML))"""
    assert desk.page.evaluate(strange) == []


def test_a_page_of_another_origin_gets_nothing(browser: Browser, server: Server) -> None:
    class Stranger(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>stranger</title><p>stranger</p>")

        def log_message(self, *_: object) -> None:
            pass

    other = HTTPServer(("127.0.0.1", 0), Stranger)
    threading.Thread(target=other.serve_forever, daemon=True).start()
    page = browser.new_page()
    try:
        page.goto(f"http://localhost:{other.server_port}/")
        for mode in ("cors", "no-cors"):
            for path in ("", "desk/desk.js", "desk/card"):
                got = page.evaluate(
                    """([url, mode, post]) => fetch(url, { mode, method: post ? 'POST' : 'GET',
                    body: post ? new URLSearchParams({ text: 'It is widely believed.' }) : undefined })
                    .then(async r => `${r.type} ${await r.text()}`, e => 'refused')""",
                    [server.url + path, mode, path.endswith("card")],
                )
                assert got in ("refused", "opaque "), (mode, path, got)
        framed = page.evaluate(
            """url => new Promise(done => { const f = document.createElement('iframe'); f.src = url;
            f.onload = () => { let seen; try { seen = f.contentDocument && f.contentDocument.body.textContent; } catch { seen = null; }
            done(seen || 'nothing'); }; document.body.append(f); })""",
            server.url,
        )
        assert "article" not in framed
        with page.expect_response("**/desk/card") as answered:
            page.evaluate(
                """url => { const f = document.createElement('form'); f.method = 'post'; f.action = url;
                const t = document.createElement('input'); t.name = 'text'; t.value = 'It is widely believed.'; f.append(t);
                document.body.append(f); f.submit(); }""",
                server.url + "desk/card",
            )
        assert answered.value.status == 403
    finally:
        page.close()
        other.shutdown()


def test_a_file_of_the_export_holds_no_other(desk: Desk) -> None:
    desk.paste()
    with zipfile.ZipFile(io.BytesIO(exported(desk, "Word, with comments"))) as parts:
        assert "word/comments.xml" in parts.namelist()
