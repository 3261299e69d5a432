"""What a rule and a pack are, once they are read and bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from audit.model.article import Reach
from audit.model.dataclass import dataclass
from audit.model.lexicon import Lexicon
from audit.model.measure import Measure, NotApplicable
from audit.model.precision import Judged

if TYPE_CHECKING:
    from audit.model.article import Article

T = TypeVar("T")


class Severity(StrEnum):
    """ERROR: most newsroom codes forbid it, or it makes the text uncheckable. WARNING: an editor would ask. INFO: worth
    a look. CREDIT: good practice, shown, offsets nothing. In this order the first is the strongest."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    CREDIT = "credit"

    rank: int
    """Its place in this order."""
    loud: bool
    """Is an editor asked?"""


for _rank, _severity in enumerate(Severity):
    _severity.rank, _severity.loud = _rank, _severity in (Severity.ERROR, Severity.WARNING)


class Confidence(StrEnum):
    """Our prior on a rule's precision: high over 0.9, medium 0.7 to 0.9, low under 0.7."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class RuleStatus(StrEnum):
    """Where a rule is in its life: PREVIEW runs only when asked for, DEPRECATED still runs and will go."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression of the linear-time engine (RE2), with what stands in for look-around.

    `not_before` must not match right before the hit, `not_after` not right after it, `unless_in_sentence` nowhere in
    the hit's sentence (in a heading or promo line: its block). A named group `hit` narrows the span that is reported.
    `case`: capitals count. `lines`: match from the start of a block (^) instead of anywhere in a sentence."""

    regex: str
    not_before: str = ""
    not_after: str = ""
    unless_in_sentence: str = ""
    case: bool = False
    lines: bool = False
    key: str = field(init=False, repr=False, compare=False)
    """The name of this pattern's hits; equal patterns share one."""

    def __post_init__(self) -> None:
        parts = (self.regex, self.not_before, self.not_after, self.unless_in_sentence)
        object.__setattr__(self, "key", f"re:{int(self.case)}{int(self.lines)}:" + "\x1f".join(parts))

    def __hash__(self) -> int:
        return hash(self.key)  # a string keeps its hash


FieldTypes = Mapping[str, type[str] | type[int] | type[float] | tuple[str, ...]]
"""What the fields of a kind's hits hold: a text, a number, or one of a few words."""


class Check(Protocol):
    """A KIND of check with its params: a frozen dataclass whose fields are the params. It only reads the article's
    layers, so its result depends on the article alone."""

    reach: ClassVar[Reach]
    needs: ClassVar[tuple[type, ...]]
    """The layers that it reads, beside the hits of its lexicons and patterns."""
    fields: ClassVar[FieldTypes]
    """What its hits say for the rule's message and variants, beside `match` (the words of the primary span)."""

    gives_way: ClassVar[bool]
    """Its findings go where another rule has one in the same place."""

    def lexicons(self) -> tuple[str, ...]:
        """Ids of the lexicons whose hits it reads."""
        ...

    def patterns(self) -> tuple[Pattern, ...]:
        """The patterns whose hits it reads."""
        ...

    def wakes(self) -> tuple[str, ...]:
        """The keys of hits (see `Article.terms`) of which one must be in the text for `measure` to find anything; where
        none is, it is not asked. Empty: it is always asked."""
        ...

    def measure(self, article: Article) -> Measure | NotApplicable: ...


