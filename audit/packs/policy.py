"""pack.yaml: the pack's name and version, its dimensions and what each rule weighs in them, with a reason each; what it
does with the rules that it inherits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any, Literal, get_args

from audit.model.dataclass import dataclass
from audit.model.rule import Curve, DimensionPolicy, Severity, Switch, Weight
from audit.packs.bind import BAD, bind
from audit.packs.chain import LETTERS, NAME
from audit.packs.nodes import Datum, Problems, Scalar, Table, known, near
from audit.packs.rules import Read

Method = Literal["coverage", "sources", "share", "deductions", "rate", "checklist"]
METHODS: tuple[str, ...] = get_args(Method)
COUNTED = ("coverage", "checklist")
"""Methods that count claims or checks: a rule of theirs needs no weight."""
PARAMS: Mapping[str, tuple[str, ...]] = {
    "coverage": ("weak",),
    "sources": ("cap",),
    "share": (),
    "deductions": ("cap",),
    "rate": (),
    "checklist": (),
}
"""The numbers that a method must be given."""
OPTIONAL = {
    "checklist": ("min_coverage",),
    "sources": ("per_source", "half"),
    "share": ("half", "prior_claims", "prior_rate"),
    "deductions": ("half", "prior_words", "prior_rate"),
    "rate": ("half", "prior_words", "prior_rate"),
}

Level = Literal["off", "error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Minimum:
    """Under so many body words or claims no dimension is scored."""

    words: int
    claims: int


@dataclass(frozen=True, slots=True)
class CurveSection:
    method: Method
    params: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WeightSection:
    """`cost` in the points of the curve's method; `reason`: why so much, in a sentence; `phrases`: what a card says was
    found, of one and of several ("unowned guess", "unowned guesses"), or one phrase whatever their number. `told` is
    what `phrases` was called before 0.2."""

    cost: float
    reason: str
    phrases: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.cost < 0:
            raise ValueError("a cost is not negative")
        if not self.reason.strip():
            raise ValueError("a weight has a reason")
        if len(self.said) > 2 or not all(phrase.strip() for phrase in self.said):
            raise ValueError("phrases is one phrase, or one for a single finding and one for several")

    @property
    def said(self) -> tuple[str, ...]:
        return self.phrases or self.told


def _told(mends: Mapping[str, tuple[str, ...]], checks: Mapping[str, tuple[str, ...]]) -> None:
    if any(not 1 <= len(told) <= 2 for told in mends.values()):
        raise ValueError("mends is told of one finding, or of one and of several")
    if any(len(told) != 2 for told in checks.values()):
        raise ValueError("a check is told as passed and as not passed")


@dataclass(frozen=True, slots=True)
class DimensionSection:
    """`mends`: what mending one finding of a rule is, and several ((n) stands for their number): "naming who says so",
    "naming who says so in (n) places". `checks`: what a card calls a check that is passed, and one that is not."""

    title: str
    question: str
    curve: CurveSection
    weights: Mapping[str, WeightSection] = field(default_factory=dict)
    mends: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    checks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _told(self.mends, self.checks)


@dataclass(frozen=True, slots=True)
class CurveEdit:
    method: Method | None = None
    params: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DimensionEdit:
    """What a pack changes in a dimension that it inherits. `off`: why it is not scored; its rules are only listed."""

    title: str = ""
    question: str = ""
    curve: CurveEdit | None = None
    weights: Mapping[str, WeightSection] = field(default_factory=dict)
    mends: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    checks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    off: str = ""

    def __post_init__(self) -> None:
        _told(self.mends, self.checks)


@dataclass(frozen=True, slots=True)
class SwitchSection:
    """What a pack does with a rule that it inherits, spelt out."""

    severity: Level
    reason: str


@dataclass(frozen=True, slots=True)
class PackHead:
    """The plain part of pack.yaml."""

    name: str
    version: str
    minimum: Minimum | None = None
    genres: tuple[str, ...] = ()
    extends: str = ""


KEYS = ("name", "version", "extends", "required-version", "genres", "minimum", "rules", "lexicons", "dimensions")


@dataclass(frozen=True, slots=True)
class Policy:
    """What a pack states, with what it inherits. `extends`: the nearest first; `switches`: by rule id."""

    name: str
    version: str
    minimum: Minimum
    genres: tuple[str, ...]
    extends: tuple[str, ...]
    dimensions: Mapping[str, DimensionSection]
    switches: Mapping[str, Switch]

    def policies(self, rules: set[str]) -> tuple[DimensionPolicy, ...]:
        """The dimensions with the weights of these rules."""
        return tuple(
            DimensionPolicy(
                id=name,
                title=d.title,
                question=d.question,
                curve=Curve(d.curve.method, d.curve.params),
                weights={rule: Weight(w.cost, w.reason, w.said) for rule, w in d.weights.items() if rule in rules},
                mends=d.mends,
                checks={rule: (told[0], told[1]) for rule, told in d.checks.items()},
            )
            for name, d in self.dimensions.items()
        )


def read_policy(node: Datum, base: Policy | None, problems: Problems) -> Policy | None:
    """What pack.yaml states, laid over what its base states; None, with problems, when it cannot be used."""
    if not isinstance(node, Table):
        problems.add(node, "a pack is a map with " + ", ".join(KEYS))
        return None
    known(node, KEYS, "a pack", problems)
    plain = Table(node.mark)
    for key in ("name", "version", "minimum", "genres", "extends"):
        stated = node.fields.get(key)
        if stated is not None and not (isinstance(stated, Scalar) and stated.null):
            plain.fields[key], plain.keys[key] = stated, node.keys[key]
    head = bind(plain, PackHead, "a pack", problems)
    dimensions = _dimensions(node.fields.get("dimensions"), base.dimensions if base else {}, problems)
    switches = _switches(node, base, problems)
    if head is BAD:
        return None
    _name(node, head.name, base, problems)
    minimum = head.minimum or (base.minimum if base else None)
    if minimum is None:
        if not head.extends:  # else it lacks its base, which is reported there
            problems.add(node, "a pack lacks 'minimum'")
        return None
    return Policy(
        name=head.name,
        version=head.version,
        minimum=minimum,
        genres=head.genres,
        extends=(base.name, *base.extends) if base else (),
        dimensions=dimensions,
        switches={**(base.switches if base else {}), **{k: replace(s, pack=head.name) for k, s in switches.items()}},
    )


def _name(node: Table, name: str, base: Policy | None, problems: Problems) -> None:
    if not NAME.match(name) or len(name) > 60:
        problems.add(node.fields["name"], f"name {name!r:.70} {LETTERS}")
    elif base and name in (base.name, *base.extends):
        problems.add(node.fields["name"], f"name {name!r} is that of a pack that this one extends")


# -- sections


def _dimensions(
    node: Datum | None, base: Mapping[str, DimensionSection], problems: Problems
) -> dict[str, DimensionSection]:
    rows = dict(base)
    if node is None:
        return rows
    if not isinstance(node, Table):
        problems.add(node, "dimensions must be a map")
        return rows
    for name, value in node.fields.items():
        what = f"dimensions.{name}"
        made: Any = bind(value, DimensionEdit if name in base else DimensionSection, what, problems)
        if made is BAD:
            continue
        if isinstance(made, DimensionEdit) and made.off:
            del rows[name]
            continue
        rows[name] = _changed(base[name], made) if isinstance(made, DimensionEdit) else made
        _params(rows[name].curve, value.fields.get("curve", value) if isinstance(value, Table) else value, problems)
    return rows


def _changed(row: DimensionSection, change: DimensionEdit) -> DimensionSection:
    curve = row.curve
    if change.curve:
        method = change.curve.method or curve.method
        kept = curve.params if method == curve.method else {}
        curve = CurveSection(method, {**kept, **change.curve.params})
    weights = dict(row.weights)
    for rule, weight in change.weights.items():
        known = weights.get(rule)
        weights[rule] = replace(weight, phrases=known.said) if known and not weight.said else weight
    return DimensionSection(
        change.title or row.title,
        change.question or row.question,
        curve,
        weights,
        {**row.mends, **change.mends},
        {**row.checks, **change.checks},
    )


def _params(curve: CurveSection, at: Datum, problems: Problems) -> None:
    wanted, more = PARAMS[curve.method], OPTIONAL.get(curve.method, ())
    for name in curve.params:
        if name not in (*wanted, *more):
            problems.add(at, f"curve: {curve.method} has no {name!r}", near(name, (*wanted, *more)))
    if missing := [name for name in wanted if name not in curve.params]:
        problems.add(at, f"curve: {curve.method} lacks {', '.join(missing)}", "write params: {name: number}")


def _switches(node: Table, base: Policy | None, problems: Problems) -> dict[str, Switch]:
    """What the pack does with inherited rules: `rule-id: off`, or `{severity: info, reason: ...}`."""
    listed = node.fields.get("rules")
    if listed is None:
        return {}
    if not isinstance(listed, Table):
        problems.add(listed, "rules must be a map", "write rules: {rule-id: off}")
        return {}
    if base is None:
        advice = "add extends: core; own rules are set in their files"
        problems.add(node.keys["rules"], "there is no other pack whose rules it could switch", advice)
        return {}
    out = {}
    for name, value in listed.fields.items():
        what = f"rules.{name}"
        if isinstance(value, Scalar):
            level = bind(value, Level, what, problems)
            row: Any = BAD if level is BAD else SwitchSection(level, "")
        else:
            row = bind(value, SwitchSection, what, problems)
        if row is not BAD:
            out[name] = Switch(row.severity, " ".join(row.reason.split()))
    return out


# -- the pack against its rules


def check_rules(
    policy: Policy, node: Datum, own: Mapping[str, Read], all_: Mapping[str, Read], problems: Problems
) -> None:
    """Do the pack and its rules speak of the same dimensions, weights and rules? `own`: what it states itself, `all_`:
    with what it inherits. Problems of an own rule go to the rule's."""
    for id_, at in _keys(node, "rules").items():
        if id_ in own:
            problems.add(at, f"{id_!r} is a rule of this pack itself", f"change it in {own[id_].path}")
        elif id_ not in all_:
            problems.add(at, f"no rule {id_!r:.60} in {', '.join(policy.extends)}", near(id_, all_))
        elif all_[id_].severity is Severity.CREDIT and policy.switches[id_].level != "off":
            problems.add(at, f"{id_!r} credits good practice: it can be switched off, but not be made a fault")
    for name in _keys(node, "dimensions"):
        for part, of in (("mends", "what mending is"), ("checks", "the words of a check")):
            for id_, at in _keys(node, "dimensions", name, part).items():
                if id_ not in all_:
                    problems.add(at, f"{of} for {id_!r}, which is no rule of the pack", near(id_, all_))
        for id_, at in _keys(node, "dimensions", name, "weights").items():
            if id_ not in all_:
                problems.add(at, f"a weight for {id_!r}, which is no rule of the pack", near(id_, all_))
            elif all_[id_].rule and all_[id_].dimension != name:
                problems.add(at, f"a weight for {id_!r} in {name}, but the rule's dimension is {all_[id_].dimension}")
    for id_, read in all_.items():
        _dimension(policy, read, _keys(node, "dimensions"), None if id_ in own else problems)


