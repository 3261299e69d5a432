"""What verdicts amount to, rule by rule; and the table of it that ships beside the rules."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path

from audit.judge.verdicts import Verdict
from audit.model.dataclass import dataclass
from audit.model.precision import Judged
from audit.model.rule import Rule, RulePack, Severity

TABLE = "judged.json"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Hits that two readers judged, and those of which they said the same."""

    same: int = 0
    both: int = 0


@dataclass(frozen=True, slots=True)
class RuleTally:
    """One rule's last draw. `draw`: its number."""

    judged: Judged
    agreement: Agreement
    draw: int


def tally(verdicts: Iterable[Verdict], *, own: bool = False, drawn_from: str = "") -> dict[str, RuleTally]:
    """Rule -> what its last draw amounts to. Of a hit that several have read the first reader's verdict counts, whose
    order is that of the file; the others tell how far readers agree."""
    by_rule: dict[str, list[Verdict]] = defaultdict(list)
    for v in verdicts:
        by_rule[v.rule].append(v)
    return {rule: _tally(rows, own, drawn_from) for rule, rows in sorted(by_rule.items())}


def _tally(rows: list[Verdict], own: bool, drawn_from: str) -> RuleTally:
    last = max(v.draw for v in rows)
    readings: dict[str, list[Verdict]] = defaultdict(list)
    for v in rows:
        if v.draw == last:
            readings[v.id].append(v)
    first = [several[0] for several in readings.values()]
    twice = [several for several in readings.values() if len(several) > 1]
    judged = Judged(
        right=sum(v.verdict == "right" for v in first),
        judged=len(first),
        unclear=sum(v.verdict == "unclear" for v in first),
        loud=any(Severity(v.severity).loud for v in first),
        definition=first[-1].definition,
        articles=len({v.sha256 for v in first}),
        outlets=len({v.outlet for v in first}),
        drawn_from=drawn_from,
        pack=first[-1].pack,
        own=own,
    )
    same = sum(several[0].verdict == several[1].verdict for several in twice)
    return RuleTally(judged, Agreement(same, len(twice)), last)


# -- the table that ships


def table_text(tallies: Mapping[str, RuleTally]) -> str:
    """The table as JSON, a rule a line."""
    rows = []
    for rule, one in sorted(tallies.items()):
        row = {k: v for k, v in asdict(one.judged).items() if k != "own"}
        rows.append(f"{json.dumps(rule)}: {json.dumps(row, ensure_ascii=False)}")
    return "{\n" + ",\n".join(rows) + "\n}\n"


def load_table(folder: Path) -> Mapping[str, Judged]:
    """The table of a folder of packs; empty where it has none."""
    file = folder / TABLE
    if not file.is_file():
        return {}
    return {rule: Judged(**row) for rule, row in json.loads(file.read_text("utf-8")).items()}


# -- on the rules


def applied(pack: RulePack, shipped: Mapping[str, Judged], own: Mapping[str, Judged]) -> RulePack:
    """The pack, each rule with what readers said of its hits."""

    def with_figure(rule: Rule) -> Rule:
        judged = fresh_or(rule, own.get(rule.id), shipped.get(rule.id))
        return replace(rule, judged=judged) if judged else rule

    return replace(pack, rules=tuple(map(with_figure, pack.rules)), off=tuple(map(with_figure, pack.off)))


def fresh_or(rule: Rule, own: Judged | None, shipped: Judged | None) -> Judged | None:
    """The newsroom's own figure where it has judged enough of the rule as it is now, else what ships, else what there
    is."""
    if own and own.enough and own.definition == rule.definition:
        return own
    return shipped or own
