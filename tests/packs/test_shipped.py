"""The packs that ship beside core: whole, with reasons, apart from one another, and true to their own examples."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from audit import selftest
from audit.config import Config
from audit.model.rule import Confidence, RulePack, Severity
from audit.packs import genres_of
from audit.parse.genres import genre_of
from audit.pipeline import Auditor

NAMES = ("docs", "opinion", "science", "wire")
NEVER = re.compile(r"\b(fake|biased|misleading|unsupported|unreliable|dishonest)\b", re.I)


@pytest.fixture(scope="module", params=NAMES)
def shipped(request: pytest.FixtureRequest) -> Auditor:
    return Auditor(Config(pack=request.param, preview=True))


@pytest.fixture
def pack(shipped: Auditor) -> RulePack:
    return shipped.pack


def test_these_packs_ship(root: Path) -> None:
    assert {p.parent.name for p in (root / "rules").glob("*/pack.yaml")} == {"core", *NAMES}


def test_no_genre_has_two_packs_and_each_is_spelt_as_files_are_read(root: Path) -> None:
    genres = Counter(g for name in NAMES for g in genres_of(root / "rules" / name))
    assert set(genres.values()) == {1}
    assert all(genre_of(g) == g for g in genres)
    assert not genres_of(root / "rules" / "core")


def test_each_stands_on_core_and_is_called_as_its_folder(pack: RulePack) -> None:
    assert pack.extends == ("core",) and pack.name in NAMES and pack.genres


def test_every_switch_changes_something_and_has_a_reason(pack: RulePack, auditor: Auditor) -> None:
    for id_, switch in pack.switches.items():
        assert switch.reason.endswith((".", "?")), id_
        if switch.level != "off":
            here, there = pack.rule(id_), auditor.pack.rule(id_)
            assert (here.severity, here.variants) != (there.severity, there.variants), f"{id_} is so in core already"


def test_own_rules_have_three_examples_of_both_sorts_and_deliver_no_verdict(pack: RulePack) -> None:
    for rule in (r for r in pack.rules if r.pack == pack.name):
        assert len(rule.bad) >= 3 and len(rule.good) >= 3, rule.id
        assert rule.question.endswith("?") and rule.hint and rule.standards, rule.id
        assert not NEVER.search(" ".join((rule.message, rule.question, rule.hint, rule.summary))), rule.id


def test_errors_are_single_places_of_high_confidence(pack: RulePack) -> None:
    for rule in (r for r in pack.rules if r.severity is Severity.ERROR):
        assert rule.confidence is Confidence.HIGH, rule.id
        assert rule.kind not in ("sourcing", "density", "hedge-density", "heading", "metadata", "repetition"), rule.id
        assert rule.family not in ("template", "tone") or rule.id == "prompt-residue", rule.id


def test_every_example_of_every_rule_is_met_in_the_pack(shipped: Auditor) -> None:
    failures = selftest.run(shipped.pack, shipped.judge)
    assert not failures, "\n".join(map(str, failures))


def test_mending_is_told_of_every_rule_that_costs(pack: RulePack) -> None:
    for d in pack.dimensions:
        asks = {r.id for r in pack.rules if r.dimension == d.id and r.severity is not Severity.CREDIT}
        told = d.checks if d.curve.method == "checklist" else d.mends
        free = {id_ for id_, w in d.weights.items() if not w.cost}
        assert asks - free <= told.keys(), d.id
