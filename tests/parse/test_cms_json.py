"""Articles as content systems have them in JSON: Ghost, WordPress, schema.org, others."""

from __future__ import annotations

import json
from typing import Any

from audit import load
from audit.model.article import Article
from audit.parse import INPUTS, parse


def read(item: dict[str, Any]) -> Article:
    return parse(load.from_bytes(json.dumps(item).encode(), "a.json", INPUTS))


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(str(b.form), article.slice(b.span)) for b in article.blocks]


def test_a_post_of_ghost() -> None:
    article = read(
        {
            "id": "63887bd07f2cf32001fec9b9",
            "uuid": "6e5f6f0a-7f33-4c37-b2a0-d0f2a3c3a123",
            "title": "Pier sinks again",
            "slug": "pier-sinks-again",
            "html": "<p>The old pier sank.</p><figure class='kg-card kg-image-card'><img src='x.jpg' alt='A grey pier'>"
            "<figcaption>The pier on Monday</figcaption></figure><ul><li>one</li></ul>",
            "plaintext": "The old pier sank.",
            "lexical": "{}",
            "status": "draft",
            "published_at": "2026-05-04T09:12:00.000+00:00",
            "updated_at": "2026-05-06T09:12:00.000+00:00",
            "primary_author": {"name": "Ann Lee"},
            "authors": [{"name": "Ann Lee"}, {"name": "Bo Roe"}],
            "primary_tag": {"name": "Opinion"},
            "tags": [{"name": "Opinion"}, {"name": "Harbour"}],
            "url": "https://gazette.example.org/pier-sinks-again/",
        }
    )
    assert blocks(article)[:2] == [("heading", "Pier sinks again"), ("paragraph", "The old pier sank.")]
    assert blocks(article)[-2:] == [("figure", "The pier on Monday"), ("item", "one")]
    assert "figcaption" in article.blocks[-2].hints
    meta = article.meta
    assert (meta.author, meta.genre, meta.date) == ("Ann Lee, Bo Roe", "opinion", "2026-05-04T09:12:00.000+00:00")
    assert meta.url.endswith("/pier-sinks-again/") and article.limits == ("The file gives it the status draft.",)


def test_a_post_of_wordpress() -> None:
    article = read(
        {
            "id": 1287,
            "date": "2026-05-04T11:12:00",
            "date_gmt": "2026-05-04T09:12:00",
            "guid": {"rendered": "https://gazette.example.org/?p=1287"},
            "type": "post",
            "link": "https://gazette.example.org/opinion/2026/pier/",
            "title": {"rendered": "The pier&#8217;s <em>end</em>"},
            "content": {"rendered": "<p>It sank &#8211; again.</p>\n", "protected": False},
            "excerpt": {"rendered": "<p>In short.</p>"},
            "author": 4,
        }
    )
    assert article.text == "The pier’s end\n\nIt sank – again."
    assert (article.meta.title, article.meta.genre, article.meta.date) == (
        "The pier’s end",
        "opinion",
        "2026-05-04T09:12:00",
    )
    assert article.meta.id == "1287" and article.meta.author == ""


def test_an_article_of_schema_org() -> None:
    article = read(
        {
            "@context": "https://schema.org",
            "@type": ["NewsArticle", "AnalysisNewsArticle"],
            "mainEntityOfPage": {"@type": "WebPage", "@id": "https://gazette.example.org/a"},
            "headline": "Pier sinks again",
            "articleBody": "The old pier sank on Monday.\nNobody was hurt.\n\nIt rose on Tuesday, to much surprise.",
            "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Roe"}],
            "publisher": {"@type": "Organization", "name": "The Gazette"},
            "datePublished": "2026-05-04T09:12:00Z",
            "dateModified": "2026-05-05T09:12:00Z",
            "inLanguage": "en",
            "genre": "analysis",
            "correction": "An earlier version misnamed the pier.",
        }
    )
    assert len(article.blocks) == 4
    meta = article.meta
    assert (meta.author, meta.outlet, meta.genre, meta.language) == ("Ann Lee, Bo Roe", "The Gazette", "analysis", "en")
    assert meta.correction == "An earlier version misnamed the pier." and meta.url == "https://gazette.example.org/a"


def test_names_of_fields_in_any_spelling() -> None:
    for keys in (("publishedAt", "bodyText", "canonicalUrl"), ("published_at", "body_text", "canonical-url")):
        item = dict(zip(keys, ("2026-05-04", "It sank.", "https://a.org/x"), strict=True))
        article = read({"Title": "Pier sinks again", "byline": "By Ann Lee, Harbour reporter", **item})
        assert article.text == "Pier sinks again\n\nIt sank."
        assert (article.meta.author, article.meta.date, article.meta.url) == (
            "Ann Lee",
            "2026-05-04",
            "https://a.org/x",
        )


def test_a_body_without_markup_keeps_its_signs() -> None:
    article = read({"title": "T & U", "content": "It was 3 < 4, said A&B Ltd.\n\n- one pier\n- two piers"})
    assert blocks(article) == [
        ("heading", "T & U"),
        ("paragraph", "It was 3 < 4, said A&B Ltd."),
        ("item", "- one pier"),
        ("item", "- two piers"),
    ]


def test_classes_on_what_holds_the_whole_story_say_nothing() -> None:
    body = "".join(
        f"<p>The old pier number {n} sank on Monday, as the board of the harbour said.</p>" for n in range(9)
    )
    article = read(
        {"title": "T", "body": f'<div class="promo story">{body}<div class="related"><p>Ten piers</p></div></div>'}
    )
    assert article.blocks[1].hints == () and article.blocks[-1].hints == ("related",)
