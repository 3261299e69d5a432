"""Sentences that a document or a public act on record answers for, without a word of saying.

A bill, an order or a ruling that is named answers for what it provides ("The measure would also create ...", "Under the
new rules, ..."); a body that publishes figures answers for them ("The county has recorded 230 cases").
"""

from __future__ import annotations

from bisect import bisect_left

from audit.annotate.attribution import tokens_of
from audit.annotate.attribution.tokens import Range
from audit.annotate.clause import Clause, clause
from audit.lang import lang_of
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    BASE,
    DETERMINER,
    MODAL,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    PARTICIPLE,
    PAST,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    THIRD,
    WH,
)
from audit.lang.wordsets import PhraseSet, WordSet, WordSets
from audit.model.article import Article, Sentence

SHORTEST = 8  # body sentences of a statement in the first person
STATED = 0.6  # share of its sentences in which the first person stands
AGENT = 6  # words behind a passive among which its "by" and a public body are looked for
IDIOM = 4  # words of an idiom for saying something
OBJECT = 6  # words behind a verb among which its object is looked for
PHRASE = 6  # words of a phrase that names the occasion of words ("in a long letter to the board")
TOLD = 0.2  # share of the sentences with "I" in the account of somebody


_BEFORE_POLL = NAME + NOUN + ADJECTIVE
_IN_PHRASE = DETERMINER + ADJECTIVE + NOMINAL + NUMBER + POSSESSIVE
_DONE = PAST + PARTICIPLE + THIRD + BASE
ROLES = ("role-nouns", "body-nouns")
"""Lists of what people and bodies are called who can be found."""


class RecordWords(WordSets):
    FILE = "records.txt"
    provisions: WordSet
    studies: WordSet
    polls: WordSet
    provides: WordSet
    would: WordSet
    within: WordSet
    vague: WordSet
    resuming: WordSet
    publishes: WordSet
    publishers: WordSet
    researchers: WordSet
    acts: WordSet
    authorities: WordSet
    talks: WordSet
    talk_links: WordSet
    suing: WordSet
    idiom_verbs: WordSet
    idiom_ends: PhraseSet
    sends: WordSet
    messages: WordSet
    utters: WordSet
    utterances: WordSet
    occasion_links: WordSet
    meanwhile: WordSet
    occasions: WordSet
    outspoken: WordSet
    outspoken_links: WordSet
    being: WordSet
    speakers: WordSet
    hearsay: WordSet
    crowd: WordSet
    views: WordSet
    person: WordSet
    singular: WordSet
    myself: WordSet
    mine: WordSet
    opining: WordSet
    past: WordSet


