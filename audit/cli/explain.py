"""audit explain: the page of a rule. rule_page.py has the same sections in Markdown."""

from __future__ import annotations

import dataclasses
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

import click

from audit import catalogue
from audit.check.company import COMPANY
from audit.cli import common
from audit.config import Config
from audit.model.precision import Judged
from audit.model.rule import Confidence, Example, Pattern, Rule, Switch
from audit.render import view
from audit.report import precision

Section = tuple[str, Sequence[str | Example]]
"""A head and what stands under it: paragraphs, or items where the head is one of LISTED."""
GUESSES = {
    Confidence.HIGH: "more than 9 in 10 right",
    Confidence.MEDIUM: "7 to 9 in 10 right",
    Confidence.LOW: "fewer than 7 in 10 right",
}
LISTED = ("Bad", "Good", "Severity", "Known false positives", "Options", "Standards", "When to switch it off")


@click.command()
@click.argument("rule")
@common.config_options
def command(rule: str, config: Config) -> None:
    """Show a rule's page: what it finds, why, bad, good, how to mend, standards."""
    rule = rule.lower().removesuffix(".md").rpartition("/")[2]
    common.write_out(page(*catalogue.find_rule(rule, config)))


def page(rule: Rule, switches: list[Switch]) -> str:
    """The rule's page as plain text of at most 80 columns. `switches`: what packs do with it."""
    lines = [rule.id, "=" * len(rule.id), _fill(facts(rule))]
    for head, said in sections(rule, switches):
        lines += ["", head, *(_lines(one, "- " if head in LISTED else "") for one in said)]
    return "\n".join(lines) + "\n"


def facts(rule: Rule) -> str:
    """Where the rule belongs, in a line."""
    scored = f"dimension {rule.dimension}" if rule.dimension else "not scored"
    pack = f" · pack {rule.pack}" if rule.pack else ""
    return f"{rule.severity.value} · family {rule.family} · {scored} · {rule.status.value}{pack}"


def sections(rule: Rule, switches: list[Switch]) -> Iterator[Section]:
    """The page, the same heads for every rule."""
    yield "Asks", (rule.question,)
    yield "Finds", (rule.summary,)
    yield "Why", (rule.why,)
    yield "Bad", rule.bad
    yield "Good", rule.good
    yield "How to mend", (rule.hint,)
    yield "Severity", tuple(severity(rule))
    yield "How often it is right", tuple(how_often(rule))
    yield "Known false positives", rule.false_positives or ("None recorded.",)
    yield "Options", (f"check: {rule.kind}", *params(rule.check))
    yield "Standards", rule.standards
    yield "When to switch it off", tuple(off(rule, switches))
    if rule.replaced_by:
        yield "Replaced by", (rule.replaced_by,)


def how_often(rule: Rule) -> Iterator[str]:
    """What readers said of its hits, and of which hits."""
    yield view.precision(precision(rule)).capitalize() + "."
    judged = rule.judged
    if judged is None:
        yield f"None of its hits was judged yet. Our guess is {rule.confidence.value}: {GUESSES[rule.confidence]}."
        return
    sort = "errors and warnings" if judged.loud else "infos"
    right = "" if judged.enough else f", {counted(judged)}"
    unclear = f"; of {judged.unclear} the reader could not say, which counts as not right" if judged.unclear else ""
    source = f" ({judged.drawn_from})" if judged.drawn_from else ""
    yield (
        f"{judged.judged} of its {sort} were judged in context{right}, in {view.plural(judged.articles, 'article')} of "
        f"{view.plural(judged.outlets, 'outlet')}{source}, with the pack {judged.pack}{unclear}."
    )


def counted(judged: Judged) -> str:
    """How many of the judged hits were right, also where they are too few to be told on a card."""
    low, high = (round(100 * bound) for bound in judged.interval)
    return f"{judged.right} of {judged.judged} right (95% {low} to {high})"


def severity(rule: Rule) -> Iterator[str]:
    """How loud it is, and when it is another."""
    yield f"{rule.severity.value}: {rule.message}"
    for variant in rule.variants:
        level = (variant.severity or rule.severity).value
        said = next((t for t in (variant.message, variant.question, variant.hint) if t), "")
        yield f"{level} where {variant.field} {variant.op} {variant.value}" + (f": {said}" if said else "")
    if rule.alone:
        yield f"{rule.alone.value} in a text with fewer than {COMPANY} errors and warnings"


def params(check: Any, of: str = "") -> Iterator[str]:
    """The params that are not left out, a line each; patterns are counted, since the rule's file shows them best."""
    for field in dataclasses.fields(check):
        if not field.init:
            continue
        value = getattr(check, field.name)
        if field.default is not dataclasses.MISSING and value == field.default:
            continue
        if field.default_factory is not dataclasses.MISSING and value == field.default_factory():
            continue
        name = f"{of}{field.name}"
        if dataclasses.is_dataclass(value) and not isinstance(value, Pattern):
            yield from params(value, f"{name}.")
        else:
            yield f"{name}: {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, Pattern):
        return "1 pattern"
    if isinstance(value, tuple) and value and all(isinstance(v, Pattern) for v in value):
        return f"{len(value)} pattern{'s' * (len(value) != 1)}"
    if isinstance(value, tuple):
        return ", ".join(map(_value, value)) or "none"
    if isinstance(value, Mapping):
        return "; ".join(f"{k}: {_value(v)}" for k, v in value.items())
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value.value if isinstance(value, Enum) else value)


def off(rule: Rule, switches: list[Switch]) -> Iterator[str]:
    """What packs do with it, when to do so, and how."""
    for switch in switches:
        reason = f": {switch.reason}" if switch.reason else ""
        yield f"The pack {switch.pack} has it {switch.level}{reason}"
    if rule.off_when:
        yield rule.off_when
    yield f'In your own copy: {rule.id} = "off" under [rules] in audit.toml'


def _lines(one: str | Example, bullet: str) -> str:
    text = one if isinstance(one, str) else f"{about(one)} {marked(one)}".lstrip()
    lines = [line for line in text.split("\n") if line.strip()]
    return "\n".join(_fill(line, bullet if n == 0 else " " * len(bullet)) for n, line in enumerate(lines))


def _fill(text: str, bullet: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()), 78, initial_indent="  " + bullet, subsequent_indent="  " + " " * len(bullet)
    )


def marked(example: Example) -> str:
    """The example's text, with « and » around what must be found."""
    text, shift = example.text, 0
    for start, end in example.marks:
        text = text[: start + shift] + "«" + text[start + shift : end + shift] + "»" + text[end + shift :]
        shift += 2
    return text


def about(example: Example) -> str:
    """Its format, where it is no plain text, and what is said about it beside the text."""
    form = [] if example.format == "text" else [example.format]
    said = [*form, *(f"{key}: {value}" for key, value in example.meta.items())]
    return f"({', '.join(said)})" if said else ""
