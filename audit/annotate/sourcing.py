"""Who answers for each body sentence: the best status of what attributes it, and how strongly.

Strong: the sentence itself holds the cue or words of an attribution, or it carries on the one before (a quotation that
runs on, a scrap of the same sentence, an anaphor to the source). Weak: only something earlier in the paragraph is
attributed; the status is none.
"""

from __future__ import annotations

from bisect import bisect_left

from audit.annotate import cells, reported_speech
from audit.annotate.annotator import Annotator
from audit.annotate.attribution import tokens_of
from audit.annotate.attribution.tokens import NOUNS
from audit.annotate.introduced import introduced
from audit.annotate.records import Records
from audit.annotate.reported_speech import ReportedSpeech
from audit.annotate.statement import Statement, Statements
from audit.lang import lang_of
from audit.lang.wordsets import PhraseSet, WordSet, WordSets
from audit.model.article import Article, Form, Reach, Sentence
from audit.model.marks import Attribution, Claim, Quote, SourceType, Sourcing, Status, Strength
from audit.model.text import Span

SPOKEN = 0.4  # share of a sentence in quotation marks from which it is its speaker's
ALL = 0.9  # share from which it holds nothing else
ASIDE = 0.25  # share of the sentence's words that an attribution in a subordinate clause must cover
NEAR = 20  # characters between "questions" and "have quickly emerged"
DATA = 2  # sentences under a document from which further figures of the article are its own
SCRAP = 8  # words of a scrap of the sentence before
OPENING = 4  # words before a speech act with which what an outlet tells begins ("On Monday, she said ...")
LINE = 16  # words of a line of figures
ARISING, EMERGING, SPARKING = "spontaneous-nouns", "spontaneous-intransitive", "spontaneous-transitive"
LEXICONS = (ARISING, EMERGING, SPARKING, *reported_speech.LEXICONS, *NOUNS)

_HUNG = ("participle", "infinitive", "relative")
_HEARD = frozenset((Status.ANONYMOUS, Status.AGENTLESS))
_ENDS = tuple(".!?")
_COUNTED = frozenset(("number", "superlative"))


class SourcingWords(WordSets):
    FILE = "sourcing.txt"
    subordinate: WordSet
    relative: WordSet
    scraps: WordSet
    measures: WordSet
    parts: PhraseSet
    reporting: WordSet


def annotate_sourcing(article: Article) -> tuple[Sourcing, ...]:
    """One mark a body sentence."""
    sourcer = _Sourcer(article)
    out: list[Sourcing] = []
    block = -1
    before: Sourcing | None = None  # the last sentence of this paragraph for which somebody answers
    above: Sourcing | None = None  # the last one of those above it
    for sentence in article.body:
        if sentence.block != block:
            block, above, before = sentence.block, before or above, None
        if cells.is_label(article, sentence):
            out.append(Sourcing(sentence.span, sentence.index, Status.NONE))
            continue
        found = (
            sourcer.told(sentence)
            or sourcer.spoken(sentence, before, above)
            or sourcer.recorded(sentence, before)
            or sourcer.hearsay(sentence)
            or sourcer.continued(sentence, before, above)
        )
        if found.status is Status.NONE and sentence.index in sourcer.arising:
            found = Sourcing(sentence.span, sentence.index, Status.AGENTLESS)
        out.append(found)
        if found.status is not Status.NONE:
            before = found if sourcer.carries(found) else None
    return tuple(out)


def _arising(article: Article) -> set[int]:
    """Sentences in which questions emerge or speculation is sparked by itself: agentless, without a cue of saying."""
    opens = {s.span.start for s in article.sentences}
    after = [t.span.start for t in article.terms(EMERGING)]
    before = [t.span for t in article.terms(SPARKING)]
    out = set()
    for noun in article.terms(ARISING):
        start, end = noun.span.start, noun.span.end
        arise = bisect_left(after, end) < bisect_left(after, end + NEAR)
        first = bisect_left(before, start - NEAR, key=_end)
        sparked = any(
            # A verb with a capital before a noun without one is a name: the Fed has fed nothing.
            article.text[verb.start].islower() or verb.start in opens or article.text[start].isupper()
            for verb in before[first : bisect_left(before, start, first, key=_end)]
        )
        sentence = article.sentence_at(start) if arise or sparked else None
        if sentence is not None:
            out.add(sentence.index)
    return out


def _end(span: Span) -> int:
    return span.end


