"""A corpus into tables: the same bytes whoever does it and however often it is stopped; nothing lost, nothing twice."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from audit.config import Config
from audit.corpus import parts as cutting
from audit.corpus.engines.local import Local
from audit.corpus.opened import open_run
from audit.corpus.parts import Item
from audit.corpus.run import Corpus, plan, run
from audit.corpus.store import Store
from audit.corpus.tables import TABLES
from audit.corpus.work import Task
from audit.errors import UsageError
from audit.model.article import Source
from audit.processes import KILLED

TASK = Task(Config(), profile=False)
TEXT = "Plan {0}\n\nThe council approved plan {0} on Monday. Critics say it is costly.\n\n“It is late,” said Ann Lee."


class Poison(Source):
    """Ends every process that it is sent to."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    path = tmp_path / "c.jsonl"
    rows = [{"id": f"a{n}", "text": TEXT.format(n), "desk": "city"} for n in range(23)]
    lines = [json.dumps(row) for row in rows]
    lines[7] = "{broken"
    path.write_text("\n".join(lines), "utf-8")
    return Corpus([str(path)])


def tables(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def go(corpus: Corpus, folder: Path, jobs: int = 1, task: Task = TASK) -> None:
    with Store(folder, plan(task, corpus)) as store:
        run(task, corpus, store, Local(task, jobs), lambda *_: None, lambda _: None, most=4)


def test_rows_come_once_and_in_order_whoever_does_them(tmp_path: Path, corpus: Corpus) -> None:
    go(corpus, tmp_path / "one", 1)
    go(corpus, tmp_path / "two", 2)
    assert tables(tmp_path / "one") == tables(tmp_path / "two")
    articles = pq.read_table(tmp_path / "one" / "articles").to_pylist()
    assert [row["path"].rpartition("#")[2] for row in articles] == [str(n) for n in range(1, 24)]
    assert [row["id"] for row in articles if row["status"] == "audited"] == [f"a{n}" for n in range(23) if n != 7]
    assert [(row["failure"], row["path"][-2:]) for row in articles if row["status"] == "failed"] == [
        ("bad-record", "#8")
    ]
    assert json.loads(articles[0]["extra"]) == {"desk": "city"}
    for name in TABLES:
        found = pq.read_table(tmp_path / "one" / name)
        assert found.schema.metadata[b"audit"] == b"tables/1"
        assert name in ("articles", "asks") or set(found["article"].to_pylist()) <= set(range(23))
    assert len(set(pq.read_table(tmp_path / "one" / "sentences")["article"].to_pylist())) == 22


def test_a_run_goes_on_where_it_was(tmp_path: Path, corpus: Corpus) -> None:
    go(corpus, tmp_path / "whole")
    go(corpus, tmp_path / "again")
    whole = tables(tmp_path / "whole")
    folder = tmp_path / "again"
    (folder / "parts" / "000002.json").unlink()
    (folder / "findings" / "part-000004.parquet").write_bytes(b"cut off")
    (folder / "asks" / "part-000000.parquet.tmp").write_bytes(b"left by a kill")
    done: list[int] = []
    with Store(folder, plan(TASK, corpus)) as store:
        put = store.put
        store.put = lambda part: (done.append(part.number), put(part))[1]  # type: ignore[method-assign]
        run(TASK, corpus, store, Local(TASK, 1), lambda *_: None, lambda _: None, most=4)
    assert sorted(done) == [2, 4]
    assert tables(folder) == whole


def test_cards_are_made_beside_the_tables_and_made_anew_where_one_is_gone(tmp_path: Path, corpus: Corpus) -> None:
    task = Task(Config(), profile=False, cards=True)
    go(corpus, tmp_path / "one", 1, task)
    go(corpus, tmp_path / "two", 2, task)
    whole = tables(tmp_path / "one")
    assert tables(tmp_path / "two") == whole
    named = {name for name in whole if name.startswith("cards/")}
    assert named == {f"cards/part-{n // 4:06d}/{n:06d}.html" for n in range(23) if n != 7}
    assert b"plan 8" in whole["cards/part-000002/000008.html"]
    folder = tmp_path / "two"
    (folder / "cards/part-000001/000004.html").unlink()
    (folder / "cards/part-000003/000013.html").write_bytes(b"cut off")
    (folder / "cards/part-000004.tmp").mkdir()
    (folder / "cards/part-000004.tmp/000016.html").write_bytes(b"left by a kill")
    done: list[int] = []
    with Store(folder, plan(task, corpus)) as store:
        put = store.put
        store.put = lambda part: (done.append(part.number), put(part))[1]  # type: ignore[method-assign]
        run(task, corpus, store, Local(task, 1), lambda *_: None, lambda _: None, most=4)
    assert sorted(done) == [1, 3]
    assert tables(folder) == whole
    with pytest.raises(UsageError, match="other cards"):
        Store(folder, plan(TASK, corpus)).__enter__()


def test_another_run_and_other_files_are_left_alone(tmp_path: Path, corpus: Corpus) -> None:
    go(corpus, tmp_path / "run")
    other = Task(Config(rules={"peacock-term": "off"}), profile=False)
    with pytest.raises(UsageError, match="other rules and config"):
        Store(tmp_path / "run", plan(other, corpus)).__enter__()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "novel.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="holds other files"):
        Store(tmp_path / "full", plan(TASK, corpus)).__enter__()


@pytest.mark.parametrize("held", ["[]", '{"plan": []}', '{"plan": 1}', "{}", "[" * 100_000, "\x00"])
def test_what_is_no_manifest_or_note_of_ours_is_told_or_made_anew(tmp_path: Path, corpus: Corpus, held: str) -> None:
    folder = tmp_path / "out"
    go(corpus, folder)
    before = tables(folder)
    next(folder.glob("*/000001.json")).write_text(held, "utf-8")
    go(corpus, folder)
    assert tables(folder) == before
    (folder / "manifest.json").write_text(held, "utf-8")
    with pytest.raises(UsageError, match=r"manifest\.json: is no manifest of ours|holds a run with other"):
        go(corpus, folder)
    with pytest.raises(UsageError, match=r"manifest\.json: is no manifest of ours"):
        open_run(folder)


def test_one_run_at_a_time_has_a_folder(tmp_path: Path, corpus: Corpus) -> None:
    command = [sys.executable, "-m", "audit", "corpus", "run", corpus.files[0], "--out", str(tmp_path / "run")]
    with Store(tmp_path / "run", plan(TASK, corpus)):
        refused = subprocess.run(command, capture_output=True, text=True)
    assert refused.returncode == 2
    assert "another run has this folder" in refused.stderr


def items(*, poison: tuple[int, ...], total: int = 10) -> Iterator[Item]:
    for n in range(total):
        kind = Poison if n in poison else Source
        yield kind(f"c#{n}", TEXT.format(n), "text", "0" * 64)


def test_an_article_that_ends_its_process_is_a_failed_row_and_no_other_is_lost(tmp_path: Path) -> None:
    done = sorted(Local(TASK, 2).run(cutting.parts(items(poison=(2, 9)), 4)), key=lambda d: d.number)
    assert [(d.audited, d.failed) for d in done] == [(3, 1), (4, 0), (1, 1)]
    (tmp_path / "a.parquet").write_bytes(done[0].tables["articles"])
    rows = pq.read_table(tmp_path / "a.parquet").to_pylist()
    assert [(row["path"], row["failure"]) for row in rows] == [
        ("c#0", None),
        ("c#1", None),
        ("c#2", KILLED),
        ("c#3", None),
    ]


def test_a_process_that_is_killed_from_outside_loses_nothing() -> None:
    expected = {d.number: d for d in Local(TASK, 1).run(cutting.parts(items(poison=(), total=40), 4))}
    killed: list[int] = []

    def watched() -> Iterator[Item]:
        for n, item in enumerate(items(poison=(), total=40)):
            if n in (12, 25):
                living = sorted(child.pid or 0 for child in multiprocessing.active_children())
                killed.append(random.Random(n).choice(living))
                os.kill(killed[-1], signal.SIGKILL)
            yield item

    assert {d.number: d for d in Local(TASK, 2).run(cutting.parts(watched(), 4))} == expected
    assert len(set(killed)) == 2 and not multiprocessing.active_children()


def test_killed_at_random_moments_and_begun_again_it_comes_out_the_same(tmp_path: Path, corpus: Corpus) -> None:
    """A few kills here; `tests/benchmarks/kills.py` does hundreds."""
    command = [sys.executable, "-m", "audit", "corpus", "run", corpus.files[0], "-j", "2", "--no-profile", "-q"]
    whole = subprocess.run([*command, "--out", str(tmp_path / "whole")], capture_output=True, text=True)
    assert (whole.returncode, whole.stderr) == (2, "")
    folder = tmp_path / "killed"
    chance = random.Random(14)
    for _ in range(4):
        process = subprocess.Popen([*command, "--out", str(folder)], stderr=subprocess.DEVNULL)
        until = time.monotonic() + chance.uniform(0.3, 2.5)
        while time.monotonic() < until and process.poll() is None:
            os.sched_yield()
        process.kill()
        process.wait()
    last = subprocess.run([*command, "--out", str(folder)], capture_output=True, text=True)
    assert last.returncode == 2
    assert tables(folder) == tables(tmp_path / "whole")
