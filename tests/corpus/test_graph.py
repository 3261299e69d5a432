"""Who cites whom in 200 own articles: all that is planted is found, and nothing else."""

from __future__ import annotations

import json

import pytest
from corpus.planted import Planted, make

from audit.config import Config
from audit.corpus.engines.local import Local
from audit.corpus.graph.chains import paths
from audit.corpus.graph.echoes import echoes
from audit.corpus.graph.links import links
from audit.corpus.graph.quotations import differing
from audit.corpus.graph.read import Material, outlet_key, read
from audit.corpus.opened import open_run
from audit.corpus.run import Corpus, plan, run
from audit.corpus.store import Store
from audit.corpus.work import Task

TASK = Task(Config(), profile=False)


@pytest.fixture(scope="module")
def planted() -> Planted:
    return make()


@pytest.fixture(scope="module")
def material(planted: Planted, tmp_path_factory: pytest.TempPathFactory) -> Material:
    folder = tmp_path_factory.mktemp("graph")
    (folder / "c.jsonl").write_text("\n".join(map(json.dumps, planted.rows)), "utf-8")
    corpus = Corpus([str(folder / "c.jsonl")])
    with Store(folder / "run", plan(TASK, corpus)) as store:
        run(TASK, corpus, store, Local(TASK, 2), lambda *_: None, lambda _: None)
    return read(open_run(folder / "run"))


def ids(material: Material, numbers: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(material.pieces[n].id for n in numbers)


def test_chains_and_circles(planted: Planted, material: Material) -> None:
    found = paths(material, links(material), echoes(material))
    assert {ids(material, c.articles) for c in found.chains} == planted.chains
    assert {frozenset(ids(material, c.articles)) for c in found.circles} == planted.circles
    assert all(c.sources for c in found.chains)


def test_copies(planted: Planted, material: Material) -> None:
    found = echoes(material)
    assert {frozenset(ids(material, e.articles)) for e in found} == planted.echoes
    assert all(e.origin == e.articles[0] for e in found)


def test_altered_quotations(planted: Planted, material: Material) -> None:
    found = differing(material)
    assert {
        (d.kind.value, frozenset(ids(material, (d.one.article, d.other.article)))) for d in found
    } == planted.altered


def test_stories_have_the_origins_that_they_have(planted: Planted, material: Material) -> None:
    found = {
        frozenset(ids(material, s.articles)): s for s in paths(material, links(material), echoes(material)).stories
    }
    tied = {frozenset(c) for c in planted.chains} | planted.circles | planted.echoes
    assert found.keys() == tied
    for articles, story in found.items():
        assert len(story.origins) == (0 if articles in planted.circles else 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Gazette", "Gazette"),
        ("Lakeside Gazette newspaper", "lakeside gazette"),
        ("www.harbourpost.com", "Harbour Post"),
    ],
)
def test_an_outlet_is_one_however_it_is_written(one: str, other: str) -> None:
    assert outlet_key(one) == outlet_key(other)
