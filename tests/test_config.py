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
    write(inner, "tool = 5\n", "pyproject.toml")
    assert load(start=inner).fail_on == "info"
    write(inner, f"tool = {'[' * 20_000}{']' * 20_000}\n", "pyproject.toml")
    with pytest.raises(UsageError, match="not valid TOML"):
        load(start=inner)


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
        ("fail_on = 'error'", "the config has no 'fail_on' (did you mean 'fail-on'?)"),
        ("fail-on = 'loud'", "fail-on: 'loud' is not one of its values (one of: error, info, never, warning)"),
        ("max-bytes = 'big'", "max-bytes must be a whole number"),
        ("max-bytes = true", "max-bytes must be a whole number"),
        ("max-bytes = 0", "max-bytes is less than one byte"),
        ("house = 3", "house must be a table (with names, domains, agencies)"),
        ("[house]\nname = ['x']", "did you mean 'names'?"),
        ("[house]\nnames = 'x'", "names must be a list (write names = [...])"),
        (
            "[rules]\nno-date = 'loud'",
            "rules.no-date: 'loud' is not one of its values (one of: error, info, off, warning)",
        ),
        ("[rules]\nno-date = ['off']", "rules.no-date: this is not one of its values"),
        ("[[overrides]]\ngenre = 'x'", "an entry of overrides lacks 'path'"),
        ("overrides = 3", "overrides must be a list (write [[overrides]])"),
        ("pack = 3", "pack must be a text"),
        ("preview = 'yes'", "preview must be true or false"),
        ("genres = 'opinion'", "genres must be a table (write [genres])"),
        ("[genres]\nopinion = 3", "genres.opinion must be a text"),
        ("genre-packs = 3", "the config has no 'genre-packs'"),
        ("required-version = '>=99'", "the config asks for source-audit >=99; this is"),
        ("required-version = '0.1'", "required-version: '0.1' is not a requirement"),
        ("required-version = 1", "required-version must be a text"),
        ("required-version = '>=99'\nnew-key = 1", "the config asks for source-audit >=99"),
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
        ("pack = 'core'\n\nfail-on = 'loud'\n", ":3:1: fail-on: 'loud' is not one of its values"),
        (
            "[rules]\nno-date = 'off'\nno-byline = 'loud'\n",
            ":3:1: rules.no-byline: 'loud' is not one",
        ),
        ("genre = 'news'\npak = 'core'\n", ":2:1: the config has no 'pak' (did you mean 'pack'?)"),
        ("[house]\nnames = []\ndomain = []\n", ":3:1: house has no 'domain' (did you mean 'domains'?)"),
        (
            "[[overrides]]\npath = 'a/*'\nrules = {no-date = 'loud'}\n",
            ":3:10: rules.no-date: 'loud' is not one",
        ),
        ("[[overrides]]\npath = 'a'\n[[overrides]]\npath = 3\n", ":4:1: path must be a text"),
        ("[[overrides]]\npath = 'a'\n[overrides.rules]\nno-date = 'x'\n", ":4:1: rules.no-date: 'x' is not one of"),
        ("required-version = '>=9'\n", ":1:1: the config asks for"),
        ("genre = 'news'\npack = core\n", ":2:8: not valid TOML: Invalid value"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, text, place):
    file = tmp_path / "audit.toml"
    file.write_text(text)
    with pytest.raises(UsageError) as e:
        load(file)
    assert str(e.value).startswith(f"{file}{place}"), e.value


def test_all_mistakes_are_told_at_once(tmp_path):
    path = write(tmp_path, "pak = 1\n[rules]\nno-date = 'loud'\n[house]\nnames = 3\n")
    with pytest.raises(UsageError) as e:
        load(path)
    assert [line.split(": ")[0].rpartition("audit.toml")[2] for line in str(e.value).splitlines()] == [
        ":1:1",
        ":5:1",
        ":3:1",
    ]


def test_a_table_in_pyproject_is_told_with_its_line(tmp_path):
    path = write(tmp_path, "[project]\npack = 1\n[tool.audit]\n# pack\npack = 1\n", "pyproject.toml")
    with pytest.raises(UsageError, match=r"pyproject.toml:5:1: pack must be a text"):
        load(path)


def test_where_a_switch_stands_is_known_and_changes_no_hash(tmp_path):
    file = tmp_path / "audit.toml"
    file.write_text("[rules]\n# no-date\n'no-date' = 'off'\n")
    config = load(file)
    assert config.place("no-date") == f"{file}:3" and config.place("no-byline") == str(file)
    assert Config().place("no-date") == "config"
    assert config.sha256 == Config(rules={"no-date": "off"}).sha256
