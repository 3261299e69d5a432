"""What `audit corpus graph` writes: JSON that its schema allows, GraphML that a parser reads, a page that asks and
never accuses; and the rule citation-loop, whose examples are small corpora."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import jsonschema
import pytest
from corpus.planted import Planted
from corpus.planted import make as plant
from lxml import etree

from audit.config import Config
from audit.corpus.engines.local import Local
from audit.corpus.graph.build import build
from audit.corpus.graph.contract import FILE, Graph, to_json
from audit.corpus.graph.graphml import to_graphml
from audit.corpus.graph.quotations import Differs
from audit.corpus.graph.shown import render
from audit.corpus.opened import open_run
from audit.corpus.run import Corpus, plan, run
from audit.corpus.store import Store
from audit.corpus.work import Task
from audit.errors import UsageError
from audit.model.rule import Rule, RulePack
from audit.pipeline import Auditor

TASK = Task(Config(), profile=False)
NS = "{http://graphml.graphdrawing.org/xmlns}"
AUTHOR = "Wilhelmina Quist-Abernathy"
Made = tuple[Graph, tuple[Differs, ...]]


def make(folder: Path, rows: Iterable[Mapping[str, str]], pack: RulePack, task: Task = TASK) -> Made:
    folder.mkdir(exist_ok=True)
    (folder / "c.jsonl").write_text("\n".join(json.dumps({"author": AUTHOR, **row}) for row in rows), "utf-8")
    corpus = Corpus([str(folder / "c.jsonl")])
    with Store(folder / "run", plan(task, corpus)) as store:
        run(task, corpus, store, Local(task, 1), lambda *_: None, lambda _: None)
    return build(open_run(folder / "run"), pack, folder / "run/graph")


@pytest.fixture(scope="module")
def pack(auditor: Auditor) -> RulePack:
    return auditor.pack


@pytest.fixture(scope="module")
def planted() -> Planted:
    return plant()


@pytest.fixture(scope="module")
def made(planted: Planted, pack: RulePack, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("graph"), planted.rows, pack)


def test_the_json_is_as_its_schema_says_and_holds_what_is_planted(made: Made, planted: Planted, root: Path) -> None:
    text = to_json(made[0])
    found = json.loads(text)
    jsonschema.validate(found, json.loads((root / "reports/schema" / FILE).read_text("utf-8")))
    ids = {a["number"]: a["id"] for a in found["articles"]}
    assert {tuple(ids[n] for n in c["articles"]) for c in found["chains"]} == planted.chains
    assert {frozenset(ids[n] for n in c["articles"]) for c in found["circles"]} == planted.circles
    assert {frozenset(ids[n] for n in c["articles"]) for c in found["copies"]} == planted.echoes
    assert [q["kind"] for q in found["quotations"]] == [
        "negation lost",
        "words changed",
        "words cut without a mark",
    ]
    assert "Quist" not in text


def test_the_graphml_is_valid_and_says_the_same(made: Made) -> None:
    graph = made[0]
    tree = etree.fromstring(to_graphml(graph).encode())
    keys = {k.get("id"): k.get("for") for k in tree.iter(f"{NS}key")}
    nodes = [n.get("id") for n in tree.iter(f"{NS}node")]
    assert len(set(nodes)) == len(nodes) == len(graph.articles) + len(graph.outlets)
    kinds: Counter[str] = Counter()
    for edge in tree.iter(f"{NS}edge"):
        assert {edge.get("source"), edge.get("target")} <= set(nodes)
        values = {d.get("key"): d.text or "" for d in edge}
        kinds[values["e-kind"]] += round(float(values["e-weight"]))
    assert kinds == {
        "published by": 200,
        "cites": len(graph.citations),
        "copy of": sum(len(c.articles) - 1 for c in graph.copies),
    }
    for data in tree.iter(f"{NS}data"):
        parent = data.getparent()
        assert parent is not None and keys[data.get("key")] == parent.tag.removeprefix(NS)


def test_the_page_asks_and_marks_with_words(made: Made) -> None:
    page = render(*made)
    text = re.sub(r"<[^>]*>", "", page.split('<main id="main">')[1].split("</main>")[0])
    assert "Which of the two did Piet Novakson say?" in text
    assert "Only the first has not." in text
    assert re.search(r"We will </bdi><del><span class=\"unseen\">\[only in the first:\] </span><bdi>not</bdi>", page)
    assert text.index("A negation stands in one of the two") < text.index("Words differ.")
    assert "2 articles cite one another in a circle. Who had it first?" in text
    assert "The last one names who said it: Ann Lee." in text
    assert "no origin among them" in text
    assert not re.search(r"\b(false|fake|wrong|misquot|plagiar|stole|copied from|lie[ds]?)\b", text)
    assert "Quist" not in page


def test_a_pack_without_the_rule_tells_no_circles(planted: Planted, tmp_path: Path) -> None:
    off = Auditor(Config(rules={"citation-loop": "off"})).pack
    graph, differs = make(tmp_path, planted.rows[:3], off)
    assert graph.circles is None and json.loads(to_json(graph))["circles"] is None
    assert 'id="circles"' not in render(graph, differs)


def test_what_the_tables_do_not_hold_is_refused(planted: Planted, pack: RulePack, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="left out the words"):
        make(tmp_path / "bare", planted.rows[:3], pack, Task(Config(), profile=False, with_text=False))
    make(tmp_path / "cut", planted.rows[:3], pack)
    manifest = tmp_path / "cut/run/manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"complete": true', '"complete": false'), "utf-8")
    with pytest.raises(UsageError, match="not complete"):
        build(open_run(tmp_path / "cut/run"), pack, tmp_path)


def test_words_of_articles_stay_words(pack: RulePack, tmp_path: Path) -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7 * 7 }}\u202e\x1b[31m]]>'
    said = "“We will {}close the gate before winter comes and the rain sets in <b>now</b>,” said Ann Lee, the mayor."
    rows = [
        {"title": evil, "outlet": f"{evil} {n}", "date": evil, "id": evil, "text": f"{said.format(word)} {evil}"}
        for n, word in enumerate(("", "not ", ""))
    ]
    rows.append({"title": "A", "outlet": "B", "text": "According to the <script>Harbour Post</script>, it rains."})
    graph, differs = make(tmp_path, rows, pack)
    assert graph.quotations and graph.copies
    page = render(graph, differs)
    assert page.count("<script>") == 1 and "<img" not in page and "<b>now" not in page
    assert "\x1b" not in page and "{{ 7 * 7 }}" in page
    assert not [h for h in re.findall(r'href="([^"]*)"', page) if not h.startswith("#")]
    etree.fromstring(to_graphml(graph).encode())
    assert "\u202e" not in to_json(graph)


# -- the rule, whose examples are corpora


def corpus_of(text: str) -> list[dict[str, str]]:
    rows = []
    for part in text.split("* * *"):
        outlet, _, article = part.strip().removeprefix("[").partition("]\n")
        rows.append({"outlet": outlet, "date": "2031-05-02", "text": article})
    return rows


def test_the_rules_examples_are_met(pack: RulePack, tmp_path: Path) -> None:
    rule: Rule = pack.rule("citation-loop")
    for sort, examples in (("bad", rule.bad), ("good", rule.good)):
        for n, example in enumerate(examples):
            rows = corpus_of(example.text)
            graph, _ = make(tmp_path / f"{sort}{n}", rows, pack)
            found = [sorted(c.articles) for c in graph.circles or ()]
            assert found == ([list(range(len(rows)))] if sort == "bad" else []), f"{sort} example {n + 1}"


def test_the_command_writes_all_three(planted: Planted, tmp_path: Path) -> None:
    make(tmp_path, planted.rows[:20], Auditor(Config()).pack)
    command = [sys.executable, "-m", "audit", "corpus", "graph", str(tmp_path / "run")]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, "") and ran.stderr.endswith("graph/index.html\n")
    folder = tmp_path / "run/graph"
    assert {p.name for p in folder.iterdir()} == {"graph.json", "graph.graphml", "index.html"}
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    subprocess.run(command, check=True, capture_output=True)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    missing = subprocess.run([*command[:-1], str(tmp_path / "no")], capture_output=True, text=True)
    assert missing.returncode == 2 and "holds no run" in missing.stderr and "Traceback" not in missing.stderr
