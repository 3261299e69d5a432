"""A folder of YAML files into a bound RulePack: pack.yaml and <family>/<rule-id>.yaml, word lists in lexicons/."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from audit.errors import PackError, Problem
from audit.model.lexicon import Lexicon
from audit.model.rule import Check, RulePack
from audit.packs.lexicons import read_lexicons
from audit.packs.nodes import Fields, Items, Node, Problems, Text, near, read, shown
from audit.packs.policy import check_rules, read_policy
from audit.packs.rules import Read, read_rule

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
def load_pack(path: Path, kinds: Mapping[str, type[Check]], lexicon_dirs: Sequence[Path]) -> RulePack:
    """The pack in folder `path`, its rules bound to `kinds`, with the lexicons of its own folder `lexicons` and of
    `lexicon_dirs`. Nothing of the pack is run.

    Raises PackError with the problems of all its files."""
    if not path.is_dir():
        raise PackError([Problem(shown(path), 0, 0, "no such folder of rules")])
    own = path / "lexicons"
    lexicons, found = read_lexicons([*lexicon_dirs, *([own] if own.is_dir() else [])])
    head = Problems(shown(path / "pack.yaml"))
    top = _top(path, head)
    policy = read_policy(top, head) if top else None
    rules = _rules(path, kinds, head)
    _across(rules, lexicons)
    if policy and top:
        check_rules(policy, top, rules, head)
    found = [*found, *head.found, *(p for r in rules for p in r.problems.found)]
    if found or policy is None:
        raise PackError(found)
    return RulePack(
        name=policy.name,
        version=policy.version,
        rules=tuple(r.rule for r in rules if r.rule),
        lexicons=lexicons,
        dimensions=policy.policies(),
        min_words=policy.minimum.words,
        min_claims=policy.minimum.claims,
        sha256=_digest(top, rules, lexicons),
        genres=policy.genres,
    )


def _top(path: Path, problems: Problems) -> Node | None:
    file = path / "pack.yaml"
    if file.is_symlink() and not file.resolve().is_relative_to(path.resolve()):
        problems.add(None, "leads out of the pack")
        return None
    return read(file, problems)


def _rules(path: Path, kinds: Mapping[str, type[Check]], problems: Problems) -> list[Read]:
    """All rules, in the order of their ids. Files in the wrong place are problems of the pack."""
    root = path.resolve()
    out: dict[str, Read] = {}
    for file in sorted(_files(path, root, problems), key=lambda f: (f.stem, f.parent.name)):
        of_file = Problems(shown(file))
        if len(out) >= MAX_RULES:
            problems.add(None, f"more than {MAX_RULES} rules")
            break
        node = read(file, of_file)
        family = file.parent.name
        one = Read(file.stem, f"{family}/{file.name}", of_file)
        if node:
            one = read_rule(node, file.stem, family, one.path, kinds, of_file)
        if file.stem in out:
            of_file.add(None, f"there is a rule {file.stem!r} in {out[file.stem].path} already")
        out[f"{file.stem} {len(out)}" if file.stem in out else file.stem] = one
    return list(out.values())


def _files(path: Path, root: Path, problems: Problems) -> list[Path]:
    """The rule files of the pack: one level of folders, none that leads out of it."""
    out = []
    for entry in sorted(path.iterdir()):
        if entry.name.startswith(".") or entry.name in ("pack.yaml", "lexicons"):
            continue
        if not entry.resolve().is_relative_to(root):
            problems.add(None, f"{entry.name} leads out of the pack")
        elif entry.is_dir():
            for file in sorted(entry.iterdir()):
                if file.name.startswith("."):
                    continue
                if not file.resolve().is_relative_to(root):
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


def _across(rules: Sequence[Read], lexicons: Mapping[str, Lexicon]) -> None:
    """Names of other rules and of lexicons that do not exist."""
    ids = [r.id for r in rules]
    for read_ in rules:
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


def _texts(node: Node | None) -> list[Text]:
    given = node.items if isinstance(node, Items) else [node]
    return [n for n in given if isinstance(n, Text) and n.text]


def _place(node: Node | None, text: str) -> Node | None:
    """The first scalar under `node` that reads `text`."""
    if isinstance(node, Text):
        return node if node.text == text else None
    under = node.items if isinstance(node, Items) else node.fields.values() if isinstance(node, Fields) else ()
    return next((found for child in under if (found := _place(child, text))), None)


def _digest(top: Node | None, rules: Sequence[Read], lexicons: Mapping[str, Lexicon]) -> str:
    """sha256 of what the pack says: not of paths, comments, layout or the order of files and keys."""
    tree = {"pack": _plain(top), "rules": {r.id: _plain(r.node) for r in rules}}
    digest = hashlib.sha256(json.dumps(tree, sort_keys=True, separators=(",", ":")).encode("ascii"))
    for name in sorted(lexicons):
        x = lexicons[name]
        rows = [(e.lemma, *e.forms, *sorted(e.tags.items())) for e in x.entries]
        digest.update(repr((x.id, x.summary, x.origin, x.licence, x.exact, rows)).encode("utf-8", "replace"))
    return digest.hexdigest()


def _plain(node: Node | None) -> Any:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Items):
        return [_plain(v) for v in node.items]
    return {k: _plain(v) for k, v in node.fields.items()} if isinstance(node, Fields) else None
