"""audit explain: the page of a rule."""

from __future__ import annotations

import difflib
import textwrap
from dataclasses import replace

import click

from audit.cli import common
from audit.config import Config
from audit.errors import UsageError
from audit.model.rule import Example, Rule, Switch
from audit.pipeline import Auditor


@click.command()
@click.argument("rule")
@common.config_options
def command(rule: str, config: Config) -> None:
    """Show a rule's page: what it finds, why, bad, good, how to mend, standards."""
    whole = Auditor(replace(config, preview=True)).compiled(config.genre).whole
    rules = {r.id: r for r in (*whole.rules, *whole.off)}
    if rule not in rules:
        near = [r for r in rules if rule in r] or difflib.get_close_matches(rule, list(rules), 3, 0.5)
        raise UsageError(
            f"no rule {rule!r}" + (f"; did you mean {', '.join(near[:3])}?" if near else "; see `audit rules`")
        )
    common.write_out(page(rules[rule], whole.switches.get(rule)))


def page(rule: Rule, switch: Switch | None = None) -> str:
    """The rule's page as plain text of at most 80 columns; the same heads for every rule. `switch`: what a pack has
    done with it."""
    facts = [rule.severity.value, f"family {rule.family}"]
    facts.append(f"dimension {rule.dimension}" if rule.dimension else "not scored")
    facts.append(f"{rule.status}, our confidence in it: {rule.confidence.value}")
    if switch:
        reason = f": {switch.reason}" if switch.reason else ""
        facts.append(f"the pack {switch.pack} has it {switch.level}{reason}")
    parts = [
        rule.id,
        "=" * len(rule.id),
        _fill(" · ".join(facts)),
        _head("Asks"),
        _fill(rule.question),
        _head("Finds"),
        _fill(rule.summary),
        _head("Why"),
        _fill(rule.why),
        _head("Bad"),
        *(_example(e) for e in rule.bad),
        _head("Good"),
        *(_example(e) for e in rule.good),
        _head("How to mend"),
        _fill(rule.hint),
        _head("Standards"),
        *(_fill(s, "- ") for s in rule.standards),
    ]
    if rule.replaced_by:
        parts += [_head("Replaced by"), _fill(rule.replaced_by)]
    return "\n".join(parts) + "\n"


def _head(title: str) -> str:
    return f"\n{title}"


def _fill(text: str, bullet: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()), 78, initial_indent="  " + bullet, subsequent_indent="  " + " " * len(bullet)
    )


def _example(example: Example) -> str:
    text, shift = example.text, 0
    for start, end in example.marks:
        text = text[: start + shift] + "«" + text[start + shift : end + shift] + "»" + text[end + shift :]
        shift += 2
    return "\n".join(_fill(line, "- " if n == 0 else "  ") for n, line in enumerate(text.split("\n")) if line.strip())
