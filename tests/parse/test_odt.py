"""OpenDocument texts: styles, lists, tables, tracked changes, annotations; bounds."""

from __future__ import annotations

import io

from desk import Desk
from odf import dc, meta, style, table, text
from odf.opendocument import OpenDocumentText
from parse.office import open_document, packed

from audit import load
from audit.parse import INPUTS


def made() -> bytes:
    """As odfpy makes it."""
    document = OpenDocumentText()
    document.text.addElement(text.H(outlinelevel=1, text="Pier sinks again"))
    paragraph = text.P(text="The old pier ")
    paragraph.addElement(text.Span(text="sank"))
    paragraph.addText(" on Monday. Nobody was hurt.")
    document.text.addElement(paragraph)
    return saved(document)


def saved(document: OpenDocumentText) -> bytes:
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


ARTICLE = made()
DESK = Desk("a.odt")
read, blocks, code_of = DESK.read, DESK.blocks, DESK.code_of


def body(markup: str, **more: str) -> list[tuple[str, str]]:
    return blocks(open_document(f"<text:h>Pier</text:h>{markup}", **more))[1:]


def test_forms_of_a_real_file() -> None:
    document = OpenDocumentText()
    for name in ("Title", "Quotations", "Caption"):
        document.styles.addElement(style.Style(name=name, family="paragraph"))
    document.automaticstyles.addElement(style.Style(name="P1", family="paragraph", parentstylename="Title"))
    document.text.addElement(text.P(stylename="P1", text="Pier sinks again"))
    document.text.addElement(text.P(text="It sank on Monday, the harbour board said in a report of the day after."))
    document.text.addElement(text.H(outlinelevel=2, text="What is known"))
    listed = text.List()
    for words in ("one", "two"):
        item = text.ListItem()
        item.addElement(text.P(text=words))
        listed.addElement(item)
    document.text.addElement(listed)
    document.text.addElement(text.P(stylename="Quotations", text="We saw it go."))
    document.text.addElement(text.P(stylename="Caption", text="The pier in May."))
    rows, row = table.Table(), table.TableRow()
    for words in "ab":
        cell = table.TableCell()
        cell.addElement(text.P(text=words))
        row.addElement(cell)
    rows.addElement(row)
    document.text.addElement(rows)
    link = text.P(text="See ")
    link.addElement(text.A(href="http://a.org/r", text="the report"))
    document.text.addElement(link)
    for element, words in (
        (dc.Title, "Pier sinks again"),
        (meta.InitialCreator, "Ann Lee"),
        (dc.Date, "2026-05-05T08:00:00"),
    ):
        document.meta.addElement(element(text=words))
    article = read(saved(document))
    assert [(str(b.form), article.slice(b.span)) for b in article.blocks] == [
        ("heading", "Pier sinks again"),
        ("paragraph", "It sank on Monday, the harbour board said in a report of the day after."),
        ("heading", "What is known"),
        ("item", "one"),
        ("item", "two"),
        ("quote", "We saw it go."),
        ("figure", "The pier in May."),
        ("cell", "a"),
        ("cell", "b"),
        ("paragraph", "See the report"),
    ]
    assert [(article.slice(x.span), x.href) for x in article.links] == [("the report", "http://a.org/r")]
    assert (article.meta.title, article.meta.author) == ("Pier sinks again", "Ann Lee")
    assert article.meta.modified == "2026-05-05T08:00:00"
    assert article.headline == 0


def test_changes_comments_and_notes() -> None:
    changes = "<text:tracked-changes><text:changed-region><text:deletion><text:p>It flew.</text:p></text:deletion>"
    changes += (
        "</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    note = "<text:note-citation>1</text:note-citation><text:note-body><text:p>So.</text:p></text:note-body>"
    note = f"<text:note>{note}</text:note>"
    comment = "<office:annotation><dc:creator>Ed</dc:creator><text:p>Really?</text:p></office:annotation>"
    article = read(open_document(f"{changes}<text:p>It <text:change/>sank{note}.{comment}</text:p>"))
    assert article.text == "It sank."
    assert article.limits[0] == "1 deleted passage, 1 note and 1 comment were left out."


def test_hidden_and_struck_text() -> None:
    automatic = (
        '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    automatic += '<style:style style:name="T2" style:family="text">'
    automatic += '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    words = '<text:p>It <text:span text:style-name="T1">se<text:span>cret</text:span></text:span>'
    words += '<text:span text:style-name="T2">rose</text:span>sank.</text:p>'
    words += '<text:section text:display="none"><text:p>x</text:p></text:section>'
    article = read(open_document(words, automatic=automatic))
    assert article.text == "It sank."
    assert article.limits[0] == "2 hidden passages and 1 struck-out passage were left out."


def test_blanks_tabs_and_breaks() -> None:
    words = '<text:p>It\n <text:s text:c="3"/>sank<text:tab/>on Monday.'
    words += '<text:line-break/>It rose.<text:line-break/>and fell<text:s text:c="x"/>.</text:p>'
    assert body(words) == [("paragraph", "It sank on Monday."), ("paragraph", "It rose. and fell .")]


def test_boxes_contents_and_pictures() -> None:
    box = "<draw:frame><draw:text-box><text:p>It may rise.</text:p></draw:text-box></draw:frame>"
    contents = (
        "<text:table-of-content><text:index-body><text:p>Pier 3</text:p></text:index-body></text:table-of-content>"
    )
    assert body(f"{contents}<text:p>It {box}sank.</text:p>") == [
        ("paragraph", "It sank."),
        ("paragraph", "It may rise."),
    ]


def test_a_heading_by_the_style_of_its_style() -> None:
    styles = '<style:style style:name="Heading_20_2" style:family="paragraph" style:default-outline-level="2"/>'
    styles += '<style:style style:name="Eigen" style:family="paragraph" style:parent-style-name="Heading_20_2"/>'
    automatic = '<style:style style:name="P3" style:family="paragraph" style:parent-style-name="Eigen"/>'
    automatic += '<style:style style:name="P4" style:family="paragraph" style:parent-style-name="P4"/>'
    words = '<text:p text:style-name="P3">Known</text:p><text:p text:style-name="P4">It sank.</text:p>'
    assert body(words, styles=styles, automatic=automatic) == [("heading", "Known"), ("paragraph", "It sank.")]


def test_bounds() -> None:
    assert code_of(packed({"content.xml": b" " * 100_000_000})) == "too-large"
    assert code_of(open_document("<text:section>" * 2000 + "</text:section>" * 2000)) == "too-large"
    assert code_of(packed({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})) == "unreadable"
    assert (
        code_of(open_document("<text:p>x</text:p>", **{"META-INF/manifest.xml": "<a><encryption-data/></a>"}))
        == "encrypted"
    )
    assert code_of(ARTICLE[:500]) == "unreadable"
    assert code_of(b"PK") == "unreadable"


def test_it_is_told_by_its_first_bytes() -> None:
    assert load.from_bytes(ARTICLE, "-", INPUTS).format == "odt"
