"""Writes what is made from the code and from seeds/: JSON schemas, rule pages, codebook, the table of judged rules,
sample scorecards.

`make samples` runs it; tests/guards/test_fresh.py fails when a committed file differs from what it would write. A
person reads the diff before it is committed: a changed sample is a changed scorecard in somebody's newsroom.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace

from evaluation import judged_rules
from support import ROOT, article_of, seeds

from audit import catalogue, render
from audit.cli import explain, genres
from audit.config import Config
from audit.corpus.graph import contract
from audit.model.report import Report
from audit.model.rule import Rule, Switch
from audit.pipeline import Auditor
from audit.render import columns, examples, schema

ONE_EACH = ("html", "json", "sarif", "terminal", "markdown")
ALL_IN_ONE = ("sarif", "csv", "jsonl", "findings", "webannotation")
BY_HAND = {"docs/rules/README.md"}
PICTURES = {".png"}  # made from the pages by tests/screenshot.py, for the README


def made() -> Mapping[str, str]:
    """Path in the checkout -> what it must hold."""
    auditor = Auditor()
    files = {
        f"reports/schema/{schema.FILE}": schema.text(),
        f"reports/schema/{schema.DIFF_FILE}": schema.diff_text(),
        f"reports/schema/{contract.FILE}": contract.schema(),
        "docs/codebook.md": columns.codebook(),
        "docs/evaluation.md": judged_rules.page(),
        "docs/genres.md": genres.markdown(list(catalogue.genres(Config())), Config()),
    }
    files |= rule_pages()
    files[f"reports/templates/{examples.FILE}"] = examples.text(shipped())
    reports = []
    for folder in seeds():
        # The path as a user in the checkout would give it; nothing of this machine gets into a sample.
        report = auditor.audit_file(article_of(folder).relative_to(ROOT).as_posix())
        assert isinstance(report, Report), report
        report = anywhere(report)
        reports.append(report)
        for name in ONE_EACH:
            files[f"reports/samples/{folder.name}{render.FORMATS[name].suffix}"] = render.render(name, [report])
    for name in ALL_IN_ONE:
        files[f"reports/samples/all{render.FORMATS[name].suffix}"] = render.render(name, reports)
    return files


def rule_pages() -> dict[str, str]:
    """docs/rules/<id>.md: the page of every rule of every pack that ships."""
    names = sorted(p.parent.name for p in (ROOT / "rules").glob("*/pack.yaml"))
    packs = [Auditor(Config(pack=name, preview=True)).compiled().whole for name in names]
    switches: dict[str, list[Switch]] = {}
    for pack in packs:
        for rule, switch in pack.switches.items():
            switches.setdefault(rule, []).append(switch)
    rules = [r for pack in packs for r in (*pack.rules, *pack.off) if r.pack == pack.name]
    return {f"docs/rules/{r.id}.md": explain.markdown(r, switches.get(r.id, [])) for r in rules}


def shipped() -> list[Rule]:
    """The rules of every pack that ships."""
    packs = [Auditor(Config(pack=name, preview=True)).compiled().whole for name in catalogue.packs()]
    return [r for pack in packs for r in (*pack.rules, *pack.off) if r.pack == pack.name]


def anywhere(report: Report) -> Report:
    """The report without the hash of the rules, which a change of any rule changes."""
    return replace(report, tool=replace(report.tool, rules_sha256="0" * 64))


def left_over(files: Mapping[str, str]) -> list[str]:
    """Samples, schemas and rule pages in the checkout that nothing makes any more."""
    folders = ("reports/samples", "reports/schema", "docs/rules")
    here = [p for folder in folders for p in sorted((ROOT / folder).glob("*"))]
    named = [p.relative_to(ROOT).as_posix() for p in here if p.is_file() and p.suffix not in PICTURES]
    return [name for name in named if name not in files and name not in BY_HAND]


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
