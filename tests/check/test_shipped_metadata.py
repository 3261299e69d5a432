"""Byline, date, links, agency and updates under the shipped rules."""

from __future__ import annotations

import pytest

from tests.check.shipped import LINE, marked, unjudged


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("Updated 4 May 2023.", True),
        ("It fell on the 4th of May, 2023.", True),
        ("It fell on May 4th 2023.", True),
        ("It fell on Sept. 4, 2023.", True),
        ("It fell on 04/05/2023.", True),
        ("It fell on 4.5.1999.", True),
        ("It fell on 2023-05-04.", True),
        ("It fell on 1823-05-04.", False),
        ("It fell in May 2023.", False),
        ("It fell on 4 May.", False),
    ],
)
def test_what_is_a_date(date: str, told: bool) -> None:
    assert marked("no-date", LINE, date) == ([] if told else [LINE])


@pytest.mark.parametrize(("before", "after", "told"), [(3, 3, True), (4, 2, True), (4, 3, False), (4, 4, False)])
def test_a_date_stands_in_the_first_five_blocks_or_the_last_three(before: int, after: int, told: bool) -> None:
    blocks = ["It fell."] * before + ["On 4 May 2023 it stood."] + ["It rained."] * after
    assert marked("no-date", LINE, *blocks) == ([] if told else [LINE])


def test_of_a_long_block_the_first_six_hundred_characters_are_looked_at() -> None:
    rain = "It rained. " * 53  # 583 characters
    assert marked("no-date", LINE, f"{rain}4 May 2023.") == []
    assert marked("no-date", LINE, f"{rain}It rained on 4 May 2023.") == [LINE]


@pytest.mark.parametrize(
    ("author", "told"),
    [
        ("Ann Poe", False),
        ("admin", True),
        ("Staff", True),
        ("Staff reporters", True),
        ("Editors", True),
        ("Newsdesk", True),
        ("Web desk", True),
        ("Guest", True),
        ("Team Alder", False),
    ],
)
def test_who_is_nobody(author: str, told: bool) -> None:
    assert marked("no-byline", LINE, "It fell.", author=author) == ([LINE] if told else [])


def test_a_byline_in_the_text_tells_who_wrote_it() -> None:
    assert marked("no-byline", LINE, "It fell.", "Reporting by Ann Poe", author="Newsdesk") == []
    assert marked("no-byline", LINE, "By Ann Poe", "It fell.", author="Newsdesk") == []
    assert unjudged("no-byline", LINE, "It fell.")


@pytest.mark.parametrize(
    ("blocks", "stamp"),
    [
        (("Updated on 4 May 2023", "It fell."), "Updated on"),
        (("This story was last updated on 4 May.", "It fell."), "last updated on"),
        (("Published 3 May, updated 4 May", "It fell."), "updated 4"),
        (("Last updated: 10:15", "It fell."), "Last updated:"),
        (("Updated 4 May 2023, to add a name", "It fell."), ""),
        (("Last updated: 10:15", "It fell.", "Correction: It stood."), ""),
        (("Last updated: 10:15", "It fell.", "An earlier version said that it stood."), ""),
        (("The register was updated on 4 May.",), ""),  # that is news
        (("It fell. " * 12 + "This story was last updated on 4 May.",), "last updated on"),  # cut off as small print
    ],
)
def test_an_update_says_what_it_changed(blocks: tuple[str, ...], stamp: str) -> None:
    assert marked("correction-or-update-opaque", LINE, *blocks) == ([stamp] if stamp else [])


def test_small_print_may_be_long_and_hold_a_stamp() -> None:
    print_ = (
        "Copyright 2019 Alder News. All rights reserved. No part of this page may be copied. It was written by our own "
    )
    stamped = f"{print_}desk and last updated on 4 May 2023."
    assert marked("correction-or-update-opaque", LINE, "It fell.", stamped) == ["last updated on"]


@pytest.mark.parametrize(
    ("date", "modified", "told"),
    [
        ("2023-05-04", "2023-05-05", False),
        ("2023-05-04", "2023-05-06", True),
        ("2023-05-04T10:00:00", "2023-05-05T10:00:00", False),
        ("2023-05-04T10:00:00", "2023-05-05T10:00:01", True),
        ("2023-05-06", "2023-05-04", False),
        ("2023-05-04", "4 June", False),
    ],
)
def test_a_change_a_day_after_publication_is_an_update(date: str, modified: str, told: bool) -> None:
    meta = {"date": date, "modified": modified}
    assert marked("correction-or-update-opaque", LINE, "It fell.", **meta) == ([LINE] if told else [])
    assert marked("correction-or-update-opaque", LINE, "It fell.", **meta, correction="A name.") == []


@pytest.mark.parametrize(
    ("agency", "author", "told"),
    [
        ("Reuters", "Ann Poe", True),
        ("Reuters", "Reuters", False),
        ("AP", "Ann Poe", True),
        ("AP", "Ann Poe, Associated Press", False),
        ("AFP", "Agence France-Presse", False),
        ("AP", "Papa Poe", True),
    ],
)
def test_an_agency_in_the_dateline_stands_in_the_byline(agency: str, author: str, told: bool) -> None:
    found = marked("wire-copy-uncredited", LINE, f"ALDER ({agency}) — The bridge fell.", author=author)
    assert found == ([f"ALDER ({agency}) —"] if told else [])


def test_an_agency_is_looked_for_in_the_first_five_blocks() -> None:
    wire = "ALDER (AP) — It fell."
    assert marked("wire-copy-uncredited", LINE, *["It fell."] * 3, wire, author="Ann Poe") == ["ALDER (AP) —"]
    assert marked("wire-copy-uncredited", LINE, *["It fell."] * 4, wire, author="Ann Poe") == []
    assert marked("wire-copy-uncredited", LINE, "By Tom Roe, AP", wire, author="Ann Poe") == []
    assert marked("wire-copy-uncredited", LINE, "By Tom Roe", wire) == ["ALDER (AP) —"]
    assert unjudged("wire-copy-uncredited", LINE, wire)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p>It fell.</p>", True),
        ("<p>It <a href='https://x.example/a'>fell</a>.</p>", False),
        ("<p>It <a href='/a'>fell</a>.</p>", True),
        ("<p>It fell at https://x.example/a.</p>", False),
        ("<p>It fell at www.x.example.</p>", False),
        ("<p>It fell. The http of it is unknown.</p>", True),
        ("<p>It fell.</p><p>READ ALSO: <a href='https://x.example/a'>Ten cakes</a></p>", True),
    ],
)
def test_a_story_leads_out_of_its_own_page(body: str, told: bool) -> None:
    page = f"<article><h1>{LINE}</h1>{body}</article>"
    assert marked("no-outbound-reference", page, format="html") == ([LINE] if told else [])


def test_a_link_to_the_own_site_does_not_lead_out() -> None:
    head = "<head><link rel=canonical href='https://www.x.example/b'></head>"
    for site, told in (("x.example", True), ("www.x.example", True), ("y.example", False)):
        page = f"{head}<article><h1>{LINE}</h1><p>It <a href='https://{site}/a'>fell</a>.</p></article>"
        assert marked("no-outbound-reference", page, format="html") == ([LINE] if told else [])
