"""The candidates of an article: which tokens the lexicons of reporting words hold."""

from __future__ import annotations

from audit.annotate.attribution.cues import Word
from audit.annotate.attribution.tokens import Tokens
from audit.annotate.attribution.words import word_set
from audit.model.article import Article
from audit.model.marks import Term

LISTS = ("reporting-verbs", "attribution-verbs", "reporting-nouns", "attribution-nouns", "attribution-adjectives")
_GROUPS = {"reporting-verbs": "speech", "reporting-nouns": "noun", "attribution-nouns": "noun"}
_MENTAL = word_set(
    "know realise realize recognise recognize notice perceive remember regret suppose believe think feel suspect "
    "expect hope "
    "fear doubt wonder worry assume presume imagine decide anticipate learn discover see find_out"
)


def words_of(article: Article, tokens: Tokens) -> dict[int, Word]:
    """Token -> what the lists say of it, in order of the text. The first list that holds a word decides."""
    terms: list[tuple[int, int, Term]] = []
    for rank, key in enumerate(LISTS):
        terms += ((t.span.start, rank, t) for t in article.terms(key))
    terms.sort(key=lambda x: (x[0], x[1], -x[2].span.end))
    out: dict[int, Word] = {}
    starts = tokens.starts
    at = 0
    n = len(starts)
    for start, _, term in terms:
        while at < n and starts[at] < start:
            at += 1
        if at >= n:
            break
        if starts[at] != start or at in out or tokens.tags[at] == "Q" or term.entry is None:
            continue
        entry = term.entry
        length = 1
        while at + length < n and tokens.ends[at + length - 1] < term.span.end:
            length += 1
        lemma = entry.lemma.split(" ")[0]
        group = entry.tags.get("group") or _GROUPS.get(term.key, "adjective")
        if term.key in ("reporting-nouns", "attribution-nouns"):
            group = "noun"
        elif lemma in _MENTAL:
            group = "mental"
        out[at] = Word(lemma, entry.lemma, entry.tags.get("stance", ""), group, length)
    return out


def role_ends(article: Article, tokens: Tokens) -> set[int]:
    """The last tokens of nouns for an office."""
    ends = {t.span.end for t in article.terms("role-nouns")}
    return {k for k, end in enumerate(tokens.ends) if end in ends}
