"""NITF: head, blocks, metadata, corrections."""

from __future__ import annotations

import pytest

from audit import load
from audit.model.article import Article
from audit.parse import INPUTS, parse

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "nitf-3-6.dtd">
<nitf version="-//IPTC//DTD NITF 3.6//EN" xml:lang="en-GB">
 <head>
  <title>Pier (short title)</title>
  <tobject tobject.type="news"><tobject.property tobject.property.type="{genre}"/></tobject>
  <docdata management-status="{status}">
   {correction}
   <doc-id id-string="gna-20260504-17" regsrc="GNA"/>
   <date.issue norm="20260504T091200Z"/>
   <date.release norm="20260505T060000Z"/>
   <doc.copyright year="2026" holder="Gazette News Agency"/>
  </docdata>
  <pubdata name="The Gazette" date.publication="20260504" type="print"/>
  <revision-history norm="20260506T101500Z" comment="second take"/>
  <revision-history norm="20260505T101500Z"/>
 </head>
 <body>
  <body.head>
   <hedline><hl1>Pier <em>sinks</em> again</hl1><hl2>Board silent on cause</hl2></hedline>
   <byline>By <person>Ann Lee</person><byttl>Harbour correspondent</byttl></byline>
   <dateline><location>PIERTON</location>, <story.date norm="20260504">May 4</story.date></dateline>
   <abstract><p>The old pier is gone.</p></abstract>
  </body.head>
  <body.content>
   {body}
  </body.content>
  <body.end><tagline>Additional reporting by Bo Roe.</tagline></body.end>
 </body>
</nitf>
"""
BODY = """<block>
    <p>The old pier sank on Monday, <org>the board</org> said.<br/>
     It was <a href="http://b.org/r">built</a> in 1901.</p>
    <media media-type="image"><media-reference source="http://127.0.0.1:9/p.jpg" mime-type="image/jpeg"/>
     <media-caption>The pier on Monday</media-caption><media-producer>R. Lund</media-producer></media>
    <hl2>What comes next</hl2>
    <bq><block><p>We saw it sink.</p></block><credit>Jane Roe</credit></bq>
    <ul><li>one pier</li><li>two boats</li></ul>
    <table><tr><th>Year</th><td>1987</td></tr></table>
    <p class="related">Ten piers that sank</p>
    <p>It <del>rose</del> fell.</p>
   </block>"""


def document(body: str = BODY, genre: str = "Current", status: str = "usable", correction: str = "") -> str:
    return DOCUMENT.format(body=body, genre=genre, status=status, correction=correction)


def read(text: str) -> Article:
    return parse(load.from_bytes(text.encode(), "a.xml", INPUTS))


def test_blocks_and_what_they_are_for() -> None:
    article = read(document())
    assert [(str(b.form), article.slice(b.span), b.hints[:1]) for b in article.blocks] == [
        ("heading", "Pier sinks again", ()),
        ("paragraph", "Board silent on cause", ("standfirst",)),
        ("paragraph", "By Ann Lee", ("byline",)),
        ("paragraph", "Harbour correspondent", ("byline",)),
        ("paragraph", "PIERTON, May 4", ("dateline",)),
        ("paragraph", "The old pier is gone.", ("summary",)),
        ("paragraph", "The old pier sank on Monday, the board said.", ()),
        ("paragraph", "It was built in 1901.", ()),
        ("figure", "The pier on Monday", ("figcaption",)),
        ("figure", "R. Lund", ("credit",)),
        ("heading", "What comes next", ()),
        ("quote", "We saw it sink.", ()),
        ("quote", "Jane Roe", ()),
        ("item", "one pier", ()),
        ("item", "two boats", ()),
        ("cell", "Year", ()),
        ("cell", "1987", ()),
        ("paragraph", "Ten piers that sank", ("related",)),
        ("paragraph", "It fell.", ()),
        ("paragraph", "Additional reporting by Bo Roe.", ("byline",)),
    ]
    assert [(article.slice(x.span), x.href) for x in article.links] == [("built", "http://b.org/r")]
    assert article.limits == ("4 characters were not judged: struck through.",)
    assert article.headline == 0


def test_metadata() -> None:
    meta = read(document(genre="Analysis")).meta
    assert (meta.title, meta.author, meta.outlet) == ("Pier sinks again", "Ann Lee", "The Gazette")
    assert (meta.date, meta.modified) == ("2026-05-05T06:00:00Z", "2026-05-06T10:15:00Z")
    assert (meta.genre, meta.id, meta.language) == ("analysis", "gna-20260504-17", "en-GB")


@pytest.mark.parametrize(
    ("stated", "genre"),
    [
        ("Current", "news"),
        ("Opinion", "opinion"),
        ("Press-Release", "press-release"),
        ("Question and Answer Session", "interview"),
    ],
)
def test_genres_of_the_iptc(stated: str, genre: str) -> None:
    assert read(document(genre=stated)).meta.genre == genre


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        (
            '<correction info="Name of pier was wrong in first take" id-string="gna-17"/>',
            "Name of pier was wrong in first take",
        ),
        ('<ed-msg info="KILL story, do not use"/>', "KILL story, do not use"),
        ('<ed-msg info="Photos to follow"/>', ""),
    ],
)
def test_corrections_and_kills(correction: str, said: str) -> None:
    assert read(document(correction=correction)).meta.correction == said


def test_embargo_and_status() -> None:
    assert read(document("<p>It sank.</p>", status="embargoed")).limits == (
        "The file puts it under embargo until 2026-05-05T06:00:00Z.",
    )
    assert read(document("<p>It sank.</p>", status="canceled")).limits == ("The file gives it the status canceled.",)


def test_an_archive_that_has_its_first_paragraphs_twice() -> None:
    body = '<block class="lead_paragraph"><p>It sank.</p></block>'
    body += '<block class="full_text"><p>It sank.</p><p>It rose.</p></block>'
    body += '<block class="correction_text"><p>The pier was misnamed.</p></block>'
    article = read(document(body))
    assert article.text.count("It sank.") == 1 and "misnamed" not in article.text
    assert article.meta.correction == "The pier was misnamed."


def test_the_title_of_the_file_where_the_text_has_none() -> None:
    text = document("<p>It sank.</p>").replace("<hedline><hl1>Pier <em>sinks</em> again</hl1>", "<hedline>")
    assert read(text).meta.title == "Pier (short title)"
    assert read(text).text.startswith("Pier (short title)\n\nBoard silent")


def test_what_agencies_leave_out() -> None:
    assert read("<nitf><body.content><block><p>It sank.</p></block></body.content></nitf>").text == "It sank."
    text = document("<p>It sank.</p>").replace("<person>Ann Lee</person><byttl>Harbour correspondent</byttl>", "")
    assert read(text.replace("<byline>By ", "<byline><byttl>By Bo Roe</byttl>")).meta.author == "Bo Roe"
