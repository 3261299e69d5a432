"""The hooks, run by pre-commit itself in a repository of their own. No network: the hooks' repository is a local one,
in which they are of language `system`, so that pre-commit installs nothing; all else is as published."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from places.kit import CLEAN, FAULTY, NAMED, environment, git, program
from support import ROOT

pytest.importorskip("pre_commit")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
OTHERS = ("README.md", "docs/Readme.txt", "CHANGELOG.md", "LICENSE.txt", "requirements-dev.txt", "CONTRIBUTING.md")


@dataclass
class Newsroom:
    """A repository whose commits are checked."""

    path: Path
    env: dict[str, str]

    def write(self, name: str, text: str) -> None:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        git(self.path, self.env, "add", name)

    def commit(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", "commit", "-m", "articles"],
            cwd=self.path,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=300,
        )


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The repository that the hooks come from, and the environment of who uses it."""
    folder = tmp_path_factory.mktemp("hooks")
    env = environment(program(folder), PRE_COMMIT_HOME=str(folder / "cache"))
    path = folder / "source-audit"
    path.mkdir()
    plain = [{**hook, "language": "system"} for hook in HOOKS]
    (path / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump(plain), "utf-8")
    git(path, env, "init", "-q")
    git(path, env, "add", ".")
    git(path, env, "commit", "-qm", "hooks")
    git(path, env, "tag", "v1")
    return path, env


def newsroom(hooks: tuple[Path, dict[str, str]], path: Path, hook: str = "audit", **more: object) -> Newsroom:
    source, env = hooks
    repo = {"repo": source.as_uri(), "rev": "v1", "hooks": [{"id": hook, **more}]}
    path.mkdir(exist_ok=True)
    git(path, env, "init", "-q")
    made = Newsroom(path, env)
    made.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [repo]}))
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"], cwd=path, env=env, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return made


def test_the_manifest_is_one() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout
    assert [h["id"] for h in HOOKS] == ["audit", "audit-warnings"]
    assert all(h["language"] == "python" and h["files"] and h["exclude"] for h in HOOKS)


def test_an_article_is_checked_when_it_is_committed(hooks: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    desk = newsroom(hooks, tmp_path, args=["--fail-on", "warning"])
    desk.write("news/ferry.md", CLEAN)
    ran = desk.commit()
    assert ran.returncode == 0 and "Passed" in ran.stdout + ran.stderr, ran.stdout + ran.stderr
    desk.write("news/fares.md", FAULTY)
    ran = desk.commit()
    said = ran.stdout + ran.stderr
    assert ran.returncode == 1 and "Failed" in said and "exit code: 1" in said
    assert "news/fares.md" in said and NAMED in said and "news/ferry.md" not in said
    desk.write("news/fares.md", CLEAN.replace("ferry", "barge"))
    assert desk.commit().returncode == 0


def test_what_is_no_article_is_not_read(hooks: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    desk = newsroom(hooks, tmp_path, "audit-warnings")
    for name in (*OTHERS, "tool.py", "node_modules/x/a.md", "themes/t/b.html", "data.json"):
        desk.write(name, FAULTY)
    ran = desk.commit()
    assert ran.returncode == 0 and "no files to check" in ran.stdout + ran.stderr, ran.stdout + ran.stderr


@pytest.mark.parametrize("name", ["a.md", "b.markdown", "deep/c.txt", "d.html", "my readme notes/e.md"])
def test_articles_of_each_kind_are_read(name: str, hooks: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    desk = newsroom(hooks, tmp_path, "audit-warnings")
    page = f"<html><body><h1>A ferry</h1><p>{FAULTY.rpartition('By Ona Merek')[2]}</p></body></html>"
    text = page if name.endswith("html") else FAULTY
    desk.write(name, text)
    assert desk.commit().returncode == 1


def test_files_narrows_it_to_a_folder(hooks: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    desk = newsroom(hooks, tmp_path, "audit-warnings", files="^content/")
    desk.write("drafts/a.md", FAULTY)
    assert desk.commit().returncode == 0
    desk.write("content/a.md", FAULTY)
    assert desk.commit().returncode == 1
