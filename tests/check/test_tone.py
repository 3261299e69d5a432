"""How a text sounds: three checks that read the profile of the tone and speak up only where it leans far."""

from __future__ import annotations

from dataclasses import replace
from statistics import NormalDist

import pytest

from audit.check.named import last_words, named_in
from audit.check.tone import ToneCheck, ToneFault, _student
from audit.config import Config
from audit.model.article import Article, Kind, MissingLayerError
from audit.model.marks import Quote, QuoteKind, SourceType, Speaker, Status, ToneProfile
from audit.model.measure import Measure, NotApplicable
from audit.model.report import Report
from audit.pipeline import Auditor
from tests.check.made import answer, article_of, at, lexicon

BALANCE = ToneCheck(ToneFault.BALANCE, min_sentences=5)
ENTITIES = ToneCheck(ToneFault.ENTITIES, min_sentences=2, gap=0.2)
HEADLINE = ToneCheck(ToneFault.HEADLINE, min_sentences=3, gap=2, least=0.5)


def sounding(
    article: Article, scores: list[float], *drivers: tuple[str, float], headline: float | None = None
) -> Article:
    """With these scores of the body sentences, in order."""
    rows = tuple((s.index, score) for s, score in zip(article.body, scores, strict=True))
    words = tuple(ToneDriver(word, 1, valence) for word, valence in drivers)
    return article.with_value(ToneProfile(MEASURED, series=rows, drivers=words, headline=headline))


def measured(check: ToneCheck, article: Article) -> Measure:
    made = check.measure(article)
    assert isinstance(made, Measure), made
    return made


@pytest.mark.parametrize("check", [BALANCE, ENTITIES, HEADLINE], ids=lambda c: c.fault.value)
def test_a_text_without_figures_is_not_judged_and_one_without_a_profile_is_a_mistake(check: ToneCheck) -> None:
    article = article_of("A head\n\nOne. Two.", kinds=[Kind.HEADLINE, Kind.BODY])
    silent = article.with_value(ToneProfile("not judged: too short"))
    assert isinstance(check.measure(silent), NotApplicable)
    with pytest.raises(MissingLayerError):
        check.measure(article)


# -- balance

FIVE = "An awful day. A poor show. An awful roof. The bus left. A poor end."


def test_balance_reports_shares_and_the_words_that_drive_it() -> None:
    article = sounding(article_of(FIVE), [-0.4, -0.3, -0.4, 0.0, -0.2], ("awful", -4.0), ("poor", -3.0), ("nice", 1.8))
    (hit,) = measured(BALANCE, article).hits
    assert {k: hit.fields[k] for k in ("negative", "positive", "neutral", "total", "words")} == {
        "negative": 80,
        "positive": 0,
        "neutral": 20,
        "total": 5,
        "words": "awful, poor",
    }
    assert [article.slice(s) for s in (hit.span, *hit.related)] == ["awful", "poor", "awful", "poor"]
    assert hit.absent


@pytest.mark.parametrize(
    "scores",
    [
        [-0.4, -0.3, 0.0, 0.0, 0.4],  # two fifths are no majority
        [-0.4, -0.3, -0.04, 0.04, 0.0],  # within the neutral band
        [0.0] * 5,
    ],
)
def test_balance_keeps_quiet_without_a_clear_majority(scores: list[float]) -> None:
    assert not measured(BALANCE, sounding(article_of(FIVE), scores, ("awful", -4.0))).hits


def test_balance_is_of_narrated_sentences_alone() -> None:
    scores = [-0.4, -0.3, -0.4, 0.0, -0.2]
    told = article_of(FIVE, answer(FIVE, 0, Status.IDENTIFIED), answer(FIVE, 1, Status.VAGUE))
    made = replace(BALANCE, min_sentences=4).measure(sounding(told, scores, ("awful", -4.0), ("poor", -3.0)))
    assert isinstance(made, Measure) and made.base == 4
    assert isinstance(BALANCE.measure(sounding(told, scores)), NotApplicable)


