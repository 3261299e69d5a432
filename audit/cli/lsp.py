"""audit lsp: the language server, for editors."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from audit.cli import common
from audit.errors import UsageError
from audit.model.rule import Rule


@click.command()
@click.option("--config", type=click.Path(dir_okay=False, path_type=Path), help="Config file for all documents.")
@click.option("--min-severity", type=click.Choice(common.SHOWN), help="Mark findings of this severity and above.")
@click.option("--stdio", is_flag=True, help="Accepted, since some editors say so; there is no other way.")
def command(config: Path | None, min_severity: str | None, stdio: bool) -> None:
    """Serve an editor: diagnostics while you write, over stdio.

    Editors start it themselves; docs/editors.md has their settings. It needs
    the extra: pip install 'source-audit[lsp]'
    """
    try:
        from audit.lsp.server import serve
    except ModuleNotFoundError as e:
        raise UsageError(f"{e.name} is not installed; pip install 'source-audit[lsp]'") from None
    # Whatever else is printed in this process must not get between the messages.
    output, sys.stdout = sys.stdout.buffer, sys.stderr
    serve(_page, output, config, min_severity or "")


def _page(rule: Rule) -> str:
    from audit.cli import rule_page

    return rule_page.markdown(rule, [])
