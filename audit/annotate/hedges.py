"""Words of doubt: which hits of the hedge lexicons do hedge here, and whether somebody owns them.

Groups are Hyland's: modal, adverb, adjective, noun, verb; a gap says what is not known. Rounding a number is no hedge.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable

from audit.annotate.lexical import Words, bag, words_of
from audit.model.article import Article, Kind, Reach
from audit.model.marks import Attribution, Hedge, Quote, QuoteKind, Term
from audit.model.text import Span, merge

REACH = Reach.ARTICLE
_LISTS = ("hedge-modals", "hedge-adverbs", "hedge-adjectives", "hedge-nouns", "hedge-verbs", "knowledge-gaps")
LEXICONS = (*_LISTS, "role-nouns")
_GROUPS = dict(zip(_LISTS, ("modal", "adverb", "adjective", "noun", "verb", "gap"), strict=True))
_KINDS = (Kind.BODY, Kind.HEADLINE, Kind.SUBHEADING)

_DETERMINERS = bag("the its his her their our your my a an this that these those")
_STOP = ""  # what stands beyond the end of a clause

# could: ability or a past chance, with the verbs and subjects that tell
_ABLE = bag("see hear feel smell tell remember afford understand believe recall sense imagine")
_READER = bag("i you one")
_PURPOSE = bag("so")
# may: permission
_ALLOWED = bag(
    "register apply attend enter order purchase vote file submit request opt enrol enroll park smoke bring "
    "contact visit download unsubscribe cancel"
)
_ALLOWED_PAST = bag("ordered purchased submitted mailed obtained reached viewed downloaded contacted sent")
# may: what can happen to any of a kind ("drugs may cause harm"), no guess about somebody
_DEFINITE = bag(
    "the this that these those its his her their our your my it he she they we i you one which who there here what "
    "some others many all several"
)
_LINKS = bag("and or but that which who where when while as because although though since whereas if whether so than")
_TURNS = bag(
    "rise fall follow drop increase decrease climb decline close reopen return collapse soar slow grow shrink worsen "
    "improve lose face resume begin end start stop continue leave quit strike vote win"
)
"""A forecast, whatever it is of ("prices may rise")."""
_MOST_WORDS = 6
_DEGREE = bag("more less times twice equally as half")
_NOT_POSSIBLE = bag("soon much far if where when wherever whenever best worst quickly long many well not humanly")
_PLAIN = bag("became become becomes is was are were more increasingly immediately readily fully")
_ACTS = bag("in on at before with alongside first for from after alone live together here there by again")
_OWNED_POTENTIAL = bag("full his her their its true own human growth earning your our")
_GUESSES = bag("believe think expect estimate assume suspect reckon suppose guess presume infer surmise")
_READINGS = bag("indicate suggest signal imply hint mean")
_AFTER_NOUN = bag("of that for about over regarding on as to surrounding around")


def annotate_hedges(article: Article) -> tuple[Hedge, ...]:
    """Needs the layers Quote and Attribution."""
    words = words_of(article)
    quoted = _Cover(q.span for q in article.all(Quote) if q.kind is not QuoteKind.MENTION)
    answered = [a for a in article.all(Attribution) if a.status.answered and not _inferred(a)]
    reported = _Cover(c for a in answered for c in a.content)
    cues = _Cover(a.cue for a in answered if a.cue)
    every_cue = _Cover(a.cue for a in article.all(Attribution) if a.cue)
    out = []
    for term in _longest(article):
        block = article.block_at(term.span.start)
        if block is None or block.kind not in _KINDS:
            continue
        lemma = term.entry.lemma if term.entry else article.slice(term.span).lower()
        if lemma in _GUESSES and every_cue.touches(term.span):
            continue  # the verb of a source, named or not: it reports a thought and is no guess of the writer
        sentence = article.sentence_at(term.span.start)
        place = _Place(article, words, term, sentence.span if sentence else block.span)
        if _READS[term.key](place):
            owned = quoted.touches(term.span) or reported.touches(term.span) or cues.touches(term.span)
            if not owned and term.key == "hedge-modals" and _general(place):
                continue  # a source that says so hedges; by itself it says what can happen
            out.append(Hedge(term.span, _GROUPS[term.key], owned, lemma))
    return tuple(out)


def _inferred(a: Attribution) -> bool:
    """A participle hung on a report is the writer's reading of it ("X noted ..., indicating that ...")."""
    return a.construction == "participle" and a.lemma in _READINGS


