"""Forms of text that are no plain paragraphs: tables, lists of works, tasks, code, what is struck through, pull quotes,
posts, notes, the times of a live page; in plain text, Markdown and HTML."""

from __future__ import annotations

import pytest
from annotate.reading import HEAD, MORE, PROSE, kind_of, page, read

from audit.model.article import Article, Kind
from audit.model.marks import Attribution, Claim, Speaker

B, S, BODY = Kind.BOILERPLATE, Kind.SUBHEADING, Kind.BODY
TABLE = "| Route | Trips |\n|---|---|\n| Alder | 1,940 |\n| Holm | 820 |"
CELLS = "<table><tr><th>Route</th><th>Trips</th></tr><tr><td>Alder</td><td>1,940</td></tr></table>"
SAID = "“We waited two years for this boat and I cried when it came,” said Jan Lund, who fishes on the island."


def markdown(*blocks: str) -> Article:
    return read("\n\n".join((f"# {HEAD}", PROSE, *blocks, MORE)) + "\n", "markdown")


def html(*blocks: str) -> Article:
    inner = "\n".join((f"<h1>{HEAD}</h1>", f"<p>{PROSE}</p>", *blocks, f"<p>{MORE}</p>"))
    return read(f"<html><body><article>{inner}</article></body></html>", "html")


def kinds(article: Article) -> dict[str, Kind]:
    return {article.slice(b.span): b.kind for b in article.blocks}


def claimed(article: Article) -> list[str]:
    return [article.slice(article.sentences[c.sentence].span) for c in article.all(Claim)]


def answering(article: Article, words: str) -> set[str]:
    """The speakers of the attributions whose content holds these words."""
    at = article.text.index(words)
    speakers = article.all(Speaker)
    return {
        speakers[a.speaker].name
        for a in article.all(Attribution)
        if a.speaker is not None and any(c.start <= at < c.end for c in a.content)
    }


# -- tables


@pytest.mark.parametrize(
    "article",
    [
        markdown(TABLE, "Source: Alder Statistics Office"),
        markdown("Source: Alder Statistics Office", TABLE),
        html(CELLS, "<p>Source: Alder Statistics Office</p>"),
        page("Route\tTrips\nAlder\t1,940\nHolm\t820", "Source: Alder Statistics Office"),
        page("Route | Trips\nAlder | 1,940", "Data: Alder Statistics Office"),
    ],
)
def test_the_source_of_a_table_answers_for_its_cells(article: Article) -> None:
    assert answering(article, "1,940") == {"Alder Statistics Office"}
    label = next(b for b in article.blocks if "Statistics" in article.slice(b.span))
    assert label.kind is Kind.CAPTION


def test_a_source_far_from_a_table_is_none_of_its() -> None:
    article = markdown(TABLE, "The ferry sails at noon.", "Source: Alder Statistics Office")
    assert answering(article, "1,940") == set()


def test_the_heads_of_a_table_claim_nothing() -> None:
    article = markdown(TABLE)
    assert {"Route", "Trips", "Alder", "Holm"}.isdisjoint(claimed(article))


def test_one_line_with_a_bar_is_no_table() -> None:
    article = page("Ferry | Alder | The pier is old.")
    assert article.blocks[2].form != "cell"


# -- lists of works, notes


@pytest.mark.parametrize("head", ["References", "Works cited:", "Bibliography"])
def test_a_list_of_works_is_no_story(head: str) -> None:
    works = [
        "1. Alder Statistics Office. Annual report 2023. Alder, 2024.",
        "2. Lund J., Poe A. Ferries and their piers. Journal of Harbours 12 (2022), 33-41.",
    ]
    article = read("\n\n".join((HEAD, PROSE, MORE, head, *works)) + "\n")
    assert [b.kind for b in article.blocks[3:]] == [B, B, B]


def test_a_heading_that_only_sounds_like_one_is_none() -> None:
    article = read("\n\n".join((HEAD, PROSE, MORE, "Sources", MORE, PROSE)) + "\n")
    assert article.blocks[4].kind is BODY


