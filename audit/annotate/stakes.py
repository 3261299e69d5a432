"""What is at stake in a passage: what it says, who answers for it, where it stands. Facts by which a later stage tells
what an editor would ask first; each is a name in a closed list (`AskReason`).

A passage is a body sentence or a headline. Each word is looked at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from audit.annotate.annotator import Annotator
from audit.lang import lang_of
from audit.lang.wordsets import WordRow, WordSet, WordSets
from audit.model.article import Article, Block, Kind, Reach, Sentence
from audit.model.marks import (
    AskReason,
    Attribution,
    Claim,
    Hedge,
    Quote,
    QuoteKind,
    SourceType,
    Sourcing,
    Stake,
    Status,
    Strength,
)
from audit.model.remembered import Remembered
from audit.model.text import Cover, Span

TOP = 3  # sentences of the body behind the lead that stand on top
SHORT, FULL, LONG = 8, 16, 30  # words: a shorter passage is short, a longer one full, or long
STEM, STEMMED = 6, 4  # letters by which a word of the headline is known again, and that it has at least
NEAR, MUCH = 2, 3  # such words in a sentence that tells what the headline says, and that the story rests on
WHOLE = 0.7  # share of a sentence from which it is somebody's own words
KEPT = 20_000  # words whose meaning here is kept
BRIEF_STORY, LONG_STORY = 12, 30  # sentences of a story: fewer are brief, more are long
OPEN = 0.6  # share of claims that nobody answers for, over which a story is open

_LONE = {
    AskReason.SUM: AskReason.LONE_SUM,
    AskReason.CROWD: AskReason.LONE_CROWD,
    AskReason.FORECAST: AskReason.LONE_FORECAST,
    AskReason.SUPERLATIVE: AskReason.LONE_SUPERLATIVE,
    AskReason.EFFECT: AskReason.LONE_EFFECT,
    AskReason.JUDGEMENT: AskReason.LONE_JUDGEMENT,
}
_TRIGGERS = {
    "number": AskReason.FIGURE,
    "cause": AskReason.CAUSE,
    "motive": AskReason.MOTIVE,
    "forecast": AskReason.FORECAST,
    "superlative": AskReason.SUPERLATIVE,
}
_MARKS = {"?": AskReason.QUESTION, ":": AskReason.COLON}
_ANSWERS = {
    Status.NONE: AskReason.NOBODY,
    Status.AGENTLESS: AskReason.AGENTLESS,
    Status.VAGUE: AskReason.VAGUE,
    Status.ANONYMOUS: AskReason.ANONYMOUS,
    Status.OUTLET: AskReason.OUTLET,
}
_SOURCES = {SourceType.PERSON: AskReason.PERSON, SourceType.ROLE: AskReason.ROLE, SourceType.BODY: AskReason.BODY}
_PLACE = {reason: n for n, reason in enumerate(AskReason)}
_ARGUED = frozenset(("argumentative", "tentative"))


class StakeWords(WordSets):
    FILE = "stakes.txt"
    wrong: WordRow
    crowd: WordSet
    scale: WordSet
    effect: WordRow
    judging: WordSet
    summing: WordSet
    gauging: WordSet
    sweeping: WordSet
    telling: WordSet
    ability: WordSet
    own: WordSet

    @cached_property
    def says(self) -> Callable[[str], tuple[AskReason, ...]]:
        """What a lower-case word says."""
        return Remembered(self._of, KEPT).__getitem__

    def _of(self, word: str) -> tuple[AskReason, ...]:
        one_of = (
            (AskReason.CROWD, self.crowd),
            (AskReason.SUM, self.scale),
            (AskReason.JUDGEMENT, self.judging),
            (AskReason.SUMMED, self.summing),
            (AskReason.GAUGED, self.gauging),
            (AskReason.SWEEPING, self.sweeping),
            (AskReason.PLAIN_TELLING, self.telling),
            (AskReason.ABILITY, self.ability),
            (AskReason.FIRST_PERSON, self.own),
        )
        begun = ((AskReason.WRONG, self.wrong), (AskReason.EFFECT, self.effect))
        return (
            *(reason for reason, known in one_of if word in known),
            *(reason for reason, starts in begun if word.startswith(starts)),
        )


def annotate_stakes(article: Article) -> tuple[Stake, ...]:
    """A mark for each headline and each body sentence."""
    reader = _Reader(article)
    body = [reader.sentence(n, sentence) for n, sentence in enumerate(article.body)]
    return (*map(reader.headline, article.of_kind(Kind.HEADLINE)), *body)


class _Reader:
    """What the passages of one article have in common, looked up once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        says, every = lang_of(article).sets(StakeWords).says, frozenset(article.words.low)
        self.saying = {word: said for word in every if (said := says(word))}
        self.claims = {c.sentence: c for c in article.all(Claim)}
        self.sourcing = {s.sentence: s for s in article.all(Sourcing)}
        self.attributions = article.all(Attribution)
        self.quoted = Cover(q.span for q in article.all(Quote) if q.kind is not QuoteKind.MENTION)
        self.doubts = Cover(h.span for h in article.all(Hedge) if not h.owned)
        titles = (word for b in article.of_kind(Kind.HEADLINE) for word in article.words.within(b.span))
        stems = {word[:STEM] for word in titles if len(word) >= STEMMED}
        self.echoing = {word: stem for word in every if len(word) >= STEMMED and (stem := word[:STEM]) in stems}
        """The words of the headline in all their forms, each with its stem."""
        self.open = sum(not self._answered(n) for n in self.claims) > OPEN * len(self.claims)
        self.story = self._story()
        self.same: dict[tuple[AskReason, ...], tuple[AskReason, ...]] = {}
        self.borne_out = False
        """Does somebody answer for a sentence that says what the headline says?"""

    def _story(self) -> set[AskReason]:
        """What the whole is like: of a long story each passage is asked about less."""
        length, out = len(self.article.body), {AskReason.OPEN_STORY} if self.open else set()
        if length < BRIEF_STORY:
            out.add(AskReason.BRIEF_STORY)
        elif length > LONG_STORY:
            out.add(AskReason.LONG_STORY)
        return out

    def sentence(self, place: int, sentence: Sentence) -> Stake:
        """`place`: its number among the sentences of the body."""
        span, reasons = sentence.span, self._said(sentence.span)
        claim = self.claims.get(sentence.index)
        reasons |= {_TRIGGERS[t] for t in claim.triggers if t in _TRIGGERS} if claim else {AskReason.NO_CLAIM}
        reasons |= self._answers(self.sourcing[sentence.index])
        answered = self._answered(sentence.index)
        if not answered:
            reasons = {_LONE.get(r, r) for r in reasons}
        if self.quoted.within(span) > WHOLE * len(span):
            reasons.add(AskReason.OWN_WORDS)
        if place == 0:
            reasons.add(AskReason.LEAD)
        elif place <= TOP:
            reasons.add(AskReason.TOP)
        words = self.article.words.within(span)
        echo = len({self.echoing[word] for word in self.echoing.keys() & words})
        if echo >= MUCH:
            reasons.add(AskReason.ECHO)
        self.borne_out |= answered and echo >= NEAR
        return Stake(span, sentence.index, sentence.block, self._in_order(reasons))

    def headline(self, block: Block) -> Stake:
        """To be read behind the sentences."""
        reasons = self._said(block.span) | {AskReason.HEADLINE}
        if self.open and not self.borne_out:
            reasons.add(AskReason.OPEN_HEADLINE)
        if any(block.span.overlaps(a.span) for a in self.attributions):
            reasons.add(AskReason.TOLD_HEADLINE)
        return Stake(block.span, -1, block.index, self._in_order(reasons))

    def _in_order(self, reasons: set[AskReason]) -> tuple[AskReason, ...]:
        """The reasons in order; the same ones, which many passages have, are one tuple."""
        ordered = tuple(sorted(reasons, key=_PLACE.__getitem__))
        return self.same.setdefault(ordered, ordered)

    def _answered(self, sentence: int) -> bool:
        """Does somebody answer in the sentence itself whose word a reader can judge?"""
        answer = self.sourcing[sentence]
        return answer.status.answered and answer.strength is not Strength.WEAK

    def _answers(self, answer: Sourcing) -> set[AskReason]:
        if answer.strength is Strength.WEAK:
            return {AskReason.WEAK}
        out = {_ANSWERS[answer.status]} if answer.status in _ANSWERS else set()
        if answer.attribution is not None:
            by = self.attributions[answer.attribution]
            if answer.status is Status.IDENTIFIED and by.source_type in _SOURCES:
                out.add(_SOURCES[by.source_type])
            if by.stance in _ARGUED:
                out.add(AskReason.ARGUED)
        return out

    def _said(self, span: Span) -> set[AskReason]:
        words = self.article.words
        first, last = words.between(span.start, span.end)
        said = [self.saying[word] for word in self.saying.keys() & words.low[first:last]]
        out = self.story.union(*said)
        if AskReason.WRONG in out and any(words.capital[first + 1 : last]):
            out = out - {AskReason.WRONG} | {AskReason.NAMED_WRONG}
        if self.doubts.touches(span):
            out.add(AskReason.DOUBT)
        length = last - first
        if length < SHORT:
            out.add(AskReason.SHORT)
        elif length >= FULL:
            out.add(AskReason.LONG if length > LONG else AskReason.FULL)
        out.update(
            [reason for mark, reason in _MARKS.items() if self.article.text.find(mark, span.start, span.end) >= 0]
        )
        return out


STAKES = Annotator(Stake, annotate_stakes, Reach.ARTICLE, needs=(Claim, Sourcing, Attribution, Quote, Hedge))
