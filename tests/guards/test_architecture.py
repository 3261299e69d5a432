"""The plan of the house cannot rot: who may import whom, how long a file may grow, types and style."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from support import tracked

LONG = 400
# A longer file needs a reason here.
LONG_WITH_REASON: dict[str, str] = {"tests/hostile/cases.py": "a table of inputs, a short function a kind"}


def tool(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=root, capture_output=True, text=True, timeout=600)


def test_the_import_contract_holds(root: Path) -> None:
    ran = tool(root, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert " 0 broken" in ran.stdout, ran.stdout


def test_the_contract_names_every_room(root: Path) -> None:
    contracts = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (contract,) = [c for c in contracts if c["type"] == "layers"]
    named = {
        n.strip().removeprefix("audit.") for layer in contract["layers"] for n in layer.replace(":", "|").split("|")
    }
    here = {p.stem for p in (root / "audit").iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()}
    assert here - {"__init__", "version"} == named


def test_what_is_required_is_used_and_what_is_used_is_required(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    tools = ("test", "docs", "fuzz", "release")  # that the program does not import
    extras = (names for extra, names in project["optional-dependencies"].items() if extra not in tools)
    asked = [*project["dependencies"], *(name for names in extras for name in names)]
    required = {modules_of(name) for name in asked} - {"lxml_html_clean"}  # see its comment there
    used = set()
    for path in (root / "audit").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                used |= {a.name.split(".")[0] for a in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                used.add(node.module.split(".")[0])
            elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("import_module", "find_spec"):
                # Found by name, so that it is imported late or only its data is read.
                used |= {a.value.split(".")[0] for a in node.args if isinstance(a, ast.Constant)}
    assert used - set(sys.stdlib_module_names) - {"audit"} == required


def modules_of(distribution: str) -> str:
    """The module that a distribution is imported by."""
    return {
        "brotli": "brotli", "charset-normalizer": "charset_normalizer", "google-re2": "re2", "jinja2": "jinja2",
        "markupsafe": "markupsafe", "python-dateutil": "dateutil", "python-docx": "docx", "pyyaml": "yaml",
        "scikit-learn": "sklearn",
    }.get(distribution.lower(), distribution)  # fmt: skip


def test_no_python_file_is_long_without_a_reason(root: Path) -> None:
    lengths = {
        p.relative_to(root).as_posix(): p.read_text("utf-8").count("\n") for p in tracked(root) if p.suffix == ".py"
    }
    long = {name: n for name, n in lengths.items() if n > LONG}
    assert set(long) == set(LONG_WITH_REASON), f"over {LONG} lines without a reason, or a reason without need: {long}"


def test_no_loose_ends(root: Path) -> None:
    words = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error", r"mark\.sk" + "ip", r"mark\.x" + "fail"]
    loose = re.compile(rf"\b({'|'.join(words)})\b")
    left = [
        f"{p.relative_to(root)}:{n}: {line.strip()}"
        for p in tracked(root)
        if p.suffix == ".py"
        for n, line in enumerate(p.read_text("utf-8").split("\n"), 1)
        if loose.search(line)
    ]
    assert not left, "\n".join(left)
