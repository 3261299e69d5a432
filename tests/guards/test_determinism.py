"""The same input and rules give the same bytes: whatever the hash seed, locale, time zone, home or argument order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import ROOT, article_of, call, run, seeds

from audit.render import FORMATS

PLAIN = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
TERMINAL = {"TERM": "xterm-256color"}
NO_HOME = {"HOME": "/nonexistent", "NLTK_DATA": ""}
WORLDS = {  # a process each takes seconds, so what can hardly hide one another goes together
    "hash seed 1, C locale, another terminal": {"PYTHONHASHSEED": "1", **C_LOCALE, **TERMINAL},
    "random hash seed, another time zone, no home": {"PYTHONHASHSEED": "random", "TZ": "Pacific/Chatham", **NO_HOME},
}


def outputs(folder: Path, world: dict[str, str]) -> dict[str, bytes]:
    """Every format of all seeds at once, as files, and the standard output."""
    targets = [part for form in FORMATS for part in ("--output", f"{form}={folder}/all.{form}")]
    ran = run(["check", "seeds", "--exit-zero", "--format", "terminal", *targets], env={**PLAIN, **world})
    assert ran.code == 0, ran.err.decode()
    return {"stdout": ran.out, **{p.name: p.read_bytes() for p in sorted(folder.iterdir())}}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    made = outputs(tmp_path_factory.mktemp("usual"), {})
    assert len(made) == len(FORMATS) + 1 and all(made.values())
    return made


@pytest.mark.parametrize("world", WORLDS)
def test_the_world_does_not_matter(world: str, usual: dict[str, bytes], tmp_path: Path) -> None:
    made = outputs(tmp_path, WORLDS[world])
    assert [name for name in usual if made[name] != usual[name]] == []


def test_the_order_of_arguments_only_orders_the_articles() -> None:
    paths = [article_of(s).relative_to(ROOT).as_posix() for s in seeds()]
    there = call(["check", *paths, "--exit-zero", "--format", "jsonl"]).out.split(b"\n")
    back = call(["check", *reversed(paths), "--exit-zero", "--format", "jsonl"]).out.split(b"\n")
    assert there[:-1] == back[-2::-1]
    assert [json.loads(line)["article"]["path"] for line in there[:-1]] == paths


def test_alone_or_in_company_an_article_gets_the_same_report() -> None:
    paths = [article_of(s).relative_to(ROOT).as_posix() for s in seeds()]
    together = call(["check", *paths, "--exit-zero", "--format", "jsonl"]).out.split(b"\n")
    assert (
        call(["check", paths[-1], "--exit-zero", "--format", "jsonl"]).out.split(b"\n")[0] == together[len(paths) - 1]
    )


def test_render_gives_the_bytes_that_check_gives(usual: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "all.json").write_bytes(usual["all.json"])
    for form in FORMATS:
        ran = call(["render", str(tmp_path / "all.json"), "--format", form, "--exit-zero"], env=PLAIN)
        assert ran.code == 0 and ran.out == usual[f"all.{form}"], form
