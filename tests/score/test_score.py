"""The arithmetic of the scorecard, by hand-made articles of known counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from score.made_articles import WORDS, by_weights, finding, made, only, outcome, pack

from audit.model.article import Form
from audit.model.finding import Outcome, OutcomeStatus
from audit.model.marks import Claim, Language, Quote, QuoteKind, Status
from audit.model.rule import Severity, Weight
from audit.model.text import Span
from audit.score import Tally, headline, score


def test_coverage_counts_answered_claims_and_half_of_the_weak_ones():
    article = made(["identified", "outlet", "anonymous", "vague", "agentless", "none", "weak", "none"])
    row = only(article, pack("coverage", {"weak": 0.5}), outcome("x"))
    assert row.score == pytest.approx(100 * 3.5 / 8, abs=0.05)
    assert by_weights(row) == (42.2, row.score, 45.3)
    assert row.quantity.words == "a source for 3 of 8 claims, 1 more with one earlier in the paragraph"
    assert (row.quantity.value, row.quantity.base, row.scale) == (43.75, 8, "own")
    assert row.reason == "no source found in reach for 5 of 8 claims"


def test_a_rule_took_the_claims_without_a_source_that_it_asks_about():
    row = only(
        made(["identified"] * 4 + ["none"] * 4),
        pack("coverage", {"weak": 0.5}),
        outcome("bare", finding("bare", 4), finding("bare", 5), finding("bare", 6)),
        outcome("vague", finding("vague", 7)),
        outcome("quiet"),
    )
    assert row.score == 50.0
    assert {o.rule: o.cost for o in row.outcomes} == {"bare": 37.5, "vague": 12.5, "quiet": 0.0}
    assert (row.change, row.gain) == ("mending bare (3 places): +38", 37.5)


def test_weak_claims_never_count_more_than_a_whole_one():
    row = only(made(["weak"] * 8), pack("coverage", {"weak": 0.9}), outcome("x"))
    assert by_weights(row) == (67.5, 90.0, 100.0)


def test_where_a_source_answers_for_all_claims_the_reason_says_so():
    row = only(made(["identified"] * 8), pack("coverage", {"weak": 0.5}), outcome("x"))
    assert row.reason == "a source answers for all 8 claims"


def test_share_charges_a_sentence_once_at_its_highest_weight():
    rules = pack("share")
    found = [outcome("guess", finding("guess", 0), finding("guess", 1)), outcome("noun", finding("noun", 1))]
    row = only(made(["none"] * 8), rules, *found)
    assert row.quantity.value == 2.0  # 10 x 2 x 0.8 / 8; the noun of sentence 1 is charged under the guess
    without = 100 * 5 / 5.5  # then the noun counts
    assert {o.rule: o.cost for o in row.outcomes} == {"guess": round(without - 100 * 5 / 7, 1), "noun": 0.0}
    assert row.quantity.words == "3 guesses nobody owns in 8 claims"


def test_share_takes_a_document_finding_once_from_the_whole():
    row = only(made(["none"] * 8), pack("share"), outcome("dense", finding("dense", 0, absent=True)))
    assert (row.quantity.value, row.score) == (1.5, 76.9)


def test_deductions_count_a_rule_at_most_cap_times():
    rules = pack("deductions", {"cap": 2}, {"bare": Weight(10, "r")})
    row = only(made(["none"] * 8), rules, outcome("bare", *(finding("bare", n) for n in range(5))))
    assert (row.quantity.value, row.score) == (20.0, 71.4)  # 50 of them would be half
    assert by_weights(row) == (66.7, 71.4, 76.9)


def test_a_score_never_ends_at_nothing_and_its_range_is_at_all_weights_a_quarter_lower_and_higher():
    rules = pack("deductions", {"cap": 9, "half": 30}, {"bare": Weight(30, "r")})
    rows = [
        only(made(["none"] * 8), rules, outcome("bare", *(finding("bare", n) for n in range(k)))) for k in (1, 3, 5)
    ]
    assert [by_weights(r) for r in rows] == [(44.4, 50.0, 57.1), (21.1, 25.0, 30.8), (13.8, 16.7, 21.1)]


def test_the_two_costliest_rules_are_told_first_and_small_costs_too():
    weights = {"a": Weight(0.5, "r"), "b": Weight(3, "r"), "c": Weight(2, "r"), "d-e": Weight(0.2, "r")}
    rules = pack("deductions", {"cap": 2}, weights)

    def reason(*found):
        return only(made(["none"] * 8), rules, *(outcome(rule, finding(rule, 0)) for rule in found)).reason

    assert reason("a", "b", "c") == "b, c"
    assert reason("d-e") == "d e"
    assert reason("none of them") == "nothing that costs points"
    assert reason("c", "a") == "c, a"


def test_rules_without_a_weight_cost_nothing():
    for method in ("share", "rate"):
        found = outcome("other", finding("other", 0), finding("other", 1, absent=True))
        row = only(made(["none"] * 8), pack(method), found)
        assert (row.score, row.quantity.value, row.reason) == (100.0, 0.0, "nothing that costs points")


def test_of_two_findings_in_a_sentence_the_costlier_counts_whatever_their_order():
    for first, second in (("noun", "guess"), ("guess", "noun")):
        found = [outcome(first, finding(first, 0)), outcome(second, finding(second, 0))]
        row = only(made(["none"] * 8), pack("share"), *found)
        assert {o.rule: o.cost for o in row.outcomes} == {"guess": 7.6, "noun": 0.0}


def test_a_text_without_claims_is_not_judged_and_nothing_is_divided_by_them():
    article = made(["none"] * 8).with_layer(Claim, ())
    for method, params in (("share", {}), ("coverage", {"weak": 0.5}), ("checklist", {})):
        row = only(article, pack(method, params), outcome("guess", finding("guess", 0)))
        assert row.status == ("scored" if method == "checklist" else "not-judged")
    assert only(article, pack("checklist"), Outcome("a", "d", OutcomeStatus.NOT_APPLICABLE)).status == "not-judged"


@pytest.mark.parametrize(("sentences", "status"), [(5, "not-judged"), (6, "scored")])
def test_enough_words_and_claims_are_as_many_as_are_wanted(sentences, status):
    for min_words, min_claims in ((6 * WORDS, 1), (1, 6)):
        rules = replace(pack("coverage", {"weak": 0.5}), min_words=min_words, min_claims=min_claims)
        assert only(made(["none"] * sentences), rules, outcome("x")).status == status


def test_too_little_text_is_told_with_its_claim():
    row = only(made(["none"]), pack("coverage", {"weak": 0.5}), outcome("x"))
    assert row.reason == "too little text: 20 words and 1 claim (at least 100 and 6 are needed)"


def test_the_reason_tells_what_was_found_in_the_words_of_the_pack():
    def reason(told, count):
        rules = pack("deductions", {"cap": 2}, {"bare": Weight(10, "r", told)})
        return only(made(["none"] * 8), rules, outcome("bare", *(finding("bare", n) for n in range(count)))).reason

    assert reason(("unowned guess", "unowned guesses"), 1) == "1 unowned guess"
    assert reason(("unowned guess", "unowned guesses"), 5) == "5 unowned guesses"
    assert reason(("nothing first-hand",), 1) == "nothing first-hand"
    assert reason((), 2) == "bare (2)"


def test_a_short_text_is_mixed_with_a_usual_one_so_that_one_word_does_not_sink_it():
    rules = pack("rate", {"half": 8, "prior_words": 250, "prior_rate": 3}, {"puff": Weight(1, "r")})
    clean = only(made(["none"] * 8), rules, outcome("puff"))
    one = only(made(["none"] * 8), rules, outcome("puff", finding("puff", 0)))
    words = 8 * WORDS
    assert clean.score == pytest.approx(100 * 8 / (8 + 750 / (words + 250)), abs=0.05)
    assert one.score == pytest.approx(100 * 8 / (8 + 1750 / (words + 250)), abs=0.05)
    assert one.quantity.value == 1000 / words and one.quantity.words == f"1 loaded word in {words}"


def test_rate_counts_what_is_said_of_the_whole_text_too():
    rules = pack("rate", {}, {"flat": Weight(2, "r")})
    row = only(made(["none"] * 8), rules, outcome("flat", finding("flat", 0, absent=True)))
    assert row.quantity.value == 2000 / (8 * WORDS)
    assert row.outcomes[0].cost == pytest.approx(100 - row.score, abs=0.05)


def test_checklist_is_the_share_of_applicable_checks_passed():
    rules = pack("checklist", {"min_coverage": 0.5})
    skipped = Outcome("c", "d", OutcomeStatus.NOT_APPLICABLE, detail="plain text")
    row = only(made(["none"] * 8), rules, outcome("a", finding("a", 0, absent=True)), outcome("b"), skipped)
    assert row.score == 50.0
    assert row.coverage == 0.67


def test_checklist_without_metadata_is_not_judged_instead_of_zero():
    rules = pack("checklist", {"min_coverage": 0.5})
    skipped = [Outcome(r, "d", OutcomeStatus.NOT_APPLICABLE, detail="plain text") for r in "bc"]
    row = only(made(["none"] * 8), rules, outcome("a", finding("a", 0, absent=True)), *skipped)
    assert (row.status, row.score) == ("not-judged", None)


def test_too_little_text_gets_no_number():
    row = only(made(["none"] * 5), pack("coverage", {"weak": 0.5}), outcome("x"))
    assert (row.status, row.score, row.low, row.high) == ("not-judged", None, None, None)
    assert "too little text: 100 words and 5 claims" in row.reason


def test_mostly_lists_or_quotations_leave_certainty_and_language_unjudged():
    row = only(made(["none"] * 8, Form.ITEM), pack("share"), outcome("guess"))
    assert row.status == "not-judged"
    article = made(["none"] * 8)
    quoted = Span(0, article.sentences[6].span.end)
    article = article.with_layer(Quote, [Quote(quoted, quoted, QuoteKind.DIRECT, 140)])
    assert only(article, pack("share"), outcome("guess")).status == "not-judged"
    assert only(article, pack("coverage", {"weak": 0.5}), outcome("x")).status == "scored"


@pytest.mark.parametrize(("quoted", "status"), [(17, "scored"), (18, "not-judged")])
def test_seven_tenths_of_quotation_are_too_much(quoted, status):
    """Of 25 sentences of one length: 68% of the words are quoted, and 72%."""
    article = made(["none"] * 25)
    spans = [s.span for s in article.sentences[:quoted]]
    article = article.with_layer(Quote, [Quote(s, s, QuoteKind.DIRECT, WORDS) for s in spans])
    assert only(article, pack("share"), outcome("guess")).status == status


def test_a_quotation_inside_another_is_taken_off_once():
    article = made(["none"] * 10)
    outer = Span(0, article.sentences[4].span.end)
    inner = article.sentences[1].span
    quotes = [Quote(outer, outer, QuoteKind.DIRECT, 5 * WORDS), Quote(inner, inner, QuoteKind.DIRECT, WORDS, depth=1)]
    card = score(article.with_layer(Quote, quotes), pack("share"), [outcome("guess")])
    assert (card.tally.words, card.tally.own) == (10 * WORDS, 5 * WORDS)


def test_another_language_is_not_judged():
    article = made(["none"] * 8).with_layer(Language, [Language(Span(0, 9), "other", 0.0)])
    assert only(article, pack("coverage", {"weak": 0.5}), outcome("x")).reason.startswith("language")


def test_a_crashed_rule_leaves_its_dimension_without_a_score():
    broken = Outcome("x", "d", OutcomeStatus.ERROR, detail="ValueError: boom")
    row = only(made(["none"] * 8), pack("share"), outcome("guess"), broken)
    assert (row.status, row.score) == ("error", None)
    assert "x failed" in row.reason


def test_credits_suppressed_and_waived_findings_cost_nothing():
    rules = pack("deductions", {"cap": 2}, {"bare": Weight(10, "r")})
    free = [
        finding("bare", 0, severity=Severity.CREDIT),
        replace(finding("bare", 1), suppressed_by="x"),
        replace(finding("bare", 2), waived={"reason": "r", "owner": "o", "expires": ""}),
    ]
    assert only(made(["none"] * 8), rules, outcome("bare", *free)).score == 100.0


def test_more_findings_never_raise_a_score():
    for method, params in (
        ("share", {}),
        ("deductions", {"cap": 9}),
        ("rate", {"prior_words": 250, "prior_rate": 3}),
    ):
        scores = []
        for n in range(9):
            row = only(
                made(["none"] * 9), pack(method, params), outcome("guess", *(finding("guess", k) for k in range(n)))
            )
            scores.append(row.score)
        assert scores == sorted(scores, reverse=True), method


@pytest.mark.parametrize(
    ("claims", "weak", "words"),
    [
        ({}, 0, "No sentence here needs a source."),
        ({Status.NONE: 1}, 0, "No source found in reach for the only claim."),
        ({Status.NONE: 2}, 0, "No source found in reach for 2 of 2 claims."),
        (
            {Status.NONE: 1, Status.ANONYMOUS: 11},
            0,
            "No source found in reach for 1 of 12 claims. 11 rest on an unnamed source.",
        ),
        (
            {Status.VAGUE: 1, Status.AGENTLESS: 1, Status.ANONYMOUS: 2},
            0,
            "No source found in reach for 2 of 4 claims. Two rest on an unnamed source.",
        ),
        (
            {Status.IDENTIFIED: 10, Status.ANONYMOUS: 1},
            0,
            "A source answers for all 11 claims: ten rest on a named source and one on an unnamed source.",
        ),
        (
            {Status.IDENTIFIED: 2, Status.OUTLET: 3, Status.ANONYMOUS: 6},
            0,
            "A source answers for all 11 claims: two rest on a named source, three on another outlet and six on an "
            "unnamed source.",
        ),
        ({Status.IDENTIFIED: 1}, 0, "A source answers for the only claim: one rests on a named source."),
        (
            {Status.IDENTIFIED: 1, Status.OUTLET: 2, Status.NONE: 11},
            1,
            "No source found in reach for 11 of 14 claims (for 1 of them a source is named earlier in the paragraph). "
            "One rests on a named source and two on another outlet.",
        ),
    ],
)
def test_headline_is_made_from_the_counts(claims, weak, words):
    assert headline(Tally(400, 400, claims, weak)) == words


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ({Status.NONE: 1}, "The publisher answers for the only claim."),
        ({Status.NONE: 2}, "The publisher answers for 2 of 2 claims."),
        ({Status.NONE: 2, Status.OUTLET: 1}, "The publisher answers for 2 of 3 claims. One rests on another outlet."),
    ],
)
def test_where_the_pack_counts_no_claims_the_publisher_answers(claims, words):
    assert headline(Tally(400, 400, claims, 1), publisher=True) == words


def test_numbers_are_told_in_words_up_to_ten():
    told = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "11", "12"]
    for n, word in enumerate(told, 1):
        line = headline(Tally(400, 400, {Status.IDENTIFIED: n, Status.NONE: 1}, 0))
        assert line.split(". ")[1] == f"{word.capitalize()} rest{'s' * (n == 1)} on a named source."


def test_a_text_without_words_is_told():
    assert headline(Tally(0, 0, {}, 0)) == "There are no words here to judge."
