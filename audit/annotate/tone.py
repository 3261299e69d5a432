"""Tone: vaderSentiment sentence by sentence, and a profile of it that is shown and never scored.

The layer holds the library's own figures. The profile asks something narrower, what the writer's own words sound like:
quotations stand apart, and words that name the event itself (war, killed, cancer, won) count as neutral, since a report
of a war is not negative because of its subject. Nothing here is good or bad. A word list misses irony, implication and
the sense of a word; that is why this is a profile and no finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audit.annotate.annotator import Annotator
from audit.annotate.vader import MAX_LENGTH, METHOD, Scores, fold, vader
from audit.model.article import Article, Kind, Reach, Sentence
from audit.model.dataclass import dataclass
from audit.model.marks import Language, Quote, QuoteKind, Sourcing, Tone
from audit.model.profile import MEASURED, BlockTone, ToneDriver, ToneGroup, ToneProfile
from audit.model.text import Cover, Span

LEXICONS = ("event-words",)
"""Whose hits the profile reads."""

MIN_SENTENCES = 5
"""With fewer sentences outside quotations no shares are given."""

DRIVERS = 5
BAND = 0.05
"""A compound score from -BAND to BAND, both left out, is neutral: the thresholds of VADER's authors."""


def annotate_tone(article: Article) -> tuple[Tone, ...]:
    """One mark a sentence of headline and body: the plain figures of vaderSentiment on its first 2,000 code points."""
    speech, text = _speech(article), fold(article.text)
    marks = []
    for sentence in article.sentences:
        if article.block_of(sentence).kind in (Kind.HEADLINE, Kind.BODY):
            reading = vader().read(_beginning(text, sentence))
            scores = vader().score(reading, vader().weigh(reading))
            marks.append(Tone(sentence.span, *scores, quoted=_quoted(article, sentence, speech)))
    return tuple(marks)


def tone_profile(article: Article) -> ToneProfile:
    """How the writer's own words sound, sentence by sentence and over the article."""
    if article.the(Language).code != "en":
        return ToneProfile("not judged: language")
    rows = _rows(article)
    body = [row for row in rows if not row.headline]
    own = [row for row in body if row.voice != "quoted"]
    if len(own) < MIN_SENTENCES:
        status = f"not judged: fewer than {MIN_SENTENCES} sentences outside quotations"
        return ToneProfile(status, own=ToneGroup(len(own)))
    return ToneProfile(
        MEASURED,
        METHOD,
        own=_group(row.own for row in own),
        headline=_group(row.own for row in rows if row.headline).mean,
        narrated=_group(row.own for row in body if row.voice == "narrated"),
        attributed=_group(row.own for row in body if row.voice == "attributed"),
        quoted=_group(row.own for row in body if row.voice == "quoted"),
        raw=_group(row.raw for row in body),
        event_words=sum(row.events for row in own),
        drivers=_drivers(own),
        by_block=_by_block(own),
        series=tuple((row.sentence.index, row.own.compound) for row in own),
        cut=sum(len(row.sentence.span) > MAX_LENGTH for row in body),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence of headline or body. `own`: its scores without event words and, unless it is a quotation, without
    quoted words; `weights`: (word, valence) of what is left; `events`: how many event words were left out."""

    sentence: Sentence
    headline: bool
    voice: str
    raw: Scores
    own: Scores
    weights: tuple[tuple[str, float], ...]
    events: int


def _rows(article: Article) -> list[_Row]:
    engine = vader()
    speech, text = _speech(article), fold(article.text)
    quotes = Cover(quote.span for quote in article.all(Quote))
    events = Cover(term.span for name in LEXICONS for term in article.terms(name))
    answered = {answer.sentence for answer in article.all(Sourcing) if answer.status.answered}
    rows = []
    for sentence in article.sentences:
        kind = article.block_of(sentence).kind
        if kind not in (Kind.HEADLINE, Kind.BODY):
            continue
        quoted = _quoted(article, sentence, speech)
        reading = engine.read(_beginning(text, sentence))
        weights = engine.weigh(reading)
        plain = own = engine.score(reading, weights)
        named: frozenset[int] = frozenset()
        if weights:
            named = reading.within(_ranges(events, sentence.span))
            if without := named if quoted else named | reading.within(_ranges(quotes, sentence.span)):
                weights = engine.weigh(reading, without)
                own = engine.score(reading, weights)
        rows.append(
            _Row(
                sentence,
                kind is Kind.HEADLINE,
                "quoted" if quoted else "attributed" if sentence.index in answered else "narrated",
                plain,
                own,
                tuple((engine.word(reading.tokens[n]), weight) for n, weight in weights.items()),
                sum(1 for n in named if reading.valences[n]),
            )
        )
    return rows


def _beginning(text: str, sentence: Sentence) -> str:
    """As much of a sentence of the text as is read."""
    start = sentence.span.start
    return text[start : min(sentence.span.end, start + MAX_LENGTH)]


def _speech(article: Article) -> Cover:
    """What stands in quotation marks because somebody says it: no titles, terms and nicknames."""
    return Cover(quote.span for quote in article.all(Quote) if quote.kind is not QuoteKind.MENTION)


def _quoted(article: Article, sentence: Sentence, speech: Cover) -> bool:
    """Are more than half of the sentence's words spoken?"""
    parts = speech.parts(sentence.span)
    inside = sum([article.words.count(Span(*part)) for part in parts])
    return inside > 0 and 2 * inside > article.words.count(sentence.span)


def _ranges(spans: Cover, sentence: Span) -> list[tuple[int, int]]:
    """The parts of spans in the sentence, as offsets from its start."""
    return [(start - sentence.start, end - sentence.start) for start, end in spans.parts(sentence)]


def _group(scores: Iterable[Scores]) -> ToneGroup:
    """The figures of some sentences."""
    compounds = [s.compound for s in scores]
    n = len(compounds)
    if not n:
        return ToneGroup(0)
    up, down = sum([c >= BAND for c in compounds]), sum([c <= -BAND for c in compounds])
    return ToneGroup(
        sentences=n,
        positive=round(up / n, 3),
        negative=round(down / n, 3),
        neutral=round((n - up - down) / n, 3),
        mean=_mean(compounds),
    )


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4) + 0.0


def _drivers(rows: Iterable[_Row]) -> tuple[ToneDriver, ...]:
    """The words whose valences, summed over the rows, weigh most, the heaviest first."""
    sums: dict[str, float] = {}
    counts: dict[str, int] = {}
    for row in rows:
        for word, weight in row.weights:
            sums[word] = sums.get(word, 0.0) + weight
            counts[word] = counts.get(word, 0) + 1
    heaviest = sorted(sums, key=lambda word: (-abs(round(sums[word], 6)), word))[:DRIVERS]
    return tuple(ToneDriver(word, counts[word], round(sums[word], 3) + 0.0) for word in heaviest)


def _by_block(rows: Iterable[_Row]) -> tuple[BlockTone, ...]:
    blocks: dict[int, list[float]] = {}
    for row in rows:
        blocks.setdefault(row.sentence.block, []).append(row.own.compound)
    return tuple(BlockTone(at, len(found), _mean(found)) for at, found in blocks.items())


TONES = Annotator(Tone, annotate_tone, Reach.SENTENCE, needs=(Quote,))
TONE_PROFILE = Annotator(
    ToneProfile, tone_profile, Reach.ARTICLE, needs=(Quote, Sourcing), lexicons=LEXICONS, any_language=True, value=True
)
