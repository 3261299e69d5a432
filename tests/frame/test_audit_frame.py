"""audit_frame: a table in, frames out, which join to it whatever its library and its index are."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from support import article_of, run, seeds

import audit
from audit.corpus import tables
from audit.render.frames import STEP, Collector, FrameCells
from audit.render.libraries import arrow_schema

GOOD = "The mayor said on Monday that the bridge will close in May. Critics say it is too late. It may reopen in 2027."
TEXTS = [article_of(s).read_text("utf-8") for s in seeds() if article_of(s).suffix != ".html"][:3]


def on_disk(name: str) -> pa.Schema:
    """Of a table of `audit corpus`."""
    return pq.read_schema(pa.BufferReader(tables.parquet(FrameCells().columns)[name]))


@pytest.fixture(scope="module")
def df() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "text": [GOOD, None, *TEXTS, "", float("nan"), GOOD],
            "title": ["Bridge", "Gone", None, float("nan"), pd.NA, pd.NaT, "x", "Bridge"],
            "outlet": ["The Post", "The Post", None, "B", "B", "B", "B", "B"],
            "words": [1.5, 2, 3, 4, 5, 6, 7, 8],
        },
        index=list("abcdefgh"),
    )


@pytest.fixture(scope="module")
def frames(df: pd.DataFrame) -> audit.Frames[pd.DataFrame]:
    return audit.audit_frame(df)


def same(one: audit.Frames[pd.DataFrame], other: audit.Frames[pd.DataFrame]) -> None:
    for a, b in zip(one, other, strict=True):
        pd.testing.assert_frame_equal(a, b)


def test_a_row_an_article_in_order_with_the_index(df: pd.DataFrame, frames: audit.Frames[pd.DataFrame]) -> None:
    articles = frames.articles
    assert articles.index.equals(df.index)
    assert list(articles.failure.fillna("")) == ["", "no-text", "", "", "", "empty", "no-text", ""]
    assert articles.title["a"] == articles.title["h"] == "Bridge"
    plain = [audit.audit_text(text).article.title for text in TEXTS]
    assert list(articles.title["c":"e"]) == plain, "a title that is missing is none: the text's own is found"
    assert articles.failure_message["b"] == "the item has no text; its cell is empty"
    assert articles.extra.isna().all(), "other columns are in df"
    assert len(df.join(articles[["claims"]])) == len(df)


def test_the_other_frames_have_the_index_of_their_article(df: pd.DataFrame, frames: audit.Frames[pd.DataFrame]) -> None:
    for frame in frames[1:]:
        assert list(frame.index) == [df.index[n] for n in frame.article]
    assert set(frames.sentences.index) == set("acdeh")
    joined = df[["outlet"]].join(frames.sentences[["text"]], how="inner")
    assert len(joined) == len(frames.sentences)


def test_the_frames_are_those_of_audit_many(df: pd.DataFrame, frames: audit.Frames[pd.DataFrame]) -> None:
    rows = [{k: row[k] for k in ("text", "title", "outlet")} for row in df.to_dict("records")]
    many = audit.to_frame(audit.Auditor().audit_many(rows))
    for name, one, other in zip(many._fields, frames, many, strict=True):
        left_out = ["limits"] if name == "articles" else []  # that places are those of a cell
        pd.testing.assert_frame_equal(one.reset_index(drop=True).drop(columns=left_out), other.drop(columns=left_out))


@pytest.mark.parametrize(
    "index",
    [
        pd.Index(["x"] * 8, name="twice"),
        pd.MultiIndex.from_product([["a", "b"], range(4)], names=["outlet", "n"]),
        pd.RangeIndex(100, 108),
        pd.DatetimeIndex(["2024-01-01"] * 8),
    ],
    ids=["duplicate", "multi", "range", "dates"],
)
def test_any_index_is_kept(df: pd.DataFrame, frames: audit.Frames[pd.DataFrame], index: pd.Index[Any]) -> None:
    made = audit.audit_frame(df.set_axis(index))
    assert made.articles.index.equals(index) and made.articles.index.names == index.names
    for one, other in zip(made, frames, strict=True):
        pd.testing.assert_frame_equal(one.reset_index(drop=True), other.reset_index(drop=True))
    sentences = made.sentences
    assert sentences.index.equals(index.take(sentences.article.to_numpy("int64")))
    assert sentences.index.names == index.names


def test_processes_give_the_same_frames(df: pd.DataFrame) -> None:
    many = pd.concat([df] * 3, ignore_index=True)
    alone = audit.audit_frame(many)
    same(alone, audit.audit_frame(many, n_jobs=2))
    same(alone, audit.audit_frame(many, n_jobs=-1))


def test_pandas_polars_arrow_and_dicts_are_alike(df: pd.DataFrame, frames: audit.Frames[pd.DataFrame]) -> None:
    plain = df.reset_index(drop=True).astype({"title": "string", "text": "string", "outlet": "string"})
    table = pa.Table.from_pandas(plain, preserve_index=False)
    polar = pl.from_arrow(table)
    assert isinstance(polar, pl.DataFrame)
    by_polars, by_arrow = audit.audit_frame(polar), audit.audit_frame(table)
    by_dicts = audit.audit_frame(df.to_dict("records"))
    batch = audit.audit_frame(table.combine_chunks().to_batches()[0])
    for n, name in enumerate(frames._fields):
        assert isinstance(by_polars[n], pl.DataFrame) and isinstance(by_arrow[n], pa.Table)
        rows = by_arrow[n].to_pylist()
        assert by_polars[n].to_dicts() == rows == batch[n].to_pylist()
        assert by_arrow[n].schema.equals(on_disk(name)), "the types of the tables of `audit corpus`"
        pd.testing.assert_frame_equal(by_dicts[n], frames[n].reset_index(drop=True))
        held = [{k: None if v is pd.NA else v for k, v in row.items()} for row in by_dicts[n].to_dict("records")]
        assert held == rows


def test_output_says_otherwise(df: pd.DataFrame) -> None:
    one = df.head(1)
    assert isinstance(audit.audit_frame(one, output="polars").articles, pl.DataFrame)
    assert isinstance(audit.audit_frame(one, output="arrow").articles, pa.Table)
    back = audit.audit_frame(pl.DataFrame({"text": [GOOD]}), output="pandas")
    assert isinstance(back.articles, pd.DataFrame) and back.articles.claims[0] > 0


@pytest.mark.parametrize("empty", [pd.DataFrame({"text": []}), pl.DataFrame({"text": []}), pa.table({"text": []})])
def test_empty_tables_give_empty_frames_of_the_same_types(empty: Any) -> None:
    made = audit.audit_frame(empty)
    full = audit.audit_frame(
        type(empty)({"text": [GOOD]}) if not isinstance(empty, pa.Table) else pa.table({"text": [GOOD]})
    )
    for one, other in zip(made, full, strict=True):
        assert len(one) == 0
        if isinstance(one, pd.DataFrame):
            assert list(one.dtypes) == list(other.dtypes)
        else:
            assert one.schema == other.schema


def test_an_empty_list_gives_empty_frames() -> None:
    assert len(audit.audit_frame([], text="body").articles) == 0
    with pytest.raises(audit.LoadError, match="no column 'body'"):
        audit.audit_frame([{"text": GOOD}], text="body")


def test_columns_are_guessed_and_said_and_named_ones_win() -> None:
    table = pd.DataFrame({"body": [GOOD], "text": ["Nothing here."], "headline": ["Bridge"], "source": ["The Post"]})
    with pytest.warns(audit.ColumnWarning, match=r"title from 'headline', outlet from 'source'.*text=") as said:
        guessed = audit.audit_frame(table)
    assert said[0].filename == __file__, "the warning points at the caller"
    assert guessed.articles.outlet[0] == "The Post" and guessed.sentences.text.iloc[-1] == "Nothing here."
    with pytest.warns(audit.ColumnWarning):
        named = audit.audit_frame(table, text="body", outlet="")
    assert pd.isna(named.articles.outlet[0]) and named.articles.claims[0] > 0


def test_the_config_may_name_columns() -> None:
    table = pd.DataFrame({"a": [GOOD], "b": ["Bridge"]})
    made = audit.audit_frame(table, config={"columns": {"text": "a", "title": "b"}})
    assert made.articles.title[0] == "Bridge"
    assert audit.audit_frame(table, text="b", config={"columns": {"text": "a"}}).articles.words[0] == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("news/articles.csv", r"not str; it is never taken for a path: audit\.audit_file"),
        (Path("articles.csv"), r"not pathlib\.PosixPath; it is never taken for a path"),
        ({"text": [GOOD]}, r"not dict; pandas\.DataFrame\(it\)"),
        (pd.Series([GOOD]), r"not pandas\.Series; a column alone"),
        (pl.Series([GOOD]), r"not polars\.Series; a column alone"),
        (pl.LazyFrame({"text": [GOOD]}), r"collect\(\) it first"),
        ([GOOD], r"item 1 of the list is str, not a dict; for texts alone"),
        (iter([{"text": GOOD}]), r"list\(it\) is one"),
        (None, r"takes a table .*, not NoneType$"),
        (pd.DataFrame([[GOOD]], columns=pd.MultiIndex.from_tuples([("a", "text")])), "2 levels"),
        (pd.DataFrame([[GOOD, GOOD]], columns=["text", "text"]), "two columns are called 'text'"),
    ],
)
def test_what_is_no_table_is_said(given: Any, said: str) -> None:
    with pytest.raises(audit.UsageError, match=said) as e:
        audit.audit_frame(given)
    assert str(e.value).startswith("audit_frame") and "\n" not in str(e.value)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"text": pd.Series(["a"])}, "text= takes the name of a column, a str, not Series"),
        ({"text": "boddy"}, r"no column 'boddy' \(text=\"\.\.\.\"\); did you mean 'body'\?"),
        ({"n_jobs": 0}, "n_jobs is a number of processes"),
        ({"n_jobs": 1.5}, "not 1.5"),
        ({"n_jobs": True}, "not True"),
        ({"output": "panda"}, "did you mean 'pandas'"),
        ({"output": ["pandas"]}, "none of 'pandas', 'polars', 'arrow'"),
        ({"progress": "yes"}, "progress is True, False or a function"),
        ({"config": "audit.toml"}, r"a Config or a dict, not str; audit\.config\.load"),
        ({"config": {"rulez": {}}}, "no 'rulez' .did you mean 'rules'"),
    ],
)
def test_options_of_the_wrong_type_are_said(options: dict[str, Any], said: str) -> None:
    with pytest.raises(audit.AuditError, match=said):
        audit.audit_frame(pd.DataFrame({"body": [GOOD]}), **({"text": "body"} | options))


class Odd:
    def __str__(self) -> str:
        raise RuntimeError("no words")


def test_cells_of_any_kind_are_rows() -> None:
    texts = [b"bytes", 5, np.array([1, 2]), Odd(), GOOD, "\ud800 lone \x00 NUL", [GOOD]]
    titles = [Odd(), Odd(), None, None, Odd(), None, None]
    made = audit.audit_frame(pd.DataFrame({"text": pd.Series(texts, dtype=object), "title": titles})).articles
    codes = ["undecodable", "not-text", "not-text", "not-text", "bad-record", "", "not-text"]
    assert list(made.failure.fillna("")) == codes
    assert re.search("row 5: a cell cannot be read: RuntimeError: no words", made.failure_message[4])


def test_what_is_no_utf8_is_a_row() -> None:
    broken = pa.array([GOOD.encode(), b"caf\xe9", GOOD.encode()]).view(pa.string())
    fine = pa.array(["a", "b", None])
    for table in (pa.table({"text": broken, "title": fine}), pa.table({"text": [GOOD] * 3, "title": broken})):
        made = audit.audit_frame(table, output="pandas").articles
        assert list(made.failure.fillna("")) == ["", "undecodable", ""]


def test_dictionaries_dates_and_lists_of_arrow_are_words() -> None:
    outlets = pa.array(["The Post"]).dictionary_encode()
    dates = pa.array([1_710_374_400_000_000_000], pa.timestamp("ns"))
    table = pa.table({"text": [GOOD], "outlet": outlets, "date": dates, "author": [["A. Moss", "B. Reed"]]})
    row = audit.audit_frame(table, output="pandas").articles.iloc[0]
    assert (row.outlet, row.author) == ("The Post", "A. Moss, B. Reed") and row.date.startswith("2024-03-14")
    by_pandas = audit.audit_frame(table.to_pandas(), output="arrow")
    assert by_pandas == audit.audit_frame(table) == audit.audit_frame(pl.from_arrow(table), output="arrow")


class Handed:
    """What is no table of a library we know, and hands itself over as one."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return pa.table({"text": [GOOD]}).__arrow_c_stream__(requested_schema)


