"""audit completion: what a shell needs to complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from audit.cli import common

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print what makes a shell complete audit's commands and options.

    \b
    bash  audit completion bash >> ~/.bashrc
    zsh   audit completion zsh >> ~/.zshrc
    fish  audit completion fish > ~/.config/fish/completions/audit.fish
    """
    made = get_completion_class(shell)
    root = context.find_root().command
    assert made is not None  # click knows these shells
    one = made(root, {}, "audit", "_AUDIT_COMPLETE")
    # Not source(), which starts a bash to ask for its version.
    common.write_out((one.source_template % one.source_vars()).rstrip("\n") + "\n")
