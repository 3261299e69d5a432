"""Places as people count them: the paragraph of the story, and the sentence of it."""

from __future__ import annotations

import pytest

from audit.model.report import Report
from audit.pipeline import audit_text
from audit.render import RenderOptions, render
from audit.render.spots import Spots

TEXT = (
    "Ferry sails again\n\nBy Ann Poe\n\nThe ferry sailed on Monday. Experts say it is safe. READ MORE\n\n"
    "It is believed that the pier is old. The pier burned in 2021, and forty people were hurt.\n"
)
PAGE = (
    "<html><body><article><h1>Ferry sails again</h1><p>The ferry sailed on Monday. Experts say it is safe.</p>"
    "<p>It is believed that the pier is old. The pier burned in 2021, and forty people were hurt.</p></article>"
    "</body></html>"
)


@pytest.fixture(scope="module")
def text() -> Report:
    return audit_text(TEXT, path="ferry.txt")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Report:
    from audit.pipeline import audit_file

    file = tmp_path_factory.mktemp("page") / "ferry.html"
    file.write_text(PAGE, "utf-8")
    return audit_file(file)


@pytest.mark.parametrize(
    ("words", "long", "short"),
    [
        ("Ferry sails", "headline", "headline"),
        ("Ann Poe", "byline", "byline"),
        ("The ferry sailed", "paragraph 1, sentence 1", "p1.1"),
        ("Experts say", "paragraph 1, sentence 2", "p1.2"),
        ("READ MORE", "promo", "promo"),
        ("It is believed", "paragraph 2, sentence 1", "p2.1"),
        ("forty people", "paragraph 2, sentence 2", "p2.2"),
    ],
)
def test_a_place_is_named_as_people_count(text: Report, words: str, long: str, short: str) -> None:
    spot = Spots(text).at(TEXT.index(words))
    assert spot is not None
    assert (spot.long, spot.short) == (long, short)


def test_nothing_stands_before_the_first_sentence() -> None:
    assert Spots(audit_text("\n\n" + TEXT)).at(0) is None


def test_in_a_file_the_line_comes_first_and_on_a_page_the_paragraph(text: Report, page: Report) -> None:
    shown = RenderOptions(verbose=True)
    assert "5:29  info" in render("terminal", [text], shown)
    assert "[vague-collective-source] p1.2" in render("terminal", [text], shown)
    assert "p1.2  info" in render("terminal", [page], shown)
    assert "5:29 (paragraph 1.2)" in render("markdown", [text]).replace("\\", "")
    assert "- paragraph 1.2 (1:" in render("markdown", [page]).replace("\\", "")
    assert "Line 5, paragraph 1, sentence 2:" in render("notes", [text])
    assert "Paragraph 1, sentence 2 (line 1):" in render("notes", [page])
    assert "paragraph 1, sentence 2 (line 1)" in render("html", [page])


def test_a_paragraph_that_a_line_of_the_page_divides_is_one() -> None:
    words = "The mayor opened it on Monday, he said. [SOURCE] The mill is old and the wheel turns again. It rained."
    report = audit_text(f"Mill opens\n\n{words}\n\nThe wheel turned for an hour, the miller said.\n")
    spots = [Spots(report).at(s.start) for s in report.sentences]
    assert [s.short for s in spots if s] == ["headline", "p1.1", "boilerplate", "p1.2", "p1.3", "p2.1"]
