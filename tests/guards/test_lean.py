"""Start-up stays lean: what a command does not need it does not import (figures: pandas alone takes a second)."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from support import ROOT, article_of, run, seeds

SHOW = """
import sys
from audit.cli import main
sys.argv[0] = "audit"
try:
    main()
finally:
    sys.stderr.write("\\nMODULES " + " ".join(sorted({m.split(".")[0] for m in sys.modules})))
"""
HEAVY = {
    "pandas",
    "numpy",
    "textstat",
    "nltk",
    "trafilatura",
    "jinja2",
    "vaderSentiment",
    "requests",
    "urllib3",
    "scipy",
}
ENGINES = {"re2", "ahocorasick_rs", "lxml", "pyromark", "charset_normalizer"}


def modules(*args: str) -> set[str]:
    """The top-level modules that are loaded when the command ends."""
    ran = run(args, program=(sys.executable, "-c", SHOW))
    assert ran.code == 0, ran.err.decode()
    return set(ran.err.decode().rsplit("MODULES ", 1)[1].split())


def test_import_of_the_package_loads_next_to_nothing() -> None:
    show = "import sys; have = set(sys.modules); import audit; print(*sorted(set(sys.modules) - have))"
    ran = run((), program=(sys.executable, "-c", show))
    assert ran.code == 0, ran.err.decode()
    ours = {name for name in ran.text.split() if name.split(".")[0] == "audit"}
    assert ours == {"audit", "audit.model", "audit.model.shown", "audit.version"}
    assert not {name.split(".")[0] for name in ran.text.split()} & (HEAVY | ENGINES | {"yaml", "polars", "sklearn"})


def test_version_loads_next_to_nothing_and_help_nothing_heavy() -> None:
    assert not modules("--version") & (HEAVY | ENGINES | {"yaml", "pydantic"})
    assert not modules("--help") & HEAVY  # it reads the first line of every command


@pytest.mark.parametrize("args", [["rules"], ["explain", "agentless-passive-attribution"]], ids=lambda a: a[0])
def test_rules_and_explain_load_no_heavy_library(args: list[str]) -> None:
    assert not modules(*args) & HEAVY


def test_check_of_a_plain_text_loads_nothing_heavy() -> None:
    plain = next(str(article_of(s)) for s in seeds() if article_of(s).suffix == ".txt")
    assert not modules("check", plain, "--exit-zero") & HEAVY
    assert not modules("check", plain, "--exit-zero", "--notes") & HEAVY


def test_a_check_whose_report_is_kept_loads_nothing_that_audits(tmp_path: Path) -> None:
    plain = next(article_of(s) for s in seeds() if article_of(s).suffix == ".txt")
    (tmp_path / "audit.toml").write_text("")
    shutil.copy(plain, tmp_path / "a.txt")
    show = SHOW.replace('m.split(".")[0]', "m")
    for _ in range(2):
        ran = run(
            ("check", "a.txt", "--exit-zero"),
            cwd=tmp_path,
            env={"AUDIT_NO_CACHE": "", "XDG_CACHE_HOME": str(tmp_path / "xdg"), "PYTHONPATH": str(ROOT)},
            program=(sys.executable, "-c", show),
        )
        assert ran.code == 0, ran.err.decode()
        loaded = set(ran.err.decode().rsplit("MODULES ", 1)[1].split())
    assert "audit.render.terminal" in loaded
    rooms = ("audit.annotate", "audit.check", "audit.scan", "audit.score", "audit.pipeline", "audit.packs.store")
    assert not loaded & (HEAVY | ENGINES | {"yaml", "statistics", *rooms})


def test_json_loads_what_the_profiles_need_and_no_frames() -> None:
    plain = next(str(article_of(s)) for s in seeds() if article_of(s).suffix == ".txt")
    assert not modules("check", plain, "--exit-zero", "--format", "json") & {"pandas", "jinja2", "trafilatura"}


def test_importing_the_package_costs_nothing() -> None:
    ran = run([], program=(sys.executable, "-c", "import sys, audit; print(*sys.modules)"))
    loaded = {m.split(".")[0] for m in ran.text.split()}
    assert not loaded & (HEAVY | ENGINES | {"yaml", "pydantic", "click"})