def test_notes_by_number_at_the_end() -> None:
    story = PROSE + " The pier cost 4 million crowns, the report found [1]."
    article = read("\n\n".join((HEAD, story, MORE, "[1] Annual report, p. 14.", "[2] The yard's books.")) + "\n")
    assert [b.kind for b in article.blocks[3:]] == [B, B]
    unmarked = read("\n\n".join((HEAD, PROSE, MORE, "[1] The ferry sails at noon on Monday, he said.")) + "\n")
    assert unmarked.blocks[3].kind is BODY


# -- tasks, definitions, code, what is struck through


@pytest.mark.parametrize(
    "article",
    [
        markdown("- [x] Piles ordered\n- [ ] Contract with Lund Marine signed"),
        html("<ul><li><input type='checkbox' checked> Piles ordered</li>"
             "<li><input type=checkbox> Contract with Lund Marine signed</li></ul>"),
        page("[x] Piles ordered\n[ ] Contract with Lund Marine signed"),
        page("- [x] Piles ordered\n- [ ] Contract with Lund Marine signed"),
    ],
)  # fmt: skip
def test_tasks_claim_nothing_and_attribute_nothing(article: Article) -> None:
    known = kinds(article)
    assert known["Piles ordered"] is known["Contract with Lund Marine signed"] is BODY
    assert not any("Piles" in said or "Contract" in said for said in claimed(article))
    assert not any("Piles" in article.slice(a.span) for a in article.all(Attribution))


@pytest.mark.parametrize("item", ["Piles ordered", "Mayor accused", "Berths promised"])
def test_an_item_of_two_words_is_no_attribution(item: str) -> None:
    article = markdown(f"- {item}\n- Nobody harmed by it at all")
    at = article.text.index(item)
    assert not any(at <= a.span.start < at + len(item) for a in article.all(Attribution))


def test_an_item_in_which_somebody_speaks_is_one() -> None:
    article = markdown("- The mayor said that the pier was old.\n- The yard warned of cracks.")
    assert answering(article, "that the pier was old") == {"mayor"}


@pytest.mark.parametrize(
    "article",
    [
        html("<dl><dt>Berth</dt><dd>A place where a ship lies at the quay.</dd></dl>"),
        markdown("Berth\n: A place where a ship lies at the quay."),
    ],
)
def test_what_a_word_means_is_no_claim(article: Article) -> None:
    assert {"Berth", "A place where a ship lies at the quay."}.isdisjoint(claimed(article))


def test_a_fact_in_a_list_of_definitions_is_one() -> None:
    article = html("<dl><dt>Pier</dt><dd>The council paid 4 million crowns for it in June.</dd></dl>")
    assert "The council paid 4 million crowns for it in June." in claimed(article)


@pytest.mark.parametrize(
    "article",
    [
        markdown("The pier cost ~~40 million~~ 4 million crowns.", "~~The mayor lied, critics say.~~"),
        markdown("The pier cost <del>40 million</del> 4 million crowns.", "<s>The mayor lied, critics say.</s>"),
        html("<p>The pier cost <s>40 million</s> 4 million crowns.</p><p><del>The mayor lied, critics say.</del></p>"),
    ],
)
def test_what_is_struck_through_is_not_judged(article: Article) -> None:
    assert "The pier cost 4 million crowns." in article.text
    assert "lied" not in article.text
    assert any("struck through" in limit for limit in article.limits)


def test_a_listing_on_a_page_is_not_judged() -> None:
    article = html("<pre><code>for boat in fleet:\n    print(boat.name, boat.cost)</code></pre>")
    assert "fleet" not in article.text
    assert any("code" in limit for limit in article.limits)
    assert "The pier is old" in html("<pre>The pier is old, the mayor said.</pre>").text


# -- pull quotes


@pytest.mark.parametrize(
    "article",
    [
        markdown(SAID, "> We waited two years for this boat"),
        markdown("> “I cried when it came” — Jan Lund", SAID),
        html(f"<p>{SAID}</p>", "<blockquote>“We waited two years for this boat”</blockquote>"),
    ],
)
def test_a_pull_quote_says_nothing_again(article: Article) -> None:
    pulled = next(b for b in article.blocks if "Jan Lund, who" not in article.slice(b.span) and
                  ("waited" in article.slice(b.span) or "cried" in article.slice(b.span)))  # fmt: skip
    assert pulled.kind is B


