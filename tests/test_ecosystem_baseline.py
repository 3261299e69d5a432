"""Real articles (beside the checkout) are read as the committed baseline says."""

from __future__ import annotations

import pytest
from ecosystem import UPDATE, said
from ecosystem_readings import BASELINE, DATA, articles, here, readings, unpacked


def test_real_articles_are_read_as_the_baseline_says() -> None:
    if not here():
        pytest.skip("the articles are not on this machine (../shared)")
    before, after = unpacked(BASELINE.read_bytes()), dict(readings(articles(DATA)))
    if before != after:  # no assertion: its own difference of two large mappings would take longer and say less
        pytest.fail(f"{said(before, after)}\n{UPDATE}", pytrace=False)
