"""The command line: one file a command, imported when it is called."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys

import click

from audit.errors import AuditError, meant
from audit.version import __version__

TRACEBACK = "AUDIT_TRACEBACK"
"""A variable of the environment: where a fault of ours is, is shown."""

COMMANDS = (
    *("init", "check", "waive", "baseline", "who", "diff", "render", "explain", "inspect", "judge", "rules", "genres"),
    *("corpus", "fetch", "open", "serve", "config", "reference", "selftest", "lsp", "completion"),
)


class Commands(click.Group):
    """Subcommands by name, so that each command imports only what it needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"audit.cli.{name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            hint = meant(name.lower(), COMMANDS) or f"see `audit --help`{_file(name)}"
            raise click.UsageError(f"no command {name!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader of our output has seen enough (`| head`); click would exit 1, which means findings. Python
            # would complain once more when it flushes.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


def _file(name: str) -> str:
    """Who names an article wants it checked."""
    return f", or audit check {name}" if os.path.exists(name) or "." in name or "/" in name else ""  # noqa: PTH110


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, prog_name="audit", message="%(prog)s %(version)s")
def cli() -> None:
    """Who answers for each sentence of a news article.

    Counts what newsroom codes ask editors to check; it does not say whether
    an article is true.
    """


def main() -> None:
    """Run the command line. Exit codes: 0 clean, 1 findings at or above --fail-on, 2 bad input, usage or rules."""
    # Modules, rules and reports are large and live for long: looking for garbage among them is a tenth of the time.
    gc.set_threshold(200_000, 20, 20)
    try:
        cli(prog_name="audit", standalone_mode=False)
    except click.exceptions.Exit as e:
        sys.exit(e.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as e:
        e.show()
        sys.exit(2)
    except AuditError as e:
        for line in str(e).splitlines():
            _say(line)
        sys.exit(2)
    except OSError as e:  # a full disk behind the standard output; faults of files with a name are told above
        _say(f"{e.filename or 'standard output'} cannot be used: {e.strerror or e}")
        _leave(2)
    except Exception as e:  # a fault of ours: neither a traceback nor the exit code of findings
        if os.environ.get(TRACEBACK):
            raise
        _say(f"internal error: {type(e).__name__}: {str(e)[:500]}; please report it ({TRACEBACK}=1 shows where)")
        sys.exit(2)


def _say(line: str) -> None:
    """One line on standard error; what it quotes steers neither a terminal nor a build service."""
    from audit.render.escape import plain

    click.echo(f"error: {plain(line)}", err=True)


def _leave(code: int) -> None:
    """Ends without a last try to write what could not be written, of which Python would complain."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
