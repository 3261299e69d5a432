"""The face of the package: a report shows and saves itself, a config is a dict, a wrong type is a message."""

from __future__ import annotations

import copy
import html
import pickle
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from render import samples
from support import ROOT, article_of

import audit
from audit.config import load
from audit.errors import PackError
from audit.model.decode import decode
from audit.model.report import Failure, Report
from audit.render import FORMATS, output, render
from audit.render.shows import SUFFIXES

TEXT = "The mayor said on Monday that the bridge will close in May. Critics say it is too late."


@pytest.fixture(scope="module")
def report() -> Report:
    return audit.audit_text(TEXT, title="Bridge", id="a1")


def test_a_report_writes_itself_as_the_program_does(report: Report) -> None:
    assert report.to_json() == render("json", [report])
    assert report.to_html() == render("html", [report])
    assert report.to_markdown() == render("markdown", [report])
    import json

    assert decode(Report, json.loads(report.to_json())) == report


def test_one_report_makes_frames_as_many_do(report: Report) -> None:
    many = audit.to_frame([report])
    for made in (report.to_frame(), audit.to_frame(report)):
        for one, other in zip(made, many, strict=True):
            pd.testing.assert_frame_equal(one, other)
    failed = audit.to_frame(Failure("x", "empty", "the text is empty"))
    assert list(failed.articles.failure) == ["empty"]


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_save_takes_the_format_of_the_suffix(report: Report, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "new" / f"Card{suffix.upper()}"
    report.save(path)
    made = output(SUFFIXES[suffix], [report])
    assert path.read_bytes() == (made if isinstance(made, bytes) else made.encode())
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_save_takes_any_format_by_name(report: Report, tmp_path: Path) -> None:
    for name in FORMATS:
        report.save(str(tmp_path / "out"), format=name)
        made = output(name, [report])
        assert (tmp_path / "out").read_bytes() == (made if isinstance(made, bytes) else made.encode())


def test_save_is_whole_or_not_at_all(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "card.html"
    path.write_text("before", "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(audit.UsageError, match=r"card\.html: cannot be written: No space left"):
        report.save(path)
    assert path.read_text("utf-8") == "before" and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("path", "format", "said"),
    [
        ("card.xml", None, r"card\.xml: no format has this suffix \(\.json, "),
        ("card", None, "no format has this suffix"),
        ("card.html", "htm", "no format 'htm'"),
        (b"card.html", None, "a path is a str or a Path, not bytes"),
        (5, None, "not int"),
    ],
)
def test_save_says_what_it_cannot(report: Report, path: Any, format: str | None, said: str) -> None:
    with pytest.raises(audit.UsageError, match=said):
        report.save(path, format)


def test_the_card_in_a_notebook_is_a_page_of_its_own(report: Report) -> None:
    for one in (report, samples.nasty()):
        shown = one._repr_html_()
        frame = re.fullmatch(
            r'<iframe sandbox="allow-scripts allow-modals" title="([^"]*)" style="[^"]*" srcdoc="([^"]*)"></iframe>',
            shown,
        )
        assert frame, "nothing of the page ends the attribute that holds it"
        assert html.unescape(frame[2]).replace('<base href="about:srcdoc">', "", 1) == one.to_html()
        assert not set("<>") & set(frame[1] + frame[2])


def test_a_report_from_a_pickle_shows_itself(report: Report) -> None:
    assert copy.deepcopy(report) == report
    code = "import sys, pickle; r = pickle.load(sys.stdin.buffer); sys.stdout.write(r.to_markdown())"
    ran = subprocess.run([sys.executable, "-c", code], input=pickle.dumps(report), cwd=ROOT, capture_output=True)
    assert ran.stdout.decode() == report.to_markdown(), ran.stderr.decode()


# -- a config as a dict

SETTINGS = """
genre = "news"
max-bytes = 5000
select = ["attribution", "hedging"]
preview = true
[rules]
Hedge-Density = "off"
[house]
names = ["The Gazette"]
[genres]
wire = "wire"
[max]
error = 0
[words]
allow = ["clearly"]
[[overrides]]
path = "opinion/*"
genre = "opinion"
"""


def test_a_dict_is_what_the_file_is(tmp_path: Path) -> None:
    import tomllib
    from dataclasses import replace

    (tmp_path / "audit.toml").write_text(SETTINGS, "utf-8")
    settings = tomllib.loads(SETTINGS)
    made = audit.Config.from_dict(settings)
    assert made == replace(load(tmp_path / "audit.toml"), root="", file="")
    assert made.sha256 == load(tmp_path / "audit.toml").sha256
    assert pickle.loads(pickle.dumps(made)) == made
    assert audit.Config.from_dict({}) == audit.Config()
    assert audit.Config.from_dict({"select": ("hedging",), "pack": Path("wire")}).pack == "wire"


@pytest.mark.parametrize(
    "wrong",
    [
        {"rulez": {}},
        {"max-bytes": "many"},
        {"max-bytes": 0},
        {"select": "hedging"},
        {"house": {"nmes": []}},
        {"house": []},
        {"rules": {"x": "of"}},
        {"overrides": [{"genre": "news"}]},
        {"preview": 1},
        {"required-version": ">=99"},
        {"max": {"error": "x"}},
    ],
    ids=str,
)
def test_mistakes_are_told_as_in_the_file(wrong: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(audit.UsageError) as by_dict:
        audit.Config.from_dict(wrong)
    (tmp_path / "audit.toml").write_text(toml(wrong), "utf-8")
    with pytest.raises(audit.UsageError) as by_file:
        load(tmp_path / "audit.toml")
    assert str(by_dict.value) == re.sub(r"^\S+audit\.toml(:\d+:\d+)?", "config", str(by_file.value), flags=re.M)


def toml(settings: dict[str, Any]) -> str:
    def value(v: Any) -> str:
        if isinstance(v, dict):
            return "{" + ", ".join(f"{k} = {value(x)}" for k, x in v.items()) + "}"
        return (
            f"[{', '.join(map(value, v))}]"
            if isinstance(v, list)
            else str(v).lower()
            if isinstance(v, bool)
            else repr(v)
        )

    return "".join(f"{k} = {value(v)}\n" for k, v in settings.items())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ([("genre", "news")], "must be a dict of settings, not list"),
        ({"genre": None}, r"genre: NoneType is no value of a setting \(leave the key out\)"),
        ({"rules": {5: "off"}}, "rules: a key is a text, not 5"),
        ({"words": {"allow": [object()]}}, r"words\.allow: object is no value"),
        ({"extend": "missing.toml"}, "extend: no such file: missing.toml"),
    ],
)
def test_what_no_file_could_say(wrong: Any, said: str) -> None:
    with pytest.raises(audit.UsageError, match=said):
        audit.Config.from_dict(wrong)


def test_a_dict_may_extend_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "audit.toml").write_text('genre = "news"\npreview = true\n', "utf-8")
    made = audit.Config.from_dict({"extend": "audit.toml", "genre": "opinion"})
    assert (made.genre, made.preview, made.file) == ("opinion", True, "")


