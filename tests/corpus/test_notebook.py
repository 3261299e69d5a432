"""The notebook of docs/corpus.md: its cells run as they stand, and answer as the report does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from corpus.planted import make

from audit.config import Config
from audit.corpus.engines.local import Local
from audit.corpus.opened import open_run
from audit.corpus.report.count import COUNTS, Figures, count
from audit.corpus.run import Corpus, plan, run
from audit.corpus.store import Store
from audit.corpus.work import Task

TASK = Task(Config(), profile=False)


@pytest.fixture(scope="module")
def notebook(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / "docs/corpus.ipynb").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebook")
    (folder / "c.jsonl").write_text("\n".join([*map(json.dumps, make().rows), "{broken"]), "utf-8")
    corpus = Corpus([str(folder / "c.jsonl")])
    with Store(folder / "run", plan(TASK, corpus)) as store:
        run(TASK, corpus, store, Local(TASK, 2), lambda *_: None, lambda _: None, most=50)
    return folder


@pytest.fixture(scope="module")
def answers(notebook: dict[str, Any], folder: Path) -> dict[str, Any]:
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    return names


@pytest.fixture(scope="module")
def figures(folder: Path) -> Figures:
    return count(open_run(folder / "run"))


def test_it_is_a_notebook_that_holds_no_results(notebook: dict[str, Any]) -> None:
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(not cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code")


def test_pandas_counts_as_the_report(answers: dict[str, Any], figures: Figures) -> None:
    table = answers["answered"]
    assert table["articles"].sum() == 200
    assert {name: n for name, n in table["articles"].items() if n >= 30} == {
        name: group.articles for name, group in figures.groups["outlet"].items()
    }
    for name, group in figures.groups["outlet"].items():
        ratio = group.ratio(COUNTS.index("unanswered"), COUNTS.index("claims"))
        assert table.loc[name, "rate"] == pytest.approx(ratio.value)
        assert (table.loc[name, "no_source"], table.loc[name, "claims"]) == (ratio.count, ratio.base)


def test_polars_counts_as_the_report(answers: dict[str, Any], figures: Figures) -> None:
    found = {rule: (findings, articles) for rule, findings, articles, _ in answers["by_rule"].iter_rows()}
    assert found == {t.rule: (t.findings, t.found_in) for t in figures.rules.values() if t.findings}


def test_duckdb_finds_the_articles_with_one_source(answers: dict[str, Any]) -> None:
    ((articles, one, long),) = answers["one_source"].itertuples(index=False)
    assert 0 < one <= articles <= 200 and 0 <= long <= one
