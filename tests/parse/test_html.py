"""HTML: forms, hints, what is left out, which blocks are the article, metadata."""

from __future__ import annotations

import pytest

from audit.errors import LoadError
from audit.load import from_text
from audit.model.article import Article
from audit.parse import parse

PARAGRAPHS = [
    f"<p>The harbour board said on day {n} that the pier had sunk by {n} centimetres since it was built long ago.</p>"
    for n in range(20)
]
BODY = "".join(PARAGRAPHS)

ARTICLE = (
    b"<html><h1>Pier <i>sinks</i> again</h1>\n<p>The old\n pier sank on Monday. <a href=/n>Nobody</a> was hurt.</p>"
)


def read(markup: str) -> Article:
    return parse(from_text(markup, "a.html", "html"))


def blocks(markup: str) -> list[tuple[str, str]]:
    article = read(markup)
    return [(str(b.form), article.slice(b.span)) for b in article.blocks]


def test_forms() -> None:
    markup = (
        "<h1>Pier</h1><p>It sank.<p>It rose.<blockquote><p>We saw.</p></blockquote><ul><li>one<li>two</ul>"
        "<table><tr><td>a<td>b</table><figure><img alt='A grey pier' src=x><figcaption>R. Lund</figcaption></figure>"
        "<dl><dt>c<dd>d</dl><h3>Then</h3>Bare text"
    )
    assert blocks(markup) == [
        ("heading", "Pier"),
        ("paragraph", "It sank."),
        ("paragraph", "It rose."),
        ("quote", "We saw."),
        ("item", "one"),
        ("item", "two"),
        ("cell", "a"),
        ("cell", "b"),
        ("figure", "A grey pier"),
        ("figure", "R. Lund"),
        ("item", "c"),
        ("item", "d"),
        ("heading", "Then"),
        ("paragraph", "Bare text"),
    ]


def test_hints_come_from_the_markup_around_a_block() -> None:
    markup = "<div class='postRelatedLinks u-mt2' id=promo><section role=complementary><p>x y</p></section></div>"
    markup += "<p class=Byline>z</p>"
    assert [b.hints for b in read(markup).blocks] == [("related", "promo"), ("byline",)]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("sign-up", "signup"),
        ("SignUp", "signup"),
        ("jp-relatedposts", "related"),
        ("ads", "ad"),
        ("read_more", "readmore"),
    ],
)
def test_hints_are_found_in_any_spelling(name: str, hint: str) -> None:
    assert hint in read(f"<div class='{name}'><p>x</p></div>").blocks[0].hints


def test_words_that_tell_nothing_are_no_hints() -> None:
    assert read("<div class='has-admin shareable u-mt2 col-8'><p>x</p></div>").blocks[0].hints == ()


def test_hints_are_bounded_and_each_is_there_once() -> None:
    names = (
        "share sharing social comment byline caption promo related video audio embed tweet ad banner menu cta kicker"
    )
    hints = read(f"<div class='{names}'><div class='{names}'><p>x</p></div></div>").blocks[0].hints
    assert len(hints) == len(set(hints)) == 16


def test_what_no_reader_sees_is_left_out() -> None:
    markup = (
        "<p>Seen.<script>alert(1)</script><style>p{}</style><template><p>t</p></template><noscript>n</noscript>"
        "<!-- c --><span hidden>h</span><span style='display: none'>s</span></p><div style='VISIBILITY:hidden'>v</div>"
        "<svg><text>g</text></svg><iframe>i</iframe><select><option>o</select><p>And more.</p>"
    )
    article = read(markup)
    assert [article.slice(b.span) for b in article.blocks] == ["Seen.", "And more."]
    assert article.limits == ("3 characters were not judged, hidden by the page's own markup.",)


def test_line_breaks() -> None:
    markup = "<p>The pier sank.<br>READ ALSO: ten piers<br>that sank.<br><br>it rose.</p>"
    assert [text for _, text in blocks(markup)] == ["The pier sank.", "READ ALSO: ten piers that sank.", "it rose."]