def test_config_by_dict_where_articles_are_audited(tmp_path: Path) -> None:
    off = {"rules": {"No-Date": "off"}}
    plain, without = audit.audit_text(TEXT), audit.audit_text(TEXT, config=off)
    assert {f.rule for f in plain.findings} - {f.rule for f in without.findings} == {"no-date"}
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    assert audit.audit_file(path, config=off).findings == without.findings
    (one,) = audit.Auditor(off).audit_many([path])
    assert isinstance(one, Report) and one.findings == without.findings


# -- a str is a text or a path by the function


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: audit.audit_text(Path("a.txt")), "a str, not PosixPath; audit.audit_file reads a file"),  # type: ignore[arg-type]
        (lambda: audit.audit_text(None), "not NoneType"),  # type: ignore[arg-type]
        (lambda: audit.audit_text(TEXT, config="audit.toml"), "config is a Config or a dict, not str"),  # type: ignore[arg-type]
        (lambda: audit.audit_file(b"a.txt"), "takes a path, a str or a Path, not bytes"),  # type: ignore[arg-type]
        (lambda: audit.audit_file("One line.\nAnd another."), "several lines; audit.audit_text takes a text"),
        (lambda: audit.Auditor().audit_many("a.txt"), "audit_many takes items, not str"),
        (lambda: audit.Auditor().audit_many({"text": TEXT}), "not dict"),  # type: ignore[arg-type]
        (lambda: audit.Auditor().audit_many(5), "not int"),  # type: ignore[arg-type]
        (lambda: audit.to_frame("a.txt"), "takes reports, not str"),  # type: ignore[call-overload]
        (lambda: audit.to_frame(["a.txt"]), "item 1 is str"),  # type: ignore[call-overload]
        (lambda: audit.to_frame([], output="csv"), "none of 'pandas', 'polars', 'arrow'"),  # type: ignore[call-overload]
    ],
)  # fmt: skip
def test_a_wrong_type_is_a_message(call: Any, said: str) -> None:
    with pytest.raises(audit.UsageError, match=said):
        call()


