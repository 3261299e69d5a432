"""What several checks ask of an article. A function that takes the article alone is asked by `article.once(...)`: it is
worked out for the first who asks and kept for the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from audit.check.places import once_a_place
from audit.check.stems import stems
from audit.lang import lang_of
from audit.lang.wordsets import Alternatives, WordRow, WordSet, WordSets
from audit.model.article import Article, Block, Kind, Sentence
from audit.model.marks import Attribution, Claim, Quote, QuoteKind, SourceType, Sourcing, Status, Strength
from audit.model.text import WORD, Cover, Span

SPOKEN = (QuoteKind.DIRECT, QuoteKind.PARTIAL, QuoteKind.BLOCK)

LEAD = 12
"""Characters between the comma of a tail and its participle: the longest adverb before it, "possibly", and a line
end."""
SEARCHED = 2_000
"""Characters of a sentence in which its tail is looked for, so that a text of one sentence takes linear time."""

KEPT_STEMS = 4_000
"""Sentences whose stems are kept."""


_RUN = 1
"""Paragraphs from one figure to the next of a run of figures."""
_FIGURES, _SOURCED = 6, 0.54
"""Sentences with figures by which it is told whether a text names sources for them, and the share that has one."""
_NUMBER = re.compile(
    r"(?P<figure>\d[\d,.]*)(?: (?P<next>[^\W\d_]{4,})\b)?(?:(?: [^\W\d_]+){0,2}? (?P<noun>[^\W\d_]{3,}s)\b)?"
)
"""A figure, the word behind it, and the plural that it counts."""
_ROW = re.compile(r"[^.!?:]{1,40}: ?[^\w\s]?\d")
_TABLE = 3  # rows that make a box of data
_ANY = frozenset("%$")  # what is counted in them may be anything
_CALLED = re.compile(r"[a-z,;] ([A-Z][a-z][\w’'-]*)")
_PUBLISHED = ("press-release", "sponsored")
"""Genres in which whom a text is about has written it."""
_PASSED_ON = (Status.OUTLET, Status.ANONYMOUS)
"""Whose words an adverb of hearsay beside them repeats."""
_SUM = re.compile(r"[$€£₹¥]")


class WriterWords(WordSets):
    FILE = "writer.txt"
    tail_adverbs: WordRow
    tail_participles: WordRow
    between: WordRow
    ungoverned: WordRow
    past: WordSet
    asks: WordRow
    no_deed: WordSet
    minded: WordSet
    own: WordSet
    reader: WordSet
    points_back: WordSet
    shares: Alternatives
    scales: WordSet

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """A participle hung on a report is the writer's reading of it, no longer what the source said: "The minister
        noted the delay, suggesting that ..."."""
        adverbs, participles = ("|".join(row) for row in (self.tail_adverbs, self.tail_participles))
        return re.compile(rf",\s+(?:(?:{adverbs}) )?(?:{participles})\s", re.IGNORECASE)

    @cached_property
    def share(self) -> re.Pattern[str]:
        """A share of something, in a hundred."""
        return re.compile(self.shares)

    @cached_property
    def governed(self) -> re.Pattern[str]:
        """What a hedge governs: auxiliaries and small adverbs, then one word."""
        between, ungoverned = "|".join(self.between), "|".join(self.ungoverned)
        return re.compile(rf"(?:\s+(?:{between})\b){{0,4}}(?:\s+(?!(?:{ungoverned})\b)[^\W\d_]+(?:[’'][^\W\d_]+)?)?")

    @cached_property
    def question(self) -> re.Pattern[str]:
        """What makes a gap a question: "unclear whether", "unknown as to why"."""
        return re.compile(rf"\s*(?:about |as to |on )?(?:{'|'.join(self.asks)})\b", re.IGNORECASE)


# -- once an article


def spoken(article: Article) -> Cover:
    """The words of speakers, with their marks. Reads Quote."""
    return Cover(q.span for q in article.all(Quote) if q.kind in SPOKEN)


