"""Each kind by itself, on layers set by hand."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints

import pytest

from audit.check import KINDS
from audit.check.attribution import AttributionCheck, Near, Part
from audit.check.block import BlockCheck
from audit.check.caption import CaptionCheck
from audit.check.citation import CitationCheck
from audit.check.claim import ClaimCheck
from audit.check.density import DensityCheck
from audit.check.drift import DriftCheck, DriftFault
from audit.check.heading import HeadingCheck, HeadingFault
from audit.check.hedge import HedgeCheck
from audit.check.metadata import MetadataCheck, MetadataFault, later
from audit.check.pair import PairCheck
from audit.check.pattern import PatternCheck
from audit.check.quote import QuoteCheck, QuoteFault
from audit.check.relative_time import RelativeTimeCheck
from audit.check.repetition import RepetitionCheck, RepetitionFault
from audit.check.response import ResponseCheck
from audit.check.sourcing import SourcingCheck, SourcingFault
from audit.check.speaker import SpeakerCheck, SpeakerFault, distance
from audit.check.where import Take, Where
from audit.model.article import Article, Kind
from audit.model.marks import (
    Citation,
    Claim,
    Hedge,
    Quote,
    QuoteKind,
    Role,
    SourceType,
    Speaker,
    Status,
    Strength,
    Topic,
)
from audit.model.measure import Measure, NotApplicable
from audit.model.rule import Check, Pattern
from tests.check.made import answer, article_of, at, lexicon, said

HEAD, BODY, SUB, PROMO = Kind.HEADLINE, Kind.BODY, Kind.SUBHEADING, Kind.PROMO


def found(check: Check, article: Article) -> list[str]:
    measured = check.measure(article)
    assert isinstance(measured, Measure), measured
    return [article.slice(h.span) for h in measured.hits]


def hits(check: Check, article: Article) -> list[dict[str, Any]]:
    measured = check.measure(article)
    assert isinstance(measured, Measure), measured
    return [dict(h.fields) for h in measured.hits]


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_is_a_frozen_value_whose_fields_are_its_params(name: str) -> None:
    kind = KINDS[name]
    assert is_dataclass(kind)
    assert kind.__doc__ and kind.reach and isinstance(kind.fields, tuple)
    hints = get_type_hints(kind)
    assert all(f.name in hints for f in fields(kind))
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert hash(kind.__name__) and "__slots__" in kind.__dict__


# -- words


def test_pattern_finds_words_by_tag_and_each_once_where_asked() -> None:
    loud = lexicon("loud", "roar", "shout", kind="verb")
    text = "They roar and shout and roar."
    article = article_of(text, lexicons=[loud], patterns=[Pattern("and")])
    assert found(PatternCheck(words=("loud",)), article) == ["roar", "shout", "roar"]
    assert found(PatternCheck(words=("loud",), once=True), article) == ["roar", "shout"]
    assert found(PatternCheck(words=("loud",), tags={"kind": "noun"}), article) == []
    assert found(PatternCheck(words=("loud",), not_tags={"kind": "verb"}), article) == []
    assert found(PatternCheck(words=("loud",), without=("roar",)), article) == ["shout"]


def test_pattern_tells_the_class_and_counts_other_words() -> None:
    check = PatternCheck(classes={"late": (Pattern("soon"),)}, count=(Pattern("mill"),))
    article = article_of("The mill closes soon. The mill is old.", patterns=check.patterns())
    assert hits(check, article) == [{"word": "soon", "class": "late", "count": 2, "nth": 1, "place": 1}]


def test_pattern_joins_the_places_of_a_sentence() -> None:
    check = PatternCheck(find=(Pattern("mill"),), join=True)
    article = article_of("A mill and a mill. One mill.", patterns=check.patterns())
    measured = check.measure(article)
    assert isinstance(measured, Measure)
    assert [(len(h.related), h.span.start) for h in measured.hits] == [(1, 2), (0, 23)]


def test_pattern_that_opens_counts_at_the_head_of_a_section_only() -> None:
    check = PatternCheck(opening=(Pattern("moreover", lines=True),))
    text = "Mill sold\n\nMoreover, it burnt.\n\nMoreover, it rained."
    article = article_of(text, kinds=[HEAD, BODY, BODY], patterns=check.patterns())
    assert [s.start for s in check.candidates(article)] == [text.index("Moreover"), text.rindex("Moreover")]
    assert len(found(check, article)) == 1


def test_pair_wants_both_words_in_order_and_near() -> None:
    check = PairCheck(first=(Pattern("may"),), then=(Pattern("possibly"),), gap=2)
    for text, n in (
        ("It may quite possibly rain.", 1),
        ("It may, as some old men say here, possibly rain.", 0),
        ("Possibly it may rain.", 0),
        ("It may. Possibly rain.", 0),
    ):
        assert len(found(check, article_of(text, patterns=check.patterns()))) == n, text


def test_density_wants_enough_places_and_a_rate() -> None:
    check = DensityCheck(find=(Pattern("mill|wheel"),), at_least=2, per_1000=100, distinct=True)
    assert hits(check, article_of("The mill and the wheel turn.", patterns=check.patterns()))[0]["count"] == 2
    assert found(check, article_of("The mill and the mill turn.", patterns=check.patterns())) == []
    thin = "The mill and the wheel turn. " + "It rained on the old bridge. " * 10
    assert found(check, article_of(thin, patterns=check.patterns())) == []


def test_relative_time_needs_no_date_on_the_page() -> None:
    check = RelativeTimeCheck(find=(Pattern("last week"),))
    assert found(check, article_of("It fell last week. It rose last week.", patterns=check.patterns())) == ["last week"]
    assert found(check, article_of("On 3 May 2023 it fell. It fell last week.", patterns=check.patterns())) == []


# -- facts


def test_hedge_without_an_owner_with_the_verb_it_hedges() -> None:
    text = "The talks may have covered grain. The price could rise, she said."
    marks = [Hedge(at(text, "may"), "modal", False, "may"), Hedge(at(text, "could"), "modal", True, "could")]
    owner = said(text, "she", "said", "The price could rise")
    article = article_of(text, *marks, owner)
    assert hits(HedgeCheck(groups=("modal",)), article) == [{"hedge": "may", "group": "modal", "form": "deed"}]
    assert found(HedgeCheck(groups=("modal",)), article) == ["may have covered"]
    assert found(HedgeCheck(groups=("modal",), owned=Take.ONLY), article) == ["could rise"]


def test_claim_that_nobody_answers_for() -> None:
    text = "Kiel wants to sell the port. The wall fell. It cost a lot."
    claims = [
        Claim(at(text, "Kiel wants to sell the port"), 0, ("motive",)),
        Claim(at(text, "The wall fell"), 1, ("event",)),
        Claim(at(text, "It cost a lot"), 2, ("number",)),
    ]
    answers = [answer(text, 0, Status.NONE), answer(text, 1, Status.NONE), answer(text, 2, Status.IDENTIFIED, 0)]
    article = article_of(text, *claims, *answers)
    assert [h["trigger"] for h in hits(ClaimCheck(), article)] == ["motive", "event"]
    assert [h["trigger"] for h in hits(ClaimCheck(named=("event",)), article)] == ["motive"]
    assert found(ClaimCheck(triggers=("number",)), article) == []


def test_claim_names_a_party_by_a_capital_inside_the_sentence() -> None:
    text = "On Monday old Kiel wants a port."
    article = article_of(text, Claim(at(text, text[:-1]), 0, ("motive",)), answer(text, 0, Status.NONE))
    assert hits(ClaimCheck(), article)[0]["trigger"] == "named-motive"


def test_attribution_by_lemma_status_and_pronoun() -> None:
    text = "The mayor claimed the wall held. They claimed it fell."
    marks = [
        said(text, "The mayor", "claimed", "the wall held", lemma="claim"),
        said(text, "They", "claimed it", "it fell", Status.VAGUE, lemma="claim"),
    ]
    article = article_of(text, *marks)
    assert found(AttributionCheck(lemmas=("claim",), mark=Part.SOURCE), article) == ["The mayor", "They"]
    assert found(AttributionCheck(lemmas=("claim",), pronoun=Take.SKIP), article) == ["The mayor claimed"]
    assert found(AttributionCheck(statuses=(Status.VAGUE,), unless_named=Near.PARAGRAPH), article) == []


def test_attribution_tells_the_reason_for_anonymity() -> None:
    text = "A guard said the gate was open. He feared for his job."
    article = article_of(
        text,
        said(text, "A guard", "said", "the gate was open", Status.ANONYMOUS),
        lexicons=[lexicon("why", "feared for his job"), lexicon("rote", "not authorised")],
    )
    check = AttributionCheck(statuses=(Status.ANONYMOUS,), reasons=("why",), formulaic=("rote",))
    assert hits(check, article)[0]["reason"] == "given"
    assert found(AttributionCheck(reasons=("why",), formulaic=("rote",), unless_reason=("given",)), article) == []


def test_citation_of_an_outlet_but_not_of_the_house() -> None:
    text = "CNN reported the wall fell. CNN reported rain."
    a = said(text, "CNN", "reported", "the wall fell", Status.OUTLET, source_type=SourceType.OUTLET)
    cite = Citation(at(text, "CNN"), 0, "CNN", SourceType.OUTLET)
    assert found(CitationCheck(), article_of(text, a, cite)) == ["CNN reported"]
    house = Citation(at(text, "CNN"), 0, "CNN", SourceType.OUTLET, house=True)
    assert found(CitationCheck(), article_of(text, a, house)) == []
    assert isinstance(CitationCheck(links=Take.SKIP).measure(article_of(text, a, cite)), NotApplicable)


def test_speaker_without_a_role_and_two_spellings() -> None:
    text = "Ana Lund said so. Karl Weissmann came. Karl Weisman left."
    who = Speaker(at(text, "Ana Lund"), "Ana Lund", SourceType.PERSON, None, (at(text, "Ana Lund"),))
    article = article_of(text, who, said(text, "Ana Lund", "said", "so", speaker=0))
    assert found(SpeakerCheck(SpeakerFault.NO_ROLE), article) == ["Ana Lund"]
    assert hits(SpeakerCheck(SpeakerFault.SPELLINGS), article) == [{"name": "Karl Weisman", "other": "Karl Weissmann"}]
    assert [distance(a, b) for a, b in (("ab", "ab"), ("ab", "abc"), ("abcd", "dcba"))] == [0, 1, 3]


def test_quote_without_a_speaker() -> None:
    text = "“We will win and come home soon.” The crowd cheered. Flags hung. “It is over,” she said."
    alone = Quote(
        at(text, "“We will win and come home soon.”"), at(text, "We will win and come home soon."), QuoteKind.DIRECT, 7
    )
    spoken = Quote(at(text, "“It is over,”"), at(text, "It is over,"), QuoteKind.DIRECT, 3)
    check = QuoteCheck(QuoteFault.UNSPOKEN, where=Where(quoted=Take.ANY))
    article = article_of(text, alone, spoken, said(text, "she", "said", "It is over,"))
    assert found(check, article) == ["“We will win and come home soon.”"]


def test_quote_of_two_speakers_in_one_paragraph() -> None:
    text = "“It holds,” said Ana. “It falls,” said Karl."
    marks = [
        Quote(at(text, "“It holds,”"), at(text, "It holds,"), QuoteKind.DIRECT, 2),
        Quote(at(text, "“It falls,”"), at(text, "It falls,"), QuoteKind.DIRECT, 2),
        said(text, "Ana", "said Ana", "“It holds,”", speaker=0),
        said(text, "Karl", "said Karl", "“It falls,”", speaker=1),
    ]
    check = QuoteCheck(QuoteFault.MIXED, where=Where(quoted=Take.ANY))
    assert hits(check, article_of(text, *marks)) == [{"words": 2, "first": "Ana", "second": "Karl"}]


# -- blocks and headings


def test_block_of_another_story_shares_no_name_and_few_words() -> None:
    text = "Bridge opens\n\nThe bridge opened.\n\nREAD ALSO: Ten cakes"
    role = Role(at(text, "READ ALSO: Ten cakes"), 2, "related-link", at(text, "READ ALSO:"))
    far = Topic(role.span, 2, 0.0, 0)
    near = Topic(role.span, 2, 0.3, 0)
    kinds = [HEAD, BODY, PROMO]
    assert found(BlockCheck(reasons=("related-link",)), article_of(text, role, far, kinds=kinds)) == ["READ ALSO:"]
    apart = BlockCheck(unrelated=0.05, marker=False)
    assert found(apart, article_of(text, role, far, kinds=kinds)) == ["READ ALSO: Ten cakes"]
    assert found(apart, article_of(text, role, near, kinds=kinds)) == []
    assert isinstance(BlockCheck(blocks=9).measure(article_of(text, role, kinds=kinds)), NotApplicable)


@pytest.mark.parametrize(
    ("credit", "fault"),
    [
        ("(Photo: Northland Public Radio)", True),
        ("(Image: Internet)", True),
        ("(Photo: Jane Roe)", False),
        ("(Photo: Jane Roe/Northland Daily)", False),
        ("(Photo: Northland Daily via AP)", False),
    ],
)
def test_caption_credit_names_a_maker(credit: str, fault: bool) -> None:
    text = f"Bridge opens\n\nThe mayor cuts a ribbon at noon. {credit}"
    role = Role(at(text, f"The mayor cuts a ribbon at noon. {credit}"), 1, "caption", at(text, credit))
    article = article_of(text, role, kinds=[HEAD, Kind.CAPTION], lexicons=[lexicon("outlets", "Northland Daily")])
    assert found(CaptionCheck(), article) == ([credit] if fault else [])


def test_heading_that_repeats_another() -> None:
    text = "Old mill sold to brewery\n\nIt was sold.\n\nBrewery and the old mill: sold\n\nIt burnt."
    check = HeadingCheck(HeadingFault.NEAR_DUPLICATE, share=0.5, shared=3)
    article = article_of(text, kinds=[HEAD, BODY, SUB, BODY])
    assert found(check, article) == ["Brewery and the old mill: sold"]
    assert isinstance(HeadingCheck(HeadingFault.NEAR_DUPLICATE, most=1).measure(article), NotApplicable)


def test_heading_with_a_figure_that_the_body_lacks() -> None:
    body = "The council cuts posts in the parks. " * 6
    check = HeadingCheck(HeadingFault.NOT_IN_BODY, share=0.5, min_body=20)
    assert found(check, article_of(f"Council cuts 35 posts\n\n{body}", kinds=[HEAD, BODY])) == ["35"]
    assert found(check, article_of(f"Council cuts posts\n\n{body}", kinds=[HEAD, BODY])) == []
    worded = body + "They are thirty-five. Five posts are lost."
    assert found(check, article_of(f"Council cuts 5 posts\n\n{worded}", kinds=[HEAD, BODY])) == []


def test_heading_that_shouts_but_no_acronym_of_the_body() -> None:
    check = HeadingCheck(HeadingFault.SHOUTING)
    text = "NATO is FURIOUS over wall!\n\nThe wall of NATO fell. They were furious."
    assert found(check, article_of(text, kinds=[HEAD, BODY])) == ["!", "FURIOUS"]


# -- the whole text


def test_sourcing_all_secondary_counts_sources_not_mentions() -> None:
    text = "CNN reported rain. CNN reported wind. Ana said hail."
    one = said(text, "CNN", "reported", "rain", Status.OUTLET, source_type=SourceType.OUTLET)
    two = said(text, "CNN", "reported wind", "wind", Status.OUTLET, source_type=SourceType.OUTLET)
    own = said(text, "Ana", "said", "hail")
    check = SourcingCheck(SourcingFault.ALL_SECONDARY, share=0.6)
    assert found(check, article_of(text, one, two, own)) == []
    assert hits(SourcingCheck(SourcingFault.ALL_SECONDARY, share=0.4), article_of(text, one, two, own)) == [
        {"count": 1, "total": 2, "percent": 50}
    ]


def test_sourcing_single_source_merges_short_forms_and_pronouns() -> None:
    text = "The operator Hangbahn said rain. Hangbahn said wind. It said hail."
    marks = [
        said(text, "The operator Hangbahn", "said", "rain"),
        said(text, "Hangbahn said", "said wind", "wind"),
        said(text, "It", "said hail", "hail"),
    ]
    check = SourcingCheck(SourcingFault.SINGLE)
    assert len(found(check, article_of(text, *marks[:1]))) == 1
    other = said(text, "It said", "hail", "hail", Status.VAGUE)
    assert len(found(check, article_of(text, marks[0], other))) == 1, "a crowd is no second source"


def test_sourcing_says_when_a_text_is_too_short_or_of_another_genre() -> None:
    check = SourcingCheck(SourcingFault.NO_QUOTES, min_words=50)
    measured = check.measure(article_of("A short text."))
    assert isinstance(measured, NotApplicable) and measured.reason.startswith("too short: 3 words")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Bridge opens\n\nIt opened on Monday.", True),
        ("Bridge opens\n\n14 September 2023\n\nIt opened on Monday.", False),
        ("Bridge opens\n\nIt opened on Sept. 4, 2023.", False),
        ("Bridge opens\n\nPublished 2023-09-14\n\nIt opened.", False),
    ],
)
def test_metadata_finds_a_date_in_many_spellings(text: str, missing: bool) -> None:
    assert bool(found(MetadataCheck(MetadataFault.NO_DATE), article_of(text))) is missing


def test_metadata_of_plain_text_is_not_held_against_it() -> None:
    article = article_of("Bridge opens\n\nIt opened on Monday.")
    for fault in (MetadataFault.NO_BYLINE, MetadataFault.NO_LINKS):
        assert isinstance(MetadataCheck(fault).measure(article), NotApplicable)


def test_an_update_counts_from_a_day_on_and_only_between_dates() -> None:
    assert later("2023-09-14", "2023-09-20")
    assert not later("2023-09-14T08:00:00", "2023-09-14T20:00:00+02:00")
    assert not later("14 September", "2023-09-20")


def test_drift_from_unknown_to_guess_needs_a_comma_or_a_new_sentence() -> None:
    gaps = lexicon("gaps", "unclear")
    check = DriftCheck(DriftFault.GUESS, gaps=("gaps",), hedges=("adverb",))
    for text, n in (
        ("It is unclear, but they likely met.", 1),
        ("It is unclear. They likely met.", 1),
        ("It is unclear whether, or if, they likely met.", 0),
        ("It is unclear.\n\nThey likely met.", 0),
    ):
        hedge = Hedge(at(text, "likely"), "adverb", False, "likely")
        assert len(found(check, article_of(text, hedge, lexicons=[gaps]))) == n, text


def test_drift_of_scope_tells_how_many_claims_follow_one_source() -> None:
    text = "Ana said it fell. It cost a lot. It will cost more."
    a = said(text, "Ana", "said", "it fell")
    claims = [Claim(at(text, "It cost a lot"), 1, ("number",)), Claim(at(text, "It will cost more"), 2, ("forecast",))]
    weak = [type(answer(text, n, Status.NONE))(at(text, "It"), n, Status.NONE, Strength.WEAK, 0) for n in (1, 2)]
    assert hits(DriftCheck(DriftFault.SCOPE), article_of(text, a, *claims, *weak)) == [{"count": 2}]
    assert hits(DriftCheck(DriftFault.SCOPE, claims=3), article_of(text, a, *claims, *weak)) == []


def test_repetition_of_a_phrase_for_search_engines() -> None:
    text = "New Brook Valley Line opens. " + "The Brook Valley Line has stops. " * 5
    check = RepetitionCheck(RepetitionFault.KEYWORD)
    assert hits(check, article_of(text)) == [{"phrase": "Brook Valley Line", "count": 6, "total": 35}]
    thin = text + "It rained on the bridge all day and all night. " * 60
    assert found(check, article_of(thin)) == []


def test_repetition_of_a_sentence_but_not_of_its_neighbour() -> None:
    one, two = (
        "The council will sell the old mill to a brewery.",
        "In spring the council sells the old mill to the brewery.",
    )
    check = RepetitionCheck(RepetitionFault.SENTENCE, run=4, share=0.5)
    assert found(check, article_of(f"{one} Rain fell. {two}")) == [two]
    assert found(check, article_of(f"{one} {two}")) == []


def test_response_looks_for_an_answer_beside_the_name() -> None:
    lexicons = [lexicon("accuse", "accused"), lexicon("answer", "denied")]
    check = ResponseCheck(("accuse",), ("answer",))
    alone = "They accused Brightwater of theft. Rain fell. Rain fell. Others denied it."
    assert hits(check, article_of(alone, lexicons=lexicons)) == [{"name": "Brightwater", "verb": "accused"}]
    assert (
        found(check, article_of("They accused Brightwater of theft. Brightwater denied it.", lexicons=lexicons)) == []
    )
    assert found(check, article_of("They accused nobody.", lexicons=lexicons)) == []
