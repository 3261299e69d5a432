"""RSS, Atom and the export of WordPress: what an item holds, what real feeds get wrong, what must never be read."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import pytest
from reading import read, said, sources

from audit import load, parse
from audit.errors import LoadError
from audit.load.containers import articles, container_of
from audit.load.containers.xmlitems import XmlItems
from audit.model.article import Source
from audit.model.report import Failure

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>'
    '<title>The Gull</title><atom:link href="https://gull.example/feed" rel="self"/><language>en-GB</language>\n'
)
TAIL = "</channel></rss>\n"
ITEM = """<item><title>Pier &amp;amp; boat</title><link>https://gull.example/1</link>
<guid isPermaLink="false">g1</guid><dc:creator><![CDATA[Ann Ode]]></dc:creator><dc:creator>Bo Ek</dc:creator>
<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate><category>Harbour</category><category>News</category>
<description>Sank.</description><content:encoded><![CDATA[<p>The pier&nbsp;sank.</p>]]></content:encoded></item>
"""


def rss(*parts: str, head: str = HEAD) -> bytes:
    return (head + "".join(parts) + TAIL).encode()


def described(text: str) -> str:
    return f"<item><description>{text}</description></item>"


def test_rss() -> None:
    (one,) = sources("a.xml", rss(ITEM))
    assert (one.path, one.format, one.text) == ("a.xml#1", "html", "<p>The pier&nbsp;sank.</p>")
    meta = one.meta
    assert (meta.title, meta.author, meta.outlet) == ("Pier & boat", "Ann Ode, Bo Ek", "The Gull")
    assert (meta.date, meta.url, meta.id) == ("2026-03-02T10:00:00+00:00", "https://gull.example/1", "g1")
    assert (meta.language, one.extra) == ("en-GB", (("categories", "Harbour, News"),))
    assert one.limits == ("An item of a feed: lines and columns are those of its own text.",)


def test_a_summary_is_read_where_there_is_nothing_else_and_said() -> None:
    (one,) = sources("a.xml", rss(described("The pier&#8217;s &amp;quot;end&amp;quot;.")))
    assert (one.format, one.text) == ("text", 'The pier’s "end".')
    assert "has a summary and no content" in one.limits[0]


def test_rss_1() -> None:
    data = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://gull.example/"><title>The Gull</title>
<items><rdf:Seq><rdf:li resource="https://gull.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://gull.example/1"><title>Pier</title><link>https://gull.example/1</link>
<description>&lt;p&gt;The pier sank.&lt;/p&gt;</description><dc:date>2026-03-02</dc:date></item></rdf:RDF>"""
    (one,) = sources("a.rdf", data)
    assert (one.text, one.meta.outlet, one.meta.date) == ("<p>The pier sank.</p>", "The Gull", "2026-03-02")
    assert one.meta.id == "https://gull.example/1"


@pytest.mark.parametrize("prefix", ["", "a:"])
def test_atom(prefix: str) -> None:
    data = f"""<feed xmlns{":a" if prefix else ""}="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Gull</title>
<author><name>The desk</name></author>
<entry><title type="html">Pier &amp;amp; &lt;b&gt;boat&lt;/b&gt;</title><id>tag:1</id>
<link rel="self" href="https://gull.example/self"/><link href="https://gull.example/1"/>
<published>2026-03-02T10:00:00Z</published><updated>2026-03-03T10:00:00Z</updated>
<author><name>Ann Ode</name><email>ann@gull.example</email></author><category term="harbour" label="Harbour"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The pier <em>sank</em>.</p></div></content></entry>
<entry><title>5 &lt; 6</title><content type="text">So 5 &lt; 6 &amp;amp; on.</content></entry>
<entry><title>Elsewhere</title><content src="https://gull.example/x"/><summary>Short.</summary></entry></feed>"""
    for name in ("feed", "title", "author", "name", "email", "entry", "id", "link", "published", "updated", "category",
                 "content", "summary"):  # fmt: skip
        data = data.replace(f"<{name}", f"<{prefix}{name}").replace(f"</{name}", f"</{prefix}{name}")
    first, second, third = sources("a.atom", data.encode())
    assert (first.format, first.text) == ("html", "<div><p>The pier <em>sank</em>.</p></div>")
    meta = first.meta
    assert (meta.title, meta.author, meta.url) == ("Pier & boat", "Ann Ode", "https://gull.example/1")
    assert (meta.date, meta.modified) == ("2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z")
    assert (meta.id, meta.language, first.extra) == ("tag:1", "en", (("categories", "Harbour"),))
    assert (second.format, second.text, second.meta.author) == ("text", "So 5 < 6 &amp; on.", "The desk")
    assert third.text == "Short."


