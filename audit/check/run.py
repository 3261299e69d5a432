"""Rules on an article -> outcomes: gates, findings with fingerprints, suppression and grouping."""

from __future__ import annotations

import hashlib
import operator
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from audit.check.company import company
from audit.check.places import once_a_place
from audit.model.article import Article, Kind, MissingLayerError
from audit.model.dataclass import but, dataclass
from audit.model.finding import Finding, Outcome, OutcomeStatus
from audit.model.marks import Language
from audit.model.measure import Fields, Hit, NotApplicable
from audit.model.rule import Confidence, FieldTypes, Rule, RulePack, Severity, Variant
from audit.model.text import Cover, Location, Span, fold
from audit.model.words import NONE_ALLOWED, Allowed

MOST = 1_000  # findings of one rule in one article
SHOWN = 90  # characters of the words that a message repeats
UNSURE = "und"  # a text too short or mixed to tell its language is judged

LEFT_OUT = "…"
"""Stands for words of the article where they are left out."""

_FIELD = re.compile(r"\{(\w+)\}")
_OPS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
_SURE = {confidence: n for n, confidence in enumerate(Confidence)}


def run(article: Article, pack: RulePack, words: Allowed = NONE_ALLOWED) -> tuple[Outcome, ...]:
    """The outcome of every rule of the pack, in its order. `words`: what may stand. Never raises because of a check."""
    language = article.all(Language)
    code = language[0].code if language else UNSURE
    asleep = _asleep(article, pack, code)
    quiet = pack.once(_quiet)
    outcomes = [
        quiet[rule.id] if rule.id in asleep else judge(article, rule, code, words, quiet[rule.id])
        for rule in pack.rules
    ]
    return group(article, give_way(article, company(suppress(outcomes, pack), pack), pack), pack)


def _asleep(article: Article, pack: RulePack, code: str) -> frozenset[str]:
    """The rules for this text of which no word stands in it; most do not in most texts."""
    if not article.blocks:
        return frozenset()
    wakers, sleepers = pack.once(_sleepers)
    try:
        there = wakers.keys() & article.hits.keys()
    except MissingLayerError:  # each rule that asks for hits says so
        return frozenset()
    foreign = (rules for languages, rules in pack.once(_languages).items() if not _reads(languages, code))
    return sleepers.difference(*(wakers[key] for key in there), *foreign)


def _sleepers(pack: RulePack) -> tuple[Mapping[str, Sequence[str]], frozenset[str]]:
    """By each key of hits the rules that it wakes, and all rules that wait for one."""
    wakers: dict[str, list[str]] = defaultdict(list)
    for rule in pack.rules:
        for key in rule.check.wakes():
            wakers[key].append(rule.id)
    return wakers, frozenset(rule for rules in wakers.values() for rule in rules)


def _languages(pack: RulePack) -> Mapping[tuple[str, ...], Sequence[str]]:
    """By languages the rules that are for them."""
    rules: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for rule in pack.rules:
        rules[rule.languages].append(rule.id)
    return rules


def _reads(languages: tuple[str, ...], code: str) -> bool:
    """Is a rule for these languages for a text whose language is `code`?"""
    return code == UNSURE or not languages or code in languages


def _quiet(pack: RulePack) -> Mapping[str, Outcome]:
    """By rule its outcome where it finds nothing."""
    return {rule.id: Outcome(rule.id, rule.dimension, OutcomeStatus.SCORED) for rule in pack.rules}


def judge(article: Article, rule: Rule, code: str, words: Allowed, nothing: Outcome) -> Outcome:
    """One rule on one article, whose language is `code`: `nothing` where it finds none. A crash of its check becomes an
    outcome that says so."""
    if reason := _closed(article, rule, code):
        return Outcome(rule.id, rule.dimension, OutcomeStatus.NOT_APPLICABLE, detail=reason)
    try:
        measured = rule.check.measure(article)
        if isinstance(measured, NotApplicable):
            return Outcome(rule.id, rule.dimension, OutcomeStatus.NOT_APPLICABLE, detail=measured.reason)
        hits = measured.hits
        if words:
            hits = tuple(h for h in hits if h.absent or not words.may(rule.id, article.slice(h.span)))
        return _scored(article, rule, hits) if hits else nothing
    except MissingLayerError as e:
        return Outcome(rule.id, rule.dimension, OutcomeStatus.ERROR, detail=f"MissingLayerError: {e}")
    except Exception as e:  # whatever a kind does wrong, the other rules are still judged
        return Outcome(rule.id, rule.dimension, OutcomeStatus.ERROR, detail=f"{type(e).__name__}: {_one_line(str(e))}")


def _closed(article: Article, rule: Rule, code: str) -> str:
    if not article.blocks:
        return "the text has no words"
    if not _reads(rule.languages, code):
        return f"language: the text reads as {code!r}, the rule is for {', '.join(rule.languages)}"
    return ""


