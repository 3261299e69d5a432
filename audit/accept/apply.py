"""Marks what is accepted. The order: comments in the article, then the file of waivers, then what is known."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from audit.accept.comments import CommentWaiver, read_comments
from audit.model.article import Article, Block
from audit.model.dataclass import dataclass
from audit.model.finding import Finding, Outcome, OutcomeStatus
from audit.model.rule import Severity
from audit.model.text import Location, Span, fold
from audit.model.waiver import Here, Waiver

FAMILY = "waivers"
UNUSED, EXPIRED, BROKEN = "unused-waiver", "expired-waiver", "broken-waiver"
RULES = {
    UNUSED: "A waiver that waives nothing.",
    EXPIRED: "A waiver whose last day has passed.",
    BROKEN: "A comment that was meant as a waiver and is none.",
}
"""The findings about waivers, and what each is. They belong to no pack and cost nothing."""
_HINTS = {
    UNUSED: "Remove it.",
    EXPIRED: "Mend the finding, or have the waiver renewed.",
    BROKEN: "Mend the comment.",
}
_QUESTIONS = {
    UNUSED: "Is this waiver still needed?",
    EXPIRED: "Does this still stand?",
    BROKEN: "What is allowed here, and why?",
}


@dataclass(frozen=True, slots=True)
class _Claim:
    """A waiver with the stretch of the file in which it holds; None: in the whole. `comment`: where it stands in the
    article; None for one of the file of waivers."""

    waiver: Waiver
    reach: Span | None = None
    block: int = -1
    comment: Span | None = None


def accept(
    article: Article, outcomes: Sequence[Outcome], here: Here, comments: Sequence[Span], rules: Collection[str]
) -> tuple[Outcome, ...]:
    """The outcomes, their findings marked, and one more for each sort of fault of a waiver. `comments`: those of the
    file, in its offsets; `rules`: the ids of all rules that there are."""
    read = list(read_comments(article.source.text, comments, rules, here.settings.require))
    claims = [_placed(article, c.span, c.waiver) for c in read if c.waiver]
    claims += [_Claim(w) for w in here.waivers]
    used: set[int] = set()
    marked = [replace(o, findings=tuple(_marked(article, f, claims, here, used) for f in o.findings)) for o in outcomes]
    faults = [_broken(article, c) for c in read if c.waiver is None]
    judged = {o.rule for o in outcomes if o.status is OutcomeStatus.SCORED}
    faults += _faults(article, claims, used, judged, here)
    return (*marked, *_outcomes(faults))


def _placed(article: Article, comment: Span, waiver: Waiver) -> _Claim:
    """A comment behind words holds for its line, one that stands alone for the block that follows."""
    text = article.source.text
    start = text.rfind("\n", 0, comment.start) + 1
    end = text.find("\n", comment.end)
    line = Span(start, end if end >= 0 else len(text))
    alone = not _visible(text[line.start : comment.start]) and not _visible(text[comment.end : line.end])
    if not alone:
        return _Claim(waiver, line, comment=comment)
    for block in article.blocks:
        if block.span.start >= article.unplaced and article.map.source_start(block.span.start) >= comment.end:
            return _Claim(waiver, comment, block.index, comment)
    return _Claim(waiver, comment, comment=comment)


def _visible(text: str) -> bool:
    """Is there more than blanks and other comments?"""
    while (at := text.find("<!--")) >= 0 and (end := text.find("-->", at)) >= 0:
        text = text[:at] + text[end + 3 :]
    return bool(text.strip())


def _marked(article: Article, f: Finding, claims: Sequence[_Claim], here: Here, used: set[int]) -> Finding:
    if f.severity is Severity.CREDIT:
        return f
    for n, claim in enumerate(claims):
        if not _covers(article, claim, f):
            continue
        used.add(n)
        w = claim.waiver
        if not _expired(w, here):
            expires = w.expires.isoformat() if w.expires else ""
            return replace(f, waived={"reason": w.reason, "owner": w.owner, "expires": expires})
    known = here.known.get(f.fingerprint)
    return replace(f, known=known) if known else f


def _covers(article: Article, claim: _Claim, f: Finding) -> bool:
    w = claim.waiver
    if w.fingerprint:
        return w.fingerprint == f.fingerprint
    if w.rule.lower() != f.rule:
        return False
    if w.words and _flat(w.words) not in _flat(article.slice(f.spans[0])):
        return False
    if claim.reach is None or f.absent:  # what is missing is missing in the whole article
        return True
    if claim.block >= 0:
        return f.block == claim.block
    return article.map.to_source(f.spans[0]).overlaps(claim.reach)


def _flat(text: str) -> str:
    return " ".join(fold(text).split())


def _expired(waiver: Waiver, here: Here) -> bool:
    return waiver.expires is not None and waiver.expires < here.today


# -- findings about waivers


def _faults(
    article: Article, claims: Sequence[_Claim], used: set[int], judged: set[str], here: Here
) -> Iterator[Finding]:
    for n, claim in enumerate(claims):
        w = claim.waiver
        about = f"of {w.rule or w.fingerprint}" + (f" ({w.place})" if w.place else "")
        if n in used:
            if _expired(w, here) and here.settings.expired != "off" and w.expires:
                said = f"The waiver {about} ended on {w.expires}: {w.reason}"
                yield _finding(article, EXPIRED, here.settings.expired, said, claim)
        elif here.settings.unused != "off" and (claim.comment or w in here.alone) and (not w.rule or w.rule in judged):
            yield _finding(article, UNUSED, here.settings.unused, f"The waiver {about} waives nothing here.", claim)


def _broken(article: Article, c: CommentWaiver) -> Finding:
    waiver = Waiver("-", rule="-")
    return _finding(article, BROKEN, "error", f"This waiver waives nothing: {c.fault}.", _Claim(waiver, comment=c.span))


def _finding(article: Article, rule: str, severity: str, message: str, claim: _Claim) -> Finding:
    w = claim.waiver
    block = _near(article, claim)
    span = block.span if block else Span(0, 0)
    at = article.locate_source(claim.comment) if claim.comment else article.locate(span)
    line = _line_of(at[0])
    print_ = hashlib.sha256("\x1f".join((rule, w.rule, w.fingerprint, w.words, w.reason, message)).encode("utf-8"))
    bare = message.partition(": ")[0].rstrip(".") + "."
    return Finding(
        rule=rule,
        family=FAMILY,
        dimension=None,
        severity=Severity(severity),
        message=message,
        question=_QUESTIONS[rule],
        hint=_HINTS[rule] + (f" It stands in {line}." if claim.comment else ""),
        spans=(span,),
        locations=(at,),
        fingerprint=print_.hexdigest()[:16],
        sentence=-1,
        block=block.index if block else -1,
        absent=True,
        bare=(bare, _QUESTIONS[rule], _HINTS[rule]),
    )


def _line_of(at: Location) -> str:
    return f"line {at.line}"


def _near(article: Article, claim: _Claim) -> Block | None:
    """The block that a waiver is about, or the one that stands before it."""
    if claim.block >= 0:
        return article.blocks[claim.block]
    near = article.blocks[0] if article.blocks else None
    if claim.comment:
        for block in article.blocks:
            if article.map.source_start(block.span.start) > claim.comment.start:
                break
            near = block
    return near


def _outcomes(faults: Sequence[Finding]) -> Iterator[Outcome]:
    for rule in RULES:
        if found := tuple(f for f in faults if f.rule == rule):
            yield Outcome(rule, None, OutcomeStatus.SCORED, found)
