"""Posts of several blocks, and comments in a row with their writers below them."""

from __future__ import annotations

from annotate.reading import HEAD, MORE, PROSE, kinds, page, read

from audit.model.article import Kind

E, BODY = Kind.EMBED, Kind.BODY
SIGNED = "It will not float. — Ann Poe (@annpoe) May 23, 2020"


def test_the_blocks_above_a_signature_that_speak_as_a_post_does() -> None:
    article = page("⚠️ Ferry late again", "📌 Two hours behind #ferry", "I’m still on the pier. Please hurry.", SIGNED)
    assert kinds(article)[2:6] == [E, E, E, E]


def test_a_paragraph_of_the_story_above_a_post() -> None:
    assert kinds(page("One passenger was less polite than the harbour master.", SIGNED))[2:4] == [BODY, E]
    assert kinds(page("He asked you all to wait, the harbour master said.", SIGNED))[2] is BODY


def test_a_writer_who_says_i_keeps_the_paragraph() -> None:
    article = page("I rowed out to the island to see it.", "I’m still cold.", MORE, "I told them so.", SIGNED)
    assert kinds(article)[5] is BODY


def test_comments_with_a_name_below_each() -> None:
    comments = ("Sell the boat.", "Ida Storrow.", "Keep it. It is ours.", "Tom Halvorsen.", "Sink it.", "Ada Brekke.")
    assert kinds(read("\n\n".join((HEAD, PROSE, *comments)) + "\n")) == [Kind.HEADLINE, BODY, *[E] * 6]


def test_comments_with_a_handle_below_each() -> None:
    comments = ("Sell the boat.", "@ida", "Keep it. It is ours.", "@tom_h", "Sink it.", "@adab")
    assert kinds(read("\n\n".join((HEAD, PROSE, *comments)) + "\n"))[2:] == [E] * 6


def test_names_above_their_texts_are_headings() -> None:
    people = ("Ida Storrow", PROSE, "Tom Halvorsen", MORE, "Ada Brekke", PROSE + " It rained.")
    assert E not in kinds(read("\n\n".join((HEAD, MORE + " So it went.", *people)) + "\n"))