@pytest.mark.parametrize(
    "line", ["“We waited two years for this boat”", "“We waited two years … I cried when it came”"]
)
def test_a_pull_quote_of_a_text_is_its_speakers_and_no_second_claim(line: str) -> None:
    for article in (page(SAID, MORE, line), page(line, MORE, SAID)):
        assert answering(article, line) == {"Jan Lund"}
        assert line not in claimed(article)


def test_a_pull_quote_may_repeat_a_word_with_a_hyphen() -> None:
    said = "“The boat was half-empty all summer and I cried,” said Jan Lund, who fishes on the island."
    line = "“The boat was half-empty all summer”"
    assert answering(page(said, MORE, line), line) == {"Jan Lund"}


@pytest.mark.parametrize(
    "line",
    [
        "“We waited ten years for this pier”",
        "“We waited”",
        "We waited two years for this boat.",
        "“We waited two years for this boat,” he said.",
    ],
)  # fmt: skip
def test_other_words_are_no_pull_quote(line: str) -> None:
    assert page(SAID, line).blocks[3].kind is BODY


# -- posts, sign-offs, notes, times


def test_a_post_with_its_signature_below() -> None:
    article = page("So proud of our island today! #AlderFerry\n— Ada Holm (@adaholm) March 4, 2024")
    assert [b.kind for b in article.blocks[2:4]] == [Kind.EMBED, Kind.EMBED]


@pytest.mark.parametrize("head", ["Ada Holm @adaholm · Mar 4", "Ada Holm (@adaholm) March 4", "@adaholm · 2h"])
def test_a_post_below_the_line_with_its_writer(head: str) -> None:
    article = page("The mayor wrote:", f"{head}\nSo proud of our island today")
    assert [b.kind for b in article.blocks[3:5]] == [Kind.EMBED, Kind.EMBED]


@pytest.mark.parametrize(
    "line",
    [
        "(With inputs from PTI)",
        "PTI AH PL",
        "AFP/ah",
        "- with files from The Canadian Press",
        "Updated at 5.40pm to add a statement from the operator.",
        "This story was amended on 4 March to correct the name of the ferry.",
    ],
)
def test_sign_offs_and_notes(line: str) -> None:
    assert read("\n\n".join((HEAD, PROSE, MORE, line)) + "\n").blocks[3].kind is B


@pytest.mark.parametrize(
    "line",
    [
        "The council updated the plan in May to include a second pier.",
        "With files under her arm, she walked to the pier.",
        "PTI said the pier was old.",
    ],
)
def test_what_sounds_like_a_note_and_is_news(line: str) -> None:
    assert kind_of(line) is BODY


@pytest.mark.parametrize("line", ["09.50am Ada Poe", "10:42 GMT", "2h ago", "30 mins ago", "9:05 p.m. ET – Jan Lund"])
def test_times_of_a_live_page(line: str) -> None:
    assert kind_of(line) is Kind.BYLINE


@pytest.mark.parametrize("line", ["Two hours ago the ferry sailed.", "10.30 Alder v Holm, 12.00 Poe v Lund"])
def test_other_times_are_none(line: str) -> None:
    assert kind_of(line) is not Kind.BYLINE


# -- a speaker on the line above


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("And from the chairwoman, Ruth Osei:", "Ruth Osei"),
        ("Ruth Osei, chairwoman of the board:", "Ruth Osei"),
        ("Reaction from Ruth Osei:", "Ruth Osei"),
        ("Then the mayor:", "mayor"),
    ],
)
def test_a_line_that_names_who_is_quoted_below(line: str, name: str) -> None:
    article = page(line, "“She brings nineteen years of work, and she has never lost her calm.”")
    assert article.blocks[2].kind is BODY
    assert answering(article, "“She brings") == {name}
    assert not any(line in said for said in claimed(article))


