"""list: the findings of many articles, as a terminal shows them: nothing for a clean one, the line with a caret
under the words, what could not be judged once at the end. It can be written article by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field

from audit.model.dataclass import dataclass
from audit.model.report import Failure, FindingRow, Report
from audit.model.rule import Severity
from audit.render import view
from audit.render.base import Item, RenderOptions
from audit.render.escape import plain, without_commands
from audit.render.width import cell, clip, width, wrap
from audit.render.words import HONEST_SHORT

SEVERITIES = {"error": "1;31", "warning": "33", "info": "36"}
INDENT = 6
LIMITS = 4
"""Limits that are said at the end; -v says all."""
BEFORE = 3
"""Of the room of a line, a part of one in so many stands before the words."""


@dataclass
class Listing:
    """Gives each article's lines, and at the end what holds for the whole run."""

    options: RenderOptions
    limits: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    shown: int = 0

    def item(self, item: Item) -> str:
        if isinstance(item, Failure):
            return ""  # said on standard error, or by who renders a file of reports
        for limit in item.limits:
            self.limits[limit] += 1
        self.accepted.update(view.accepted(item))
        found = view.faults(item, self.options.listed)
        failed = view.failed_rules(item)
        if not found and not failed:
            return ""
        self.shown += 1
        lines = [self._paint(clip(plain(view.file(item.article.path)), self.options.width), "1;4")]
        before: object = None
        for f in found:
            same = before == (f.spans[0], f.absent)
            lines += self._finding(item, f, excerpt=not same)
            before = (f.spans[0], f.absent)
        for rule in failed:
            lines += self._wrapped(f"The rule {rule} failed and judged nothing.", 2)
        return "\n".join(lines) + "\n\n"

    def end(self) -> str:
        """Limits, each once, with the number of files that have it; the honest line. A run in which nothing was found
        says nothing, but for -v."""
        if not self.shown and not self.options.verbose:
            return ""
        aside = ", ".join(view.aside({what: n for what, n in self.accepted.items() if n}))
        lines = self._wrapped(f"Not shown: {aside}", 0) if aside else []
        rows = self.limits.most_common()
        for limit, n in rows if self.options.verbose else rows[:LIMITS]:
            files = f" ({n:,} articles)" if n > 1 else ""
            lines += self._wrapped(f"Limit: {plain(limit)}{files}", 0)
        if not self.options.verbose and (left := len(rows) - LIMITS) > 0:
            lines += self._wrapped(f"Limit: and {left:,} more (-v shows all)", 0)
        if self.shown:
            lines += self._wrapped(HONEST_SHORT, 0)
        return "\n".join(lines) + "\n" if lines else ""

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.options.color and text else text

    def _wrapped(self, text: str, by: int) -> list[str]:
        return [" " * by + line for line in wrap(text, self.options.width - by)]

    def _finding(self, report: Report, f: FindingRow, *, excerpt: bool) -> list[str]:
        """Place and severity, then what was found; the rule at the end; the words below."""
        at = view.at(f.locations[0].line, f.locations[0].column)
        head = f"  {at}  {f.severity}  "
        said = plain(f.message or f.question)
        rule = f"[{f.rule}]"
        room = self.options.width
        first = wrap(said, max(room - width(head), 12))
        lines = [head + first[0] if first else head.rstrip()]
        if rest := " ".join(first[1:]):
            lines += self._wrapped(rest, INDENT)
        if width(lines[-1]) + 2 + len(rule) <= room:
            lines[-1] += f"  {self._paint(rule, '2')}"
        else:
            lines.append(" " * INDENT + self._paint(clip(rule, room - INDENT), "2"))
        coloured = self._paint(f.severity, SEVERITIES.get(f.severity, ""))
        lines[0] = lines[0].replace(f"  {at}  {f.severity}", f"  {at}  {coloured}", 1)
        if excerpt and (drawn := caret(report, f, room - INDENT)):
            words, marks = drawn
            lines += [" " * INDENT + words, " " * INDENT + self._paint(marks, SEVERITIES.get(f.severity, ""))]
        if self.options.verbose:
            lines += self._wrapped(plain(f"{f.question} {f.hint}"), INDENT)
        return lines


def caret(report: Report, f: FindingRow, room: int) -> tuple[str, str] | None:
    """The words of a finding in their line, cut to so many columns, and carets under them; None where the text was left
    out or the finding is about something missing."""
    text, span = report.article.text, f.spans[0]
    if text is None or f.absent or not text[span.start : span.end].strip():
        return None
    at = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    end = len(text) if end < 0 else end
    before = plain(text[max(at, span.start - room * 4) : span.start])
    held = plain(text[span.start : min(span.end, end)][: room * 4])
    after = plain(text[min(span.end, end) : end][: room * 4])
    gap = " " if before and text[span.start - 1].isspace() else ""
    lead = before + gap
    fits = max(room // BEFORE, room - width(held) - min(width(after) + 1, room // BEFORE))
    if width(lead) > fits:
        lead = "..." + _tail(lead, fits - 3)
    tail = (" " if after and text[min(span.end, end)].isspace() else "") + after
    whole = lead + held + tail
    words = clip(whole, room)
    if without_commands(words) != words:
        return None  # each part is harmless and together they are a command
    cut = 0 if words == whole else len("...")
    marks = min(width(held), width(words) - cut - width(lead))
    return words, " " * width(lead) + "^" * max(1, marks)


def _tail(text: str, columns: int) -> str:
    used, n = 0, len(text)
    while n and used + cell(text[n - 1]) <= columns:
        n -= 1
        used += cell(text[n])
    return text[n:]


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    """All of it at once; each file that could not be audited has a line."""
    listing = Listing(options)
    lines = []
    for item in reports:
        if isinstance(item, Failure):
            said = f"{plain(view.name(item.path))}: not audited ({plain(item.code)}): {plain(view.why(item))}"
            lines.append("\n".join(wrap(said, options.width)) + "\n\n")
        else:
            lines.append(listing.item(item))
    return "".join([*lines, listing.end()])


def summary(
    count: int, what: str, found: Mapping[str, int], unjudged: int, unread: int, accepted: str, seconds: float
) -> str:
    """`what`: is counted, "file" or "article". 81 files, 10 errors, 269 warnings, 6 not judged, 0.9 s"""
    sorts = [view.plural(found[s], s) for s in (Severity.ERROR.value, Severity.WARNING.value) if found.get(s)]
    parts = [view.plural(count, what), *(sorts or ["no errors or warnings"])]
    parts += [f"{unjudged:,} not judged"] * bool(unjudged) + [f"{unread:,} not read"] * bool(unread)
    return ", ".join(parts) + accepted + f", {seconds:.1f} s"
