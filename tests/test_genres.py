"""Genres do something: where they come from, what they switch, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

import golden
import pytest
from annotate.test_genre import COURT, FORECAST, PROSE
from support import Ran, call

from audit import audit_text, load, parse
from audit.annotate.genre import infer
from audit.choice import Choice
from audit.config import Config, Override
from audit.errors import PackError, UsageError
from audit.model.article import Meta
from audit.model.rule import RulePack, Severity
from audit.parse.genres import GENRES, among, asked_genre, in_address
from audit.pipeline import Auditor
from audit.render import RenderOptions, render

NAMED = (
    "news", "brief", "court", "interview", "transcript", "live", "sport", "weather", "earnings", "obituary", "service",
    "list", "review", "opinion", "analysis", "science", "press-release", "docs",
)  # fmt: skip


def test_every_genre_has_a_stated_treatment_with_reasons(auditor: Auditor) -> None:
    treatments = auditor.compiled().whole.treatments
    assert set(NAMED) <= set(treatments) and set(treatments) == set(GENRES)
    for treatment in treatments.values():
        assert treatment.about.endswith(".") and treatment.answers, treatment.genre
        assert all(s.reason.endswith(".") for s in treatment.switches.values()), treatment.genre
        assert all(treatment.off.values()), treatment.genre


@pytest.mark.parametrize(
    ("name", "genre"), [("Op-Ed", "opinion"), ("live-blog", "live"), ("Q&A", "interview"), ("obituaries", "obituary")]
)
def test_a_genre_may_be_called_by_its_other_names(name: str, genre: str) -> None:
    assert asked_genre(name) == genre


def test_an_unknown_genre_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(UsageError, match=r"no genre 'interveiw' \(did you mean 'interview'\?\)"):
        asked_genre("interveiw")
    with pytest.raises(UsageError, match="no genre 'zebra': `audit genres` shows"):
        asked_genre("zebra")
    assert asked_genre("zebra", ["Zebra"]) == "zebra", "one that the config maps to a pack is known"


def test_categories_name_a_genre_and_tags_only_a_form() -> None:
    assert among("Local, Sport", "") == "sport"
    assert among("", "harbours, interview") == "interview"
    assert among("", "sport, health, harbours") == ""
    assert among("Local", "harbours") == ""


@pytest.mark.parametrize(
    ("url", "genre"),
    [
        ("https://alder.example/opinion/2024/pier", "opinion"),
        ("https://alder.example/news/obituaries/karl-weiss", "obituary"),
        ("https://alder.example/local/letters-to-the-editor/1", "letter"),
        ("https://alder.example/news/opinion-of-the-court", ""),
        ("https://alder.example/2024/05/pier", ""),
        ("", ""),
    ],
)
def test_a_section_of_the_address(url: str, genre: str) -> None:
    assert in_address(url) == genre


def test_front_matter_states_it_in_several_ways() -> None:
    for lines in ("genre: opinion", "type: opinion", "categories: [Local, Opinion]", "type: post\ntags: [op-ed]"):
        article = parse.parse(load.from_text(f"---\n{lines}\n---\n\n# Pier\n\n{PROSE}\n", "a.md", format="markdown"))
        assert article.meta.genre == "opinion", lines


def test_what_is_inferred_is_said_and_can_be_overridden() -> None:
    report = audit_text(COURT)
    assert (report.article.genre, report.article.genre_from) == ("court", "form")
    assert any("the genre court is inferred" in limit and "--genre" in limit for limit in report.limits)
    assert "treated as court (inferred)" in render("terminal", [report], RenderOptions(width=200))
    stated = audit_text(COURT, genre="news")
    assert (stated.article.genre, stated.article.genre_from) == ("news", "stated")
    configured = audit_text(COURT, config=Config(genre="news"))
    assert (configured.article.genre, configured.article.genre_from) == ("news", "stated")
    addressed = audit_text(COURT, url="https://alder.example/opinion/pier")
    assert (addressed.article.genre, addressed.article.genre_from) == ("opinion", "address")


def test_nothing_is_inferred_for_a_pack_of_ones_own() -> None:
    assert audit_text(COURT, config=Config(pack="core")).article.genre == "unstated"


def test_a_genre_switches_rules_off_and_leaves_dimensions_unjudged() -> None:
    report = audit_text(FORECAST)
    ran = {o.rule for d in report.dimensions for o in d.outcomes}
    assert "unattributed-checkable-claim" not in ran
    attribution = next(d for d in report.dimensions if d.id == "attribution")
    assert (attribution.status, attribution.score) == ("not-judged", None)
    assert attribution.reason == "the weather service answers for all of it"
    assert "that rests with the weather service that it names" in report.headline


def test_a_config_wins_over_the_genre() -> None:
    report = audit_text(FORECAST, config=Config(rules={"unattributed-checkable-claim": "warning"}))
    assert "unattributed-checkable-claim" in {r.id for r in report.rules}


def test_a_treatment_that_names_no_rule_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "pack.yaml").write_text("name: house\nversion: 1.0.0\nextends: core\n")
    (folder / "genres.yaml").write_text(
        "court:\n  about: A sitting.\n  answers: the court\n  rules:\n"
        "    no-direct-quote: {severity: off, reason: 'No voice.'}\n  not_judged: {atribution: 'no'}\n"
    )
    with pytest.raises(PackError, match=r"genres.yaml:5:5: court: no rule 'no-direct-quote'.*no-direct-quotes"):
        Auditor(Config(pack="house", root=str(tmp_path))).prepare()
    (folder / "genres.yaml").write_text("court: {about: A sitting., answers: the bench}\n")
    whole = Auditor(Config(pack="house", root=str(tmp_path))).compiled().whole
    assert whole.treatments["court"].answers == "the bench"


def test_the_plan_says_who_told() -> None:
    article = parse.parse(load.from_text(COURT, "a.txt", meta=Meta(genre="news")))
    assert Choice(Config()).plan(article).told.by == "stated"


def test_a_pack_is_treated_once_for_a_genre_and_the_rules_of_a_path() -> None:
    override = Override("b/*", rules={"no-date": "error"})
    choice = Choice(Config(overrides=(override,)))

    def pack(path: str, genre: str) -> RulePack:
        return choice.plan(parse.parse(load.from_text(PROSE, path, meta=Meta(genre=genre)))).pack

    assert pack("a/1.txt", "brief") is pack("a/2.txt", "brief")
    assert len({id(p) for p in (pack("a/1.txt", "brief"), pack("a/1.txt", "court"), pack("b/1.txt", "brief"))}) == 3
    assert pack("b/1.txt", "brief").rule("no-date").severity is Severity.ERROR


INFERRED = {
    "court-arson-trial": "court",
    "court-us-verdict": "court",
    "earnings-table": "earnings",
    "interview-qa": "interview",
    "letters-page": "letter",
    "list-ten-trails": "list",
    "live-blog-storm": "live",
    "obituary-local": "obituary",
    "obituary-scientist": "obituary",
    "press-release-company": "press-release",
    "press-release-ngo": "press-release",
    "product-test": "review",
    "recipe-column": "recipe",
    "review-film": "review",
    "sport-football": "sport",
    "transcript-briefing": "transcript",
    "weather-forecast": "weather",
}


@pytest.mark.parametrize("path", golden.goldens(), ids=lambda p: p.stem)
def test_the_goldens_are_inferred_as_they_read_or_left_alone(path: Path) -> None:
    one = golden.parse(path)
    meta = {name: value for name, value in one.meta.items() if name not in ("format", "genre")}
    source = load.from_text(one.source, "a", format=one.meta.get("format", "text"), meta=Meta(**meta))
    guess = infer(parse.parse(source))
    assert (guess.genre if guess else None) == INFERRED.get(path.stem)


def test_the_list_of_genres(tmp_path: Path) -> None:
    def audit(*args: str) -> Ran:
        return call(args, cwd=tmp_path)

    rows = {row["genre"]: row for row in json.loads(audit("genres", "--format", "json").text)}
    assert set(rows) == set(GENRES)
    assert rows["opinion"]["pack"] == "opinion" and rows["opinion"]["rules"]["peacock-term"]["level"] == "off"
    assert rows["docs"]["not_judged"]["attribution"]
    assert "Also called: obits" in audit("genres", "obituary").text.replace("obituaries, ", "")
    bad = audit("check", "a.txt", "--genre", "oppinion")
    assert bad.code == 2 and b"did you mean 'opinion'?" in bad.err
