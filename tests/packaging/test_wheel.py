"""What a user installs: the sdist builds a wheel, the wheel holds rules and templates and runs without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from support import Ran, article_of, run, seeds, tracked


@pytest.fixture(scope="module")
def dist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the sdist and the wheel built from it, with the build tools that are installed: no network."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(root)]
    built = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert built.returncode == 0, built.stdout + built.stderr
    return out


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with the wheel in it; its dependencies are borrowed from this one through a .pth file."""
    home = tmp_path_factory.mktemp("env") / "venv"
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    (wheel,) = dist.glob("*.whl")
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    (site,) = home.glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", "utf-8")
    return home / "bin"


def audit(installed: Path, *args: str, cwd: Path) -> Ran:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run([installed / "audit", *args], cwd=cwd, env=clean, capture_output=True, timeout=300)
    return Ran(done.returncode, done.stdout, done.stderr)


def shipped(root: Path, folder: str) -> set[str]:
    return {
        p.relative_to(root / folder).as_posix() for p in tracked(root) if p.is_relative_to(root / folder)
    }  # fmt: skip


def test_the_wheel_holds_code_rules_templates_schema_and_notices(root: Path, dist: Path) -> None:
    (path,) = dist.glob("*.whl")
    with zipfile.ZipFile(path) as wheel:
        names = set(wheel.namelist())
    for folder, inside in (("rules", "_rules"), ("reports/templates", "_templates"), ("reports/schema", "_schema")):
        assert shipped(root, folder), folder
        assert {f"audit/{inside}/{name}" for name in shipped(root, folder)} <= names
    assert {f"audit/{name}" for name in shipped(root, "audit")} <= names
    assert "audit/py.typed" in names
    notices = {name.rsplit("/", 1)[1] for name in names if ".dist-info/licenses/" in name}
    assert notices == {"LICENSE", "THIRD_PARTY_NOTICES"}
    strangers = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert strangers == {"audit"}, "only the package goes into site-packages"


FIRST_CARD = """
import sys
import jinja2
from audit import render
def compile(*_, **__):
    raise AssertionError("a template was compiled in the process")
jinja2.Environment.compile = compile
print(len(render.render("html", [])), *(m for m in sys.modules if m.startswith("tmpl_")))
"""


def test_the_wheel_holds_the_templates_compiled(dist: Path, installed: Path, tmp_path: Path) -> None:
    (path,) = dist.glob("*.whl")
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
    assert [n for n in names if n.startswith("audit/_templates/compiled/tmpl_")]
    assert not [n for n in names if n.endswith(".pyc")]
    done = subprocess.run(
        [installed / "python", "-c", FIRST_CARD], cwd=tmp_path, env={"PATH": os.environ["PATH"]},
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


NO_YAML = """
import sys
from audit.cli import main
sys.modules["yaml"] = None
main()
"""


def test_the_wheel_holds_the_packs_as_data(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pier will close, a source said.\n", "utf-8")
    done = subprocess.run(
        [installed / "python", "-c", NO_YAML, "check", "a.txt", "--no-cache", "--exit-zero"],
        cwd=tmp_path, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_sdist_holds_what_the_wheel_is_built_from(dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as sdist:
        names = {n.split("/", 1)[1] for n in sdist.getnames() if "/" in n}
    assert {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "rules/core/pack.yaml", "hatch_build.py"} <= names
    made = ("reports/templates/compiled", "rules/compiled")
    assert not [n for n in names if n.startswith(made)], "made anew for each wheel"
    assert not [n for n in names if n.startswith((".venv", "tests/", "reports/out"))]


def test_the_installed_command_is_not_the_checkout(installed: Path, root: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [installed / "python", "-c", "import audit; print(audit.__file__)"],
        cwd=tmp_path, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True,
    )  # fmt: skip
    assert Path(done.stdout.strip()).is_relative_to(installed.parent), done.stdout + done.stderr


def test_the_installed_command_selftests(installed: Path, tmp_path: Path) -> None:
    ran = audit(installed, "selftest", cwd=tmp_path)
    assert ran.code == 0, ran.err.decode()
    assert b" 0 failed" in ran.out


def test_the_installed_command_checks_as_the_checkout_does(installed: Path, tmp_path: Path) -> None:
    names = []
    for seed in seeds():
        article = article_of(seed)
        names.append(f"{seed.name}{article.suffix}")
        (tmp_path / names[-1]).write_bytes(article.read_bytes())
    command = ["check", *names, "--exit-zero", "--format", "terminal"]
    outputs = ["json", "html", "sarif"]
    there = audit(installed, *command, *(f"--output={form}=there.{form}" for form in outputs), cwd=tmp_path)
    here = run([*command, *(f"--output={form}=here.{form}" for form in outputs)], cwd=tmp_path)
    assert there.code == 0, there.err.decode()
    assert there.out == here.out
    for form in outputs:
        assert (tmp_path / f"there.{form}").read_bytes() == (tmp_path / f"here.{form}").read_bytes(), form
