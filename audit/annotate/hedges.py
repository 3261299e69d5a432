"""Words of doubt: which hits of the hedge lexicons do hedge here, and whether somebody owns them.

Groups are Hyland's: modal, adverb, adjective, noun, verb; a gap says what is not known. Rounding a number is no hedge.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property

from audit.annotate.annotator import Annotator
from audit.lang import lang_of
from audit.lang.wordsets import Alternatives, WordRow, WordSet, WordSets
from audit.model.article import Article, Kind, Reach
from audit.model.marks import Attribution, Hedge, Quote, QuoteKind, Sourcing, Strength, Term
from audit.model.text import Cover, Span

_LISTS = ("hedge-modals", "hedge-adverbs", "hedge-adjectives", "hedge-nouns", "hedge-verbs", "knowledge-gaps")
_GAPS = _LISTS[-1]
LEXICONS = (*_LISTS, "role-nouns")
_GROUPS = dict(zip(_LISTS, ("modal", "adverb", "adjective", "noun", "verb", "gap"), strict=True))
_KINDS = (Kind.BODY, Kind.HEADLINE, Kind.SUBHEADING)

_STOP = ""  # what stands beyond the end of a clause
_NEAR = 12  # characters, of "60 per cent "
_MOST_WORDS = 6  # of a subject that are looked at
_ROLE = 4  # words from "likely" to the voters that it stands for
_FULL_STOPS = (".", "!", "?", "")
_PARTICIPLES = ("ed", "en", "ing")
_NO_PLURAL = ("ss", "us", "is")


class HedgeWords(WordSets):
    FILE = "hedges.txt"
    determiners: WordSet
    strengths: WordSet
    ability: WordSet
    before_ability: WordSet
    hardly: WordSet
    reader: WordSet
    permitted: WordSet
    permitted_passive: WordSet
    after_may: WordSet
    definite: WordSet
    links: WordSet
    turns: WordSet
    degree: WordSet
    chance: WordSet
    polled: WordSet
    ballots: WordSet
    ranking: WordSet
    set_phrases: WordSet
    of_possible: WordSet
    after_possible: WordSet
    after_potential: WordSet
    after_suspected: WordSet
    plain: WordSet
    acting: WordSet
    relatives: WordSet
    kinds: WordSet
    guesses: WordSet
    readings: WordSet
    after_noun: WordSet
    doubtful_of: WordRow
    also_nouns: WordRow
    showing: WordRow
    thoughts: WordRow
    asks: WordSet
    conceding: WordSet
    contrary: WordSet
    counted: WordRow
    measured: Alternatives
    dated: WordSet
    gaps: WordSet
    before_gap: WordSet
    silent: WordRow
    points: WordRow
    pointing: WordSet
    free_relatives: WordSet
    nobody: WordSet
    persons: WordSet
    owners: WordSet
    told: WordSet
    speakers: WordSet
    takes: WordSet
    refused: WordSet

    @cached_property
    def figure(self) -> re.Pattern[str]:
        """A figure for a chance: it is measured, and no guess."""
        return re.compile(self.measured)


def annotate_hedges(article: Article) -> tuple[Hedge, ...]:
    """The words of doubt in headings and body that do express doubt."""
    sets = lang_of(article).sets(HedgeWords)
    everyone = article.all(Attribution)
    quoted = Cover(q.span for q in article.all(Quote) if q.kind is not QuoteKind.MENTION)
    answered = [a for a in everyone if a.status.answered and not _inferred(a, sets)]
    reported = Cover(c for a in answered for c in a.content)
    carried = Cover(_carried(article))
    cues = Cover(a.cue for a in everyone if a.cue and not _inferred(a, sets))
    out = []
    for term in _longest(article):
        block = article.block_at(term.span.start)
        if block is None or block.kind not in _KINDS:
            continue
        lemma = term.entry.lemma if term.entry else article.slice(term.span).lower()
        if cues.touches(term.span) and lemma in sets.told:
            continue  # the verb of a source, named or not: it reports a thought and is no guess of the writer
        sentence = article.sentence_at(term.span.start)
        place = _Place(article, sets, term, sentence.span if sentence else block.span)
        spoken = quoted.touches(term.span)
        if _READS[term.key](place) or (spoken and _thinks(place, lemma)):
            if term.key == _GAPS:  # what somebody did not say the writer tells, unless another says so
                owned = spoken or reported.touches(Span(term.span.start, term.span.start + 1))
            else:
                owned = spoken or reported.touches(term.span) or carried.touches(term.span)
            if not owned and term.key == "hedge-modals" and (_general(place) or _concedes(place) or _of_kind(place)):
                continue  # where a source says so it hedges; by itself it says what can happen, or gives way
            out.append(Hedge(term.span, _GROUPS[term.key], owned, lemma))
    return tuple(out)


def _carried(article: Article) -> Iterator[Span]:
    """The sentences that carry on what a source of an earlier one says: all of such a sentence is the source's."""
    attributions = article.all(Attribution)
    for answer in article.all(Sourcing):
        if answer.strength is Strength.STRONG and answer.status.answered and answer.attribution is not None:
            source = attributions[answer.attribution]
            if not any(part.overlaps(answer.span) for part in source.parts):
                yield answer.span