WXR = (
    HEAD.replace("<channel>", "<!-- made by WordPress --><channel>").replace(
        " xmlns:atom",
        ' xmlns:excerpt="http://wordpress.org/export/1.1/excerpt/" xmlns:wp="http://wordpress.org/export/1.1/"'
        " xmlns:atom",
    )
    + "<wp:author><wp:author_login>aode</wp:author_login>"
    + "<wp:author_display_name><![CDATA[Ann Ode]]></wp:author_display_name></wp:author>"
)


def post(content: str, kind: str = "post", status: str = "publish", password: str = "") -> str:
    return f"""<item><title>Pier</title><link>https://gull.example/1</link><dc:creator>aode</dc:creator>
<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[Sank.]]></excerpt:encoded>
<wp:post_id>7</wp:post_id><wp:post_date>2026-03-02 11:00:00</wp:post_date>
<wp:post_date_gmt>2026-03-02 10:00:00</wp:post_date_gmt><wp:status>{status}</wp:status>
<wp:post_type>{kind}</wp:post_type><wp:post_password>{password}</wp:post_password>
<category domain="category" nicename="harbour"><![CDATA[Harbour]]></category></item>
"""


def test_the_export_of_wordpress() -> None:
    blocks = "<!-- wp:paragraph -->\n<p>The pier sank.</p>\n<!-- /wp:paragraph -->"
    parts = (post(blocks), post("x", "attachment", "inherit"), post("x", status="draft"), post("x", password="p"))
    found, told = read("a.xml", rss(*parts, post("Text", "page"), post(""), head=WXR))
    assert [one.path for one in found] == ["a.xml#1", "a.xml#5", "a.xml#6"]
    first = found[0]
    assert isinstance(first, Source)
    assert (first.meta.author, first.meta.date, first.meta.id) == ("Ann Ode", "2026-03-02T10:00:00+00:00", "7")
    assert first.extra == (("categories", "Harbour"),)
    article = parse.parse(first)
    assert [article.slice(b.span) for b in article.blocks] == ["Pier", "The pier sank."]
    assert getattr(found[2], "code", "") == "no-text"
    assert told == ["left out: 1 of type attachment, 1 post (behind a password), 1 post (draft, not published)"]


def test_the_classic_editor_of_wordpress() -> None:
    content = 'The pier <b>sank</b>.\r\n\r\n[caption id="a" width="300"]<img src="p.png"/> A pier[/caption]\n\n'
    content += "Nobody was hurt.\nPolice said so.\n\n[embed]https://v.example/1[/embed]"
    (one,) = sources("a.xml", rss(post(content), head=WXR))
    article = parse.parse(one)
    said_by_it = [article.slice(b.span) for b in article.blocks]
    assert said_by_it == ["Pier", "The pier sank.", "A pier", "Nobody was hurt.", "Police said so."]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A&nbsp;B &hellip; caf&eacute;", "A\xa0B … café"),
        ("Tom & Jerry & AT&T; R&D", "Tom & Jerry & AT&T; R&D"),
        ("a\x0bb &#1; c\x00d", "a b  c d"),
        ("&#146;tis", "’tis"),
        ("<media:thumbnail url='x'/>The pier sank.", '<thumbnail url="x"></thumbnail>The pier sank.'),
    ],
)
def test_small_faults_of_real_feeds(text: str, wanted: str) -> None:
    (one,) = sources("a.xml", rss(described(text)))
    assert one.text == wanted


def test_blanks_and_marks_before_the_declaration() -> None:
    for data in (b"\xef\xbb\xbf\n  " + rss(ITEM), rss(ITEM).decode().encode("utf-16"), b"<!-- x -->" + rss(ITEM)[39:]):
        assert container_of("a.xml", data[:4096]) is not None
        assert len(sources("a.xml", data)) == 1


def test_encodings() -> None:
    text = described("The mayor’s café, the council said, stands where it has always stood.")
    wanted = "The mayor’s café, the council said, stands where it has always stood."
    declared = rss(text).decode().replace("UTF-8", "ISO-8859-1").encode("cp1252")
    lies = rss(text).decode().encode("cp1252")
    for data in (declared, lies):
        (one,) = sources("a.xml", data)
        assert one.text == wanted
    (one,) = sources("a.xml", rss(text).decode().replace("UTF-8", "UTF-16").encode())
    assert one.text == wanted
    late = rss(ITEM * 300).decode().replace(TAIL, "").encode() + text.encode("cp1252") + TAIL.encode()
    one = sources("a.xml", late)[-1]
    assert one.text == wanted
    assert "which is a guess" in one.limits[0]


