"""Files that hold many articles: told by name, read within .gz and .zst, never raising."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import zstandard

from audit import load, parse
from audit.config import Config
from audit.many import LateAuditor, audit_files
from audit.model.article import Source
from audit.model.report import Failure, Report

ROWS = [
    {"id": f"a{n}", "text": f"Plan {n}\n\nThe council approved plan {n}. Critics say it is costly."} for n in range(9)
]
LINES = b"".join(json.dumps(row).encode() + b"\n" for row in ROWS)


def given(path: Path) -> list[Source | Failure]:
    return list(load.articles(str(path), load.Asked(path.name, parse.INPUTS)))


@pytest.mark.parametrize(("name", "pack"), [("c.jsonl.gz", gzip.compress), ("c.jsonl.zst", zstandard.compress)])
def test_a_compressed_table_is_read_as_the_table(tmp_path: Path, name: str, pack: object) -> None:
    (tmp_path / name).write_bytes(pack(LINES))  # type: ignore[operator]
    assert load.many(str(tmp_path / name))
    assert [one.meta.id for one in given(tmp_path / name) if isinstance(one, Source)] == [row["id"] for row in ROWS]


def test_a_compressed_article_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "article.txt.gz"
    path.write_bytes(gzip.compress(b"Plan approved\n\nThe council approved the plan."))
    (one,) = given(path)
    assert isinstance(one, Source)
    assert (one.format, one.text[:13]) == ("text", "Plan approved")


def test_a_cut_off_file_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl.gz"
    rows = b"".join(json.dumps({"text": f"The council met. {n**9999 % 10**99}"}).encode() + b"\n" for n in range(4000))
    path.write_bytes(gzip.compress(rows)[:-40])
    *good, last = given(path)
    assert isinstance(last, Failure)
    assert last.code == "unreadable"
    assert len(good) > 1000


@pytest.mark.parametrize("data", [b"", b"\n\n"])
def test_a_table_without_rows_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(data)
    (one,) = given(path)
    assert isinstance(one, Failure)
    assert one.code == "empty"


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    (one,) = given(tmp_path / "none.jsonl")
    assert isinstance(one, Failure)
    assert one.code == "missing"


def test_reports_depend_on_neither_processes_nor_cache(tmp_path: Path) -> None:
    from audit.many import open_cache

    table, article = tmp_path / "c.jsonl", tmp_path / "a.txt"
    table.write_bytes(LINES + b"{broken\n")
    article.write_text("Plan approved\n\nThe council approved the plan.", "utf-8")
    files = [str(article), str(table), str(article)]

    def run(jobs: int, cached: bool) -> list[Report | Failure]:
        auditor = LateAuditor(Config())
        cache = open_cache(Config(), auditor, tmp_path / "cache") if cached else None
        return list(audit_files(auditor, files, cache, jobs))

    plain = run(1, False)
    assert [getattr(one, "code", "report") for one in plain] == ["report"] * 10 + ["bad-record", "report"]
    assert run(2, False) == run(1, True) == run(2, True) == plain
