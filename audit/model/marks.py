"""Facts about a text, one class a layer. No mark judges; each has a `span` and layers are ordered by it.

An index (`attribution`, `speaker`, `inside`, `sentence`, `block`) counts from 0 in the layer or tuple it names, in its
final order. Terms of the field: source, cue and content after Pareti's PARC and the PDTB; hedge after Hyland 2005.
"""

from __future__ import annotations

from enum import StrEnum

from audit.model.dataclass import dataclass
from audit.model.lexicon import Entry
from audit.model.text import Span


@dataclass(frozen=True, slots=True)
class Term:
    """One hit of the scan: a lexicon entry (`key` = lexicon id) or a pattern (`key` = Pattern.key, entry None)."""

    span: Span
    key: str
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """What language the text is in (`en`, `und` when too short or mixed to tell, else `other`). `share`: of its words,
    how many are common English function words, 0 to 1."""

    span: Span
    code: str
    share: float

    @property
    def foreign(self) -> bool:
        """Is the text in a language that is not judged?"""
        return self.code == "other"


@dataclass(frozen=True, slots=True)
class Role:
    """Why a block has the kind it has, where that is not its form: `reason` is related-link, call-to-action, ad,
    credit, caption, residue, off-topic, repeated, byline, dateline, embed, markup, page-furniture. `marker`: the
    words by which it is known, None where markup or the whole article showed it."""

    span: Span
    block: int
    reason: str
    marker: Span | None = None


class QuoteKind(StrEnum):
    DIRECT = "direct"  # a whole sentence or clause in quotation marks
    PARTIAL = "partial"  # a few words of a speaker inside the writer's sentence
    BLOCK = "block"  # a block quotation without marks
    MENTION = "mention"  # a title, a name, a term or a nickname: nobody speaks


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks. `span` has the marks, `content` has not. A quotation that runs on over paragraphs
    is one mark a paragraph, `continued` on all but the first. `closed`: a closing mark was found, or the next paragraph
    continues it. `depth` 1 is a quotation inside another."""

    span: Span
    content: Span
    kind: QuoteKind
    words: int
    closed: bool = True
    continued: bool = False
    depth: int = 0


class Status(StrEnum):
    """Who answers. In this order the first is the best."""

    IDENTIFIED = "identified"
    OUTLET = "outlet"
    ANONYMOUS = "anonymous"
    VAGUE = "vague"
    AGENTLESS = "agentless"
    NONE = "none"

    @property
    def rank(self) -> int:
        return _RANK[self]

    @property
    def answered(self) -> bool:
        """Does somebody answer whose word a reader can judge?"""
        return self in (Status.IDENTIFIED, Status.OUTLET, Status.ANONYMOUS)


_RANK = {status: n for n, status in enumerate(Status)}


class SourceType(StrEnum):
    PERSON = "person"
    BODY = "body"
    ROLE = "role"
    DOCUMENT = "document"
    OUTLET = "outlet"
    AGGREGATOR = "aggregator"
    SOCIAL = "social"
    ANONYMOUS = "anonymous"
    VAGUE = "vague"
    NONE = "none"


class CueKind(StrEnum):
    VERB = "verb"
    PREPOSITION = "preposition"  # according to, per, in the words of
    NOUN = "noun"  # the claim that, a statement from
    ADVERB = "adverb"  # reportedly
    PUNCTUATION = "punctuation"  # Minister: ..., a bare quotation


class Strength(StrEnum):
    STRONG = "strong"  # same sentence, continued quotation, anaphor to the source
    WEAK = "weak"  # carried over from earlier in the paragraph


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attribution. `construction` names the pattern of language that was matched
    (`verb-after-content`, `according-to` ...), so that a reader can check why. `lemma` is the cue's, `stance` the
    position it takes on the content (neutral, factive, doubting, guilt, argumentative, tentative, evaluative,
    performative; empty where it takes none). `speaker` points into the layer Speaker, `inside` at the attribution in
    whose content this one stands. `occasion`: a stated time, place or medium of the speech act ("told reporters",
    "in a statement", "on Wednesday"), None when none is said."""

    cue: Span | None
    source: Span | None
    content: tuple[Span, ...]
    status: Status
    source_type: SourceType
    kind: CueKind
    construction: str
    lemma: str = ""
    stance: str = ""
    speaker: int | None = None
    inside: int | None = None
    negated: bool = False
    occasion: Span | None = None

    @property
    def span(self) -> Span:
        """Where it stands in its layer: the cue, or without one the source, or the content."""
        return self.cue or self.source or self.content[0]

    @property
    def parts(self) -> tuple[Span, ...]:
        return tuple([s for s in (self.cue, self.source, *self.content) if s is not None])


