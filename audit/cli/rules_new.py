"""audit rules new: a rule to begin with, in a pack of one's own; it passes its self-test as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import click

from audit import assets, packs
from audit.cli import common
from audit.errors import UsageError
from audit.packs.chain import NAME
from audit.version import __version__

PACK = """\
name: {name}
version: 0.1.0
extends: core
required-version: ">={version}"
# genres: [opinion]        # the genres of articles that this pack is for; without, it is named by --pack or the config
# rules:                   # what to do with rules of core
#   no-byline: off
#   quote-without-speaker: {{severity: warning, reason: 'The desk mends these.'}}
# lexicons:                # words that core's lists should have, or not have
#   peacock-terms: {{drop: [legendary], add: [world-beating], reason: 'Our readers know legends.'}}
"""
RULE = """\
# rules/README.md of source-audit says what each field means; `audit explain RULE` shows how others are written.
id: {id}
family: {family}
summary: One line on what it finds.
why: >-
  Two sentences for somebody who has never read a style guide.
severity: info                       # error | warning | info | credit
languages: [en]
status: preview                      # runs with --preview; make it stable when you trust it
confidence: medium                   # high: over 9 in 10 right; medium: 7 to 9; low: fewer
dimension: null                      # not scored; with a name, pack.yaml says what a finding costs
check: pattern
params:
  find:
    - {{regex: '\\blorem ipsum\\b'}}
message: 'Placeholder words: “{{match}}”.'
question: What belongs here?
hint: Say what an editor should do.
standards: [house style]
off_when: Where placeholder words are the topic.
examples:                            # «…» marks exactly what must be found
  bad:
    - "The bridge will open in «lorem ipsum»."
    - "«Lorem ipsum» is what the council decided on Monday."
    - {{text: "# Bridge opens\\n\\nThe mayor opened the **«lorem ipsum»** bridge.", format: markdown}}
  good:
    - "The bridge will open in May."
    - "“The lorem ipsum was left in the page,” the editor said."
    - "The printer set a page of lorem."
"""
_FAMILY_AND_ID = re.compile(r"([a-z][a-z0-9-]{0,59})/([a-z][a-z0-9-]{0,59})\Z")


@click.command("new")
@click.argument("name", metavar="FAMILY/RULE-ID")
@click.option(
    "--dir",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("my-rules"),
    show_default=True,
    help="The pack's folder; made, as one that extends core, where it is not there yet.",
)
def new(name: str, folder: Path) -> None:
    """Begin a rule: a file that passes its self-test as it stands."""
    parts = _FAMILY_AND_ID.match(name)
    if not parts or not all(map(NAME.match, parts.groups())):
        letters = "lower-case letters, digits and hyphens, like attribution/my-rule"
        raise UsageError(f"{name}: expected FAMILY/RULE-ID in {letters}")
    family, id_ = parts.groups()
    shipped = assets.rules_dir()
    has_pack = (folder / "pack.yaml").is_file()
    if id_ in packs.ids_of(folder if has_pack else shipped / "core", shipped):
        raise UsageError(f"{id_}: there is already a rule of this name; see `audit explain {id_}`")
    files = {folder / family / f"{id_}.yaml": RULE.format(id=id_, family=family)}
    if not has_pack:
        version = ".".join(__version__.split(".")[:2])
        files = {folder / "pack.yaml": PACK.format(name=_pack_name(folder, shipped), version=version), **files}
    for path, text in files.items():
        common.write_file(path, text)
        click.echo(f"wrote {path}")
    click.echo(f"\nWrite its examples, then: audit selftest {folder}")
    click.echo(f"On articles: audit check ARTICLE --pack {folder} --preview")


def _pack_name(folder: Path, shipped: Path) -> str:
    """The folder's name, as a pack's name may be."""
    slug = re.sub(r"[^a-z0-9]+", "-", folder.absolute().name.lower()).strip("-")[:40].strip("-")
    taken = not NAME.match(slug) or (shipped / slug).exists()
    return f"my-{slug}".rstrip("-") if taken else slug