@dataclass(frozen=True, slots=True)
class RenamedKind:
    """A kind of before, with a param `fault`: the kind of today for each fault. A rule in the old spelling is read with
    a notice, `until` a version of the program."""

    faults: Mapping[str, str]
    until: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the spans («…» in the file) that must be found in it; none for a good example. `line`: where it
    stands in the rule's file. `meta`: metadata it is audited with; `format`: text, markdown or html. `absent`: the
    finding is about something missing, or about the whole; the marks, where given, are all places that it lists."""

    text: str
    marks: tuple[tuple[int, int], ...]
    line: int = 0
    format: str = "text"
    meta: Mapping[str, str] = field(default_factory=dict)
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """Another severity, message, question or hint where a hit's field says so, e.g. `depth >= 3`."""

    field: str
    op: str
    value: str
    severity: Severity | None = None
    message: str = ""
    question: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its YAML file states it, with its check bound. `off_when`: when to switch it off, in a sentence.
    `false_positives`: what readers of its hits called wrong, a sentence a sort.
    `alone`: the severity of its findings in a text with few other faults; None where that makes no difference.
    `path` is relative to the folder of the pack that states it; `pack` is that pack's name, `folder` its folder as a
    person would write it here.

    `definition`: a hash of what decides what it finds (check, params, variants, word lists); `judged`: what readers
    said of its hits, None where nobody was asked."""

    id: str
    family: str
    summary: str
    why: str
    severity: Severity
    confidence: Confidence
    status: RuleStatus
    dimension: str | None
    kind: str
    check: Check
    message: str
    question: str
    hint: str
    standards: tuple[str, ...]
    bad: Sequence[Example]
    good: Sequence[Example]
    languages: tuple[str, ...] = ("en",)
    off_when: str = ""
    false_positives: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    alone: Severity | None = None
    suppresses: tuple[str, ...] = ()
    since: str = ""
    replaced_by: str = ""
    path: str = ""
    pack: str = ""
    folder: str = ""
    definition: str = ""
    judged: Judged | None = None

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def changed(self) -> bool:
        """Was it changed since its hits were judged?"""
        return self.judged is not None and self.judged.definition != self.definition

    def judged_at(self, severity: Severity) -> Judged | None:
        """What readers said of its hits of this severity. Where a rule has loud hits and quiet ones, what was said of
        one sort says nothing of the other."""
        stated = (self.severity, self.alone, *(v.severity for v in self.variants))
        sorts = {s.loud for s in stated if s}
        if self.judged is None or severity is Severity.CREDIT:
            return None
        return self.judged if len(sorts) == 1 or self.judged.loud is severity.loud else None


@dataclass(frozen=True, slots=True)
class Switch:
    """What a pack does with a rule that it inherits: `level` is "off" or a severity; and its reason for that."""

    level: str
    reason: str = ""
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one finding of a rule costs in its dimension, the reason for that policy, and what a card says was
    found: of one, of several."""

    cost: float
    reason: str
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Curve:
    """What is counted; `method` is one of audit/score/methods.py, `params` its numbers.

    coverage: share of claims answered. sources: independent first-hand sources. share: weights of sentences over the
    claims. deductions: points of what was found. rate: weighted findings per 1,000 words. checklist: share of the
    checks passed that apply."""

    method: str
    params: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DimensionPolicy:
    """One dimension of the scorecard: what it asks, how it is scored and what each rule weighs in it."""

    id: str
    title: str
    question: str
    curve: Curve
    weights: Mapping[str, Weight]
    off: str = ""
    """Why articles of this genre are not judged in it."""
    mends: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Rule -> what mending one of its findings is, and several ((n) stands for their number)."""
    checks: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Rule -> what a check is called when it is passed, and when not."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """How a pack treats one genre: what the genre is, who answers for what no source is named for, what is done with
    rules (by id), and which dimensions are not judged (by id, with the reason)."""

    genre: str
    about: str
    answers: str
    switches: Mapping[str, Switch] = field(default_factory=dict)
    off: Mapping[str, str] = field(default_factory=dict)
    by_default: bool = False
    """Is it said on the card who answers for what no source is named for?"""


@dataclass(frozen=True, slots=True)
class RulePack:
    """Rules in the order of their ids, the lexicons they and the annotators read, and the score's policy.

    `extends`: names of the packs that it builds on, the nearest first. `switches`: what it and they do with inherited
    rules, by rule id; those switched off are in `off`. `genres`: the genres of articles that it is for.
    `treatments`: how each genre is treated, by its name. `notices`: what the pack's author should know, a sentence
    each."""

    name: str
    version: str
    rules: tuple[Rule, ...]
    lexicons: Mapping[str, Lexicon]
    dimensions: tuple[DimensionPolicy, ...]
    min_words: int
    min_claims: int
    sha256: str
    genres: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    off: tuple[Rule, ...] = ()
    switches: Mapping[str, Switch] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    treatments: Mapping[str, Treatment] = field(default_factory=dict)
    answers: str = ""
    """Who answers for what no source is named for, where that is said."""
    _kept: dict[Callable[[RulePack], Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, work: Callable[[RulePack], T]) -> T:
        """What `work` makes of this pack: worked out for the first who asks, kept for all articles."""
        if work not in self._kept:
            self._kept[work] = work(self)
        found: T = self._kept[work]
        return found

    def rule(self, id: str) -> Rule:
        for rule in self.rules:
            if rule.id == id:
                return rule
        raise KeyError(id)
