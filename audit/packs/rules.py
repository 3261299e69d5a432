"""One rule file -> one Rule, its params bound to its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any

from audit.errors import Problem
from audit.model.dataclass import dataclass
from audit.model.rule import Check, Confidence, FieldTypes, RenamedKind, Rule, RuleStatus, Severity, Variant
from audit.packs.bind import BAD, bind, fields_of
from audit.packs.chain import LETTERS
from audit.packs.examples import examples
from audit.packs.nodes import Datum, Items, Problems, Scalar, Table, known, near

NUMERIC = (">=", "<=", ">", "<")

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_WHEN = re.compile(r"\s*(\w+)\s*(>=|<=|==|!=|>|<)\s*(\S(?:.*\S)?)\s*\Z")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
TEMPLATES = ("message", "question", "hint")


@dataclass(frozen=True, slots=True)
class When:
    """An entry of `variants`."""

    when: str
    severity: Severity | None = None
    message: str = ""
    question: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class RuleHead:
    """What a rule file says beside `params` and `examples`. `id` is the file's name, `family` that of its folder;
    `off_when`: when a newsroom does well to switch it off, in a sentence. `false_positives`: what readers of its hits
    called wrong, a sentence a sort. `alone`: its severity in a text with few
    other faults."""

    id: str
    family: str
    summary: str
    why: str
    severity: Severity
    status: RuleStatus
    confidence: Confidence
    dimension: str | None
    check: str
    message: str
    question: str
    hint: str
    standards: tuple[str, ...] = ()
    off_when: str = ""
    false_positives: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    variants: tuple[When, ...] = ()
    alone: Severity | None = None
    suppresses: tuple[str, ...] = ()
    since: str = ""
    replaced_by: str = ""


FIELDS = (*fields_of(RuleHead), "params", "examples")


@dataclass(slots=True)
class Read:
    """A rule as far as it could be read, with the tree it came from and its problems. `rule` is None when it cannot be
    used at all; `id` and `dimension` stand for what other files say of it."""

    id: str
    path: str
    problems: Problems
    node: Table | None = None
    rule: Rule | None = None
    dimension: str | None = None
    severity: Severity | None = None
    lexicons: tuple[str, ...] = ()
    notices: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of check by name, and how some of them were spelt before."""

    by_name: Mapping[str, type[Check]]
    renamed: Mapping[str, RenamedKind]


def read_rule(node: Datum, id_: str, family: str, path: str, kinds: Kinds, problems: Problems) -> Read:
    """The rule of one file. `id_`, `family`: the names of the file and of its folder; `path`: relative to the pack."""
    out = Read(id_, path, problems)
    if not isinstance(node, Table):
        problems.add(node, "a rule is a map with " + ", ".join(FIELDS))
        return out
    out.node = node
    known(node, FIELDS, "a rule", problems)
    if "examples" not in node.fields:
        problems.add(node, "a rule lacks 'examples'")
    head = _head(node, problems)
    kind, check = _check(node, kinds, out)
    bad, good = examples(node.fields.get("examples"), problems)
    if check is not None:
        out.lexicons = check.lexicons()
    if head is BAD:
        return out
    out.dimension, out.severity = head.dimension, head.severity
    _names(node, head, id_, family, problems)
    if check is None:
        _variants(node, head, None, problems)
        return out
    fields: FieldTypes = {"match": str, **check.fields}
    _templates(node, fields, problems)
    variants = _variants(node, head, fields, problems)
    out.rule = _rule(head, kind, check, variants, (bad, good), path)
    return out


def _head(node: Table, problems: Problems) -> Any:
    """The RuleHead, or BAD. Empty texts are problems: a rule is its own page."""
    plain = Table(node.mark)
    for key, value in node.fields.items():
        if key in fields_of(RuleHead):
            plain.fields[key], plain.keys[key] = value, node.keys[key]
            if isinstance(value, Scalar) and not value.text.strip():
                problems.add(value, f"{key} is empty")
    return bind(plain, RuleHead, "a rule", problems)


def _names(node: Table, head: RuleHead, id_: str, family: str, problems: Problems) -> None:
    if not _ID.match(head.id) or len(head.id) > 60:
        problems.add(node.fields["id"], f"id {head.id!r:.70} {LETTERS}", "like bare-source")
    elif head.id != id_:
        problems.add(
            node.fields["id"], f"id {head.id!r} is not the name of the file", f"give both the same name: {id_}"
        )
    if head.family != family:
        problems.add(
            node.fields["family"],
            f"family {head.family!r:.70} is not the name of the folder",
            f"write {family}, or move the file",
        )
    if head.status is RuleStatus.DEPRECATED and not head.since:
        problems.add(node.fields["status"], "a deprecated rule says since when", "since: the version")
    if head.status is RuleStatus.PREVIEW and head.dimension:
        advice = "write dimension: null until it is stable"
        problems.add(node.fields["dimension"], "a rule in preview costs no points", advice)


def _check(node: Table, kinds: Kinds, out: Read) -> tuple[str, Check | None]:
    """The kind's name, and the kind with its params bound; None, with problems, when it cannot be."""
    named = node.fields.get("check")
    if not isinstance(named, Scalar):
        return "", None
    params = node.fields.get("params")
    if params is None or (isinstance(params, Scalar) and params.null):
        params = Table(named.mark)
    name = named.text
    if name in kinds.renamed:
        name, params = _respelt(named, params, kinds, out)
        if not name:
            return "", None
    if name not in kinds.by_name:
        out.problems.add(named, f"no kind of check {named.text!r:.60}", near(named.text, kinds.by_name))
        return "", None
    check, found = _bound(params, kinds.by_name[name], name, out.problems.path)
    out.problems.found += found
    return name, None if check is BAD else check


