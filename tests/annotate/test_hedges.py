"""Which words hedge, and who owns them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from annotate.reading import hedges, read
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.article import Kind
from audit.model.marks import Hedge


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The talks may have covered the price of grain.", ("modal", "may")),
        ("The pier could collapse in the next storm.", ("modal", "could")),
        ("The crew might not sail.", ("modal", "might")),
        ("The talks likely covered grain.", ("adverb", "likely")),
        ("Perhaps the pier was never safe.", ("adverb", "Perhaps")),
        ("The owner is possibly abroad.", ("adverb", "possibly")),
        ("He has apparent links to the firm.", ("adjective", "apparent")),
        ("The visit opened potential talks on grain.", ("adjective", "potential")),
        ("It is possible that the pier was set on fire.", ("adverb", "It is possible that")),
        ("It was made possible that day, and a possible cause was found.", ("adjective", "possible")),
        ("Officials may close the pier.", ("modal", "may")),
        ("Prices may rise.", ("modal", "may")),
        ("Old drugs may have caused it.", ("modal", "may")),
        ("There was speculation in the town.", ("noun", "speculation")),
        ("The possibility of a strike worries nobody.", ("noun", "possibility")),
        ("The fire appears to have begun below deck.", ("verb", "appears")),
        ("The owners seem tired.", ("verb", "seem")),
        ("The empty seats hinted at a strike.", ("verb", "hinted at")),
        ("The price remains unclear.", ("gap", "remains unclear")),
        ("The buyer is unknown.", ("gap", "unknown")),
        ("The bank has not said who pays.", ("gap", "has not said")),
        ("The council wouldn't say how long the pier will stand.", ("gap", "wouldn't say")),
        ("Neither has confirmed a sale.", ("gap", "Neither has confirmed")),
        ("It was too early to say what had sunk the ferry.", ("gap", "too early to say")),
        ("“We think that the wall moves,” said Ida Holm.", ("verb", "think")),
        ("You may have to wait until Friday.", ("modal", "may")),
        ("A meeting may be coming soon.", ("modal", "may")),
        ("The empty seats signal a loss.", ("verb", "signal")),
        ("Two readings pointed to a leak.", ("verb", "pointed to")),
        ("A rule that could halve the catch is on its way.", ("modal", "could")),
        ("The bridge, which may have moved, is shut.", ("modal", "may")),
        ("The vote will almost certainly split the town.", ("adverb", "almost certainly")),
        ("The owner is almost certain to sell.", ("adjective", "almost certain")),
        ("Chances are the boat will sink.", ("adverb", "Chances are")),
        ("It looks as if the pier will go.", ("adverb", "It looks as if")),
        ("A wall appearing to lean was shut.", ("verb", "appearing")),
        ("Holms may not know the price. Nobody asked Mr Holms.", ("modal", "may")),
        ("Other towns actually may follow.", ("modal", "may")),
        ("The pier may be closed, but nobody was told.", ("modal", "may")),
        ("The town is likely to ask its voters.", ("adverb", "likely")),
        ("The price likely angered voters.", ("adverb", "likely")),
        ("Perhaps most of the boats are gone.", ("adverb", "Perhaps")),
    ],
)
def test_hedges(text: str, hedge: tuple[str, str]) -> None:
    assert hedge in hedges(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sailed in May.",
        "Drugs may cause harm to the heart.",
        "A tournament may run for days.",
        "May Hansen sold the ferry.",
        "You may register until Friday.",
        "Tickets may be purchased at the gate.",
        "The owner could not be reached.",
        "From the pier they could see the fire.",
        "He ran as fast as he could.",
        "The might of the navy was gone.",
        "They rowed with all their might.",
        "It happened as soon as possible.",
        "The money made it possible to sail.",
        "It will sail if possible.",
        "He was supposed to sail at noon.",
        "The child reached her full potential.",
        "The danger became apparent at noon.",
        "The actor appeared in three films.",
        "She appeared at the gate.",
        "Men are twice as likely to drown.",
        "An unknown sailor rang the bell.",
        "About 40 people stood on the pier.",
        "Could the old engine run at all?",
        "Nothing on the pier could have helped.",
        "There was nothing in the shed that could burn.",
        "Coal cost more than she could pay.",
        "They took all they could from the hold.",
        "He could have asked, the judge said.",
        "Shells could be used to date the wall.",
        "The old lamp may have worked in May, but it was dark by June.",
        "A crack appeared near the gate.",
        "There is no phone signal on the pier.",
        "A fourth suspect was seen at the gate.",
        "The bank puts the chance of a strike at 40%.",
        "There is a 60 per cent chance of snow.",
        "The firm rejects the suggestion that the pier is unsafe.",
        "They are alleged to have sold the ferry twice.",
        "Critics point to the cost.",
        "They left behind goods that shops might sell.",
        "She waited for those who could help.",
        "He kept the parts which may break.",
        "They fear people who might talk.",
        "She did not say that the pier was safe.",
        "The paper asked 800 likely voters.",
        "She leads among likely Republican primary voters.",
        "Perhaps most importantly, the pier is shut.",
        "Apparently. Nobody asked.",
        "The first wall did not appear until 1820.",
        "They bought the coats they may need.",
        "The sea may be cold, but the pier is open.",
    ],
)
def test_no_hedge(text: str) -> None:
    assert hedges(text) == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("I may sail on Monday.", "They may sail on Monday."),
        ("You may sail on Monday.", "They may sail on Monday."),
        ("One may sail on Monday.", "They may sail on Monday."),
        ("May I sail on Monday?", "Ada Holm may sail on Monday."),
        ("Could I sail on Monday?", "It could sail on Monday."),
        ("Could one sail on Monday?", "It could sail on Monday."),
        ("You could sell the pier.", "They could sell the pier."),
        ("I might sell the pier.", "They might sell the pier."),
        ("Might you sell the pier?", "They might sell the pier."),
    ],
)
def test_what_the_writer_or_the_reader_may_is_no_hedge(text: str, other: str) -> None:
    assert hedges(text) == []
    assert [group for group, _ in hedges(other)] == ["modal"]


def owned(text: str) -> list[bool]:
    return [h.owned for h in read(text).all(Hedge)]


def test_a_hedge_of_the_writers_is_not_owned() -> None:
    assert owned("The talks likely covered the price of grain.") == [False]


def test_a_hedge_in_the_words_of_a_source_is_owned() -> None:
    assert owned("The pier may collapse, harbour master Ann Poe said.") == [True]
    assert owned("“It may collapse,” she thought.") == [True]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Ida Holm, the mayor, did not say when the pier would open.", False),
        ("Ida Holm, the mayor, said it was not clear when the pier would open.", True),
    ],
)
def test_a_gap_is_the_writers_unless_a_source_states_it(text: str, owner: bool) -> None:
    assert owned(text) == [owner]


def test_a_crowd_owns_nothing() -> None:
    assert owned("Experts say the pier may collapse.") == [False]


def test_one_word_is_one_hedge() -> None:
    article = read("There are prospects of a sale, and the price remains unclear.")
    spans = [h.span for h in article.all(Hedge)]
    assert all(not a.overlaps(b) for a, b in pairwise(spans))
    assert len(spans) == 2


def test_promo_and_captions_hold_no_hedges() -> None:
    article = read(
        "Ferry sails\n\nThe ferry sailed on Monday.\n\nREAD ALSO: Pier may collapse\n\nIt may rain. (Photo: Ann Poe)\n"
    )
    assert [b.kind for b in article.blocks] == [Kind.HEADLINE, Kind.BODY, Kind.PROMO, Kind.CAPTION]
    assert article.all(Hedge) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["may", "might", "could", "likely", "possible", "potential", "appears", "unclear", "the", ","]),
        max_size=14,
    )
)
def test_hedges_are_apart_and_in_order(words: list[str]) -> None:
    spans = [h.span for h in read("The pier " + " ".join(words) + " fell.").all(Hedge)]
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_reading_hung_on_a_report_is_the_writers() -> None:
    assert owned("Ada Holm said the pier was old, indicating that it might close.")[-1] is False
