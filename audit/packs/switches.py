"""Rules switched by a pack, a config or a genre: off, on, or with another severity; previews left out; old names still
read."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace

from audit.errors import UsageError, meant
from audit.model.dataclass import dataclass
from audit.model.rule import Rule, RulePack, RuleStatus, Severity

OFF = "off"


ALL = "all"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Rules chosen by their own name, their family or their dimension, all in lower case, or all. The narrower name
    wins, and of two alike the one that leaves out. A rule that is named itself is judged also where its pack has it
    off."""

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def keeps(self, rule: Rule, active: bool) -> bool:
        on = max(_closeness(rule, self.select), _closeness(rule, self.extend))
        off = _closeness(rule, self.ignore)
        if off and off >= on:
            return False
        return on == _ITSELF or (active and (bool(on) or not self.select))

    def names(self, rule: str) -> bool:
        return rule in self.select or rule in self.extend


_NONE_CHOSEN = Chosen()
_ITSELF = 4


def _closeness(rule: Rule, names: Iterable[str]) -> int:
    known = {rule.id: _ITSELF, rule.family: 3, rule.dimension: 2, ALL: 1}
    if rule.family == rule.dimension:
        known[rule.family] = 3
    return max((known.get(name, 0) for name in names), default=0)


def with_severity(rule: Rule, level: str) -> Rule:
    """The rule with `level` as the strongest severity of its findings. Variants that are milder than the rule stay so;
    a credit stays a credit; what somebody asks for holds in any company."""
    new = Severity(level)
    variants = [replace(v, severity=_of_variant(v.severity, rule.severity, new)) for v in rule.variants]
    return replace(rule, severity=new, variants=tuple(variants), alone=None)


def _of_variant(own: Severity | None, base: Severity, new: Severity) -> Severity | None:
    if own is None or own is Severity.CREDIT:
        return own
    return max(own, new, key=lambda s: s.rank) if own.rank >= base.rank else new


def _somewhere(rule: str) -> str:
    return "config"


def in_force(
    pack: RulePack,
    switches: Mapping[str, str],
    *,
    preview: bool = False,
    elsewhere: Iterable[str] = (),
    place: Callable[[str], str] = _somewhere,
    chosen: Chosen = _NONE_CHOSEN,
) -> tuple[RulePack, tuple[str, ...]]:
    """The pack with the rules that run under a config, and what its author should know.

    `switches`: rule id -> off or a severity, which also switches on what the pack has off. A switch of a rule that
    another replaces holds for that one, too. `elsewhere`: ids of other packs' rules, which may be named here. `place`:
    rule id -> where the config switches it. `chosen`: which of them are judged. Rules in preview run only with
    `preview`. Raises UsageError on a rule that does not exist."""
    rules = {r.id: r for r in (*pack.rules, *pack.off)}
    for id_ in switches:
        if id_ not in rules:
            _elsewhere(id_, pack, rules, elsewhere, place)
    levels, notices = _followed(rules, switches)
    kept: list[Rule] = []
    active = {r.id for r in pack.rules}
    for rule in sorted(rules.values(), key=lambda r: r.id):
        level = levels.get(rule.id, "" if rule.id in active else OFF)
        if not chosen.keeps(rule, level != OFF):
            continue
        level = "" if level == OFF else level
        if rule.status is RuleStatus.PREVIEW and not preview:
            if rule.id in levels or chosen.names(rule.id):
                notices.append(f"{rule.id} is a preview: it runs with preview = true, or --preview")
            continue
        if level and rule.severity is Severity.CREDIT:
            raise UsageError(
                f"{place(rule.id)}: {rule.id} credits good practice: it can be switched off, not made a fault"
            )
        kept.append(with_severity(rule, level) if level else rule)
    return replace(pack, rules=tuple(kept)), tuple(notices)


def _elsewhere(
    id_: str,
    pack: RulePack,
    rules: Mapping[str, Rule],
    elsewhere: Iterable[str],
    place: Callable[[str], str],
) -> None:
    others = set(elsewhere)
    if id_ not in others:
        hint = meant(id_, {*rules, *others})
        raise UsageError(f"{place(id_)}: no rule {id_!r} in pack {pack.name}" + (f"; {hint}" if hint else ""))


def _followed(rules: Mapping[str, Rule], switches: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The switches with those of replaced rules handed on to what replaces them, and a word on each."""
    levels = {id_: level for id_, level in switches.items() if id_ in rules}
    notices = []
    for id_ in sorted(levels):
        new = rules[id_].replaced_by
        seen = {id_}
        while new and new in rules and new not in seen:
            notices.append(f"{id_} is replaced by {new}: name that one in the config")
            levels.setdefault(new, levels[id_])
            seen.add(new)
            new = rules[new].replaced_by
    return levels, notices


def treated(pack: RulePack, genre: str, spared: Container[str]) -> RulePack:
    """The pack as it treats a genre. Rules that the author's own config switches (`spared`) stay as they are."""
    treatment = pack.treatments.get(genre)
    if treatment is None:
        return pack
    switches = {id_: s for id_, s in treatment.switches.items() if id_ not in spared}
    rules, off = [], list(pack.off)
    for rule in pack.rules:
        switch = switches.get(rule.id)
        if switch and switch.level == OFF:
            off.append(rule)
        else:
            rules.append(with_severity(rule, switch.level) if switch else rule)
    dimensions = tuple(replace(d, off=treatment.off.get(d.id, d.off)) for d in pack.dimensions)
    return replace(
        pack,
        rules=tuple(rules),
        off=tuple(sorted(off, key=lambda r: r.id)),
        dimensions=dimensions,
        switches={**pack.switches, **switches},
        answers=treatment.answers if treatment.by_default else "",
    )
