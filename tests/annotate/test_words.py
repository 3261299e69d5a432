"""Words and tokens: short ways of reading find what the long way finds."""

from __future__ import annotations

from annotate.reading import scanned
from hypothesis import example, given, settings
from hypothesis import strategies as st

from audit.annotate import quotes
from audit.annotate.attribution import KINDS, tokens
from audit.annotate.claims import _bounds
from audit.model.text import WORD

PIECES = (
    "said", "The", "Ann", "J.", "U.S.", "won’t", "ferry's", "’s", "3-year-old", "1,200", "55%", "e-mail", "İ", "É", ".",
    ",", "?", "“", "”", '"', "(", ")", "—", "-", ":", "...", "_", "@ann", "\n", "\u00a0", "pier", "a.m.", "Lee’s",
)  # fmt: skip
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(("", " ", " ", "  "))), min_size=1, max_size=40)


def _text(pieces: list[tuple[str, str]]) -> str:
    return "".join(word + blank for word, blank in pieces) + " end"


@given(TEXTS)
@example([("“We", ""), ("won’t", ","), ("”", " "), ("J.", " "), ("Lee’s", " ")])
@settings(max_examples=60, deadline=None)
def test_words_are_those_of_the_pattern(pieces: list[tuple[str, str]]) -> None:
    text = _text(pieces)
    read = scanned(text).words
    article = scanned(text).text
    found = [(m.start(), m.group()) for m in WORD.finditer(article)]
    assert list(zip(read.starts, map(len, read.low), strict=True)) == [(start, len(word)) for start, word in found]


@given(TEXTS)
@example([("J.", " "), ("Lee’s", " "), ("J.", " "), ("pier", " ")])
@settings(max_examples=60, deadline=None)
def test_what_is_remembered_is_what_would_be_read(pieces: list[tuple[str, str]]) -> None:
    article = scanned(_text(pieces))
    marks = quotes.annotate_quotes(article)
    tokens._chunks.cache_clear()
    first = tokens.tokenize(article, marks, KINDS)
    again = tokens.tokenize(article, marks, KINDS)
    assert first == again


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_all_but_blanks_and_inner_stops_is_in_a_token(pieces: list[tuple[str, str]]) -> None:
    article = scanned(_text(pieces))
    read = tokens.tokenize(article, quotes.annotate_quotes(article), KINDS)
    covered = set()
    for start, end in zip(read.starts, read.ends, strict=True):
        covered.update(range(start, end))
    left = {article.text[i] for b in article.blocks for i in range(b.span.start, b.span.end) if i not in covered}
    assert all(c.isspace() or c == "." for c in left)


def test_initials_are_read_by_what_follows() -> None:
    article = scanned("The harbour master J. Lee said it. They took plan J.")
    read = tokens.tokenize(article, (), KINDS)
    assert [w for w in map(read.word, range(len(read))) if w.startswith("J")] == ["J.", "J"]


def test_clauses_begin_behind_commas_dashes_and_brackets() -> None:
    text = "One, two - three — four (five) six, - seven: eight"
    assert [text[at:].split()[0] for at in _bounds(text)] == ["two", "three", "four", "five)", "six,", "-", "eight"]
