"""What a page says of itself: title, author, date, in all the ways in which pages say it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from parse.cms_stories import BRIDGE

from audit.load import from_text
from audit.model.article import Meta
from audit.parse import parse
from audit.parse.bylines import author, date, names

TITLE = BRIDGE.title


def meta(head: str = "", above: str = "", *, h1: str = TITLE, below: str = "") -> Meta:
    markup = f"<html lang=en><head>{head}</head><body>{above}<main><h1>{h1}</h1>{below}{BRIDGE[:]}</main></body></html>"
    return parse(from_text(markup, "a.html", "html")).meta


def ld(*objects: Any, raw: str = "") -> str:
    scripts = [raw] if raw else [json.dumps(one) for one in objects]
    return "".join(f'<script type="application/ld+json">{one}</script>' for one in scripts)


def article(**more: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-03-05", **more}


# -- JSON-LD


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("Ann Lee", "Ann Lee"),
        ({"@type": "Person", "name": "Ann Lee"}, "Ann Lee"),
        ([{"name": "Ann Lee"}, {"name": "Bo Lind"}], "Ann Lee, Bo Lind"),
        (["Ann Lee", "Bo Lind"], "Ann Lee, Bo Lind"),
        ("Ann Lee and Bo Lind", "Ann Lee, Bo Lind"),
        ({"@type": "Person", "name": {"@type": "Person", "name": "Ann Lee"}}, "Ann Lee"),
        ({"@type": "Person", "name": ["Ann Lee"]}, "Ann Lee"),
        ([[{"name": "Ann Lee"}]], "Ann Lee"),
        ("By Ann Lee, health correspondent", "Ann Lee"),
        ("Ann Lee | Roads Correspondent", "Ann Lee"),
        ("https://post.example/ann-lee", ""),
        ({"@type": "Organization", "name": "Valley Post"}, ""),
        ({"@type": "Organization", "name": "North Wire"}, "North Wire"),
        ("Valley Post", ""),
        ("Newsroom", ""),
        ("Ann O&amp;#39;Lee", "Ann O'Lee"),
        (None, ""),
        (7, ""),
    ],
)
def test_an_author_in_json_ld(stated: Any, found: str) -> None:
    head = ld(article(author=stated, publisher={"@type": "Organization", "name": "Valley Post"}))
    assert meta(head).author == found


def test_an_author_by_reference() -> None:
    graph = [
        {"@type": "WebPage", "@id": "#page", "name": f"{TITLE} - Valley Post", "datePublished": "2019-01-01"},
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
        article(author={"@id": "#ann"}, publisher={"@id": "#org"}),
    ]
    found = meta(ld({"@context": "https://schema.org", "@graph": graph}))
    assert (found.title, found.author, found.date) == (TITLE, "Ann Lee", "2024-03-05")


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps(article(author="Ann Lee")) + ";",
        f"<!-- {json.dumps(article(author='Ann Lee'))} -->",
        f"/*<![CDATA[*/ {json.dumps(article(author='Ann Lee'))} /*]]>*/",
        json.dumps(article(author="Ann Lee"))[:-1] + ",}",
        json.dumps(article(author="Ann Lee")).replace('"', "&quot;"),
        json.dumps([{"@type": "WebSite", "name": "Post"}, article(author="Ann Lee")]),
        json.dumps({"@type": "WebPage", "mainEntity": article(author="Ann Lee")}),
        json.dumps(article(author="Ann Lee", description="a\tb")).replace("\\t", "\t"),
    ],
)
def test_json_ld_as_pages_write_it(raw: str) -> None:
    found = meta(ld(raw=raw))
    assert (found.title, found.author, found.date) == (TITLE, "Ann Lee", "2024-03-05")


def test_the_fullest_of_several_objects_and_a_broken_one() -> None:
    head = ld(raw='{"@type": "BreadcrumbList", "itemListElement": [}') + ld(
        {"@type": "Article", "headline": TITLE}, article(author="Ann Lee"), {"@type": "WebPage", "name": "x"}
    )
    read = parse(from_text(f"{head}<h1>{TITLE}</h1>{BRIDGE[:]}", "a.html", "html"))
    assert (read.meta.author, read.meta.date) == ("Ann Lee", "2024-03-05")
    assert not any("JSON-LD" in limit for limit in read.limits)


# -- meta tags


@pytest.mark.parametrize(
    "name", ["author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author"]
)
def test_an_author_in_a_meta_tag(name: str) -> None:
    assert meta(f'<meta name="{name}" content="By Ann Lee">').author == "Ann Lee"


def test_several_authors_in_meta_tags() -> None:
    head = '<meta name=author content="Ann Lee"><meta name=author content="Bo Lind">'
    assert meta(head).author == "Ann Lee, Bo Lind"


def test_an_address_is_no_author() -> None:
    head = '<meta property="article:author" content="https://f.example/ann"><meta name=byl content="Bo Lind">'
    assert meta(head).author == "Bo Lind"


@pytest.mark.parametrize(
    "name",
    [
        "article:published_time",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date",
        "dcterms.date",
        "citation_date",
        "pubdate",
    ],
)
def test_a_date_in_a_meta_tag(name: str) -> None:
    assert meta(f'<meta name="{name}" content="2024-03-05T07:00:00Z">').date == "2024-03-05T07:00:00Z"


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T06:30:00+01:00", "2024-03-05T06:30:00+01:00"),
        ("Tue, 05 Mar 2024 06:30:00 GMT", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        ("5th of March 2024", "2024-03-05"),
        ("Sept. 9, 2023", "2023-09-09"),
        ("20240305", "2024-03-05"),
        ("20240305T063000Z", "2024-03-05"),
        ("1709620200", "2024-03-05"),
        ("1709620200000", "2024-03-05"),
        ("last week", "last week"),
    ],
)
def test_dates_as_pages_write_them(stated: str, found: str) -> None:
    assert date(stated) == found


# -- titles


@pytest.mark.parametrize(
    "stated",
    [
        f"<title>{TITLE} | Valley Post</title>",
        f"<title>{TITLE} - News - Valley Post</title>",
        f"<title>Valley Post: {TITLE}</title>",
        f'<title>x</title><meta property="og:title" content="{TITLE} | Valley Post">',
        f"<title>{TITLE.replace('the', 'the&amp;nbsp;').replace('&amp;nbsp; ', '&amp;nbsp;')}</title>",
    ],
)
def test_a_title_without_the_name_of_the_site(stated: str) -> None:
    assert meta(stated).title == TITLE


def test_a_title_that_the_page_does_not_show_loses_the_site_that_it_knows() -> None:
    site = '<meta property="og:site_name" content="Valley Post">'
    found = parse(from_text(f"<title>Bridge shut | Roads | Valley Post</title>{site}{BRIDGE[:]}", "a.html", "html"))
    assert found.meta.title == "Bridge shut | Roads"
    url = '<link rel=canonical href="https://www.valleypost.example/a">'
    title = "Footbridge over the river is shut"
    found = parse(from_text(f"<title>{title} - Valley Post</title>{url}{BRIDGE[:]}", "a.html", "html"))
    assert found.meta.title == title


def test_a_title_keeps_its_own_dash_and_colon() -> None:
    for title in ("Storm hits the coast - two dead", "Bridge: what we know", "Rain | sun | rain"):
        found = parse(from_text(f"<title>{title}</title><h1>{title}</h1>{BRIDGE[:]}", "a.html", "html"))
        assert found.meta.title == title


# -- the page itself


@pytest.mark.parametrize(
    "line",
    [
        "<div class=byline>By <a rel=author href=/a>Ann Lee</a></div>",
        "<p class=byline>By Ann Lee, roads correspondent</p>",
        "<p class='article__author-name'>Ann Lee</p>",
        "<address>by Ann Lee</address>",
        "<p>By Ann Lee</p>",
        "<div><span>By Ann Lee</span><span>Roads reporter</span></div>",
        "<p>Words by Ann Lee</p>",
        "<span itemprop=author itemscope><span itemprop=name>Ann Lee</span></span>",
        "<meta itemprop=author content='Ann Lee'>",
    ],
)
def test_a_byline_of_the_page(line: str) -> None:
    assert meta(below=line).author == "Ann Lee"


def test_two_names_in_a_byline() -> None:
    line = "<p class=byline>By <a rel=author>Ann Lee</a> and <a rel=author>Bo Lind</a></p>"
    assert meta(below=line).author == "Ann Lee, Bo Lind"


def test_the_byline_of_another_story_is_not_this_one() -> None:
    other = "<aside><a href=/x>Mill sold</a><p class=byline>By Eva Moe</p><time datetime=2011-01-01></time></aside>"
    found = meta(above=other, below="<time datetime=2024-03-05>5 March</time><p class=byline>By Ann Lee</p>")
    assert (found.author, found.date) == ("Ann Lee", "2024-03-05")
    assert meta(above=other).author == ""
    assert meta(above=other).date == ""


@pytest.mark.parametrize(
    "line",
    [
        "<time datetime=2024-03-05T09:00>this morning</time>",
        "<abbr class=published title=2024-03-05T09:00>9:00</abbr>",
        "<span itemprop=datePublished content=2024-03-05>today</span>",
        "<p class=date>Tuesday, 5 March 2024</p>",
        "<p>March 5, 2024 at 9:00 am</p>",
    ],
)
def test_a_date_of_the_page(line: str) -> None:
    assert meta(below=line).date[:10] == "2024-03-05"


def test_a_copyright_is_no_date_and_a_change_is_no_publication() -> None:
    assert meta(below="<p>© 2024 Valley Media</p>").date == ""
    changed = "<time itemprop=dateModified datetime=2024-03-09></time><time datetime=2024-03-05></time>"
    assert meta(below=changed).date == "2024-03-05"


# -- names


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("By Ann Lee and Bo Lind in Oslo", ["Ann Lee", "Bo Lind"]),
        ("Ann Lee, Bo Lind & Eva Moe", ["Ann Lee", "Bo Lind", "Eva Moe"]),
        ("Ann van der Lee", ["Ann van der Lee"]),
        ("ANN LEE", ["ANN LEE"]),
        ("By Ann Lee, Senior Roads Correspondent", ["Ann Lee"]),
        ("Posted by Ann Lee on 5 March 2024", ["Ann Lee"]),
        ("Ann Lee, PhD", ["Ann Lee"]),
        ("Ann Lee, North Wire and Bo Lind", ["Ann Lee", "North Wire", "Bo Lind"]),
        ("Ann Lee Special to the Post", ["Ann Lee"]),
        ("Staff", []),
        ("Valley Post Staff", []),
        ("By Valley Post", []),
        ("5 March 2024", []),
        ("ann@post.example", []),
    ],
)
def test_the_names_of_a_byline(line: str, found: list[str]) -> None:
    assert names(line, sites=["Valley Post"]) == found


def test_a_line_without_by_names_nobody_unless_its_markup_does() -> None:
    assert names("Ann Lee said so", labelled=True) == []
    assert author("Ann Lee") == "Ann Lee"
    assert author("the editors of this page") == "the editors of this page"
