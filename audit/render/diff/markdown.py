"""markdown: a comment on a pull request. Words of the articles stand as code or escaped; nothing is live.

A host cuts or refuses a comment of more than 65,536 characters; the parts that are listed are bounded.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.model.diff import ArticleDiff, Change, ChangeKind, Diff, ScoreVerdict
from audit.render import view
from audit.render.base import RenderOptions
from audit.render.diff import said
from audit.render.escape import markdown, markdown_code
from audit.render.width import clip
from audit.render.words import GROUPS, HONEST

MOST = 10  # places of a kind, articles of one report only
ARTICLES = 12  # articles shown in full; the others have a row


def render(diff: Diff, options: RenderOptions) -> str:
    many = len(diff.articles) > 1 or bool(diff.only_before or diff.only_after or diff.unread)
    shown = [d for d in diff.articles if not many or options.verbose or not d.quiet]
    full = shown if options.verbose else shown[:ARTICLES]
    parts = [f"### {said.NAME}\n"]
    if many:
        parts += [f"{said.overview(diff)}\n", _table(shown)]
        quiet = len(diff.articles) - len(shown)
        parts += [f"No change: {view.plural(quiet, 'article')}.\n"] if quiet else []
    parts += [_article(d, options.verbose, many) for d in full]
    if len(full) < len(shown):
        parts.append(f"{view.plural(len(shown) - len(full), 'more article')}, in the table above only.\n")
    parts.append(_rest(diff, options.verbose))
    return "\n".join([*(p for p in parts if p), f"<sub>{HONEST}</sub>\n"])


def _table(shown: Sequence[ArticleDiff]) -> str:
    if not shown:
        return ""
    lines = ["| Article | New | Fixed | No source for |", "|---|---:|---:|---:|"]
    for d in shown[: MOST * ARTICLES]:
        a, b = d.answered_before, d.answered
        nobody = f"{a.nobody} of {a.claims} → {b.nobody} of {b.claims}"
        lines.append(f"| {_cell(d.path)} | {d.counts.new} | {d.counts.fixed} | {nobody} |")
    return "\n".join(lines) + "\n"


def _cell(path: str) -> str:
    # Inside a table a bar ends the cell even in a code span.
    return markdown_code(view.name(path)).replace("|", "\\|")


def _article(d: ArticleDiff, verbose: bool, many: bool) -> str:
    head = f"#### {markdown_code(view.name(d.path))}\n"
    if d.path_before is not None:
        head += f"\nBefore: {markdown_code(view.name(d.path_before))}\n"
    notes = "".join(f"\n_{markdown(note)}_\n" for note in d.notes)
    parts = [head + notes, _headlines(d), _answers(d), _dimensions(d), f"Findings: {said.tally(d.counts)}.\n"]
    for kind in (ChangeKind.NEW, ChangeKind.FIXED, ChangeKind.REWORDED, ChangeKind.RERATED, ChangeKind.SET_ASIDE):
        parts.append(_kind(kind, d.of(kind), verbose, folded=many and kind is not ChangeKind.NEW))
    parts.append(_quiet_kinds(d))
    return "\n".join(p for p in parts if p)


def _headlines(d: ArticleDiff) -> str:
    if d.headline == d.headline_before:
        return f"**{markdown(d.headline)}** (before and after)\n"
    return f"Before: {markdown(d.headline_before)}\n\nAfter: **{markdown(d.headline)}**\n"


def _answers(d: ArticleDiff) -> str:
    if not d.answered_before.claims and not d.answered.claims:
        return ""
    lines = [f"| | claims | {' | '.join(word for _, word, _ in GROUPS)} |", "|---|" + "---:|" * (len(GROUPS) + 1)]
    for name, who in (("before", d.answered_before), ("after", d.answered)):
        lines.append(f"| {name} | {who.claims} | {' | '.join(str(getattr(who, id)) for id, *_ in GROUPS)} |")
    return "\n".join(lines) + "\n"


def _dimensions(d: ArticleDiff) -> str:
    if not d.dimensions:
        return ""
    lines = [f"{said.NOT_COMPARABLE}: {markdown('; '.join(d.differences))}.\n"] if d.differences else []
    lines += ["| Dimension | Before | After | |", "|---|---:|---:|---|"]
    for x in d.dimensions:
        verdict = said.VERDICTS[ScoreVerdict(x.verdict)]
        if x.verdict in (ScoreVerdict.HIGHER, ScoreVerdict.LOWER):
            verdict = f"**{verdict}**"
        elif x.verdict == ScoreVerdict.NOT_JUDGED:
            verdict = f"not judged, {markdown(x.why)}"
        lines.append(f"| {markdown(x.title)} | {said.score(x.before)} | {said.score(x.after)} | {verdict} |")
    return "\n".join(lines) + "\n" + (f"\n{said.UNDECIDED}\n" if said.undecided(d) else "")


def _kind(kind: ChangeKind, changes: Sequence[Change], verbose: bool, folded: bool) -> str:
    places, infos = said.asked(changes, verbose)
    few = places if verbose else places[:MOST]
    lines = [_line(c, under) for c, under in few]
    rest = [f"{view.plural(len(places) - len(few), 'more place')}"] if len(few) < len(places) else []
    rest += [f"{infos:,} info"] if infos else []
    lines += [f"- and {', '.join(rest)}"] if rest else []
    if not lines:
        return ""
    head, listed = f"{said.HEADS[kind]}: {len(changes)}", "\n".join(lines)
    if folded:
        return f"<details><summary>{head}</summary>\n\n{listed}\n\n</details>\n"
    return f"**{head}**\n\n{listed}\n"


def _line(c: Change, under: int) -> str:
    place = c.after or c.before
    assert place is not None
    words = markdown_code(clip(place.words, 140)) if place.words else "_something is missing_" if c.absent else ""
    if c.kind == ChangeKind.REWORDED and c.before and c.before.words and c.before.words != place.words:
        words = f"{markdown_code(clip(c.before.words, 140))} → {words}"
    question = markdown(c.question)
    more = f" (+{under})" if under else ""
    note = f" _{markdown(c.note)}_" if c.note else ""
    said_of = " ".join(x for x in (words, question, f"`{c.rule}`") if x)
    return f"- {said.at(c).replace('->', '→')} **{said.severity(c).replace('->', '→')}** {said_of}{more}{note}"


def _quiet_kinds(d: ArticleDiff) -> str:
    """Credits and what only moved, a line each."""
    lines = []
    for kind in (ChangeKind.CREDIT_GAINED, ChangeKind.CREDIT_LOST):
        rules = dict.fromkeys(f"`{c.rule}`" for c in d.of(kind))
        lines += [f"{said.HEADS[kind]}: {', '.join(rules)}.\n"] if rules else []
    if moved := d.of(ChangeKind.MOVED):
        lines.append(f"Moved: {said.shifts(moved)}.\n")
    return "\n".join(lines)


def _rest(diff: Diff, verbose: bool) -> str:
    """Articles of one report only, and those that could not be audited."""
    parts = []
    for label, rows in (("Only after", diff.only_after), ("Only before", diff.only_before)):
        few = rows if verbose else rows[:MOST]
        lines = [f"- {markdown_code(view.name(r.path))}: {said.found(r)}. {markdown(r.headline)}" for r in few]
        lines += [f"- and {len(rows) - len(few)} more"] if len(few) < len(rows) else []
        parts += [f"**{label}: {len(rows)}**\n\n" + "\n".join(lines) + "\n"] if rows else []
    if diff.unread:
        lines = [
            f"- {markdown_code(view.name(r.path))} ({'before' if r.before else 'after'}, {markdown(r.code)}): "
            f"{markdown(clip(r.message, 300))}"
            for r in (diff.unread if verbose else diff.unread[:MOST])
        ]
        parts.append(f"**Not audited: {len(diff.unread)}**\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)
