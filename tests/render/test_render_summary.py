"""summary: every finding of a run, under the limit of a job summary, nothing of the article live."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from render import samples

from audit.model.report import Failure, Report
from audit.render import RenderOptions, render


def tokens(text: str) -> list[Token]:
    out = []
    for token in MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text):
        out += [token, *(token.children or [])]
    return out


def test_every_finding_is_a_row(good: Report) -> None:
    out = render("summary", [good, samples.bare(), samples.FAILURE])
    assert "3 files, 2 errors, 5 warnings, 1 waived, 1 not audited" in out
    assert "| 5:78 | error | `crowd-as-source` | `Critics say` | Which critics, and how many? |" in out
    assert len([line for line in out.splitlines() if re.match(r"\| \d", line)]) == 7
    assert out.index("scan.pdf") < out.index("ferry plan"), "what failed comes first"
    assert "standard input" not in out, "a clean file is counted and not listed"


def test_nothing_of_the_article_is_live_and_cells_stay_cells(batch: list[Report | Failure]) -> None:
    parsed = tokens(render("summary", batch, RenderOptions(verbose=True)))
    assert not {t.type for t in parsed} & {"link_open", "image", "fence", "code_block", "s_open"}
    for t in parsed:
        if t.type in ("html_block", "html_inline"):
            assert not re.search("<", re.sub("</?sub>", "", t.content)), t.content
    rows = [[]]  # type: list[list[str]]
    for t in parsed:
        if t.type == "tr_open":
            rows.append([])
        elif t.type == "td_open":
            rows[-1].append("")
    assert {len(row) for row in rows if row} == {5}


def test_it_stays_under_the_limit_and_says_what_is_missing(nasty: Report) -> None:
    many = [replace(nasty, article=replace(nasty.article, path=f"news/{n}.txt")) for n in range(900)]
    out = render("summary", many)
    assert 900_000 < len(out.encode()) <= 1_000_000
    assert re.search(r"\d+ more files with findings would make this summary too long", out)
