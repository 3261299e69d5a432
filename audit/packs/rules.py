"""One rule file -> one Rule, its params bound to its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from audit.model.rule import Check, Confidence, Rule, Severity, Variant
from audit.packs.bind import BAD, bind, fields_of
from audit.packs.examples import examples
from audit.packs.nodes import Fields, Items, Node, Problems, Text, known, near

Status = Literal["preview", "stable", "deprecated"]
STATUSES: tuple[str, ...] = get_args(Status)
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
class Head:
    """What a rule file says beside `params` and `examples`. `id` is the file's name, `family` that of its folder."""

    id: str
    family: str
    summary: str
    why: str
    severity: Severity
    status: Status
    confidence: Confidence
    dimension: str | None
    check: str
    message: str
    question: str
    hint: str
    standards: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    variants: tuple[When, ...] = ()
    suppresses: tuple[str, ...] = ()
    since: str = ""
    replaced_by: str = ""


FIELDS = (*fields_of(Head), "params", "examples")


@dataclass(slots=True)
class Read:
    """A rule as far as it could be read, with the tree it came from and its problems. `rule` is None when it cannot be
    used at all; `id` and `dimension` stand for what other files say of it."""

    id: str
    path: str
    problems: Problems
    node: Fields | None = None
    rule: Rule | None = None
    dimension: str | None = None
    severity: Severity | None = None
    lexicons: tuple[str, ...] = field(default=())


def read_rule(
    node: Node, id_: str, family: str, path: str, kinds: Mapping[str, type[Check]], problems: Problems
) -> Read:
    """The rule of one file. `id_`, `family`: the names of the file and of its folder; `path`: relative to the pack."""
    out = Read(id_, path, problems)
    if not isinstance(node, Fields):
        problems.add(node, "a rule is a map with " + ", ".join(FIELDS))
        return out
    out.node = node
    known(node, FIELDS, "a rule", problems)
    if "examples" not in node.fields:
        problems.add(node, "a rule lacks 'examples'")
    head = _head(node, problems)
    check = _check(node, kinds, problems)
    bad, good = examples(node.fields.get("examples"), problems)
    if check is not None:
        out.lexicons = check.lexicons()
    if head is BAD:
        return out
    out.dimension, out.severity = head.dimension, head.severity
    _names(node, head, id_, family, problems)
    fields = ("match", *(check.fields if check is not None else ()))
    if check is not None:
        _templates(node, fields, problems)
    variants = _variants(node, head, fields if check is not None else (), problems)
    if check is not None:
        out.rule = _rule(head, check, variants, (bad, good), path)
    return out


def _head(node: Fields, problems: Problems) -> Any:
    """The Head, or BAD. Empty texts are problems: a rule is its own page."""
    plain = Fields(node.mark)
    for key, value in node.fields.items():
        if key in fields_of(Head):
            plain.fields[key], plain.keys[key] = value, node.keys[key]
            if isinstance(value, Text) and not value.text.strip():
                problems.add(value, f"{key} is empty")
    return bind(plain, Head, "a rule", problems)


def _names(node: Fields, head: Head, id_: str, family: str, problems: Problems) -> None:
    if not _ID.match(head.id) or len(head.id) > 60:
        problems.add(
            node.fields["id"], f"id {head.id!r:.70} is not small letters, digits and single hyphens", "like bare-source"
        )
    elif head.id != id_:
        problems.add(
            node.fields["id"], f"id {head.id!r} is not the name of the file", f"call one like the other: {id_}"
        )
    if head.family != family:
        problems.add(
            node.fields["family"],
            f"family {head.family!r:.70} is not the name of the folder",
            f"write {family}, or move the file",
        )
    if head.status == "deprecated" and not head.since:
        problems.add(node.fields["status"], "a deprecated rule says since when", "since: the version")


def _check(node: Fields, kinds: Mapping[str, type[Check]], problems: Problems) -> Check | None:
    """The kind with its params bound; None, with problems, when it cannot be."""
    named = node.fields.get("check")
    if not isinstance(named, Text):
        return None
    if named.text not in kinds:
        problems.add(named, f"no kind of check {named.text!r:.60}", near(named.text, kinds))
        return None
    kind = kinds[named.text]
    params = node.fields.get("params")
    if params is None or (isinstance(params, Text) and params.null):
        params = Fields(named.mark)
    made = bind(params, kind, f"params of {named.text}", problems)
    return None if made is BAD else made


def _templates(node: Fields, fields: tuple[str, ...], problems: Problems) -> None:
    """Messages name fields in braces, plainly; nothing else stands in braces."""
    places = [(name, node.fields.get(name)) for name in TEMPLATES]
    variants = node.fields.get("variants")
    for variant in variants.items if isinstance(variants, Items) else ():
        if isinstance(variant, Fields):
            places += [(name, variant.fields.get(name)) for name in TEMPLATES]
    for name, at in places:
        if isinstance(at, Text):
            for found in _BRACES.finditer(at.text):
                inside = found[1]
                if inside is None or not inside.isidentifier():
                    problems.add(at, f"{name} has {found[0]!r:.60}", "only a plain name may stand in braces: {match}")
                elif inside not in fields:
                    problems.add(at, f"{name} names {{{inside}}}, which this check does not set", near(inside, fields))


def _variants(node: Fields, head: Head, fields: tuple[str, ...], problems: Problems) -> tuple[Variant, ...]:
    listed = node.fields.get("variants")
    out = []
    for given, at in zip(head.variants, listed.items if isinstance(listed, Items) else (), strict=False):
        when = at.fields["when"] if isinstance(at, Fields) else at
        parts = _WHEN.match(given.when)
        if not parts:
            problems.add(when, f"when: not a condition: {given.when!r:.60}", "like depth >= 3, or class == expected")
            continue
        name, op, value = parts.groups()
        if fields and name not in fields:
            problems.add(when, f"when: this check sets no field {name!r}", near(name, fields))
        elif op in NUMERIC and not _NUMBER.match(value):
            problems.add(when, f"when: {op} wants a number, not {value!r:.40}")
        elif given.severity is None and not (given.message or given.question or given.hint):
            problems.add(at, "a variant that changes nothing", "give it a severity, a message, a question or a hint")
        else:
            value = value.strip("'\"")
            out.append(Variant(name, op, value, given.severity, given.message, given.question, given.hint))
    return tuple(out)


def _rule(head: Head, check: Check, variants: tuple[Variant, ...], given: Any, path: str) -> Rule:
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
        kind=head.check,
        check=check,
        message=head.message,
        question=head.question,
        hint=head.hint,
        standards=head.standards,
        bad=bad,
        good=good,
        languages=head.languages,
        variants=variants,
        suppresses=head.suppresses,
        since=head.since,
        replaced_by=head.replaced_by,
        path=path,
    )
