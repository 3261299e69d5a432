"""Quotation marks: straight, curly, nested, running over paragraphs, odd in number, and those that are no speech."""

from __future__ import annotations

import pytest
from annotate.reading import read
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.annotate.quotes import annotate_quotes
from audit.model.article import Article, Block, Form, Kind, Meta, Sentence, Source
from audit.model.marks import Quote, QuoteKind
from audit.model.text import SourceMap, Span


def article(*paragraphs: str, form: Form = Form.PARAGRAPH) -> Article:
    """An article of bodies, one sentence each, nothing scanned."""
    text = "\n\n".join(paragraphs)
    blocks = []
    at = 0
    for n, paragraph in enumerate(paragraphs):
        span = Span(at, at + len(paragraph))
        blocks.append(Block(form, span, n, (Sentence(span, n, n),), Kind.BODY))
        at += len(paragraph) + 2
    source = Source("made.txt", text, "text", "0")
    return Article(source, text, SourceMap.identity(len(text)), tuple(blocks), Meta()).with_terms({})


def found(*paragraphs: str) -> list[tuple[str, str]]:
    made = article(*paragraphs)
    return [(made.slice(q.content), q.kind.value) for q in annotate_quotes(made)]


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“We will rebuild the pier,” she said.", "We will rebuild the pier,", "direct"),
        ('"We will rebuild the pier," she said.', "We will rebuild the pier,", "direct"),
        ("''We will rebuild the pier,'' she said.", "We will rebuild the pier,", "direct"),
        ("She called the plan “a slow leak in the budget” on Monday.", "a slow leak in the budget", "partial"),
        ("The film “The Long Way Home” opens in May.", "The Long Way Home", "mention"),
        ("He was nicknamed “the quiet one” at school.", "the quiet one", "mention"),
        ("The so-called “experts” left.", "experts", "mention"),
        ("‘We will rebuild the pier,’ she said.", "We will rebuild the pier,", "direct"),
        # marks that do not match, or stand the wrong way round
        ("“We will rebuild the pier,’’ she said.", "We will rebuild the pier,", "direct"),
        ("‘‘We will rebuild the pier,’’ she said.", "We will rebuild the pier,", "direct"),
        ("“We will rebuild the pier, “ she said.", "We will rebuild the pier, ", "direct"),
        ("”We will rebuild the pier,” she said.", "We will rebuild the pier,", "direct"),
        ('"We will rebuild the pier,″ she said.', "We will rebuild the pier,", "direct"),
        ("“We will rebuild the pier,’ she said.", "We will rebuild the pier,", "direct"),
        ("„We will rebuild the pier,“ she said.", "We will rebuild the pier,", "direct"),
        ("»We will rebuild the pier,« she said.", "We will rebuild the pier,", "direct"),
    ],
)
def test_kind(text: str, content: str, kind: str) -> None:
    assert found(text) == [(content, kind)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She wrote “We will rebuild the whole old pier” on Monday.", "partial"),
        ("She wrote “We will soon rebuild the whole old pier” on Monday.", "direct"),
        ("The crew sang “Long Way Home From The Old Pier” on Monday.", "mention"),
        ("The crew sang “The Long Way Home From The Old Pier” on Monday.", "mention"),
        ("The crew sang “The Very Long Way Home From The Old Pier” on Monday.", "direct"),
        ("She said “so tired.”", "partial"),
        ("She said “so very tired.”", "direct"),
        ("She said “Tired.”", "direct"),
        ("“So tired,” she said.", "partial"),
        ("“So very tired,” she said.", "direct"),
    ],
)
def test_how_many_words_make_speech_or_a_title(text: str, kind: str) -> None:
    assert [q.kind.value for q in read(text).all(Quote)] == [kind]


def test_apostrophes_are_no_quotations() -> None:
    assert found("It’s the workers’ hall, isn't it? That's the owners' and rock 'n' roll's home since the '90s.") == []


def test_nested() -> None:
    marks = annotate_quotes(article("“She told me ‘come back tomorrow’ and left,” he said."))
    assert [(q.depth, q.closed) for q in marks] == [(0, True), (1, True)]


def test_over_paragraphs() -> None:
    marks = annotate_quotes(article("“The first part goes on.", "“The second part ends here,” she said."))
    assert [(q.closed, q.continued) for q in marks] == [(True, False), (True, True)]


def test_never_closed() -> None:
    marks = annotate_quotes(article("“We will win, he said.", "The crowd went home."))
    assert [q.closed for q in marks] == [False]


def test_block_quotation() -> None:
    made = article("The words of a long letter.", form=Form.QUOTE)
    assert [q.kind for q in annotate_quotes(made)] == [QuoteKind.BLOCK]


def test_promo_is_not_read() -> None:
    made = article("“Read this now,” says our shop.")
    block = made.blocks[0]
    promo = Block(block.form, block.span, 0, block.sentences, Kind.PROMO)
    made = Article(made.source, made.text, made.map, (promo,), Meta()).with_terms({})
    assert annotate_quotes(made) == ()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab .,s“”\"'‘’«»`\n", max_size=80))
def test_marks_hold_together(text: str) -> None:
    """Any mess of marks: spans in order, inside the text, content inside the span, words counted."""
    marks = annotate_quotes(article(text or "a"))
    assert list(marks) == sorted(marks, key=lambda q: (q.span.start, -q.span.end))
    for quote in marks:
        assert isinstance(quote, Quote)
        assert 0 <= quote.span.start <= quote.content.start <= quote.content.end <= quote.span.end <= max(1, len(text))
        assert quote.words > 0


def test_many_opening_marks_stay_cheap() -> None:
    """A hundred thousand marks that nothing closes end as one quotation, not as a hundred thousand."""
    assert len(annotate_quotes(article("“a " * 100_000))) == 1