def test_a_picture_inside_a_sentence_does_not_split_it() -> None:
    assert blocks("<p>It <img alt='a small icon'> sank.</p>") == [("paragraph", "It sank.")]
    assert blocks("<p>It sank. <img alt='A grey pier'></p>") == [("paragraph", "It sank."), ("figure", "A grey pier")]


def test_links() -> None:
    article = read("<a href='/x?a=1&amp;b=2'><p>One <b>pier</b></p><p>two</p></a><p><a href='javascript:x'>no</a></p>")
    assert [(article.slice(link.span), link.href) for link in article.links] == [
        ("One pier", "/x?a=1&b=2"),
        ("two", "/x?a=1&b=2"),
    ]


@pytest.mark.parametrize("depth", [300, 3000])
def test_deep_nesting_loses_no_text(depth: int) -> None:
    article = read("<div>" * depth + BODY + "</div>" * depth)
    assert len(article.blocks) == len(PARAGRAPHS)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>A pier</b></i></div></section> sank",
        "<b><p>A pier</b> sank",
        "<div/><p/>A pier sank",
        "<p>A pier <x y='z>'>sank</x>",
        "<title>never closed<p>A pier sank</p>",
        "<textarea>never closed<p>A pier sank</p>",
        "<plaintext>A pier sank",
        "<p>A pier sank</p><a href='",
        "<table><p>A pier <tr>sank",
    ],
)
def test_broken_markup_loses_no_text(markup: str) -> None:
    assert " ".join(read(markup).text.split()).replace("never closed ", "").startswith("A pier sank")


def test_a_swallowed_rest_is_said() -> None:
    article = read("<p>The pier sank.</p><!-- never closed <p>It rose.</p>")
    assert article.text == "The pier sank."
    assert any("a comment that is never closed" in limit for limit in article.limits)


def test_a_page_without_text_is_an_error_that_says_why() -> None:
    with pytest.raises(LoadError, match="script that is never closed") as e:
        read("<html><script>var x = 1; <p>no</p>")
    assert e.value.code == "no-text"


def test_entities_that_mean_nothing_stay() -> None:
    assert read("<p>a &bogus; &#0; &#xD800; &amp b</p>").text == "a &bogus; \ufffd \ufffd & b"


def test_an_internal_subset_defines_nothing() -> None:
    assert read("<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hosts'>]><p>a &x; b</p>").text == "a &x; b"


# -- which blocks are the article

NAV = "<nav><ul>" + "".join(f"<li><a href=/{n}>Section {n}</a>" for n in range(9)) + "</ul></nav>"
RELATED = "<div class=related><h4>Related</h4><p><a href=/r>Ten piers that you must see</a></p></div>"
ASIDE = (
    "<aside>"
    + "".join(f"<p><a href=/{n}>Story {n} of many others</a> A teaser for it.</p>" for n in range(9))
    + "</aside>"
)
COMMENTS = "<div id=comments>" + "<p>I do not like this pier at all and never did.</p>" * 6 + "</div>"
FOOT = "<footer><p>All rights reserved by the harbour board and its friends.</p></footer>"
HEAD = "<h1>The pier sinks</h1><p class=byline>By Jo Lind</p>"


@pytest.mark.parametrize(
    "page",
    [
        f"<main><article><header>{HEAD}</header><div class=body>{{}}</div></article>{ASIDE}{COMMENTS}</main>{FOOT}",
        f"<div><div class=top>{HEAD}</div><div><div class=entry-content>{{}}</div>{COMMENTS}</div>{ASIDE}</div>",
        f"{HEAD}{{}}{COMMENTS}{ASIDE}{FOOT}",
    ],
)
def test_the_article_of_a_page(page: str) -> None:
    """The furniture goes, the headline, the byline and what was put into the text stay."""
    page = f"<title>The pier sinks</title><body>{NAV}{page}"
    article = read(page.format("".join(PARAGRAPHS[:3]) + RELATED + "".join(PARAGRAPHS[3:])))
    text = [article.slice(b.span) for b in article.blocks]
    assert text[:2] == ["The pier sinks", "By Jo Lind"]
    assert text[2:] == [*_words(PARAGRAPHS[:3]), "Related", "Ten piers that you must see", *_words(PARAGRAPHS[3:])]
    assert [b.hints for b in article.blocks if article.slice(b.span) == "Related"] == [("related",)]
    assert article.limits == ()