def test_a_text_that_is_a_path_stays_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    assert audit.audit_text(str(path)).article.text == str(path)


def test_every_name_of_the_face_is_there() -> None:
    assert {getattr(audit, name) for name in audit.__all__ if name != "__version__"}
    assert issubclass(audit.UsageError, audit.AuditError) and audit.PackError is PackError


USER = """
from typing import assert_type
import audit
import pandas as pd
import polars as pl
from audit.features import SourcingRates

df = pd.DataFrame({"text": ["a"]})
report = audit.audit_text("a", title="b", config={"genre": "news"})
assert_type(report, audit.Report)
assert_type(report.to_json(), str)
assert_type(report.to_frame(), audit.Frames[pd.DataFrame])
assert_type(audit.audit_frame(df), audit.Frames[pd.DataFrame])
assert_type(audit.audit_frame([{"text": "a"}], text="text", n_jobs=-1), audit.Frames[pd.DataFrame])
assert_type(audit.audit_frame(pl.DataFrame({"text": ["a"]})), audit.Frames[pl.DataFrame])
assert_type(audit.audit_frame(df, output="polars").articles, pl.DataFrame)
assert_type(audit.to_frame(report), audit.Frames[pd.DataFrame])
assert_type(audit.to_frame([report], output="polars"), audit.Frames[pl.DataFrame])
frames: audit.Frames[pd.DataFrame] = audit.to_frame(audit.Auditor().audit_many(["a.txt", {"text": "b"}]))
report.save("a.html", format="html")
SourcingRates(["quoted_share"]).fit(df).transform(df)
"""
WRONG = """
import audit
audit.audit_text(5)
audit.audit_frame([], texts="a")
audit.to_frame([], output="csv")
"""


def test_the_types_are_complete_for_who_uses_them(tmp_path: Path) -> None:
    (tmp_path / "user.py").write_text(USER, "utf-8")
    (tmp_path / "wrong.py").write_text(WRONG, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--follow-imports", "silent"]
    ran = subprocess.run(
        [*command, "--cache-dir", str(tmp_path / "cache"), str(tmp_path / "user.py"), str(tmp_path / "wrong.py")],
        cwd=ROOT, capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    lines = [line for line in ran.stdout.splitlines() if "error:" in line]
    assert lines and all("wrong.py" in line for line in lines), ran.stdout + ran.stderr
    assert {int(line.split(":")[1]) for line in lines} == {3, 4, 5}


def test_article_of_a_seed_in_one_line(tmp_path: Path) -> None:
    made = audit.audit_file(article_of(ROOT / "seeds/battery-talks"))
    made.save(tmp_path / "card.html")
    assert made.headline in html.unescape((tmp_path / "card.html").read_text("utf-8"))