def _scored(article: Article, rule: Rule, found: Sequence[Hit]) -> Outcome:
    hits = sorted(found, key=lambda h: (h.span.start, h.span.end, h.related))
    detail = f"capped: {len(hits)} places, the first {MOST} are listed" if len(hits) > MOST else ""
    seen: dict[tuple[str, str], int] = {}
    findings = tuple([_finding(article, rule, hit, seen) for hit in hits[:MOST]])
    return Outcome(rule.id, rule.dimension, OutcomeStatus.SCORED, findings, detail)


def _finding(article: Article, rule: Rule, hit: Hit, seen: dict[tuple[str, str], int]) -> Finding:
    """`seen`: how often the rule has found the same words in the same sentence."""
    passage = _passage(article, hit.span)
    fields = {"match": passage.shown, **hit.fields}
    severity, message, question, hint = rule.severity, rule.message, rule.question, rule.hint
    for variant in rule.variants:
        if applies(variant, fields):
            severity, message = variant.severity or severity, variant.message or message
            question, hint = variant.question or question, variant.hint or hint
    kinds = rule.check.fields
    message, bare_message = _filled(message, fields, kinds)
    question, bare_question = _filled(question, fields, kinds)
    hint, bare_hint = _filled(hint, fields, kinds)
    return Finding(
        rule=rule.id,
        family=rule.family,
        dimension=rule.dimension,
        severity=severity,
        message=message,
        question=question,
        hint=hint,
        spans=(hit.span, *hit.related),
        locations=(passage.location, *map(article.locate, hit.related)),
        fingerprint=_fingerprint(rule, hit, passage, seen),
        sentence=passage.sentence,
        block=passage.block,
        absent=hit.absent,
        bare=_one(bare_message, bare_question, bare_hint),
    )


@lru_cache(maxsize=1024)
def _one(message: str, question: str, hint: str) -> tuple[str, str, str]:
    """The same words of many findings, kept once."""
    return message, question, hint


def applies(variant: Variant, fields: Fields) -> bool:
    """`field op value`: as numbers where both are, else as words. A field that is not set makes no variant apply."""
    if variant.field not in fields:
        return False
    have = fields[variant.field]
    if variant.op in ("==", "!="):
        return (_plain(have) == variant.value) is (variant.op == "==")
    try:
        return _OPS[variant.op](float(have), float(variant.value))
    except (KeyError, ValueError):
        return False


def fill(template: str, fields: Fields) -> str:
    """The template with its plain names filled in; nothing else in braces is touched."""
    return _filled(template, fields, {})[0]


def _filled(template: str, fields: Fields, kinds: FieldTypes) -> tuple[str, str]:
    """The template with its names filled in, and the same without words of the article: a field may hold some that
    `kinds` does not say to hold a number or one of a few words."""
    if "{" not in template:
        return template, template
    said = list(_divided(template))
    bare = said.copy()
    for at in range(1, len(said), 2):
        name = said[at]
        if name not in fields:
            said[at] = bare[at] = f"{{{name}}}"
            continue
        value = fields[name]
        said[at] = _plain(value)
        bare[at] = LEFT_OUT if isinstance(value, str) and not isinstance(kinds.get(name), tuple) else said[at]
    return "".join(said), "".join(bare)


@lru_cache(maxsize=4096)
def _divided(template: str) -> Sequence[str]:
    """The text before the first name, and then each name with the text behind it."""
    return _FIELD.split(template)


def _plain(value: str | int | float) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]


def _shown(text: str) -> str:
    flat = " ".join(text[: 4 * SHOWN].split())
    if len(flat) <= SHOWN:
        return flat
    return flat[:SHOWN].rsplit(" ", 1)[0].rstrip(",;:") + " …"


@dataclass(frozen=True, slots=True)
class _Passage:
    """What is told of the primary span of a finding. `shown`: its words, as a message repeats them; `words`: all of
    them, folded; `sentence`, `block`: their indices, -1 for none; `sentence_print`: stands for the folded words of the
    sentence, which may be long."""

    shown: str
    words: str
    sentence: int
    sentence_print: str
    block: int
    location: tuple[Location, Location]


@once_a_place
def _passage(article: Article, span: Span) -> _Passage:
    text = article.slice(span)
    sentence, block = article.sentence_at(span.start), article.block_at(span.start)
    return _Passage(
        _shown(text),
        _flat(text),
        sentence.index if sentence else -1,
        _sentence_print(article, sentence.index) if sentence else "",
        block.index if block else -1,
        article.locate(span),
    )


@once_a_place
def _sentence_print(article: Article, index: int) -> str:
    return _digest(_flat(article.slice(article.sentences[index].span)))


