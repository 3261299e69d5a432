"""The table of annotators: its order, its layers, its lists."""

from __future__ import annotations

from annotate.reading import HEAD, MORE, PROSE, lexicons, read, scanned

from audit import annotate
from audit.annotate.lexical import Words
from audit.annotate.reports import Reports
from audit.model.house import House
from audit.model.marks import Attribution, Role, Term


def test_blocks_come_before_all_that_ask_for_kinds() -> None:
    names = [step.name for step in annotate.ANNOTATORS]
    assert names[:3] == ["language", "blocks", "quotes"]
    assert names.index("attributions") < names.index("citations") < names.index("answers") < names.index("doubts")


def test_every_layer_is_laid_and_in_order() -> None:
    article = read(f"{HEAD}\n\n{PROSE} “It is safe,” harbour master Ann Poe said. It may rain.\n\n{MORE}\n")
    for step in annotate.ANNOTATORS:
        for layer in step.layers:
            starts = [mark.span.start for mark in article.all(layer)]
            assert starts == sorted(starts), layer
    assert article.all(Attribution)


def test_working_layers_do_not_leave_the_room() -> None:
    assert not {Words, Reports} & set(read(PROSE).layers)


def test_every_list_is_shipped() -> None:
    assert set(annotate.LEXICONS) <= set(lexicons())
    assert len(set(annotate.LEXICONS)) == len(annotate.LEXICONS)


def test_the_same_article_gives_the_same_layers() -> None:
    text = f"{HEAD}\n\n{PROSE}\n\nREAD ALSO: Seven Lemon Cakes\n\n{MORE}\n"
    first, second = read(text), read(text)
    for layer in (Role, Term, *(layer for step in annotate.ANNOTATORS for layer in step.layers)):
        assert first.all(layer) == second.all(layer)


def test_an_annotated_article_can_be_annotated_again() -> None:
    once = read(f"{HEAD}\n\n{PROSE}\n\nREAD ALSO: Seven Lemon Cakes\n\n{MORE}\n")
    twice = annotate.annotate(once, House(), lexicons())
    assert [b.kind for b in twice.blocks] == [b.kind for b in once.blocks]


def test_profiles() -> None:
    profile = annotate.profile(read(f"{HEAD}\n\n{PROSE}\n\n{MORE}\n"))
    assert set(profile) == {"readability", "tone"}


def test_an_empty_page_of_marks_is_read() -> None:
    assert scanned("—\n\n***\n").blocks
    assert annotate.annotate(scanned("—\n\n***\n"), House(), lexicons()).blocks
