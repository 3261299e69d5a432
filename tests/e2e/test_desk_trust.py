"""The page to paste an article into: what it stores, whom it shuts out, what it says when something goes wrong, and
what an article, another site or a lost server cannot do to it."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from e2e.pasting import MENDED, TEXT, WIDTHS, Desk
from playwright.sync_api import Browser, Page, expect
from render import samples
from serve.server import Server, serving

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
    with serving("serve", "--max-bytes", "20000") as server, Desk(browser, server.url) as d:
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


# -- everybody


def test_keyboard_alone(desk: Desk) -> None:
    page = desk.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_be_focused()
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
    assert chosen and chosen == current.locator("q").text_content()
    page.keyboard.press("F8")
    page.keyboard.press("Escape")
    expect(page.locator("#text")).to_be_focused()
    # Every control can be reached, in the order of the page, and shows that it is.
    seen = []
    page.focus(".skip")
    for _ in range(80):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            """() => { const e = document.activeElement; const s = getComputedStyle(e);
            const seen = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
            return [e.id || e.textContent.trim().slice(0, 40), seen]; }"""
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
    desk.unfold()
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
        d.unfold()
        assert d.page.evaluate("document.documentElement.scrollWidth") <= width
        small = d.page.evaluate(
            """() => [...document.querySelectorAll('button, a.button, select, input:not([type=hidden]), summary')]
            .filter(e => e.checkVisibility() && !e.closest('label')).map(e => [e, e.getBoundingClientRect()])
            .filter(([, r]) => r.height < 23.5).map(([e, r]) => `${e.id || e.textContent} ${r.height}`)"""
        )
        assert small == []
        # What is out of sight is not laid out, and axe can only measure what is.
        d.page.evaluate("document.getElementById('card').style.contentVisibility = 'visible'")
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
    desk.page.locator("#settings > summary").click()
    desk.page.select_option("#format", form)
    desk.page.fill("#title", ATTACKS[0])
    desk.page.fill("#author", ATTACKS[-2])
    desk.page.locator("#compare > summary").click()
    desk.page.fill("#before", hostile + " Critics argue.")
    desk.page.fill("#text", hostile)
    desk.said(re.compile("question"))
    expect(desk.page.locator("#mended")).to_be_visible()
    desk.unfold()
    assert desk.page.evaluate("document.documentElement.dataset.cnry") is None
    strange = """selector => [document, ...['card', 'diff'].map(id => document.getElementById(id).shadowRoot)]
        .flatMap(root => [...root.querySelectorAll(selector)].map(e => e.outerHTML))"""
    live = "img, iframe, object, embed, base, [onload], [onerror], script:not([src]), a[href^=javascript]"
    assert desk.page.evaluate(strange, live) == []


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
            f.onload = () => done(f.contentDocument ? f.contentDocument.body.textContent : 'closed');
            document.body.append(f); })""",
            server.url,
        )
        assert framed in ("", "closed")
        with page.expect_response("**/desk/card") as answered:
            page.evaluate(
                """url => { const f = document.createElement('form'); f.method = 'post'; f.action = url;
                const t = document.createElement('input'); t.name = 'text'; t.value = 'It is widely believed.';
                f.append(t); document.body.append(f); f.submit(); }""",
                server.url + "desk/card",
            )
        assert answered.value.status == 403
    finally:
        page.close()
        other.shutdown()
