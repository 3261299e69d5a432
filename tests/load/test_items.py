"""Rows of a table: missing cells, cells of other kinds, other columns. No item stops the others."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from audit import Auditor, Report, to_frame
from audit.load.items import cell
from audit.model.decode import decode
from audit.model.report import Failure, encode

pd = pytest.importorskip("pandas")
NAN = float("nan")
TEXT = "The pier will close in May, said Bo Lind, the clerk of the harbour council.\n\nIt was built in 1901.\n"


def audited(*items: Any) -> list[Report | Failure]:
    return list(Auditor(profile=False).audit_many(items))


@pytest.mark.parametrize("gap", [None, NAN, pd.NA, pd.NaT, "", " ", "nan", "None", "<NA>", [], "[]"])
def test_a_missing_cell_is_missing(gap: object) -> None:
    assert cell(gap) == ""
    (report,) = audited({"text": TEXT, "author": gap, "date": gap, "title": gap, "genre": gap, "id": gap})
    assert isinstance(report, Report)
    article = report.article
    assert (article.author, article.date, article.genre, article.id) == ("", "", "unstated", "")
    assert article.path == "item-1"
    assert {f.rule for f in report.findings} >= {"no-date"}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Bo Lind", "Bo Lind"),
        (["Bo Lind", None, "Eva Moe"], "Bo Lind, Eva Moe"),
        ("['Bo Lind', \"Tim O'Dea\"]", "Bo Lind, Tim O'Dea"),
        ("[by Bo Lind]", "[by Bo Lind]"),
        (17.0, "17"),
        (2.5, "2.5"),
        (0, "0"),
        (datetime.date(2024, 3, 5), "2024-03-05"),
    ],
)
def test_cells_of_other_kinds(value: object, shown: str) -> None:
    assert cell(value) == shown


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((gap, "no-text") for gap in (None, NAN, pd.NA)),
        *((odd, "not-text") for odd in (3.5, ["a"], b"x")),
        ("", "empty"),
    ],
)
def test_a_text_that_is_none_is_a_failed_row(text: object, code: str) -> None:
    before, failed, after = audited({"text": TEXT}, {"id": "b", "text": text}, {"text": TEXT})
    assert isinstance(before, Report) and isinstance(after, Report)
    assert isinstance(failed, Failure)
    assert (failed.path, failed.code) == ("b", code)
    assert "text" in failed.message


@pytest.mark.parametrize("odd", [None, 5, NAN, ["a.txt"], {"title": "No text"}, {}])
def test_no_item_stops_the_others(odd: object) -> None:
    failed, after = audited(odd, {"text": TEXT})
    assert isinstance(failed, Failure) and isinstance(after, Report)
    assert failed.path == "item-1"


def test_other_columns_come_back() -> None:
    row = {"text": TEXT, "label": "left", "score": 0.5, "year": 2024.0, "note": NAN, "outlet": "Post"}
    (report,) = audited(row)
    assert isinstance(report, Report)
    assert report.article.extra == {"label": "left", "score": "0.5", "year": "2024", "note": ""}
    assert decode(Report, encode(report)).article == report.article
    frame = to_frame([report]).articles
    assert frame["extra"][0] == '{"label": "left", "score": "0.5", "year": "2024", "note": ""}'
    assert to_frame(audited({"text": TEXT})).articles["extra"].isna().all()


def test_a_table_of_pandas() -> None:
    table = pd.DataFrame({"id": [1.0, NAN], "text": [TEXT, NAN], "author": [NAN, "Bo"], "source": ["x", "y"]})
    first, second = audited(*table.to_dict("records"))
    assert isinstance(first, Report) and isinstance(second, Failure)
    assert (first.article.path, first.article.author, first.article.extra) == ("1", "", {"source": "x"})


def test_a_page_in_a_cell_is_read_as_a_page() -> None:
    (report,) = audited({"text": f"<!doctype html><title>Pier shut</title><p>{TEXT}</p>"})
    assert isinstance(report, Report)
    assert report.article.title == "Pier shut"
    assert not any("<" in report.article.text[s.start : s.end] for s in report.sentences if report.article.text)


def test_a_part_of_a_page_in_a_cell_is_read_as_one() -> None:
    (report,) = audited({"text": f"\n<p class='lead'>{TEXT}</p>", "title": "Pier shut"})
    (plain,) = audited({"text": f"<3 is how it ended. {TEXT}"})
    assert isinstance(report, Report) and isinstance(plain, Report)
    assert report.article.text and "<" not in report.article.text and report.article.title == "Pier shut"
    assert plain.article.text and plain.article.text.startswith("<3 is")


def test_what_cannot_be_encoded_is_replaced_in_every_cell() -> None:
    (report,) = audited({"text": TEXT, "title": "The\ud800 pier\0", "id": "\udfff", "note\udfff": "\ud800"})
    assert isinstance(report, Report)
    article = report.article
    assert (article.path, article.id, article.title) == ("\ufffd", "\ufffd", "The\ufffd pier\ufffd")
    assert article.extra == {"note\ufffd": "\ufffd"}


def test_a_cell_that_is_nested_too_deeply_is_a_bad_record() -> None:
    deep: list[Any] = []
    for _ in range(5_000):
        deep = [deep]
    failure, report = audited({"text": TEXT, "note": deep}, {"text": TEXT})
    assert isinstance(failure, Failure) and isinstance(report, Report)
    assert (failure.code, failure.message) == ("bad-record", "nested too deeply")
