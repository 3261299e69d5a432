"""Markdown: forms, links, pictures, code, nesting, front matter."""

from __future__ import annotations

import pyromark
import pytest

from audit.load import from_text
from audit.model.article import Article
from audit.model.text import Span
from audit.parse import parse

ARTICLE = b"# Pier *sinks* again\n\nThe **old** pier\nsank on Monday. [Nobody](/n) was hurt.\n"


def read(text: str) -> Article:
    return parse(from_text(text, "a.md", "markdown"))


def blocks(text: str) -> list[tuple[str, str]]:
    article = read(text)
    return [(str(b.form), article.slice(b.span)) for b in article.blocks]


def test_forms() -> None:
    text = "# Pier *sinks*\n\nIt **sank**.\n\n> We saw it.\n\n- one\n- two\n\n"
    text += "| a | b |\n|---|---|\n| c | d |\n\nSubhead\n-------\n"
    assert blocks(text) == [
        ("heading", "Pier sinks"),
        ("paragraph", "It sank."),
        ("quote", "We saw it."),
        ("item", "one"),
        ("item", "two"),
        *(("cell", c) for c in "abcd"),
        ("heading", "Subhead"),
    ]


def test_a_break_that_the_writer_made() -> None:
    assert blocks("The pier sank.  \nREAD ALSO: ten piers  \nthat sank<br>Then it rose.") == [
        ("paragraph", "The pier sank."),
        ("paragraph", "READ ALSO: ten piers that sank"),
        ("paragraph", "Then it rose."),
    ]


def test_pictures() -> None:
    text = "![A grey pier](a.png)\n*Photo: R. Lund*\n\nIt ![small icon](b.png) sank.\n\n[![A red pier](c.png)](d)"
    assert blocks(text) == [
        ("figure", "A grey pier"),
        ("paragraph", "Photo: R. Lund"),
        ("paragraph", "It sank."),
        ("figure", "A red pier"),
    ]


def test_links() -> None:
    article = read(
        'See [the *report*](http://a.org/r "t") and [it][1] and <http://b.org>, not [x](javascript:alert).\n\n[1]: /c'
    )
    assert [(article.slice(link.span), link.href) for link in article.links] == [
        ("the report", "http://a.org/r"),
        ("it", "/c"),
        ("http://b.org", "http://b.org"),
    ]
    assert "javascript" in article.text


def test_a_text_after_a_link_that_repeats_its_title() -> None:
    article = read('[x](http://a.org " and so") and so on')
    place = article.map.to_source(article.sentences[0].span)
    assert article.text == "x and so on"
    assert article.source.text[place.start : place.end] == 'x](http://a.org " and so") and so on'


def test_code_is_left_out_and_said() -> None:
    article = read("The pier sank.\n\n```\nprint('a lot of code that is longer than the text')\n```\n")
    assert article.text == "The pier sank."
    assert article.limits == ("42 characters of code were not judged.",)


def test_deep_nesting_loses_no_text() -> None:
    article = read("Up here.\n\n" + ">" * 5000 + " clearly down there\n\nAnd after.")
    assert [article.slice(b.span) for b in article.blocks] == ["Up here.", "clearly down there", "And after."]
    assert [b.form for b in article.blocks] == ["paragraph", "quote", "paragraph"]
    assert article.limits == ()


def test_deep_lists_lose_no_text() -> None:
    article = read("\n".join("  " * n + f"- item{n}" for n in range(200)))
    assert [article.slice(b.span) for b in article.blocks] == [f"item{n}" for n in range(200)]


def test_brackets_without_end_are_text() -> None:
    article = read("A pier. " + "[" * 30_000 + " sank [here](x).")
    assert article.text.endswith("[[[ sank here.")
    assert [article.slice(link.span) for link in article.links] == ["here"]


def test_code_in_a_sentence_is_its_words() -> None:
    text = "> The file `a  b\n> c` and ` d ` and ``e`f`` fell.\n\n| a `b\\|c` d |\n|---|\n"
    article = read(text)
    assert [article.slice(b.span) for b in article.blocks] == ["The file a b c and d and e`f fell.", "a b|c d"]
    at = article.text.index("c and")
    place = article.map.to_source(Span(at, at + 1))
    assert text[place.start - 2 : place.end] == "> c"


def test_a_lone_carriage_return_ends_a_line_everywhere() -> None:
    assert blocks("The pier sank.\r\r    some code\rIt rose.\r") == [
        ("paragraph", "The pier sank."),
        ("paragraph", "It rose."),
    ]


