"""A check reads the layers, lexicons and patterns that it declares and no others, and declares no layer for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from support import article_of, seeds

from audit import selftest
from audit.check import KINDS
from audit.check.filters import Filters
from audit.config import Config
from audit.model.article import Article, MissingLayerError, Source, WorkedOut
from audit.model.marks import Language
from audit.model.measure import Measure
from audit.model.rule import Check
from audit.packs.bind import fields_of
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
    given = {kind: article.all(kind) for kind in (*check.needs, Language)}  # no check runs before the language is known
    layers = Watched(given, set(given))
    made = replace(article, layers=layers, _give=None, _kept=WorkedOut())
    keys = {*check.lexicons(), *(p.key for p in check.patterns())}
    object.__setattr__(made, "_terms", Watched(article._terms or {}, keys))
    return made, layers


@pytest.fixture(scope="module")
def read() -> Mapping[str, set[type]]:
    """The layers that the rules of each kind read on their own examples; of a kind without a rule, those that it reads
    on the seeds when it is made with no more params than it needs. Fails where one reads another."""
    layers: dict[str, set[type]] = {}
    for pack in ("core", "wire", "opinion", "science", "docs"):
        auditor = Auditor(Config(pack=pack, preview=True))
        for rule in auditor.pack.rules:
            if rule.pack == pack:
                sources = [selftest.source_of(e, rule.id) for e in (*rule.bad, *rule.good)]
                layers.setdefault(rule.kind, set()).update(*(watch(auditor, rule.check, s) for s in sources))
    seeded = [auditor.source(article_of(seed)) for seed in seeds()]
    for name in set(KINDS) - set(layers):
        check = KINDS[name](**{p.field: () for p in fields_of(KINDS[name]).values() if p.required})
        layers[name] = set().union(*(watch(auditor, check, s) for s in seeded))
    return MappingProxyType(layers)


def watch(auditor: Auditor, check: Check, source: Source) -> set[type]:
    article, _ = auditor.judge(source)
    watched, layers = only(article, check)
    assert check.measure(watched) == check.measure(article), source.text
    return layers.read


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


def test_a_rule_of_which_no_word_is_in_the_text_finds_nothing() -> None:
    auditor = Auditor(Config(preview=True))
    rules = {}
    for seed in seeds():
        article = auditor.read(auditor.source(article_of(seed)))
        for rule in auditor.pack.rules:
            keys = rule.check.wakes()
            if keys and article.hits.keys().isdisjoint(keys):
                made = rule.check.measure(article)
                assert isinstance(made, Measure) and not made.hits, (seed, rule.id)
                rules[rule.id] = rule.kind
    assert set(rules.values()) == {"attribution", "pattern", "pair"}