def test_a_broken_item_stops_nothing() -> None:
    broken = "<item><description>The <b>pier</description></item>"
    unclosed = "<item><description>Lost.</description>"
    empty = "<item><title>Only this</title></item>"
    found, _ = read("a.xml", rss(ITEM, broken, unclosed, empty, ITEM))
    assert [getattr(one, "code", "") for one in found] == ["", "", "bad-record", "no-text", ""]
    assert isinstance(found[1], Source)
    assert found[1].limits[0].startswith("The XML of this item is broken: Opening and ending tag mismatch")
    assert isinstance(found[2], Failure)
    assert (found[2].path, found[2].message[:8]) == ("a.xml#3", "line 8: ")


@pytest.mark.parametrize("tag", ["x:", "x::y", ":x"])
def test_a_name_that_is_none(tag: str) -> None:
    """Found by fuzzing: lxml reads such an element and lets nobody call it so again."""
    item = f"<item><description>The <{tag}>pier</{tag}> sank.</description></item>"
    found = sources("a.xml", rss(item, ITEM))
    assert [one.text.replace(f"<{tag}>", "").replace(f"</{tag}>", "") for one in found] == [
        "The pier sank.",
        "<p>The pier&nbsp;sank.</p>",
    ]


def test_tags_within_cdata_and_comments_are_none() -> None:
    inner = "<item><description><![CDATA[<p>An &lt;item&gt; </item><item> here</p>]]></description></item>"
    found = sources("a.xml", rss("<!-- <item> -->", inner, ITEM))
    assert [one.text for one in found] == ["<p>An &lt;item&gt; </item><item> here</p>", "<p>The pier&nbsp;sank.</p>"]


def test_a_file_that_is_cut_off_keeps_what_came_before() -> None:
    found, _ = read("a.xml", rss(ITEM, ITEM)[:-60])
    assert [getattr(one, "code", "") for one in found] == ["", "bad-record"]
    assert isinstance(found[1], Failure)
    assert "cut off" in found[1].message


@pytest.mark.parametrize(
    "dtd",
    [
        "<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY x '&b;&b;&b;&b;'>",
        "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
        "<!ENTITY x SYSTEM 'http://127.0.0.1:9/'>",
        "<!ENTITY x '" + "clearly " * 9000 + "'>",
        "<!ENTITY x '&y;'><!ENTITY y '&x;'>",
        "<!ENTITY % p SYSTEM 'http://127.0.0.1:9/'> %p; <!ENTITY x 'y'>",
    ],
)
def test_what_a_file_declares_is_never_read(dtd: str) -> None:
    head = HEAD.replace("\n<rss", f"<!DOCTYPE rss [{dtd}]>\n<rss", 1)
    found, _ = read("a.xml", rss(described("&x;"), described("Fine."), head=head))
    assert said(found) == [("a.xml#1", "bad-record"), ("a.xml#2", "Fine.")]
    assert isinstance(found[0], Failure)
    assert "such declarations are never read" in found[0].message


def test_an_external_dtd_is_not_asked_for() -> None:
    head = HEAD.replace("\n<rss", '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">\n<rss', 1)
    assert len(sources("a.xml", rss(ITEM, head=head))) == 1


def test_depth() -> None:
    deep = described("<x>" * 5000 + "The pier sank." + "</x>" * 5000)
    found, _ = read("a.xml", rss(deep, ITEM))
    assert len(found) == 2
    assert isinstance(found[1], Source)


@pytest.mark.parametrize("data", [b"Not found", b"<html><body>x</body></html>", b"<nitf><body/></nitf>", b"", b"<rss"])
def test_other_files_are_none_of_ours(data: bytes) -> None:
    assert container_of("a.xml", data) is None


@pytest.mark.parametrize("name", ["a.rss", "a.atom"])
def test_what_is_no_feed_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"Not found")
    with pytest.raises(LoadError, match="cannot be read"):
        load.read(str(tmp_path / name), parse.INPUTS)


def test_a_feed_without_items_is_said() -> None:
    (one,), _ = read("a.xml", rss())
    assert isinstance(one, Failure)
    assert one.code == "empty"


def test_memory_does_not_follow_the_file() -> None:
    content = "<p>The council met.</p>" * 60
    data = rss(*(ITEM.replace("<p>The pier&nbsp;sank.</p>", content) for _ in range(5000)))
    tracemalloc.start()
    found = sum(
        isinstance(one, Source) for one in articles("a.xml", load.Asked("a.xml", parse.INPUTS), io.BytesIO(data))
    )
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == 5000
    assert most < 3_000_000


@pytest.mark.parametrize("size", [65, 100, 333])
def test_chunks_do_not_matter(size: int) -> None:
    text = rss(ITEM, described("a ]] > b"), "<!-- x -->", ITEM).decode()
    whole = list(XmlItems(10_000).read([text]))
    cut = XmlItems(10_000)
    assert list(cut.read(text[at : at + size] for at in range(0, len(text), size))) == whole
    assert len(whole) == 3
    assert cut.head == HEAD
