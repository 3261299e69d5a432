"""ninjs, versions 1 to 3: which text is taken, metadata, notes to the desk."""

from __future__ import annotations

import json
from typing import Any

import pytest

from audit import load
from audit.errors import LoadError
from audit.model.article import Article
from audit.parse import INPUTS, parse

WORDS = "PIERTON (GNA) - The old pier sank on Monday. Nobody was hurt."
PAGE = "<p>PIERTON (GNA) - The old pier sank on Monday.</p><h2>What comes next</h2><p>Nobody was hurt.</p>"
SEEN = [
    ("heading", "Pier sinks again"),
    ("paragraph", "PIERTON (GNA) - The old pier sank on Monday."),
    ("heading", "What comes next"),
    ("paragraph", "Nobody was hurt."),
]


def first(**more: Any) -> dict[str, Any]:
    """An item as version 1 has it."""
    return {
        "uri": "http://ninjs.example.org/items/20260504-1",
        "type": "text",
        "versioncreated": "2026-05-04T10:37:00Z",
        "firstcreated": "2026-05-04T09:12:00Z",
        "byline": "By Ann Lee and Bo Roe",
        "headline": "Pier sinks again",
        "located": "Pierton",
        "language": "en-GB",
        "copyrightholder": "Gazette News Agency",
        "genre": [{"name": "Opinion", "code": "genre:Opinion"}],
        "body_text": WORDS,
        "body_xhtml": PAGE,
        **more,
    }


def third(**more: Any) -> dict[str, Any]:
    """An item as version 3 has it."""
    return {
        "standard": {"name": "ninjs", "version": "3.1"},
        "uri": "http://ninjs.example.org/items/20260504-3",
        "type": "text",
        "versionCreated": "2026-05-04T10:37:00Z",
        "by": "Ann Lee and Bo Roe",
        "language": "en-GB",
        "copyrightHolder": "Gazette News Agency",
        "genres": [{"name": "Analysis", "uri": "http://cv.iptc.org/newscodes/genre/Analysis"}],
        "headlines": [{"role": "short", "value": "Pier"}, {"role": "main", "value": "Pier sinks again"}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": WORDS},
            {"role": "richtext", "contentType": "application/xhtml+xml", "value": PAGE},
        ],
        "renditions": [{"name": "main", "href": "http://127.0.0.1:9/never.jpg", "contentType": "image/jpeg"}],
        **more,
    }


def read(item: dict[str, Any]) -> Article:
    return parse(load.from_bytes(json.dumps(item).encode(), "a.json", INPUTS))


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(str(b.form), article.slice(b.span)) for b in article.blocks]


def test_the_text_with_paragraphs_is_preferred() -> None:
    assert blocks(read(first())) == blocks(read(third())) == SEEN
    plain = [SEEN[0], ("paragraph", WORDS)]
    assert blocks(read(first(body_xhtml=""))) == plain
    assert blocks(read(first(body_xhtml="<p>In short.</p>"))) == plain, "a page that is much shorter is another text"


def test_metadata() -> None:
    one, three = read(first()).meta, read(third()).meta
    assert (one.author, one.date, one.modified) == ("Ann Lee, Bo Roe", "2026-05-04T09:12:00Z", "2026-05-04T10:37:00Z")
    assert (one.outlet, one.language, one.genre) == ("Gazette News Agency", "en-GB", "opinion")
    assert (three.author, three.date, three.genre) == ("Ann Lee, Bo Roe", "2026-05-04T10:37:00Z", "analysis")
    assert three.title == "Pier sinks again" and three.id.endswith("-3")


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("EDS: CORRECTS name of pier in paragraph 2", True),
        ("Correction: the pier is in Pierton", True),
        ("KILL - do not use, story is wrong", True),
        ("MANDATORY KILL", True),
        ("Photos to follow", False),
        ("Updates throughout with quotes from the board and adds that four people were killed", False),
    ],
)
def test_a_note_that_says_correction_or_kill_is_the_correction(note: str, kept: bool) -> None:
    assert read(first(ednote=note)).meta.correction == (note if kept else "")
    assert read(third(edNote=note)).meta.correction == (note if kept else "")


def test_metadata_is_one_line_each() -> None:
    meta = read(first(uri="a\n b\u200b" + "c" * 5000, language=["en"], byline={"name": "Ann Lee"})).meta
    assert meta.id.startswith("a bc") and len(meta.id) < 1001
    assert (meta.language, meta.author) == ("en", "Ann Lee")


def test_embargo_and_status_are_said() -> None:
    article = read(third(embargoed="2026-05-05T00:00:00Z", pubStatus="withheld"))
    assert article.limits[:2] == (
        "The file puts it under embargo until 2026-05-05T00:00:00Z.",
        "The file gives it the status withheld.",
    )
    assert read(third(pubStatus="usable")).limits == ()


def test_a_picture_is_its_caption() -> None:
    caption = "The old pier lies in the harbour, Monday, May 4, 2026."
    old = {"uri": "x", "type": "picture", "headline": "Pier", "description_text": caption}
    new = third(type="picture", bodies=[], descriptions=[{"contentType": "text/plain", "value": caption}])
    assert blocks(read(old))[1:] == blocks(read(new))[1:] == [("paragraph", caption)]
    assert read(old).limits[0].startswith("The item has no body: its description was read")


def test_a_nitf_text_within() -> None:
    nitf = "<nitf><body><body.head/><body.content><p>It &#8212; sank.</p></body.content></body></nitf>"
    article = read(third(bodies=[{"contentType": "application/nitf+xml", "value": nitf}]))
    assert blocks(article)[1:] == [("paragraph", "It — sank.")]
    at = article.map.to_source(article.blocks[1].span)
    assert article.source.text[at.start : at.end] == "It &#8212; sank."


def test_associated_items_are_counted_and_not_read() -> None:
    pictures = {"main": {"uri": "p", "type": "picture", "description_text": "A pier at night."}}
    article = read(first(associations=pictures))
    assert blocks(article) == SEEN and article.limits == ("1 associated item was not read.",)


def test_without_a_text_the_error_says_what_it_is() -> None:
    with pytest.raises(LoadError, match="a ninjs item of type 'picture' without a text"):
        read({"uri": "http://example.org/1", "type": "picture"})
    with pytest.raises(LoadError, match="'body_text' is no text as ninjs has it") as e:
        read(first(body_text=5, body_xhtml=None))
    assert e.value.code == "not-text"


def test_a_title_that_the_text_shows_stands_once() -> None:
    assert blocks(read(first(body_xhtml=f"<h1>Pier sinks again</h1>{PAGE}"))) == SEEN
