"""What can be asked for: the rules and the genres, as the command line lists them and the HTTP API gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat

from audit import assets
from audit.choice import Choice, other_rules, pack_name, spared
from audit.config import Config
from audit.errors import UsageError, meant
from audit.model.dataclass import dataclass
from audit.model.report import encode
from audit.model.rule import Example, Rule, RulePack, Switch
from audit.packs import treated
from audit.parse.genres import ALIASES
from audit.report import precision

KEYS = (
    *("id", "family", "severity", "dimension", "status", "confidence", "summary", "question", "hint", "pack"),
    *("since", "replaced_by"),
)
"""The fields of a rule that a list of rules shows."""

Row = dict[str, object]
"""Values that JSON has."""


def rules(config: Config) -> tuple[Rule, ...]:
    """Those of the config's pack that are in force, in preview too."""
    config = replace(config, preview=True)
    return Choice(config).compiled(config.genre).in_force(config).rules


def rule_row(rule: Rule) -> Row:
    """A rule in a list."""
    row = {k: getattr(rule, k) for k in KEYS}
    return row | {"standards": list(rule.standards), "precision": encode(precision(rule))}


def rule_page(rule: Rule) -> Row:
    """A rule with all that its page says, but for the params of its check."""
    return rule_row(rule) | {
        "why": rule.why,
        "message": rule.message,
        "check": rule.kind,
        "languages": list(rule.languages),
        "off_when": rule.off_when,
        "false_positives": list(rule.false_positives),
        "bad": [_example(e) for e in rule.bad],
        "good": [_example(e) for e in rule.good],
    }


def _example(example: Example) -> Row:
    """`marks`: what must be found in it, in code points of its text."""
    marks = [list(mark) for mark in example.marks]
    return {"text": example.text, "format": example.format, "meta": dict(example.meta), "marks": marks}


def find_rule(rule: str, config: Config) -> tuple[Rule, list[Switch]]:
    """A rule of the config's pack, or else of another that ships, and what the pack does with it. Raises UsageError."""
    own = _whole(config)
    found = _found(rule, own) or _elsewhere(rule, config)
    if found is not None:
        return found
    known = {*(r.id for r in (*own.rules, *own.off)), *other_rules(config)}
    parts = ", ".join(sorted(r for r in known if rule in r)[:3])
    hint = f"did you mean {parts}?" if parts else meant(rule, known) or "see `audit rules`"
    raise UsageError(f"no rule {rule!r}; {hint}")


def every_rule(config: Config) -> dict[str, Rule]:
    """What `find_rule` finds, by name."""
    found: dict[str, Rule] = {}
    for pack in (_whole(config), *map(_shipped, packs(), repeat(config))):
        for rule in (*pack.rules, *pack.off):
            found.setdefault(rule.id, rule)
    return found


def _whole(config: Config) -> RulePack:
    return Choice(replace(config, preview=True, select=(), ignore=())).compiled(config.genre).whole


def _found(rule: str, pack: RulePack) -> tuple[Rule, list[Switch]] | None:
    switch = pack.switches.get(rule)
    one = next((r for r in (*pack.rules, *pack.off) if r.id == rule), None)
    return (one, [switch] if switch else []) if one else None


def _elsewhere(rule: str, config: Config) -> tuple[Rule, list[Switch]] | None:
    """The rule in another pack that ships."""
    for name in packs():
        if found := _found(rule, _shipped(name, config)):
            return found
    return None


def _shipped(name: str, config: Config) -> RulePack:
    return Choice(Config(pack=name, preview=True, house=config.house)).compiled("").whole


def packs() -> list[str]:
    """The packs that ship."""
    return sorted(p.parent.name for p in assets.rules_dir().glob("*/pack.yaml"))


@dataclass(frozen=True, slots=True)
class ListedGenre:
    """One genre: its pack as it treats it, what the packs say of it, and the dimensions that its pack leaves out."""

    genre: str
    pack: RulePack
    missing: tuple[str, ...]

    @property
    def about(self) -> str:
        return self.pack.treatments[self.genre].about

    @property
    def answers(self) -> str:
        return self.pack.treatments[self.genre].answers

    @property
    def switches(self) -> dict[str, Switch]:
        """What is done with rules, the pack's own switches first, in the order of their names."""
        return dict(sorted(self.pack.switches.items()))

    @property
    def not_judged(self) -> dict[str, str]:
        left_out = dict.fromkeys(self.missing, f"the pack {self.pack.name} leaves it out")
        return {**left_out, **self.pack.treatments[self.genre].off}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(n for n in ALIASES.get(self.genre, ()) if n != self.genre)


def genres(config: Config) -> Iterator[ListedGenre]:
    """The genres whose treatment is stated, in the order of the file."""
    choice = Choice(config)
    usual = choice.compiled("").whole
    for genre in usual.treatments:
        compiled = choice.compiled(genre)
        kept = {d.id for d in compiled.whole.dimensions}
        missing = tuple(d.id for d in usual.dimensions if d.id not in kept)
        yield ListedGenre(genre, treated(compiled.in_force(config), genre, spared(config)), missing)


def genre_row(listed: ListedGenre, config: Config) -> Row:
    """A genre in a list."""
    return {
        "genre": listed.genre,
        "names": list(listed.names),
        "pack": pack_name(listed.genre, config),
        "about": listed.about,
        "answers": listed.answers,
        "rules": {id_: {"level": s.level, "reason": s.reason} for id_, s in listed.switches.items()},
        "not_judged": listed.not_judged,
    }
