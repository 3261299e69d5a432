"""Word files: styles, lists, tables, tracked changes, comments, fields, text boxes; bounds."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from desk import Desk
from parse.office import p, packed, r, style, word

from audit import load
from audit.parse import INPUTS


def made() -> bytes:
    """As python-docx makes it."""
    document = docx.Document()
    document.add_heading("Pier sinks again", 0)
    paragraph = document.add_paragraph("The old pier ")
    paragraph.add_run("sank").bold = True
    paragraph.add_run(" on Monday. Nobody was hurt.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


ARTICLE = made()
DESK = Desk("a.docx")
read, blocks, code_of = DESK.read, DESK.blocks, DESK.code_of


def body(markup: str, **more: str) -> list[tuple[str, str]]:
    return blocks(word(p("Pier", '<w:outlineLvl w:val="0"/>') + markup, **more))[1:]  # type: ignore[arg-type]


def limits(markup: str) -> tuple[str, ...]:
    return read(word(markup)).limits[:-1]


# -- what a program makes


def test_forms_of_a_real_file() -> None:
    document = docx.Document()
    document.add_heading("Pier sinks again", 0)
    document.add_paragraph("By Ann Lee")
    document.add_paragraph("It sank on Monday, the harbour board said in a report that it published the day after.")
    document.add_heading("What is known", 1)
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("two", style="List Number")
    document.add_paragraph("We saw it go.", style="Intense Quote")
    document.add_paragraph("The pier in May.", style="Caption")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    document.sections[0].header.paragraphs[0].text = "CONFIDENTIAL"
    core = document.core_properties
    core.title, core.author, core.language = "Pier sinks again", "Ann Lee", "en-GB"
    core.created, core.modified = datetime(2026, 5, 4, tzinfo=UTC), datetime(2026, 5, 5, tzinfo=UTC)
    out = io.BytesIO()
    document.save(out)
    article = read(out.getvalue())
    assert [(str(b.form), article.slice(b.span)) for b in article.blocks] == [
        ("heading", "Pier sinks again"),
        ("paragraph", "By Ann Lee"),
        ("paragraph", "It sank on Monday, the harbour board said in a report that it published the day after."),
        ("heading", "What is known"),
        ("item", "one"),
        ("item", "two"),
        ("quote", "We saw it go."),
        ("figure", "The pier in May."),
        ("cell", "a"),
        ("cell", "b"),
    ]
    assert (article.meta.title, article.meta.author, article.meta.language) == ("Pier sinks again", "Ann Lee", "en-GB")
    assert (article.meta.date[:10], article.meta.modified[:10]) == ("2026-05-04", "2026-05-05")
    assert article.headline == 0


def test_a_stale_title_of_the_properties_is_no_headline() -> None:
    document = docx.Document()
    document.core_properties.title = "Template for press releases"
    document.add_paragraph("The old pier sank on Monday. Nobody was hurt.")
    out = io.BytesIO()
    document.save(out)
    article = read(out.getvalue())
    assert article.text == "The old pier sank on Monday. Nobody was hurt." and article.meta.title == ""


# -- styles


def test_headings_in_another_language_are_told_by_level_or_name() -> None:
    styles = style("berschrift1", "heading 1") + style(
        "Zwischentitel", "Zwischentitel", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>"
    )
    styles += style("Eigen", "Mein Titel", '<w:basedOn w:val="Zwischentitel"/>') + style("Zitat", "Quote")
    text = "".join(
        p(words, f'<w:pStyle w:val="{id}"/>')
        for words, id in (("A", "berschrift1"), ("B", "Zwischentitel"), ("C", "Eigen"), ("D", "Zitat"))
    )
    assert blocks(word(text, styles=styles)) == [("heading", "A"), ("heading", "B"), ("heading", "C"), ("quote", "D")]


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = style("A", "a", '<w:basedOn w:val="B"/>') + style("B", "b", '<w:basedOn w:val="A"/>')
    assert blocks(word(p("It sank.", '<w:pStyle w:val="A"/>'), styles=styles)) == [("paragraph", "It sank.")]


def test_a_file_without_styles_has_the_ids_of_word() -> None:
    assert blocks(word(p("Pier", '<w:pStyle w:val="Heading1"/>') + p("It sank."))) == [
        ("heading", "Pier"),
        ("paragraph", "It sank."),
    ]


def test_headings_that_were_only_typed_are_taken_as_in_plain_text() -> None:
    long = "The old pier sank on Monday, the harbour board said in a report that it published on Tuesday."
    assert blocks(word(p("Pier sinks again") + p(long) + p("What is known") + p(long) + p("- one") + p("• two"))) == [
        ("heading", "Pier sinks again"),
        ("paragraph", long),
        ("heading", "What is known"),
        ("paragraph", long),
        ("item", "- one"),
        ("item", "• two"),
    ]


def test_a_contents_list_is_left_out() -> None:
    styles = style("Verzeichnis1", "toc 1")
    assert body(p("Pier 3", '<w:pStyle w:val="Verzeichnis1"/>') + p("It sank."), styles=styles) == [
        ("paragraph", "It sank.")
    ]


def test_lists_by_number_and_their_end() -> None:
    number = '<w:numPr><w:numId w:val="{}"/></w:numPr>'
    assert body(p("one", number.format(3)) + p("It sank.", number.format(0))) == [
        ("item", "one"),
        ("paragraph", "It sank."),
    ]


def test_a_table_of_one_column_is_a_frame() -> None:
    row = "<w:tr>{}</w:tr>"
    cells = [f"<w:tc>{p(x)}</w:tc>" for x in ("It sank.", "It rose.", "a", "b")]
    frame = f"<w:tbl>{row.format(cells[0])}{row.format(cells[1])}</w:tbl>"
    table = f"<w:tbl>{row.format(cells[2] + cells[3])}</w:tbl>"
    assert body(frame + table) == [("paragraph", "It sank."), ("paragraph", "It rose."), ("cell", "a"), ("cell", "b")]


# -- what is read, what is not


def test_tracked_changes_are_read_as_accepted_and_comments_are_left_out() -> None:
    deleted = "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
    text = f"<w:p>{r('It did ')}{deleted}<w:ins>{r('sink')}</w:ins>{r('.')}"
    text += '<w:r><w:commentReference w:id="1"/></w:r><w:r><w:commentReference w:id="2"/></w:r></w:p>'
    text += f"<w:p>{deleted}<w:del><w:r><w:delText>twice</w:delText></w:r></w:del>{r('It rose.')}</w:p>"
    article = read(word(text))
    assert article.text == "It did sink.\n\nIt rose."
    assert article.limits[0] == "2 deleted passages and 2 comments were left out."


def test_what_was_moved_is_read_once() -> None:
    text = f"<w:p><w:moveFrom>{r('It rose. ')}</w:moveFrom>{r('It sank.')}</w:p>"
    text += f"<w:p><w:moveTo>{r('It rose.')}</w:moveTo></w:p>"
    assert body(text) == [("paragraph", "It sank."), ("paragraph", "It rose.")]


def test_a_paragraph_whose_end_is_deleted_goes_on() -> None:
    text = p("The pier ", "<w:rPr><w:del/></w:rPr>") + p("sank.") + p("It rose ", "<w:rPr><w:del/></w:rPr>")
    assert body(text) == [("paragraph", "The pier sank."), ("paragraph", "It rose")]


def test_old_properties_of_a_tracked_change_do_not_count() -> None:
    old = "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    paragraph = '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    assert body(f"<w:p><w:pPr>{paragraph}</w:pPr>{r('It sank.', old)}</w:p>") == [("paragraph", "It sank.")]


def test_hidden_and_struck_text_is_left_out_and_said() -> None:
    text = f"<w:p>{r('It ')}{r('se', '<w:vanish/>')}{r('cret', '<w:vanish/>')}{r('sank')}{r(' twice', '<w:strike/>')}"
    article = read(word(f"{text}{r('.', '<w:vanish w:val=' + chr(34) + '0' + chr(34) + '/>')}</w:p>"))
    assert article.text == "It sank."
    assert article.limits[0] == "1 hidden passage and 1 struck-out passage were left out."


def test_notes_are_left_out_and_said() -> None:
    assert limits(f'<w:p>{r("It sank.")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>') == ("1 note was left out.",)


def test_links_by_relation_and_by_field() -> None:
    field = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    text = f"<w:p><w:hyperlink r:id='a'>{r('The report')}</w:hyperlink>{r(' and ')}{field.format('begin')}"
    text += f'<w:r><w:instrText> HYPERLINK "http://b.org" </w:instrText></w:r>{field.format("separate")}{r("this")}'
    text += f"{field.format('end')}{r(' and ')}<w:hyperlink r:id='b'>{r('that')}</w:hyperlink>{r('.')}</w:p>"
    article = read(word(text, links={"a": "http://a.org", "b": "javascript:alert(1)"}))
    assert article.text == "The report and this and that."
    assert [(article.slice(x.span), x.href) for x in article.links] == [
        ("The report", "http://a.org"),
        ("this", "http://b.org"),
    ]


def test_a_field_shows_its_result_and_one_without_end_hides_nothing() -> None:
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>"
    simple = f"<w:fldSimple w:instr='DATE'>{r('Monday')}</w:fldSimple>"
    assert body(f"<w:p>{r('It sank on ')}{simple}{r('.')}{begin}</w:p>{p('It rose.')}") == [
        ("paragraph", "It sank on Monday."),
        ("paragraph", "It rose."),
    ]


def test_signs() -> None:
    text = "<w:r><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:t>b so\u00adft</w:t><w:softHyphen/></w:r>"
    text += '<w:r><w:sym w:font="Symbol" w:char="F0B0"/><w:t>C</w:t>'
    text += '<w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:char="2026"/></w:r>'
    assert body(f"<w:p>{text}</w:p>") == [("paragraph", "a\u2011b soft°C …")]


def test_a_line_break_ends_a_block_unless_the_sentence_runs_on() -> None:
    text = "<w:p><w:r><w:t>The pier</w:t><w:br/><w:t>sank.</w:t><w:br/><w:t>It rose.</w:t></w:r></w:p>"
    assert body(text) == [("paragraph", "The pier sank."), ("paragraph", "It rose.")]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('It may rise.')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert body(f"<w:p>{r('It ')}<w:r>{both}</w:r>{r('sank.')}</w:p>{p('It rose.')}") == [
        ("paragraph", "It sank."),
        ("paragraph", "It may rise."),
        ("paragraph", "It rose."),
    ]


def test_an_older_text_box_alone_is_read() -> None:
    box = f"<mc:Fallback><w:txbxContent>{p('It may rise.')}</w:txbxContent></mc:Fallback>"
    box = f"<mc:AlternateContent>{box}</mc:AlternateContent>"
    assert body(f"<w:p>{r('It sank.')}<w:r>{box}</w:r></w:p>")[1] == ("paragraph", "It may rise.")


def test_content_controls_are_text() -> None:
    assert body(f"<w:sdt><w:sdtPr/><w:sdtContent>{p('It sank.')}</w:sdtContent></w:sdt>") == [("paragraph", "It sank.")]


def test_nothing_outside_of_the_text_is_read() -> None:
    text = f'{p("It sank.")}<w:altChunk r:id="x"/>'
    article = read(word(text, links={"x": "file:///etc/hostname"}))
    assert article.text == "It sank." and article.limits[0] == "1 embedded file was left out."


# -- bounds


def test_a_bomb_ends_in_a_clear_error() -> None:
    assert code_of(packed({"word/document.xml": b" " * 200_000_000})) == "too-large"
    assert code_of(word("<w:p/>" * 250_001)) == "too-large"
    assert code_of(word("<w:sdt>" * 2000 + "</w:sdt>" * 2000)) == "too-large"


def test_what_is_not_needed_is_not_opened() -> None:
    assert read(word(p("It sank."), **{"word/media/a.png": "\0" * 50_000_000})).text == "It sank."


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>',
        "<a>",
        "",
        '<?xml version="1.0" encoding="nonsense"?><a/>',
    ],
)
def test_other_xml_is_refused(document: str) -> None:
    assert code_of(packed({"word/document.xml": document})) == "unreadable"


def test_other_files_are_refused() -> None:
    assert code_of(b"The pier sank.") == "unreadable"
    assert code_of(packed({})) == "unreadable"
    assert code_of(ARTICLE[: len(ARTICLE) // 2]) == "unreadable"
    assert code_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == "unsupported-format"
    assert code_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")) == "encrypted"


def test_a_part_that_stands_twice_is_refused() -> None:
    out = io.BytesIO(word(p("It sank.")))
    with zipfile.ZipFile(out, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("word/document.xml", "<a/>")
    assert code_of(out.getvalue()) == "unreadable"


def test_it_is_told_by_its_first_bytes() -> None:
    assert load.from_bytes(ARTICLE, "-", INPUTS).format == "docx"
