"""PDF: headings by their letters, paragraphs by places, running heads, columns, divided words; bounds."""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Callable

import pytest
from desk import Desk
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer

from audit import load
from audit.errors import LoadError
from audit.parse import INPUTS, paper

STYLES = getSampleStyleSheet()
BODY = (
    "The harbour board voted on Monday to close the old pier after two engineers warned that its piles had rotted, "
    "according to a report that it published. "
)


def made(*flow: tuple[str, str], columns: int = 1, head: str = "", **about: str) -> bytes:
    """Paragraphs (style, words) as reportlab sets them."""

    def running(canvas: Canvas, page: BaseDocTemplate) -> None:
        if head:
            canvas.drawString(60, 815, head)
            canvas.drawRightString(540, 20, f"{page.page}")

    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, invariant=1, **about)
    width = 480 // columns
    frames = [Frame(50 + n * (width + 10), 50, width, 740) for n in range(columns)]
    document.addPageTemplates([PageTemplate(id="a", frames=frames, onPage=running)])
    parts = [x for style, words in flow for x in (Paragraph(words, STYLES[style]), Spacer(1, 8))]
    document.build(parts)
    return out.getvalue()


ARTICLE = made(("Title", "Pier sinks again"), ("Normal", "The old pier sank on Monday. Nobody was hurt."))
DESK = Desk("a.pdf")
read, blocks, code_of = DESK.read, DESK.blocks, DESK.code_of


def drawn(draw: Callable[[Canvas], object]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def test_headings_and_paragraphs() -> None:
    flow = (("Title", "Pier sinks again"), ("Normal", BODY * 3), ("Heading2", "What is known"), ("Normal", BODY * 2))
    data = made(*flow, title="Pier sinks again", author="Ann Lee")
    assert blocks(data) == [
        ("heading", "Pier sinks again"),
        ("paragraph", (BODY * 3).strip()),
        ("heading", "What is known"),
        ("paragraph", (BODY * 2).strip()),
    ]
    article = read(data)
    assert (article.meta.title, article.meta.author) == ("Pier sinks again", "Ann Lee")
    assert "no paragraphs" in article.limits[0]


def test_a_title_that_the_pages_do_not_show_is_none() -> None:
    assert read(made(("Normal", BODY), title="Microsoft Word - draft3.docx")).text == BODY.strip()


def test_running_heads_and_page_numbers_are_left_out_and_said() -> None:
    data = made(*[("Normal", BODY * 3)] * 20, head="The Harbour Gazette")
    article = read(data)
    assert [article.slice(b.span) for b in article.blocks] == [(BODY * 3).strip()] * 20
    assert article.limits[0] == "4 running heads and page numbers were left out."


def test_columns_are_read_one_after_the_other_and_sentences_run_on() -> None:
    numbered = [f"This is paragraph {n} of the story about the pier. {BODY * 3}".strip() for n in range(16)]
    found = [words for _, words in blocks(made(*(("Normal", words) for words in numbered), columns=2))]
    assert found == numbered


def test_words_that_a_line_end_divides() -> None:
    def draw(canvas: Canvas) -> None:
        for n, line in enumerate(
            ("The harbour board voted to close the old har-", "bour after a long-", "term study.")
        ):
            canvas.drawString(60, 700 - 14 * n, line)

    assert blocks(drawn(draw)) == [
        ("paragraph", "The harbour board voted to close the old harbour after a long-term study.")
    ]


def test_bold_lines_are_headings_and_short_lines_end_a_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        at = 700
        for font, line in (
            ("Helvetica-Bold", "What is known"),
            (
                "Helvetica",
                "The harbour board voted on Monday to close the old pier, which sank in May of the year before.",
            ),
            ("Helvetica", "It will not rise."),
            ("Helvetica", "The board has asked for a report on the piles of the other pier, which it built in 1921."),
        ):
            canvas.setFont(font, 10)
            canvas.drawString(60, at, line)
            at -= 12

    assert [form for form, _ in blocks(drawn(draw))] == ["heading", "paragraph", "paragraph"]


def test_a_scan_a_password_and_other_files() -> None:
    assert code_of(drawn(lambda canvas: canvas.rect(1, 1, 9, 9))) == "no-text"
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(ARTICLE)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert code_of(out.getvalue()) == "encrypted"
    assert code_of(b"%PDF-1.7\n") == "unreadable"
    assert code_of(ARTICLE[: len(ARTICLE) // 3]) in ("unreadable", "no-text")
    assert code_of(b"The pier sank.") == "unreadable"


def test_a_file_that_is_only_protected_against_changes_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(ARTICLE)))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert read(out.getvalue()).text == read(ARTICLE).text


def test_the_work_is_bounded_and_nothing_stays_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "WORK", 2000)
    before = sys.getprofile()
    assert code_of(ARTICLE) == "too-large"
    assert sys.getprofile() is before


def test_pages_are_bounded_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "PAGES", 1)
    article = read(made(*[("Normal", BODY * 3)] * 20))
    assert article.limits[0] == "Only the first 1 of 2 pages were read."


def written(*objects: bytes) -> bytes:
    """A PDF of these objects, with its table."""
    out, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for n, one in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (n, one)
    count = len(objects) + 1
    end = b"xref\n0 %d\n%strailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (count, table, count, len(out))
    return out + end


def paged(content: bytes, kids: bytes = b"3 0 R") -> bytes:
    """A page with this content."""
    packed = zlib.compress(content)
    return written(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, kids.count(b"R")),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 12>>"
        b"stream\n/X Do /X Do \nendstream",
    )


LINE = b"BT /F1 9 Tf 60 700 Td (It sank.) Tj ET "


def test_the_frame_of_the_bombs_is_a_file_that_can_be_read() -> None:
    assert read(paged(LINE)).text == "It sank."


@pytest.mark.parametrize(
    "content",
    [
        b" " * 300_000_000,
        b"q " * 1_900_000,
        LINE * 90_000,
        b"[" * 1_900_000,
        b"/A " + b"<</A" * 5_000,
        b"(" * 3_900_000,
    ],
    ids=("blanks", "operators", "lines", "arrays", "names", "string"),
)
def test_a_bomb_ends_in_a_clear_error(content: bytes) -> None:
    # How deep the library goes into names within names depends on who calls: it gives up, or it ends and finds no text.
    deep = ("no-text",) * content.startswith(b"/A ")
    assert code_of(paged(content)) in ("unreadable", "too-large", *deep)


def test_forms_and_pages_that_bite_their_tails() -> None:
    assert code_of(paged(b"/X Do ")) in ("no-text", "unreadable", "too-large")
    assert code_of(paged(LINE, kids=b"2 0 R 2 0 R")) in ("no-text", "unreadable", "too-large")


def test_without_the_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(LoadError, match=r"pip install 'source-audit\[pdf\]'") as e:
        read(ARTICLE)
    assert e.value.code == "missing-extra"


def test_it_is_told_by_its_first_bytes() -> None:
    assert load.from_bytes(ARTICLE, "-", INPUTS).format == "pdf"
