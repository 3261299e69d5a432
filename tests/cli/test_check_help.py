"""The help of `audit check` at 80 columns: each option once, under a heading."""

from __future__ import annotations

import re

from click.testing import CliRunner

from audit.cli.check import GROUPS, command


def test_each_option_stands_once_under_a_heading() -> None:
    said = CliRunner().invoke(command, ["--help"], terminal_width=80).output
    for heading in ("Options", *GROUPS):
        assert f"\n{heading}:\n" in said
    options = [max(p.opts, key=len) for p in command.params if max(p.opts, key=len).startswith("--")]
    shown = re.findall(r"^  (?:-\w, )?(--[\w-]+)", said, re.MULTILINE)
    assert sorted(shown) == sorted([*options, "--help"])
    assert max(map(len, said.splitlines())) <= 80
