"""A folder of YAML files into a bound RulePack: pack.yaml and <family>/<rule-id>.yaml, word lists in lexicons/."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from audit.errors import PackError, Problem
from audit.model.lexicon import Lexicon
from audit.model.rule import Rule, RulePack, Treatment
from audit.packs.chain import Layer, chain
from audit.packs.context import PackContext
from audit.packs.lexicons import edited, read_lexicons
from audit.packs.nodes import Datum, Items, Problems, Scalar, Table, near, shown
from audit.packs.policy import Policy, check_rules, read_policy
from audit.packs.reading import read
from audit.packs.rules import Kinds, Read, read_rule
from audit.packs.switches import with_severity
from audit.packs.treatments import FILE, read_treatments

MAX_RULES = 2_000


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: the trees are some 100,000 live objects, and looking for garbage among them
    takes a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_uncollected()
def load_pack(path: Path, context: PackContext) -> RulePack:
    """The pack in folder `path`, its rules bound to kinds of checks, with its own lexicons (folder `lexicons`) and
    others, laid over the packs that it extends. Nothing of the pack is run. Raises PackError with the problems of all
    files."""
    if not path.is_dir():
        raise PackError([Problem(shown(path), 0, 0, "no such folder")])
    layers = chain(path, context.shipped, context.version)
    own_lists = [folder for x in layers if (folder := x.folder / "lexicons").is_dir()]
    lexicons, found = read_lexicons([*context.lexicon_dirs, *own_lists])
    rules: dict[str, Read] = {}
    policy: Policy | None = None
    for layer in layers:
        policy = _lay(layer, policy, Kinds(context.kinds, context.renamed), rules, lexicons)
        if policy is None:
            break  # what builds on a broken pack cannot be judged
    found += [p for layer in layers for p in layer.problems.found]
    found += [p for one in rules.values() for p in one.problems.found]
    if found or policy is None:
        raise PackError(found)
    treatments = read_treatments(layers, rules, policy.dimensions)
    if found := [p for layer in layers for p in layer.problems.found]:
        raise PackError(found)
    return _pack(policy, layers, rules, lexicons, treatments)


def _lay(
    layer: Layer,
    base: Policy | None,
    kinds: Kinds,
    rules: dict[str, Read],
    lexicons: dict[str, Lexicon],
) -> Policy | None:
    """What the pack states over its base. Adds its rules to `rules` and its changes of word lists to `lexicons`."""
    policy = read_policy(layer.node, base, layer.problems) if layer.node else None
    own = _rules(layer, kinds, rules)
    rules.update(own)
    if layer.node and policy:
        edited(lexicons, layer.node, layer.problems)
        _across(own.values(), rules, lexicons)
        check_rules(policy, layer.node, own, rules, layer.problems)
        for one in own.values():
            if one.rule:
                one.rule = replace(one.rule, pack=policy.name, folder=shown(layer.folder))
    return policy


def _pack(
    policy: Policy,
    layers: Sequence[Layer],
    rules: Mapping[str, Read],
    lexicons: Mapping[str, Lexicon],
    treatments: Mapping[str, Treatment],
) -> RulePack:
    lists = {id_: _entries(lexicon) for id_, lexicon in lexicons.items()}
    plain = {r.id: _plain(r.node) for r in rules.values()}
    everyone = [
        replace(r.rule, definition=_definition(plain[r.id], r.lexicons, lists))
        for _, r in sorted(rules.items())
        if r.rule
    ]
    made = [_switched(r, policy) for r in everyone]
    off = {id_ for id_, switch in policy.switches.items() if switch.level == "off"}
    notices = [str(notice) for one in rules.values() for notice in one.notices]
    return RulePack(
        name=policy.name,
        version=policy.version,
        rules=tuple(r for r in made if r.id not in off),
        lexicons=lexicons,
        dimensions=policy.policies({r.id for r in made} - off),
        min_words=policy.minimum.words,
        min_claims=policy.minimum.claims,
        sha256=_digest(layers, plain, lexicons, lists),
        genres=policy.genres,
        extends=policy.extends,
        off=tuple(r for r in made if r.id in off),
        switches=policy.switches,
        notices=tuple(notices),
        treatments=treatments,
    )


def _switched(rule: Rule, policy: Policy) -> Rule:
    """The rule as the pack has it: with another severity, and unscored where its dimension is."""
    if rule.dimension not in policy.dimensions:
        rule = replace(rule, dimension=None)
    switch = policy.switches.get(rule.id)
    return with_severity(rule, switch.level) if switch and switch.level != "off" else rule


def _rules(layer: Layer, kinds: Kinds, known: Mapping[str, Read]) -> dict[str, Read]:
    """The pack's own rules by id. Files in the wrong place are problems of the pack; an id stands in it, and in what
    it extends (`known`), once."""
    out: dict[str, Read] = {}
    files = _files(layer.folder, layer.folder.resolve(), layer.problems)
    for file in sorted(files, key=lambda f: (f.stem, f.parent.name)):
        of_file = Problems(shown(file))
        if len(out) >= MAX_RULES:
            layer.problems.add(None, f"more than {MAX_RULES} rules")
            break
        node = read(file, of_file)
        family = file.parent.name
        one = Read(file.stem, f"{family}/{file.name}", of_file)
        if node:
            one = read_rule(node, file.stem, family, one.path, kinds, of_file)
        if taken := out.get(file.stem):
            of_file.add(None, f"there is a rule {file.stem!r} in {taken.path} already")
        elif file.stem in known:
            advice = "switch that one off in pack.yaml, and call yours something else"
            of_file.add(None, f"there is a rule {file.stem!r} in a pack that this one extends", advice)
        out[f"{file.stem} {len(out)}" if of_file.found and file.stem in (*out, *known) else file.stem] = one
    return out


def _files(path: Path, root: Path, problems: Problems) -> list[Path]:
    """The rule files of the pack: one level of folders, none that leads out of it."""
    out = []
    for entry in sorted(path.iterdir()):
        if entry.name.startswith(".") or entry.name in ("pack.yaml", "lexicons", FILE):
            continue
        if _leads_out(entry, root):
            problems.add(None, f"{entry.name} leads out of the pack")
        elif entry.is_dir():
            for file in sorted(entry.iterdir()):
                if file.name.startswith("."):
                    continue
                if _leads_out(file, root):
                    problems.add(None, f"{entry.name}/{file.name} leads out of the pack")
                elif file.suffix == ".yaml":
                    out.append(file)
                elif file.suffix == ".yml" or file.is_dir():
                    problems.add(
                        None, f"{entry.name}/{file.name} is not read", "rules are called <family>/<rule-id>.yaml"
                    )
        elif entry.suffix in (".yaml", ".yml"):
            problems.add(None, f"{entry.name} is not read", "rules are called <family>/<rule-id>.yaml")
    return out


def _leads_out(path: Path, root: Path) -> bool:
    """Only a link can lead out of the folder that it was listed in."""
    return path.is_symlink() and not path.resolve().is_relative_to(root)


def _across(own: Iterable[Read], rules: Iterable[str], lexicons: Mapping[str, Lexicon]) -> None:
    """Names of other rules and of lexicons that do not exist."""
    ids = list(rules)
    for read_ in own:
        node = read_.node
        if node is None:
            continue
        for name in ("suppresses", "replaced_by"):
            for at in _texts(node.fields.get(name)):
                if at.text not in ids or at.text == read_.id:
                    read_.problems.add(at, f"{name}: no other rule {at.text!r:.60}", near(at.text, ids))
        for lexicon in read_.lexicons:
            if lexicon not in lexicons:
                place = _place(node.fields.get("params"), lexicon) or node.fields.get("check")
                read_.problems.add(place, f"no lexicon {lexicon!r:.60}", near(lexicon, lexicons))


def _texts(node: Datum | None) -> list[Scalar]:
    given = node.items if isinstance(node, Items) else [node]
    return [n for n in given if isinstance(n, Scalar) and n.text]


def _place(node: Datum | None, text: str) -> Datum | None:
    """The first scalar under `node` that reads `text`."""
    if isinstance(node, Scalar):
        return node if node.text == text else None
    under = node.items if isinstance(node, Items) else node.fields.values() if isinstance(node, Table) else ()
    return next((found for child in under if (found := _place(child, text))), None)


DECIDES = ("check", "params", "variants", "languages")
"""The keys of a rule's file that decide what it finds."""
ADDED = ("alone",)
"""Those that count only where they stand: hashes of rules without them are as they were before there were such keys."""


