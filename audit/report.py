"""Article, outcomes and scorecard -> Report: everything a reader may see, in the form of the JSON contract."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from audit.model.article import Article, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.dimension import DimensionRow
from audit.model.finding import Finding, Outcome, OutcomeStatus
from audit.model.marks import Attribution, Claim, Hedge, Language, Quote, Sourcing, Speaker, Status, VerifyItem
from audit.model.profile import Profile
from audit.model.report import (
    ArticleRow,
    AskRow,
    AttributionRow,
    BlockRow,
    CheckRow,
    EditRow,
    FindingRow,
    FixRow,
    HedgeRow,
    PlaceRow,
    PrecisionRow,
    QuoteRow,
    Report,
    RuleRow,
    SentenceRow,
    SpeakerRow,
    Tool,
    WaiverRow,
)
from audit.model.rule import Rule, RulePack, RuleStatus, Severity
from audit.model.text import Span

if TYPE_CHECKING:
    from audit.model.article import Sentence

# Who is asked about first when something is checked by hand: what rests on nobody, then on others, then on a source.
_VERIFY_ORDER = {
    Status.NONE: 0,
    Status.AGENTLESS: 1,
    Status.VAGUE: 2,
    Status.OUTLET: 3,
    Status.ANONYMOUS: 4,
    None: 5,
    Status.IDENTIFIED: 6,
}


NEEDS = (Attribution, Claim, Hedge, Quote, Sourcing, Speaker, VerifyItem)
"""The layers that it reads."""
STATED = "stated"
"""Stands for a role that the text gives, where words are left out."""
WHY = "from the text"
"""Stands for the sign by which a genre was told, where words are left out."""


@dataclass(frozen=True, slots=True)
class Told:
    """The genre of an article, by whom it is told (see `ArticleRow.genre_from`), and why where it is inferred."""

    genre: str = ""
    by: str = ""
    why: str = ""


def build(
    article: Article,
    pack: RulePack,
    outcomes: Sequence[Outcome],
    dimensions: tuple[DimensionRow, ...],
    headline: str,
    tool: Tool,
    words: int,
    *,
    asks: tuple[AskRow, ...] = (),
    told: Told | None = None,
    profile: Profile | None = None,
    with_text: bool = True,
) -> Report:
    """The report. `words`: how many the body has; `told`: its genre and who says so."""
    told = told or Told()
    if not with_text:
        told = replace(told, why=told.why and WHY)
        outcomes = [replace(o, detail=_bare_error(o.status, o.detail)) for o in outcomes]
    findings = [f for o in outcomes for f in o.findings]
    made = Report(
        tool=tool,
        article=_article(article, words, told, with_text),
        headline=headline,
        blocks=tuple(BlockRow(b.kind.value, b.form.value, b.span.start, b.span.end) for b in article.blocks),
        sentences=_sentences(article),
        attributions=tuple(_attribution(article, a) for a in article.all(Attribution)),
        speakers=tuple(SpeakerRow(s.name, s.type.value, s.role, s.mentions, s.sure) for s in article.all(Speaker)),
        quotes=_quotes(article),
        hedges=tuple(HedgeRow(h.span, h.group, h.owned) for h in article.all(Hedge)),
        findings=_findings(article, pack, findings, with_text),
        dimensions=dimensions,
        checks=_checks(article, with_text),
        profile=profile or Profile(),
        limits=_limits(article, pack, outcomes, told),
        rules=_rules(pack, {f.rule for f in findings}),
        asks=asks,
    )
    return made if with_text else _wordless(made)


def _wordless(report: Report) -> Report:
    """The report without any word of the article: titles, names, notes and the address, whose last step is often the
    title, go; counts, rules and positions stay."""
    article = replace(report.article, title="", author="", url="", text=None)
    tone = report.profile.tone
    if tone and tone.drivers:
        tone = replace(tone, drivers=tuple(replace(d, word="") for d in tone.drivers))
    return replace(
        report,
        article=article,
        speakers=tuple(
            replace(s, name=f"speaker {n}", role=s.role and STATED) for n, s in enumerate(report.speakers, 1)
        ),
        findings=tuple(replace(f, fix=None, excerpt=None) for f in report.findings),
        dimensions=tuple(
            replace(d, outcomes=tuple(replace(o, detail=_bare_error(o.status, o.detail)) for o in d.outcomes))
            for d in report.dimensions
        ),
        checks=tuple(replace(c, text=None, note="") for c in report.checks),
        profile=replace(report.profile, tone=tone),
    )


def _bare_error(status: str, detail: str) -> str:
    """What a crash says without what it quotes: the type of the error."""
    return detail.partition(":")[0] if status == OutcomeStatus.ERROR else detail


def _rules(pack: RulePack, spoke: set[str]) -> tuple[RuleRow, ...]:
    """Every rule; the reason and the standards only of those that have a finding."""
    return tuple(_rule(r, r.id in spoke) for r in pack.rules)


@lru_cache(maxsize=2048)
def _rule(r: Rule, spoke: bool) -> RuleRow:
    """The same in most reports."""
    why, standards = (r.why, r.standards) if spoke else ("", ())
    said = (r.id, r.family, r.dimension, r.severity.value, r.status.value, r.summary, why, standards)
    return RuleRow(*said, precision(r), r.confidence.value)


def precision(rule: Rule, severity: Severity | None = None) -> PrecisionRow | None:
    """How often its findings of this severity are right (left out: those that were judged); None where too few were
    judged to tell."""
    judged = rule.judged_at(severity) if severity else rule.judged
    if judged is None or not judged.enough:
        return None
    value, low, high = (round(x, 4) for x in (judged.value, *judged.interval))
    return PrecisionRow(value, low, high, judged.judged, rule.changed, judged.own)


def _article(article: Article, words: int, told: Told, with_text: bool) -> ArticleRow:
    meta = article.meta
    title = meta.title or next((article.slice(b.span) for b in article.of_kind(Kind.HEADLINE)), "")
    language = article.all(Language)
    return ArticleRow(
        path=article.source.path,
        title=" ".join(title.split()),
        language=language[0].code if language else "und",
        genre=told.genre or "unstated",
        words=words,
        claims=len(article.all(Claim)),
        sha256=article.source.sha256,
        text=article.text if with_text else None,
        id=meta.id,
        author=meta.author,
        date=meta.date,
        outlet=meta.outlet,
        url=meta.url,
        extra=dict(article.source.extra),
        genre_from=told.by,
    )


def _sentences(article: Article) -> tuple[SentenceRow, ...]:
    claims = {c.sentence: c for c in article.all(Claim)}
    answers = {a.sentence: a for a in article.all(Sourcing)}
    return tuple(
        _sentence(article, s, block.kind.value, claims.get(s.index), answers.get(s.index))
        for block in article.blocks
        for s in block.sentences
    )


def _sentence(article: Article, s: Sentence, block: str, claim: Claim | None, answer: Sourcing | None) -> SentenceRow:
    at = article.locate_start(s.span)
    return SentenceRow(
        start=s.span.start,
        end=s.span.end,
        block=block,
        claim=claim is not None,
        triggers=claim.triggers if claim else (),
        status=answer.status.value if answer else None,
        strength=answer.strength.value if answer and answer.strength else None,
        attribution=answer.attribution if answer else None,
        trigger=claim.span if claim else None,
        line=at.line,
        column=at.column,
    )


def _attribution(article: Article, a: Attribution) -> AttributionRow:
    return AttributionRow(
        cue=_with(article, a.cue, ":"),
        source=_with(article, a.source, ",") if a.source and "," in article.slice(a.source) else a.source,
        content=a.content,
        status=a.status.value,
        source_type=a.source_type.value,
        kind=a.kind.value,
        construction=a.construction,
        speaker=a.speaker,
        inside=a.inside,
        negated=a.negated,
        occasion=a.occasion,
    )


def _with(article: Article, span: Span | None, mark: str) -> Span | None:
    """With the mark right behind it that belongs to it: the colon that introduces what was said ("She said:"), the
    comma that closes what the first comma in it opened ("Ada Holm, the mayor,")."""
    if span is None or not article.text.startswith(mark, span.end):
        return span
    return Span(span.start, span.end + len(mark))


def _quotes(article: Article) -> tuple[QuoteRow, ...]:
    attributions = article.all(Attribution)
    contents = sorted((c.start, c.end, n) for n, a in enumerate(attributions) for c in a.content)
    starts = [start for start, _, _ in contents]
    # The furthest end so far: before it falls under a quotation's start nothing further left can reach it.
    reaches = list(accumulate((end for _, end, _ in contents), max))
    rows = []
    for q in article.all(Quote):
        at = bisect_left(starts, q.content.end) - 1
        holders = []
        while at >= 0 and reaches[at] > q.content.start:
            if contents[at][1] > q.content.start:
                holders.append(contents[at][2])
            at -= 1
        # The innermost attribution is the one that answers for these words: its content is the shortest.
        best = min(holders, key=lambda n: (sum(map(len, attributions[n].content)), n), default=None)
        speaker = attributions[best].speaker if best is not None else None
        rows.append(QuoteRow(q.span, q.kind.value, q.words, speaker, best, q.closed))
    return tuple(rows)


def _findings(article: Article, pack: RulePack, findings: list[Finding], with_text: bool) -> tuple[FindingRow, ...]:
    groups: dict[str, list[str]] = {}
    for f in findings:
        if f.lead:
            groups.setdefault(f.lead, []).append(f.fingerprint)
    rules = {r.id: r for r in pack.rules}
    # Worked out once for all findings of a rule that have the same severity.
    sure = {(f.rule, f.severity): precision(rules[f.rule], f.severity) for f in findings if f.rule in rules}
    ordered = sorted(findings, key=lambda f: (f.spans[0], f.rule))
    return tuple(
        _finding(article, f, sure.get((f.rule, f.severity)), tuple(groups.get(f.fingerprint, ())), with_text)
        for f in ordered
    )


def _finding(
    article: Article, f: Finding, sure: PrecisionRow | None, group: tuple[str, ...], with_text: bool
) -> FindingRow:
    fix = f.fix
    said = (f.message, f.question, f.hint)
    message, question, hint = said if with_text else f.bare or said
    return FindingRow(
        rule=f.rule,
        family=f.family,
        dimension=f.dimension,
        severity=f.severity.value,
        precision=sure,
        message=message,
        question=question,
        hint=hint,
        spans=f.spans,
        locations=tuple(PlaceRow(a.line, a.column, b.line, b.column) for a, b in f.locations),
        absent=f.absent,
        fingerprint=f.fingerprint,
        lead=f.lead,
        group=group,
        suppressed_by=f.suppressed_by,
        waived=WaiverRow(**f.waived) if f.waived else None,
        fix=FixRow(fix.summary, fix.safe, tuple(EditRow(e.span.start, e.span.end, e.text) for e in fix.edits))
        if fix
        else None,
        excerpt=" ".join(article.slice(f.spans[0]).split()) if with_text else None,
        known=f.known,
    )


def _checks(article: Article, with_text: bool) -> tuple[CheckRow, ...]:
    rows = []
    for d in sorted(article.all(VerifyItem), key=lambda d: (_VERIFY_ORDER[d.status], d.span)):
        at = article.locate_start(d.span)
        text = _excerpt(article, d.span) if with_text else None
        rows.append(CheckRow(d.kind, d.span, text, d.status.value if d.status else None, at.line, at.column, d.note))
    return tuple(rows)


def _excerpt(article: Article, span: Span) -> str:
    return " ".join(article.slice(span).split())


def _limits(article: Article, pack: RulePack, outcomes: Sequence[Outcome], told: Told) -> tuple[str, ...]:
    """What could not be judged, cut off or capped, and why; a statement each, rules with one reason together."""
    limits = list(article.limits)
    if not article.blocks:
        return (*limits, "nothing was judged: the text has no words")
    silent: dict[str, list[str]] = {}
    elsewhere = {r.id for r in pack.rules if r.check.reach is Reach.CORPUS}  # no article lacks what it cannot show
    for o in outcomes:
        if o.rule in elsewhere:
            continue
        if o.status is OutcomeStatus.NOT_APPLICABLE:
            silent.setdefault(o.detail, []).append(o.rule)
        elif o.status is OutcomeStatus.ERROR:
            limits.append(f"the rule {o.rule} failed and judged nothing: {o.detail}")
        elif o.detail:
            limits.append(f"{o.rule}: {o.detail}")
    language = article.all(Language)
    if language and language[0].foreign and len(silent) == 1:
        return (*limits, "nothing was judged: the text does not read as English")
    limits += [f"not judged, {reason}: {', '.join(sorted(rules))}" for reason, rules in sorted(silent.items())]
    limits += _lifecycle(pack, outcomes)
    if told.genre not in ("", "news", "unstated"):
        limits += _genre(told, pack)
    elif pack.genres:
        limits.append(f"audited by the pack {pack.name}: its dimensions are not comparable with those of another pack")
    return tuple(dict.fromkeys(limits))


def _genre(told: Told, pack: RulePack) -> Iterator[str]:
    """As what it was audited, who says so, and what is not asked for that reason."""
    yield f"audited as {told.genre}: its dimensions are not comparable with those of another genre"
    if told.why:
        yield f"the genre {told.genre} is inferred ({told.why}); --genre sets another"
    treatment = pack.treatments.get(told.genre)
    if treatment and (off := sorted(id_ for id_, s in treatment.switches.items() if s.level == "off")):
        yield f"not asked of this genre: {', '.join(off)}"


def _lifecycle(pack: RulePack, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Which of the rules that found something are on their way in or out."""
    found = {o.rule for o in outcomes if o.findings}
    if new := [r.id for r in pack.rules if r.status is RuleStatus.PREVIEW and r.id in found]:
        yield f"rules in preview, which may still change: {', '.join(new)}"
    for rule in pack.rules:
        if rule.status is RuleStatus.DEPRECATED and rule.id in found:
            instead = f"; {rule.replaced_by} replaces it" if rule.replaced_by else ""
            yield f"the rule {rule.id} is deprecated since {rule.since} and will go{instead}"
