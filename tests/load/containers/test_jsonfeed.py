"""JSON Feed 1 and 1.1."""

from __future__ import annotations

import json
from typing import Any

from reading import read, said, sources

from audit.model.report import Failure

FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Gull",
    "language": "en",
    "authors": [{"name": "The desk"}],
    "items": [
        {
            "id": "1",
            "url": "https://gull.example/1",
            "title": "Pier &amp; boat",
            "content_html": "<p>The pier sank.</p>",
            "summary": "Sank.",
            "date_published": "2026-03-02T10:00:00Z",
            "authors": [{"name": "Ann Ode"}, {"name": "Bo Ek"}],
            "tags": ["Harbour", "News"],
        },
        {"id": "2", "content_text": "5 < 6 & so on.", "url": "javascript:alert(1)"},
        {"id": "3", "summary": "Bread costs more."},
        {"id": "4", "title": "Nothing"},
        "none",
    ],
}


def test_items() -> None:
    found, _ = read("feed.json", json.dumps(FEED).encode())
    first, second, third, fourth, fifth = found
    assert said(found[:3]) == [
        ("feed.json#1", "<p>The pier sank.</p>"),
        ("feed.json#2", "5 < 6 & so on."),
        ("feed.json#3", "Bread costs more."),
    ]
    assert not isinstance(first, Failure)
    assert first.format == "html"
    meta = first.meta
    assert (meta.title, meta.author, meta.outlet) == ("Pier & boat", "Ann Ode, Bo Ek", "The Gull")
    assert (meta.date, meta.url, meta.id, meta.language) == (
        "2026-03-02T10:00:00Z",
        "https://gull.example/1",
        "1",
        "en",
    )
    assert first.extra == (("categories", "Harbour, News"),)
    assert not isinstance(second, Failure)
    assert (second.format, second.meta.author, second.meta.url) == ("text", "The desk", "")
    assert not isinstance(third, Failure)
    assert "summary" in third.limits[0]
    assert [getattr(one, "code", "") for one in (fourth, fifth)] == ["no-text", "bad-record"]


def test_the_title_may_stand_behind_the_items_and_slashes_be_escaped() -> None:
    data = json.dumps({**FEED, "items": FEED["items"][:1]}, sort_keys=True)
    head = json.dumps({"version": FEED["version"]}).replace("/", "\\/")[:-1]
    (one,) = sources("feed.json", (head + ", " + data[1:]).encode())
    assert one.meta.outlet == "The Gull"
