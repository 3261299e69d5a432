"""Articles of known counts, made by hand."""

from __future__ import annotations

from audit.model.article import Article, Block, Form, Meta, Sentence, Source
from audit.model.finding import Finding, Outcome, OutcomeStatus
from audit.model.marks import Attribution, Claim, Language, Quote, Sourcing, Speaker, Status, Strength
from audit.model.rule import Curve, DimensionPolicy, RulePack, Severity, Weight
from audit.model.text import Location, SourceMap, Span
from audit.score import score

WORDS = 20  # of each sentence
WEIGHTS = {"guess": Weight(0.8, "r"), "noun": Weight(0.4, "r"), "dense": Weight(15, "r")}


def made(statuses: list[str], form: Form = Form.PARAGRAPH) -> Article:
    """An article of one block, a sentence of 20 words and a claim for each status; "weak" is a weak answer."""
    text = "\n".join(" ".join(["word"] * WORDS) + "." for _ in statuses)
    sentences, start = [], 0
    for n, line in enumerate(text.split("\n")):
        sentences.append(Sentence(Span(start, start + len(line)), n, 0))
        start += len(line) + 1
    block = Block(form, Span(0, len(text)), 0, tuple(sentences))
    article = Article(Source("a.txt", text, "text", "0"), text, SourceMap.identity(len(text)), (block,), Meta())
    answers = []
    for s, status in zip(sentences, statuses, strict=True):
        weak = status == "weak"
        strength = Strength.WEAK if weak else None if status == "none" else Strength.STRONG
        answers.append(Sourcing(s.span, s.index, Status.NONE if weak else Status(status), strength))
    article = article.with_layer(Sourcing, answers)
    article = article.with_layer(Claim, [Claim(s.span, s.index, ("event",)) for s in sentences])
    article = article.with_layer(Quote, ()).with_layer(Attribution, ()).with_layer(Speaker, ())
    return article.with_layer(Language, [Language(Span(0, len(text)), "en", 0.5)])


def pack(method: str, params: dict[str, float] | None = None, weights: dict[str, Weight] = WEIGHTS) -> RulePack:
    policy = DimensionPolicy("d", "D", "Q?", Curve(method, params or {}), weights)
    return RulePack("p", "1", (), {}, (policy,), min_words=100, min_claims=6, sha256="0")


def finding(rule: str, sentence: int, absent: bool = False, severity: Severity = Severity.WARNING) -> Finding:
    place = Location(1, 1)
    span = Span(sentence * 10, sentence * 10 + 5)
    return Finding(
        rule, "f", "d", severity, "m", "q", "h", (span,), ((place, place),), f"{rule}{sentence}", sentence, 0, absent
    )


def outcome(rule: str, *findings: Finding) -> Outcome:
    return Outcome(rule, "d", OutcomeStatus.SCORED, findings)


def by_weights(row):
    """The score with all weights a quarter higher, as they stand, and a quarter lower."""
    doubt = next((d for d in row.doubts if d.kind == "weights"), None)
    return (doubt.low, row.score, doubt.high) if doubt else (row.score,) * 3


def only(article: Article, rules: RulePack, *outcomes: Outcome, **how):
    return score(article, rules, outcomes, **how).dimensions[0]
