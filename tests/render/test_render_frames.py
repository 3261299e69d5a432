"""frames: counts and denominators for research, defined in the codebook, typed also when empty."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from render import samples

from audit.model.report import Failure, Report
from audit.render import columns
from audit.render.frames import Frames, to_frame


@pytest.fixture(scope="module")
def frames() -> Frames:
    return to_frame([samples.good(), samples.FAILURE, samples.nasty(), samples.bare()])


def test_the_codebook_defines_each_column(root: Path, frames: Frames) -> None:
    text = (root / "docs/codebook.md").read_text("utf-8")
    assert text == columns.codebook(), "run: python -m audit.render.columns > docs/codebook.md"
    for name, frame in frames._asdict().items():
        section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
        assert section
        defined = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+) \|$", section.group(1), re.MULTILINE)
        assert [c for c, _, _ in defined] == list(frame.columns)
        assert [t for _, t, _ in defined] == [str(t) for t in frame.dtypes]
        assert all(meaning.endswith((".", "?")) for _, _, meaning in defined)


def test_types_are_the_same_when_empty(frames: Frames) -> None:
    for full, empty in zip(frames, to_frame([]), strict=True):
        assert len(empty) == 0
        assert list(empty.columns) == list(full.columns)
        assert list(empty.dtypes) == list(full.dtypes)


def test_a_failed_text_is_a_row(frames: Frames) -> None:
    articles = frames.articles
    assert list(articles.status) == ["audited", "failed", "audited", "audited"]
    failed = articles.iloc[1]
    assert (failed.path, failed.failure) == ("news/scan.pdf", "unsupported-format")
    assert failed.drop(["path", "status", "failure", "failure_message"]).isna().all()
    assert set(frames.sentences.article) == {0, 2, 3}


def test_counts_and_their_denominators(frames: Frames) -> None:
    row = frames.articles.iloc[0]
    parts = [row[f"claims_{s}"] for s in ("identified", "outlet", "anonymous", "vague", "agentless", "none")]
    assert parts == [2, 1, 1, 1, 1, 3] and sum(parts) == row.claims == 9
    assert row.claims_weak == 1
    assert (row.hedges_owned, row.hedges_unowned) == (0, 2)
    assert row.sentences == 10 and row.quoted_words == 6
    assert (row.findings_error, row.findings_warning, row.findings_info, row.findings_credit) == (2, 5, 3, 1)
    assert (row.findings_suppressed, row.findings_waived, row.places) == (1, 1, 6)


def test_not_judged_is_na_and_no_zero(frames: Frames) -> None:
    row = frames.articles.iloc[0]
    assert row.transparency_score is pd.NA and row.transparency_status == "not-judged"
    assert row.presentation_score is pd.NA and row.presentation_status == "error"
    assert row.language_score == 0.0
    assert row.attribution_low == 33.3
    assert frames.articles.iloc[3].attribution_status is pd.NA


def test_sentences(frames: Frames) -> None:
    mine = frames.sentences[frames.sentences.article == 0]
    assert list(mine.sentence) == list(range(len(mine)))
    crowd = mine[mine.text == "Critics say the boats are far too slow."].iloc[0]
    assert (crowd.answer, crowd.speaker, crowd.source_type, crowd.findings) == ("vague", "Critics", "vague", 2)
    assert mine[mine.block == "headline"].iloc[0].answer is pd.NA
    weak = mine[mine.strength == "weak"].iloc[0]
    assert weak.answer == "none"
    assert mine[mine.block == "body"].hedges_unowned.sum() == 2


def test_findings_and_speakers(frames: Frames) -> None:
    mine = frames.findings[frames.findings.article == 0]
    assert len(mine) == 13
    led = mine[mine.rule == "doubting-verb"].iloc[0]
    assert led.lead == mine[mine.rule == "crowd-as-source"].iloc[0].fingerprint
    assert mine[mine.rule == "vague-time"].iloc[0].dimension is pd.NA
    assert mine[mine.rule == "peacock-term"].iloc[0].precision_n == 40
    weil = frames.speakers[frames.speakers.name == "Tam Weil"].iloc[0]
    assert (weil.claims, weil.attributions, weil.quoted_words, weil.mentions) == (1, 1, 6, 1)


def test_the_text_may_be_left_out(good: Report) -> None:
    bare = to_frame([samples.without_text(good)])
    assert bare.sentences.text.isna().all()
    assert bare.findings.excerpt.isna().all()
    assert bare.articles.iloc[0].claims == 9


def test_a_generator_is_enough(batch: list[Report | Failure]) -> None:
    assert len(to_frame(r for r in batch).articles) == len(batch)