def _longest(article: Article) -> list[Term]:
    """The hits of all hedge lexicons; of those that overlap the longest, the first lexicon where they are equal."""
    found = [t for key in _LISTS for t in article.terms(key)]
    found.sort(key=lambda t: (t.span.start, -t.span.end))
    out: list[Term] = []
    for term in found:
        if not out or term.span.start >= out[-1].span.end:
            out.append(term)
        elif len(term.span) > len(out[-1].span):
            out[-1] = term
    return out


class _Cover:
    """Disjoint spans in order; whether one of them touches another span is a binary search."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = merge(spans)
        self.ends = [s.end for s in self.spans]

    def touches(self, span: Span) -> bool:
        at = bisect_right(self.ends, span.start)
        return at < len(self.spans) and self.spans[at].start < span.end


class _Place:
    """A hit in its sentence: the words around it, up to the ends of its clause."""

    def __init__(self, article: Article, words: Words, term: Term, sentence: Span) -> None:
        self.article = article
        self.text, self.words, self.span = article.text, words, term.span
        self.first = bisect_left(words.starts, term.span.start)
        self.last = bisect_left(words.starts, term.span.end)
        self.low, self.high = words.between(sentence.start, sentence.end)

    def before(self, back: int = 1) -> str:
        """The word so many places before the hit; empty beyond a comma or the sentence's start."""
        at = self.first - back
        if at < self.low or any(
            c in ",;:—(" for c in self.text[self.words.end(at) : self.span.start] if not c.isalnum()
        ):
            return _STOP
        return self.words.low[at]

    def after(self, ahead: int = 1) -> str:
        at = self.last + ahead - 1
        if at >= self.high or any(
            c in ",;:—()." for c in self.text[self.span.end : self.words.starts[at]] if not c.isalnum()
        ):
            return _STOP
        return self.words.low[at]

    def of_people(self, count: int) -> bool:
        """Does one of so many words before the hit bear a name or end an office or trade? A capital that opens the
        sentence is none."""
        first = self.first - count
        named = any(self.words.capital[n] for n in range(max(first, self.low + 1), self.first))
        start, end = self.words.starts[first], self.words.end(self.first - 1)
        lone = count == 1 and self.words.capital[first] and not self.words.low[first].endswith("s")
        offices = self.article.terms("role-nouns")
        at = bisect_left(offices, start, key=lambda t: t.span.start)
        return named or lone or (at < len(offices) and offices[at].span.end <= end)

    def capital(self) -> bool:
        return self.text[self.span.start].isupper()

    def word(self) -> str:
        return self.text[self.span.start : self.span.end].lower()

    def opening(self) -> bool:
        return self.first == self.low


def _modal(p: _Place) -> bool:
    word, after, before = p.word().split()[0], p.after(), p.before()
    if before in _READER or after in _READER or not after:
        return False  # "may I ask", "you may register", "as fast as he could."
    if word == "might":
        return (
            before not in _DETERMINERS and not before.endswith("'s") and before not in ("military", "economic", "all")
        )
    if word == "could":
        verb = p.after(2) if after in ("also", "only", "still", "even", "barely", "hardly") else after
        if after in ("not", "hardly", "barely", "never") or verb in _ABLE:
            return after == "not" and p.after(2) == "have"
        return not (_PURPOSE & {p.before(2), p.before(3), p.before(4)} and p.before(2) != "and")
    if p.capital() and not p.opening():
        return False  # the month, a name
    if p.opening() and (after.isdigit() or after in ("day", "the")):
        return False
    verb = p.after(2) if after in ("not", "only", "also") else after
    if verb in _ALLOWED or (verb == "be" and (p.after(2) if verb == after else p.after(3)) in _ALLOWED_PAST):
        return False
    return not (after == "only" or verb.isdigit())