def _inferred(a: Attribution, sets: HedgeWords) -> bool:
    """A participle that trails a report is the writer's reading of it ("X noted ..., indicating that ...")."""
    return a.construction == "participle" and a.lemma in sets.readings


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


class _Place:
    """A hit in its sentence: the words around it, up to the ends of its clause."""

    def __init__(self, article: Article, sets: HedgeWords, term: Term, sentence: Span) -> None:
        self.article, self.sets = article, sets
        self.text, self.words, self.span = article.text, article.words, term.span
        words = self.words
        self.first, self.last = words.between(term.span.start, term.span.end)
        self.low, self.high = words.between(sentence.start, sentence.end)
        self.end = sentence.end

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
        lone = count == 1 and self.words.capital[first] and self._name(first)
        offices = self.article.terms("role-nouns")
        at = bisect_left(offices, start, key=lambda t: t.span.start)
        return named or lone or (at < len(offices) and offices[at].span.end <= end)

    def _name(self, at: int) -> bool:
        """Is the word with a capital that opens its sentence a name, and no plural? One that ends in s is, where it
        has a capital elsewhere in the text, too."""
        words, low = self.words, self.words.low[at]
        if not low.endswith("s"):
            return True
        inside = (n for n, word in enumerate(words.low) if word == low and n and words.capital[n])
        return any(self.text[words.end(n - 1) : words.starts[n]] == " " for n in inside)

    def capital(self) -> bool:
        return self.text[self.span.start].isupper()

    def word(self) -> str:
        return self.text[self.span.start : self.span.end].lower()

    def opening(self) -> bool:
        return self.first == self.low

    def question(self) -> bool:
        return self.rest().rstrip().endswith("?")

    def rest(self) -> str:
        """What follows the hit in its sentence."""
        return self.text[self.span.end : self.end]

    def near(self) -> str:
        """What stands right before the hit."""
        return self.text[max(0, self.span.start - _NEAR) : self.span.start]

    def clause(self) -> Iterator[str]:
        """The words before the hit, back to the start of its clause."""
        for back in range(1, _MOST_WORDS + 1):
            word = self.before(back)
            if not word:
                return
            yield word


def _modal(p: _Place) -> bool:
    sets = p.sets
    word, after, before = p.word().split()[0], p.after(), p.before()
    if before == "you" and after == "have" and p.after(2) == "to":
        return True  # "you may have to wait": no permission
    if before in sets.reader or after in sets.reader or not after:
        return False  # "may I ask", "you may register", "as fast as he could."
    if p.opening() and p.question():
        return False  # it asks
    if word == "might":
        return before not in sets.determiners and not before.endswith("'s") and before not in sets.strengths
    if word == "could":
        verb = p.after(2) if after in sets.before_ability else after
        if after in sets.hardly or verb in sets.ability:
            return after == "not" and p.after(2) == "have"
        if _able(p, before, after):
            return False
        return not ("so" in (p.before(2), p.before(3), p.before(4)) and p.before(2) != "and")  # so that he could
    if p.capital() and not p.opening():
        return False  # the month, a name
    if p.opening() and (after.isdigit() or after in ("day", "the")):
        return False
    verb = p.after(2) if after in sets.after_may else after
    if verb in sets.permitted:
        return False
    if verb == "be" and (p.after(2) if verb == after else p.after(3)) in sets.permitted_passive:
        return False
    return not (after == "only" or verb.isdigit())


def _able(p: _Place, before: str, after: str) -> bool:
    """Is "could" what somebody was able to do, or might have done and did not? "More than it could charge", "nothing
    that could help", "could be used to", "they could have looked"."""
    sets = p.sets
    if before in sets.persons:
        return after == "have" or p.before(2) in sets.free_relatives
    return (after, p.after(2), p.after(3)) == ("be", "used", "to") or not sets.nobody.isdisjoint(p.clause())


def _concedes(p: _Place) -> bool:
    """ "It may have worked in May, but ...": what is granted is no guess."""
    if p.after() == "be" and p.after(2).endswith(_PARTICIPLES):
        return False  # "may be closed, but": that it is closed is a guess
    words = p.rest().replace("’", "'").lower()
    return p.after() in p.sets.conceding and any(f", {turn} " in words for turn in p.sets.contrary)


def _thinks(p: _Place, lemma: str) -> bool:
    """ "We think that ...": a speaker's own words make it a guess."""
    return lemma in p.sets.guesses and p.before() in p.sets.speakers


