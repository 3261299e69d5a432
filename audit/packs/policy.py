"""pack.yaml: the pack's name and version, its dimensions and what each rule weighs in them, with a reason each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from audit.model.rule import Curve, DimensionPolicy, Severity, Weight
from audit.packs.bind import BAD, bind
from audit.packs.nodes import Fields, Node, Problems, Text, near
from audit.packs.rules import Read

Method = Literal["coverage", "share", "deductions", "rate", "checklist"]
METHODS: tuple[str, ...] = get_args(Method)
COUNTED = ("coverage", "checklist")
"""Methods that count claims or checks: a rule of theirs needs no weight."""


@dataclass(frozen=True, slots=True)
class Minimum:
    """Under so many body words or claims no dimension is scored."""

    words: int
    claims: int


@dataclass(frozen=True, slots=True)
class CurveRow:
    method: Method
    params: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WeightRow:
    """`cost` in the points of the curve's method; `reason`: why so much, in a sentence."""

    cost: float
    reason: str

    def __post_init__(self) -> None:
        if self.cost < 0:
            raise ValueError("a cost is not negative")
        if not self.reason.strip():
            raise ValueError("a weight has a reason")


@dataclass(frozen=True, slots=True)
class DimensionRow:
    title: str
    question: str
    curve: CurveRow
    weights: Mapping[str, WeightRow] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PackFile:
    """pack.yaml as it stands."""

    name: str
    version: str
    minimum: Minimum
    dimensions: Mapping[str, DimensionRow] = field(default_factory=dict)
    genres: tuple[str, ...] = ()

    def policies(self) -> tuple[DimensionPolicy, ...]:
        return tuple(
            DimensionPolicy(
                id=name,
                title=d.title,
                question=d.question,
                curve=Curve(d.curve.method, d.curve.params),
                weights={rule: Weight(w.cost, w.reason) for rule, w in d.weights.items()},
            )
            for name, d in self.dimensions.items()
        )


def read_policy(node: Node, problems: Problems) -> PackFile | None:
    made = bind(node, PackFile, "a pack", problems)
    return None if made is BAD else made


def check_rules(policy: PackFile, node: Node, rules: Sequence[Read], problems: Problems) -> None:
    """Do the pack and its rules speak of the same dimensions and weights? Problems of a rule go to the rule's own."""
    by_id = {r.id: r for r in rules}
    for name, dimension in policy.dimensions.items():
        for id_ in dimension.weights:
            at = _weight_key(node, name, id_)
            if id_ not in by_id:
                problems.add(at, f"a weight for {id_!r}, which is no rule of the pack", near(id_, by_id))
            elif by_id[id_].rule and by_id[id_].dimension != name:
                problems.add(at, f"a weight for {id_!r} in {name}, but the rule's dimension is {by_id[id_].dimension}")
    for read in rules:
        _dimension(policy, read)


def _dimension(policy: PackFile, read: Read) -> None:
    if read.dimension is None or read.node is None:
        return
    at = read.node.fields.get("dimension")
    dimension = policy.dimensions.get(read.dimension)
    if dimension is None:
        read.problems.add(
            at, f"no dimension {read.dimension!r:.60}", near(read.dimension, policy.dimensions) + " or null"
        )
    elif (
        dimension.curve.method not in COUNTED
        and read.severity is not Severity.CREDIT
        and read.id not in dimension.weights
    ):
        read.problems.add(
            at,
            f"no weight in dimension {read.dimension}",
            f"give {read.id} a cost and a reason in pack.yaml, or write null",
        )


def _weight_key(node: Node, dimension: str, rule: str) -> Text | None:
    """Where in pack.yaml the weight's name stands."""
    at: Node | None = node
    for step in ("dimensions", dimension, "weights"):
        at = at.fields.get(step) if isinstance(at, Fields) else None
    return at.keys.get(rule) if isinstance(at, Fields) else None
