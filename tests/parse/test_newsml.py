"""NewsML-G2 and NewsML 1: the text in its forms, metadata, what is not fetched."""

from __future__ import annotations

import html

import pytest

from audit import load
from audit.errors import LoadError
from audit.model.article import Article
from audit.model.text import Span
from audit.parse import INPUTS, parse

PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>not this one</title><style>p {}</style></head>
     <body><h1>Pier sinks again</h1><p>The old pier sank&#160;&#8211; on Monday.</p>
      <blockquote><p>We saw it.</p></blockquote>
      <figure><img src="http://127.0.0.1:9/a.jpg"/><figcaption>The pier</figcaption></figure></body></html>"""
NITF = """<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><docdata><doc-id id-string="n1"/></docdata></head>
     <body><body.head><hedline><hl1>Other head</hl1></hedline><byline>By Bo Roe</byline></body.head>
     <body.content><p>The old pier sank.</p></body.content></body></nitf>"""


def item(
    content: str, *, about: str = "", told: str = "", kind: str = "text", headline: str = "Pier sinks again"
) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:gna.example:20260504:17" version="3"
  standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="en-GB">
 <catalogRef href="http://127.0.0.1:9/catalog.xml"/>
 <rightsInfo><copyrightHolder literal="GNA"/><usageTerms>Not for sale.</usageTerms></rightsInfo>
 <itemMeta>
  <itemClass qcode="ninat:{kind}"/>
  <provider literal="gna"><name>Gazette News Agency</name></provider>
  <versionCreated>2026-05-06T10:15:00Z</versionCreated>
  <firstCreated>2026-05-04T09:12:00Z</firstCreated>
  {about}
 </itemMeta>
 <contentMeta>
  <by>By Ann Lee and Bo Roe</by><creditline>GNA</creditline>
  <language tag="en"/><genre qcode="genre:Analysis"><name xml:lang="en">Analysis</name></genre>
  <slugline>pier</slugline>{f"<headline>{headline}</headline>" if headline else ""}
  {told}
 </contentMeta>
 <contentSet>{content}</contentSet>
</newsItem>"""


def read(text: str) -> Article:
    return parse(load.from_bytes(text.encode(), "a.xml", INPUTS))


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(str(b.form), article.slice(b.span)) for b in article.blocks]


def test_a_page_in_the_file() -> None:
    article = read(item(f'<inlineXML contenttype="application/xhtml+xml">{PAGE}</inlineXML>'))
    assert blocks(article) == [
        ("heading", "Pier sinks again"),
        ("paragraph", "The old pier sank\u00a0– on Monday."),
        ("quote", "We saw it."),
        ("figure", "The pier"),
    ]
    at = article.map.to_source(article.blocks[1].span)
    assert article.source.text[at.start : at.end] == "The old pier sank&#160;&#8211; on Monday."


def test_metadata() -> None:
    meta = read(item(f'<inlineXML contenttype="application/xhtml+xml">{PAGE}</inlineXML>')).meta
    assert (meta.title, meta.author, meta.outlet) == ("Pier sinks again", "Ann Lee, Bo Roe", "Gazette News Agency")
    assert (meta.date, meta.modified) == ("2026-05-04T09:12:00Z", "2026-05-06T10:15:00Z")
    assert (meta.genre, meta.language, meta.id) == ("analysis", "en", "urn:newsml:gna.example:20260504:17")


def test_nitf_in_the_file_and_prefixes() -> None:
    article = read(item(f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>'))
    assert blocks(article) == [("heading", "Pier sinks again"), ("paragraph", "The old pier sank.")]
    named = item('<inlineXML><x:html xmlns:x="h"><x:body><x:p>It sank.</x:p></x:body></x:html></inlineXML>')
    assert blocks(read(named))[1:] == [("paragraph", "It sank.")]


def test_words_in_the_file_and_a_page_as_words() -> None:
    words = "It sank &amp; rose.\n\nNobody was hurt, said “Bo”."
    article = read(item(f'<inlineData contenttype="text/plain">{words}</inlineData>'))
    assert blocks(article)[1:] == [("paragraph", "It sank & rose."), ("paragraph", "Nobody was hurt, said “Bo”.")]
    at = article.map.to_source(article.blocks[1].span)
    assert article.source.text[at.start : at.end] == "It sank &amp; rose."
    page = html.escape("<p>It <b>sank</b> &mdash; again.</p>")
    article = read(item(f'<inlineData contenttype="text/html">{page}</inlineData>'))
    assert blocks(article)[1:] == [("paragraph", "It sank — again.")]
    at = article.text.index("sank")
    place = article.map.to_source(Span(at, at + 4))
    assert article.source.text[place.start : place.end] == "sank"


def test_several_forms_of_one_text_are_read_once() -> None:
    both = f'<inlineData contenttype="text/plain">In short.</inlineData><inlineXML>{PAGE}</inlineXML>'
    assert len(blocks(read(item(both)))) == 4


def test_corrections_embargo_status_and_what_is_not_fetched() -> None:
    about = '<embargoed>2026-05-05T00:00:00Z</embargoed><pubStatus qcode="stat:withheld"/>'
    about += '<signal qcode="sig:correction"/><edNote>Name in second paragraph</edNote>'
    article = read(item(f'<inlineXML>{PAGE}</inlineXML><remoteContent href="http://127.0.0.1:9/a.jpg"/>', about=about))
    assert article.meta.correction == "Name in second paragraph"
    assert article.limits == (
        "The file puts it under embargo until 2026-05-05T00:00:00Z.",
        "The file gives it the status stat:withheld.",
        "1 file was not fetched that the item points to.",
    )
    assert read(item(f"<inlineXML>{PAGE}</inlineXML>", about='<signal qcode="sig:correction"/>')).meta.correction


def test_a_picture_is_its_caption() -> None:
    told = '<description role="drol:summary">No.</description>'
    told += '<description role="drol:caption">The pier on Monday.</description>'
    article = read(item('<remoteContent href="http://127.0.0.1:9/a.jpg"/>', told=told, kind="picture"))
    assert blocks(article)[1:] == [("paragraph", "The pier on Monday.")]
    with pytest.raises(LoadError, match="of class 'ninat:picture' without a text") as e:
        read(item('<remoteContent href="http://127.0.0.1:9/a.jpg"/>', kind="picture"))
    assert e.value.code == "no-text"


def test_a_page_with_its_own_headline_needs_no_other() -> None:
    article = read(item(f"<inlineXML>{PAGE}</inlineXML>", headline=""))
    assert [b for b in blocks(article) if b[1] == "Pier sinks again"] == [("heading", "Pier sinks again")]


def test_newsml_of_the_first_version() -> None:
    text = f"""<NewsML Version="1.2"><NewsItem>
     <Identification><NewsIdentifier><PublicIdentifier>urn:newsml:gna:1</PublicIdentifier></NewsIdentifier></Identification>
     <NewsManagement><FirstCreated>20260504T091200Z</FirstCreated><Status FormalName="Usable"/></NewsManagement>
     <NewsComponent><NewsLines><HeadLine>Pier sinks again</HeadLine><ByLine>By Ann Lee</ByLine></NewsLines>
      <NewsComponent><ContentItem><DataContent>{NITF}</DataContent></ContentItem></NewsComponent>
     </NewsComponent></NewsItem></NewsML>"""
    article = read(text)
    assert blocks(article) == [("heading", "Pier sinks again"), ("paragraph", "The old pier sank.")]
    assert (article.meta.author, article.meta.date) == ("Ann Lee", "2026-05-04T09:12:00Z")
    assert article.meta.id == "urn:newsml:gna:1" and article.limits == ()
