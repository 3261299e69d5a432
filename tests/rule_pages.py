"""The rules that have a page."""

from __future__ import annotations

from audit import catalogue
from audit.config import Config
from audit.model.rule import Rule, Switch
from audit.pipeline import Auditor


def shipped() -> list[tuple[Rule, list[Switch]]]:
    """The rules of every pack that ships, with what other packs do with them."""
    packs = [Auditor(Config(pack=name, preview=True)).compiled().whole for name in catalogue.packs()]
    return [
        (rule, [pack.switches[rule.id] for pack in packs if rule.id in pack.switches])
        for own in packs
        for rule in (*own.rules, *own.off)
        if rule.pack == own.name
    ]
