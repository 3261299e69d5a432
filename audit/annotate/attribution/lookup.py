"""The candidates of an article: which tokens the lexicons of reporting words hold."""

from __future__ import annotations

from bisect import bisect_left

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
    terms: dict[int, Term] = {}
    for key in LISTS:
        for term in article.terms(key):
            held = terms.setdefault(term.span.start, term)
            if held.key == key and held.span.end < term.span.end:
                terms[term.span.start] = term
    out: dict[int, Word] = {}
    starts = tokens.starts
    at = 0
    n = len(starts)
    for start in sorted(terms):
        term = terms[start]
        at = bisect_left(starts, start, at)
        if at >= n:
            break
        entry = term.entry
        if starts[at] != start or tokens.tags[at] == "Q" or entry is None:
            continue
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


def role_ends(article: Article) -> set[int]:
    """Where nouns for an office end, as offsets."""
    return {t.span.end for t in article.terms("role-nouns")}
