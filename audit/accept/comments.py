"""Waivers that stand in the article: <!-- audit: allow peacock-term, scare-quotes: the award's own name (owner city
desk, until 2027-01-31) -->. The reason may follow the rules without a colon."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Sequence

from audit.errors import meant
from audit.model.dataclass import dataclass
from audit.model.text import Span
from audit.model.waiver import Demand, Waiver

OURS = "audit:"
"""What a comment of ours begins with; a text without it needs no look."""

_COMMENT = re.compile(r"<!--\s*audit:\s*(?P<said>.*?)\s*--!?>", re.DOTALL | re.IGNORECASE)
_ALLOW = re.compile(r"allow\b[ \t]*(?P<rest>.*)", re.DOTALL | re.IGNORECASE)
_RULE = re.compile(r"[\w-]+")
_COMMA = re.compile(r"\s*,\s*")
_TERMS = re.compile(r"\s*\((?P<terms>[^()]*)\)\s*$")
_OWNER = re.compile(r"(?:owner:?|by)\s+(?P<owner>.+)", re.IGNORECASE | re.DOTALL)
_UNTIL = re.compile(r"(?:until|expires:?)\s+(?P<date>.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class CommentWaiver:
    """One rule that a comment allows. `span`: the comment, in offsets of the file; `waiver` is None where it is broken,
    and `fault` says how."""

    span: Span
    waiver: Waiver | None
    fault: str = ""


def comment(rule: str, reason: str, owner: str = "", expires: datetime.date | None = None) -> str:
    """A waiver as it is written above a block, or behind the words of a line."""
    terms = [f"owner {owner}"] * bool(owner) + ([f"until {expires}"] if expires else [])
    said = " ".join(reason.replace("--", "-").replace(">", "").split())
    ends = f" ({', '.join(terms)})" if terms else ""
    return f"<!-- audit: allow {rule}: {said}{ends} -->"


def read_comments(
    text: str, comments: Sequence[Span], known: Collection[str], require: tuple[Demand, ...]
) -> Iterator[CommentWaiver]:
    """The waivers in the comments of a file. `comments`: their spans; `known`: the ids of all rules; `require`: what is
    demanded beside the reason."""
    for span in comments:
        if found := _COMMENT.fullmatch(text, span.start, span.end):
            yield from _read(" ".join(found["said"].split()), span, known, require)


def _read(said: str, span: Span, known: Collection[str], require: tuple[Demand, ...]) -> Iterator[CommentWaiver]:
    allow = _ALLOW.fullmatch(said)
    if not allow:
        word = said.split(" ")[0][:40]
        yield CommentWaiver(span, None, f"“{word}” is nothing that a comment can ask; write “allow RULE reason”")
        return
    rules, reason = _rules(allow["rest"])
    if not rules:
        yield CommentWaiver(span, None, "it names no rule; write “allow RULE reason”")
        return
    reason, owner, expires, fault = _terms(reason)
    if not fault and not re.search(r"\w", reason):
        fault = "it gives no reason; write it behind the rule"
    for rule in rules:
        name = rule.lower()
        wrong = fault
        if name not in known:
            hint = meant(name, known)
            wrong = f"there is no rule {rule!r}" + (f"; {hint}" if hint else "")
        if wrong:
            yield CommentWaiver(span, None, wrong)
            continue
        waiver = Waiver(reason, rule=name, owner=owner, expires=expires)
        if lacking := waiver.lacks(require):
            yield CommentWaiver(span, None, f"the config demands {_demands(lacking)}")
        else:
            yield CommentWaiver(span, waiver)


def _demands(lacking: Sequence[str]) -> str:
    shown = {"owner": "an owner (owner NAME)", "expires": "a last day (until 2027-01-31)"}
    return " and ".join(shown[name] for name in lacking)


def _rules(rest: str) -> tuple[list[str], str]:
    """The rules, which commas part, and what follows them."""
    rules, at = [], 0
    while found := _RULE.match(rest, at):
        rules.append(found[0])
        comma = _COMMA.match(rest, found.end())
        at = comma.end() if comma else found.end()
        if not comma:
            break
    return rules, rest[at:].lstrip(" :-–—")


def _terms(reason: str) -> tuple[str, str, datetime.date | None, str]:
    """The reason, the owner and the last day in brackets behind it, and what is wrong with these."""
    found = _TERMS.search(reason)
    owner, expires = "", None
    parts = [part.strip() for part in found["terms"].split(",")] if found else []
    read = [(part, _OWNER.fullmatch(part), _UNTIL.fullmatch(part)) for part in parts]
    if not found or not any(who or until for _, who, until in read):
        return reason.strip(), "", None, ""  # brackets of the reason's own
    for part, who, until in read:
        if until:
            try:
                expires = datetime.date.fromisoformat(until["date"].strip())
            except ValueError:
                return reason, "", None, f"“{until['date'][:40]}” is no date; write until 2027-01-31"
        elif who:
            owner = who["owner"].strip()
        else:
            return reason, "", None, f"“{part[:40]}” is neither an owner (owner NAME) nor a last day (until 2027-01-31)"
    return reason[: found.start()].strip(), owner, expires, ""
