"""What blocks are for: headline, subheading, caption, byline, promo, boilerplate, embed, body; and why."""

from __future__ import annotations

import pytest
from annotate.reading import HEAD, MORE, PROSE, kind_of, kinds, page, read, roles
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.article import Kind
from audit.model.marks import Role, Topic

# -- headline


def test_the_first_line_is_the_headline_when_a_block_follows() -> None:
    assert kinds(read(f"{HEAD}\n\n{PROSE}\n")) == [Kind.HEADLINE, Kind.BODY]


def test_one_block_is_body() -> None:
    assert kinds(read(HEAD)) == [Kind.BODY]


def test_a_long_first_sentence_is_no_headline() -> None:
    long = "The ferry " + "to the island and back " * 6 + "sailed on Monday."
    assert kinds(read(f"{long}\n\n{PROSE}\n"))[0] is Kind.BODY


def test_two_short_cries_are_a_headline_and_two_sentences_of_prose_are_none() -> None:
    assert kinds(read(f"Sold out! Ferry Breaks Its Record\n\n{PROSE}\n"))[0] is Kind.HEADLINE
    assert kinds(read(f"It rained. The ferry sailed all the same.\n\n{PROSE}\n"))[0] is Kind.BODY


def test_a_headline_said_twice() -> None:
    article = read(f"{HEAD}\n\n{HEAD}\n\n{PROSE}\n")
    assert kinds(article) == [Kind.HEADLINE, Kind.HEADLINE, Kind.BODY]
    assert roles(article, 1) == [("repeated", "")]


def test_the_headline_may_stand_below_a_byline() -> None:
    article = read(f"By Ann Poe\n\n{HEAD}\n\n{PROSE}\n")
    assert kinds(article) == [Kind.BYLINE, Kind.HEADLINE, Kind.BODY]


def test_the_first_heading_of_a_page_is_its_headline() -> None:
    article = read(f"# {HEAD}\n\n{PROSE}\n\n## What comes next\n\n{MORE}\n", format="markdown")
    assert kinds(article) == [Kind.HEADLINE, Kind.BODY, Kind.SUBHEADING, Kind.BODY]


# -- lines

PROMO = [
    "READ ALSO: Ten Cakes For A Rainy Day",
    "Also read | Ten tips for a rainy day",
    "Don’t miss: our quiz on cakes",
    "Related: Island school to close in spring, council says",
    "More: Fares on the ferry will rise by a tenth",
    "RELATED STORIES",
    "Read more:",
    "WATCH: The old pier burns",
    "Story continues below",
    "Advertisement",
    "Sign up for our newsletter",
    "Follow us on Facebook",
    "Subscribe to our channel",
    "Please support our work on Patreon.",
    "Please sign the petition to keep the ferry.",
    "Thank you for reading and sharing this story.",
    "Click here for more island stories.",
    "Visit the Harbour Gazette's homepage for more stories.",
    "For more island news, visit our website.",
    "Watch the harbour master's full speech here,",
    "Enjoyed this story? Share it with your friends on Facebook.",
    "Got a story? Tell us at tips@harbour.example",
    "Buy the sailor's balm now at 40% off!",
    "We may earn a commission on items you buy.",
    "This post contains affiliate links.",
    "3.4k SHARES Facebook Twitter",
    "Facebook Twitter Email Print",
    "Email *",
    "ISLAND POLL: Should the ferry sail at night?",
    "You may opt out at any time. By joining you agree to our terms.",
]
BOILERPLATE = [
    "Copyright 2024 Harbour Gazette. All rights reserved.",
    "© 2024 Harbour Media",
    "This article was originally published by the Harbour Gazette.",
    "The post Ferry sails again appeared first on Island Daily.",
    "The views expressed in this article are those of the author alone.",
    "Editor’s note: This story was corrected on Tuesday.",
    "Ann Poe contributed to this report.",
    "Reporting by Ann Poe; editing by Tom Roe",
    "Ann Poe can be reached at ann@harbour.example.",
    "https://harbour.example/ferry",
    "ann.poe@harbour.example",
    "Source: Island Radio",
    "(Reuters)",
    "* * *",
]
BYLINE = [
    "By Ann Poe",
    "by Ann Poe and Tom Roe, Harbour Gazette",
    "Written by Ann Poe",
    "Authors:",
    "May 22nd, 2020",
    "Published: Monday, 3 June 2019, 10:15 GMT",
    "Updated June 4, 2019",
    "ALDER BAY (Reuters) —",
    "Ann Poe, staff writer",
]
CAPTION = [
    "The ferry leaves the pier. (Photo: Harbour Gazette)",
    "(Photo: Ann Poe)",
    "Photo by Ann Poe",
    "The ferry leaves the pier in the rain on Monday. Ann Poe/AFP via Getty Images",
    "The harbour master rings the bell on Monday. Ann Poe",
    "The ferry is seen in this undated file photo.",
    "People on the pier in Alder Bay. (Ann Poe/Reuters) More",
    "© AP Photo / Ann Poe The ferry leaves the pier",
    "Courtesy of Ann Poe",
]
EMBED = [
    "The ferry is back and I cried. pic.twitter.com/ab12cd34",
    "“What a day for the island.” https://t.co/ab12cd34 — Ann Poe (@annpoe) May 23, 2020",
    "It sails! — Ann Poe (@annpoe) 4 June 2019",
]
BODY = [
    "More than 300 people came to the pier.",
    "Related costs rose by a third in the year before it opened, she said.",
    "Residents must sign up by Friday.",
    "The event was sponsored by Acme, the police said.",
    "Follow the rules and nobody will be fined, the harbour master said.",
    "The film first appeared on television, the director said, and then in cinemas.",
    "Students read also in French.",
    "By Tuesday the pier was full.",
    "In May the ferry was sold for 40 million kroner.",
    "The photographs show the pier before it burned down.",
    "He said: “Sign up for our newsletter.”",
    "The owners put the ferry on sale at 20% off, the harbour master said.",
    "The letter, written by 40 doctors, warned of the smoke.",
    "Watch parties were held on the pier.",
    "No.",
]


