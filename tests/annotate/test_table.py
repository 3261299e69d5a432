"""The table of annotators: what each gives and needs, that it sees no more, that it runs when asked and once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from annotate.reading import HEAD, MORE, PROSE, lexicons, read, scanned

from audit import annotate
from audit.annotate.annotator import Annotator, AtWork, table
from audit.annotate.attribution import tokens_of
from audit.model.article import Article, MissingLayerError, Reach, WorkedOut
from audit.model.house import House
from audit.model.marks import Attribution, Claim, Hedge, Language, Quote, Role, Sourcing, Speaker, Term, Topic
from audit.model.profile import ReadabilityProfile, ToneProfile

STORY = (
    f"{HEAD}\n\n{PROSE} “It is safe,” harbour master Ann Poe said. It may rain. The Alder Times reported that 40 "
    f"people were hurt on Monday, June 3, 2024, officials said.\n\nREAD ALSO: Seven Lemon Cakes\n\n{MORE}\n"
)
GERMAN = (
    "Die Fähre zur Insel fuhr am Montag zum ersten Mal, seit der Anleger abgebrannt war. Vierzig Menschen standen im "
    "Regen und sahen ihr nach, und der Hafenmeister läutete die alte Glocke, wie er sagte."
)
EVERY = tuple(annotate.ANNOTATORS.values())


def name(annotator: Annotator) -> str:
    return annotator.gives.__name__


# -- the table


def test_each_stands_behind_those_that_it_needs() -> None:
    order = list(annotate.ANNOTATORS)
    for one in EVERY:
        assert all(order.index(need) < order.index(one.gives) for need in one.needs), name(one)


def made(gives: type, *needs: type) -> Annotator:
    return Annotator(gives, lambda article: (), Reach.ARTICLE, needs=needs)


def test_the_order_is_that_of_needs_and_else_that_of_the_table() -> None:
    in_need = table((made(Claim, Quote), made(Topic), made(Quote), made(Role)))
    assert list(in_need) == list(table((made(Claim, Quote), made(Topic), made(Quote), made(Role))))
    assert list(in_need).index(Quote) < list(in_need).index(Claim)


def test_a_circle_is_refused() -> None:
    with pytest.raises(ValueError, match="Claim"):
        table((made(Quote, Claim), made(Claim, Sourcing), made(Sourcing, Quote)))


def test_two_that_give_the_same_are_refused() -> None:
    with pytest.raises(ValueError, match="two annotators give Quote"):
        table((made(Quote), made(Quote)))


def test_a_need_that_none_gives_is_refused() -> None:
    with pytest.raises(ValueError, match="the annotator of Claim needs Quote, which none gives"):
        table((made(Claim, Quote),))


def test_every_list_is_shipped() -> None:
    assert set(annotate.LEXICONS) <= set(lexicons())
    assert len(set(annotate.LEXICONS)) == len(annotate.LEXICONS)


@pytest.mark.parametrize("annotator", EVERY, ids=name)
def test_each_has_a_test_of_its_own(annotator: Annotator) -> None:
    module = annotator.run.__module__.rpartition(".")[2]
    assert (Path(__file__).parent / f"test_{module}.py").is_file(), f"{name(annotator)} wants test_{module}.py"


# -- what each sees


@pytest.mark.parametrize("text", [STORY, GERMAN, "One line."], ids=["story", "german", "line"])
@pytest.mark.parametrize("annotator", EVERY, ids=name)
def test_each_reads_no_more_than_it_declares(annotator: Annotator, text: str) -> None:
    """By itself, with nothing worked out before it, it sees its needs alone and makes the same of them."""
    article = read(text)
    alone = replace(article.only(*annotator.needs), _kept=WorkedOut())
    if not annotator.any_language and article.the(Language).code == "other":
        assert article.all(annotator.gives) == ()
        return
    found = annotator.run(alone)
    assert sorted(map(repr, (found,) if annotator.value else found)) == sorted(map(repr, article.all(annotator.gives)))


class Searched(dict[str, tuple[Term, ...]]):
    """The hits of an article by lexicon, with a note of which were asked for."""

    asked: set[str]

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)


@pytest.mark.parametrize("annotator", EVERY, ids=name)
def test_each_asks_for_no_lexicon_that_it_does_not_declare(annotator: Annotator) -> None:
    """Its hits would be there only as long as somebody else has them searched for."""
    article = read(STORY)
    terms = Searched(article._terms or {})
    terms.asked = set()
    annotator.run(replace(article.only(*annotator.needs), _kept=WorkedOut(), _terms=terms))
    assert terms.asked <= set(annotator.lexicons)


def test_a_layer_that_is_not_declared_is_not_there() -> None:
    article = read(STORY)
    assert article.all(Claim)
    with pytest.raises(MissingLayerError, match="no layer Claim"):
        article.only(Quote).all(Claim)


def test_a_layer_that_no_annotator_gives_is_missing_and_an_empty_one_is_not() -> None:
    with pytest.raises(MissingLayerError):
        read(PROSE).all(Article)
    assert scanned(PROSE).layers.get(Quote) is None
    assert read("The ferry sails.").all(Quote) == ()


# -- when it runs


def test_nobody_runs_unasked_and_each_runs_once() -> None:
    ran: list[str] = []

    def noted(one: Annotator) -> Annotator:
        def run(article: Article) -> object:
            ran.append(name(one))
            return one.run(article)

        return replace(one, run=run)

    article = annotate.annotate(scanned(STORY), House(), lexicons())
    article = article.given_by(AtWork({gives: noted(one) for gives, one in annotate.ANNOTATORS.items()}, article))
    assert not ran
    assert article.all(Hedge)
    assert sorted(ran) == ["Attribution", "Claim", "Hedge", "Quote", "Sourcing"]
    assert article.all(Claim) and article.all(Hedge) and article.the(ToneProfile).measured
    assert len(ran) == len(set(ran))
    assert "ReadabilityProfile" not in ran
    assert article.the(ReadabilityProfile).status


@pytest.mark.parametrize("last", EVERY, ids=name)
def test_nobody_asks_for_what_was_released(last: Annotator) -> None:
    """What annotators work out for one another is gone when all that declare it have run, and to ask is an error."""
    article = read(STORY)
    for one in (*(one for one in EVERY if one is not last), last):
        article.all(one.gives)
    for work in {work for one in EVERY for work in one.works}:
        with pytest.raises(MissingLayerError, match="was released"):
            article.once(work)


def test_what_one_still_waits_for_is_kept() -> None:
    article = read(STORY)
    assert article.all(Claim)
    assert article.once(tokens_of) is article.once(tokens_of)  # Sourcing is to come


def test_every_layer_is_in_order() -> None:
    article = read(STORY)
    for one in EVERY:
        if not one.value:
            starts = [mark.span.start for mark in article.all(one.gives)]
            assert starts == sorted(starts), name(one)
    assert article.all(Attribution)


def test_the_same_article_gives_the_same_layers() -> None:
    first, second = read(STORY), read(STORY)
    assert first.hits == second.hits
    for layer in (Language, *annotate.ANNOTATORS):
        assert first.all(layer) == second.all(layer)


def test_an_annotated_article_can_be_annotated_again() -> None:
    once = read(STORY)
    twice = annotate.annotate(once, House(), lexicons())
    assert [b.kind for b in twice.blocks] == [b.kind for b in once.blocks]
    assert twice.all(Speaker) == once.all(Speaker)


def test_an_empty_page_of_marks_is_read() -> None:
    assert scanned("—\n\n***\n").blocks
    assert annotate.annotate(scanned("—\n\n***\n"), House(), lexicons()).blocks
