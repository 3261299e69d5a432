"""docx: read back by our own reader and by python-docx; its comments lie on the words that they are about."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import lxml.etree
import pytest
from desk import Desk
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from render import samples
from support import ROOT, article_of, call, seeds

import audit
from audit.model.report import Failure, Report
from audit.pipeline import Auditor
from audit.render import RenderOptions, output, view

DESK = Desk("a.docx")


def made(*reports: Report | Failure, **how: bool) -> bytes:
    file = output("docx", reports, RenderOptions(**how))  # type: ignore[arg-type]
    assert isinstance(file, bytes)
    return file


def anchored(file: bytes) -> list[tuple[str, str]]:
    """(the words that a comment lies on, its first line), in the order of the comments."""
    document = docx.Document(io.BytesIO(file))
    words: dict[str, list[str]] = {}
    on: list[str] = []
    for e in document.element.body.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:t")):
        if e.tag == qn("w:t"):
            for id in on:
                words[id].append(e.text or "")
        elif e.tag == qn("w:commentRangeStart"):
            on.append(e.get(qn("w:id")))
            words[on[-1]] = []
        else:
            on.remove(e.get(qn("w:id")))
    assert not on
    return [("".join(words[str(c.comment_id)]), c.paragraphs[0].text) for c in document.comments]


def test_the_text_is_the_articles_and_each_comment_lies_on_the_words_of_its_finding() -> None:
    for seed in seeds():
        report = audit.audit_file(article_of(seed))
        text = report.article.text
        assert text is not None
        file = made(report)
        paragraphs = [p.text for p in docx.Document(io.BytesIO(file)).paragraphs]
        assert " ".join(" ".join(paragraphs).split()) == " ".join(text.split())
        places = [p for p in view.places(report) if p.finding.severity in ("error", "warning") or p.reasons]
        (_, headline), *comments = anchored(file)
        assert headline == report.headline
        assert [(" ".join(on.split()), question) for on, question in comments] == [
            (" ".join(text[f.spans[0].start : f.spans[0].end].split()), f.question or f.message)
            for f in (p.finding for p in places)
        ]


TEXTS = [s for s in seeds() if article_of(s).suffix == ".txt"]  # of a page, its markup is not taken along


@pytest.mark.parametrize("seed", TEXTS, ids=lambda s: s.name)
def test_audited_again_it_gives_the_findings_that_it_gave(seed: Path, tmp_path: Path) -> None:
    first = audit.audit_file(article_of(seed))
    (tmp_path / "again.docx").write_bytes(made(first))
    again = audit.audit_file(tmp_path / "again.docx")
    # A Word file could hold links, so that a missing one is told there and not judged in plain text.
    assert _found(first) == {f for f in _found(again) if f[0] != "source-link-missing"}


def _found(report: Report) -> set[tuple[str, str]]:
    return {(f.rule, " ".join((f.excerpt or "").split())) for f in report.findings if not f.absent}


def test_a_comment_says_question_why_severity_rule_and_standard(good: Report) -> None:
    report = audit.audit_text("The plan\n\n" + "It is widely believed that the deal will collapse. " * 3)
    comments = docx.Document(io.BytesIO(made(report))).comments
    said = next([p.text for p in c.paragraphs] for c in comments if "agentless-passive-attribution" in c.text)
    rule = next(r for r in report.rules if r.id == "agentless-passive-attribution")
    assert said[0].endswith("?") and any(line == f"Why: {rule.why}" for line in said)
    assert any(line.startswith("Warning: An editor would ask.") for line in said)
    assert any(line.startswith(f"Rule: {rule.id}, {rule.standards[0]}") for line in said)
    assert {(c.author, c.initials, c.timestamp) for c in comments} == {("audit", "au", None)}
    head = next(iter(docx.Document(io.BytesIO(made(good))).comments)).text
    assert good.headline in head and "asked because" in head and "does not say whether the article is true" in head


def test_infos_are_there_when_asked_for_and_credits_never(good: Report) -> None:
    severities = {f.severity for f in good.findings}
    assert {"info", "credit"} <= severities
    for verbose in (False, True):
        text = " ".join(c.text for c in docx.Document(io.BytesIO(made(good, verbose=verbose))).comments)
        assert ("Info: Worth a look" in text) == verbose and "Credit:" not in text


def test_without_its_text_places_are_lines(good: Report) -> None:
    file = made(samples.without_text(good))
    lines = [p.text for p in docx.Document(io.BytesIO(file)).paragraphs]
    assert lines[0] == "The text was left out." and any(re.match(r"Line \d+, paragraph \d+", line) for line in lines)
    assert anchored(file)[1][0] in lines


def test_nothing_in_it_acts_and_no_day_or_machine_is_in_it(nasty: Report) -> None:
    file = made(nasty, samples.NASTY_FAILURE, verbose=True)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert {(i.date_time, i.compress_type) for i in parts.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}
        for name in parts.namelist():
            root = lxml.etree.fromstring(parts.read(name))
            tags = {lxml.etree.QName(e).localname for e in root.iter(lxml.etree.Element)}
            assert not tags & {"fldSimple", "instrText", "fldChar", "hyperlink", "altChunk", "object", "control"}
            assert b'TargetMode="External"' not in parts.read(name)
            assert not re.search(rb"\d{4}-\d\d-\d\dT", parts.read(name)), name
    assert DESK.read(file).text


def test_it_carries_what_the_article_says_of_itself(tmp_path: Path) -> None:
    front = "---\ntitle: A pier sinks\nauthor: Ann Lee\ndate: 2026-05-04\n---\n\n# A pier sinks\n\nIt sank on Monday.\n"
    (tmp_path / "a.md").write_text(front, "utf-8")
    meta = DESK.read(made(audit.audit_file(tmp_path / "a.md"))).meta
    assert (meta.title, meta.author, meta.date[:10]) == ("A pier sinks", "Ann Lee", "2026-05-04")


@given(st.text(min_size=1).filter(lambda t: t.strip() and any(c.isalnum() for c in t)))
@settings(max_examples=60, deadline=None)
def test_any_text_makes_a_file_that_is_read_again(text: str) -> None:
    try:
        report = audit.audit_text(text)
    except audit.LoadError:
        return
    docx.Document(io.BytesIO(made(report, verbose=True)))


def test_the_command_writes_the_file_and_says_what_is_missing(tmp_path: Path) -> None:
    article = article_of(seeds()[0])
    there = call(["check", str(article), "--exit-zero", "--output", f"docx={tmp_path}/a.docx"])
    assert there.code == 0 and (tmp_path / "a.docx").read_bytes() == made(Auditor().audit_file(str(article)))
    without = "import sys; sys.modules['docx'] = None; from audit.cli import main; sys.argv[0] = 'audit'; main()"
    ran = subprocess.run(
        [sys.executable, "-c", without, "check", str(article), "--format", "docx"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 2 and "docx takes the extra: pip install 'source-audit[docx]'" in ran.stderr
    assert not ran.stdout and "Traceback" not in ran.stderr


def test_a_terminal_is_spared_the_bytes() -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "audit", "check", str(article_of(seeds()[0])), "--format", "docx"]
    ran = subprocess.run(command, cwd=ROOT, stdout=theirs, stderr=subprocess.PIPE, text=True)
    os.close(theirs)
    os.close(ours)
    assert ran.returncode == 2 and "is a file, not text: give --output FORMAT=FILE" in ran.stderr


def test_a_great_many_places_are_cut_and_said(monkeypatch: pytest.MonkeyPatch, good: Report) -> None:
    monkeypatch.setattr("audit.render.docx.MOST", 2)
    (_, *comments) = anchored(file := made(good))
    assert len(comments) == 2
    (head, *_) = docx.Document(io.BytesIO(file)).comments
    assert re.search(r"2 places in comments; \d+ more do not fit", head.text)
