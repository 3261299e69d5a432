"""Small articles with layers set by hand, so that a check is tested by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from audit import load, parse, scan
from audit.model.article import Article, Kind, Meta
from audit.model.lexicon import Entry, Lexicon
from audit.model.marks import (
    Attribution,
    Citation,
    Claim,
    CueKind,
    Hedge,
    Language,
    Quote,
    Role,
    SourceType,
    Sourcing,
    Speaker,
    Stake,
    Status,
    Strength,
    Topic,
)
from audit.model.measure import Measure
from audit.model.profile import MEASURED, ToneDriver, ToneProfile
from audit.model.rule import Check, Confidence, Pattern, Rule, RulePack, RuleStatus, Severity
from audit.model.text import Span

HEAD, BODY, SUB, PROMO = Kind.HEADLINE, Kind.BODY, Kind.SUBHEADING, Kind.PROMO
LAYERS = (Sourcing, Attribution, Citation, Claim, Hedge, Language, Quote, Role, Speaker, Stake, Topic)


def article_of(
    text: str,
    *marks: Any,
    kinds: Iterable[Kind] | None = None,
    patterns: Iterable[Pattern] = (),
    lexicons: Iterable[Lexicon] = (),
    format: str = "text",
    **meta: str,
) -> Article:
    """The text parsed and scanned, with `marks` in their layers (the others empty) and the blocks' `kinds`. `meta`:
    fields of Meta."""
    article = parse.parse(load.from_text(text, "test", format=format, meta=Meta(**meta)))
    if kinds is not None:
        blocks = tuple(replace(b, kind=k) for b, k in zip(article.blocks, kinds, strict=True))
        article = replace(article, blocks=blocks)
    article = scan.Matcher(list(lexicons), list(patterns)).scan(article)
    for layer in LAYERS:
        article = article.with_layer(layer, [m for m in marks if isinstance(m, layer)])
    for profile in (m for m in marks if isinstance(m, ToneProfile)):
        article = article.with_value(profile)
    return article


def at(text: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in `text` for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def said(
    text: str, source: str, cue: str, content: str, status: Status = Status.IDENTIFIED, **more: Any
) -> Attribution:
    return Attribution(
        cue=at(text, cue),
        source=at(text, source),
        content=(at(text, content),),
        status=status,
        source_type=more.pop("source_type", SourceType.PERSON),
        kind=CueKind.VERB,
        construction="verb-after-content",
        lemma=more.pop("lemma", "say"),
        **more,
    )


def answer(article_text: str, sentence: int, status: Status, attribution: int | None = None) -> Sourcing:
    strength = Strength.STRONG if attribution is not None else None
    return Sourcing(Span(0, len(article_text)), sentence, status, strength, attribution)


def lexicon(id: str, *words: str, **tags: str) -> Lexicon:
    return Lexicon(id, "words", ("own",), "Apache-2.0", tuple(Entry(w, (w,), tags) for w in words))


def rule_of(id: str, check: Any, **more: Any) -> Rule:
    given: dict[str, Any] = {
        "family": "language",
        "summary": "s",
        "why": "w",
        "severity": Severity.WARNING,
        "confidence": Confidence.HIGH,
        "status": RuleStatus.STABLE,
        "dimension": "language",
        "kind": "pattern",
        "message": "Found “{match}”.",
        "question": "Who?",
        "hint": "Mend it.",
        "standards": ("own",),
        "bad": (),
        "good": (),
    }
    return Rule(id=id, check=check, **{**given, **more})


def pack_of(*rules: Rule) -> RulePack:
    return RulePack("test", "1", rules, {}, (), 0, 0, "0")


def found(check: Check, article: Article) -> list[str]:
    """The words of the hits."""
    return [article.slice(h.span) for h in measured(check, article).hits]


def hits(check: Check, article: Article) -> list[dict[str, Any]]:
    """The fields of the hits."""
    return [dict(h.fields) for h in measured(check, article).hits]


def sounding(
    article: Article, scores: list[float], *drivers: tuple[str, float], headline: float | None = None
) -> Article:
    """The article with a profile of tone that has these scores of the body sentences, in order."""
    rows = tuple((s.index, score) for s, score in zip(article.body, scores, strict=True))
    words = tuple(ToneDriver(word, 1, valence) for word, valence in drivers)
    return article.with_value(ToneProfile(MEASURED, series=rows, drivers=words, headline=headline))


def measured(check: Check, article: Article) -> Measure:
    """What the check measured, where it applies."""
    made = check.measure(article)
    assert isinstance(made, Measure), made
    return made
