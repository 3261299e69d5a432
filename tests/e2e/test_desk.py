"""The page to paste an article into, in a real browser on a real server: what an editor does with it."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import docx
from e2e.pasting import MENDED, TEXT, WIDTHS, Desk, exported
from playwright.sync_api import Browser, Error, Route, expect
from serve.server import Server
from support import ROOT, article_of, call, seeds

# -- an editor at work


def test_the_empty_page_teaches_and_one_click_fills_it(desk: Desk) -> None:
    expect(desk.page.locator("#empty")).to_be_visible()
    expect(desk.page.locator("div#card")).not_to_be_visible()
    desk.page.get_by_role("link", name="Try an example").last.click()
    desk.said(re.compile(r"^\d+ questions$"))
    example = article_of(next(s for s in seeds() if s.name == "battery-talks")).read_text("utf-8")
    assert desk.page.input_value("#text") == example
    assert (ROOT / "reports/templates/example.txt").read_text("utf-8") == example
    expect(desk.page.locator("#empty")).not_to_be_visible()


def test_what_is_pasted_is_read_at_once(desk: Desk) -> None:
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.page.evaluate("text => navigator.clipboard.writeText(text)", TEXT)
    desk.page.focus("#text")
    desk.page.keyboard.press("Control+V")
    desk.said(re.compile("question"))
    assert desk.page.input_value("#text") == TEXT
    expect(desk.question("Who, by name?")).to_contain_text("Critics say")
    marked = desk.page.locator("#marks mark").all_text_contents()
    assert "Critics say" in marked and desk.page.locator("#marks").text_content() == TEXT + "\n "


def test_the_caret_lights_the_question_of_its_words(desk: Desk) -> None:
    desk.paste()
    desk.page.evaluate("at => { const t = document.getElementById('text'); t.focus(); t.setSelectionRange(at, at); }",
                       TEXT.index("Critics say") + 3)  # fmt: skip
    desk.page.keyboard.press("ArrowRight")
    lit = desk.page.locator(".q[aria-current=true]")
    expect(lit).to_contain_text("Who, by name?")
    expect(desk.page.locator("#marks mark.current")).to_have_text("Critics say")
    desk.page.keyboard.press("Control+Home")
    expect(lit).to_have_count(0)


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
        with d.page.expect_request("**/desk/card"):
            d.page.fill("#text", TEXT)
        with d.page.expect_event("requestfailed", lambda r: r.post_data == held[0].request.post_data):
            d.page.fill("#text", "It rained on the hill. " * 10)
        d.said("0 questions")
        with suppress(Error):  # the page has ended it
            held[0].continue_()
        d.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        d.said("0 questions")


def test_a_tick_lasts_while_the_text_changes(desk: Desk) -> None:
    desk.paste()
    n = desk.questions
    desk.question("Who, by name?").get_by_role("checkbox").check()
    desk.said(re.compile(rf"^{n - 1} questions?, 1 dealt with$"))
    desk.page.fill("#text", TEXT + "\nIt is widely hoped that the sun will shine.\n")
    expect(desk.page.locator(".q", has_text="“It is widely hoped")).to_have_count(1)
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
    desk.said(re.compile(rf"^{n - 1} questions?, 1 waived$"))
    expect(desk.page.locator(".q input[type=checkbox]:focus")).to_have_count(1)
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
    assert (ran.returncode == 0 and "vague" in ran.stdout) or "Critics say" in ran.stdout, ran.stderr
    fold.get_by_role("button", name="Take it back").click()
    desk.said(re.compile(rf"^{n} questions?$"))


def test_questions_for_the_writer_as_text_mail_and_markdown(desk: Desk) -> None:
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
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
    expect(diff.locator("section.fixed")).to_contain_text("It is widely feared")
    expect(diff.locator("section.new")).to_contain_text("Nothing new to ask.")
    desk.page.fill("#before", "")
    expect(desk.page.locator("#mended")).not_to_be_visible()


# -- files in and out


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
        assert [c for c in d.complaints if "422" not in c] == []


def test_the_card_opens_as_a_page_of_its_own(desk: Desk) -> None:
    desk.paste()
    with desk.page.context.expect_page() as opened:
        desk.page.get_by_role("button", name="Card as a page").click()
    expect(opened.value.locator("article.card h2")).to_have_text("Harbour ferry plan splits the town")
    expect(opened.value.get_by_role("button", name="Next")).to_be_visible()


# -- choices


def test_pack_genre_and_house_words_count(desk: Desk) -> None:
    desk.paste(TEXT + "\nThe legendary bridge opened on Monday.\n")
    desk.page.locator("#settings > summary").click()
    expect(desk.page.locator("#marks mark", has_text="legendary")).to_have_count(1)
    desk.page.fill("#allow", "legendary")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#marks mark", has_text="legendary")).to_have_count(0)
    desk.page.select_option("#genre", "opinion")
    expect(desk.page.locator("div#card")).to_contain_text("treated as opinion")
    desk.page.select_option("#pack", "wire")
    expect(desk.page.locator("#card .tool")).to_contain_text("rules wire")
