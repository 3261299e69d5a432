"""What annotators lay is in the closed vocabularies, and every value of them is laid: on the examples of the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import pytest

from audit import selftest
from audit.check.kinds.claim import ClaimTrigger
from audit.model.marks import Attribution, Claim, Hedge, Role
from audit.model.vocabulary import BlockReason, Construction, HedgeGroup, Stance, Trigger
from audit.pipeline import Auditor


@pytest.fixture(scope="module")
def laid(auditor: Auditor) -> Mapping[type[StrEnum], set[str]]:
    found: dict[type[StrEnum], set[str]] = defaultdict(set)
    for rule in auditor.pack.rules:
        for example in (*rule.bad, *rule.good):
            article = auditor.read(selftest.source_of(example, rule.id))
            found[Trigger].update(t for c in article.all(Claim) for t in c.triggers)
            found[HedgeGroup].update(h.group for h in article.all(Hedge))
            found[BlockReason].update(r.reason for r in article.all(Role))
            for a in article.all(Attribution):
                found[Construction].add(a.construction)
                found[Stance].add(a.stance)
    return found


@pytest.mark.parametrize("vocabulary", [Trigger, HedgeGroup, BlockReason, Construction, Stance])
def test_what_is_laid_is_in_the_vocabulary(laid: Mapping[type[StrEnum], set[str]], vocabulary: type[StrEnum]) -> None:
    assert laid[vocabulary] - {""} <= {v.value for v in vocabulary}


def test_no_value_is_a_dead_letter(root: Path) -> None:
    """Each value stands in the code of the annotators."""
    code = "".join(p.read_text("utf-8") for p in (root / "audit/annotate").rglob("*.py"))
    lexicons = "".join(p.read_text("utf-8") for p in (root / "rules/lexicons").glob("*.yaml"))
    for vocabulary in (Trigger, HedgeGroup, BlockReason, Construction):
        dead = [v for v in vocabulary if f'"{v.value}"' not in code and f"{vocabulary.__name__}.{v.name}" not in code]
        assert not dead, vocabulary.__name__
    assert not [v for v in Stance if f"stance: {v.value}" not in lexicons]


def test_a_claim_that_accuses_is_one_of_the_triggers_and_one_more() -> None:
    assert {t.value for t in ClaimTrigger} == {t.value for t in Trigger} | {"accusation"}
