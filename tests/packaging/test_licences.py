"""Every package that an installation brings is listed with its licence, and none can be had under the GPL alone."""

from __future__ import annotations

import re
from importlib.metadata import distributions

import licences
import pytest
from support import ROOT

GROUPS = licences.lines()
WRITE = "python tests/licences.py writes it"


@pytest.mark.parametrize("group", GROUPS)
def test_what_is_brought_is_listed_with_its_licence(group: str) -> None:
    """This platform's packages; others bring some more (colorama on Windows), which no test here can see."""
    listed = licences.NOTICES.read_text("utf-8").partition(f"\n### {group}\n")[2].partition("\n##")[0].splitlines()
    assert [line for line in GROUPS[group] if line not in listed] == [], WRITE


def test_what_is_listed_is_pinned() -> None:
    section = licences.NOTICES.read_text("utf-8").partition(licences.HEAD)[2]
    pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {licences.name_of(line.partition("==")[0]) for line in pins if "==" in line}
    assert set(re.findall(r"^- ([a-z0-9-]+): ", section, re.M)) - pinned == set(), WRITE


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_is_under_the_gpl_alone_and_all_say_what_they_are_under(group: str) -> None:
    for line in GROUPS[group]:
        choices = line.partition(": ")[2].split(" OR ")
        assert not re.match(r"(A|L)?GPL|GNU|not stated", choices[0]), line


def test_the_list_is_of_what_is_installed() -> None:
    names = {licences.name_of(d.metadata["Name"]) for d in distributions()}
    assert {name for group in licences.groups().values() for name in group} <= names
