"""Every seed against what a careful editor would mark in it (expect.yaml, written by hand; see docs/seeds.md)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import article_of, seeds

import audit
from audit.config import Config
from audit.model.report import FindingRow, Report
from audit.model.text import Span
from audit.pipeline import Auditor

KEYS = {"must", "must_not", "document", "at_most", "article", "blocks", "sentences", "speakers", "hedges", "dimensions"}


@pytest.fixture(scope="module", params=seeds(), ids=lambda p: p.name)
def seed(request: pytest.FixtureRequest) -> tuple[Report, dict[str, Any]]:
    folder: Path = request.param
    expect = yaml.safe_load((folder / "expect.yaml").read_text("utf-8"))
    assert set(expect) <= KEYS, f"unknown keys: {set(expect) - KEYS}"
    return audit.audit_file(article_of(folder)), expect


def test_there_are_at_least_four_seeds_with_origin_and_licence() -> None:
    assert len(seeds()) >= 4
    for folder in seeds():
        meta = yaml.safe_load((folder / "meta.yaml").read_text("utf-8"))
        assert set(meta) == {"title", "origin", "licence", "shows"}, folder.name
        assert meta["licence"] == "Apache-2.0" and meta["origin"].startswith("Own work"), folder.name


def test_every_must_is_found(seed: tuple[Report, dict[str, Any]]) -> None:
    report, expect = seed
    missed = [item for item in expect.get("must", []) if not list(on(report, item))]
    assert not missed, "no finding on:\n" + "\n".join(map(str, missed))


def test_nothing_that_must_stay_quiet_is_found(seed: tuple[Report, dict[str, Any]]) -> None:
    report, expect = seed
    wrong = [(item["text"], f.rule, f.message) for item in expect.get("must_not", []) for f in on(report, item)]
    assert not wrong, "\n".join(map(str, wrong))


def test_document_rules(seed: tuple[Report, dict[str, Any]]) -> None:
    report, expect = seed
    fired = {f.rule for f in standing(report)}
    document = expect.get("document", {})
    assert set(document.get("must", [])) <= fired, f"silent: {sorted(set(document['must']) - fired)}"
    loud = fired & set(document.get("quiet", []))
    assert not loud, [(f.rule, f.excerpt, f.message) for f in standing(report) if f.rule in loud]


def test_every_rule_that_is_named_exists(seed: tuple[Report, dict[str, Any]], auditor: Auditor) -> None:
    report, expect = seed
    named = {item["rule"] for key in ("must", "must_not") for item in expect.get(key, [])} - {"any"}
    named |= {rule for rules in expect.get("document", {}).values() for rule in rules}
    known = {r.id for r in (*auditor.pack.rules, *Auditor(Config(pack=report.tool.pack)).pack.rules)}
    assert named <= known, f"no such rule: {sorted(named - known)}"


def test_severities(seed: tuple[Report, dict[str, Any]]) -> None:
    report, expect = seed
    for severity, most in expect.get("at_most", {}).items():
        found = [(f.rule, f.excerpt) for f in standing(report) if f.severity == severity]
        assert len(found) <= most, found


def test_what_the_article_says_of_itself(seed: tuple[Report, dict[str, Any]]) -> None:
    report, expect = seed
    want = expect.get("article", {})
    assert {key: getattr(report.article, key) for key in want} == want


def test_blocks_and_sentences(seed: tuple[Report, dict[str, Any]]) -> None:
    report, expect = seed
    wrong = []
    for item in expect.get("blocks", []):
        at = place(report, item["starts"], 1).start
        kinds = [b.kind for b in report.blocks if b.start == at]
        if kinds != [item["kind"]]:
            wrong.append((item, kinds))
    for item in expect.get("sentences", []):
        at = place(report, item["starts"], 1).start
        got = [s for s in report.sentences if s.start == at]
        for field in ("status", "strength"):
            if field in item and [getattr(s, field) for s in got] != [item[field]]:
                wrong.append((item, [(s.status, s.strength) for s in got]))
    assert not wrong, "\n".join(map(str, wrong))


def test_speakers_and_hedges(seed: tuple[Report, dict[str, Any]]) -> None:
    report, expect = seed
    known = {(s.name, s.type) for s in report.speakers}
    wanted = {(s["name"], s["type"]) for s in expect.get("speakers", [])}
    assert wanted <= known, f"missing {wanted - known} among {sorted(known)}"
    for item in expect.get("hedges", []):
        span = place(report, item["text"], item.get("nth", 1))
        owned = [h.owned for h in report.hedges if h.span.overlaps(span)]
        assert owned == [item["owned"]], item


def test_dimensions(seed: tuple[Report, dict[str, Any]]) -> None:
    report, expect = seed
    rows = {d.id: d for d in report.dimensions}
    for item in expect.get("dimensions", []):
        row = rows[item["id"]]
        assert row.status == item.get("status", "scored"), (item, row.reason)
        if row.score is not None:
            assert row.score < item.get("below", 100.1) and row.score > item.get("above", -0.1), (item, row.score)


def standing(report: Report) -> list[FindingRow]:
    """The findings that stand: not suppressed by a more specific one, not waived."""
    return [f for f in report.findings if not f.suppressed_by and not f.waived]


def place(report: Report, words: str, nth: int) -> Span:
    """Where these words stand in the article for the nth time."""
    text, at = report.article.text or "", -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        assert at >= 0, f"not in the article {nth} times: {words!r}"
    return Span(at, at + len(words))


def on(report: Report, item: dict[str, Any]) -> Iterator[FindingRow]:
    """The findings of the item's rule that lie on its words. One about something missing lies nowhere."""
    want = place(report, item["text"], item.get("nth", 1))
    for f in standing(report):
        named = f.rule == item["rule"] or (item["rule"] == "any" and f.severity != "credit")
        if named and not f.absent and any(s.overlaps(want) for s in f.spans):
            yield f
