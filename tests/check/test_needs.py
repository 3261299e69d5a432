"""A check reads the layers, lexicons and patterns that it declares and no others, and declares no layer for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from audit import selftest
from audit.check import KINDS
from audit.check.filters import Filters
from audit.config import Config
from audit.model.article import Article, MissingLayerError
from audit.model.rule import Check, Rule
from audit.pipeline import Auditor


class Watched(Mapping[Any, Any]):
    """A mapping that notes what is asked of it and knows nothing that was not declared."""

    def __init__(self, found: Mapping[Any, Any], declared: set[Any]) -> None:
        self.found, self.declared = found, declared
        self.read: set[Any] = set()

    def __getitem__(self, key: Any) -> Any:
        if key not in self.declared:
            raise MissingLayerError(f"{key} was not declared")
        self.read.add(key)
        return self.found[key]

    def get(self, key: Any, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default

    def __iter__(self) -> Iterator[Any]:
        return iter(self.declared)

    def __len__(self) -> int:
        return len(self.declared)


def only(article: Article, check: Check) -> tuple[Article, Watched]:
    """The article as a check that reads what it declares sees it, with nothing worked out yet; and its layers."""
    layers = Watched(article.layers, set(check.needs))
    made = replace(article, layers=layers, _kept={})
    keys = {*check.lexicons(), *(p.key for p in check.patterns())}
    object.__setattr__(made, "_terms", Watched(article._terms or {}, keys))
    return made, layers


@pytest.fixture(scope="module")
def read() -> Mapping[str, set[type]]:
    """The layers that the rules of each kind read on their own examples. Fails where one reads another."""
    layers: dict[str, set[type]] = {}
    for pack in ("core", "wire", "opinion", "science", "docs"):
        auditor = Auditor(Config(pack=pack, preview=True))
        for rule in auditor.pack.rules:
            if rule.pack == pack:
                layers.setdefault(rule.kind, set()).update(*(watch(auditor, rule, n) for n in range(examples(rule))))
    return MappingProxyType(layers)


def examples(rule: Rule) -> int:
    return len(rule.bad) + len(rule.good)


def watch(auditor: Auditor, rule: Rule, n: int) -> set[type]:
    source = selftest.source_of((*rule.bad, *rule.good)[n], rule.id)
    article, _ = auditor.judge(source)
    watched, layers = only(article, rule.check)
    assert rule.check.measure(watched) == rule.check.measure(article), f"{rule.id}: example {n}"
    return layers.read


def test_every_kind_is_watched_by_a_rule_that_ships(read: Mapping[str, set[type]]) -> None:
    assert set(read) == set(KINDS)


def test_no_layer_is_declared_for_nothing(read: Mapping[str, set[type]]) -> None:
    idle = {
        name: sorted(layer.__name__ for layer in set(kind.needs) - read[name] - set(Filters.needs))
        for name, kind in KINDS.items()
    }
    assert not {name: layers for name, layers in idle.items() if layers}


def test_an_undeclared_read_is_an_error(auditor: Auditor) -> None:
    rule = auditor.pack.rule("no-byline")
    article, _ = auditor.judge(selftest.source_of(rule.bad[0], rule.id))
    watched, _ = only(article, auditor.pack.rule("no-date").check)
    with pytest.raises(MissingLayerError, match="Role"):
        rule.check.measure(watched)
    with pytest.raises(MissingLayerError, match="outlets was not declared"):
        watched.terms("outlets")