@lru_cache(maxsize=2_048)
def _bound(params: Datum, kind: type[Check], name: str, path: str) -> tuple[Any, tuple[Problem, ...]]:
    """The kind with its params, or BAD, and the problems. Kept, since packs that build on one another share most of
    their rules: a tree that is read once (see nodes.read) is bound once."""
    problems = Problems(path)
    return bind(params, kind, f"params of {name}", problems), tuple(problems.found)


def _respelt(named: Scalar, params: Datum, kinds: Kinds, out: Read) -> tuple[str, Datum]:
    """A kind in its old spelling, with a param `fault`, as the kind of today and its params. The old kind took the
    params of all its faults; those of the others are left out. No name, with a problem, where the fault is none."""
    old = kinds.renamed[named.text]
    today = old.faults
    fault = params.fields.get("fault") if isinstance(params, Table) else None
    if not isinstance(params, Table) or not isinstance(fault, Scalar) or fault.text not in today:
        meant = near(fault.text, today) if isinstance(fault, Scalar) else ""
        instead = meant or "one of: " + ", ".join(sorted(today.values()))
        out.problems.add(fault or named, f"check: {named.text} needs a fault that it knows", instead)
        return "", params
    name = today[fault.text]
    own = fields_of(kinds.by_name[name])
    others = {key for other in today.values() for key in fields_of(kinds.by_name[other])}
    kept = Table(params.mark)
    for key, value in params.fields.items():
        if key != "fault" and (key in own or key not in others):
            kept.fields[key], kept.keys[key] = value, params.keys[key]
    message = f"check: {named.text} with fault: {fault.text} is now check: {name}"
    advice = f"write that, without fault; the old spelling is read until version {old.until}"
    out.notices.append(Problem(out.problems.path, named.line, named.column, message, advice))
    return name, kept


def _templates(node: Table, fields: FieldTypes, problems: Problems) -> None:
    """Messages name fields in braces, plainly; nothing else stands in braces."""
    places = [(name, node.fields.get(name)) for name in TEMPLATES]
    variants = node.fields.get("variants")
    for variant in variants.items if isinstance(variants, Items) else ():
        if isinstance(variant, Table):
            places += [(name, variant.fields.get(name)) for name in TEMPLATES]
    for name, at in places:
        if isinstance(at, Scalar):
            for found in _BRACES.finditer(at.text):
                inside = found[1]
                if inside is None or not inside.isidentifier():
                    problems.add(at, f"{name} has {found[0]!r:.60}", "only a plain name may stand in braces: {match}")
                elif inside not in fields:
                    problems.add(at, f"{name} names {{{inside}}}, which this check does not set", near(inside, fields))


def _variants(node: Table, head: RuleHead, fields: FieldTypes | None, problems: Problems) -> tuple[Variant, ...]:
    """`fields`: what the check sets; None where it could not be made."""
    listed = node.fields.get("variants")
    out = []
    for given, at in zip(head.variants, listed.items if isinstance(listed, Items) else (), strict=False):
        when = at.fields["when"] if isinstance(at, Table) else at
        parts = _WHEN.match(given.when)
        if not parts:
            problems.add(when, f"when: not a condition: {given.when!r:.60}", "like depth >= 3, or class == expected")
            continue
        name, op, value = parts.groups()
        value = value.strip("'\"")
        if fields is not None and name not in fields:
            problems.add(when, f"when: this check sets no field {name!r}", near(name, fields))
        elif op in NUMERIC and not _NUMBER.match(value):
            problems.add(when, f"when: {op} needs a number, not {value!r:.40}")
        elif fields is not None and (wrong := _misfit(name, op, value, fields[name])):
            problems.add(when, *wrong)
        elif given.severity is None and not (given.message or given.question or given.hint):
            problems.add(at, "a variant that changes nothing", "give it a severity, a message, a question or a hint")
        else:
            out.append(Variant(name, op, value, given.severity, given.message, given.question, given.hint))
    return tuple(out)


def _misfit(name: str, op: str, value: str, of: type | tuple[str, ...]) -> tuple[str, str] | None:
    """What is wrong with a comparison of a field that holds values `of` this sort, and what to write instead."""
    if isinstance(of, tuple):
        if op in NUMERIC:
            return f"when: {name} is a word, not a number", "write == or !="
        return None if value in of else (f"when: {name} is never {value!r:.40}", near(value, of))
    if of is str:
        return (f"when: {name} is a text, not a number", "write == or !=") if op in NUMERIC else None
    return None if _NUMBER.match(value) else (f"when: {name} is a number, never {value!r:.40}", "")


def _rule(head: RuleHead, kind: str, check: Check, variants: tuple[Variant, ...], given: Any, path: str) -> Rule:
    bad, good = given
    return Rule(
        id=head.id,
        family=head.family,
        summary=head.summary.strip(),
        why=head.why.strip(),
        severity=head.severity,
        confidence=head.confidence,
        status=head.status,
        dimension=head.dimension,
        kind=kind,
        check=check,
        message=head.message,
        question=head.question,
        hint=head.hint,
        standards=head.standards,
        off_when=head.off_when,
        false_positives=head.false_positives,
        bad=bad,
        good=good,
        languages=head.languages,
        variants=variants,
        alone=head.alone,
        suppresses=head.suppresses,
        since=head.since,
        replaced_by=head.replaced_by,
        path=path,
    )
