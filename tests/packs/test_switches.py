"""Rules as a config has them: off, on again, another severity; previews; rules that another replaces."""

from __future__ import annotations

import pytest
from packs.pack_kit import RULE, Kit

from audit.errors import UsageError
from audit.model.rule import RulePack, Severity
from audit.packs import in_force

OLD = "status: deprecated\nsince: 0.2.0\nreplaced_by: loud-word"


@pytest.fixture
def pack(kit: Kit) -> RulePack:
    """loud-word; old-word, which it replaces; new-word in preview; and quiet-word, which the pack has off."""
    kit.edit("    weights:\n      loud-word: {cost: 5, reason: It shouts.}\n", "", "pack.yaml")
    kit.edit("method: deductions, params: {cap: 2}", "method: checklist", "pack.yaml")
    for name, status in (("old-word", OLD), ("new-word", "status: preview"), ("quiet-word", "status: stable")):
        kit.write(f"language/{name}.yaml", RULE.replace("loud-word", name).replace("status: stable", status))
    kit.edit("dimension: language", "dimension: null", "language/new-word.yaml")
    kit.beside("house", "extends: tiny\nrules: {quiet-word: off}\n")
    return kit.load("house")


def ids(pack: RulePack) -> list[str]:
    return [r.id for r in pack.rules]


def test_previews_wait_and_deprecated_rules_run(pack: RulePack) -> None:
    assert ids(in_force(pack, {})[0]) == ["loud-word", "old-word"]
    assert ids(in_force(pack, {}, preview=True)[0]) == ["loud-word", "new-word", "old-word"]


def test_a_config_switches_what_the_pack_has_off_and_on(pack: RulePack) -> None:
    made, told = in_force(pack, {"loud-word": "off", "quiet-word": "error"})
    assert ids(made) == ["old-word", "quiet-word"]
    assert made.rule("quiet-word").severity is Severity.ERROR
    assert told == ()


def test_a_switch_of_a_replaced_rule_holds_for_the_new_one_with_a_warning(pack: RulePack) -> None:
    made, told = in_force(pack, {"old-word": "off"})
    assert ids(made) == []
    assert told == ("old-word is replaced by loud-word: name that one in the config",)
    made, _ = in_force(pack, {"old-word": "off", "loud-word": "info"})
    assert [(r.id, r.severity) for r in made.rules] == [("loud-word", Severity.INFO)]


def test_a_severity_wakes_no_preview_and_says_so(pack: RulePack) -> None:
    made, told = in_force(pack, {"new-word": "error"})
    assert "new-word" not in ids(made)
    assert told == ("new-word is a preview: it runs with preview = true, or --preview",)
    assert in_force(pack, {"new-word": "error"}, preview=True)[0].rule("new-word").severity is Severity.ERROR


def test_a_rule_that_does_not_exist_is_told_and_one_of_another_pack_passed_over(pack: RulePack) -> None:
    with pytest.raises(UsageError, match=r"no rule 'loud-wrd' in pack house; did you mean 'loud-word'\?"):
        in_force(pack, {"loud-wrd": "off"})
    assert ids(in_force(pack, {"far-word": "off"}, elsewhere=["far-word"])[0]) == ["loud-word", "old-word"]


def test_replacements_in_a_circle_end(kit: Kit) -> None:
    kit.edit("severity: warning", "severity: warning\nreplaced_by: old-word")
    kit.edit("    weights:\n      loud-word: {cost: 5, reason: It shouts.}\n", "", "pack.yaml")
    kit.edit("method: deductions, params: {cap: 2}", "method: checklist", "pack.yaml")
    kit.write("language/old-word.yaml", RULE.replace("loud-word", "old-word").replace("status: stable", OLD))
    assert ids(in_force(kit.load(), {"old-word": "off"})[0]) == []


def test_a_config_makes_no_fault_of_a_credit(kit: Kit) -> None:
    kit.edit("severity: warning", "severity: credit")
    with pytest.raises(UsageError, match="loud-word credits good practice"):
        in_force(kit.load(), {"loud-word": "warning"})
    assert in_force(kit.load(), {"loud-word": "off"})[0].rules == ()