class Records:
    """The sentences of one article as the records that they tell of. Made by `Article.once`."""

    def __init__(self, article: Article) -> None:
        self.tokens = article.once(tokens_of)
        self.sets = lang_of(article).sets(RecordWords)
        self._clauses: dict[int, Clause | None] = {}
        self._offices = {t.span.end for key in ROLES for t in article.terms(key)}
        body = article.body
        self.personal = {s.index for s in body if self._has(s, self.sets.person)}
        """Sentences in which the writer stands, as "I" or as "we"."""
        self.mine = {s.index for s in body if s.index in self.personal and self._has(s, self.sets.singular)}
        self.statement = len(body) >= SHORTEST and len(self.personal) >= STATED * len(body)
        """Is the whole of it somebody's own statement, a letter or a talk in the first person?"""
        self.account = len(self.mine) >= TOLD * len(body) and sum(self.witnessed(self.clause(s)) for s in body) > 1
        """Does it tell, over long stretches, what the writer went through?"""

    def _has(self, sentence: Sentence, words: WordSet) -> bool:
        """Does one of the words stand outside the quotations?"""
        first, last = self._tokens_of(sentence)
        return not words.isdisjoint(self.tokens.low[first:last])

    def _tokens_of(self, sentence: Sentence) -> Range:
        starts = self.tokens.starts
        first = bisect_left(starts, sentence.span.start)
        return first, bisect_left(starts, sentence.span.end, first)

    def told(self, sentence: Sentence) -> bool:
        """Does the writer answer for it in person?"""
        return self.statement or (self.account and sentence.index in self.mine)

    def clause(self, sentence: Sentence) -> Clause | None:
        """The main clause, worked out once: several questions are asked of each sentence."""
        if sentence.index not in self._clauses:
            self._clauses[sentence.index] = clause(self.tokens, *self._tokens_of(sentence))
        return self._clauses[sentence.index]

    def provides(self, sentence: Sentence, found: Clause | None) -> bool:
        """Does a document say what is so by its force?"""
        if found is None:
            return False
        opening, end = found.lead
        if opening < end and self.tokens.low[opening] in self.sets.within:
            phrase = self._phrase_end(opening + 1, end)  # "Under the Fares Act passed in March, ..."
            if opening + 1 < phrase and self._document(opening + 1, phrase):
                return True
        return self._document(*found.subject) and self._provision(found)

    def resumes(self, found: Clause | None) -> bool:
        """Does "it" go on with the document of the sentence before?"""
        return found is not None and found.head in self.sets.resuming and self._provision(found)

    def polls(self, found: Clause | None) -> bool:
        """Is it about a poll ("The poll was held by letter"), or does one open it ("In a CBS poll, most ...")?"""
        if found is None:
            return False
        if found.head in self.sets.polls and self._document(*found.subject):
            return True
        opening, end = found.lead
        phrase = self._phrase_end(opening + 1, end) if opening < end else opening
        known = opening + 1 < phrase and self._document(opening + 1, phrase)
        return known and self.tokens.low[phrase - 1] in self.sets.polls

    def polled(self, sentence: Sentence) -> bool:
        """Does the sentence name a poll by who made it ("She had 38 percent in a new CBS poll")?"""
        tokens = self.tokens
        first, last = self._tokens_of(sentence)
        for k in range(first + 1, last):
            if tokens.low[k] not in self.sets.polls:
                continue
            at = k
            while at > first and tokens.tags[at - 1] in _BEFORE_POLL:
                at -= 1
            if NAME in tokens.tags[at:k]:
                return True
        return False

    def publishes(self, found: Clause | None, *, counted: bool) -> bool:
        """Does a body make something known ("The list was released by the county"), or figures of its own, where the
        sentence has some ("The county has recorded 230 cases")?"""
        if found is None or self.tokens.low[found.main] not in self.sets.publishes:
            return False
        if found.passive:
            return self.tokens.low[found.main + 1 : found.main + 2] == ["by"]
        return counted and (found.named or found.head in self.sets.publishers)

    def official(self, found: Clause | None) -> bool:
        """Is it the public act of a body, on record by its nature ("Police arrested ...", "The council voted ...")?"""
        if found is None or self.tokens.low[found.main] not in self.sets.acts:
            return False
        if found.passive:
            low = self.tokens.low[found.main + 1 : found.main + AGENT]
            return low[:1] == ["by"] and not self.sets.authorities.isdisjoint(low)
        return found.head in self.sets.authorities

    def voiced(self, found: Clause | None) -> bool:
        """Is its subject somebody named, he or she, or one whose office is known ("the company", "her lawyer")?"""
        return found is not None and (found.named or found.head in self.sets.speakers or self._office(found))

    def _office(self, found: Clause) -> bool:
        tokens = self.tokens
        first, last = found.subject
        if tokens.tags[last - 1] == PLURAL or tokens.ends[last - 1] not in self._offices:
            return False
        known = tokens.tags[first] == DETERMINER and tokens.low[first] not in self.sets.vague
        return known or tokens.tags[last : last + 2] == PREPOSITION + NAME  # "a spokesman for Orvane"

    def speech_act(self, sentence: Sentence, found: Clause | None) -> bool:
        """Is it told that somebody spoke, sued, did not answer, took aim at another or put out words ("Lund released a
        statement", "In a letter, Lund ..."), though not what they said?"""
        tokens, sets = self.tokens, self.sets
        if found is None or found.passive or not self.voiced(found) or tokens.tags[found.verb] == MODAL:
            return False
        at = found.main + 1
        word, *behind = tokens.low[found.main : at + OBJECT]
        if word in sets.talks and not sets.talk_links.isdisjoint(behind[: 1 + (tokens.tags[at] == ADVERB)]):
            return True
        if word in sets.sends and not sets.messages.isdisjoint(behind):
            return True
        if word in sets.utters and self._noun_of(at, at + OBJECT) in sets.utterances:
            return True
        if word in sets.being and behind[:1] and self._outspoken(at):
            return True
        if word in sets.idiom_verbs and not sets.idiom_ends.isdisjoint(" ".join(behind[:n]) for n in range(1, IDIOM)):
            return True
        return word in sets.suing or self._in_words(sentence, found)

    def _outspoken(self, at: int) -> bool:
        """Is somebody "critical of", "vocal about" something?"""
        tokens, sets = self.tokens, self.sets
        at += tokens.tags[at] == ADVERB
        return tokens.low[at] in sets.outspoken and tokens.low[at + 1] in sets.outspoken_links

    def _phrase_end(self, at: int, last: int) -> int:
        """Where the noun phrase here ends, with its head."""
        tags = self.tokens.tags
        end = at
        while end < min(last, len(tags)) and tags[end] in _IN_PHRASE:
            end += 1
        return end

    def _noun_of(self, at: int, last: int) -> str:
        """The noun that leads the phrase here, behind an adverb."""
        at += self.tokens.tags[at] == ADVERB
        end = self._phrase_end(at, last)
        return self.tokens.low[end - 1] if end > at and self.tokens.tags[end - 1] in NOMINAL else ""

    def _in_words(self, sentence: Sentence, found: Clause) -> bool:
        """Is it told of an occasion on which somebody spoke or wrote ("in a letter", "during an interview")?"""
        tokens, sets = self.tokens, self.sets
        first, last = self._tokens_of(sentence)
        if sets.occasions.isdisjoint(tokens.low[first:last]) or tokens.tags[found.main] not in _DONE:
            return False
        return any(
            tokens.low[k] in (sets.occasion_links if k < found.lead[1] else sets.meanwhile)
            and tokens.tags[k + 1] == DETERMINER
            and self._noun_of(k + 1, k + 1 + PHRASE) in sets.occasions
            for k in range(first, last - 1)
        )

    def studied(self, found: Clause | None) -> bool:
        """Is it about a study that is known: what was done in it, or what became of it?"""
        if found is None:
            return False
        if found.head in self.sets.researchers and self.tokens.tags[found.subject[1]] not in WH + PRONOUN:
            return self.tokens.tags[found.main] in PAST + PARTICIPLE and not found.passive
        return found.head in self.sets.studies and self._document(*found.subject)

    def rumoured(self, found: Clause | None) -> bool:
        """Is it "reported that", "said to be", "widely regarded as", by nobody?"""
        if found is None or not found.passive or self.tokens.low[found.main] not in self.sets.hearsay:
            return False
        return self.tokens.low[found.main + 1 : found.main + 2] != ["by"]

    def crowds(self, found: Clause | None) -> bool:
        """Do many, some or people in general hold a view?"""
        if found is None or self.tokens.low[found.main] not in self.sets.views:
            return False
        subject = found.words(found.subject)
        return subject[0] in self.sets.crowd and not found.named

    def witnessed(self, found: Clause | None) -> bool:
        """Does the writer tell in the first person what they did, saw or went through?"""
        if found is None:
            return False
        subject = found.words(found.subject)
        told = self.tokens.tags[found.main] in PAST + PARTICIPLE or self.tokens.low[found.verb] in self.sets.past
        mine = found.head in self.sets.myself or subject[0] in self.sets.mine
        return mine and told and self.tokens.low[found.main] not in self.sets.opining

    def _document(self, first: int, last: int) -> bool:
        """Is the head of this phrase a document that is known: "the bill", "Senate Bill 214", "its terms"?"""
        tokens, sets = self.tokens, self.sets
        head = last - 1
        while head > first and tokens.tags[head] == NUMBER:
            head -= 1
        if tokens.low[head] not in sets.provisions and tokens.low[head] not in sets.studies:
            return False
        known = tokens.tags[first] == DETERMINER and tokens.low[first] not in sets.vague
        return known or NAME in tokens.tags[first:last]

    def _provision(self, found: Clause) -> bool:
        tokens = self.tokens
        if found.passive:
            return False
        if tokens.low[found.main] in self.sets.provides:
            return True
        return tokens.low[found.verb] in self.sets.would and tokens.tags[found.main] == BASE
