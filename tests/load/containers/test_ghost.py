"""The export of a Ghost site."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from reading import read

from audit.model.article import Source

POST = {
    "id": "p1",
    "uuid": "u-1",
    "title": "Pier sinks",
    "slug": "pier-sinks",
    "html": "<p>The pier sank.</p>",
    "plaintext": "The pier sank.",
    "lexical": '{"root": {"children": []}}',
    "status": "published",
    "type": "post",
    "published_at": "2026-03-02 10:00:00",
}
DATA = {
    "custom_theme_settings": [{"id": "x", "key": "y"}],
    "posts": [
        POST,
        {**POST, "id": "p2", "status": "draft"},
        {**POST, "id": "p3", "html": None, "plaintext": None, "custom_excerpt": "Sank."},
        {**POST, "id": "p4", "html": None, "plaintext": None},
    ],
    "posts_authors": [
        {"id": "1", "post_id": "p1", "author_id": "a2", "sort_order": 0},
        {"id": "2", "post_id": "p1", "author_id": "a1", "sort_order": 1},
    ],
    "posts_tags": [{"id": "1", "post_id": "p1", "tag_id": "t1"}],
    "settings": [{"key": "title", "value": "The Gull"}],
    "tags": [{"id": "t1", "name": "Harbour"}],
    "users": [{"id": "a1", "name": "Ann Ode"}, {"id": "a2", "name": "Bo Ek"}],
}
META = {"exported_on": 1772445600000, "version": "5.100.1"}


@pytest.mark.parametrize("export", [{"db": [{"meta": META, "data": DATA}]}, {"meta": META, "data": DATA}])
@pytest.mark.parametrize("packed", [False, True])
def test_posts_that_are_published(export: Any, packed: bool) -> None:
    data = json.dumps(export).encode()
    found, told = read("g.json.gz", gzip.compress(data)) if packed else read("g.json", data)
    first, excerpt, empty = found
    assert isinstance(first, Source)
    assert (first.text, first.format) == ("<p>The pier sank.</p>", "html")
    meta = first.meta
    assert (meta.title, meta.author, meta.outlet, meta.id) == ("Pier sinks", "Bo Ek, Ann Ode", "The Gull", "u-1")
    assert meta.date == "2026-03-02T10:00:00+00:00"
    assert first.extra == (("categories", "Harbour"), ("slug", "pier-sinks"))
    assert isinstance(excerpt, Source)
    assert (excerpt.path[-2:], excerpt.text) == ("#3", "Sank.")
    assert "summary" in excerpt.limits[0]
    assert getattr(empty, "code", "") == "no-text"
    assert told == ["left out: 1 draft (not published)"]