@dataclass(frozen=True, slots=True)
class Speaker:
    """One source across the article: the fullest name used, where it is mentioned as a source, and its role if the text
    gives one. `sure` is False where a surname, pronoun or short form could mean another."""

    span: Span
    name: str
    type: SourceType
    role: str | None
    mentions: tuple[Span, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Citation:
    """An attribution to a publication: an outlet, an aggregator, an agency, a social post, a document or a study.

    `name` is the publication's own name where it is known, else as the text has it. `malformed`: it does not identify
    the publication ("the Space article"). `passed_on`: that outlet's own source is given in this or the next sentence.
    `house`: it is this publisher or a subscribed agency, so no second-hand source. `depth`: number of sources nested in
    one another in the sentence, this one outermost (1 = no chain). `chain`: their spans, outermost first. `linked`:
    there is a hyperlink in the sentence."""

    span: Span
    attribution: int
    name: str
    type: SourceType
    malformed: bool = False
    passed_on: bool = False
    house: bool = False
    depth: int = 1
    chain: tuple[Span, ...] = ()
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A body sentence that a reader would want sourced; `span` is the trigger clause. Triggers, after
    unattributed-checkable-claim: number (T1), cause (T2), motive (T3), forecast (T4), superlative (T5), event (T6),
    evaluation (T7)."""

    span: Span
    sentence: int
    triggers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How one body sentence is sourced: the best status of what attributes it. A weak one has status NONE in every
    figure and counts half in the dimension attribution. One mark a body sentence."""

    span: Span
    sentence: int
    status: Status
    strength: Strength | None = None
    attribution: int | None = None


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word or phrase of doubt. `group` is its class (modal, adverb, adjective, noun, verb, gap ...); `owned`: it
    stands inside a quotation or in the words of a source that somebody can name."""

    span: Span
    group: str
    owned: bool
    lemma: str = ""


@dataclass(frozen=True, slots=True)
class Tone:
    """vaderSentiment's scores of a sentence: `compound` -1..1, the shares 0..1. `quoted`: most of it is a quotation."""

    span: Span
    compound: float
    positive: float
    neutral: float
    negative: float
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """How much a block shares with headline and the rest of the body: TF-IDF cosine 0..1 and the names in common.
    `names`: how many it has."""

    span: Span
    block: int
    similarity: float
    shared_names: int
    names: int = 0


@dataclass(frozen=True, slots=True)
class VerifyItem:
    """Something that a person should verify; never scored. `kind`: name, office, figure, date, credit, contested-term,
    accusation. `status`: how its sentence is sourced."""

    span: Span
    kind: str
    status: Status | None
    note: str = ""


class AskReason(StrEnum):
    """A fact that makes a passage more or less worth asking about: what it says, who answers for it, where it stands.
    A lone one stands in place of the other where nobody answers whose word a reader can judge."""

    __hash__ = str.__hash__  # that of an Enum is written in Python, and each passage has a set of them

    NAMED_WRONG = "named-wrong"  # somebody named does wrong, or is said to
    WRONG = "wrong"  # the same without a name
    FIGURE = "figure"
    SUM = "sum"  # millions
    LONE_SUM = "lone-sum"
    CROWD = "crowd"
    LONE_CROWD = "lone-crowd"
    CAUSE = "cause"
    MOTIVE = "motive"
    FORECAST = "forecast"
    LONE_FORECAST = "lone-forecast"
    SUPERLATIVE = "superlative"
    LONE_SUPERLATIVE = "lone-superlative"
    EFFECT = "effect"  # on health, or what research has found
    LONE_EFFECT = "lone-effect"
    JUDGEMENT = "judgement"
    LONE_JUDGEMENT = "lone-judgement"
    DOUBT = "doubt"  # a hedge that nobody owns
    NO_CLAIM = "no-claim"
    NOBODY = "nobody"
    WEAK = "weak"
    AGENTLESS = "agentless"
    VAGUE = "vague"
    ANONYMOUS = "anonymous"
    OUTLET = "outlet"
    ROLE = "role"
    PERSON = "person"
    BODY = "body"
    ARGUED = "argued"  # the source argues, or only guesses
    OWN_WORDS = "own-words"  # nearly all of it is a quotation
    HEADLINE = "headline"
    OPEN_HEADLINE = "open-headline"  # nobody answers for what it says, nor for most of the story
    TOLD_HEADLINE = "told-headline"  # it says who says so
    LEAD = "lead"
    TOP = "top"
    ECHO = "echo"  # it takes up the headline: the story rests on it
    SHORT = "short"
    FULL = "full"  # a full sentence, no aside
    LONG = "long"
    SUMMED = "summed"  # sums up what has come about
    GAUGED = "gauged"  # measures by feel
    SWEEPING = "sweeping"  # of all, or of none, or of how it usually is
    PLAIN_TELLING = "plain-telling"  # the plainest words of saying
    ABILITY = "ability"  # what can be
    FIRST_PERSON = "first-person"
    QUESTION = "question"
    COLON = "colon"  # announces something, or is a list
    BRIEF_STORY = "brief-story"
    LONG_STORY = "long-story"
    OPEN_STORY = "open-story"  # nobody answers for most of its claims


@dataclass(frozen=True, slots=True)
class Stake:
    """What is at stake in a passage, which is a body sentence (`sentence` is its index) or a headline (-1). `block` is
    the index of its block. `reasons` in the order of `AskReason`."""

    span: Span
    sentence: int
    block: int
    reasons: tuple[AskReason, ...]
