"""What `audit check` says of a run as a whole: how far it is, what was found, which budget was overrun."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import field

import click

from audit.errors import UsageError
from audit.model.budget import Budget
from audit.model.dataclass import dataclass
from audit.model.report import Failure, Report
from audit.render import listing, view

EMPTY = ("empty", "no-text")
"""Failures of files that can be read and hold nothing to judge: no fault of a run in which others do."""
UNJUDGED = (*EMPTY, "no-body")
"""These, and files that are meant to hold none: a section's page with front matter alone."""
SLOW = 1.0
"""Seconds after which a run shows how far it is."""
EACH = 0.1
BAR = 24


@dataclass
class Telling:
    """Counts what is found. `begun`: by the clock of `time.monotonic`."""

    begun: float = field(default_factory=time.monotonic)
    files: int = 0
    words: int = 0
    unjudged: int = 0
    unread: int = 0
    empty: int = 0
    found: Counter[str] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)

    def count(self, item: Report | Failure, mildest: int) -> None:
        """`mildest`: rank of the findings that are shown."""
        self.files += 1
        if isinstance(item, Failure):
            self.unjudged += item.code in UNJUDGED
            self.unread += item.code not in UNJUDGED
            self.empty += item.code in EMPTY
            return
        self.unjudged += view.unread(item)
        self.words += item.article.words
        self.accepted.update(view.accepted(item))
        for f in view.live(item):
            if f.severity == "credit":
                continue
            self.of.update({f.severity, f.rule, f.family, f.dimension or f.family})
            if view.rank(f.severity) <= mildest:
                self.found[f.severity] += 1
                self.rules[f.severity, f.rule] += 1

    def summary(self, files: int) -> str:
        """`files`: so many were named; where there is more, they held many articles."""
        aside = "".join(f", {said}" for said in view.aside(self.accepted))
        seconds = time.monotonic() - self.begun
        return listing.summary(
            self.files,
            "article" if self.files > files else "file",
            self.found,
            self.unjudged,
            self.unread,
            aside,
            seconds,
        )

    def statistics(self) -> str:
        """A rule a line, the most frequent first."""
        rows = sorted(self.rules.items(), key=lambda row: (-row[1], row[0]))
        wide = max((len(f"{n:,}") for _, n in rows), default=0)
        return "".join(f"{n:>{wide},}  {severity:<7}  {rule}\n" for (severity, rule), n in rows)

    def over(self, budgets: Sequence[Budget]) -> list[str]:
        """A sentence on each budget that is overrun."""
        out = []
        for budget in budgets:
            n, most = self.of[budget.of], budget.allowed(self.words)
            if n > most:
                said = f"over budget: {budget.of}: {n:,}, and at most {budget}"
                out.append(said + (f" ({most:.1f} in {self.words:,} words)" if budget.words else ""))
        return out


def budgets(options: Sequence[str]) -> list[Budget]:
    """From --max warning=3/1000w. Raises UsageError."""
    made = []
    for option in options:
        of, sep, text = option.partition("=")
        try:
            if not sep:
                raise ValueError(f"{option}: expected NAME=NUMBER")
            made.append(Budget.read(of, text))
        except ValueError as e:
            raise UsageError(f"--max {e}") from None
    return made


class Progress:
    """A line on standard error that says how far a long run is; only where somebody looks at it."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self.total, self.done = total, 0
        self.on = not quiet and total > 1 and sys.stderr.isatty()
        self._begun = self._last = time.monotonic()
        self._drawn = False

    def step(self) -> None:
        self.done += 1
        now = time.monotonic()
        if not self.on or now - self._begun < SLOW or now - self._last < EACH:
            return
        self._last, self._drawn = now, True
        full = BAR * self.done // self.total
        bar = "#" * full + "." * (BAR - full)
        many = self.done > self.total  # files that hold many articles: nobody knows how many
        said = f"{self.done:,} articles" if many else f"[{bar}] {self.done:,}/{self.total:,}"
        click.echo(f"\r{said}", err=True, nl=False)

    def clear(self) -> None:
        """Before anything else is written."""
        if self._drawn:
            click.echo("\r\x1b[2K", err=True, nl=False)
            self._drawn = False
