"""What can be mended without a writer, what goes then, and what is left alone."""

from __future__ import annotations

from unittest import mock

import pytest

from audit.config import Config
from audit.mend import edited
from audit.model.report import FixRow, Report
from audit.model.text import SourceMap
from audit.pipeline import Auditor

AUDITOR = Auditor(Config(pack="core"), profile=False)
LEAD = "The bridge opened on Monday, mayor Anna Lund said. It has two lanes and a path for bicycles."
NEXT = "The old bridge will be pulled down by the council in the spring. The council will build a park there next year."


def fixes(text: str, path: str) -> list[FixRow]:
    made = AUDITOR.audit_bytes(path, text.encode())
    assert isinstance(made, Report), made
    return [f.fix for f in made.findings if f.fix]


def mended(text: str, path: str = "a.md", *, unsafe: bool = False) -> str:
    for _ in range(10):
        text, n = edited(text, [f for f in fixes(text, path) if f.safe or unsafe])
        if not n:
            break
    return text


def lines(*parts: str, gap: str = "\n\n") -> str:
    return gap.join(parts) + "\n"


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
@pytest.mark.parametrize("gone", ["READ ALSO: Ten Cakes For A Rainy Day", "All rights reserved."])
def test_a_pointer_or_a_left_over_goes_with_its_lines(path, gone):
    for text in (lines("Bridge opens", LEAD, gone, NEXT), lines("Bridge opens", LEAD, NEXT, gone)):
        assert mended(text, path) == lines("Bridge opens", LEAD, NEXT)


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
def test_of_a_block_that_stands_there_twice_the_first_stays(path):
    other = "Nobody was hurt in the works, the builder said."
    assert mended(lines("Bridge opens", NEXT, LEAD, NEXT, other), path) == lines("Bridge opens", NEXT, LEAD, other)


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
def test_so_does_a_paragraph_that_was_pasted_twice_in_a_row(path):
    one = "The old bridge will be pulled down by the council in the spring."
    assert mended(lines("Bridge opens", LEAD, one, one, LEAD[:30] + "."), path) == lines(
        "Bridge opens", LEAD, one, LEAD[:30] + "."
    )


def test_line_ends_marks_and_other_lines_stay_as_they_are():
    text = lines("Bridge opens", LEAD, "READ ALSO: Ten Cakes For A Rainy Day", NEXT, gap="\r\n\r\n")
    assert mended(text) == lines("Bridge opens", LEAD, NEXT, gap="\r\n\r\n")
    text = lines("# Bridge *opens*", LEAD, "**[READ ALSO: Ten Cakes For A Rainy Day](/cakes)**", NEXT + " [^1]")
    assert mended(text) == lines("# Bridge *opens*", LEAD, NEXT + " [^1]")


def test_in_a_page_the_element_goes():
    def page(*inner: str) -> str:
        body = "\n".join(inner)
        return f"<html><body><article><h1>Bridge opens</h1>\n{body}\n</article></body></html>\n"

    pointer = '<p class="x"><a href="/c"><b>READ ALSO: Ten Cakes For A Rainy Day</b></a></p>'
    text = page(f"<p>{LEAD}</p>", pointer, f"<p>{NEXT}</p>")
    assert mended(text, "a.html") == page(f"<p>{LEAD}</p>", f"<p>{NEXT}</p>")
    shared = page(f"<p>{LEAD}</p>", f"<p>READ ALSO: Ten Cakes For A Rainy Day<br>{NEXT}</p>")
    assert mended(shared, "a.html") == shared


@pytest.mark.parametrize(
    "block",
    [
        "READ ALSO: “Ten Cakes” For A Rainy Day",
        'READ ALSO: "Ten Cakes" For A Rainy Day',
        "> READ ALSO: Ten Cakes For A Rainy Day",
        "| READ ALSO: Ten Cakes |\n|---|\n| For A Rainy Day |",
        "The cook said so. READ ALSO: Ten Cakes For A Rainy Day. It rained.",
    ],
)
def test_quoted_words_and_shared_lines_are_left_alone(block):
    text = lines("# Bridge opens", LEAD, block, NEXT)
    assert mended(text, unsafe=True) == text


def test_a_quotation_that_stands_there_twice_is_no_business_of_ours():
    said = "“We will pull the old bridge down in the spring, and we will build a park,” mayor Anna Lund said on Monday."
    text = lines("# Bridge opens", said, LEAD, said, NEXT)
    assert mended(text, unsafe=True) == text


def test_what_may_change_the_story_waits_to_be_asked_for():
    text = lines("# Bridge opens", LEAD, "Sign up for our newsletter", NEXT)
    assert mended(text) == text
    assert mended(text, unsafe=True) == lines("# Bridge opens", LEAD, NEXT)


def test_a_title_above_the_text_is_never_cut():
    text = f"---\ntitle: 'Read also: cakes'\n---\n\n{LEAD}\n\n{NEXT}\n"
    assert mended(text, unsafe=True) == text


def test_what_a_program_wrote_is_not_mended() -> None:
    gone = "READ ALSO: Ten Cakes For A Rainy Day"
    paragraphs = "".join(f"<p>\n{one}\n</p>\n" for one in (LEAD, gone, NEXT))
    nitf = f"<nitf><body><body.content>\n{paragraphs}</body.content></body></nitf>"
    mail = "\n".join(("From: a@example.org", "Subject: Bridge opens", "", LEAD, "", gone, "", NEXT, ""))
    item = '{"title": "Bridge opens", "body": "' + "\n\n".join((LEAD, gone, NEXT)) + '"}'
    for text, path in ((nitf, "a.xml"), (mail, "a.eml"), (item, "a.json")):
        assert fixes(text, path) == []


def places_asked(pointers: int) -> int:
    """How often the place of a span in the file is asked for, in a text with so many pointers to other stories."""
    text = lines("Bridge opens", *(f"{LEAD} {n}.\n\nREAD ALSO: {n} Cakes For A Rainy Day" for n in range(pointers)))
    own = SourceMap.to_source
    with mock.patch.object(SourceMap, "to_source", autospec=True, side_effect=own) as asked:
        assert len(fixes(text, "a.txt")) >= pointers
    return asked.call_count


def test_the_work_of_many_mends_grows_with_the_text():
    assert places_asked(60) < 2.5 * places_asked(30)