def test_no_word_to_point_at_no_finding() -> None:
    assert not measured(BALANCE, sounding(article_of(FIVE), [-0.4] * 5, ("dismal", -3.0))).hits
    text = FIVE.replace("awful", "“awful”").replace("poor", "“poor”")
    spoken = [
        Quote(s, s, QuoteKind.PARTIAL, 1) for n in range(2) for s in (at(text, "“awful”", n), at(text, "“poor”", n))
    ]
    quoted = article_of(text, *sorted(spoken, key=lambda q: q.span))
    assert not measured(BALANCE, sounding(quoted, [-0.4] * 5, ("awful", -4.0), ("poor", -3.0))).hits


# -- by name

TWO = "Then Ana Lund sang. Lund danced. Lund won. Then Tom Berg fell. Berg cried. Berg lost."


def test_a_gap_between_names_comes_with_its_interval_and_all_places() -> None:
    article = sounding(article_of(TWO), [0.5, 0.6, 0.7, -0.5, -0.6, -0.4])
    (hit,) = measured(ENTITIES, article).hits
    assert (hit.fields["name"], hit.fields["other"], hit.fields["gap"]) == ("Ana Lund", "Tom Berg", "+1.10")
    low, high = float(hit.fields["low"]), float(hit.fields["high"])
    assert 0 < low < 1.1 < high and low + high == pytest.approx(2.2)
    assert [article.slice(s) for s in (hit.span, *hit.related)] == [
        "Ana Lund",
        "Lund",
        "Lund",
        "Tom Berg",
        "Berg",
        "Berg",
    ]


@pytest.mark.parametrize(
    ("scores", "check"),
    [
        ([0.5, -0.6, 0.7, -0.5, 0.6, -0.4], ENTITIES),  # the interval holds zero
        ([0.15, 0.16, 0.17, 0.0, 0.01, 0.02], ENTITIES),  # certain, and small
        ([0.5, 0.5, 0.5, -0.5, -0.5, -0.5], ENTITIES),  # no spread, no interval
        ([0.5, 0.6, 0.7, -0.5, -0.6, -0.4], replace(ENTITIES, min_sentences=4)),
    ],
)
def test_no_gap_is_reported_by_chance_or_on_few_sentences(scores: list[float], check: ToneCheck) -> None:
    assert not measured(check, sounding(article_of(TWO), scores)).hits


def test_sentences_with_both_names_speak_for_neither() -> None:
    text = "Then Ana Lund met Tom Berg. Lund met Berg. Lund led Berg. Berg beat Lund. Lund won. Berg lost."
    assert not measured(ENTITIES, sounding(article_of(text), [0.5, 0.6, 0.7, 0.5, 0.6, -0.4])).hits


def test_students_quantiles_are_those_of_the_tables() -> None:
    for freedom, quantile in ((4, 2.776), (9, 2.262), (30, 2.042)):
        assert _student(0.975, freedom) == pytest.approx(quantile, rel=0.003)
    assert _student(0.995, 4) == pytest.approx(4.604, rel=0.02)
    assert _student(0.975, 1e9) == pytest.approx(NormalDist().inv_cdf(0.975))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (TWO, {"Ana Lund": [0, 1, 2], "Tom Berg": [3, 4, 5]}),
        ("Then Ana Lund sang. Mr. Lund sat. On Monday it rained. On Monday it froze.", {"Ana Lund": [0, 1]}),
        ("Then Ana Lund sang. Then Tom Lund sat. Lund won.", {}),  # two of one surname
        ("Then the White House met. The House met. A house fell.", {}),  # a plain word, too
        ("It rained in Rome. It froze in Rome.", {}),  # one word, and nobody speaks
        ("The U.S. President Ana Lund sat. President Ana Lund sang. Lund won.", {"Ana Lund": [0, 1, 2]}),
        ("Yesterday Ana Lund sang. But Lund sat.", {"Yesterday Ana Lund": [0, 1]}),
        (
            "Ana Lund’s boat sank. Then Pat O’Neil sat. O’Neil and Ana Lund left.",
            {"Ana Lund": [0, 2], "Pat O’Neil": [1, 2]},
        ),
    ],
)
def test_a_name_is_known_by_its_last_word(text: str, names: dict[str, list[int]]) -> None:
    article = article_of(text, lexicons=[lexicon("role-nouns", "president")])
    found = named_in(article, [s.index for s in article.body], 2)
    assert {name: sorted(places) for name, places in found.items()} == names
    assert {name.split()[-1] for name in names} <= set(last_words(article, [s.index for s in article.body], 2))


