"""What a rule of our own making, given as its kind and params, finds in a small text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from audit import load
from audit.config import Config
from audit.model.report import FindingRow
from audit.pipeline import Auditor

PACK = """\
name: mine
version: 0.1.0
minimum: {words: 10, claims: 2}
dimensions:
  language:
    title: Language
    question: Does the writer stay out?
    curve: {method: deductions, params: {cap: 2}}
"""
RULE = """\
id: own-rule
family: language
summary: A rule.
why: It is asked for.
severity: info
status: stable
confidence: high
dimension: null
check: %s
params: %s
message: '%s'
question: Who?
hint: Mend it.
examples:
  bad: ["A «bad» day.", "It was «bad» to all.", "A «bad» end."]
  good: ["A calm day.", "A dull day.", "A long day."]
"""
Found = Callable[..., list[FindingRow]]


def own_rule(folder: Path, check: str, params: str, message: str = "“{match}”") -> Found:
    """`params` as a rule has them, in one line of YAML; `message` may name the fields of the kind."""
    pack = folder / "mine"
    (pack / "language").mkdir(parents=True, exist_ok=True)
    (pack / "pack.yaml").write_text(PACK, "utf-8")
    (pack / "language" / "own-rule.yaml").write_text(RULE % (check, params, message), "utf-8")
    auditor = Auditor(Config(pack="mine", root=str(folder)), profile=False)

    def found(*blocks: str, format: str = "text") -> list[FindingRow]:
        report = auditor.audit(load.from_text("\n\n".join(blocks) + "\n", "a", format=format))
        broken = [line for line in report.limits if "failed" in line]
        assert not broken, broken
        return list(report.findings)

    return found
