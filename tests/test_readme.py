"""What README.md tells people to type works: the commands, the Python, the links."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pages
import pytest
from support import ROOT, Ran, article_of, call, seeds

README = (ROOT / "README.md").read_text("utf-8")


def commands() -> list[str]:
    """The lines that begin with `$ audit`, without the prompt and the comment after two blanks."""
    consoles = [block for block in pages.blocks(README) if block.language == "console"]
    shown = [command for block in consoles for command, _ in pages.commands(block)]
    return [command for command in shown if command.startswith("audit ")]


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a reader: article.txt, news/, a Markdown file, and what the commands before have written."""
    folder = tmp_path_factory.mktemp("newsroom")
    (folder / "news").mkdir()
    for seed in seeds():
        article = article_of(seed)
        shutil.copy(article, folder / "news" / f"{seed.name}{article.suffix}")
        if article.suffix != ".html":
            shutil.copy(article, folder / article.name)
    return folder


def typed(line: str, cwd: Path) -> Ran:
    """The command as a shell would run it: quotes, and an output that goes to a file."""
    command, _, target = line.partition(" > ")
    stdin = (cwd / "article.txt").read_bytes() if command.endswith(" -") else b""
    ran = call(shlex.split(command)[1:], cwd=cwd, stdin=stdin)
    if target:
        (cwd / target.strip()).write_bytes(ran.out)
    return ran


def test_every_command_of_the_program_is_shown() -> None:
    from audit.cli import COMMANDS

    assert {line.split()[1] for line in commands()} == set(COMMANDS)


def test_the_commands_run(newsroom: Path) -> None:
    for line in commands():
        ran = typed(line, newsroom)
        checks = line.split()[1] in ("check", "render", "diff") and "--exit-zero" not in line
        assert ran.code in ((0, 1) if checks else (0,)), f"{line}: {ran.code}\n{ran.err.decode()}"
        assert b"Traceback" not in ran.err and b"error:" not in ran.err, line
    written = {p.name for p in newsroom.iterdir()}
    assert {"site", "out.sarif", "report.json", "audit.sarif"} <= written


def test_the_python_runs(newsroom: Path) -> None:
    (code,) = [block.text for block in pages.blocks(README) if block.language == "python"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", code], cwd=newsroom, env=env, capture_output=True, timeout=300)
    assert ran.returncode == 0, ran.stderr.decode()
    assert b"agentless-passive-attribution" in ran.stdout and b"a1" in ran.stdout


def test_the_make_targets_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"^[ $]*make (\w+)", README, re.M)) <= targets
    assert "make test" in README and (ROOT / ".ci/run").read_text("utf-8").rstrip().endswith("make test")


def test_the_links_lead_somewhere() -> None:
    files = [
        ROOT / "README.md",
        *(ROOT / "docs").glob("*.md"),
        ROOT / ".github/CONTRIBUTING.md",
        ROOT / "rules/README.md",
    ]
    broken = [
        (page.name, target)
        for page in files
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not broken


def test_the_config_page_shows_a_config_that_is_read(tmp_path: Path) -> None:
    from audit.config import load

    example, *_ = re.findall(r"^```toml\n(.*?)^```", (ROOT / "docs/config.md").read_text("utf-8"), re.M | re.S)
    (tmp_path / "audit.toml").write_text(example, "utf-8")
    config = load(tmp_path / "audit.toml")
    assert config.house.owns("the gazette") and config.for_path(str(tmp_path / "opinion/x.txt")).genre == "opinion"
