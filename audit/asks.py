"""Outcomes -> what an editor would ask first: at most five places, in order, each with its reasons.

A passage is a body sentence, or a block of another kind, with what was found there. What it says, who answers for it
and where it stands is a fact (layer Stake); how sure the finding is and what the story is like otherwise is added here.
Each reason has points (ask-points.txt of the language), whose sum is compared with a bar: an article with nothing worth
asking has no question. Severities and exit codes do not depend on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from audit.lang import lang_of
from audit.lang.asking import ask_points
from audit.model.article import Article, Kind
from audit.model.dataclass import dataclass
from audit.model.finding import Finding, Outcome
from audit.model.marks import Claim, Sourcing, Stake
from audit.model.report import AskRow
from audit.model.rule import RulePack, Severity
from audit.model.text import Span

NEEDS = (Claim, Sourcing, Stake)
"""The layers that it reads."""
MOST = 5
SAME = 2  # questions of one rule among them, unless there is nothing else
BAR = -90  # points that a first question needs
FURTHER, AGAIN = 8, 10  # so many more for each question before it, and for each of them by the same rule
SLANTED = 3  # findings about the writer's words from which a story is slanted
ANSWERED = 0.3  # share of claims that nobody answers for, under which a story is well answered
OPEN_RULE = "open-question"
LANGUAGE = "language"
DIMENSIONS = ("attribution", "sources", "certainty", LANGUAGE, "presentation", "transparency")
"""Those whose findings have points of their own; a pack may have others."""


@dataclass(frozen=True, slots=True)
class AskedPassage:
    """`finding`: the one that leads here, None where nothing was found. `reasons`: names in the table."""

    finding: Finding | None
    span: Span
    reasons: tuple[str, ...]


Weighed = tuple[int, AskedPassage, Finding]


def ask(article: Article, pack: RulePack, outcomes: Sequence[Outcome]) -> tuple[AskRow, ...]:
    """The first questions, the weightiest first."""
    table = ask_points(lang_of(article))
    weighed = [(table.of(p.reasons), p, p.finding) for p in passages(article, pack, outcomes) if p.finding]
    return tuple(AskRow(f.fingerprint, table.told(p.reasons)) for _, p, f in _first(weighed))


def _first(weighed: Sequence[Weighed]) -> list[Weighed]:
    """At most MOST in order. What fails a build is asked in any case, and first."""
    left = sorted(weighed, key=lambda w: (w[2].severity is not Severity.ERROR, -w[0], w[2].severity.rank, w[1].span))
    taken: list[Weighed] = []
    while left and len(taken) < MOST:
        seen = Counter(f.rule for _, _, f in taken)
        rested = [w for w in left if seen[w[2].rule] < SAME] or left
        best = max(rested, key=lambda w: (w[2].severity is Severity.ERROR, w[0] - AGAIN * seen[w[2].rule]))
        points, _, finding = best
        needed = BAR + FURTHER * len(taken) + AGAIN * seen[finding.rule]
        if points < needed and finding.severity is not Severity.ERROR:
            break
        taken.append(best)
        left.remove(best)
    return taken


def passages(article: Article, pack: RulePack, outcomes: Sequence[Outcome]) -> Iterator[AskedPassage]:
    """All passages, also those in which nothing was found, in the order of the text."""
    found: dict[tuple[int, int], list[Finding]] = {}
    body = {b.index for b in article.of_kind(Kind.BODY)}
    for f in (f for o in outcomes for f in o.findings if counts(f)):
        found.setdefault((f.block, f.sentence if f.block in body else -1), []).append(f)
    stakes = {(s.block, s.sentence): s for s in article.all(Stake)}
    story = _story(article, found)
    sure = {r.id: r.confidence.value for r in pack.rules}
    for place in sorted({*found, *stakes}):
        here, stake = found.get(place, []), stakes.get(place)
        lead = next((f for f in here if f.lead is None), here[0] if here else None)
        said: tuple[str, ...] = stake.reasons if stake else ("elsewhere",)
        reasons = (*said, *_certainty(here, sure), *story)
        yield AskedPassage(lead, stake.span if stake else here[0].spans[0], reasons)


def counts(finding: Finding) -> bool:
    """A fault at a place, neither waived, known nor covered by another."""
    aside = finding.suppressed_by or finding.waived or finding.known
    return not (finding.absent or aside or finding.severity is Severity.CREDIT)


def _certainty(here: Sequence[Finding], sure: dict[str, str]) -> list[str]:
    """How serious and sure the findings are, and what they are about."""
    telling = [f for f in here if f.rule != OPEN_RULE]
    if not telling:
        return ["open"]
    severity = min(telling, key=lambda f: f.severity.rank).severity
    about = {f"{f.dimension if f.dimension in DIMENSIONS else 'nothing-scored'}-finding" for f in telling}
    return [severity.value, *sorted({f"{sure.get(f.rule, 'low')}-confidence" for f in telling}), *sorted(about)]


def _story(article: Article, found: dict[tuple[int, int], list[Finding]]) -> list[str]:
    """What the whole is like."""
    slant = sum(f.dimension == LANGUAGE for here in found.values() for f in here)
    answers = {s.sentence: s.status.answered for s in article.all(Sourcing)}
    claims = [answers[c.sentence] for c in article.all(Claim)]
    out = ["slanted-story"] if slant >= SLANTED else ["plain-story"] if not slant else []
    return out + ["answered-story"] * (claims.count(False) < ANSWERED * len(claims))
