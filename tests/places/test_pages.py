"""What docs/places.md, docs/editors.md and the README show is what there is."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from places.kit import FAULTY, environment, program, shell
from places.test_action import ACTION
from places.test_pre_commit import HOOKS
from support import ROOT

from audit.render import FORMATS

PLACES = (ROOT / "docs/places.md").read_text("utf-8")
EDITORS = (ROOT / "docs/editors.md").read_text("utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.M | re.S)


def test_the_snippets_name_what_there_is() -> None:
    hook, workflow, upload, included = map(yaml.safe_load, blocks(PLACES, "yaml"))
    assert hook["repos"][0]["hooks"][0]["id"] in [h["id"] for h in HOOKS]
    uses = [step for step in workflow["jobs"]["audit"]["steps"] if "source-audit" in step["uses"]]
    assert set(uses[0]["with"]) <= set(ACTION["inputs"])
    assert upload[0]["with"]["sarif_file"] == "audit.sarif"
    template = yaml.safe_load((ROOT / "docs/ci/gitlab-ci.yml").read_text("utf-8"))
    assert set(included["audit"]["variables"]) <= set(template["audit"]["variables"])
    assert set(re.findall(r"--(?:format|output) (\w+)", PLACES)) <= set(FORMATS)


def test_the_commands_run(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text(FAULTY, "utf-8")
    env = environment(program(tmp_path.parent / "tools"))
    for block in blocks(PLACES, "bash"):
        ran = shell(block.split(" | ")[0], tmp_path, env)  # without reviewdog
        assert ran.code == 0, (block, ran.err.decode())
        assert ran.out


def test_the_settings_of_editors_are_readable(tmp_path: Path) -> None:
    (helix,) = blocks(EDITORS, "toml")
    server = tomllib.loads(helix)["language-server"]["audit"]
    assert [server["command"], *server["args"]] == ["audit", "lsp"]
    assert all('"audit", "lsp"' in block for block in blocks(EDITORS, "lua"))


def test_every_format_for_a_service_has_a_line() -> None:
    for name in ("sarif", "github", "summary", "gitlab", "junit", "checkstyle", "rdjson", "markdown"):
        assert f"`{name}`" in PLACES


@pytest.mark.parametrize("flag", ["--config", "--min-severity"])
def test_the_options_of_the_server_are_there(flag: str, tmp_path: Path) -> None:
    env = environment(program(tmp_path))
    assert (
        flag in EDITORS
        and flag in subprocess.run(["audit", "lsp", "--help"], env=env, capture_output=True, text=True).stdout
    )
