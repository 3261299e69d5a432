"""Help of a command with many options: under headings, by what they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click


class Grouped(click.Command):
    """`groups`: heading -> options (long names), in order; the others stand first, under Options."""

    def __init__(self, *args: Any, groups: Mapping[str, Sequence[str]], **others: Any) -> None:
        super().__init__(*args, **others)
        self.groups = groups

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = {
            max(param.opts, key=len): record
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx)) is not None
        }
        named = {name for names in self.groups.values() for name in names}
        own = {"Options": [name for name in records if name not in named]}
        for heading, names in {**own, **self.groups}.items():
            with formatter.section(heading):
                formatter.write_dl([records[name] for name in names])
