"""audit config: each setting as it holds, and where it comes from; `schema` for editors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import click

from audit.cli import common
from audit.config import Config, relative, schema_text, set_at
from audit.config import load as load_config
from audit.model.dataclass import dataclass
from audit.packs.bind import fields_of
from audit.render.escape import visible
from audit.render.width import wrap

FLAG, DEFAULT = "flag", "default"
UNSHOWN = ("extend",)


@dataclass(frozen=True, slots=True)
class Setting:
    """`origin`: FILE:LINE, flag or default."""

    key: str
    value: Any
    origin: str


@click.group(invoke_without_command=True)
@click.option("--for", "path", metavar="FILE", help="As it holds for one file, its overrides applied.")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
@common.config_options
@click.pass_context
def command(context: click.Context, path: str | None, form: str, config: Config) -> None:
    """Show every setting as it holds, and where it comes from.

    \b
    audit config --for content/opinion/bridge.md
    audit config schema > audit.schema.json
    """
    if context.invoked_subcommand:
        return
    rows = list(settings(config, path))
    if form == "json":
        listed = [{"key": r.key, "value": r.value, "origin": r.origin} for r in rows]
        common.write_out(json.dumps(listed, ensure_ascii=False, indent=2, default=list) + "\n")
        return
    files = [config.file, *config.bases] if config.file else []
    chain = " extends ".join(relative(f, str(Path.cwd())) for f in files)
    head = f"config: {visible(chain)}" if files else "config: none found, the defaults hold"
    common.write_out("\n".join([*wrap(head, common.columns()), "", *_table(rows)]) + "\n")


@command.command()
def schema() -> None:
    """Print the JSON Schema of audit.toml, for editors."""
    common.write_out(schema_text())


def settings(config: Config, path: str | None = None) -> Iterator[Setting]:
    """Every setting, tables key by key, in the order of the reference."""
    files = [config.file, *config.bases] if config.file else []
    told = load_config(Path(config.file)) if config.file else Config()
    here = config.for_path(path) if path else config
    for key, param in fields_of(Config).items():
        if key in UNSHOWN:
            continue
        value, was = getattr(here, param.field), getattr(told, param.field)
        changed = getattr(config, param.field) != was
        if is_dataclass(value) and not isinstance(value, type):
            for inner, sub in fields_of(type(value)).items():
                yield Setting(f"{key}.{inner}", _plain(getattr(value, sub.field)), _origin(files, key, inner))
        elif isinstance(value, Mapping) and value:
            for inner, one in value.items():
                overridden = inner not in was or was[inner] != one
                named = FLAG if changed else "overrides" if overridden else _origin(files, key, inner)
                yield Setting(f"{key}.{inner}", one, named)
        elif key == "overrides":
            for n, one in enumerate(value):
                yield Setting(f"overrides[{n}]", _plain(one), _origin(files, "overrides", str(n), "path"))
            if not value:
                yield Setting(key, [], DEFAULT)
        else:
            overridden = path is not None and value != getattr(config, param.field)
            named = FLAG if changed else "overrides" if overridden else _origin(files, key)
            yield Setting(key, _plain(value), named)


def _origin(files: list[str], *keys: str) -> str:
    for file in files:
        if at := set_at(file, *keys):
            return relative(at.rpartition(":")[0], str(Path.cwd())) + ":" + at.rpartition(":")[2]
    return DEFAULT


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if getattr(value, f.name)}
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    return [_plain(v) for v in value] if isinstance(value, tuple) else value


def _table(rows: list[Setting]) -> list[str]:
    wide = common.columns()
    lines = []
    for r in rows:
        said = visible(f"{r.key} = {json.dumps(r.value, ensure_ascii=False)}")
        origin = f"  # {visible(r.origin)}"
        if len(said) + len(origin) <= wide:
            lines.append(said + origin)
        else:
            first, *rest = wrap(said, wide - 4)
            lines += [first, *(f"    {line}" for line in rest)]
            lines += [f"    {line}" for line in wrap(origin.strip(), wide - 4)]
    return lines
