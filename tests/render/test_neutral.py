"""Nothing that a report says becomes a command, markup, a formula or an order to a terminal: every string of every row,
in every format of the table. A new field and a new format are tested on the day that they are added."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from render import judges, samples
from render.full import LINKS, full
from render.judges import DIFF_JUDGES, JUDGES, problems

from audit.model.profile import Profile, ReadabilityProfile, ToneProfile
from audit.model.report import Failure, Report, encode
from audit.model.text import Span
from audit.render import FORMATS, RenderOptions, output, render, render_index, sound
from audit.render import diff as comparison
from audit.render.escape import without_surrogates
from audit.render.schema import bounds

NASTY = (
    "\x1b[2J", "\x1b]8;;http://evil.example\x07", "\x9b31m", "\b\b", "\r", "\n", "\r\n", "\x00", "\x85", "\u2028",
    "\u202e", "\u2067", "\u200b", "\ufeff", "\xad", "\U000e0041", "\udcff", "\ud83d", "\uffff",
    "::error file=a::b", "::add-mask::x", "##[error]x", "##vso[task.complete]", "%0A", "%", "\n::stop-commands::x",
    "=1+1", "+1", "-1", "@SUM(A1)", "|x", "\uff1d1", "\t=1", "'=1", '"=1',
    "<script>alert(1)</script>", "</script>", "<!--", "-->", "<img src=x onerror=alert(1)>", "' onload='x", "]]>",
    "&lt;", "&#0;", "\uff1cscript\uff1e", "{{7*7}}", "{% raw %}", "{0}", "{x.__class__}", "%(x)s", "$&",
    "[x](javascript:alert(1))", "![x](http://evil.example/x.png)", "`", "``` x", "~~~", "| a | b |", "@everyone",
    "#12", "www.evil.example", "http://evil.example", "<http://evil.example>", "[x]: http://evil.example", "---", "# x",
    "../../etc/passwd", "\\", '"', "e\u0301", "\u0130", "\U0001f600", "\u05d0", "a" * 200,
)  # fmt: skip
words = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=6), st.just(" x ")), min_size=1, max_size=5).map(
    "".join
)
GATES = {"ReadabilityProfile.status", "ToneProfile.status"}
"""What decides whether the figures beside it are shown."""
CASE = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


def closed(place: str) -> bool:
    """Is it what `audit render` refuses in a report from a file where it is none of ours, or does it point at that?"""
    return place in {*sound._NAMED, *LINKS, *GATES} or bool(bounds(place, whole=False).keys() & {"enum", "pattern"})


def poisoned(value: Any, words: list[str]) -> Any:
    """The same rows with foreign words in every string that is on no closed list. What was the same word stays the same
    word, so that what is linked by a name stays linked."""
    if isinstance(value, str):
        seed = sum(map(ord, value)) + len(value)
        return words[seed % len(words)] + words[seed // 7 % len(words)] + str(seed)
    if isinstance(value, tuple):
        return tuple(poisoned(part, words) for part in value)
    if isinstance(value, Mapping):
        return {poisoned(k, words): poisoned(v, words) for k, v in value.items()}
    if not is_dataclass(value) or isinstance(value, Span):
        return value
    changed = {}
    for f in fields(value):
        held = getattr(value, f.name)
        if not closed(f"{type(value).__name__}.{f.name.rstrip('_')}"):
            changed[f.name] = poisoned(held, words)
    if isinstance(changed.get("text"), str) and hasattr(value, "sha256"):  # spans stay within the text
        length = len(value.text)
        changed["text"] = (" ".join(words) + " x ") * length
        changed["text"] = changed["text"][:length]
    return replace(value, **changed)


def reports(words: list[str]) -> list[Report | Failure]:
    rich = full()
    own = replace(rich.dimensions[0], scale="own")
    rich = replace(rich, dimensions=(own, *rich.dimensions[1:]))
    why = "".join(words) or "x"
    unread = Profile(ReadabilityProfile(why), ToneProfile(why))
    bare = replace(samples.without_text(samples.nasty()), profile=unread)
    failed = Failure(why, "missing", " ".join(words).strip() or "x")
    return [poisoned(rich, words), poisoned(bare, words[::-1]), failed]


def test_every_format_has_a_judge() -> None:
    assert JUDGES.keys() == FORMATS.keys()
    assert DIFF_JUDGES.keys() == comparison.FORMATS.keys()


@pytest.mark.parametrize("form", FORMATS)
@CASE
@given(st.lists(words, min_size=1, max_size=6), st.booleans())
@example(list(NASTY), True)
@example([w for w in NASTY if "\n" not in w], False)
def test_nothing_of_a_report_acts_on_its_reader(form: str, words: list[str], verbose: bool) -> None:
    made = reports(words)
    for given_ in ([made[0]], [made[1]], [made[2]], made):
        made_ = output(form, given_, RenderOptions(verbose=verbose, color=form == "terminal"))
        assert isinstance(made_, bytes) or made_.encode("utf-8")
        assert problems(form, made_) == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("path", [" ", "\t", "/", "./", "././a.txt", "/srv/a.txt", "..", "a/../..", "C:\\a.txt"])
def test_a_file_has_a_name_that_each_format_takes(form: str, path: str) -> None:
    good = samples.good()
    named = [replace(good, article=replace(good.article, path=path, title="")), Failure(path, "missing", "no")]
    assert problems(form, output(form, named, RenderOptions())) == []


@pytest.mark.parametrize("form", comparison.FORMATS)
@CASE
@given(st.lists(words, min_size=1, max_size=6), st.booleans())
@example(list(NASTY), True)
def test_nor_does_anything_of_a_comparison(form: str, words: list[str], verbose: bool) -> None:
    old, new = reports(words), reports(words[::-1])
    for before, after in ((old, new), (new, old), ([samples.good()], old), (old, [])):
        made = comparison.render(form, comparison.compare_runs(before, after), RenderOptions(verbose=verbose))
        assert problems(form, made, DIFF_JUDGES) == []


@CASE
@given(st.lists(words, min_size=1, max_size=6))
def test_nor_does_anything_of_an_index(words: list[str]) -> None:
    made = reports(words)
    links = {r.article.path: "a.html" for r in made if isinstance(r, Report)}
    text = render_index(made, links, RenderOptions())
    text.encode("utf-8")
    page = judges.Page(text)
    assert set(page.hrefs) <= {"./a.html", *(f"#{name}" for name in page.ids)}


@CASE
@given(st.lists(words, min_size=1, max_size=6))
def test_the_data_says_what_the_report_says(words: list[str]) -> None:
    """What is made harmless in JSON is the same value."""
    made = reports(words)[0]
    expected = json.dumps(encode(made), ensure_ascii=False)
    assert json.loads(render("json", [made])) == json.loads(without_surrogates(expected))


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("terminal", "a\rb"),
        ("list", "\u202e"),
        ("compact", "::error file=x::y:1:1: error"),
        ("notes", "x ##[error]y"),
        ("github", "::warning file=a.txt,line=1,title=x::100% sure"),
        ("github", "::set-output name=x::y"),
        ("json", '{"a":1,"a":2}'),
        ("json", '{"a":NaN}'),
        ("jsonl", '{"a":"\u2028"}\n'),
        ("sarif", "{}"),
        ("junit", "<x>"),
        ("csv", "a,b\n1,=1+1\n"),
        ("csv", "a,b\n1\n"),
        ("html", "<p onclick=x>"),
        ("html", "<script>x</script>"),
        ("markdown", "[x](http://a.example)"),
        ("summary", "<img src=x>"),
        ("docx", b"PK"),
    ],
)
def test_the_judges_see_what_they_look_for(form: str, text: str | bytes) -> None:
    assert problems(form, text)
