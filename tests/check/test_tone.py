"""How a text sounds: three kinds read the profile of tone, and findings do not depend on whether it is reported."""

from __future__ import annotations

import pytest

from audit.check.kinds.headline_tone import HeadlineToneCheck
from audit.check.kinds.one_sided_tone import OneSidedToneCheck
from audit.check.kinds.tone_gap import ToneGapCheck
from audit.check.tones import ToneCheck
from audit.config import Config
from audit.model.article import Kind, MissingLayerError
from audit.model.measure import NotApplicable
from audit.model.profile import Profile, ToneProfile
from audit.model.report import Report
from audit.pipeline import Auditor
from tests.check.factories import article_of


@pytest.mark.parametrize(
    "check", [OneSidedToneCheck(), ToneGapCheck(), HeadlineToneCheck()], ids=lambda c: type(c).__name__
)
def test_a_text_without_figures_is_not_judged_and_one_without_a_profile_is_a_mistake(check: ToneCheck) -> None:
    article = article_of("A head\n\nOne. Two.", kinds=[Kind.HEADLINE, Kind.BODY])
    silent = article.with_value(ToneProfile("not judged: too short"))
    assert isinstance(check.measure(silent), NotApplicable)
    with pytest.raises(MissingLayerError):
        check.measure(article)


LOUD = "Fury and disgust at tram timetable\n\n" + "The tram office printed its timetable. Line 4 leaves at ten. " * 3


def reported(config: Config, *, profile: bool) -> Report:
    (made,) = Auditor(config, profile=profile).audit_many([{"text": LOUD}])
    assert isinstance(made, Report), made
    return made


def test_the_tone_is_the_same_finding_with_and_without_profiles_and_costs_no_points() -> None:
    with_, without = (reported(Config(preview=True), profile=p) for p in (True, False))
    assert with_.findings == without.findings and with_.dimensions == without.dimensions
    assert with_.profile.tone and with_.profile.tone.measured and without.profile == Profile()
    (tone,) = [f for f in with_.findings if f.family == "tone"]
    assert (tone.rule, tone.severity, tone.dimension) == ("headline-body-tone-gap", "info", None)
    off = reported(Config(rules={tone.rule: "off"}, preview=True), profile=True)
    assert [d.score for d in off.dimensions] == [d.score for d in with_.dimensions]


def test_the_tone_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from audit.annotate import tone

    calls = []
    real = tone._rows
    monkeypatch.setattr(tone, "_rows", lambda article: calls.append(1) or real(article))
    reported(Config(preview=True), profile=True)
    assert len(calls) == 1
    off = dict.fromkeys(("tone-profile", "entity-tone-gap", "headline-body-tone-gap"), "off")
    reported(Config(rules=off, preview=True), profile=False)
    assert len(calls) == 1
