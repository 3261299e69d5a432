"""What must hold of any article. Beside it: that findings do not depend on workers (tests/test_cache.py), on hash seed,
locale, time zone and the order of files (tests/guards/test_determinism.py), and that taking findings out never lowers a
score (tests/score/test_properties.py)."""

from __future__ import annotations

import html
import random
import re
from dataclasses import replace
from pathlib import Path

import golden
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from parse.office import p, word
from support import call

from audit import check, load, parse
from audit.model.article import Reach
from audit.model.finding import OutcomeStatus
from audit.model.report import Report
from audit.pipeline import Auditor

TEXTS = [g.source for g in map(golden.parse, golden.goldens()) if g.meta.get("format", "text") == "text"]
PARAGRAPHS = sorted({part for text in TEXTS for part in text.split("\n\n") if part.strip()})
ODD = (
    "\u200b",
    "\u202e",
    "\r\n",
    "\x00",
    "\ufeff",
    "\u0130",
    "e\u0301",
    "\U0001f600",
    "“",
    "”",
    "(",
    "\\",
    "&lt;",
    "<b>",
    "%0A",
)
CLEAN = "\n\nThe committee met at noon. Rain fell in the valley. She left the room after the meal. They went home.\n"
CASE = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
articles = st.lists(
    st.one_of(st.sampled_from(PARAGRAPHS), st.builds("{}{}{}".format, st.sampled_from(PARAGRAPHS), st.sampled_from(ODD),
                                                      st.sampled_from(PARAGRAPHS))),
    min_size=1, max_size=6,
).map("\n\n".join)  # fmt: skip


def report(auditor: Auditor, text: str | bytes, path: str = "a.txt") -> Report:
    made = auditor.audit_bytes(path, text.encode("utf-8") if isinstance(text, str) else text)
    assert isinstance(made, Report), made
    return made


@CASE
@given(articles)
def test_offsets_slice_back(auditor: Auditor, text: str) -> None:
    made = report(auditor, text)
    whole, at = made.article.text or "", 0
    assert len(whole) == len(text.removeprefix("\ufeff"))
    for s in made.sentences:
        assert at <= s.start < s.end <= len(whole)
        at = s.end
    for f in made.findings:
        words = " ".join(whole[f.spans[0].start : f.spans[0].end].split())
        assert f.excerpt is None or words.startswith(" ".join(f.excerpt.removesuffix("...").split())[:40])
        line, column = f.locations[0].line, f.locations[0].column
        lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff").replace("\x00", "\ufffd"))
        assert f.absent or lines[line - 1][column - 1 :].startswith(words[:1])


@CASE
@given(articles, st.integers(0, 2**16))
def test_the_order_of_the_rules_changes_nothing(auditor: Auditor, text: str, seed: int) -> None:
    source = load.from_bytes(text.encode("utf-8"), "a.txt", parse.INPUTS)
    article, outcomes = auditor.judge(source)
    plan = auditor.plan(parse.parse(source))
    mixed = list(plan.pack.rules)
    random.Random(seed).shuffle(mixed)
    again = check.run(article, replace(plan.pack, rules=tuple(mixed)), plan.words)
    assert {o.rule: o for o in again} == {o.rule: o for o in outcomes}


def near(auditor: Auditor) -> set[str]:
    """The rules that look no further than a sentence."""
    return {r.id for r in auditor.compiled().whole.rules if r.check.reach is Reach.SENTENCE}


@pytest.mark.parametrize("text", TEXTS)
def test_a_clean_paragraph_adds_no_finding_of_a_sentence(auditor: Auditor, text: str) -> None:
    before, after = report(auditor, text), report(auditor, text.rstrip("\n") + CLEAN)
    rules = near(auditor)
    known = {(f.rule, f.spans) for f in before.findings}
    assert [(f.rule, f.excerpt) for f in after.findings if f.rule in rules and (f.rule, f.spans) not in known] == []


def test_the_clean_paragraph_is_clean(auditor: Auditor) -> None:
    assert not {f.rule for f in report(auditor, CLEAN).findings} & near(auditor)


def test_two_halves_of_a_folder_are_the_whole(tmp_path: Path) -> None:
    for n, text in enumerate(TEXTS[:12]):
        (tmp_path / f"{n:02}.txt").write_text(text, "utf-8")
    names = sorted(path.name for path in tmp_path.iterdir())
    runs = [
        call(["check", *some, "--format", "jsonl", "--exit-zero"], cwd=tmp_path)
        for some in (names, names[:5], names[5:])
    ]
    assert [ran.code for ran in runs] == [0, 0, 0]
    assert runs[0].out == runs[1].out + runs[2].out


def judged(made: Report) -> set[str]:
    return {o.rule for d in made.dimensions for o in d.outcomes if o.status == OutcomeStatus.SCORED.value}


def plain(text: str) -> list[str]:
    """Its paragraphs, where they are what every format can say alike: running text, a line each."""
    parts = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    titled = len(parts[0].split()) > 4 and not parts[0].endswith(".")
    return (
        parts
        if len(parts) > 3 and titled and not any(re.search(r"[*_#<>`|\[\]&\\]|^[\W\d]", part) for part in parts)
        else []
    )


@pytest.mark.parametrize("text", [text for text in TEXTS if plain(text)])
def test_the_same_text_gives_the_same_findings_in_every_format(auditor: Auditor, text: str) -> None:
    title, *rest = plain(text)
    body = "".join(f"<p>{html.escape(part, quote=False)}</p>\n" for part in rest)
    head = "<!doctype html><html lang=en><head><meta charset=utf-8></head>"
    page = f"{head}<body><article><h1>{title}</h1>\n{body}</article>"
    made = {
        "txt": report(auditor, "\n\n".join([title, *rest]) + "\n"),
        "md": report(auditor, "\n\n".join([f"# {title}", *rest]) + "\n", "a.md"),
        "html": report(auditor, page, "a.html"),
        "docx": report(
            auditor, word(p(title, '<w:pStyle w:val="Heading1"/>') + "".join(map(p, map(html.escape, rest)))), "a.docx"
        ),
    }
    alike = set.intersection(*map(judged, made.values()))
    found = {name: sorted((f.rule, f.excerpt) for f in one.findings if f.rule in alike) for name, one in made.items()}
    for name in ("md", "html", "docx"):
        assert found[name] == found["txt"], name
