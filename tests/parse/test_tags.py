"""The markup scanner: whatever it is given, its tokens are in order, apart, and of the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.load import from_text
from audit.model.text import Span
from audit.parse import parse
from audit.parse.tags import Lost, Tag, decode, scan

TAGS = [
    "<p>",
    "</p>",
    "<div class='a b'>",
    "<a href=",
    "<br>",
    "<li>",
    "<td>",
    "</b>",
    "<b>",
    "<svg>",
    "</svg>",
    "<ul>",
    "</ul>",
]
RAW = [
    "<script>",
    "</script>",
    "<title>",
    "</title>",
    "</SCRIPT >",
    "<plaintext>",
    "<template>",
    "<!--",
    "-->",
    "<!",
    "<?",
]
REST = [
    "<",
    ">",
    "</",
    '"',
    "'",
    "=",
    "word ",
    "&amp;",
    "&",
    "\n",
    "é😀",
    "<![CDATA[",
    "]]>",
    "<img alt='a b'>",
    "<p hidden>",
]
BITS = st.lists(st.sampled_from([*TAGS, *RAW, *REST]), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(BITS)
def test_tokens_are_in_order_and_apart(markup: str) -> None:
    at = 0
    for token in scan(markup, 0, len(markup)):
        assert at <= token.start < token.end <= len(markup)
        at = token.end
        if isinstance(token, Tag) and token.raw:
            assert token.end <= token.raw[0] <= token.raw[1] <= len(markup)
        if isinstance(token, Lost):
            assert token.end == len(markup)


@settings(max_examples=300, deadline=None)
@given(BITS)
def test_any_markup_can_be_read(markup: str) -> None:
    article = parse(from_text("<p>The pier</p>" + markup, "a.html", "html"))
    assert "The pier" in article.text
    at = 0
    for block in article.blocks[article.headline == 0 :]:  # a title that the page states below its text
        start, end = article.map.to_source(block.span).start, article.map.to_source(block.span).end
        assert at <= start <= end <= len(article.source.text)
        at = start
        for n in range(block.span.start, block.span.end):
            place = article.map.to_source(Span(n, n + 1))
            raw = article.source.text[place.start : place.end]
            assert raw == article.text[n] or raw.startswith("&") or article.text[n] in " \ufffd" or "<" in raw


def test_decoding_keeps_the_places() -> None:
    text = "a&amp;b&#x41;&lt&bogus;&"
    assert list(decode(text, 0, len(text))) == [
        ("a", 0, 1),
        ("&", 1, 6),
        ("b", 6, 7),
        ("A", 7, 13),
        ("<", 13, 16),
        ("&bogus;&", 16, 24),
    ]


def test_attributes_are_places_of_the_source() -> None:
    text = """<a CLASS="x y" href='q>r' id=z class=no hidden data-x=1>"""
    tag = next(iter(scan(text, 0, len(text))))
    assert isinstance(tag, Tag)
    assert {key: text[a:b] for key, (a, b) in tag.attributes.items()} == {
        "class": "x y",
        "href": "q>r",
        "id": "z",
        "hidden": "",
    }