def test_a_picture_in_a_picture_is_none() -> None:
    assert blocks("![A pier ![a boat](b.png) at sea](a.png)") == [("figure", "A pier at sea")]


def test_a_library_that_panics_is_an_error_of_this_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """What a library in Rust raises: no Exception, so that nobody takes it for one by accident."""

    def panic(*args: object, **options: object) -> None:
        raise PanicException("index out of bounds")

    monkeypatch.setattr(pyromark, "events_with_range", panic)
    with pytest.raises(RuntimeError, match="index out of bounds"):
        read("The pier sank.")


def test_html_inside() -> None:
    article = read(
        'The <b>pier</b> sank.\n\n<div class="related">\n<p>READ ALSO</p>\n</div>\n\n<!-- unseen -->\n\nIt rose.'
    )
    assert [(article.slice(b.span), b.hints) for b in article.blocks] == [
        ("The pier sank.", ()),
        ("READ ALSO", ()),
        ("It rose.", ()),
    ]


def test_an_unclosed_comment_is_said() -> None:
    article = read("The pier sank.\n\n<!-- never closed\n\nIt rose.")
    assert article.text == "The pier sank."
    assert any("comment that is never closed" in limit for limit in article.limits)


def test_a_plain_text_in_a_markdown_file_has_a_headline() -> None:
    assert blocks("The pier sinks again\n\nThe pier sank on Monday.")[0] == ("heading", "The pier sinks again")
    assert blocks("The pier sank.\n\nIt rose.")[0][0] == "paragraph"


FRONT = """---
title: "Pier: the sinking"
author:
  - Jo Lind
  - {name: Ana Ruiz, email: a@b.org}
date: 2024-05-02
lastmod: 2024-05-03 10:00
draft: true
type: Op-Ed
outlet: The Harbour Post
url: https://a.org/x
lang: en
---
# The pier sank
"""


def test_front_matter() -> None:
    article = read(FRONT)
    meta = article.meta
    assert (meta.title, meta.author, meta.date, meta.modified) == (
        "Pier: the sinking",
        "Jo Lind, Ana Ruiz",
        "2024-05-02",
        "2024-05-03 10:00",
    )
    assert (meta.genre, meta.outlet, meta.url, meta.language) == (
        "opinion",
        "The Harbour Post",
        "https://a.org/x",
        "en",
    )
    assert article.text == "Pier: the sinking\n\nThe pier sank"
    assert [article.locate(block.span)[0].line for block in article.blocks] == [2, 14]
    assert article.limits == ("The front matter says that this is a draft.",)


def test_front_matter_in_toml() -> None:
    article = read('+++\ntitle = "A pier"\nauthors = ["Jo", "Ana"]\ndate = 2024-05-02\n+++\nIt sank.\n')
    assert (article.meta.title, article.meta.author, article.meta.date) == ("A pier", "Jo, Ana", "2024-05-02")
    assert article.text == "A pier\n\nIt sank."


@pytest.mark.parametrize(
    "bad",
    [
        "title: !!python/object/apply:os.system [ls]",
        "a: &x [1]\nb: *x",
        "title: " + "[" * 50 + "]" * 50,
        "title: [unclosed",
        "\ttitle: x",
    ],
)
def test_front_matter_that_is_not_read(bad: str) -> None:
    article = read(f"---\n{bad}\n---\nThe pier sank.")
    assert article.text == "The pier sank."
    assert article.meta.title == ""
    assert article.limits[0].startswith("The front matter was not read")


def test_front_matter_that_never_ends_is_text() -> None:
    assert "sank" in read("---\ntitle: x\n\nThe pier sank.").text


def test_values_stay_as_they_are_written() -> None:
    assert read("---\nlang: no\ntitle: 1e3\n---\nx").meta.language == "no"
    assert read("---\nlang: no\ntitle: 1e3\n---\nx").meta.title == "1e3"


# -- what site generators add


def shown(text: str) -> list[tuple[str, str]]:
    article = read(text)
    return [(str(b.form), article.slice(b.span)) for b in article.blocks]


