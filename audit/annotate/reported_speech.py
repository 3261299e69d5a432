"""Which attributions report what somebody said, and in which sentences they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from audit.annotate.attribution.status import STATUS
from audit.lang import lang_of
from audit.lang.wordsets import WordSet, WordSets
from audit.model.article import Article, Sentence
from audit.model.marks import Attribution, CueKind, Quote, QuoteKind, SourceType, Status
from audit.model.text import Span, merge

LEXICONS = ("reporting-verbs",)
_HUNG = ("participle", "infinitive")  # constructions that hang on a noun or another verb
TOUCH = 3  # characters of reported words that a sentence must hold to be one of them
PAIR = 2  # words of a verb with its preposition
BARE = 4  # a sentence of fewer words only says who speaks
NAME = 4  # words of a name
FAR = 200  # sentences of one stretch of reported words that are looked at


class ReportedSpeechWords(WordSets):
    FILE = "reported-speech.txt"
    mind: WordSet
    speaking: WordSet
    hiding: WordSet
    holding: WordSet
    deeds: WordSet
    clausal: WordSet
    hearsay: WordSet
    charging: WordSet
    naming: WordSet
    to: WordSet
    carried_out: WordSet
    supposing: WordSet
    being: WordSet
    awaited: WordSet
    heard: WordSet
    hearing: WordSet
    inferring: WordSet
    pointing: WordSet
    with_object: WordSet
    behind_noun: WordSet

    @cached_property
    def hidden(self) -> WordSet:
        """Verbs in whose passive somebody hides."""
        return self.hearsay | self.hiding | self.charging


class ReportedSpeech:
    """The attributions of an article as the annotators of claims and of sourcing read them. Made by `Article.once`; who
    asks for it needs the layers Attribution and Quote."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.sentences, self.words = article.sentences, article.words
        self.sets = lang_of(article).sets(ReportedSpeechWords)
        self.attributions = article.all(Attribution)
        self.quotes = merge(q.span for q in article.all(Quote) if q.kind is not QuoteKind.MENTION)
        self.speaking = merge(q.span for q in article.all(Quote) if q.kind in (QuoteKind.DIRECT, QuoteKind.BLOCK))
        self.quote_ends = [q.end for q in self.quotes]
        found = article.terms("reporting-verbs")
        self.verbs = [t.span.start for t in found]

    @cached_property
    def by_sentence(self) -> dict[int, list[int]]:
        """Sentence -> indices of the attributions whose cue, source or words lie in it."""
        starts = [s.span.start for s in self.sentences]
        ends = [s.span.end for s in self.sentences]
        out: dict[int, list[int]] = {}
        for index, a in enumerate(self.attributions):
            # Who is interviewed is named once, far from the answers: that sentence is none of them.
            for part in a.content if a.construction == "answer" else a.parts:
                start, end = part.start, part.end
                least = min(TOUCH, end - start)
                first = max(0, bisect_right(starts, start) - 1)
                for n in range(first, min(first + FAR, bisect_left(starts, end, first))):
                    if min(ends[n], end) - max(starts[n], start) >= least:
                        found = out.setdefault(n, [])
                        if not found or found[-1] != index:
                            found.append(index)
        return out

    def introduces(self, sentence: Sentence) -> bool:
        """Does it only say who speaks: "The Gazette reports:", "She tweeted."?"""
        first, last = self.words.between(sentence.span.start, sentence.span.end)
        colon = self.text[sentence.span.end - 1] == ":"
        if not colon:
            return BARE > last - first > 1 and self.says(self.words.starts[last - 1]) and not self.quoted(sentence.span)
        found = [self.attributions[i] for i in self.by_sentence.get(sentence.index, ())]
        return any(a.cue or a.construction == "speaker-colon" for a in found) and not any(
            c.overlaps(sentence.span) and self.words.count(c) >= BARE for a in found for c in a.content
        )

    def status(self, a: Attribution) -> Status:
        """Who answers by it. What somebody named believes, hopes, fears or expects is on that person's account, though
        no words are reported."""
        if self._heard_of(a):
            return Status.AGENTLESS
        held = a.status is Status.NONE and a.source is not None and a.lemma in self.sets.holding
        return STATUS[a.source_type] if held and self._holds(a) else a.status

    def _heard_of(self, a: Attribution) -> bool:
        """Is the speech act itself hearsay ("Lund reportedly yelled"), or that of a crowd that hides ("Lund, accused of
        fraud")?"""
        if a.cue is None or a.status is not Status.IDENTIFIED or a.kind is not CueKind.VERB:
            return False
        if not self.sets.hearing.isdisjoint(self.words.within(a.cue)):
            return True
        return self._reduced(a) and a.lemma in self.sets.charging

    def _reduced(self, a: Attribution) -> bool:
        """Is its verb a participle behind the noun that its deed was done to ("the bureau cited in the tweet")?"""
        if a.construction != "verb-before-content" or a.cue is None or a.source is None or not a.content:
            return False
        words = self.words.within(a.cue)
        after = words[1:2] or self.words.within(a.content[0])[:1]
        return (
            a.lemma in self.sets.with_object
            and len(words) <= PAIR
            and words[0].endswith("ed")
            and not self.sets.behind_noun.isdisjoint(after)
        )

    def _infers(self, a: Attribution) -> bool:
        """Does the writer conclude it from what was told before ("This shows that ...")?"""
        if a.source is None or a.lemma not in self.sets.inferring or a.source_type is not SourceType.BODY:
            return False
        opening = self.words.within(a.content[0])[:2] if a.content else []  # "that", "us that"
        return not self.sets.clausal.isdisjoint(opening) and self.sets.pointing.issuperset(self.words.within(a.source))

    def _holds(self, a: Attribution) -> bool:
        """Is the view told as somebody's own? Not what they may be hoping, nor what "is thought"."""
        if a.cue is None or a.construction in _HUNG:
            return False
        words = self.words.within(a.cue)
        if self.sets.awaited.issuperset(words):
            return False
        if not self.sets.supposing.isdisjoint(words):
            return False
        being = not self.sets.being.isdisjoint(words)
        return not being or a.construction == "predicate-adjective" or words[-1].endswith("ing")

    @cached_property
    def reporting(self) -> list[bool]:
        """Of each attribution, whether it `reports`."""
        return list(map(self.reports, self.attributions))

    def reports(self, a: Attribution) -> bool:
        """Does it report words or what somebody holds true? What somebody does, wants or knows is the writer's own
        statement."""
        if a.status is Status.NONE:
            return self.status(a) is not Status.NONE
        if a.construction == "attitude":
            return False  # no word reports it
        if self._names(a) or self._infers(a):
            return False
        if self._reduced(a) and a.lemma not in self.sets.charging:
            return False
        if a.construction == "passive" and a.status is Status.AGENTLESS and a.lemma not in self.sets.hidden:
            return False  # "was asked", "was released": a deed, not hearsay
        if (a.lemma in self.sets.deeds or self._intends(a)) and not self._clausal(a):
            return False
        return a.kind is not CueKind.VERB or self.speaks(a) or any(self.quoted(c) for c in a.content)

    def _intends(self, a: Attribution) -> bool:
        """Is its verb an infinitive that need not come to pass ("an attempt to dismiss her"), as "went on to accuse"
        does?"""
        if a.construction != "infinitive" or a.cue is None:
            return False
        at = self.words.between(a.cue.start, a.cue.start)[0]
        at -= self.words.low[at] not in self.sets.to
        return at == 0 or self.words.low[at - 1] not in self.sets.carried_out

    def _names(self, a: Attribution) -> bool:
        """A participle behind a comma that only names its noun: "a well, called the Eye, ..." """
        if a.cue is None or a.lemma not in self.sets.naming or any(self.quoted(c) for c in a.content):
            return False
        if sum(self.words.count(c) for c in a.content) > NAME:
            return False
        at = self.words.between(a.cue.start, a.cue.start)[0]
        before = self.words.end(at - 1) if at else a.cue.start
        return self.text[before : a.cue.start].strip() == ","

    def _clausal(self, a: Attribution) -> bool:
        """Does it report a clause or words in quotation marks, and not a thing?"""
        opening = self.words.within(a.content[0])[:1] if a.content else []
        return any(self.quoted(c) for c in a.content) or not self.sets.clausal.isdisjoint(opening)

    def speaks(self, a: Attribution) -> bool:
        """Is its verb one of saying, writing or finding?"""
        lemma = a.lemma.replace("_", " ").split(" ")[0]
        if a.status is Status.AGENTLESS and lemma in self.sets.hiding:
            return True
        if lemma in self.sets.heard and a.source_type is SourceType.BODY:
            return True  # "the court heard" is what it was told
        return lemma in self.sets.speaking or (lemma not in self.sets.mind and a.cue is not None and self.listed(a.cue))

    def listed(self, cue: Span) -> bool:
        """Does a verb of the lexicon of reporting verbs stand in the cue?"""
        at = bisect_left(self.verbs, cue.start)
        return at < len(self.verbs) and self.verbs[at] < cue.end

    def says(self, offset: int) -> bool:
        """Does a verb of saying begin here?"""
        at = bisect_left(self.verbs, offset)
        return at < len(self.verbs) and self.verbs[at] == offset

    def quoted(self, span: Span) -> bool:
        at = bisect_right(self.quote_ends, span.start)
        return at < len(self.quotes) and self.quotes[at].start < span.end

    def opens(self, offset: int) -> bool:
        """Does a quotation of a clause or more begin here?"""
        at = bisect_left(self.speaking, offset, key=lambda q: q.start)
        return at < len(self.speaking) and self.speaking[at].start == offset

    def direct(self, span: Span) -> list[Span]:
        """What of `span` stands in quotations of a clause or more."""
        at = bisect_right(self.speaking, span.start, key=lambda q: q.end)
        out = []
        while at < len(self.speaking) and self.speaking[at].start < span.end:
            if (inside := self.speaking[at].clip(span)) is not None:
                out.append(inside)
            at += 1
        return out
