"""Writes what is made from the code and from seeds/: JSON schemas, rule pages, codebook, sample scorecards.

`make samples` runs it; tests/guards/test_fresh.py fails when a committed file differs from what it would write. A
person reads the diff before it is committed: a changed sample is a changed scorecard in somebody's newsroom.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Mapping

from support import ROOT, article_of, seeds

from audit import packs, render
from audit.check import KINDS
from audit.cli.explain import page
from audit.config import Config
from audit.model.report import Report
from audit.pipeline import Auditor
from audit.render import columns, schema

ONE_EACH = ("html", "json", "sarif", "terminal", "markdown")
ALL_IN_ONE = ("sarif", "csv", "jsonl", "findings", "webannotation")
PICTURES = {".png"}  # made from the pages by tests/screenshot.py, for the README


def made() -> Mapping[str, str]:
    """Path in the checkout -> what it must hold."""
    auditor = Auditor()
    files = {
        f"reports/schema/{schema.FILE}": schema.text(),
        f"reports/schema/{schema.DIFF_FILE}": schema.diff_text(),
        "rules/rule.schema.json": packs.rule_schema(KINDS),
        "docs/rules.md": rule_pages(),
        "docs/codebook.md": columns.codebook(),
    }
    reports = []
    for folder in seeds():
        # The path as a user in the checkout would give it; nothing of this machine gets into a sample.
        report = auditor.audit_file(article_of(folder).relative_to(ROOT).as_posix())
        assert isinstance(report, Report), report
        reports.append(report)
        for name in ONE_EACH:
            files[f"reports/samples/{folder.name}{render.FORMATS[name].suffix}"] = render.render(name, [report])
    for name in ALL_IN_ONE:
        files[f"reports/samples/all{render.FORMATS[name].suffix}"] = render.render(name, reports)
    return files


def rule_pages() -> str:
    """docs/rules.md: the page of every rule of every pack that ships, family by family."""
    names = sorted(p.parent.name for p in (ROOT / "rules").glob("*/pack.yaml"))
    packs = [Auditor(Config(pack=name, preview=True)).pack for name in names]
    own = [r for pack in packs for r in pack.rules if r.pack == pack.name]
    rules = sorted(own, key=lambda r: (r.family, r.id))
    lines = ["# The rules", "", "Made by `make docs` from the rule files; `audit explain RULE` shows the same page."]
    for family, members in itertools.groupby(rules, key=lambda r: r.family):
        lines += ["", f"## {family.capitalize()}"]
        for rule in members:
            beside = [] if rule.pack == "core" else ["", f"Of the pack `{rule.pack}`."]
            lines += ["", f"### {rule.id}", *beside, "", "```text", page(rule).rstrip("\n"), "```"]
    return "\n".join(lines) + "\n"


def left_over(files: Mapping[str, str]) -> list[str]:
    """Samples and schemas in the checkout that nothing makes any more."""
    here = [p for folder in ("samples", "schema") for p in sorted((ROOT / "reports" / folder).glob("*"))]
    named = [p.relative_to(ROOT).as_posix() for p in here if p.is_file() and p.suffix not in PICTURES]
    return [name for name in named if name not in files]


def main(only: str) -> None:
    files = made()
    for name in left_over(files):
        if name.startswith(only):
            (ROOT / name).unlink()
    for name, text in files.items():
        if name.startswith(only):
            path = ROOT / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