@pytest.mark.parametrize("block", PROMO)
def test_promo(block: str) -> None:
    assert kind_of(block) is Kind.PROMO


@pytest.mark.parametrize("block", BOILERPLATE)
def test_boilerplate(block: str) -> None:
    assert kind_of(block) is Kind.BOILERPLATE


@pytest.mark.parametrize("block", BYLINE)
def test_byline(block: str) -> None:
    assert kind_of(block) is Kind.BYLINE


@pytest.mark.parametrize("block", CAPTION)
def test_caption(block: str) -> None:
    assert kind_of(block) is Kind.CAPTION


@pytest.mark.parametrize("block", EMBED)
def test_embed(block: str) -> None:
    assert kind_of(block) is Kind.EMBED


@pytest.mark.parametrize("block", BODY)
def test_body(block: str) -> None:
    assert kind_of(block) is Kind.BODY


@pytest.mark.parametrize("block", ["What Comes Next", "A stone pier", "Alder Bay", "Will The Fares Rise?"])
def test_a_short_line_above_prose_is_a_subheading(block: str) -> None:
    assert kind_of(block) is Kind.SUBHEADING


def test_a_row_of_short_lines_is_a_list() -> None:
    assert set(kinds(page("flour and salt", "eggs and milk", "butter and sugar"))[2:5]) == {Kind.BODY}


@pytest.mark.parametrize(("lines", "kind"), [(2, Kind.SUBHEADING), (3, Kind.BODY), (4, Kind.BODY)])
def test_three_short_lines_of_a_page_are_a_list(lines: int, kind: Kind) -> None:
    rows = ["Stone from the island", "Rope from the mainland", "Paint from the old mill", "Nails from the smith"]
    paragraphs = "".join(f"<p>{text}</p>" for text in (PROSE, *rows[:lines], MORE))
    article = read(f"<article><h1>{HEAD}</h1>{paragraphs}</article>", format="html")
    assert kinds(article)[2:-1] == [kind] * lines


def test_titles_below_a_lone_label_are_pointers() -> None:
    article = page("Related:", "Island school to close in spring", "Old bell found in the harbour mud")
    assert kinds(article)[2:5] == [Kind.PROMO] * 3


def test_the_signature_below_a_post_makes_both_a_post() -> None:
    article = page("What a day for the island and for the old bell.", "— Ann Poe (@annpoe) May 23, 2020")
    assert kinds(article)[2:4] == [Kind.EMBED, Kind.EMBED]


# -- reasons and markers


@pytest.mark.parametrize(
    ("block", "reason", "marker"),
    [
        ("READ ALSO: Fares on the ferry to rise", "related-link", "READ ALSO:"),
        ("Sign up for our newsletter", "call-to-action", "Sign up"),
        ("The ferry leaves the pier. (Photo: Harbour Gazette)", "caption", "(Photo: Harbour Gazette)"),
        ("(Photo: Ann Poe)", "credit", "(Photo: Ann Poe)"),
        ("The post Ferry sails again appeared first on Island Daily.", "residue", "appeared first on"),
        ("May 22nd, 2020", "dateline", ""),
    ],
)
def test_the_words_that_told_are_marked(block: str, reason: str, marker: str) -> None:
    assert roles(page(block))[0] == (reason, marker)


@pytest.mark.parametrize(
    ("block", "points"),
    [
        ("Also on Thursday:", False),
        ("More this week:", False),
        ("Also on Monday evening:", False),
        ("Also on Island Daily:", True),
        ("More from Harbour Gazette:", True),
    ],
)
def test_news_of_a_day_is_no_pointer(block: str, points: bool) -> None:
    assert any(reason == "related-link" for reason, _ in roles(page(block, PROSE))) is points


