"""--no-text: no word of the article in any format; counts, rules and positions stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import golden
import pytest
from render.contract import said

from audit import load
from audit.model.article import Meta
from audit.model.report import Report, encode
from audit.pipeline import Auditor
from audit.render import FORMATS, RenderOptions

MARKED = """---
title: Zorvex grumbles at Quillane
author: Pell Vandrake
---

# Zorvex grumbles at Quillane!

By Pell Vandrake

Zorvex Holdings, the worldbeating glimmerworks of Quillane, will sell 41 million snaffles, Mayor Orla Threnody said.

“We never wanted the Brasket deal,” said Threnody. Sources said Marl Ostrew had cheated the Fenwhistle trust.

It is widely feared that Zorvex could shutter its shocking Tarrowgate mill.
Critics say the glimmerworks stinks of brindle.

According to the Skelmore Bugle, Ostrew accused Dabney Crull of thievery. Crull's spokeswoman, Ms Wimborne Ash, wept.

Photo: Hesper Quint

READ ALSO: Ten brambling facts about snaffles

Threnodi was seen on Thursday, March 3, 2021 (a Monday).
The corrupt regime of Quillane may possibly flee, indicating gloom.
"""


@pytest.fixture(scope="module")
def both() -> tuple[Report, Report]:
    source = load.from_text(MARKED, "a.md", format="markdown")
    return Auditor().audit(source), Auditor(with_text=False).audit(source)


def _markers() -> set[str]:
    """The made-up words of the article, which no rule and no page can have of its own."""
    plain = " ".join(p.read_text("utf-8") for p in golden.FOLDER.parent.parent.glob("rules/*/*/*.yaml"))
    known = {*re.findall(r"[a-z]+", plain.lower()), "title", "author", "photo"}
    return {w for w in re.findall(r"[a-z]{5,}", MARKED.lower()) if w not in known}


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("verbose", [False, True])
def test_no_made_up_word_is_in_any_format(form: str, verbose: bool, both: tuple[Report, Report]) -> None:
    markers = _markers()
    assert {"zorvex", "threnody", "snaffles", "quillane", "ostrew", "vandrake", "skelmore", "quint"} <= markers
    out = said(form, [both[1]], RenderOptions(verbose=verbose)).lower()
    assert not {w for w in markers if re.search(rf"\b{w}", out)}


def test_counts_rules_and_positions_stay(both: tuple[Report, Report]) -> None:
    full, bare = both
    assert [(f.rule, f.spans, f.locations, f.severity, f.fingerprint) for f in full.findings] == [
        (f.rule, f.spans, f.locations, f.severity, f.fingerprint) for f in bare.findings
    ]
    assert (full.sentences, full.attributions, full.asks) == (bare.sentences, bare.attributions, bare.asks)
    assert [(s.type, s.mentions, bool(s.role)) for s in full.speakers] == [
        (s.type, s.mentions, bool(s.role)) for s in bare.speakers
    ]
    assert [s.name for s in bare.speakers] == [f"speaker {n}" for n in range(1, len(bare.speakers) + 1)]
    assert [(d.id, d.score, d.reason) for d in full.dimensions] == [(d.id, d.score, d.reason) for d in bare.dimensions]
    assert (full.headline, full.article.words, full.article.claims) == (
        bare.headline, bare.article.words, bare.article.claims,
    )  # fmt: skip


def _runs(text: str, n: int) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return zip(*(words[k:] for k in range(n)), strict=False)


AUDITOR = Auditor(with_text=False)


@pytest.mark.parametrize("path", golden.goldens(), ids=lambda p: p.stem)
def test_no_four_words_of_an_article_in_a_row_are_in_its_report(path: Path) -> None:
    one = golden.parse(path)
    meta = {name: value for name, value in one.meta.items() if name != "format"}
    source = load.from_text(one.source, "a", format=one.meta.get("format", "text"), meta=Meta(**meta))
    report = AUDITOR.audit(source)
    own = " . ".join(r.summary + " . " + r.why for r in report.rules)
    told = {run for value in _strings(encode(report)) for run in _runs(value, 4)} - set(_runs(own, 4))
    assert not told & set(_runs(one.source, 4))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def test_a_crash_says_its_type_and_not_what_it_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    auditor = Auditor(with_text=False)
    kind = type(auditor.pack.rule("peacock-term").check)

    def breaks(self: object, article: object) -> None:
        raise ValueError("Zorvex")

    monkeypatch.setattr(kind, "measure", breaks)
    out = json.dumps(encode(auditor.audit(load.from_text(MARKED, "a.md", format="markdown"))))
    assert "ValueError" in out and "Zorvex" not in out