def _words(markup: list[str]) -> list[str]:
    return [one.removeprefix("<p>").removesuffix("</p>") for one in markup]


def test_a_short_page_is_taken_whole_but_for_its_furniture() -> None:
    assert (
        read(f"{NAV}<p>The pier sank.</p>{RELATED}{FOOT}").text
        == "The pier sank.\n\nRelated\n\nTen piers that you must see"
    )


def test_running_text_outside_the_article_is_said() -> None:
    other = BODY.replace("board", "queen")
    article = read(f"<body><article>{BODY}</article><div><div>{other[:1300]}</div></div></body>")
    assert len(article.blocks) == len(PARAGRAPHS)
    assert any("are outside the article" in limit for limit in article.limits)


# -- metadata


def meta_of(head: str) -> dict[str, str]:
    meta = read(f"<html lang=en-GB><head>{head}</head><body><p>The pier sank.</p></body></html>").meta
    return {
        name: getattr(meta, name)
        for name in ("title", "author", "date", "outlet", "genre", "url", "language", "modified")
    }


LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no"},
{"@type": ["OpinionNewsArticle"], "headline": "The pier &amp; the sea", "datePublished": "2024-05-02",
"author": [{"@type": "Person", "name": "Jo Lind"}, "Ana Ruiz"], "publisher": {"name": "The Harbour Post"},
"dateModified": "2024-05-03"}]}</script>"""
OG = """<title>Pier - Harbour</title><meta property="og:title" content="A &quot;pier&quot;">
<meta name=author content="Ana">
<meta property="og:site_name" content="Harbour"><meta property="article:published_time" content="2024-01-01">
<meta property="article:section" content="Analysis"><link rel=canonical href="https://a.org/p">"""


def test_schema_org() -> None:
    assert meta_of(LD + OG) == {
        "title": "The pier & the sea",
        "author": "Jo Lind, Ana Ruiz",
        "date": "2024-05-02",
        "outlet": "The Harbour Post",
        "genre": "opinion",
        "url": "https://a.org/p",
        "language": "en-GB",
        "modified": "2024-05-03",
    }


def test_open_graph() -> None:
    said = meta_of(OG)
    assert (said["title"], said["author"], said["date"], said["genre"]) == ('A "pier"', "Ana", "2024-01-01", "analysis")


def test_the_title_without_the_outlet() -> None:
    said = meta_of("<title>The pier sinks | Harbour</title><meta property='og:site_name' content=Harbour>")
    assert said["title"] == "The pier sinks"


def test_a_date_in_the_text() -> None:
    assert read("<p><time datetime=2024-05-02>Thursday</time> The pier sank.</p>").meta.date == "2024-05-02"


@pytest.mark.parametrize(
    "bad",
    ["{", "[" * 50_000, '{"@type": 5, "headline": {"a": 1}}', '"x"', "null", '{"@type": "Article", "author": [[[]]]}'],
)
def test_broken_json_ld_harms_nothing(bad: str) -> None:
    article = read(f'<script type="application/ld+json">{bad}</script><p>The pier sank.</p>')
    assert article.text == "The pier sank."
    assert article.meta.title == ""


def test_broken_json_ld_is_said() -> None:
    article = read('<script type="application/ld+json">{</script><p>The pier sank.</p>')
    assert article.limits == ("Metadata (JSON-LD) of the page is broken and was not read.",)


def test_a_title_that_the_page_does_not_show_is_the_headline() -> None:
    article = read("<title>The pier sinks</title>\n<p>It sank.</p>")
    assert (article.meta.title, article.text) == ("The pier sinks", "The pier sinks\n\nIt sank.")
    assert (article.headline, article.unplaced) == (0, 0)
    start, end = article.locate(article.blocks[0].span)
    assert (start.line, start.column, end.column) == (1, 8, 22)


def test_the_title_alone_is_no_text() -> None:
    with pytest.raises(LoadError, match="no text to audit"):
        read("<title>The pier sinks</title>")
