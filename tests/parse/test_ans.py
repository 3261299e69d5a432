"""ANS of Arc XP: elements of a story, metadata, what is left out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from audit import load
from audit.errors import LoadError
from audit.model.article import Article
from audit.parse import INPUTS, parse


def story(*elements: dict[str, Any], **more: Any) -> Article:
    item = {
        "_id": "NQWJ2CMJ6ZCZ5OSEEVQH7FDZ4U",
        "type": "story",
        "version": "0.10.9",
        "headlines": {"basic": "Pier sinks again", "mobile": "Pier sinks"},
        "subheadlines": {"basic": "Board <i>silent</i> on cause"},
        "credits": {"by": [{"type": "author", "name": "Ann Lee"}, {"type": "author", "name": "Bo Roe"}]},
        "first_publish_date": "2026-05-04T09:12:00Z",
        "last_updated_date": "2026-05-06T10:00:00Z",
        "canonical_url": "/harbour/pier-sinks/",
        "taxonomy": {"primary_section": {"_id": "/opinion", "name": "Opinion"}},
        "language": "en",
        "content_elements": [{"type": "text", "content": "It sank on Monday."}, *elements],
        **more,
    }
    return parse(load.from_bytes(json.dumps(item).encode(), "a.json", INPUTS))


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(str(b.form), article.slice(b.span)) for b in article.blocks][3:]


def hints(article: Article) -> list[tuple[str, ...]]:
    return [b.hints for b in article.blocks]


def test_head_and_metadata() -> None:
    article = story()
    assert article.text == "Pier sinks again\n\nBoard silent on cause\n\nIt sank on Monday."
    assert hints(article) == [(), ("standfirst",), ()]
    assert (article.meta.author, article.meta.genre, article.meta.date) == (
        "Ann Lee, Bo Roe",
        "opinion",
        "2026-05-04T09:12:00Z",
    )
    assert article.meta.modified == "2026-05-06T10:00:00Z" and article.meta.url == ""


def test_elements() -> None:
    article = story(
        {"type": "header", "level": 2, "content": "What comes <b>next</b>"},
        {"type": "text", "content": 'The <a href="http://b.org/r">board</a> met.'},
        {
            "type": "quote",
            "subtype": "blockquote",
            "content_elements": [{"type": "text", "content": "We saw it sink."}],
            "citation": {"type": "text", "content": "— Jane Roe, chair"},
        },
        {
            "type": "list",
            "list_type": "unordered",
            "items": [
                {"type": "text", "content": "one pier"},
                {"type": "list", "items": [{"type": "text", "content": "one boat"}]},
            ],
        },
        {"type": "table", "header": [{"type": "text", "content": "Year"}], "rows": [[{"content": "1987"}]]},
        {"type": "image", "caption": "The pier on Monday", "url": "http://127.0.0.1:9/a.jpg"},
        {"type": "raw_html", "content": "<script>var x = 1;</script><p>A raw paragraph.</p>"},
    )
    assert blocks(article) == [
        ("heading", "What comes next"),
        ("paragraph", "The board met."),
        ("quote", "We saw it sink."),
        ("quote", "— Jane Roe, chair"),
        ("item", "one pier"),
        ("item", "one boat"),
        ("cell", "Year"),
        ("cell", "1987"),
        ("figure", "The pier on Monday"),
        ("paragraph", "A raw paragraph."),
    ]
    assert [(article.slice(link.span), link.href) for link in article.links] == [("board", "http://b.org/r")]


def test_what_leads_elsewhere_says_so_in_its_hints() -> None:
    article = story(
        {"type": "interstitial_link", "content": "Ten piers that sank", "url": "https://example.org/ten"},
        {"type": "oembed_response", "subtype": "twitter", "raw_oembed": {"html": "<blockquote>A post.</blockquote>"}},
        {"type": "quote", "subtype": "pullquote", "content_elements": [{"type": "text", "content": "We saw it."}]},
    )
    assert [x[-1] for x in hints(article)[3:]] == ["readmore", "embed", "pullquote"]
    assert [(article.slice(link.span), link.href) for link in article.links] == [
        ("Ten piers that sank", "https://example.org/ten")
    ]


def test_a_correction_is_shown_and_metadata() -> None:
    article = story(
        {"type": "correction", "text": "An earlier version misnamed the pier.", "correction_type": "correction"}
    )
    assert article.meta.correction == "An earlier version misnamed the pier."
    assert hints(article)[-1] == ("correction",)


def test_what_is_not_read_is_counted() -> None:
    article = story({"type": "video"}, {"type": "gallery"}, {"type": "video"}, {"type": "divider"}, {"type": 5})
    assert article.limits == ("Elements that were not read: gallery (1), video (2).",)


def test_lists_in_lists_without_end_stop() -> None:
    deep: dict[str, Any] = {"type": "text", "content": "down there"}
    for _ in range(100):
        deep = {"type": "list", "items": [deep]}
    assert blocks(story(deep)) == []


def test_a_story_without_text() -> None:
    with pytest.raises(LoadError, match="content_elements hold no text") as e:
        story(content_elements=[{"type": "image"}, 5, None, "x"])
    assert e.value.code == "no-text"