def _fingerprint(rule: Rule, hit: Hit, passage: _Passage, seen: dict[tuple[str, str], int]) -> str:
    """A finding keeps its own while its words and their sentence stay as they are."""
    if hit.absent:
        return _digest(rule.id)[:16]
    same = passage.words, passage.sentence_print
    nth = seen.get(same, 0)
    seen[same] = nth + 1
    return _digest(rule.id, *same, str(nth))[:16]


def _flat(text: str) -> str:
    return " ".join(fold(text).split())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()


# -- several findings in one place


def suppress(outcomes: Sequence[Outcome], pack: RulePack) -> list[Outcome]:
    """Marks the findings of a rule that another, more specific one names in `suppresses` and overlaps."""
    at = pack.once(_places)
    out = list(outcomes)
    for rule in pack.once(_suppressors):
        if not out[at[rule.id]].findings:
            continue
        strong = sorted((f for f in out[at[rule.id]].findings if not f.suppressed_by), key=lambda f: f.spans[0])
        cover = Cover(f.spans[0] for f in strong)
        for weaker in rule.suppresses if strong else ():
            if weaker in at and weaker != rule.id:
                o = out[at[weaker]]
                if any(cover.touches(f.spans[0]) for f in o.findings):
                    out[at[weaker]] = but(o, findings=tuple(_suppressed(f, strong, cover) for f in o.findings))
    return out


def _places(pack: RulePack) -> Mapping[str, int]:
    return {rule.id: n for n, rule in enumerate(pack.rules)}


def _suppressors(pack: RulePack) -> Sequence[Rule]:
    return [rule for rule in pack.rules if rule.suppresses]


def _suppressed(finding: Finding, strong: Sequence[Finding], cover: Cover) -> Finding:
    if finding.suppressed_by or not cover.touches(finding.spans[0]):
        return finding
    by = next((s for s in strong if s.spans[0].overlaps(finding.spans[0])), None)
    return but(finding, suppressed_by=by.fingerprint) if by else finding


def give_way(article: Article, outcomes: list[Outcome], pack: RulePack) -> list[Outcome]:
    """Without the findings of kinds that give way, where another rule has one in the same place."""
    last = pack.once(_last)
    if not any(o.rule in last for o in outcomes if o.findings):
        return outcomes
    place = _place(article)
    taken = {place(f) for o in outcomes if o.rule not in last for f in o.findings if groups(f)}
    return [
        but(o, findings=tuple(f for f in o.findings if place(f) not in taken)) if o.rule in last else o
        for o in outcomes
    ]


def _last(pack: RulePack) -> frozenset[str]:
    return frozenset(r.id for r in pack.rules if r.check.gives_way)


def _place(article: Article) -> Callable[[Finding], tuple[int, int]]:
    """What findings share that are put together: the sentence in the body, elsewhere the block."""
    body = {b.index for b in article.of_kind(Kind.BODY)}
    return lambda f: (f.block, f.sentence if f.block in body else -1)


def group(article: Article, outcomes: Sequence[Outcome], pack: RulePack) -> tuple[Outcome, ...]:
    """Puts the findings of one body sentence, or of one block of another kind, under the strongest of them."""
    place = _place(article)
    weighs = pack.once(_weighs)

    def strength(f: Finding) -> tuple[int, float, int, int, int, str]:
        return f.severity.rank, *weighs[f.rule], f.spans[0].start, f.spans[0].end, f.rule

    places: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for o in outcomes:
        for f in o.findings:
            if groups(f):
                places[place(f)].append(f)
    lead: dict[int, str] = {}
    for found in places.values():
        if len(found) < 2:
            continue
        first = min(found, key=strength)
        lead.update({id(f): first.fingerprint for f in found if f is not first})
    return tuple(_led(o, lead) if o.findings and any(id(f) in lead for f in o.findings) else o for o in outcomes)


def _weighs(pack: RulePack) -> Mapping[str, tuple[float, int]]:
    """By rule, what puts its finding before others of the same severity: its weight, then how sure it is."""
    weights = {d.id: d.weights for d in pack.dimensions}
    stated = {r.id: weights.get(r.dimension or "", {}).get(r.id) for r in pack.rules}
    return {r.id: (-weight.cost if (weight := stated[r.id]) else 0.0, _SURE[r.confidence]) for r in pack.rules}


def _led(outcome: Outcome, lead: Mapping[int, str]) -> Outcome:
    found = (but(f, lead=lead[id(f)]) if id(f) in lead else f for f in outcome.findings)
    return but(outcome, findings=tuple(found))


def groups(finding: Finding) -> bool:
    """Only faults at a place are put together: no credit, nothing that is missing, nothing suppressed."""
    return not finding.absent and finding.severity is not Severity.CREDIT and not finding.suppressed_by
