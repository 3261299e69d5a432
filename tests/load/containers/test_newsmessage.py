"""Messages of NewsML-G2: items one by one, pictures left out, broken items."""

from __future__ import annotations

import io

from audit.load import Asked, articles, many
from audit.model.article import Source
from audit.model.report import Failure
from audit.parse import INPUTS, parse


def item(number: int, words: str = "It sank.", kind: str = "text") -> str:
    inner = f"<inlineXML><html><body><p>{words}</p></body></html></inlineXML>" if words else "<remoteContent/>"
    return f"""<newsItem guid="g{number}"><itemMeta><itemClass qcode="ninat:{kind}"/></itemMeta>
 <contentMeta><headline>Pier {number}</headline></contentMeta><contentSet>{inner}</contentSet></newsItem>"""


def message(*inner: str) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-05-04T09:12:00Z</sent></header>
<itemSet>{"".join(inner)}<packageItem guid="p"><groupSet/></packageItem></itemSet></newsMessage>""".encode()


def read(data: bytes) -> tuple[list[Source | Failure], list[str]]:
    told: list[str] = []
    return list(articles("a.xml", Asked("a.xml", INPUTS, tell=told.append), io.BytesIO(data))), told


def test_each_item_is_an_article() -> None:
    data = message(item(1), item(2, "It rose &#8211;&nbsp;late."))
    found, told = read(data)
    assert many("a.xml", data) and told == []
    assert [one.path for one in found] == ["a.xml#1", "a.xml#2"]
    articles = [parse(one) for one in found if isinstance(one, Source)]
    assert [a.text for a in articles] == ["Pier 1\n\nIt sank.", "Pier 2\n\nIt rose –\u00a0late."]
    assert [a.meta.id for a in articles] == ["g1", "g2"]
    assert articles[1].limits == ("An item of a news message: lines and columns are those of the item.",)


def test_pictures_without_a_text_are_left_out_and_told() -> None:
    found, told = read(message(item(1), item(2, "", "picture"), item(3, "It sank.", "composite")))
    assert [one.path for one in found] == ["a.xml#1", "a.xml#3"]
    assert told == ["left out: 1 of class picture without a text"]


def test_a_broken_item_does_not_stop_the_rest() -> None:
    found, _ = read(message(item(1), item(2, "It <b> sank"), item(3)))
    assert [isinstance(one, Source) for one in found] == [True] * 3
    cut = message(item(1), item(2))[: -len(item(2)) - 60]
    found, _ = read(cut + item(2)[:60].encode())
    assert isinstance(found[0], Source) and isinstance(found[-1], Failure) and found[-1].code == "bad-record"


def test_prefixes_and_one_item() -> None:
    data = message(item(1)).replace(b"<", b"<n:").replace(b"<n:/", b"</n:").replace(b"<n:?", b"<?")
    found, _ = read(data)
    assert many("a.xml", data) and len(found) == 1
    assert isinstance(found[0], Source) and parse(found[0]).text == "Pier 1\n\nIt sank."


def test_a_message_without_items_is_empty() -> None:
    found, _ = read(message())
    assert [one.code for one in found if isinstance(one, Failure)] == ["empty"]