class _Sourcer:
    """What the sourcing of one article is read from."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.words
        self.sets = lang_of(article).sets(SourcingWords)
        self.speech, self.statements = article.once(ReportedSpeech), Statements(article)
        self.attributions = self.speech.attributions
        self.numbers = {c.sentence for c in article.all(Claim) if "number" in c.triggers}
        self.measured = {
            c.sentence for c in article.all(Claim) if c.triggers[0] == "number" and _COUNTED.issuperset(c.triggers)
        }
        self.counted = {c.sentence for c in article.all(Claim) if not _COUNTED.isdisjoint(c.triggers)}
        self.by_sentence = self.speech.by_sentence
        self.arising = _arising(article)
        self.records = article.once(Records)
        self.documents: set[int] = set()  # sentences that a document answers for
        self.reports: list[Sourcing] = []  # sentences that data, a study or a report answer for, by their own words
        self.polled = 0  # sentences that a poll answers for
        self.scenes: set[int] = set()  # sentences in which the writer tells what they saw
        self.introduced = introduced(article, self._answer, self._voiced, self.sets.reporting)

    def told(self, sentence: Sentence) -> Sourcing | None:
        """By its own attributions, or by the line that announces it where that is the better one."""
        own = self.own(sentence)
        by, status = self.introduced.get(sentence.index, (None, Status.NONE))
        if status is not Status.NONE and (own is None or status.rank < own.status.rank or own.attribution == by):
            return Sourcing(sentence.span, sentence.index, status, Strength.STRONG, by)
        return own

    def spoken(self, sentence: Sentence, before: Sourcing | None, above: Sourcing | None) -> Sourcing | None:
        """Words of somebody, with their speaker beside them in the sentence or in one of its neighbours; a paragraph
        of words goes on with those above it."""
        quoted = self.speech.direct(sentence.span)
        runs_on = bool(quoted) and quoted[0].start == sentence.span.start and not self.speech.opens(sentence.span.start)
        if sum(map(len, quoted)) < SPOKEN * len(sentence.span) and not runs_on:
            return None
        for neighbour in (before, self._next(sentence)):
            if neighbour is not None and abs(neighbour.sentence - sentence.index) == 1:
                return Sourcing(sentence.span, sentence.index, neighbour.status, Strength.STRONG, neighbour.attribution)
        if self._beside(sentence, quoted):
            return Sourcing(sentence.span, sentence.index, Status.IDENTIFIED, Strength.STRONG)
        if sum(map(len, quoted)) <= ALL * len(sentence.span):
            return None
        last = before or above
        if last is not None and last.sentence == sentence.index - 1:
            return Sourcing(sentence.span, sentence.index, last.status, Strength.STRONG, last.attribution)
        return None

    def _beside(self, sentence: Sentence, quoted: list[Span]) -> bool:
        """Does a name stand in the sentence beside the words in quotation marks, or a word of saying that has a
        speaker?"""
        first, last = self.words.between(sentence.span.start, sentence.span.end)
        outside = [i for i in range(first, last) if not any(q.start <= self.words.starts[i] < q.end for q in quoted)]
        return any(self.words.capital[i] for i in outside) or (
            len(outside) > 1 and any(self.speech.says(self.words.starts[i]) for i in outside)
        )

    def recorded(self, sentence: Sentence, before: Sourcing | None) -> Sourcing | None:
        """By a document, or by the public act of a body on record."""
        found = self.records.clause(sentence)
        going = before is not None and before.sentence == sentence.index - 1 and before.sentence in self.documents
        if self.records.provides(sentence, found) or (going and self.records.resumes(found)):
            self.documents.add(sentence.index)
            return Sourcing(sentence.span, sentence.index, Status.IDENTIFIED, Strength.STRONG)
        counted = sentence.index in self.counted
        if self.records.polls(found) or (counted and self.records.polled(sentence)):
            poll = Sourcing(sentence.span, sentence.index, Status.IDENTIFIED, Strength.STRONG)
            self.reports.append(poll)
            self.polled += 1
            return poll
        if self.reports and self.records.studied(found):
            data = self.reports[-1]
            return Sourcing(sentence.span, sentence.index, data.status, Strength.STRONG, data.attribution)
        if self.records.told(sentence) or self.records.witnessed(found):
            self.scenes.add(sentence.index)
            return Sourcing(sentence.span, sentence.index, Status.IDENTIFIED, Strength.STRONG)
        published = self.records.publishes(found, counted=counted)
        if published or self.records.official(found) or self.records.speech_act(sentence, found):
            return Sourcing(sentence.span, sentence.index, Status.IDENTIFIED, Strength.STRONG)
        return None

    def hearsay(self, sentence: Sentence) -> Sourcing | None:
        """By a crowd, or by nobody who is said to say so."""
        found = self.records.clause(sentence)
        if self.records.crowds(found):
            return Sourcing(sentence.span, sentence.index, Status.VAGUE, Strength.STRONG)
        if self.records.rumoured(found):
            return Sourcing(sentence.span, sentence.index, Status.AGENTLESS, Strength.STRONG)
        return None

    def _next(self, sentence: Sentence) -> Sourcing | None:
        """How the next sentence of the paragraph is sourced by itself, where it is words of somebody, too."""
        sentences = self.article.sentences
        if sentence.index + 1 == len(sentences) or sentences[sentence.index + 1].block != sentence.block:
            return None
        following = sentences[sentence.index + 1]
        quoted = self.speech.direct(following.span)
        only = self.speech.introduces(following)  # "Lund said." has lost its quotation to the sentence before
        found = self.told(following) if quoted or only else None
        if quoted and found is None and self._beside(following, quoted):
            found = Sourcing(following.span, following.index, Status.IDENTIFIED, Strength.STRONG)
        return found if found is not None and found.status.answered else None

    def _answer(self, sentence: Sentence) -> int | None:
        own = self.own(sentence)
        return own.attribution if own is not None else None

    def _voiced(self, sentence: Sentence) -> bool:
        named = self.statements.read(sentence.span).named()
        return named or self.records.voiced(self.records.clause(sentence))

    def own(self, sentence: Sentence) -> Sourcing | None:
        """The best of the attributions that answer for the sentence themselves, the first of equals; not what only
        somebody unnamed or nobody passes on ("Lund has left, two officials said")."""
        able = [i for i in self.by_sentence.get(sentence.index, ()) if self.answers(i, sentence)]
        if not able:
            return None
        answering = [i for i in able if not self.passed_on(i, able)]
        best = min(answering or able, key=lambda i: (self.status(i).rank, self.attributions[i].span.start))
        return Sourcing(sentence.span, sentence.index, self.status(best), Strength.STRONG, best)

    def passed_on(self, index: int, among: list[int]) -> bool:
        """Is it only what somebody else tells: one who is not named, or an outlet that tells more than this?"""
        a = self.attributions[index]
        if a.inside is None or a.inside not in among or any(map(self.speech.quoted, a.content)):
            return False
        teller = self.status(a.inside)
        return teller in _HEARD or (teller is Status.OUTLET and not self._all_of(a, self.attributions[a.inside]))

    def _all_of(self, a: Attribution, told: Attribution) -> bool:
        """Does what an outlet tells begin with a, and is a somebody's speech, not what a document shows or a clause
        that hangs on another ("The firm will close, citing costs, the Gazette reported")?"""
        if a.source_type is SourceType.DOCUMENT or a.construction in _HUNG:
            return False
        first = min(c.start for c in told.content)
        return self.words.count(Span(first, max(first, min(p.start for p in a.parts)))) < OPENING

    def status(self, index: int) -> Status:
        return self.speech.status(self.attributions[index])

    def carries(self, found: Sourcing) -> bool:
        """May its source answer for what follows? Not a crowd, and not the holder of a view."""
        by = None if found.attribution is None else self.attributions[found.attribution]
        # The cells of a table are no report whose further figures the article gives.
        cell = self.article.block_of(self.article.sentences[found.sentence]).form is Form.CELL
        if by is not None and by.source_type is SourceType.DOCUMENT and not cell:
            self.reports.append(found)
            if by.source is not None and not self.records.sets.polls.isdisjoint(self.words.within(by.source)):
                self.polled += 1
        view = found.attribution is not None and self.attributions[found.attribution].status is Status.NONE
        return found.status.answered and not view

    def answers(self, index: int, sentence: Sentence) -> bool:
        return self.speech.reporting[index] and not self.aside(self.attributions[index], sentence)

    def aside(self, a: Attribution, sentence: Sentence) -> bool:
        """Does it stand in a subordinate clause and report only a little of the sentence?"""
        head = a.source or a.cue
        if (
            head is None
            or a.cue is None
            or not sentence.span.contains(head)
            or any(self.speech.quoted(c) for c in a.content)
        ):
            return False
        first, at = self.words.between(sentence.span.start, head.start)
        cue = self.words.between(sentence.span.start, max(sentence.span.start, a.cue.start))[1]
        opens = at > first and self.words.low[at - 1] in self.sets.subordinate
        if not opens and not (cue > first and self._relative(cue - 1)):
            return False
        if a.status is Status.NONE:
            return True  # a view in passing
        if self.article.text[sentence.span.end - 1] == ":":
            return False  # "As the Gazette reports:"
        all_words = self.words.between(sentence.span.start, sentence.span.end)
        reported = sum(self._count(c.clip(sentence.span)) for c in a.content)
        return reported < ASIDE * (all_words[1] - all_words[0])

    def _relative(self, word: int) -> bool:
        """A relative pronoun, not a name spelt like one (the WHO)."""
        start = self.words.starts[word]
        return self.words.low[word] in self.sets.relative and not self.article.text[start : start + 2].isupper()

    def _count(self, span: Span | None) -> int:
        return self.words.count(span) if span is not None else 0

    def continued(self, sentence: Sentence, before: Sourcing | None, above: Sourcing | None) -> Sourcing:
        """By whoever answers for what stands before it, where it goes on with that."""
        statement = self.statements.read(sentence.span)
        if len(self.reports) >= DATA and self._of_data(statement, sentence):
            data = self.reports[-1]
            return Sourcing(sentence.span, sentence.index, data.status, Strength.STRONG, data.attribution)
        if before is not None and sentence.index == before.sentence + 1 and self.goes_on(statement, sentence, before):
            return Sourcing(sentence.span, sentence.index, before.status, Strength.STRONG, before.attribution)
        if before is None and above is not None and self.counts_on(statement, sentence, above):
            return Sourcing(sentence.span, sentence.index, above.status, Strength.STRONG, above.attribution)
        if before is None:
            return Sourcing(sentence.span, sentence.index, Status.NONE)
        return Sourcing(sentence.span, sentence.index, Status.NONE, Strength.WEAK, before.attribution)

    def _of_data(self, s: Statement, sentence: Sentence) -> bool:
        """Is it one more figure, in an article about figures: whatever is counted, or shares where there is a poll?"""
        if self.polled >= DATA and sentence.index in self.numbers and any(map(s.share, range(s.n))):
            return True
        return sentence.index in self.measured and s.sets.motives.isdisjoint(s.low)

    def goes_on(self, s: Statement, sentence: Sentence, before: Sourcing) -> bool:
        """A scrap of the sentence before, a participle of saying ("Maintaining that ..."), or more of a
        scene, or one more figure behind one that was reported, where it is not what somebody wants."""
        if not s.n:
            return False
        if s.low[0] in self.sets.scraps and s.n <= SCRAP and not s.has_verb():
            return True
        if before.sentence in self.scenes and self.records.account and not s.named():
            self.scenes.add(sentence.index)
            return True
        if s.low[0].endswith("ing") and self.speech.says(s.starts[0]):
            return True
        if not s.sets.motives.isdisjoint(s.low) or before.sentence not in self.counted:
            return False
        opening = s.low[1:3] if s.low[0] == "the" else s.low[:1]
        measured = not self.sets.measures.isdisjoint(opening)
        return sentence.index in self.numbers or (measured and sentence.index in self.counted)

    def counts_on(self, s: Statement, sentence: Sentence, above: Sourcing) -> bool:
        """A line of figures without a verb below what was reported, or a paragraph that breaks its figures down ("Of
        those, 570 ...")."""
        if self.article.block_of(sentence).form is Form.CELL:
            return 0 < s.n <= LINE and s.low[0][0].isdigit() and self._over_table(sentence, above)
        if sentence.index not in self.counted:
            return False
        alone = len(self.article.block_of(sentence).sentences) == 1 and s.ends() not in _ENDS
        if alone and s.n <= LINE and not s.has_verb() and self.records.clause(sentence) is None:
            return any(s.share(i) or w in s.sets.counted for i, w in enumerate(s.low))
        return sentence.index == above.sentence + 1 and " ".join(s.low[:2]) in self.sets.parts

    def _over_table(self, sentence: Sentence, above: Sourcing) -> bool:
        """Does what was reported stand right above the table of a cell, or in it?"""
        blocks, n = self.article.blocks, sentence.block
        while n and blocks[n].form in (Form.CELL, Form.FIGURE):
            n -= 1
        return self.article.sentences[above.sentence].block >= n


SOURCING = Annotator(
    Sourcing,
    annotate_sourcing,
    Reach.ARTICLE,
    needs=(Quote, Attribution, Claim),
    lexicons=LEXICONS,
    works=(tokens_of, ReportedSpeech, Records),
)