@pytest.mark.parametrize(
    "code",
    [
        "{{< newsletter id=3 >}}",
        "{{% notice %}}",
        '{% include "ad.html" slot="top" %}',
        "{{ page.url }}",
        "{: .lead}",
        ":::note Mind the gap",
        ":::",
        '{/* for editors: is this "widely believed"? */}',
        'import Chart from "../chart";',
        'import { a, b } from "x"',
        "export const total = 42;",
        "export default {\n  title: 1,\n};",
    ],
)
def test_code_of_site_generators_is_left_out(code: str) -> None:
    text = f"The pier is shut, the clerk said.\n\n{code}\n\nIt was built in 1901.\n"
    assert [words for _, words in shown(text)] == ["The pier is shut, the clerk said.", "It was built in 1901."]


def test_code_within_a_sentence_is_left_out() -> None:
    article = read("The pier {{< ref pier >}}is shut, [the clerk](http://a.org){: .x} said.\n\nIt is old.\n")
    assert article.slice(article.blocks[0].span) == "The pier is shut, the clerk said."
    at = article.map.to_source(article.sentences[1].span)
    assert article.source.text[at.start : at.end] == "It is old."


@pytest.mark.parametrize(
    "line",
    [
        "Import duties from the “US” rose.",
        "Exports const, he said.",
        "He wrote {x} and {{y}.",
        "Import rules from “A” are old.",
    ],
)
def test_prose_that_looks_like_code_is_read(line: str) -> None:
    assert shown(f"{line}\n\nIt is old.\n")[0][1] == line


def test_the_caption_in_a_shortcode_is_a_caption() -> None:
    text = 'It is shut.\n\n{{< figure src="a.jpg" caption="The pier in May. Photo: Bo Lind" >}}\n'
    assert shown(text)[1] == ("figure", "The pier in May. Photo: Bo Lind")


def test_prose_in_a_component_is_read() -> None:
    text = "<Chart data={total} />\n\nIt is shut.\n\n<Aside>\n\nIt is old, he said.\n\n</Aside>\n"
    assert [words for _, words in shown(text)] == ["It is shut.", "It is old, he said."]


def test_tasks_notes_and_footnotes() -> None:
    text = "It is old.[^1]\n\n> [!NOTE]\n> Mind the gap.\n\n- [x] Piles\n- [ ] Berths\n\n[^1]: Or so they say.\n"
    assert shown(text) == [
        ("paragraph", "It is old."),
        ("paragraph", "Mind the gap."),
        ("item", "Piles"),
        ("item", "Berths"),
        ("paragraph", "Or so they say."),
    ]
    assert [b.hints for b in read(text).blocks] == [(), ("note",), ("task",), ("task",), ("footnote",)]


@pytest.mark.parametrize("end", ["---", "..."])
def test_front_matter_closed_either_way(end: str) -> None:
    assert read(f"---\ntitle: Pier shut\n{end}\nIt is old.\n").meta.title == "Pier shut"


def test_front_matter_in_json() -> None:
    article = read('{\n  "title": "Pier shut",\n  "author": ["Jo", null, "Ana"],\n  "draft": true\n}\n\nIt is old.\n')
    assert (article.meta.title, article.meta.author) == ("Pier shut", "Jo, Ana")
    assert article.text == "Pier shut\n\nIt is old."
    assert article.limits == ("The front matter says that this is a draft.",)


@pytest.mark.parametrize(
    "text", ['{"a": 1} is an object.\n', '{"title": \n\nIt is old.\n', '{ "quoted" } he said.\n', '{"a": 1}']
)
def test_a_brace_at_the_head_is_text(text: str) -> None:
    assert "{" in read(text).text and not read(text).meta.title


@pytest.mark.parametrize(
    "markup",
    [
        "> We lend ladders. Now we lend bikes.\n>\n> — Judith Akers, head of libraries\n",
        "> We lend ladders. Now we lend bikes.\n\n— Judith Akers, head of libraries\n",
        "<blockquote><p>We lend ladders. Now we lend bikes.</p><footer>— <cite>Judith Akers, head of libraries</cite>"
        "</footer></blockquote>\n",
    ],
)
def test_the_line_that_signs_a_quotation_is_no_part_of_it(markup: str) -> None:
    assert shown(f"The board met.\n\n{markup}\nIt was late.\n")[1:3] == [
        ("quote", "We lend ladders. Now we lend bikes."),
        ("paragraph", "— Judith Akers, head of libraries"),
    ]


def test_a_post_signs_itself() -> None:
    markup = "<blockquote class=twitter-tweet><p>We lend bikes now.</p>— Ann (@ann_lends) May 3, 2024</blockquote>"
    assert read(markup).blocks[-1].form == "quote"
