"""Which rules judge an article: its genre chooses the pack, its path may switch rules, and nothing else matters."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest

from audit.choice import pack_name
from audit.config import Config, Override, load
from audit.errors import LoadError, PackError, UsageError
from audit.model.article import Source
from audit.model.report import Report
from audit.pipeline import Auditor, audit_text, source_of

TEXT = """Council wants a bridge

A stunning, legendary bridge will open in May. It is widely believed that the old one will close.
"""
HOUSE = 'name: house\nversion: 0.1.0\nextends: core\nrules: {peacock-term: off}\nrequired-version: ">=0.1"\n'


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "pack.yaml").write_text(HOUSE)
    return tmp_path


def report(config: Config, **meta: str) -> Report:
    made = next(iter(Auditor(config, profile=False).audit_many([{"text": TEXT, "id": "a.txt", **meta}])))
    assert isinstance(made, Report), made
    return made


def load_text(text: str) -> Source:
    return source_of({"text": text}, "a.txt")


def severities(made: Report) -> dict[str, str]:
    return {f.rule: f.severity for f in made.findings}


@pytest.mark.parametrize(
    ("genre", "config", "pack"),
    [
        ("", Config(), "core"),
        ("news", Config(), "core"),
        ("analysis", Config(), "core"),
        ("opinion", Config(), "opinion"),
        ("Op-Ed", Config(), "opinion"),
        ("letter", Config(), "opinion"),
        ("science", Config(), "science"),
        ("press_release", Config(), "docs"),
        ("wire", Config(), "wire"),
        ("opinion", Config(pack="core"), "core"),
        ("", Config(pack="wire"), "wire"),
        ("opinion", Config(pack="wire", genres={"op-ed": "opinion"}), "opinion"),
        ("science", Config(genres={"opinion": "core"}), "science"),
        ("opinion", Config(genres={"opinion": "core"}), "core"),
    ],
)
def test_the_genre_chooses_the_pack(genre: str, config: Config, pack: str) -> None:
    assert pack_name(genre, config) == pack


def test_what_the_article_says_wins_over_its_path_and_that_over_the_rest() -> None:
    config = Config(genre="science", overrides=(Override("a.*", "wire"), Override("b.*", "opinion")))
    assert report(config, genre="opinion").tool.pack == "opinion"
    assert report(config).tool.pack == "wire"
    assert report(config, id="c.txt").tool.pack == "science"
    assert report(Config()).tool.pack == "core"


def test_front_matter_chooses_and_the_report_says_so() -> None:
    made = Auditor(profile=False).audit_many([{"text": TEXT, "genre": "Opinions"}])
    (one,) = [r for r in made if isinstance(r, Report)]
    assert (one.tool.pack, one.article.genre) == ("opinion", "opinion")
    said = "audited as opinion: its dimensions are not comparable with those of another genre"
    assert said in one.limits
    assert not [limit for limit in report(Config()).limits if "comparable" in limit]
    assert any("audited by the pack wire" in limit for limit in report(Config(pack="wire")).limits)


def test_the_pack_decides_what_is_found() -> None:
    core, opinion, wire = (severities(report(Config(pack=name))) for name in ("core", "opinion", "wire"))
    rule = "agentless-passive-attribution"
    assert (core[rule], opinion[rule], wire[rule]) == ("warning", "info", "error")
    assert "peacock-term" in core and "peacock-term" not in opinion


def test_articles_of_several_genres_get_what_they_get_alone() -> None:
    items: list[Mapping[str, str]] = [{"text": TEXT, "genre": g} for g in ("", "opinion", "wire", "opinion", "science")]
    auditor = Auditor(profile=False)
    together = list(auditor.audit_many(items))
    alone = [r for item in items for r in Auditor(profile=False).audit_many([item])]
    backwards = list(auditor.audit_many(items[::-1]))[::-1]
    assert [r.tool.pack for r in together if isinstance(r, Report)] == ["core", "opinion", "wire", "opinion", "science"]
    for n, one in enumerate(together):
        for other in (alone[n], backwards[n]):
            assert isinstance(one, Report) and isinstance(other, Report)
            assert (one.findings, one.dimensions, one.tool) == (other.findings, other.dimensions, other.tool)


def test_a_pack_is_compiled_once_and_only_when_wanted() -> None:
    auditor = Auditor()
    assert auditor.compiled("opinion") is auditor.compiled("letter")
    assert auditor.compiled("opinion") is not auditor.compiled("news")
    assert auditor.pack is auditor.pack and auditor.compiled().matcher is auditor.compiled().matcher
    assert pickle.loads(pickle.dumps(Auditor(Config(pack="wire")))).pack.name == "wire"


def test_a_rule_that_is_off_costs_nothing() -> None:
    """Its words are not looked for, its patterns are not compiled, its check does not run."""
    pattern = "booster-without-evidence"
    rules = {"peacock-term": "off", pattern: "off"}
    on, off = Auditor(), Auditor(Config(rules=rules))
    source = load_text(TEXT)
    assert on.read(source).terms("peacock-terms") and not off.read(source).terms("peacock-terms")
    assert rules.keys() <= {o.rule for o in on.judge(source)[1]}
    assert not rules.keys() & {o.rule for o in off.judge(source)[1]}
    keys = {p.key for p in on.pack.rule(pattern).check.patterns()}
    kept = {p.key for rule in off.pack.rules for p in rule.check.patterns()}
    searched = set(off.compiled().matcher._patterns._compiled)
    assert searched == kept and keys - kept


def test_a_rule_that_only_a_path_switches_on_is_looked_for() -> None:
    config = Config(rules={"peacock-term": "off"}, overrides=(Override("a.*", "", {"peacock-term": "info"}),))
    assert Auditor(config).read(load_text(TEXT)).terms("peacock-terms")


def test_an_own_pack_by_config_and_by_genre(house: Path) -> None:
    root = str(house)
    assert "peacock-term" not in severities(report(Config(pack="house", root=root)))
    mapped = Config(genres={"letter": "house"}, root=root)
    assert report(mapped, genre="letter").tool.pack == "house"
    assert report(mapped).tool.pack == "core"
    assert severities(report(mapped, genre="letter")).keys() < severities(report(mapped)).keys()


def test_a_switch_wins_over_the_pack_and_a_path_over_the_switch(house: Path) -> None:
    root = str(house)
    on = Config(pack="house", root=root, rules={"peacock-term": "error"})
    assert severities(report(on))["peacock-term"] == "error"
    here = Config(root=root, rules={"peacock-term": "off"}, overrides=(Override("a.*", "", {"peacock-term": "info"}),))
    assert severities(report(here))["peacock-term"] == "info"
    assert "peacock-term" not in severities(report(here, id="b.txt"))


def test_rules_of_other_packs_may_be_named_and_unknown_ones_are_told_at_once() -> None:
    assert report(Config(rules={"preprint-without-caveat": "error"})).tool.pack == "core"
    with pytest.raises(UsageError, match=r"no rule 'preprint-without-cavet' .*did you mean 'preprint-without-caveat'"):
        Auditor(Config(rules={"preprint-without-cavet": "error"})).prepare()
    with pytest.raises(UsageError, match="no rule 'peacok-term'"):
        Auditor(Config(overrides=(Override("far/*", "", {"peacok-term": "off"}),))).prepare()


def test_broken_packs_are_told_before_an_article_is_read(house: Path) -> None:
    (house / "house" / "pack.yaml").write_text(HOUSE.replace("peacock-term", "peacok-term"))
    with pytest.raises(PackError, match=r"pack.yaml:4:9: no rule 'peacok-term' in core"):
        Auditor(Config(genres={"letter": "house"}, root=str(house))).prepare()
    (house / "house" / "pack.yaml").write_text(HOUSE.replace(">=0.1", ">=99"))
    with pytest.raises(PackError, match="the pack asks for source-audit >=99"):
        Auditor(Config(pack="house", root=str(house))).prepare()
    with pytest.raises(UsageError, match=r"no rule pack 'hose': give a folder with a pack.yaml, or one of core, docs"):
        Auditor(Config(pack="hose", root=str(house))).prepare()
    with pytest.raises(UsageError, match=r"it has no pack.yaml"):
        Auditor(Config(pack=".", root=str(house))).prepare()


def test_previews_run_when_asked_for_and_are_marked(house: Path) -> None:
    words = "id: stunner\nfamily: language\nsummary: s\nwhy: w\nseverity: info\nstatus: STATUS\nconfidence: low\n"
    words += "dimension: null\ncheck: pattern\nparams: {find: [stunning]}\nmessage: m\nquestion: 'q?'\nhint: h\n"
    words += "examples:\n  bad: ['A «stunning» day.', 'It is «stunning».', 'Oh, «stunning».']\n  good: [a, b, c]\n"
    rule = house / "house" / "language" / "stunner.yaml"
    rule.parent.mkdir()
    rule.write_text(words.replace("STATUS", "preview"))
    config = Config(pack="house", root=str(house))
    assert "stunner" not in severities(report(config))
    with_it = report(Config(pack="house", root=str(house), preview=True))
    assert "stunner" in severities(with_it)
    assert "rules in preview, which may still change: stunner" in with_it.limits
    assert [r.status for r in with_it.rules if r.id == "stunner"] == ["preview"]
    rule.write_text(words.replace("STATUS", "deprecated\nsince: 0.2.0\nreplaced_by: peacock-term"))
    late = report(config)
    assert "stunner" in severities(late)
    assert "the rule stunner is deprecated since 0.2.0 and will go; peacock-term replaces it" in late.limits
    told = Auditor(Config(pack="house", root=str(house), rules={"stunner": "off"})).prepare()
    assert told == ("stunner is replaced by peacock-term: name that one in the config",)


def test_where_the_publisher_is_the_source_the_card_says_so() -> None:
    made = audit_text(TEXT, genre="press-release")
    assert made.headline.startswith("The publisher answers for")
    assert {d.id for d in made.dimensions} == {"certainty", "language", "presentation", "transparency"}
    assert audit_text(TEXT).headline.startswith("No source found in reach for")


@pytest.mark.parametrize("text", ["\n", "\r\n\n"])
def test_a_text_of_line_ends_is_a_blank_row_of_which_nothing_is_judged(text: str) -> None:
    made = audit_text(text)
    assert made.headline == "There are no words here to judge."
    assert (made.findings, made.sentences, made.blocks) == ((), (), ())
    assert all(d.score is None for d in made.dimensions)
    assert made.limits == ("nothing was judged: the text has no words",)


@pytest.mark.parametrize("text", ["", " \t\n", "\u200b\n", "\ufeff"])
def test_other_white_space_is_no_text(text: str) -> None:
    with pytest.raises(LoadError):
        audit_text(text)


def test_a_switch_of_no_rule_is_told_where_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "audit.toml"
    file.write_text("[rules]\nno-date = 'off'\nno-bylin = 'off'\n")
    with pytest.raises(UsageError) as e:
        Auditor(load(file)).prepare()
    assert str(e.value) == f"{file}:3: no rule 'no-bylin' in pack core; did you mean 'no-byline'?"


def test_a_misspelt_pack_is_suggested(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no rule pack 'wier' \(did you mean 'wire'\?\): give a folder"):
        Auditor(Config(pack="wier")).prepare()
    file = tmp_path / "audit.toml"
    file.write_text("fail-on = 'error'\n[genres]\nscience = 'scince'\n")
    with pytest.raises(UsageError) as e:
        Auditor(load(file)).prepare()
    assert str(e.value).startswith(f"{file}:3: no rule pack 'scince' (did you mean 'science'?)")


@pytest.mark.parametrize(
    "config",
    [
        Config(genre="oppinion"),
        Config(overrides=(Override("a/*", genre="oppinion"),)),
        Config(genres={"oppinion": "opinion"}),
    ],
)
def test_a_genre_that_looks_misspelt_is_told_and_one_that_nobody_knows_is_let_be(config: Config) -> None:
    told = Auditor(config).prepare()
    assert told == ("genre 'oppinion' is not known; did you mean 'opinion'?",)
    assert not Auditor(Config(genre="Recipes")).prepare()
    assert not Auditor(Config(genre="Op-Eds")).prepare()
    assert not Auditor(Config(genre="documentation")).prepare()
