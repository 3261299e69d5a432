"""Where settings come from, and how a mistake in them is told."""

from __future__ import annotations

import pytest

from audit.config import Config, load
from audit.errors import UsageError


def write(folder, text, name="audit.toml"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path):
    assert load(start=tmp_path) == Config()


def test_the_nearest_file_upward_is_taken(tmp_path):
    write(tmp_path, 'fail-on = "info"')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert load(start=inner).fail_on == "info"
    write(tmp_path / "a", "[tool.audit]\nfail-on = 'warning'\n", "pyproject.toml")
    assert load(start=inner).fail_on == "warning"


def test_a_pyproject_without_our_table_is_passed_over(tmp_path):
    write(tmp_path, 'fail-on = "info"')
    inner = tmp_path / "a"
    inner.mkdir()
    write(inner, "[project]\nname = 'x'\n", "pyproject.toml")
    assert load(start=inner).fail_on == "info"


def test_overrides_apply_by_path_the_last_one_wins(tmp_path):
    path = write(
        tmp_path,
        """
        genre = "news"
        [rules]
        no-date = "off"
        [[overrides]]
        path = "opinion/*"
        genre = "opinion"
        rules = {no-date = "info"}
        [[overrides]]
        path = "opinion/letters/*"
        genre = "letter"
        """,
    )
    config = load(path)
    assert config.for_path(str(tmp_path / "news.txt")).genre == "news"
    opinion = config.for_path(str(tmp_path / "opinion" / "a.txt"))
    assert (opinion.genre, opinion.rules) == ("opinion", {"no-date": "info"})
    assert config.for_path(str(tmp_path / "opinion" / "letters" / "b.txt")).genre == "letter"


def test_the_house_is_read(tmp_path):
    config = load(write(tmp_path, '[house]\nnames = ["The Gazette"]\nagencies = ["AP"]\n'))
    assert config.house.owns("the Gazette") and config.house.owns("AP") and not config.house.owns("Reuters")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fail_on = 'error'", "unknown key 'fail_on' (did you mean 'fail-on'?)"),
        ("fail-on = 'loud'", "'loud' is none of error, warning, info, never"),
        ("max-bytes = 'big'", "a whole number of bytes is wanted"),
        ("house = 3", "house: a table is wanted"),
        ("[house]\nname = ['x']", "did you mean 'names'?"),
        ("[rules]\nno-date = 'loud'", "rules.no-date: 'loud' is none of off, error, warning, info"),
        ("[rules]\nno-date = ['off']", "is none of off"),
        ("[[overrides]]\ngenre = 'x'", "path is missing"),
        ("overrides = 3", "a list of tables is wanted"),
        ("pack = 3", "a string is wanted"),
        ("preview = 'yes'", "preview: true or false is wanted"),
        ("genres = 'opinion'", "genres: a table is wanted"),
        ("[genres]\nopinion = 3", "genres.opinion: a string is wanted"),
        ("genre-packs = 3", "unknown key 'genre-packs'"),
        ("required-version = '>=99'", "the config wants source-audit >=99; this is"),
        ("required-version = '0.1'", "required-version: '0.1' is no requirement"),
        ("required-version = 1", "a string is wanted"),
        ("required-version = '>=99'\nnew-key = 1", "the config wants source-audit >=99"),
        ("not toml", "not valid TOML"),
    ],
)
def test_mistakes_are_told_with_file_key_and_suggestion(tmp_path, text, said):
    path = write(tmp_path, text)
    with pytest.raises(UsageError) as error:
        load(path)
    assert said in str(error.value) and str(path) in str(error.value)


def test_packs_previews_and_the_version_are_read(tmp_path):
    config = load(write(tmp_path, 'required-version = ">=0.1"\npreview = true\n[genres]\nletter = "house"\n'))
    assert (config.pack, config.preview, config.genres) == ("", True, {"letter": "house"})


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        load(tmp_path / "none.toml")


def test_the_hash_knows_what_changes_results_and_nothing_else(tmp_path):
    one, two = load(write(tmp_path, "genre = 'news'")), load(write(tmp_path, "genre = 'opinion'"))
    assert one.sha256 != two.sha256
    other = tmp_path / "elsewhere"
    other.mkdir()
    assert load(write(other, "genre = 'news'\nfail-on = 'info'")).sha256 == one.sha256
    # Which rules were used is told by the rules' own hash; a pack may be named by a path of one machine.
    assert load(write(other, "genre = 'news'\npack = 'house'\n[genres]\nletter = 'house'")).sha256 == one.sha256
    assert load(write(other, "genre = 'news'\npreview = true")).sha256 != one.sha256


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("pack = 'core'\n\nfail-on = 'loud'\n", ":3: fail-on: 'loud'"),
        ("[rules]\nno-date = 'off'\nno-byline = 'loud'\n", ":3: rules.no-byline: 'loud'"),
        ("genre = 'news'\npak = 'core'\n", ":2: unknown key 'pak'"),
        ("[house]\nnames = []\ndomain = []\n", ":3: house: unknown key 'domain'"),
        ("[[overrides]]\npath = 'a/*'\nrules = {no-date = 'loud'}\n", ":3: overrides.rules.no-date: 'loud'"),
        ("required-version = '>=9'\n", ":1: required-version: the config wants"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, text, place):
    file = tmp_path / "audit.toml"
    file.write_text(text)
    with pytest.raises(UsageError) as e:
        load(file)
    assert str(e.value).startswith(f"{file}{place}"), e.value


def test_where_a_switch_stands_is_known_and_changes_no_hash(tmp_path):
    file = tmp_path / "audit.toml"
    file.write_text("[rules]\n# no-date\n'no-date' = 'off'\n")
    config = load(file)
    assert config.place("no-date") == f"{file}:3" and config.place("no-byline") == str(file)
    assert Config().place("no-date") == "config"
    assert config.sha256 == Config(rules={"no-date": "off"}).sha256