def test_a_source_of_one_word_is_a_name() -> None:
    text = "Then Rome spoke. The envoys of Rome left."
    source = at(text, "Rome")
    rome = Speaker(source, "Rome", SourceType.BODY, None, (source,))
    assert named_in(article_of(text, rome), [0, 1], 2) == {"Rome": {0: [source], 1: [at(text, "Rome", 1)]}}
    assert not named_in(article_of(text, replace(rome, sure=False)), [0, 1], 2)


# -- headline against body

NEWS = "CHAOS as council debates bins\n\nThe council met. Blue bins go out. Green bins stay. A map hangs there."


@pytest.mark.parametrize(
    ("title", "scores", "found"),
    [
        (-0.7, [0.1, 0.0, -0.1, 0.0], True),
        (0.7, [0.1, 0.0, -0.1, 0.0], True),
        (-0.7, [0.0] * 4, True),
        (-0.4, [0.0] * 4, False),  # too mild to speak of
        (0.0, [0.0] * 4, False),
        (-0.7, [-0.6, -0.7, -0.8, -0.5], False),  # the body is as hot
        (-0.7, [0.6, -0.2, -0.4, 0.0], False),  # within two deviations
    ],
)
def test_a_headline_is_hot_only_above_its_body(title: float, scores: list[float], found: bool) -> None:
    article = sounding(article_of(NEWS, kinds=[Kind.HEADLINE, Kind.BODY]), scores, headline=title)
    hits = measured(HEADLINE, article).hits
    assert [article.slice(h.span) for h in hits] == ["CHAOS as council debates bins"] * found


def test_without_a_headline_there_is_nothing_to_compare() -> None:
    assert isinstance(HEADLINE.measure(sounding(article_of("One. Two. Three."), [0.0] * 3)), NotApplicable)


# -- in a report

LOUD = "Fury and disgust at tram timetable\n\n" + "The tram office printed its timetable. Line 4 leaves at ten. " * 3


def reported(config: Config, *, profile: bool) -> Report:
    (made,) = Auditor(config, profile=profile).audit_many([{"text": LOUD}])
    assert isinstance(made, Report), made
    return made


def test_the_tone_is_the_same_finding_with_and_without_profiles_and_costs_no_points() -> None:
    with_, without = (reported(Config(), profile=p) for p in (True, False))
    assert with_.findings == without.findings and with_.dimensions == without.dimensions
    assert with_.profile["tone"]["status"] == "measured" and not without.profile
    (tone,) = [f for f in with_.findings if f.family == "tone"]
    assert (tone.rule, tone.severity, tone.dimension) == ("headline-body-tone-gap", "info", None)
    off = reported(Config(rules={tone.rule: "off"}), profile=True)
    assert [d.score for d in off.dimensions] == [d.score for d in with_.dimensions]


def test_the_tone_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from audit.annotate import tone

    calls = []
    real = tone._rows
    monkeypatch.setattr(tone, "_rows", lambda article: calls.append(1) or real(article))
    reported(Config(), profile=True)
    assert len(calls) == 1
    off = dict.fromkeys(("tone-profile", "entity-tone-gap", "headline-body-tone-gap"), "off")
    reported(Config(rules=off), profile=False)
    assert len(calls) == 1
