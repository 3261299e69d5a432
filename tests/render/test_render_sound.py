"""A report from a file is checked before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from render.full import full

from audit.model.report import EditRow, FixRow, PlaceRow, Report
from audit.model.text import Span
from audit.render import sound


def test_what_the_program_makes_is_sound(each: Report) -> None:
    sound.check(each)


def test_a_report_with_something_in_every_field_is_sound() -> None:
    sound.check(full())


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (
            lambda r: {"findings": (replace(r.findings[0], severity="fatal"),)},
            r"findings\[0\].severity: 'fatal' is none",
        ),
        (
            lambda r: {"findings": (replace(r.findings[0], rule="\x1b[2J"),)},
            r"findings\[0\].rule: '\\x1b\[2J' is no name",
        ),
        (lambda r: {"dimensions": (replace(r.dimensions[0], id="<b>"),)}, r"dimensions\[0\].id: '<b>' is no name"),
        (lambda r: {"checks": (replace(r.checks[0], status="sure"),)}, r"checks\[0\].status: 'sure'"),
        (lambda r: {"sentences": r.sentences[::-1]}, r"sentences\[1\]: .* out of order"),
        (lambda r: {"blocks": (replace(r.blocks[-1], end=10**6),)}, "blocks: end at 1000000"),
        (lambda r: {"sentences": (replace(r.sentences[2], attribution=99),)}, r"sentences\[0\].attribution: .* 99"),
        (lambda r: {"attributions": (replace(r.attributions[0], speaker=-1),)}, r"attributions\[0\].speaker"),
        (
            lambda r: {"attributions": (replace(r.attributions[0], inside=9),)},
            r"attributions\[0\].inside: there is no 9",
        ),
        (lambda r: {"quotes": (replace(r.quotes[0], speaker=9),)}, r"quotes\[0\].speaker: there is no 9"),
        (lambda r: {"quotes": (replace(r.quotes[0], attribution=9),)}, r"quotes\[0\].attribution: there is no 9"),
        (lambda r: {"sentences": r.sentences, "blocks": r.blocks[1:]}, r"sentences\[0\]: lies in no block"),
        (
            lambda r: {"sentences": r.sentences, "blocks": r.blocks[:-1]},
            r"sentences\[\d+\]: lies in no block that is body",
        ),
        (
            lambda r: {"sentences": (replace(r.sentences[0], block="body"), *r.sentences[1:])},
            r"sentences\[0\]: lies in no block that is body",
        ),
        (lambda r: {"dimensions": (replace(r.dimensions[0], scale="log"),)}, r"dimensions\[0\].scale: 'log' is none"),
        (
            lambda r: {"findings": (replace(r.findings[0], lead="0" * 16 + "\n"),)},
            r"findings\[0\].lead: '0{16}\\n' does not match",
        ),
        (
            lambda r: {"findings": (replace(r.findings[0], fingerprint="0a"),)},
            r"findings\[0\].fingerprint: '0a' does not match",
        ),
        (
            lambda r: {"attributions": (replace(r.attributions[0], cue=Span(0, 9999)),)},
            r"attributions\[0\].cue: reaches over",
        ),
        (
            lambda r: {"sentences": (replace(r.sentences[0], trigger=Span(0, 9999)),)},
            r"sentences\[0\].trigger: reaches over",
        ),
        (lambda r: {"checks": (replace(r.checks[0], span=Span(0, 9999)),)}, r"checks\[0\].span: reaches over"),
        (lambda r: {"findings": (replace(r.findings[0], locations=()),)}, r"findings\[0\]: has no place"),
        (lambda r: {"findings": r.findings[:1] * 2}, r"findings\[1\].fingerprint: another finding has"),
        (lambda r: {"findings": (replace(r.findings[0], spans=(Span(0, 9999),)),)}, "over the end"),
        (
            lambda r: {"findings": (replace(r.findings[0], locations=(PlaceRow(5, 0, 5, 9),)),)},
            r"findings\[0\].locations\[0\].column: 0 is out of bounds",
        ),
        (
            lambda r: {"findings": (replace(r.findings[0], locations=(PlaceRow(5, 9, 5, 8),)),)},
            r"findings\[0\].locations: one ends before it begins",
        ),
        (
            lambda r: {"findings": (replace(r.findings[0], fix=FixRow("Cut it.", True, (EditRow(9, 8, ""),))),)},
            r"findings\[0\].fix.edits: one ends before it begins",
        ),
        (lambda r: {"dimensions": (replace(r.dimensions[0], score=101.0),)}, r"dimensions\[0\].score: 101.0 is out"),
        (lambda r: {"dimensions": (replace(r.dimensions[0], low=None),)}, "attribution has a score without"),
    ],
)
def test_what_cannot_be_shown_is_refused(good: Report, spoil: Callable[[Report], dict], says: str) -> None:  # type: ignore[type-arg]
    # Later rows would hide the fault that is looked for: the sentences that point at attributions go first.
    rows = {"sentences": ()} | spoil(good)
    with pytest.raises(ValueError, match=says):
        sound.check(replace(good, **rows))
