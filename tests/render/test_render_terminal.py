"""The card in the terminal: fits, says what matters first, lets nothing of the article steer the screen."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.model.report import Failure, Report
from audit.render import RenderOptions, render
from audit.render.escape import plain
from audit.render.terminal import shares
from audit.render.width import clip, width, wrap

SGR = re.compile("\x1b\\[[0-9;]*m")
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
COMMANDS = re.compile(r"(?m)^\s*::|##\w*\[")


def test_every_line_fits(each: Report) -> None:
    for columns in (40, 52, 63, 64, 80, 100, 200):
        for verbose in (False, True):
            out = render("terminal", [each], RenderOptions(width=columns, verbose=verbose))
            assert not [line for line in out.split("\n") if width(line) > columns]


def test_colour_adds_only_colour(each: Report) -> None:
    plain_card = render("terminal", [each])
    painted = SGR.sub("", render("terminal", [each], RenderOptions(color=True)))
    for sign, block in zip("#=~.", "█▓▒░", strict=True):
        painted = painted.replace(f"{block} ", f"{sign} ").replace(block, sign)
    assert painted == plain_card
    assert "\x1b" not in plain_card


def test_nothing_of_the_article_steers_the_screen(batch: list[Report | Failure]) -> None:
    for color in (False, True):
        out = SGR.sub("", render("terminal", batch, RenderOptions(color=color, verbose=True)))
        assert not STEERS.search(out.replace("\n", ""))
        assert not COMMANDS.search(out)
    assert "\\x1b[31mRed" in out
    assert "\\u202edesrever" in out


def test_the_card_says_what_matters_first(good: Report) -> None:
    out = render("terminal", [good])
    lines = out.split("\n")
    assert len(lines) <= 48
    order = ["Harbour ferry", "No source found", "named source 2", "Attribution", "Ask first", "Also", "Check by hand"]
    order += ["Limit", "does not say whether"]
    at = [next(n for n, line in enumerate(lines) if part in line) for part in order]
    assert at == sorted(at)


def test_the_counts_of_the_bar_are_the_claims(good: Report) -> None:
    out = render("terminal", [good])
    claims = sum(s.claim for s in good.sentences)
    shown = re.search(r"named source (\d+) .* other outlet (\d+) .* unnamed source (\d+) .* no source (\d+)", out)
    assert shown and sum(map(int, shown.groups())) == claims == 9


def test_not_judged_is_no_number(good: Report) -> None:
    out = render("terminal", [good])
    assert re.search(r"^Transparency +not judged +this file cannot show it", out, re.MULTILINE)
    assert re.search(r"^Attribution +39 of 100 +33-44 ", out, re.MULTILINE)
    assert re.search(r"^Language +0 of 100 +0-4 ", out, re.MULTILINE)


def test_the_first_questions_stand_in_their_order_each_with_its_group_and_why(good: Report) -> None:
    out = render("terminal", [good])
    places = re.findall(r"^ +(\d+:\d+)  (error|warning|info|credit) ", out, re.MULTILINE)
    assert [severity for _, severity in places] == ["error", "error", "warning"]
    assert out.index("Feared by whom?") < out.index("Which critics, and how many?") < out.index("Who counted?")
    assert "[crowd-as-source] (+1)" in out
    assert "asked because: forecast, nobody is named for it" in out
    assert "Also 4 findings: peacock-term 1" in out


def test_nothing_worth_asking_shows_nothing(good: Report) -> None:
    out = render("terminal", [replace(good, asks=())])
    assert "Nothing here that an editor would ask first." in out and "Ask first" not in out
    assert "Not shown: 3 info (-v shows them)" in out


def test_infos_wait_for_verbose(good: Report) -> None:
    short, long = render("terminal", [good]), render("terminal", [good], RenderOptions(verbose=True))
    assert "hedge-density" not in short
    assert "hedge-density" in long and "Name who says so" in long
    assert "vague-time" not in long, "a waived finding is counted, not shown"
    assert "1 waived" in short


def test_a_crashed_rule_is_said(good: Report) -> None:
    assert "The rule broken-rule failed and judged nothing." in render("terminal", [good])


def test_a_failure_is_one_entry() -> None:
    out = render("terminal", [Failure("a.txt", "empty", "a.txt: the file is empty")])
    assert out == "=" * 80 + "\na.txt: not audited (empty): the file is empty\n\n"


@given(st.lists(st.integers(0, 400), min_size=1, max_size=6).filter(any), st.integers(10, 120))
def test_the_bar_is_full_and_hides_no_group(parts: list[int], room: int) -> None:
    lengths = shares(parts, room)
    assert sum(lengths) == room
    assert all((n > 0) == (part > 0) for part, n in zip(parts, lengths, strict=True))


@given(st.text(max_size=200), st.integers(4, 40), st.integers(1, 3))
def test_wrapped_text_fits_and_keeps_its_words(text: str, columns: int, lines: int) -> None:
    shown = plain(text)
    full = wrap(shown, columns)
    assert all(width(line) <= columns for line in full)
    assert "".join(full).replace(" ", "") == shown.replace(" ", "")
    short = wrap(shown, columns, lines)
    assert short == full if len(full) <= lines else len(short) == lines and short[-1].endswith("...")
    assert all(width(line) <= columns for line in short)


@given(st.text(max_size=200), st.integers(4, 40))
def test_clipped_text_fits(text: str, columns: int) -> None:
    shown = plain(text)
    cut = clip(shown, columns)
    assert width(cut) <= columns
    assert cut == shown if width(shown) <= columns else cut.endswith("...")


def test_what_a_more_specific_rule_says_better_is_counted_with_that_rule(good: Report) -> None:
    first, second, *rest = (f for f in good.findings if not f.suppressed_by)
    plain_card = replace(good, findings=(first, second, *rest))
    weaker = replace(second, rule="weak-rule", suppressed_by=first.fingerprint, lead=None)
    report = replace(good, findings=(first, weaker, replace(weaker, suppressed_by="0" * 16), *rest))
    said = f"weak-rule 2 (by {first.rule})"
    short, long = (render("terminal", [report], RenderOptions(verbose=v)) for v in (False, True))
    assert "2 covered by a more specific rule" in " ".join(short.split())
    assert f"Covered by a more specific rule: {said}" in " ".join(long.split())
    assert said in render("markdown", [report]).replace("\\", "")
    assert "more specific rule" not in render("terminal", [plain_card], RenderOptions(verbose=True))


def test_a_reason_that_several_dimensions_share_is_told_once(good: Report) -> None:
    reason = "too little text: 9 words and 1 claim (at least 150 and 6 are needed)"
    silent = tuple(replace(d, score=None, low=None, high=None, reason=reason) for d in good.dimensions)
    out = " ".join(render("terminal", [replace(good, dimensions=silent)]).split())
    assert out.count("too little text") == 1 and out.count("not judged for the same reason") == len(silent) - 1


@pytest.mark.parametrize("columns", [-5, 0, 1, 2])
def test_a_line_without_room_takes_a_character_all_the_same(columns: int) -> None:
    assert wrap("ab 京c", columns) == ["ab", "京", "c"]
