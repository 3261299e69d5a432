"""What several formats show alike, worked out once from the Report: who answers, what comes first, what is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from audit.model.dataclass import dataclass
from audit.model.dimension import DimensionRow
from audit.model.report import ArticleRow, Failure, FindingRow, PrecisionRow, Report, RuleRow, SentenceRow
from audit.model.rule import Severity
from audit.model.waiver import Known
from audit.render.words import CHECKS, GROUP_OF, GROUPS, TITLE

INFERRED = ("address", "page", "form")
"""By what a genre is told that nobody states."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Claims by who answers. `groups`: id of the group -> claims, in the order of the bar. `weak`: of those of nobody,
    how many a source earlier in the paragraph may carry."""

    groups: Mapping[str, int]
    weak: int

    @property
    def total(self) -> int:
        return sum(self.groups.values())


def status_of(sentence: SentenceRow) -> str | None:
    """Who answers, as it counts: a source carried over from earlier in the paragraph answers for no figure."""
    return "none" if sentence.strength == "weak" else sentence.status


def group_of(sentence: SentenceRow) -> str:
    return GROUP_OF.get(status_of(sentence) or "none", "nobody")


def answers(report: Report) -> Answers:
    claims = [s for s in report.sentences if s.claim]
    counts = Counter(group_of(s) for s in claims)
    return Answers({g: counts[g] for g, *_ in GROUPS}, sum(s.strength == "weak" for s in claims))


@dataclass(frozen=True, slots=True)
class Place:
    """One place with all that was found there: the leading finding and those shown under it. `reasons`: why it is one
    of the first questions; empty for any other."""

    finding: FindingRow
    under: tuple[FindingRow, ...]
    reasons: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return 1 + len(self.under)


def precision(row: PrecisionRow | None) -> str:
    """How often a rule is right, in words: "right in 36 of 40 judged hits (95% 77 to 96)"."""
    if row is None:
        return "not yet calibrated"
    right, low, high = (round(x) for x in (row.value * row.n, 100 * row.low, 100 * row.high))
    said = f"right in {right} of {row.n} judged hits (95% {low} to {high})"
    return said + ", by your own readers" * row.own + ", measured before its last change" * row.changed


def rank(severity: str) -> int:
    return Severity(severity).rank


def live(report: Report) -> tuple[FindingRow, ...]:
    """The findings that count: neither waived, known already, nor covered by a more specific one."""
    return tuple(f for f in report.findings if not f.suppressed_by and not f.waived and not f.known)


def accepted(report: Report) -> dict[str, int]:
    """The findings that are accepted, by what they are: waived, in the baseline, there before."""
    named = {Known.BASELINE: "in the baseline", Known.REVISION: "there before"}
    rows = [f for f in report.findings if not f.suppressed_by]
    found = Counter("waived" if f.waived else named[Known(f.known)] if f.known else "" for f in rows)
    return {what: found[what] for what in ("waived", *named.values()) if found[what]}


def aside(found: Mapping[str, int]) -> tuple[str, ...]:
    """What is accepted, in words: "2 waived", "5 in the baseline", "3 there before"."""
    return tuple(f"{n:,} {what}" for what, n in found.items())


def waiver(f: FindingRow) -> str:
    """Why a finding is waived, by whom and until when; empty where it is not."""
    if not f.waived:
        return ""
    terms = [f.waived.owner] * bool(f.waived.owner) + [f"until {f.waived.expires}"] * bool(f.waived.expires)
    return f.waived.reason + (f" ({', '.join(terms)})" if terms else "")


def faults(report: Report, mildest: int) -> list[FindingRow]:
    """The live findings up to this rank, for formats that list faults; good practice is none."""
    return [f for f in live(report) if rank(f.severity) <= mildest and f.severity != Severity.CREDIT]


def accepted_in(reports: Sequence[Report | Failure]) -> str:
    """What is accepted in all of them, in words, each after a comma; empty where nothing is."""
    total: Counter[str] = Counter()
    for report in reports:
        if isinstance(report, Report):
            total.update(accepted(report))
    return "".join(f", {said}" for said in aside(total))


def said(finding: FindingRow) -> str:
    """The question, what was found, how to mend it."""
    return " ".join(part for part in (finding.question, finding.message, finding.hint) if part) or finding.rule


def places(report: Report) -> tuple[Place, ...]:
    """The live findings by place, in the order of the text. One whose lead no longer counts leads itself."""
    rows = live(report)
    known = {f.fingerprint for f in rows}
    under: dict[str, list[FindingRow]] = {}
    for f in rows:
        if f.lead in known and f.lead is not None:
            under.setdefault(f.lead, []).append(f)
    why = {a.fingerprint: a.reasons for a in report.asks}
    return tuple(
        Place(f, tuple(under.get(f.fingerprint, ())), why.get(f.fingerprint, ())) for f in rows if f.lead not in known
    )


def by_weight(found: Sequence[Place]) -> list[Place]:
    """The most serious first, then where most was found, then in the order of the text."""
    return sorted(found, key=lambda p: (rank(p.finding.severity), -p.count, p.finding.spans[0], p.finding.rule))


def first(report: Report, found: Sequence[Place]) -> list[Place]:
    """The first questions, in their order."""
    at = {p.finding.fingerprint: p for p in found}
    return [at[a.fingerprint] for a in report.asks if a.fingerprint in at]


def further(report: Report, found: Sequence[Place]) -> list[Place]:
    """The other places that an editor has to ask about: infos wait in the background, credits are good news."""
    taken = {a.fingerprint for a in report.asks}
    loud = [p for p in found if rank(p.finding.severity) <= Severity.WARNING.rank]
    return by_weight([p for p in loud if p.finding.fingerprint not in taken])


def asked(report: Report, found: Sequence[Place]) -> list[Place]:
    """All places that an editor has to ask about, in the order in which every format shows them."""
    return first(report, found) + further(report, found)


def because(place: Place) -> str:
    """Why it is asked first, in one line; empty for any other place."""
    return f"asked because: {', '.join(place.reasons)}" if place.reasons else ""


def counts(report: Report) -> dict[str, int]:
    """Live findings by severity, all four keys, in the order of their weight."""
    found = Counter(f.severity for f in live(report))
    return {s.value: found[s.value] for s in Severity}


def tally(found: Mapping[str, int]) -> str:
    """Findings by severity in words, those that are there: 3 errors, 2 warnings, 5 info, 1 credit."""
    return ", ".join(f"{n:,} info" if severity == "info" else plural(n, severity) for severity, n in found.items() if n)


def by_rule(rows: Sequence[FindingRow]) -> list[tuple[str, int]]:
    """(rule, findings), the most frequent first."""
    return sorted(Counter(f.rule for f in rows).items(), key=lambda x: (-x[1], x[0]))


def covered(report: Report) -> str:
    """The findings that a more specific one covers, by rule, with the rules that do; empty where there are none:
    "unattributed-checkable-claim 3 (by statistic-without-source 2, unsourced-inference)"."""
    rule_of = {f.fingerprint: f.rule for f in report.findings}
    weaker = [f for f in report.findings if f.suppressed_by]
    out = []
    for rule, n in by_rule(weaker):
        stronger = Counter(rule_of.get(f.suppressed_by or "") for f in weaker if f.rule == rule)
        known = sorted(((name, k) for name, k in stronger.items() if name), key=lambda x: (-x[1], x[0]))
        by = ", ".join(f"{name} {k}" if k > 1 else name for name, k in known)
        out.append(f"{rule} {n} (by {by})" if by else f"{rule} {n}")
    return ", ".join(out)


LONGEST = 600  # code points of an excerpt that any format but JSON shows


def excerpt(report: Report, finding: FindingRow) -> str | None:
    """The words of the finding, cut where they are very long; None where the text was left out or the finding is about
    something missing."""
    if finding.absent:
        return None
    text, span = report.article.text, finding.spans[0]
    words = finding.excerpt if text is None or finding.excerpt is not None else text[span.start : span.end]
    return words if words is None or len(words) <= LONGEST else words[:LONGEST] + "..."


def at(line: int, column: int) -> str:
    """5:1; a place in a title that the caller gave apart from the text has no line."""
    return f"{line}:{column}" if line else TITLE


def on(line: int) -> str:
    """line 5, or title."""
    return f"line {line}" if line else TITLE


def failed_rules(report: Report) -> tuple[str, ...]:
    """Rules that crashed and judged nothing."""
    return tuple(o.rule for d in report.dimensions for o in d.outcomes if o.status == "error")


def unsettled(report: Report) -> Mapping[str, str]:
    """Rules that are on their way in or out -> `preview` or `deprecated`."""
    return {r.id: status for r in report.rules if (status := unsettled_status(r))}


def unsettled_status(rule: RuleRow) -> str:
    """`preview` or `deprecated`, else nothing."""
    return rule.status if rule.status in ("preview", "deprecated") else ""


def why(failure: Failure) -> str:
    """Why it was not audited, for formats that name the file elsewhere."""
    return failure.message.removeprefix(f"{failure.path}: ")


def name(path: str) -> str:
    """The file as people read it; never empty, and no white space alone."""
    return "standard input" if path == "-" else path if path.strip() else "(no name)"


def file(path: str) -> str:
    """The file as build services name it: seen from the folder of the run, without a dot before it."""
    return name(_HERE.sub("", path))


_HERE = re.compile(r"\A(?:\./)+")


def genre(article: ArticleRow) -> str:
    """What the article was treated as, in words, and whether that was inferred."""
    if article.genre in ("", "unstated"):
        return "genre not stated"
    inferred = " (inferred)" if article.genre_from in INFERRED else ""
    return f"treated as {article.genre}{inferred}"


def plural(n: int, word: str, many: str = "") -> str:
    return f"{n:,} {word if n == 1 else many or word + 's'}"


def unread(report: Report) -> bool:
    """Is the text in a language that is not judged? Then nothing is said of what it has or lacks."""
    return report.article.language == "other"


def points(value: float) -> str:
    """A score as in the JSON, without an empty decimal: 25, 62.5."""
    return f"{value:.1f}".removesuffix(".0")


def takes(cost: float | None) -> str:
    """What a rule took from its dimension: "takes 12.5 points"; empty where nothing was scored."""
    if cost is None:
        return ""
    return f"takes {points(cost)} {'point' if cost == 1 else 'points'}" if cost else "takes nothing by itself"


NARROW = 2.0  # points under which a range is not shown
WIDE_SHARE = "percent of claims"
NOTHING = "nothing that costs points"


def between(low: float | None, high: float | None) -> str:
    """The range of a score in whole points; empty where there is none, or where it is narrow."""
    return "" if low is None or high is None or high - low < NARROW else f"{low:.0f}-{high:.0f}"


def ordered(report: Report) -> list[DimensionRow]:
    """The dimensions as every card shows them: those that lost most first, then those without a number."""
    scored = sorted((d for d in report.dimensions if d.score is not None), key=lambda d: d.score or 0.0)
    return [*scored, *(d for d in report.dimensions if d.score is None)]


def number(d: DimensionRow) -> str:
    """28 of 100; as usual, where nearly all articles are alike in it; not judged."""
    if d.score is None:
        return "not judged"
    return "as usual" if d.reference and d.reference.alike else f"{d.score:.0f} of 100"


def stands(d: DimensionRow) -> str:
    """What was counted: a source for 7 of 10 claims; why it was not, else."""
    return d.quantity.words if d.quantity and d.score is not None else d.reason


def standing(d: DimensionRow) -> str:
    """Where its score lies among those it is compared with; empty where there are none, or where its number says it."""
    return d.compared if d.score is not None and d.reference and number(d) != d.compared else ""


def reason(d: DimensionRow) -> str:
    """Why it stands where it stands, unless the words of the quantity have said so: 2 bare sources."""
    if d.score is None or d.quantity is None:
        return ""
    told = d.quantity.unit == WIDE_SHARE or d.reason in (NOTHING, f"all {d.quantity.base} checks passed")
    return "" if told else d.reason


def reasons(d: DimensionRow) -> str:
    """Where it lies and why, in one line: below the usual; 2 bare sources."""
    return "; ".join(part for part in (standing(d), reason(d)) if part)


def against(report: Report) -> str:
    """What the numbers are compared with, in a sentence; empty where nothing was."""
    rows = [d for d in report.dimensions if d.score is not None]
    found: dict[str, list[str]] = {}
    for d in rows:
        if d.reference and d.scale == "place":
            found.setdefault(d.reference.words, []).append(d.title)
    if not found:
        return "No reference yet for this genre: each number is on the scale of what it counts." if rows else ""
    own = [f"{d.title} is {d.quantity.unit}" for d in rows if d.scale == "own" and d.quantity]
    each = [words if not n else f"{words} for {' and '.join(titles)}" for n, (words, titles) in enumerate(_most(found))]
    return f"50 is usual among {', '.join(each)}. {', '.join(own)}".rstrip(". ") + "."


def _most(found: Mapping[str, list[str]]) -> list[tuple[str, list[str]]]:
    return sorted(found.items(), key=lambda item: -len(item[1]))


def check(kind: str) -> str:
    """A kind of thing to check by hand, in words."""
    return CHECKS[kind][0] if kind in CHECKS else kind