def _general(p: _Place) -> bool:
    """Is it "may", and its subject a kind of thing, without an article or a name, and no people in office?"""
    sets = p.sets
    verb = p.after(2) if p.after() in sets.after_may else p.after()
    if not p.word().startswith("may") or verb == "have" or verb in sets.turns:
        return False
    if p.after(2).endswith("ing") or not sets.dated.isdisjoint(p.rest().lower().split()):
        return False  # "may be coming", "may meet soon": of one event
    subject: list[str] = []
    for back in range(1, _MOST_WORDS + 1):
        word = p.before(back)
        if not word or word in sets.links:
            break
        subject.append(word)
    return bool(subject) and sets.definite.isdisjoint((subject[0], subject[-1])) and not p.of_people(len(subject))


def _of_kind(p: _Place) -> bool:
    """ "Goods that shops might sell", "those who could help", "coats they may need": which of a kind are meant, and no
    guess about one."""
    sets = p.sets
    if p.before() in sets.owners and p.before(2).endswith("s") and not p.before(2).endswith(_NO_PLURAL):
        return True
    for back in range(1, _MOST_WORDS + 1):
        word = p.before(back)
        if not word:
            return False
        if word in sets.relatives:
            noun = p.before(back + 1)
            return noun in sets.kinds or (noun.endswith("s") and not noun.endswith(_NO_PLURAL))
    return False


def _adverb(p: _Place) -> bool:
    if p.word() in ("likely", "unlikely"):
        if _polled(p):
            return False
        return p.before() not in p.sets.degree and not (p.before() in p.sets.chance and p.after() == "to")
    if p.after() in p.sets.ranking and p.after(2).endswith("ly"):
        return False  # "perhaps most importantly": what follows is so
    alone = not p.after() and p.opening()  # "Apparently." echoes what somebody said
    return not (alone and p.rest().strip() in _FULL_STOPS) and not (p.word() == "arguably" and not p.after())


def _polled(p: _Place) -> bool:
    """ "Likely voters", "likely Democratic primary voters": so a pollster calls them."""
    for ahead in range(1, _ROLE + 1):
        if p.after(ahead) in p.sets.polled:
            return True
        if not p.after(ahead) or not (p.words.capital[p.last + ahead - 1] or p.after(ahead) in p.sets.ballots):
            return False
    return False


def _adjective(p: _Place) -> bool:
    sets = p.sets
    word, before, after = p.word(), p.before(), p.after()
    if word == "possible":
        if before in sets.set_phrases or before in sets.of_possible:
            return after == "that"
        return bool(after) and after not in sets.after_possible
    if word == "supposed":
        return after != "to"
    if word == "apparent":
        return bool(after) and (after == "that" or before not in sets.plain)
    if word == "potential":
        return bool(after) and after not in sets.after_potential
    if word == "suspected":
        return bool(after) and after not in sets.after_suspected
    return True


def _noun(p: _Place) -> bool:
    sets, word = p.sets, p.word()
    if not sets.refused.isdisjoint((p.before(), p.before(2), p.before(3))):
        return False  # "rejects the suggestion that"
    if word.startswith(sets.counted) and (sets.figure.search(p.rest()) or sets.figure.search(p.near())):
        return False
    return p.after() in sets.after_noun or not word.startswith(sets.doubtful_of)


def _verb(p: _Place) -> bool:
    sets = p.sets
    word, after = p.word(), p.after()
    head = word.split()[0]
    if head.startswith("appear"):
        seen = head == "appearing" and after != "to"
        return after not in sets.acting and bool(after) and not seen and not _noun_before(p)
    if head.startswith(sets.also_nouns) and (_noun_before(p) or not (after in sets.takes or head.endswith("ed"))):
        return False
    if word.startswith(sets.points) and (p.before() in sets.pointing or p.of_people(1)):
        return False
    if head in ("signal", "signals", "signaled", "signalled") or word.startswith(sets.showing):
        return bool(after) and after not in ("and", "by") and p.before() not in ("be", "been", "to")
    if head.startswith("tend"):
        return after == "to"
    return not head.startswith(sets.thoughts)


def _noun_before(p: _Place) -> bool:
    return p.before() in p.sets.determiners or p.before().endswith("'s")


def _gap(p: _Place) -> bool:
    if p.word() in p.sets.gaps:
        return p.before() not in p.sets.before_gap or not p.after()
    if p.word().endswith(p.sets.silent):
        return not p.after() or p.after() in p.sets.asks  # "did not say when", not "did not say that it was"
    return True


_READS: dict[str, Callable[[_Place], bool]] = dict(
    zip(_LISTS, (_modal, _adverb, _adjective, _noun, _verb, _gap), strict=True)
)

HEDGES = Annotator(Hedge, annotate_hedges, Reach.ARTICLE, needs=(Quote, Attribution, Sourcing), lexicons=LEXICONS)
