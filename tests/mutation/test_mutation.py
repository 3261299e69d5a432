"""The tool that counts how many small faults the tests notice, on sources made for it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from mutation.mutants import Mutant, mutants, mutated, sample
from mutation.run import callers, imported, told
from mutation.trial import ROOT, Ran, Trial


def made(tmp_path: Path, source: str, name: str = "a.py") -> list[Mutant]:
    path = tmp_path / name
    path.write_text(source, "utf-8")
    return mutants([path], tmp_path)


def changes(tmp_path: Path, source: str) -> set[tuple[str, str, str]]:
    return {(m.kind, m.before, m.after) for m in made(tmp_path, source)}


@pytest.mark.parametrize(
    ("source", "kind", "before", "after"),
    [
        ("x = a > b", "comparison", "a > b", "a >= b"),
        ("x = a == b", "comparison", "a == b", "a != b"),
        ("x = a not in b", "comparison", "a not in b", "a in b"),
        ("MOST = 7", "number", "7", "8"),
        ("MOST = 7", "number", "7", "6"),
        ("MOST = 7", "number", "7", "14"),
        ("SHARE = 0.7", "number", "0.7", "0.75"),
        ("x = a and b", "connective", "a and b", "a or b"),
        ("x = not a", "not dropped", "not a", "a"),
        ("x = 1 if a else b", "condition negated", "a", "not a"),
        ("def f():\n    if a: return 1\n    return b", "guard removed", "if a: return 1", "nothing"),
        ("def f():\n    if a: return 1\n    return b", "guard always", "if a: return 1", "return 1"),
        ("x = [a for a in b if a]", "condition dropped", "a", "nothing"),
        ("x = max(a, b)", "swapped", "max(a, b)", "min(a, b)"),
        ("x = a[1:]", "slice or index", "1", "2"),
        ("x = a[-1]", "slice or index", "1", "0"),
        ("def f(a=3): pass", "default", "3", "4"),
        ("def f(a=True): pass", "default", "True", "False"),
        ("x = word_set('red')", "", "", ""),
        ("x = word_set('red red red')", "word dropped", "'red'", "nothing"),
        ("x = a in ('red', 'red')", "word dropped", "'red'", "nothing"),
        ("x = re.compile('(?:sea|land)')", "word dropped", "'land'", "nothing"),
    ],
)
def test_each_kind_of_fault(tmp_path: Path, source: str, kind: str, before: str, after: str) -> None:
    found = changes(tmp_path, source)
    assert (kind, before, after) in found if kind else not found


@pytest.mark.parametrize(
    "source",
    [
        '"""The first of two or more, 7 at most."""',
        'def f() -> "Literal[1]":\n    """Two or more words stand here."""\n    return a',
        "def f(a: tuple[int, 3]): return a",
        "__all__ = ['b', 'c']",
        "class A:\n    __slots__ = ('b', 'c')",
        "x = f'{a} of {b[1]}'",
        "raise ValueError(f(3))",
        "x = NotApplicable('not so ' + str(3))",
        "if TYPE_CHECKING:\n    MOST = 3",
        "@cache(maxsize=3)\ndef f(): pass",
        "def f(): return 'it stands between two marks'",
    ],
)
def test_what_people_read_and_types_are_let_be(tmp_path: Path, source: str) -> None:
    assert changes(tmp_path, source) == set()


SOURCE = """
MOST = 7

def first(a, b):
    if a > b: return a[0]
    return not a and b
"""


def test_every_mutant_is_another_program_that_compiles(tmp_path: Path) -> None:
    found = made(tmp_path, SOURCE)
    programs = [ast.unparse(mutated(SOURCE, m.index)) for m in found]
    assert len(set(programs)) == len(programs) == len({m.id for m in found}) > 10
    assert ast.unparse(ast.parse(SOURCE)) not in programs
    for program in programs:
        compile(program, "a.py", "exec")


def test_a_mutant_keeps_its_name_when_other_lines_or_the_file_change(tmp_path: Path) -> None:
    before = {m.id for m in made(tmp_path, SOURCE)}
    after = {m.id for m in made(tmp_path, "OTHER = 3\n\n\ndef g(x):\n    return x == 2\n" + SOURCE, "b.py")}
    assert before < after
    line = {m.id: m.line for m in made(tmp_path, SOURCE)}
    assert sorted({line[i] for i in before}) == [2, 5, 6]


def test_a_sample_is_fixed_and_follows_the_sizes_of_the_files(tmp_path: Path) -> None:
    rows = "".join(f"x{n} = {n}\n" for n in range(2, 60))
    (tmp_path / "a.py").write_text(rows, "utf-8")
    (tmp_path / "b.py").write_text(rows.replace("x", "y"), "utf-8")
    every = mutants([tmp_path / "a.py", tmp_path / "b.py"], tmp_path)
    sizes = {"a.py": 30, "b.py": 10}
    one = sample(every, sizes, 40, "1")
    assert [m.path for m in one].count("a.py") == 30 and len(one) == 40
    assert sample(reversed(every), sizes, 40, "1") == one != sample(every, sizes, 40, "2")
    assert set(sample(every, sizes, 20, "1")) < set(one)


CHECK = """
import sys
from mutation.mutants import mutants
from mutation.trial import ROOT, Mutated
(m,) = [m for m in mutants([ROOT / "audit/score/__init__.py"], ROOT) if m.where == "MOSTLY" and m.after == "0.75"]
sys.meta_path.insert(0, Mutated(m))
import audit.score, audit.check.run
from audit.score.sure import LOW
print(audit.score.MOSTLY, LOW, audit.score.__file__ == str(ROOT / "audit/score/__init__.py"))
"""


def test_a_module_is_mutated_in_memory_alone() -> None:
    path = ROOT / "audit" / "score" / "__init__.py"
    before = path.read_bytes()
    env = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run([sys.executable, "-c", CHECK], capture_output=True, text=True, env=env, cwd=ROOT)
    assert ran.stdout == "0.75 0.75 True\n", ran.stderr
    assert path.read_bytes() == before


def test_a_mutant_is_run_against_the_files_that_call_it(tmp_path: Path) -> None:
    known = {
        "slow.py": Ran(9.0, called=["a.py first"]),
        "quick.py": Ran(1.0, called=["a.py first", "b.py other"]),
        "far.py": Ran(0.1, called=["b.py other"]),
    }
    by_where = {m.where: m for m in made(tmp_path, SOURCE)}
    assert callers(known, by_where["first"], {}) == ["quick.py", "slow.py"]
    assert callers(known, by_where["MOST"], {}) == ["quick.py", "slow.py"]
    assert callers(known, by_where["MOST"], {"a": {"b.py"}}) == ["far.py", "quick.py", "slow.py"]


def test_who_imports_from_whom() -> None:
    found = imported([ROOT / "audit" / "score" / "__init__.py"])
    assert found["audit.model.marks"] == {"audit/score/__init__.py"} and "audit.pipeline" not in found


def test_the_report_counts_killers_and_names_who_was_not_read(tmp_path: Path) -> None:
    one, two, three, four, *_ = made(tmp_path, SOURCE)
    done = {one: Trial("assertion"), two: Trial("golden"), three: Trial("survived"), four: Trial("survived")}
    text = told(done, {three.id})
    assert "4 mutants, 2 killed (50.0%)" in text and "2 survivors, 1 of them read" in text
    assert str(four) in text and str(three) not in text