@pytest.mark.parametrize("line", ["Answers:", "Key quotes:", "Reactions:"])
def test_a_label_that_names_nobody_is_a_heading(line: str) -> None:
    article = page(line, "“She brings nineteen years of work, and she has never lost her calm.”")
    assert article.blocks[2].kind is S


# -- heads, letters, transcripts, appeals


@pytest.mark.parametrize(
    ("headline", "line"),
    [
        ("Ferry firm lays off 200 of its crew;", "Win or not, owner says, the line will change the coast."),
        (HEAD, "Owner asks for probe of lost tickets by harbour staff."),
        (HEAD, "This Old Pier Is Even Worse Than We Thought!"),
    ],
)
def test_a_line_in_which_a_headline_goes_on(headline: str, line: str) -> None:
    assert read("\n\n".join((headline, line, PROSE, MORE)) + "\n").blocks[1].kind is S


@pytest.mark.parametrize(
    "line",
    [
        "The owner asks for a probe of the lost tickets.",
        "Ada Holm said nothing, and nobody asked.",
        "Fares rose by a tenth in May, and the owner blames the price of fuel for it.",
    ],
)
def test_a_first_sentence_of_the_story_is_none(line: str) -> None:
    assert read("\n\n".join((HEAD, line, PROSE, MORE)) + "\n").blocks[1].kind is BODY


def test_letters_are_signed_with_name_and_place() -> None:
    article = page(PROSE, "Debby James.\nAlder Bay, Calif.", MORE, "Bruce Gary.\nHolm, Wis.")
    assert [b.kind for b in article.blocks[2:8]] == [BODY, Kind.BYLINE, Kind.BYLINE, BODY, Kind.BYLINE, Kind.BYLINE]


@pytest.mark.parametrize("line", ["(BEGIN VIDEO CLIP.)", "[APPLAUSE]", '<tweet id="7692"></tweet>.'])
def test_marks_of_a_transcript_and_bare_tags(line: str) -> None:
    assert kind_of(line) is B


@pytest.mark.parametrize("line", ["(It was the old pier.)", "[The mayor] said no."])
def test_other_brackets_are_text(line: str) -> None:
    assert kind_of(line) is BODY


def test_a_line_with_emoji_and_a_hashtag_is_a_post() -> None:
    assert kind_of("No boats in #Alder? No problem 😎 Cherry trees, island style") is Kind.EMBED
    assert kind_of("The mayor began her posts with the hashtag #Alder.") is BODY


def test_appeals_between_two_rules() -> None:
    rule = "———————————"
    appeals = ("They want you to be silent. I need your help.", "Please sign up for the free newsletter here.")
    blocks = (rule, *appeals, rule, "Get what your family needs with our balm now!")
    article = read("\n\n".join((HEAD, PROSE, MORE, *blocks)) + "\n")
    assert [b.kind for b in article.blocks[3:]] == [B, Kind.PROMO, Kind.PROMO, B, Kind.PROMO]
    plain = read("\n\n".join((HEAD, PROSE, MORE, rule, "They want you to be silent.", rule, MORE)) + "\n")
    assert plain.blocks[4].kind is BODY


def test_the_box_of_a_fact_check() -> None:
    box = ("Claim: The ferry burns wood from the island.", "Our verdict: False")
    assert [b.kind for b in read("\n\n".join((HEAD, *box, PROSE, MORE)) + "\n").blocks[1:4]] == [S, S, BODY]
    alone = read(
        "\n\n".join((HEAD, "Claim: The ferry has burned wood from the island since it was built there.", PROSE, MORE))
        + "\n"
    )
    assert alone.blocks[1].kind is BODY


def test_titles_behind_a_pointer_at_the_end_are_pointers() -> None:
    titles = ("Read more: Island school to close in spring", "Old mill on the hill to be sold at auction in May")
    article = read("\n\n".join((HEAD, PROSE, MORE, *titles)) + "\n")
    assert [b.kind for b in article.blocks[3:]] == [Kind.PROMO, Kind.PROMO]
