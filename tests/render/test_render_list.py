"""list: the findings of many articles, their words with a caret under them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from audit.model.report import Failure, Report
from audit.render import RenderOptions, item, listing, render
from audit.render.width import width
from audit.render.words import HONEST_SHORT

SGR = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.parametrize("columns", [40, 41, 57, 80, 131, 200])
def test_every_line_fits(batch: list[Report | Failure], each: Report, columns: int) -> None:
    for reports in ([each], batch):
        for verbose in (False, True):
            out = render("list", reports, RenderOptions(width=columns, verbose=verbose))
            assert [line for line in out.split("\n") if width(line) > columns] == []


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_carets_stand_under_the_words(good: Report, columns: int) -> None:
    text = good.article.text
    assert text is not None
    seen = 0
    for f in good.findings:
        if f.absent or "\n" in text[f.spans[0].start : f.spans[0].end]:
            continue
        drawn = listing.caret(good, f, columns - 6)
        assert drawn is not None
        words, marks = drawn
        under = words[len(marks) - len(marks.lstrip()) : len(marks)]
        found = " ".join(text[f.spans[0].start : f.spans[0].end].split())
        assert found.startswith(under.removesuffix("...")) and under, (words, marks)
        seen += under == found
    assert seen


def test_a_clean_article_is_nothing_and_the_honest_line_is_said_once(good: Report) -> None:
    clean = replace(good, findings=(), asks=(), limits=(), dimensions=())
    assert render("list", [clean]) == ""
    out = " ".join(render("list", [good, clean, good]).split())
    assert out.count(HONEST_SHORT) == 1
    for limit in good.limits[: listing.LIMITS]:
        assert out.count(f"Limit: {limit}") <= 1


def test_colour_adds_only_colour_and_nothing_steers_the_screen(batch: list[Report | Failure]) -> None:
    painted = render("list", batch, RenderOptions(color=True, verbose=True))
    assert SGR.sub("", painted) == render("list", batch, RenderOptions(verbose=True))
    assert "\x1b" not in SGR.sub("", painted) and "\u202e" not in painted


def test_it_can_be_written_as_it_comes(batch: list[Report | Failure]) -> None:
    reports = [r for r in batch if isinstance(r, Report)]
    options = RenderOptions()
    listed = listing.Listing(options)
    assert "".join(item(listed, r, options) for r in reports) + listed.end() == render("list", reports, options)