def _general(p: _Place) -> bool:
    """Is it "may", and its subject a kind of thing, without an article or a name, and no people in office?"""
    verb = p.after(2) if p.after() in ("not", "only", "also") else p.after()
    if not p.word().startswith("may") or verb == "have" or verb in _TURNS:
        return False
    subject: list[str] = []
    for back in range(1, _MOST_WORDS + 1):
        word = p.before(back)
        if not word or word in _LINKS:
            break
        subject.append(word)
    return bool(subject) and _DEFINITE.isdisjoint((subject[0], subject[-1])) and not p.of_people(len(subject))


def _adverb(p: _Place) -> bool:
    if p.word() in ("likely", "unlikely"):
        return p.before() not in _DEGREE and not (p.before() in ("most", "least", "just") and p.after() == "to")
    return not (p.word() == "arguably" and not p.after())


def _adjective(p: _Place) -> bool:
    word, before, after = p.word(), p.before(), p.after()
    if word == "possible":
        if before in _NOT_POSSIBLE or before in ("be", "it", "made", "makes", "make"):
            return after == "that"
        return after == "that" or (
            bool(after) and after not in ("to", "for", "with", "by", "only", "because", "in", "when", "through")
        )
    if word == "supposed":
        return after != "to"
    if word == "apparent":
        return bool(after) and (after == "that" or before not in _PLAIN)
    if word == "potential":
        return bool(after) and after not in (
            "to",
            "for",
            "of",
            "and",
            "in",
            "is",
            "was",
            "as",
            "by",
            "with",
            "at",
            "that",
        )
    if word == "suspected":
        return after not in ("that", "of", "the", "he", "she", "they") and bool(after)
    return True


def _noun(p: _Place) -> bool:
    word = p.word()
    if word.startswith(("speculation", "rumo", "guesswork", "conjecture", "likelihood", "possibilit")):
        return True
    if word.startswith(("suspicion", "notion", "suggestion", "assumption", "indication", "probability")):
        return p.after() in _AFTER_NOUN
    return True


def _verb(p: _Place) -> bool:
    word, after = p.word(), p.after()
    head = word.split()[0]
    if head.startswith("appear"):
        return after not in _ACTS and bool(after) and head != "appearing" and not _noun_before(p)
    if head.startswith(("signal", "point", "estimate", "guess", "hint", "suspect", "reckon")) and _noun_before(p):
        return False
    if head in ("signal", "signals", "signaled", "signalled") or word.startswith(("indicat", "impl", "suggest")):
        return bool(after) and after not in ("and", "by") and p.before() not in ("be", "been", "to")
    if head.startswith("tend"):
        return after == "to"
    # A thought needs a thinker: those are attributions.
    return not head.startswith(
        ("believ", "think", "thought", "expect", "estimat", "assum", "presum", "suppos", "reckon")
    )


def _noun_before(p: _Place) -> bool:
    return p.before() in _DETERMINERS or p.before().endswith("'s")


def _gap(p: _Place) -> bool:
    if p.word() in ("unknown", "undisclosed", "unspecified", "unconfirmed"):
        return p.before() not in ("a", "an", "the", "this", "that", "some", "for", "of", "with") or not p.after()
    return True


_READS: dict[str, Callable[[_Place], bool]] = dict(
    zip(_LISTS, (_modal, _adverb, _adjective, _noun, _verb, _gap), strict=True)
)