def test_what_hands_itself_over_as_arrow_is_a_table() -> None:
    assert isinstance(audit.audit_frame(Handed()).articles, pa.Table)


def test_an_article_over_the_limit_is_a_row() -> None:
    made = audit.audit_frame([{"text": GOOD * 3}, {"text": "Rain."}], config={"max-bytes": 200}).articles
    assert list(made.failure.fillna("")) == ["too-large", ""]


def test_ids_name_the_articles_and_nothing_else_is_read() -> None:
    made = audit.audit_frame([{"id": 7.0, "text": GOOD, "odd": Odd()}, {"text": GOOD}])
    assert list(made.articles.path) == ["7", "item-2"] and made.articles.id[0] == "7"


def test_progress_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[tuple[int, int]] = []
    audit.audit_frame([{"text": GOOD}] * 3, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert capsys.readouterr() == ("", "")
    audit.audit_frame([{"text": GOOD}] * 3, progress=True)
    out, err = capsys.readouterr()
    assert out == "" and err.endswith("a second\n") and "3 of 3 articles" in err


def test_without_text_and_profile() -> None:
    made = audit.audit_frame([{"text": GOOD}], with_text=False, profile=False)
    assert made.sentences.text.isna().all() and pd.isna(made.articles.tone_status[0])


@pytest.mark.parametrize("output", ["pandas", "polars", "arrow"])
def test_frames_that_are_made_in_parts_are_those_made_at_once(output: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [audit.audit_text(text) for text in TEXTS] * 2
    assert len(reports) < STEP
    whole = audit.to_frame(reports, output=output)
    monkeypatch.setattr("audit.render.frames.STEP", 2)
    parts = audit.to_frame(reports, output=output)
    for one, other in zip(whole, parts, strict=True):
        assert one.equals(other)


def test_no_more_rows_wait_than_a_part_has() -> None:
    collector, report = Collector(), audit.audit_text(GOOD)
    for n in range(STEP + 1):
        collector.add(report, n)
    assert len(collector._cells.columns["articles"]["path"]) == 1


def test_arrow_types_are_those_of_the_tables_on_disk() -> None:
    for name, columns in tables.TABLES.items():
        assert arrow_schema(columns).equals(on_disk(name))


MISSING = """
import sys
sys.modules[sys.argv[1]] = None
import audit
try:
    audit.audit_frame([{"text": "Rain."}], output=sys.argv[2])
except audit.LoadError as e:
    print(e.code, e)
"""


@pytest.mark.parametrize(
    ("module", "output", "extra"), [("polars", "polars", "polars"), ("pyarrow", "arrow", "corpus")]
)
def test_a_library_that_is_not_there_is_told_with_its_extra(module: str, output: str, extra: str) -> None:
    ran = run((module, output), program=(sys.executable, "-c", MISSING))
    assert ran.text == f"missing-extra frames of {output} take the extra: pip install 'source-audit[{extra}]'\n"