HTML = f"""<article><h1>{HEAD}</h1><p class="standfirst">It burned down two years ago.</p>
<div class="byline">The Harbour Desk</div><p>{PROSE}</p>
<figure><img src="a.png"><figcaption>The pier at dawn</figcaption></figure>
<div class="related-links"><p>READ ALSO: Island school closes its doors</p><p>Island bell found</p></div>
<blockquote class="twitter-tweet"><p>What a day it was!</p></blockquote>
<div class="newsletter-signup">Our letter comes every day.</div>
<h2>What comes next</h2><p>{MORE}</p></article>"""


def test_markup_tells_the_kind_and_words_the_reason() -> None:
    article = read(HTML, format="html")
    found = {article.slice(b.span): (b.kind, roles(article, b.index)) for b in article.blocks}
    assert found["It burned down two years ago."][0] is Kind.SUBHEADING
    assert found["The Harbour Desk"][0] is Kind.BYLINE
    assert found["The pier at dawn"][0] is Kind.CAPTION
    assert found["READ ALSO: Island school closes its doors"] == (Kind.PROMO, [("related-link", "READ ALSO:")])
    assert found["Island bell found"][0] is Kind.PROMO
    assert found["What a day it was!"][0] is Kind.EMBED
    assert found["Our letter comes every day."][0] is Kind.PROMO
    assert found["What comes next"][0] is Kind.SUBHEADING
    assert found[PROSE][0] is found[MORE][0] is Kind.BODY


def test_what_the_page_sets_apart_itself_is_no_insertion() -> None:
    """A label in an <aside> neither marks an inserted pointer nor reaches over the box to the heading behind it."""
    box = "<aside class=related><h3>Related stories</h3><p>Island bell found</p></aside>"
    page = f"<article><h1>{HEAD}</h1><p>{PROSE}</p>{box}<h2>What the harbour master plans</h2><p>{MORE}</p></article>"
    article = read(page, format="html")
    kinds = {article.slice(b.span): (b.kind, roles(article, b.index)) for b in article.blocks}
    assert kinds["Related stories"] == (Kind.PROMO, [("markup", "")])
    assert kinds["Island bell found"][0] is Kind.PROMO
    assert kinds["What the harbour master plans"][0] is Kind.SUBHEADING


def test_long_prose_in_a_box_is_prose() -> None:
    long = " ".join([PROSE] * 4)
    page = f'<article><h1>{HEAD}</h1><div class="author"><p>{long}</p></div><p>{MORE}</p></article>'
    article = read(page, format="html")
    assert article.blocks[1].kind is Kind.BODY


# -- off topic


def test_a_pointer_to_another_story_is_off_topic() -> None:
    assert ("off-topic", "") in roles(page("READ ALSO: Seven Lemon Cakes For A Long Winter", MORE))


def test_a_pointer_that_shares_a_name_is_not() -> None:
    assert roles(page("READ ALSO: Alder Island School To Close", MORE)) == [("related-link", "READ ALSO:")]


def test_prose_that_shares_a_name_or_words_is_never_off_topic() -> None:
    article = page("The company that runs the ferry is owned by a family in Port Ross and has two other boats.", MORE)
    assert roles(article) == []


def test_a_stray_paragraph_keeps_its_kind() -> None:
    stray = (
        "Borussia won the cup in Leipzig after penalties when Svensson missed twice, and thousands danced around the "
        "town hall of Dortmund until dawn without any trouble at all."
    )
    article = page(stray, MORE, MORE + " It rained.")
    assert article.blocks[2].kind is Kind.BODY
    assert ("off-topic", "") in roles(article)


def test_a_short_text_has_no_topic_to_leave() -> None:
    article = read(f"{HEAD}\n\nREAD ALSO: Seven Lemon Cakes For A Long Winter\n\n{PROSE}\n")
    assert [r.reason for r in article.all(Role)] == ["related-link"]


def test_a_paragraph_given_twice_is_told() -> None:
    article = page(PROSE)
    assert roles(article) == [("repeated", "")]
    assert article.blocks[2].kind is Kind.BODY


# -- always


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PROMO, *BOILERPLATE, *BYLINE, *CAPTION, *EMBED, *BODY, PROSE, MORE, "x" * 700]), max_size=8
    )
)
def test_layers_fit_the_blocks(blocks: list[str]) -> None:
    article = page(*blocks)
    assert [t.block for t in article.all(Topic)] == [b.index for b in article.blocks]
    for role in article.all(Role):
        block = article.blocks[role.block]
        assert role.span == block.span
        assert role.marker is None or block.span.contains(role.marker)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    article = read(f"{HEAD}\n\n{PROSE}\n\n{text}\n")
    assert all(isinstance(b.kind, Kind) for b in article.blocks)
