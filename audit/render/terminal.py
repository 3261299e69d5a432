"""terminal: the card in 80 columns and about 40 lines; what matters first. Plain ASCII of our own unless in colour.

Colour is never the only carrier: each group of the bar has its own sign, each severity its word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit.model.dimension import DimensionRow
from audit.model.report import Failure, FindingRow, Report
from audit.model.rule import Severity
from audit.render import view
from audit.render.base import Item, RenderOptions
from audit.render.escape import plain
from audit.render.spots import Spots
from audit.render.width import clip, pad, width, wrap
from audit.render.words import CHECKS, GROUPS, HONEST_SHORT, STATUS

CHECKED = 3
LIMITS = 2
SIGNS = {"identified": "#", "outlet": "=", "anonymous": "~", "nobody": "."}
BLOCKS = {"identified": "█", "outlet": "▓", "anonymous": "▒", "nobody": "░"}
COLORS = {"identified": "32", "outlet": "36", "anonymous": "33", "nobody": "31"}
SEVERITIES = {"error": "1;31", "warning": "33", "info": "36", "credit": "32"}
TITLE, VALUE, RANGE, AT = 14, 12, 8, 9  # columns of the table of dimensions and of a place
NARROW = 64  # columns under which what was counted stands below its number
HANGING = 2


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    """The cards one after the other; each begins with a line of its own, so that they can be written as they come."""
    return "".join(_failure(r, options) if isinstance(r, Failure) else TerminalCard(r, options).text() for r in reports)


def _failure(failure: Failure, options: RenderOptions) -> str:
    message = plain(failure.message.removeprefix(f"{failure.path}: "))
    lines = wrap(f"{plain(view.name(failure.path))}: not audited ({plain(failure.code)}): {message}", options.width)
    return "\n".join(["=" * options.width, *lines]) + "\n\n"


class TerminalCard:
    """Writes one article's card. Every line fits the width; colour is put on after measuring."""

    def __init__(self, report: Report, options: RenderOptions) -> None:
        self.report, self.width, self.verbose, self.color = report, options.width, options.verbose, options.color
        self.found = view.places(report)
        self.first = view.first(report, self.found)
        self.spots = Spots(report)
        self.unsettled = view.unsettled(report)

    def text(self) -> str:
        parts = [self.head(), self.bar(), self.dimensions(), self.places(), self.rest(), self.checks(), self.limits()]
        lines = ["=" * self.width]
        for part in parts:
            lines += [*part, ""] if part else []
        return "\n".join([*lines, *wrap(HONEST_SHORT, self.width)]) + "\n\n"

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text

    def bold(self, text: str) -> str:
        return self.paint(text, "1")

    def indented(self, text: str, by: int, lines: int = 0) -> list[str]:
        return [" " * by + line for line in wrap(text, self.width - by, lines)]

    # -- the parts, in order

    def head(self) -> list[str]:
        article = self.report.article
        title = wrap(plain(article.title[:400]), self.width, 2)
        sizes = f"{view.plural(article.words, 'word')} | {view.plural(article.claims, 'claim')}"
        facts = f"{plain(view.name(article.path))} | {sizes} | {plain(view.genre(article))}"
        said = wrap(plain(self.report.headline), self.width)
        return [*map(self.bold, title), *wrap(facts, self.width), "", *map(self.bold, said)]

    def bar(self) -> list[str]:
        """Who answers for how many claims, as lengths; every group that has a claim gets at least one sign."""
        who = view.answers(self.report)
        if not who.total:
            return []
        signs = BLOCKS if self.color else SIGNS
        room = self.width - 2
        lengths = shares([who.groups[id] for id, *_ in GROUPS], room)
        bar = "".join(self.paint(signs[id] * n, COLORS[id]) for (id, *_), n in zip(GROUPS, lengths, strict=True) if n)
        keys = [(id, f"{signs[id]} {word} {who.groups[id]}") for id, word, _ in GROUPS]
        gap = "   " if sum(len(text) + 3 for _, text in keys) <= self.width else "  "
        rows: list[list[tuple[str, str]]] = [[]]
        for key in keys:
            if rows[-1] and sum(len(text) + len(gap) for _, text in (*rows[-1], key)) > self.width:
                rows.append([])
            rows[-1].append(key)
        return [f"[{bar}]", *(" " + gap.join(self.paint(text, COLORS[id]) for id, text in row) for row in rows)]

    def dimensions(self) -> list[str]:
        """Each dimension, those that lost most first; a reason that it shares with the one before is not repeated."""
        lines, before = [], ""
        for d in view.ordered(self.report):
            same = d.score is None and d.reason == before != ""
            lines += self._dimension(replace(d, reason="for the same reason") if same else d)
            before = d.reason if d.score is None else ""
        return lines + [self.paint(line, "2") for line in wrap(plain(view.against(self.report)), self.width)]

    def _dimension(self, d: DimensionRow) -> list[str]:
        """What was counted beside the number; below it where that lies and why, and what would change it most."""
        left = (
            pad(clip(plain(d.title), TITLE - 1), TITLE)
            + pad(view.number(d), VALUE)
            + pad(view.between(d.low, d.high), RANGE)
        )
        more = "; ".join(plain(part) for part in (view.reasons(d), d.change) if part)
        if self.width < NARROW:
            head = left.rstrip() if d.score is not None else self.paint(left.rstrip(), "2")
            below = "; ".join(part for part in (plain(view.stands(d)), more) if part)
            return [head, *self.indented(below, HANGING, 4)]
        said = wrap(plain(view.stands(d)), self.width - width(left), 2) or [""]
        head = left if d.score is not None else self.paint(left, "2")
        lines = [(head + said[0]).rstrip(), *(" " * width(left) + line for line in said[1:])]
        return lines + [self.paint(line, "2") for line in self.indented(more, TITLE, 2)]

    def places(self) -> list[str]:
        if self.verbose:
            return [self.bold("Findings"), *(line for i in self.found for line in self._place(i))] if self.found else []
        if view.unread(self.report):
            return []
        if not self.first:
            return wrap("Nothing here that an editor would ask first.", self.width)
        legend = " (p2.1: paragraph 2, sentence 1)" * any(map(self._counted_place, self.first))
        head, *below = wrap(f"Ask first{legend}", self.width)
        head = self.bold("Ask first") + head.removeprefix("Ask first")
        return [head, *below, *(line for i in self.first for line in self._place(i))]

    def _counted_place(self, place: view.Place) -> bool:
        spot = self.spots.of(place.finding)
        return spot is not None and spot.paragraph > 0

    def _place(self, place: view.Place) -> list[str]:
        """Place, severity, excerpt / question / rule (+n) and the place as people count / why it is asked; with -v also
        the message, the hint and the group."""
        f = place.finding
        at, also = self.spots.both(f, brief=True)
        head = f"{at:>{AT - 2}}  "
        severity = pad(f.severity, 9)
        words = view.excerpt(self.report, f)
        said = f'"{plain(words)}"' if words else "(the whole article)" if f.absent else "(text left out)"
        room = self.width - width(head) - width(severity)
        lines = [head + self.paint(severity, SEVERITIES[f.severity]) + clip(said, room)]
        more = f" (+{len(place.under)})" if place.under else ""
        tag = f"{self._rule(f.rule)}{more}{' ' * bool(also)}{also}"
        asked = wrap(plain(f.question), self.width - AT, 2) or [""]
        if width(asked[-1]) + 2 + width(tag) > self.width - AT:
            asked.append("")
        gap = "  " if asked[-1] else ""
        lines += [" " * AT + line for line in asked[:-1]]
        lines.append(" " * AT + asked[-1] + gap + self.paint(clip(tag, self.width - AT), "2"))
        lines += [self.paint(line, "2") for line in self.indented(plain(view.because(place)), AT, 2) if place.reasons]
        if self.verbose:
            lines += self.indented(plain(f.message), AT) + self.indented(plain(f.hint), AT)
            if f.precision:
                measured = self.indented(f"This rule: {view.precision(f.precision)}", AT)
                lines += [self.paint(line, "2") for line in measured]
            for other in place.under:
                lines += self.indented(f"+ {other.severity} {self._rule(other.rule)} {plain(other.message)}", AT)
        return lines

    def _rule(self, rule: str) -> str:
        return f"[{rule}, {self.unsettled[rule]}]" if rule in self.unsettled else f"[{rule}]"

    def rest(self) -> list[str]:
        """What the places above do not show: counts by rule, what is hidden, credited, waived, or crashed."""
        report, lines = self.report, []
        rows = view.live(report)
        if not self.verbose:
            shown = {i.finding.fingerprint for i in self.first}
            others = [f for f in rows if f.fingerprint not in shown and view.rank(f.severity) <= Severity.WARNING.rank]
            if others:
                lines += self._counted(f"Also {view.plural(len(others), 'finding')}: ", others, 3)
        credits = [f for f in rows if f.severity == "credit"]
        if credits:
            lines += self._counted("To its credit: ", credits, 2)
        infos = 0 if self.verbose else sum(f.severity == "info" for f in rows)
        weaker = 0 if self.verbose else sum(f.suppressed_by is not None for f in report.findings)
        hidden = [f"{infos:,} info (-v shows them)"] * bool(infos) + [*view.aside(view.accepted(report))]
        hidden += [f"{weaker} covered by a more specific rule"] * bool(weaker)
        if hidden:
            lines += self._hanging("Not shown: ", ", ".join(hidden), 0)
        if self.verbose and (covered := view.covered(report)):
            lines += self.indented(f"Covered by a more specific rule: {covered}", 0)
        for rule in view.failed_rules(report):
            lines += self.indented(f"The rule {rule} failed and judged nothing.", 0)
        return lines

    def _counted(self, label: str, rows: Sequence[FindingRow], lines: int) -> list[str]:
        """Rules with their number of findings; those that do not fit are counted."""
        counted = [f"{rule} {n}" for rule, n in view.by_rule(rows)]
        for shown in range(len(counted), 0, -1):
            left = len(counted) - shown
            text = ", ".join(counted[:shown]) + (f" and {left} more {'rule' if left == 1 else 'rules'}" if left else "")
            if self.verbose or len(wrap(text, self.width - len(label))) <= lines:
                return self._hanging(label, text, 0)
        return self._hanging(label, view.plural(len(counted), "rule"), 0)

    def _hanging(self, label: str, text: str, lines: int) -> list[str]:
        body = wrap(text, self.width - len(label), 0 if self.verbose else lines)
        return [(label if not n else " " * len(label)) + line for n, line in enumerate(body)]

    def checks(self) -> list[str]:
        rows = self.report.checks
        if not rows:
            return []
        kinds: dict[str, int] = {}
        for c in rows:
            kinds[c.kind] = kinds.get(c.kind, 0) + 1
        listed = ", ".join(view.plural(n, *CHECKS.get(kind, (plain(kind),))) for kind, n in kinds.items())
        lines = self._hanging("Check by hand: ", listed, 2)
        for c in rows if self.verbose else rows[:CHECKED]:
            at = self.spots.first(c)
            who = f"  <- {STATUS[c.status]}" if c.status else ""
            what = f"{plain(c.kind)}: {plain(c.text[:300])}" if c.text else plain(c.kind)
            lines.append(f"{at:>{AT - 2}}  {clip(what, self.width - AT - width(who))}{who}")
        return lines

    def limits(self) -> list[str]:
        rows = self.report.limits if self.verbose else self.report.limits[:LIMITS]
        lines = [line for x in rows for line in self._hanging("Limit: ", plain(x), 2)]
        if len(rows) < len(self.report.limits):
            lines.append(f"Limit: and {len(self.report.limits) - len(rows)} more (-v shows all)")
        return lines


def shares(parts: Sequence[int], room: int) -> list[int]:
    """Lengths that add up to `room`, in proportion to the parts; a part over 0 gets at least 1."""
    total = sum(parts)
    ends = [round(room * sum(parts[: n + 1]) / total) for n in range(len(parts))]
    lengths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    for n, part in enumerate(parts):
        if part and not lengths[n]:
            lengths[lengths.index(max(lengths))] -= 1
            lengths[n] = 1
    return lengths
