"""audit inspect: all that is known of one line, and why each rule did or did not fire there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import click

from audit import check
from audit.cli import common
from audit.config import Config
from audit.errors import UsageError
from audit.model.article import Article, Sentence
from audit.model.finding import Outcome, OutcomeStatus
from audit.model.marks import Attribution, Claim, Hedge, Quote, Role, Sourcing, Speaker
from audit.model.rule import RulePack
from audit.model.text import Span
from audit.render.escape import visible


@click.command()
@click.argument("place", metavar="FILE:LINE")
@common.config_options
def command(place: str, config: Config) -> None:
    """Show what was found on a line, and why each rule did or did not fire."""
    found = re.fullmatch(r"(.+):(\d+)", place)
    if not found:
        raise UsageError(f"{place}: expected FILE:LINE, for example article.txt:12")
    auditor = common.auditor_of(config)
    article, outcomes = auditor.judge(auditor.source(found[1]))
    try:
        line = article.source_line(int(found[2]))
    except IndexError as e:
        raise UsageError(f"{found[1]}: {e}") from None
    if not len(line):
        common.write_out(f"{visible(place)}: none of the article's text is on this line\n")
        return
    lines = [*_layers(article, line), "", *_rules(article, line, auditor.plan(article).pack, outcomes)]
    common.write_out("\n".join(lines) + "\n")


def _layers(article: Article, line: Span) -> Iterator[str]:
    for sentence in article.sentences:
        if sentence.span.overlaps(line):
            yield from _sentence(article, sentence)


def _sentence(article: Article, s: Sentence) -> Iterator[str]:
    def words(span: Span | None) -> str:
        return f"“{visible(' '.join(article.slice(span).split()))}”" if span else "-"

    at, _ = article.locate(s.span)
    block = article.block_of(s)
    yield f"{at.line}:{at.column} {words(s.span)}"
    roles = [r.reason for r in article.all(Role) if r.block == block.index]
    yield f"  block        {block.kind} ({block.form}{', ' + ', '.join(roles) if roles else ''})"
    for claim in (c for c in article.all(Claim) if c.sentence == s.index):
        yield f"  claim        {', '.join(claim.triggers)}: {words(claim.span)}"
    for answer in (a for a in article.all(Sourcing) if a.sentence == s.index):
        by = f", by attribution {answer.attribution}" if answer.attribution is not None else ""
        yield f"  answers      {answer.status}{f' ({answer.strength})' if answer.strength else ''}{by}"
    speakers = article.all(Speaker)
    for n, a in enumerate(article.all(Attribution)):
        if any(p.overlaps(s.span) for p in a.parts):
            who = f", speaker {visible(speakers[a.speaker].name)}" if a.speaker is not None else ""
            yield f"  attribution  {n}: {a.status} {a.source_type}, {a.construction}{who}"
            yield f"    source     {words(a.source)}"
            yield f"    cue        {words(a.cue)}"
            yield from (f"    content    {words(c)}" for c in a.content)
    yield from (f"  quotation    {q.kind}: {words(q.span)}" for q in article.all(Quote) if q.span.overlaps(s.span))
    for hedge in article.within(Hedge, s.span):
        yield f"  hedge        {hedge.group}, {'owned' if hedge.owned else 'unowned'}: {words(hedge.span)}"
    for name, terms in sorted(article.hits.items()):
        here = [visible(article.slice(t.span)) for t in terms if t.entry and s.span.start <= t.span.start < s.span.end]
        if here:
            yield f"  words        {name}: {', '.join(here)}"


def _rules(article: Article, line: Span, pack: RulePack, outcomes: tuple[Outcome, ...]) -> Iterator[str]:
    silent: dict[str, list[str]] = defaultdict(list)
    fired = []
    for outcome in outcomes:
        here = [f for f in outcome.findings if any(s.overlaps(line) for s in f.spans) and not f.absent]
        for f in here:
            note = " (covered by a more specific rule)" if f.suppressed_by else ""
            place = f.locations[0][0]
            fired.append(f"  {f.rule} at {place.line}:{place.column}, {f.severity}{note}: {visible(f.message)}")
        if not here:
            reason = outcome.detail if outcome.status is not OutcomeStatus.SCORED else ""
            silent[reason or check.explain(article, pack.rule(outcome.rule), line)].append(outcome.rule)
    yield "Fired"
    yield from fired or ["  none"]
    yield "Did not fire"
    for reason, rules in sorted(silent.items()):
        yield f"  {visible(reason)}:"
        yield from (f"    {rule}" for rule in rules)
