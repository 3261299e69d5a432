"""From measures to findings: gates, crashes, caps, order, variants, fingerprints, suppression and groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.check.run import MOST, applies, fill, run
from audit.model.article import Article, Kind, Reach
from audit.model.finding import Finding, OutcomeStatus
from audit.model.marks import Language
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern, Rule, Severity, Variant
from audit.model.text import Span
from tests.check.factories import article_of, at, pack_of, rule_of

TEXT = "The red mill stands by the river. It was a red mill before the war.\n\nThe red mill stands by the river."


@dataclass(frozen=True, slots=True)
class Fixed:
    """A check that finds what it is told to, or breaks."""

    hits: tuple[Hit, ...] = ()
    reason: str = ""
    crash: str = ""
    gives_way: bool = False
    words: tuple[str, ...] = ()

    reach: ClassVar[Reach] = Reach.ARTICLE
    fields: ClassVar[FieldTypes] = {"count": int}

    def lexicons(self) -> tuple[str, ...]:
        return ()

    def patterns(self) -> tuple[Pattern, ...]:
        return ()

    def wakes(self) -> tuple[str, ...]:
        return self.words

    def measure(self, article: Article) -> Measure | NotApplicable:
        if self.crash:
            raise ValueError(self.crash)
        return NotApplicable(self.reason) if self.reason else Measure(self.hits)


def only(article: Article, *rules: Rule) -> list[tuple[Finding, ...]]:
    return [o.findings for o in run(article, pack_of(*rules))]


def hit(words: str, nth: int = 0, **fields: int) -> Hit:
    return Hit(at(TEXT, words, nth), fields=fields)


def test_a_language_that_the_rule_does_not_know_is_not_judged() -> None:
    article = article_of(TEXT, Language(Span(0, len(TEXT)), "other", 0.0))
    (outcome,) = run(article, pack_of(rule_of("a", Fixed((hit("red"),)))))
    assert outcome.status is OutcomeStatus.NOT_APPLICABLE
    assert outcome.detail.startswith("language:") and not outcome.findings


def test_a_text_too_short_to_tell_its_language_is_judged() -> None:
    article = article_of(TEXT, Language(Span(0, len(TEXT)), "und", 0.1))
    assert len(only(article, rule_of("a", Fixed((hit("red"),))))[0]) == 1


def test_a_crashing_check_is_an_outcome_and_the_others_still_speak() -> None:
    broken, sound = run(
        article_of(TEXT), pack_of(rule_of("a", Fixed(crash="no\nsuch thing")), rule_of("b", Fixed((hit("red"),))))
    )
    assert broken.status is OutcomeStatus.ERROR
    assert broken.detail == "ValueError: no such thing"
    assert len(sound.findings) == 1


def test_a_rule_is_asked_only_where_one_of_its_words_stands() -> None:
    red, blue = Pattern(r"\bred\b"), Pattern(r"\bblue\b")
    article = article_of(TEXT, patterns=[red, blue])
    checks = [Fixed((hit("mill"),), words=keys) for keys in ((red.key,), (blue.key,), (blue.key, red.key), ())]
    found = only(article, *(rule_of(f"rule-{n}", check) for n, check in enumerate(checks)))
    assert [len(findings) for findings in found] == [1, 0, 1, 1]


def test_what_does_not_apply_says_why() -> None:
    (outcome,) = run(article_of(TEXT), pack_of(rule_of("a", Fixed(reason="too short"))))
    assert (outcome.status, outcome.detail) == (OutcomeStatus.NOT_APPLICABLE, "too short")


def test_findings_stand_in_the_order_of_the_text_with_line_and_column() -> None:
    (found,) = only(article_of(TEXT), rule_of("a", Fixed((hit("river", 1), hit("war"), hit("red")))))
    assert [f.spans[0].start for f in found] == sorted(f.spans[0].start for f in found)
    assert (found[-1].locations[0][0].line, found[-1].locations[0][0].column) == (3, 28)
    assert found[0].message == "Found “red”."


def test_more_findings_than_the_cap_are_counted_and_said() -> None:
    text = "word " * (MOST + 5) + "."
    hits = tuple(Hit(Span(5 * n, 5 * n + 4)) for n in range(MOST + 5))
    (outcome,) = run(article_of(text), pack_of(rule_of("a", Fixed(hits))))
    assert len(outcome.findings) == MOST
    assert str(MOST + 5) in outcome.detail


def test_a_variant_changes_severity_and_message_where_its_field_says_so() -> None:
    variants = (Variant("count", ">=", "3", Severity.INFO, "{count} of “{match}”."),)
    (found,) = only(
        article_of(TEXT), rule_of("a", Fixed((hit("red", count=2), hit("war", count=3))), variants=variants)
    )
    assert [(f.severity, f.message) for f in found] == [("warning", "Found “red”."), ("info", "3 of “war”.")]


def test_variants_compare_numbers_as_numbers_and_words_as_words() -> None:
    assert applies(Variant("n", ">", "9"), {"n": 10})
    assert not applies(Variant("n", ">", "9"), {"n": "many"})
    assert applies(Variant("kind", "==", "late"), {"kind": "late"})
    assert applies(Variant("kind", "!=", "late"), {"kind": "early"})
    assert not applies(Variant("other", "!=", "late"), {"kind": "early"})


@given(st.text(max_size=60), st.text(max_size=20))
@settings(max_examples=60)
def test_a_message_takes_plain_names_only(template: str, value: str) -> None:
    filled = fill(template + "{match.real}{match!r}{match}", {"match": value})
    assert filled.endswith("{match.real}{match!r}" + value)


def test_a_fingerprint_tells_apart_the_same_words_in_the_same_sentence_twice() -> None:
    (found,) = only(article_of(TEXT), rule_of("a", Fixed((hit("red"), hit("red", 1), hit("red", 2)))))
    assert len({f.fingerprint for f in found}) == 3
    assert all(len(f.fingerprint) == 16 for f in found)


def test_a_fingerprint_stays_when_text_is_put_before_its_sentence() -> None:
    (before,) = only(article_of(TEXT), rule_of("a", Fixed((hit("war"),))))
    longer = "A new paragraph.\n\n" + TEXT
    (after,) = only(article_of(longer), rule_of("a", Fixed((Hit(at(longer, "war")),))))
    assert before[0].fingerprint == after[0].fingerprint


def test_a_missing_thing_has_the_rules_own_fingerprint() -> None:
    absent = Hit(at(TEXT, "The red mill"), absent=True)
    one = only(article_of(TEXT), rule_of("a", Fixed((absent,))))[0][0]
    two = only(article_of("Something else."), rule_of("a", Fixed((Hit(Span(0, 9), absent=True),))))[0][0]
    assert one.fingerprint == two.fingerprint and one.absent


def test_a_more_specific_rule_suppresses_what_it_overlaps_and_no_more() -> None:
    weak = rule_of("weak", Fixed((Hit(at(TEXT, "The red mill")), hit("war"))))
    strong = rule_of("strong", Fixed((hit("red"),)), suppresses=("weak", "unknown"))
    first, second = only(article_of(TEXT), strong, weak)[1]
    assert first.suppressed_by == only(article_of(TEXT), strong, weak)[0][0].fingerprint
    assert second.suppressed_by is None


def test_what_is_itself_suppressed_suppresses_nothing() -> None:
    a = rule_of("a", Fixed((hit("red"),)), suppresses=("b",))
    b = rule_of("b", Fixed((hit("red"),)), suppresses=("c",))
    c = rule_of("c", Fixed((hit("red"),)))
    found = only(article_of(TEXT), a, b, c)
    assert [f[0].suppressed_by is None for f in found] == [True, False, True]


def test_findings_of_one_sentence_stand_under_the_strongest() -> None:
    mild = rule_of("mild", Fixed((hit("red"), hit("war"))), severity=Severity.INFO)
    loud = rule_of("loud", Fixed((hit("mill"),)), severity=Severity.ERROR)
    (first, alone), (leader,) = only(article_of(TEXT), mild, loud)
    assert leader.lead is None
    assert first.lead == leader.fingerprint
    assert alone.lead is None, "the next sentence is another place"


def test_a_heading_is_one_place_and_credits_and_missing_things_stand_alone() -> None:
    text = "One mill. Two mills.\n\nThe mill stands by the river."
    article = article_of(text, kinds=[Kind.HEADLINE, Kind.BODY])
    a = rule_of("a", Fixed((Hit(at(text, "One")), Hit(at(text, "Two")), Hit(at(text, "river")))))
    credit = rule_of("credit", Fixed((Hit(at(text, "river")),)), severity=Severity.CREDIT)
    missing = rule_of("missing", Fixed((Hit(at(text, "One"), absent=True),)), severity=Severity.ERROR)
    (one, two, river), (good,), (gone,) = only(article, a, credit, missing)
    assert two.lead == one.fingerprint
    assert [f.lead for f in (one, river, good, gone)] == [None] * 4
