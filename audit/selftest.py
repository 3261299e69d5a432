"""A rule against its own examples: what it must find is found, where it must keep quiet it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from audit import load
from audit.errors import AuditError
from audit.model.article import Article, Meta, Reach, Source
from audit.model.dataclass import dataclass
from audit.model.finding import Finding, Outcome, OutcomeStatus
from audit.model.rule import Example, Rule, RulePack

Judge = Callable[[Source], tuple[Article, tuple[Outcome, ...]]]
"""A source -> its article and what became of each rule on it; raises AuditError when there is no text."""

Offsets = tuple[int, int]
"""Start and end in the example's text."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """An example that its rule did not meet. `path`, `line`: where it stands, as seen from the working folder;
    `expected` and `found`: the words at the places; `detail`: why the rule could not be judged, if so."""

    rule: str
    path: str
    line: int
    expected: tuple[str, ...]
    found: tuple[str, ...]
    detail: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: {self.rule}"
        if self.detail:
            return f"{place}: {self.detail}"
        return f"{place}: expected {_listed(self.expected)}, found {_listed(self.found)}"


def run(pack: RulePack, judge: Judge, only: Iterable[str] = ()) -> list[Unmet]:
    """Every example of every rule (or of the rules `only`) that is not met, in the order of the pack. The examples of a
    rule that is asked of a corpus are corpora, which no article can meet."""
    wanted = set(only)
    return [
        failure
        for rule in pack.rules
        if (not wanted or rule.id in wanted) and rule.check.reach is not Reach.CORPUS
        for example in (*rule.bad, *rule.good)
        if (failure := check(rule, example, judge))
    ]


def check(rule: Rule, example: Example, judge: Judge) -> Unmet | None:
    """None when the rule finds exactly the example's marks, as the first spans of its findings.

    An example about something missing (`absent`) may mark the one place that is reported, all places that are listed,
    or none. Findings that a more specific rule suppressed count as not found."""
    path = f"{rule.folder}/{rule.path}" if rule.folder else rule.path
    try:
        article, outcomes = judge(source_of(example, rule.id))
    except AuditError as e:
        return Unmet(rule.id, path, example.line, (), (), str(e))
    outcome = next((o for o in outcomes if o.rule == rule.id), None)
    if outcome is None or outcome.status is OutcomeStatus.ERROR:
        detail = f"not judged: {outcome.detail if outcome else 'it has no outcome'}"
        return Unmet(rule.id, path, example.line, (), (), detail)
    findings = [f for f in outcome.findings if f.suppressed_by is None]
    expected = set(example.marks)
    first = {_in_source(article, f, 0) for f in findings}
    if _absent(article, findings, expected, first) if example.absent else first == expected:
        return None
    detail = f"not applicable: {outcome.detail}" if outcome.status is OutcomeStatus.NOT_APPLICABLE else ""
    words = example.text
    return Unmet(rule.id, path, example.line, _words(words, expected), _words(words, first), detail)


def source_of(example: Example, rule: str) -> Source:
    """The example as if it were a file of its format."""
    return load.from_text(example.text, f"example of {rule}", format=example.format, meta=Meta(**example.meta))


def _absent(article: Article, findings: list[Finding], expected: set[Offsets], first: set[Offsets]) -> bool:
    listed = {_in_source(article, f, n) for f in findings for n in range(len(f.spans))}
    return bool(findings) and (not expected or expected in (first, listed))


def _in_source(article: Article, finding: Finding, n: int) -> Offsets:
    """A span of a finding in offsets of the example's text, markup and all."""
    span = article.map.to_source(finding.spans[n])
    return span.start, span.end


def _words(text: str, spans: set[Offsets]) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in sorted(spans))


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"«{w}»" for w in words) if words else "nothing"