def _definition(rule: Mapping[str, Any], names: Sequence[str], lists: Mapping[str, str]) -> str:
    """A hash of what decides what the rule finds: those keys and its word lists; not what it says of it."""
    decides = [*(rule.get(key) for key in DECIDES), *(rule[key] for key in ADDED if key in rule)]
    return _hashed([decides, [lists[name] for name in names]])[:12]


def _digest(
    layers: Sequence[Layer], rules: Mapping[str, Any], lexicons: Mapping[str, Lexicon], lists: Mapping[str, str]
) -> str:
    """sha256 of what the pack and its bases say: not of paths, comments, layout or the order of files and keys."""
    told = [_plain(read(x.folder / FILE, Problems(""))) for x in layers if (x.folder / FILE).is_file()]
    tree = {
        "packs": [_plain(x.node) for x in layers],
        "genres": told,
        "rules": rules,
        "lists": {x.id: (x.summary, x.origin, x.licence, x.exact, lists[x.id]) for x in lexicons.values()},
    }
    return _hashed(tree)


def _hashed(tree: Any) -> str:
    return hashlib.sha256(json.dumps(tree, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()


def _entries(x: Lexicon) -> str:
    """A hash of the entries of a word list."""
    rows = [(e.lemma, *e.forms, *sorted(e.tags.items())) for e in x.entries]
    return hashlib.sha256(repr((x.exact, rows)).encode("utf-8", "replace")).hexdigest()


def _plain(node: Datum | None) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [_plain(v) for v in node.items]
    return {k: _plain(v) for k, v in node.fields.items()} if isinstance(node, Table) else None
