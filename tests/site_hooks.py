"""What mkdocs does not do by itself (mkdocs.yml): pages that live elsewhere in the checkout join the site, links out of
docs/ follow them, and the rules stand in the navigation by family and in the tables of their index."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath

import rule_pages
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from audit.cli import explain, rule_page
from audit.model.rule import Rule
from audit.pipeline import Auditor

ROOT = Path(__file__).resolve().parents[1]

JOINED = {
    "CHANGELOG.md": "changelog.md",
    ".github/CONTRIBUTING.md": "contributing.md",
    "editors/vscode/README.md": "vscode.md",
    "rules/README.md": "write-a-rule.md",
    **{p.relative_to(ROOT).as_posix(): f"schema/{p.name}" for p in sorted((ROOT / "reports/schema").glob("*.json"))},
}
"""Path in the checkout -> path in the site."""
_LINK = re.compile(r"\[(?P<label>[^\[\]]*)\]\((?P<path>[^)#:\s]+)(?P<anchor>#[^)\s]*)?\)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    rules = next(item for item in config.nav or [] if "Rules" in item)
    rules["Rules"] = [rules["Rules"], *_families()]
    return config


def _families() -> list[dict[str, list[str]]]:
    """Family -> the pages of its rules, of all packs."""
    return [{family.capitalize(): [f"rules/{r.id}.md" for r in rules]} for family, rules in _by_family().items()]


@cache
def _by_family() -> dict[str, list[Rule]]:
    rules = sorted((rule for rule, _ in rule_pages.shipped()), key=lambda r: (r.family, r.id))
    return {family: list(of) for family, of in groupby(rules, key=lambda r: r.family)}


def _index() -> str:
    """The tables of rules/README.md: each family with all that is known of its rules, each dimension with its rules."""
    parts = ["## By family"]
    for family, rules in _by_family().items():
        lines = ["| rule | finds | severity | status | right, of judged hits |", "|---|---|---|---|---|"]
        lines += [f"| [{r.id}]({r.id}.md) | {rule_page.escaped(r.summary)} | {_facts(r)} |" for r in rules]
        parts += [f"### {family.capitalize()}", "\n".join(lines)]
    parts.append("## By dimension")
    titles = {policy.id: policy.title for policy in Auditor().pack.dimensions}
    for dimension in (*titles, None):
        rules = [r for of in _by_family().values() for r in of if r.dimension == dimension]
        parts += [f"### {titles.get(dimension or '', 'In no dimension')}"]
        parts += ["\n".join(f"- [{r.id}]({r.id}.md), {r.severity.value}" for r in rules)]
    return "\n\n".join(parts) + "\n"


def _facts(rule: Rule) -> str:
    status = rule.status.value + (f", pack {rule.pack}" if rule.pack != "core" else "")
    return f"{rule.severity.value} | {status} | {explain.counted(rule.judged) if rule.judged else 'none judged'}"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for source, target in JOINED.items():
        files.append(File.generated(config, target, content=(ROOT / source).read_text("utf-8")))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page's text with its links as they are in the site."""
    here = page.file.src_uri
    if here == "rules/README.md":
        markdown += "\n" + _index()
    source = next((s for s, t in JOINED.items() if t == here), f"docs/{here}")
    return _LINK.sub(lambda m: _followed(m, source, here), markdown)


def _followed(link: re.Match[str], source: str, here: str) -> str:
    """The link of a file of the checkout, for its page in the site. What has no page is named and not linked."""
    target = normpath((PurePosixPath(source).parent / link["path"]).as_posix())
    if target == "README.md":
        return f"[{link['label']}]({relpath('index.md', PurePosixPath(here).parent.as_posix())})"
    site = JOINED.get(target) or (target.removeprefix("docs/") if target.startswith("docs/") else None)
    if site is None:
        return link["label"]
    return f"[{link['label']}]({relpath(site, PurePosixPath(here).parent.as_posix())}{link['anchor'] or ''})"
