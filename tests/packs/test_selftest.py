"""A rule is run against its own examples."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from packs.pack_kit import Kit

from audit import parse, selftest
from audit.errors import LoadError
from audit.model.article import Article, Source
from audit.model.finding import Finding, Outcome, OutcomeStatus
from audit.model.rule import RulePack, Severity
from audit.model.text import Span
from audit.scan import Matcher


def judge_of(pack: RulePack, *, absent: bool = False, **changes: object) -> selftest.Judge:
    """Finds the words of the rule's lexicon, as the real journey would; `changes` are made to each outcome."""
    matcher = Matcher(pack.lexicons.values(), [])

    def judge(source: Source) -> tuple[Article, tuple[Outcome, ...]]:
        article = matcher.scan(parse.parse(source))
        spans = [t.span for t in article.terms("loud")]
        found = [spans] if absent and spans else [[s] for s in spans]
        findings = tuple(finding(article, s, absent) for s in found)
        given = {"rule": "loud-word", "dimension": None, "status": OutcomeStatus.SCORED, "findings": findings}
        return article, (Outcome(**{**given, **changes}),)  # type: ignore[arg-type]

    return judge


def finding(article: Article, spans: Sequence[Span], absent: bool) -> Finding:
    at = tuple(article.locate(s) for s in spans)
    return Finding("loud-word", "f", None, Severity.INFO, "", "", "", tuple(spans), at, "0", 0, 0, absent)


def test_a_rule_that_keeps_its_word_has_no_failure(kit: Kit) -> None:
    pack = kit.load()
    assert selftest.run(pack, judge_of(pack)) == []


def test_what_is_found_elsewhere_or_not_at_all_is_told_with_its_line(kit: Kit) -> None:
    kit.edit('"A «shocking» day."', '"A shocking «day»."')
    kit.edit('"A dull day."', '"A stunning day, shocking."')
    pack = kit.load()
    root = kit.pack.as_posix() + "/"
    assert [str(f).removeprefix(root) for f in selftest.run(pack, judge_of(pack))] == [
        "language/loud-word.yaml:16: loud-word: expected «day», found «shocking»",
        "language/loud-word.yaml:17: loud-word: expected nothing, found «stunning», «shocking»",
    ]
    assert selftest.run(pack, judge_of(pack), only=["other"]) == []


def test_offsets_are_those_of_the_markup(kit: Kit) -> None:
    kit.edit('"A «shocking» day."', '{text: "<p>Caf&eacute; &amp; a <b>«shocking»</b> day.</p>", format: html}')
    pack = kit.load()
    assert selftest.run(pack, judge_of(pack)) == []


def test_what_is_missing_may_be_marked_at_its_place_its_places_or_nowhere(kit: Kit) -> None:
    kit.edit(
        '["A «shocking» day.", "It was «shocking» to all.", "Oh, «shocking»."]',
        "\n    - {text: 'A «shocking», stunning day.', absent: true}"
        "\n    - {text: 'A «shocking», «stunning» day.', absent: true}"
        "\n    - {text: 'A shocking, stunning day.', absent: true}"
        "\n    - {text: 'A shocking, «stunning» day.', absent: true}"
        "\n    - {text: 'A calm day.', absent: true}",
    )
    pack = kit.load()
    assert [f.line for f in selftest.run(pack, judge_of(pack, absent=True))] == [20, 21]


def test_suppressed_findings_do_not_count(kit: Kit) -> None:
    pack = kit.load()
    inner = judge_of(pack)

    def judge(source: Source) -> tuple[Article, tuple[Outcome, ...]]:
        from dataclasses import replace

        article, (outcome,) = inner(source)
        return article, (replace(outcome, findings=tuple(replace(f, suppressed_by="1") for f in outcome.findings)),)

    assert len(selftest.run(pack, judge)) == 3


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"status": OutcomeStatus.ERROR, "detail": "KeyError: x", "findings": ()}, "not judged: KeyError: x"),
        ({"rule": "other"}, "not judged: it has no outcome"),
        ({"status": OutcomeStatus.NOT_APPLICABLE, "detail": "too short", "findings": ()}, "not applicable: too short"),
    ],
)
def test_a_rule_that_could_not_be_judged_fails(kit: Kit, changes: dict[str, object], told: str) -> None:
    pack = kit.load()
    failures = selftest.run(pack, judge_of(pack, **changes))
    assert [f.detail for f in failures][:2] == [told, told]


def test_an_example_that_cannot_be_read_fails(kit: Kit) -> None:
    pack = kit.load()

    def judge(source: Source) -> tuple[Article, tuple[Outcome, ...]]:
        raise LoadError("no-text", "there is no text in it")

    assert {f.detail for f in selftest.run(pack, judge)} == {"there is no text in it"}
