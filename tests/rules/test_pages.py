"""The page of a rule has the same heads everywhere, in the terminal and in docs/rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audit.check.kinds.pattern import PatternCheck
from audit.cli import explain, rule_page
from audit.model.rule import Rule, Switch
from audit.pipeline import Auditor
from tests.check.factories import rule_of

HEADS = [
    *("Asks", "Finds", "Why", "Bad", "Good", "How to mend", "Severity"),
    *("How often it is right", "Known false positives", "Options", "Standards"),
    "When to switch it off",
]


@pytest.fixture(scope="module")
def rules(auditor: Auditor) -> tuple[Rule, ...]:
    return auditor.pack.rules


def test_every_rule_has_one_page_with_the_same_heads(root: Path) -> None:
    files = {p.stem for p in (root / "rules").glob("*/*/*.yaml") if p.parent.name != "lexicons"}
    pages = {p.stem: p.read_text("utf-8") for p in (root / "docs/rules").glob("*.md") if p.stem != "README"}
    assert set(pages) == files, "run `make docs`"
    for name, page in pages.items():
        assert page.startswith(f"# {name}\n")
        heads = re.findall(r"^## (.+)$", re.sub(r"(```|~~~).*?\1", "", page, flags=re.DOTALL), re.MULTILINE)
        assert heads == HEADS, name


def test_the_terminals_page_has_them_too_and_fits(rules: tuple[Rule, ...]) -> None:
    for rule in rules:
        page = explain.page(rule, [])
        assert [line for line in page.splitlines()[2:] if line and not line.startswith(" ")] == HEADS, rule.id
        assert max(map(len, page.splitlines())) <= 80, rule.id


def test_the_index_names_every_family_and_no_rule(root: Path, rules: tuple[Rule, ...]) -> None:
    """So that a new rule does not touch it."""
    index = (root / "docs/rules/README.md").read_text("utf-8")
    assert not [r.id for r in rules if r.id in index]
    assert {r.family for r in rules} == set(re.findall(r"^\| `([a-z]+)` \|", index, re.MULTILINE))


def test_variants_params_and_switches_are_told(rules: tuple[Rule, ...]) -> None:
    rule = next(r for r in rules if r.id == "statistic-without-source")
    page = " ".join(explain.page(rule, [Switch("info", "Ours need none.", "docs")]).split())
    assert "- info where place >= 3: Another figure with no source found in reach" in page
    assert "- check: pattern" in page and "- where.quoted: skip" not in page, "what is left out is not listed"
    assert "- The pack docs has it info: Ours need none." in page
    assert '- In your own copy: statistic-without-source = "off" under [rules] in audit.toml' in page


def test_markup_in_a_rule_is_no_markup_of_its_page() -> None:
    rule = rule_of("odd", PatternCheck(words=("a", "b")), why="<b>Never</b> `x` [y](z) *a*", message="{match} | {word}")
    page = rule_page.markdown(rule, [])
    assert r"&lt;b&gt;Never&lt;/b&gt; \`x\` \[y\](z) \*a\*" in page


def test_false_positives_are_those_of_judged_hits(rules: tuple[Rule, ...]) -> None:
    wrong = [r.id for r in rules if r.false_positives and not (r.judged and r.judged.right < r.judged.judged)]
    assert not wrong
    assert "None recorded." in explain.page(rule_of("odd", PatternCheck(words=("a", "b"))), [])
