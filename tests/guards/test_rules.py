"""Every rule is whole: named after its file, with examples of both sorts, and a message that can be filled."""

from __future__ import annotations

import re
import string
from pathlib import Path, PurePosixPath

import pytest

from audit.model.rule import Rule, RulePack
from audit.pipeline import Auditor

# What a message must not say about an article (it judges), and what it says instead is the rule writer's business.
NEVER = re.compile(r"\b(fake|biased|misleading|unsupported|unreliable|dishonest|(machine|AI)[- ]written)\b", re.I)
FAMILIES = {
    "attribution", "sources", "chains", "hedging", "language", "headlines",
    "insertions", "quotations", "numbers", "transparency", "template", "tone",
}  # fmt: skip


@pytest.fixture(scope="module")
def pack(auditor: Auditor) -> RulePack:
    return auditor.pack


def test_there_are_at_least_thirty_rules_over_the_families(pack: RulePack) -> None:
    assert len(pack.rules) >= 30
    assert {r.family for r in pack.rules} <= FAMILIES
    assert len({r.family for r in pack.rules}) >= 10


def test_no_file_of_the_pack_is_left_out(pack: RulePack, root: Path) -> None:
    files = {p.relative_to(root / "rules/core").as_posix() for p in (root / "rules/core").glob("*/*.yaml")}
    assert {r.path for r in pack.rules} == files


def test_id_equals_file_and_folder_equals_family(pack: RulePack) -> None:
    for rule in pack.rules:
        path = PurePosixPath(rule.path)
        assert (path.stem, path.parent.name) == (rule.id, rule.family), rule.path


def test_every_rule_has_three_bad_and_three_good_examples(pack: RulePack) -> None:
    few = [r.id for r in pack.rules if len(r.bad) < 3 or len(r.good) < 3]
    assert not few
    assert not [r.id for r in pack.rules for e in r.bad if not (e.marks or e.absent)], (
        "a bad example marks what must be found"
    )
    assert not [r.id for r in pack.rules for e in r.good if e.marks], "a good example marks nothing"


def test_every_rule_says_why_asks_and_tells_how_to_mend(pack: RulePack) -> None:
    for rule in pack.rules:
        assert rule.summary and rule.why and rule.standards and rule.off_when, rule.id
        if rule.severity != "credit":
            assert rule.question.endswith("?") and rule.hint, rule.id


def test_every_message_field_exists(pack: RulePack) -> None:
    for rule in pack.rules:
        known = {"match", *rule.check.fields}
        for message in (rule.message, *(v.message for v in rule.variants)):
            used = {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}
            assert used <= known, f"{rule.id}: {sorted(used - known)}"
        assert {v.field for v in rule.variants} <= known, rule.id


def test_no_rule_delivers_a_verdict(pack: RulePack) -> None:
    def said(rule: Rule) -> str:
        return " ".join([rule.message, rule.question, rule.hint, rule.summary, *(v.message for v in rule.variants)])

    assert not [(r.id, said(r)) for r in pack.rules if NEVER.search(said(r))]


def test_every_weight_belongs_to_a_rule_and_every_scored_rule_to_a_dimension(pack: RulePack) -> None:
    ids = {r.id for r in pack.rules}
    for policy in pack.dimensions:
        assert set(policy.weights) <= ids, f"{policy.id}: {sorted(set(policy.weights) - ids)}"
        assert all(w.reason for w in policy.weights.values()), policy.id
    assert {r.dimension for r in pack.rules} - {None} <= {p.id for p in pack.dimensions}


def test_rules_that_replace_or_suppress_name_rules(pack: RulePack) -> None:
    ids = {r.id for r in pack.rules}
    for rule in pack.rules:
        assert set(rule.suppresses) <= ids, rule.id
        assert not rule.replaced_by or rule.replaced_by in ids, rule.id
