"""XML: places, entities, encodings, limits; what is no article."""

from __future__ import annotations

import time

import pytest

from audit import load
from audit.errors import LoadError
from audit.model.article import Article
from audit.model.text import Span
from audit.parse import INPUTS, parse
from audit.parse import xml as reader

ARTICLE = b"""<?xml version="1.0" encoding="UTF-8"?>
<nitf>
 <body>
  <body.head><hedline><hl1>Pier sinks again</hl1></hedline></body.head>
  <body.content><p>The <em>old</em> pier
    sank on Monday. Nobody was hurt.</p></body.content>
 </body>
</nitf>
"""


def nitf(body: str, before: str = "") -> str:
    return f"{before}<nitf><body><body.content>{body}</body.content></body></nitf>"


def read(text: str | bytes) -> Article:
    return parse(load.from_bytes(text if isinstance(text, bytes) else text.encode(), "a.xml", INPUTS))


def test_entities_references_and_sections_lead_to_their_places() -> None:
    text = nitf(
        "<p>Café &amp; caf&#233; &#x201C;sank&#8221;&nbsp;&mdash; <![CDATA[in <b> 1987]]>,\r\n it&#39;s said.</p>"
    )
    article = read(text)
    assert article.text == "Café & café “sank”\u00a0— in <b> 1987, it's said."
    for words, written in {
        "Café": "Café",
        "&": "&amp;",
        "café": "caf&#233;",
        "“sank”": "&#x201C;sank&#8221;",
        "—": "&mdash;",
        "in <b> 1987": "in <b> 1987",
        "it's": "it&#39;s",
    }.items():
        at = article.text.index(words)
        place = article.map.to_source(Span(at, at + len(words)))
        assert article.source.text[place.start : place.end] == written


def test_a_document_type_is_passed_over_and_its_entities_are_known() -> None:
    pre = '<?xml version="1.0"?><!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "http://127.0.0.1:9/nitf.dtd">'
    assert read(nitf("<p>It sank &ndash; again &unknown; here.</p>", pre)).text == "It sank – again &unknown; here."


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "windows-1252", "utf-8"])
def test_the_declared_encoding_is_believed_where_the_bytes_do_not_tell(encoding: str) -> None:
    text = nitf("<p>The café sank.</p>", f'<?xml version="1.0" encoding="{encoding}"?>')
    assert read(text.encode(encoding)).text == "The café sank."


def test_an_encoding_that_the_file_does_not_have() -> None:
    article = read(nitf("<p>The café sank.</p>", '<?xml version="1.0" encoding="utf-16"?>'))
    assert article.text == "The café sank."
    article = read(nitf("<p>The café sank.</p>", '<?xml version="1.0" encoding="iso-8859-1"?>'))
    assert article.text == "The café sank." and "declares iso-8859-1" in article.limits[0]


def test_characters_that_xml_does_not_allow_are_blanks_and_said() -> None:
    article = read(nitf("<p>The\x0bpier\x01 sank.</p>"))
    assert article.text == "The pier sank."
    assert article.limits == ("2 characters were read as blanks, which XML does not allow.",)


LAUGHS = '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (nitf("<p>&b;</p>", LAUGHS), "unreadable", "an entity of its own (a)"),
        (nitf("<p>&x;</p>", '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "unreadable", "never read"),
        (nitf("<p>It sank."), "unreadable", "no well-formed XML: mismatched tag (line 1)"),
        (nitf("<p>" * 300 + "deep" + "</p>" * 300), "too-large", "nested more than 200 deep"),
        (nitf("<p/>" * 260_000), "too-large", "over 250,000 elements"),
        (nitf("<p>" + "&amp;" * 260_000 + "</p>"), "too-large", "elements and entities"),
        (nitf("<p> </p>"), "no-text", "body.content"),
        ("<html><body><p>It sank.</p></body></html>", "unsupported-format", "it begins with <html>"),
        ('<?xml version="1.0"?><packageItem/>', "no-text", "only references"),
        ("The pier sank.", "unreadable", "no well-formed XML"),
    ],
)
def test_what_is_no_article_is_one_clear_line(text: str, code: str, said: str) -> None:
    began = time.process_time()
    with pytest.raises(LoadError) as e:
        read(text)
    assert e.value.code == code and said in str(e.value) and "\n" not in str(e.value)
    assert time.process_time() - began < 10


def test_the_first_element_tells() -> None:
    pre = b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- <html> -->\n<!DOCTYPE nitf SYSTEM "x.dtd">\n'
    assert reader.begins(ARTICLE) and reader.begins(pre + b"<nitf>") and reader.begins(b"<n:newsItem guid='x'>")
    assert not reader.begins(b"<rss><nitf/>") and not reader.begins(b"nitf <nitf>")
    assert load.from_bytes(ARTICLE, "-", INPUTS).format == "xml"


def test_many_elements_and_entities_are_linear() -> None:
    began = time.process_time()
    article = read(nitf("<p>The <b>é</b> pier &amp; it <i>sank</i>.</p>" * 40_000))
    assert len(article.blocks) == 40_000 and time.process_time() - began < 20
