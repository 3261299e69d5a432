"""The page for rule writers is true: its example is a rule that passes its self-test, and it names every filter."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from audit import selftest
from audit.check.filters import Filters
from audit.config import Config
from audit.packs.examples import LEAST
from audit.packs.rules import FIELDS
from audit.pipeline import Auditor


@pytest.fixture
def readme(root: Path) -> str:
    return (root / "rules/README.md").read_text("utf-8")


def test_its_example_is_a_rule_that_passes_its_self_test(readme: str, tmp_path: Path) -> None:
    rule = readme.split("```yaml\n")[1].split("```")[0].replace("id: editorialising-adverb", "id: readme-adverb")
    weight = "weights: {readme-adverb: {cost: 1, reason: As the page says.}}"
    (tmp_path / "language").mkdir()
    (tmp_path / "language" / "readme-adverb.yaml").write_text(rule, "utf-8")
    pack = f"name: readme\nversion: 1.0.0\nextends: core\ndimensions: {{language: {{{weight}}}}}\n"
    (tmp_path / "pack.yaml").write_text(pack, "utf-8")
    auditor = Auditor(Config(pack=str(tmp_path)))
    assert auditor.pack.rule("readme-adverb").pack == "readme"
    assert [str(f) for f in selftest.run(auditor.pack, auditor.judge, ["readme-adverb"])] == []


def test_it_shows_or_names_every_key_of_a_rule(readme: str) -> None:
    assert not [key for key in FIELDS if not re.search(rf"(^|`){key}:", readme, re.MULTILINE)]


def test_it_names_every_filter(readme: str) -> None:
    assert not [f.name for f in fields(Filters) if f.init and f"`{f.name}" not in readme]


def test_readme_contributing_and_loader_ask_for_as_many_examples(readme: str, root: Path) -> None:
    contributing = (root / ".github/CONTRIBUTING.md").read_text("utf-8")
    assert LEAST == 3
    for text in (readme, contributing):
        assert "three bad and three good" in " ".join(text.split())
