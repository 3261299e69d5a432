"""genres.yaml of a pack: how each genre is treated."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import field

from audit.model.dataclass import dataclass
from audit.model.rule import Severity, Switch, Treatment
from audit.packs.bind import BAD, bind
from audit.packs.chain import Layer
from audit.packs.nodes import Datum, Problems, Scalar, Table, near, shown
from audit.packs.policy import SwitchSection
from audit.packs.reading import read
from audit.packs.rules import Read
from audit.packs.switches import OFF

FILE = "genres.yaml"
ATTRIBUTION = "attribution"
"""The dimension that counts who answers."""


@dataclass(frozen=True, slots=True)
class TreatmentSection:
    """`about`: what texts are of this genre. `answers`: who answers for what no source is named for (`by_default`:
    cards say so). `rules`: what is done with rules, each with its reason; `not_judged`: dimensions that get no
    number, each with its reason."""

    about: str
    answers: str
    by_default: bool = False
    rules: Mapping[str, SwitchSection] = field(default_factory=dict)
    not_judged: Mapping[str, str] = field(default_factory=dict)


def read_treatments(
    layers: Sequence[Layer], rules: Mapping[str, Read], dimensions: Container[str]
) -> dict[str, Treatment]:
    """The treatments of the packs of a chain, the last one's before those it builds on. Problems go to the layers."""
    out: dict[str, Treatment] = {}
    for layer in layers:
        path = layer.folder / FILE
        if not path.is_file():
            continue
        problems = Problems(shown(path))
        node = read(path, problems)
        found = bind(node, Mapping[str, TreatmentSection], FILE, problems) if node else BAD
        if found is not BAD:
            _known(node, found, rules, dimensions if layer is layers[-1] else None, problems)
            out |= {genre: _made(genre, section) for genre, section in found.items()}
        layer.problems.found.extend(problems.found)
    return out


def _made(genre: str, section: TreatmentSection) -> Treatment:
    switches = {id_: Switch(s.severity, " ".join(s.reason.split()), genre) for id_, s in section.rules.items()}
    off = {name: " ".join(why.split()) for name, why in section.not_judged.items()}
    by_default = section.by_default or ATTRIBUTION in off
    return Treatment(genre, section.about, section.answers, switches, off, by_default)


def _known(
    node: Datum | None,
    found: Mapping[str, TreatmentSection],
    rules: Mapping[str, Read],
    dimensions: Container[str] | None,
    problems: Problems,
) -> None:
    """Problems with rules and dimensions that do not exist, and with credits made faults. `dimensions`: None where a
    pack that builds on this one may have some of them off."""
    for genre, section in found.items():
        at = node.fields.get(genre) if isinstance(node, Table) else None
        for id_, switch in section.rules.items():
            if id_ not in rules:
                problems.add(_key(at, "rules", id_), f"{genre}: no rule {id_!r:.60}", near(id_, rules))
            elif rules[id_].severity is Severity.CREDIT and switch.severity != OFF:
                problems.add(_key(at, "rules", id_), f"{genre}: {id_} credits good practice and cannot be made a fault")
        for name in section.not_judged:
            if dimensions is not None and name not in dimensions:
                problems.add(_key(at, "not_judged", name), f"{genre}: no dimension {name!r:.60}")


def _key(node: Datum | None, section: str, name: str) -> Scalar | None:
    part = node.fields.get(section) if isinstance(node, Table) else None
    return part.keys.get(name) if isinstance(part, Table) else None