def marked(article: Article) -> Cover:
    """Everything between quotation marks, titles and terms too. Reads Quote."""
    return Cover(q.span for q in article.all(Quote))


def body(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the body."""
    return article.body


def body_words(article: Article) -> int:
    """How many words the body has."""
    return sum(article.body_words.values())


class SentenceStems(dict[int, frozenset[str]]):
    """Of a sentence, by its index, the stems of its content words: of a long text those that were last asked for, since
    they take more memory than it does."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._text, self._sentences = article.folded, article.sentences

    def __missing__(self, index: int) -> frozenset[str]:
        if len(self) >= KEPT_STEMS:
            self.clear()
        self[index] = found = stems(self._text, self._sentences[index].span)
        return found


def voices(article: Article) -> tuple[int, int]:
    """How often the writer says "I" in the body, and how often "you", outside quotations. Reads Quote."""
    words, cover, text = lang_of(article).sets(WriterWords), article.once(spoken), article.words
    either = words.own | words.reader
    own = addressed = 0
    for block in article.of_kind(Kind.BODY):
        first, last = text.between(block.span.start, block.span.end)
        for k, word in enumerate(text.low[first:last], first):
            if (word in either or "'" in word) and not cover.at(text.starts[k]):
                bare = word.partition("'")[0]
                own += bare in words.own
                addressed += bare in words.reader
    return own, addressed


def sourcing(article: Article) -> Mapping[int, Sourcing]:
    """Who answers for a body sentence, by its index. Reads Sourcing."""
    return {a.sentence: a for a in article.all(Sourcing)}


def claims(article: Article) -> Mapping[int, Claim]:
    """The claim of a sentence, by its index. Reads Claim."""
    return {c.sentence: c for c in article.all(Claim)}


def attributions(article: Article) -> Mapping[int, tuple[Attribution, ...]]:
    """The attributions that stand in a sentence, by its index. Reads Attribution."""
    out: dict[int, list[Attribution]] = {}
    for a in article.all(Attribution):
        for index in _sentences_of(article, a):
            out.setdefault(index, []).append(a)
    return {index: tuple(found) for index, found in out.items()}


def _sentences_of(article: Article, a: Attribution) -> list[int]:
    """The sentences in which an attribution stands: that of its cue and those that its content begins in or spans."""
    out: list[int] = []
    for part in a.parts:
        first = article.sentence_at(part.start)
        if first is None:
            continue
        index = first.index
        while index < len(article.sentences) and article.sentences[index].span.start < part.end:
            if index not in out:
                out.append(index)
            index += 1
    return out


def titled(article: Article) -> bool:
    """Have most of the longer words of the headline a capital, as a title has? Then a capital there tells no name."""
    block = headline(article)
    if block is None:
        return False
    long = [w for m in WORD.finditer(article.text, block.span.start, block.span.end) if len(w := m[0]) > 3]
    return 2 * sum(w[0].isupper() for w in long[1:]) > len(long[1:])


def called(article: Article) -> frozenset[str]:
    """The words that have a capital inside a sentence of the body: names, also where one opens a sentence."""
    spans = (b.span for b in article.of_kind(Kind.BODY))
    return frozenset(m[1] for span in spans for m in _CALLED.finditer(article.text, span.start, span.end))


def figures_answered(article: Article) -> frozenset[int]:
    """The body sentences whose figures a source answers for, though none stands in them: the same figure stands in a
    sentence that has a source; or they go on with figures of one kind below one that has (cases; shares and sums of the
    same thing); or they are rows of a box ("18 to 40: 14,063 cases"). Reads Claim and Sourcing."""
    counting = {n for n, claim in article.once(claims).items() if "number" in claim.triggers}
    share = lang_of(article).sets(WriterWords).share
    sourced = article.once(sourcing)
    known: set[str] = set()
    for n in counting:
        if (answer := sourced.get(n)) is not None and answer.status.answered:
            known.update(_figures(article, article.sentences[n]))
    out: set[int] = set()
    kinds: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    block = last = -_RUN - 1  # of the last figure of the run
    stems_of = article.once(SentenceStems)
    rows = [s.index for s in article.once(body) if _ROW.match(article.text, s.span.start, s.span.end)]
    if len(rows) >= _TABLE:
        out.update(rows)
    for sentence in article.once(body):
        if sentence.index not in counting or sentence.index in out:
            continue
        own = _kinds(article, sentence, share)
        stems_here = stems_of[sentence.index]
        answer = sourced.get(sentence.index)
        if answer is not None and answer.status.answered:
            kinds, about, block, last = own, stems_here, sentence.block, sentence.index
        elif own & kinds and (
            (sentence.block == block and sentence.index - 1 == last)
            or (sentence.block - block <= _RUN and (own & kinds - _ANY or stems_here & about))
        ):
            out.add(sentence.index)
            block, last = sentence.block, sentence.index
        else:
            figures = _figures(article, sentence)
            if figures and figures <= known:
                out.add(sentence.index)
    return frozenset(out)


def figures_beside(article: Article) -> frozenset[int]:
    """The body sentences that stand right beside figures for which a source answers, in their paragraph, or between two
    sentences that have one: a reader may take their figures for those of that source. All of them, in a text that
    names a source for most of its figures. Reads Claim and Sourcing."""
    counting = {n for n, claim in article.once(claims).items() if "number" in claim.triggers}
    answered = {n for n, a in article.once(sourcing).items() if a.status.answered and a.strength is Strength.STRONG}
    blocks = {s.index: s.block for s in article.once(body)}
    named = {n for n in counting & answered if article.once(sourcing)[n].status is Status.IDENTIFIED}
    well = len(counting) >= _FIGURES and len(named) > _SOURCED * len(counting)
    out: set[int] = set()
    for n, block in blocks.items():
        beside = [k for k in (n - 1, n + 1) if k in answered]
        shared = (k for k in beside if k in counting and blocks.get(k) == block)
        if well or len(beside) == 2 or any(shared):
            out.add(n)
    return frozenset(out)


def _figures(article: Article, sentence: Sentence) -> set[str]:
    """The figures of a sentence that are long enough to be known again."""
    found = _NUMBER.finditer(article.text, sentence.span.start, sentence.span.end)
    return {m["figure"] for m in found if len(m["figure"].strip(".,")) > 2}


def _kinds(article: Article, sentence: Sentence, share: re.Pattern[str]) -> frozenset[str]:
    """What the figures of a sentence count: a share, a sum of money, or things by their noun."""
    start, end = sentence.span.start, sentence.span.end
    found = list(_NUMBER.finditer(article.folded, start, end))
    nouns = {m[part] for m in found for part in ("next", "noun") if m[part]} - lang_of(article).sets(WriterWords).scales
    if share.search(article.folded, start, end):
        nouns.add("%")
    if _SUM.search(article.text, start, end):
        nouns.add("$")
    return frozenset(nouns)


# -- who answers for a place


def owner(article: Article, span: Span, *, content: bool = False) -> Status:
    """Who answers for the words at `span`: the best status in its sentence that reaches them. Reads Attribution, Quote
    and Sourcing.

    With `content` only what stands in the content of an attribution is its source's. An attribution whose cue stands in
    `span` itself ("the timing suggests", "slammed") is no answer to it: the writer chose that word."""
    return _owner(article, span, content)


@once_a_place
def _owner(article: Article, span: Span, content: bool) -> Status:
    sentence = article.sentence_at(span.start)
    if sentence is None:
        return Status.NONE
    here = article.once(attributions).get(sentence.index, ())
    tail = tail_of(article, sentence) if here else None
    hung = tail is not None and span.start >= tail and not article.once(spoken).holds(span)
    reaching = [
        a.status
        for a in here
        if not (a.cue is not None and span.contains(a.cue))
        and not (tail is not None and (_opens(a, tail) or (hung and a.span.start < tail)))
        and not (content and not _speaks(article, a, span))
    ]
    answer = article.once(sourcing).get(sentence.index)
    if answer is not None and answer.strength is Strength.STRONG:
        carried = None if answer.attribution is None else article.all(Attribution)[answer.attribution]
        if carried not in here:
            reaching.append(answer.status)
    return min(reaching, key=lambda s: s.rank, default=Status.NONE)


def _speaks(article: Article, a: Attribution, span: Span) -> bool:
    """Are the words at `span` what the source says? What a factive verb reports of a person ("noted that ...") the
    writer vouches for, so its words are the writer's, too."""
    if a.content and not any(c.overlaps(span) for c in a.content):
        return False
    if article.meta.genre in _PUBLISHED:
        return article.once(spoken).holds(span)  # the publisher is the writer
    return a.stance != "factive" or a.source_type is SourceType.DOCUMENT or article.once(spoken).holds(span)


def _opens(a: Attribution, tail: int) -> bool:
    """Is the tail's own participle its cue?"""
    return a.cue is not None and tail <= a.cue.start <= tail + LEAD


def tail_of(article: Article, sentence: Sentence) -> int | None:
    """Where the tail of a report begins, at its comma; None where the sentence has none."""
    end = min(sentence.span.end, sentence.span.start + SEARCHED)
    found = lang_of(article).sets(WriterWords).tail.search(article.text, sentence.span.start, end)
    return found.start() if found else None


def weakly_sourced(article: Article, sentence: Sentence) -> bool:
    """Does only a source from earlier in its paragraph answer for it? Reads Sourcing."""
    answer = article.once(sourcing).get(sentence.index)
    return answer is not None and answer.strength is Strength.WEAK


def quoted(article: Article, a: Attribution) -> bool:
    """Is part of what the source said between quotation marks?"""
    return any(article.within(Quote, part) for part in a.content)


def outlet_cited(article: Article, sentence: Sentence) -> bool:
    """Is another outlet, by its name, or one of its unnamed sources, the source of something in this sentence, one
    beside it in the paragraph, or the end of the paragraph above, where this one begins with a word that points back
    ("The", "She")? Reads Attribution."""
    found = article.once(attributions)
    around = list(neighbours(article, sentence))
    if around[0] is sentence and sentence.index and article.sentences[sentence.index - 1].block == sentence.block - 1:
        opening = WORD.search(article.text, sentence.span.start, sentence.span.end)
        if opening and opening[0].lower() in lang_of(article).sets(WriterWords).points_back:
            around.append(article.sentences[sentence.index - 1])
    return any(a.status in _PASSED_ON for s in around for a in found.get(s.index, ()))


# -- small questions about places


def headline(article: Article) -> Block | None:
    return next((b for b in article.blocks if b.kind is Kind.HEADLINE), None)


def anchor(article: Article) -> Span:
    """Where a finding about something missing points: the headline, or else the first body block, or else the first."""
    first = headline(article) or next(iter(article.of_kind(Kind.BODY)), None) or article.blocks[0]
    return first.span


_SPEAKING = (Status.IDENTIFIED, Status.OUTLET, Status.ANONYMOUS)


def taken_up(article: Article, sentence: Sentence) -> bool:
    """Does a source speak in the sentence after it, in this paragraph or at the head of the next one?"""
    after = article.sentences[sentence.index + 1 : sentence.index + 2]
    if not after or after[0].block > sentence.block + 1:
        return False
    answer = article.once(sourcing).get(after[0].index)
    return answer is not None and answer.status in _SPEAKING and not answer.strength


def neighbours(article: Article, sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentence and those right before and after it in the same block."""
    around = article.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return tuple(s for s in around if s.block == sentence.block)
