"""audit init: what it finds and writes, and that the first check after it is clean."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from repository import CLEAN, FAULTY, articles, git
from support import ROOT, run
from team import LABEL, audit


def test_the_first_check_after_init_is_clean_and_the_next_fault_is_new(folder: Path) -> None:
    (folder / "content" / "opinion").mkdir()
    (folder / "content" / "opinion" / "a.md").write_text(f"---\ntitle: A view\n---\n\n{LABEL}\n", "utf-8")
    (folder / "content" / "broken.md").write_bytes(bytes(range(256)) * 9)
    (folder / "content" / "long.md").write_text("# Long\n\n" + f"{CLEAN} {FAULTY}\n\n" * 5, "utf-8")
    ran = audit(folder, "init", "--yes", "--house", "The Port Gazette")
    assert ran.code == 0, ran.err.decode()
    assert "tomorrow: `audit check` shows what is new, and nothing is: exit code 0" in ran.text
    made = tomllib.loads((folder / "audit.toml").read_text("utf-8"))
    assert made["paths"] == ["content"] and made["house"]["names"] == ["The Port Gazette"]
    assert made["overrides"] == [{"path": "content/opinion/*", "genre": "opinion"}]
    assert "audit check" in (folder / ".github/workflows/audit.yml").read_text("utf-8")
    first = audit(folder, "check")
    assert (first.code, first.out) == (0, b"") and b"in the baseline" in first.err
    with (folder / "content" / "clean.md").open("a", encoding="utf-8") as file:
        file.write("\nAccording to NewsBreak, the regime fell.\n")
    assert audit(folder, "check", "--fail-on", "warning").code == 1
    again = audit(folder, "init", "--yes")
    assert again.code == 2 and b"audit.toml is there already; --force" in again.err


def test_init_takes_flags(folder: Path) -> None:
    ran = audit(
        folder, "init", "content", "--genre", "op-ed", "--fail-on", "warning", "--ci", "gitlab", "--no-baseline", "-y"
    )
    assert ran.code == 2, "three articles of one line each are too short to be told from anything else"
    (folder / "content" / "long.md").write_text("# Long\n\n" + f"{CLEAN} {FAULTY}\n\n" * 5, "utf-8")
    ran = audit(
        folder, "init", "content", "--genre", "op-ed", "--fail-on", "warning", "--ci", "gitlab", "--no-baseline", "-y"
    )
    assert ran.code == 0 and "exit code 1" in ran.text and (folder / "ci/audit.yml").is_file()
    made = tomllib.loads((folder / "audit.toml").read_text("utf-8"))
    assert (made["genre"], made["fail-on"]) == ("opinion", "warning") and not (folder / "audit-baseline.json").exists()
    assert audit(folder, "check").code == 1
    empty = folder / "void"
    empty.mkdir()
    assert audit(empty, "init", "--yes").code == 2


def test_the_workflow_is_the_one_that_is_documented(folder: Path) -> None:
    import yaml

    from audit.cli.init import WORKFLOWS, workflow

    for ci in WORKFLOWS:
        assert "audit check" in json.dumps(yaml.safe_load(workflow(ci)))


def test_a_repository_of_300_articles_begins_clean(tmp_path: Path) -> None:
    articles(tmp_path / "site" / "content" / "posts", 300)
    (tmp_path / "site" / "layouts").mkdir()
    (tmp_path / "site" / "layouts" / "page.html").write_text(f"<p>{FAULTY * 20}</p>", "utf-8")
    (tmp_path / "README.md").write_text(f"{FAULTY} " * 40, "utf-8")
    git(tmp_path, "init", "--quiet")
    env = {"PYTHONPATH": str(ROOT), "AUDIT_NO_CACHE": ""}
    ran = run(["init", "--yes", "--fail-on", "warning"], cwd=tmp_path, env=env)
    assert ran.code == 0, ran.err.decode()
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "audit")
    assert git(tmp_path, "status", "--porcelain") == "" and not (tmp_path / ".audit-cache" / "x").exists()
    first = run(["check"], cwd=tmp_path, env=env)
    assert (first.code, first.out) == (0, b"") and b"gone" not in first.err
    with (tmp_path / "site/content/posts/007.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{FAULTY}\n")
    again = run(["check", "--changed-since", "HEAD"], cwd=tmp_path, env=env)
    assert again.code == 1 and "007.md" in again.text and b"^" in again.out
