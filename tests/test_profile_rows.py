"""The rows of readability and tone in a report: typed, the same JSON as ever, and read back without loss."""

from __future__ import annotations

from typing import Any

import pytest

from audit import audit_text
from audit.model.decode import decode
from audit.model.profile import MEASURED, Profile, ReadabilityProfile, ToneGroup, ToneProfile
from audit.model.report import encode
from audit.pipeline import Auditor

TEXT = "Mill sold\n\n" + "The mill was sold for a joy of a price. It rained on the awful old bridge. " * 12


def test_a_profile_comes_back_without_loss() -> None:
    profile = audit_text(TEXT).profile
    assert profile.readability and profile.readability.figures and profile.tone and profile.tone.own
    row = encode(profile)
    assert row["readability"]["flesch_reading_ease"] == profile.readability.figures.flesch_reading_ease
    assert row["tone"]["mean"] == profile.tone.own.mean and row["tone"]["series"][0] == list(profile.tone.series[0])
    assert decode(Profile, row) == profile


@pytest.mark.parametrize(
    ("profile", "row"),
    [
        (Profile(), {}),
        (
            Profile(ReadabilityProfile("not judged: under 100 words", words=3, sentences=1)),
            {"readability": {"status": "not judged: under 100 words", "words": 3, "sentences": 1}},
        ),
        (Profile(tone=ToneProfile("not judged: language")), {"tone": {"status": "not judged: language"}}),
        (
            Profile(tone=ToneProfile("not judged: few", own=ToneGroup(2))),
            {"tone": {"status": "not judged: few", "sentences": 2}},
        ),
    ],
)
def test_what_was_not_measured_has_no_figures(profile: Profile, row: dict[str, Any]) -> None:
    assert encode(profile) == row
    assert decode(Profile, row) == profile


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"tone": 7}, "not an object: 7"),
        ({"tone": {"status": MEASURED}}, "a tone that was measured has its figures"),
        ({"tone": {"status": MEASURED, "sentences": 1, "series": "x"}}, "not a list: 'x'"),
        ({"tone": {"status": MEASURED, "sentences": 1, "series": [[0]]}}, r"not a list of 2: \[0\]"),
        ({"tone": {"status": MEASURED, "sentences": 1, "odd": 1}}, "unknown field 'odd' in ToneProfile"),
        ({"readability": {"status": MEASURED, "smog": "x"}}, "not a number: 'x'"),
    ],
)
def test_a_profile_of_odd_form_is_refused(row: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        decode(Profile, row)


def test_without_profiles_the_report_has_none() -> None:
    (report,) = Auditor(profile=False).audit_many([{"text": TEXT}])
    assert encode(report)["profile"] == {}