def _dimension(policy: Policy, read: Read, named: Mapping[str, Scalar], inherits: Problems | None) -> None:
    """Has the rule a dimension, and a weight where one is needed? `inherits`: where to complain of inherited rules."""
    if read.dimension is None or read.node is None:
        return
    dimension = policy.dimensions.get(read.dimension)
    at = read.node.fields.get("dimension")
    if dimension is None:
        if inherits is None:
            advice = near(read.dimension, policy.dimensions) + " or null"
            read.problems.add(at, f"no dimension {read.dimension!r:.60}", advice)
    elif (
        dimension.curve.method not in COUNTED
        and read.severity is not Severity.CREDIT
        and read.id not in dimension.weights
    ):
        wanted = f"give {read.id} a cost and a reason in pack.yaml"
        if inherits is None:
            read.problems.add(at, f"no weight in dimension {read.dimension}", f"{wanted}, or write null")
        elif read.dimension in named and policy.switches.get(read.id, Switch("")).level != "off":
            inherits.add(named[read.dimension], f"no weight for {read.id} in dimension {read.dimension}", wanted)


def _keys(node: Datum | None, *steps: str) -> Mapping[str, Scalar]:
    """The keys of the map at this place of pack.yaml, with where they stand."""
    for step in steps:
        node = node.fields.get(step) if isinstance(node, Table) else None
    return node.keys if isinstance(node, Table) else {}
