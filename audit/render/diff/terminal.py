"""terminal: what changed, in 80 columns. Plain ASCII of our own unless in colour."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model.diff import ArticleDiff, Change, ChangeKind, Diff, DimensionChange, Lone, ScoreVerdict, Unread
from audit.render import view
from audit.render.base import RenderOptions
from audit.render.diff import said
from audit.render.escape import plain
from audit.render.terminal import SEVERITIES
from audit.render.width import clip, pad, width, wrap
from audit.render.words import GROUPS, HONEST_SHORT

MOST = 8  # places of a kind that are shown without -v
TITLE, VALUE, ARROW, AT = 14, 18, 3, 9
WHEN = 8  # columns of "Before", "After"


def render(diff: Diff, options: RenderOptions) -> str:
    return _Page(diff, options).text()


class _Page:
    """Writes the comparison. Every line fits the width; colour is put on after measuring."""

    def __init__(self, diff: Diff, options: RenderOptions) -> None:
        self.diff, self.width, self.verbose, self.color = diff, options.width, options.verbose, options.color

    def text(self) -> str:
        diff = self.diff
        alone = len(diff.articles) == 1 and not (diff.only_before or diff.only_after or diff.unread)
        shown = [d for d in diff.articles if alone or self.verbose or not d.quiet]
        lines = [] if alone else ["=" * self.width, *wrap(said.overview(diff), self.width), ""]
        for d in shown:
            lines += self.article(d)
        if len(shown) < len(diff.articles):
            lines += [f"No change: {view.plural(len(diff.articles) - len(shown), 'article')}", ""]
        lines += self.lone("Only after", diff.only_after) + self.lone("Only before", diff.only_before)
        lines += self.unread(diff.unread)
        return "\n".join([*lines, *wrap(HONEST_SHORT, self.width)]) + "\n"

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text

    def hanging(self, label: str, text: str, bold: bool = False) -> list[str]:
        rows = wrap(text, self.width - len(label)) or [""]
        mark = (lambda t: self.paint(t, "1")) if bold else (lambda t: t)
        return [((label if not n else " " * len(label)) + mark(row)).rstrip() for n, row in enumerate(rows)]

    # -- one article

    def article(self, d: ArticleDiff) -> list[str]:
        parts = [self.head(d), self.headlines(d), self.answers(d), self.dimensions(d), *self.changes(d)]
        return ["=" * self.width, *(line for part in parts if part for line in [*part, ""])]

    def head(self, d: ArticleDiff) -> list[str]:
        lines = [self.paint(line, "1") for line in wrap(plain(d.title[:400]), self.width, 2)]
        lines += wrap(plain(view.name(d.path)), self.width)
        if d.path_before is not None:
            lines += self.hanging("was  ", plain(view.name(d.path_before)))
        if d.identical:
            lines.append("The file is the same, byte for byte.")
        return [*lines, *(line for note in d.notes for line in self.hanging("Note: ", plain(note)))]

    def headlines(self, d: ArticleDiff) -> list[str]:
        if d.headline == d.headline_before:
            return self.hanging("Before and after: ", plain(d.headline))
        before = self.hanging(pad("Before", WHEN), plain(d.headline_before))
        return [*before, *self.hanging(pad("After", WHEN), plain(d.headline), bold=True)]

    def answers(self, d: ArticleDiff) -> list[str]:
        """Claims by who answers, before and after."""
        was, now = d.answered_before, d.answered
        if not was.claims and not now.claims:
            return []
        rows = [["", "claims", *(word for _, word, _ in GROUPS)]]
        for name, who in (("Before", was), ("After", now)):
            rows.append([name, str(who.claims), *(str(getattr(who, id)) for id, *_ in GROUPS)])
        widths = [max(len(row[n]) for row in rows) + 2 for n in range(len(rows[0]))]
        return [
            (pad(row[0], WHEN) + "".join(f"{c:>{widths[n + 1]}}" for n, c in enumerate(row[1:]))).rstrip()
            for row in rows
        ]

    def dimensions(self, d: ArticleDiff) -> list[str]:
        if not d.dimensions:
            return []
        lines = []
        if d.differences:
            lines += wrap(plain(f"{said.NOT_COMPARABLE}: {'; '.join(d.differences)}."), self.width)
        lines += [line for x in d.dimensions for line in self.dimension(x)]
        return lines + (wrap(said.UNDECIDED, self.width) if said.undecided(d) else [])

    def dimension(self, x: DimensionChange) -> list[str]:
        left = f"{pad(clip(plain(x.title), TITLE - 1), TITLE)}{said.score(x.before):<{VALUE}}"
        left += f"{'->':<{ARROW}}{said.score(x.after):<{VALUE}}"
        verdict = plain(x.why) if x.verdict == ScoreVerdict.NOT_JUDGED else said.VERDICTS[ScoreVerdict(x.verdict)]
        rows = wrap(verdict, self.width - width(left), 3) or [""]
        code = "1" if x.verdict in (ScoreVerdict.HIGHER, ScoreVerdict.LOWER) else "2"
        return [((left if not n else " " * width(left)) + self.paint(row, code)).rstrip() for n, row in enumerate(rows)]

    def changes(self, d: ArticleDiff) -> list[list[str]]:
        """The findings, kind by kind."""
        parts = [wrap(f"Findings: {said.tally(d.counts)}", self.width)]
        for kind in (ChangeKind.NEW, ChangeKind.FIXED, ChangeKind.REWORDED, ChangeKind.RERATED, ChangeKind.SET_ASIDE):
            parts.append(self.kind(kind, d.of(kind)))
        credits = [
            line
            for kind in (ChangeKind.CREDIT_GAINED, ChangeKind.CREDIT_LOST)
            for line in self.credits(kind, d.of(kind))
        ]
        return [*parts, credits, self.moved(d.of(ChangeKind.MOVED))]

    def kind(self, kind: ChangeKind, changes: Sequence[Change]) -> list[str]:
        places, infos = said.asked(changes, self.verbose)
        few = places if self.verbose else places[:MOST]
        lines = [line for c, under in few for line in self.change(c, under)]
        rest = [f"{view.plural(len(places) - len(few), 'more place')}"] if len(few) < len(places) else []
        rest += [f"{infos:,} info"] if infos else []
        if rest:
            lines.append(" " * AT + f"and {', '.join(rest)} (-v shows them)")
        return [self.paint(said.HEADS[kind], "1"), *lines] if lines else []

    def change(self, c: Change, under: int) -> list[str]:
        """Place, severity and words; then the question and the rule; for a reworded one the words before, too."""
        place = c.after or c.before
        assert place is not None
        head = f"{view.at(place.line, place.column):>{AT - 2}}  "
        severity = pad(said.severity(c), 9) + ("  " if c.severity_before else "")
        words = f'"{plain(place.words)}"' if place.words else "(the whole article)" if c.absent else "(text left out)"
        lines = [head + self.paint(severity, SEVERITIES[c.severity]) + clip(words, self.width - AT - len(severity))]
        if c.kind == ChangeKind.REWORDED and c.before and c.before.words and c.before.words != place.words:
            was = f'was {view.at(c.before.line, c.before.column)} "{plain(c.before.words)}"'
            lines.append(" " * AT + clip(was, self.width - AT))
        tag = f"[{c.rule}]" + (f" (+{under})" if under else "")
        asked = wrap(plain(c.question), self.width - AT, 2) or [""]
        if asked[-1] and width(asked[-1]) + 2 + width(tag) > self.width - AT:
            asked.append("")
        lines += [" " * AT + row for row in asked[:-1]]
        lines.append(" " * AT + asked[-1] + ("  " if asked[-1] else "") + self.paint(clip(tag, self.width - AT), "2"))
        if c.note:
            lines += [" " * AT + row for row in wrap(f"({plain(c.note)})", self.width - AT)]
        return lines

    def credits(self, kind: ChangeKind, changes: Sequence[Change]) -> list[str]:
        counted: dict[str, int] = {}
        for c in changes:
            counted[c.rule] = counted.get(c.rule, 0) + 1
        listed = ", ".join(f"{rule} {n}" for rule, n in counted.items())
        return self.hanging(f"{said.HEADS[kind]}: ", listed) if listed else []

    def moved(self, changes: Sequence[Change]) -> list[str]:
        if not changes:
            return []
        lines = self.hanging("Moved: ", said.shifts(changes))
        if self.verbose:
            lines += [" " * 7 + clip(f"{said.at(c)}  [{c.rule}]", self.width - 7) for c in changes]
        return lines

    # -- articles of one report

    def lone(self, label: str, rows: Sequence[Lone]) -> list[str]:
        few = rows if self.verbose else rows[:MOST]
        lines = [
            line for r in few for line in self.hanging("  ", f"{plain(view.name(r.path))}: {plain(said.found(r))}")
        ]
        more = [f"  and {len(rows) - len(few)} more (-v shows all)"] if len(few) < len(rows) else []
        return [self.paint(label, "1"), *lines, *more, ""] if rows else []

    def unread(self, rows: Sequence[Unread]) -> list[str]:
        lines = []
        for r in rows:
            message = plain(r.message.removeprefix(f"{r.path}: "))
            when = "before" if r.before else "after"
            lines += self.hanging("  ", f"{plain(view.name(r.path))} ({when}, {plain(r.code)}): {message}")
        return [self.paint("Not audited", "1"), *lines, ""] if rows else []
