"""Goldens of the layers: articles of our own with what is right beside each sentence (tests/goldens/README.md).

A golden says what is RIGHT, by hand. Where the program says otherwise the line is marked: `missed` is right and not
said, `wrong` is said and not right. `python tests/golden.py` (`make goldens`) sets and takes off these marks and the
figures; a person reads the diff. `python tests/golden.py --draft FILE` writes the program's reading of a new file.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from audit import load
from audit.config import Config
from audit.model.article import Meta
from audit.model.report import AttributionRow, FindingRow, Report
from audit.model.text import Span
from audit.pipeline import Auditor
from audit.render import view

FOLDER = Path(__file__).parent / "goldens"
MISSED, WRONG = "missed", "wrong"
SOURCE, READING, WHOLE, FIGURES = "source", "reading", "article", "figures"
LONG, EDGE = 8, 3  # a span of more words than LONG is written as its first and last EDGE words
FACTS = ("block", "claim", "status", "says", "hedge", "finding", "ask", "genre", "speaker")
"""What a line may be about, in the order in which lines stand."""


@dataclass(frozen=True)
class Fact:
    """A line beside a sentence: what it is about, what it says, its mark, and a word why."""

    about: str
    says: str
    mark: str = ""
    why: str = ""

    @property
    def key(self) -> str:
        """What two facts are compared by. A question is the reader's own wording: only its place is compared."""
        return self.about if self.about == "ask" else f"{self.about} {self.says}"

    def __str__(self) -> str:
        line = f"{self.mark:<6}  {self.about} {self.says}".rstrip() if self.mark else f"  {self.about} {self.says}"
        return line + (f"  # {self.why}" if self.why else "")


@dataclass
class Row:
    """A sentence with its facts. Two rows of the same words are told apart by their order. The whole article is the row
    without words."""

    text: str
    facts: list[Fact] = field(default_factory=list)
    mark: str = ""


@dataclass
class Golden:
    """One file. `notes`: its first lines, as they are; `meta`: format, title, genre ... as the caller would give it."""

    path: Path
    notes: list[str]
    meta: dict[str, str]
    source: str
    rows: list[Row]
    figures: list[str]

    @property
    def right(self) -> list[Row]:
        return [row for row in self.rows if row.mark != WRONG]

    def marks(self) -> Counter[str]:
        """Lines by their mark; sentence rows count only where they are marked."""
        of_facts = Counter(fact.mark or "right" for row in self.rows for fact in row.facts)
        return of_facts + Counter(row.mark for row in self.rows if row.mark)


# -- the file


def parse(path: Path) -> Golden:
    """Raises ValueError, with file and line, on a line that it does not know."""
    notes, meta, parts = [], {}, _parts(path.read_text("utf-8"))
    for line in parts[""].splitlines():
        if line.startswith("#"):
            notes.append(line)
        elif line.strip():
            name, _, value = line.partition(":")
            meta[name.strip()] = value.strip()
    rows = list(_rows(path, parts[READING])) if READING in parts else []
    if WHOLE in parts:
        rows.append(Row("", [_fact(path, line) for line in parts[WHOLE].splitlines() if line.strip()]))
    return Golden(path, notes, meta, parts[SOURCE], rows, parts.get(FIGURES, "").strip().splitlines())


def _parts(text: str) -> dict[str, str]:
    """What stands under each `== name`; the first part has no name."""
    pieces = re.split(r"^== (\w+)[^\n]*\n", text, flags=re.M)
    names, bodies = ["", *pieces[1::2]], pieces[::2]
    return {name: body.rstrip("\n") + "\n" for name, body in zip(names, bodies, strict=True)}


def _rows(path: Path, text: str) -> Iterator[Row]:
    row: Row | None = None
    for line in text.splitlines():
        mark, bar, words = line.partition("| ")
        if bar and mark.strip() in ("", MISSED, WRONG):
            if row:
                yield row
            row = Row(words.strip(), mark=mark.strip())
        elif line.strip():
            if row is None:
                raise ValueError(f"{path.name}: a fact before the first sentence: {line!r}")
            row.facts.append(_fact(path, line))
    if row:
        yield row


def _fact(path: Path, line: str) -> Fact:
    words, _, why = line.partition("  # ")
    found = re.match(rf" *(?:({MISSED}|{WRONG}) +)?(\w+) ?(.*)$", words.rstrip())
    if not found or found[2] not in FACTS:
        raise ValueError(f"{path.name}: cannot read {line!r}; a line begins with one of {', '.join(FACTS)}")
    return Fact(found[2], found[3].strip(), found[1] or "", why.strip())


def write(golden: Golden) -> str:
    head = [*golden.notes, *(f"{name}: {value}" for name, value in golden.meta.items())]
    out = ["\n".join(head), f"\n== {SOURCE}\n{golden.source}\n== {READING}"]
    for row in golden.rows:
        if row.text:
            out.append(f"{row.mark + ' ' if row.mark else ''}| {row.text}")
            out += map(str, _ordered(row.facts))
    whole = next((row for row in golden.rows if not row.text), Row(""))
    out += [f"\n== {WHOLE}", *map(str, _ordered(whole.facts))]
    out += [f"\n== {FIGURES} (written by `make goldens`)", *golden.figures]
    return "\n".join(out) + "\n"


def _ordered(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda f: FACTS.index(f.about))


# -- what the program says


def auditor() -> Auditor:
    return Auditor(Config())


def audited(golden: Golden, with_auditor: Auditor) -> Report:
    meta = {name: value for name, value in golden.meta.items() if name != "format"}
    kind = golden.meta.get("format", "text")
    return with_auditor.audit(load.from_text(golden.source, golden.path.stem, format=kind, meta=Meta(**meta)))


def reading(report: Report) -> list[Row]:
    """The program's reading: a row a sentence, and the row of the whole article last."""
    text = report.article.text or ""
    rows = [Row(_folded(text[s.start : s.end])) for s in report.sentences]
    starts = [s.start for s in report.sentences]

    def row_at(offset: int) -> Row:
        at = max((n for n, start in enumerate(starts) if start <= offset), default=0)
        return rows[at]

    for row, s in zip(rows, report.sentences, strict=True):
        if s.block != "body":
            row.facts.append(Fact("block", s.block))
        if s.claim:
            row.facts.append(Fact("claim", ", ".join(sorted(s.triggers))))
        if s.strength == "weak":
            row.facts.append(Fact("status", "none, weak"))
        elif s.status not in (None, "none"):
            row.facts.append(Fact("status", s.status))
    for a in report.attributions:
        place = a.cue or a.source or a.content[0]
        row_at(place.start).facts.append(Fact("says", _says(report, a, text)))
    for h in report.hedges:
        row_at(h.span.start).facts.append(Fact("hedge", f"{_words(text, h.span)}, {'owned' if h.owned else 'unowned'}"))
    whole = Row("")
    for f in view.live(report):
        target = whole if f.absent else row_at(f.spans[0].start)
        target.facts.append(Fact("finding", _finding(f, text)))
    for f in questions(report):
        target = whole if f.absent else row_at(f.spans[0].start)
        target.facts.append(Fact("ask", f.question))
    told = report.article
    whole.facts.append(Fact("genre", told.genre if told.genre_from in ("stated", "page") else "unstated"))
    whole.facts += [
        Fact("speaker", ", ".join(x for x in (p.name, p.type, p.role, "" if p.sure else "unclear") if x))
        for p in report.speakers
    ]
    for row in (*rows, whole):
        row.facts = list(dict.fromkeys(row.facts))
    return [*rows, whole]


def questions(report: Report) -> list[FindingRow]:
    """What is asked first, in every format."""
    return [place.finding for place in view.first(report, view.places(report))]


def _says(report: Report, a: AttributionRow, text: str) -> str:
    """source = speaker, type, status | cue | content"""
    source = _words(text, a.source).rstrip(",") if a.source else "-"
    speaker = report.speakers[a.speaker] if a.speaker is not None else None
    if speaker and speaker.name != source:
        source += f" = {speaker.name}" + ("" if speaker.sure else " (unclear)")
    cue = _words(text, a.cue).rstrip(":") if a.cue else "-"
    content = " / ".join(_words(text, c) for c in a.content) or "-"
    within = ", inside another" if a.inside is not None else ""
    return f"{source}, {a.source_type}, {a.status}{within} | {cue} | {content}"


def _finding(f: FindingRow, text: str) -> str:
    words = "" if f.absent else f" «{_words(text, f.spans[0])}»"
    return f"{f.rule} ({f.severity}){words}"


def _words(text: str, span: Span) -> str:
    words = _folded(text[span.start : span.end]).split(" ")
    return " ".join(words if len(words) <= LONG else [*words[:EDGE], "…", *words[-EDGE:]])


def _folded(text: str) -> str:
    return " ".join(text.split())


def figures(report: Report) -> list[str]:
    """The scores and the headline sentence, which follow from the rest."""
    lines = [report.headline]
    for d in report.dimensions:
        score = "not judged" if d.score is None else f"{d.score} ({d.low} to {d.high})"
        lines.append(f"{d.id} {score}: {d.reason}")
    return lines


# -- right and said


def _places(rows: Iterable[Row]) -> dict[tuple[str, int], Row]:
    """The rows by their words and how many of the same words stand before."""
    seen: Counter[str] = Counter()
    out = {}
    for row in rows:
        out[row.text, seen[row.text]] = row
        seen[row.text] += 1
    return out


def marked(golden: Golden, said: list[Row]) -> list[Row]:
    """The golden's rows with the marks that are true now: what is right and not said is missed, what is said and not
    right is wrong."""
    right, now = _places(golden.right), _places(said)
    known = {(place, f.key): f.why for place, row in _places(golden.rows).items() for f in row.facts if f.mark == WRONG}
    out: list[Row] = []
    # Sentences in the order of the text: those that the program splits otherwise stand behind the last one both have.
    for place in _merged(list(right), list(now)):
        have, want = now.get(place), right.get(place)
        facts = []
        kept = [f for f in want.facts if f.mark != WRONG] if want else []
        told = {f.key for f in have.facts} if have else set()
        for f in kept:
            mark = "" if f.key in told else MISSED
            facts.append(Fact(f.about, f.says, mark, f.why if mark else ""))
        for f in have.facts if have else []:
            if f.key not in {k.key for k in kept}:
                facts.append(Fact(f.about, f.says, WRONG, known.get((place, f.key), "")))
        mark = "" if have and want else MISSED if want else WRONG
        out.append(Row(place[0], facts, mark if place[0] else ""))
    return out


def _merged(first: list[tuple[str, int]], second: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Both lists in one, each in its own order."""
    out: list[tuple[str, int]] = []
    common = set(first) & set(second)
    rest = iter(second)
    for place in first:
        if place in common:
            for other in rest:
                if other == place:
                    break
                if other not in common:
                    out.append(other)
        out.append(place)
    out += [other for other in rest if other not in common]
    whole = ("", 0)
    return [p for p in out if p != whole] + ([whole] if whole in out else [])


def renewed(golden: Golden, report: Report) -> Golden:
    """The golden with true marks and figures."""
    said = reading(report)
    return Golden(golden.path, golden.notes, golden.meta, golden.source, marked(golden, said), figures(report))


def differences(golden: Golden, now: Golden) -> list[str]:
    """What is not as the golden says, a line each; empty where its marks are true."""
    before, after = list(_said(golden)), list(_said(now))
    out = [f"  was  {line}" for line in before if line not in after]
    out += [f"  now  {line}" for line in after if line not in before]
    return out + [f"  was  {a}\n  now  {b}" for a, b in _pairs(golden.figures, now.figures) if a != b]


def _said(golden: Golden) -> Iterator[str]:
    for (words, n), row in _places(golden.rows).items():
        head = words[:60] + (f" [{n + 1}]" if n else "") or "the article"
        yield f"{row.mark or 'right':<6} {head}"
        for f in row.facts:
            yield f"{f.mark or 'right':<6} {f.key}  @ {head}"


def _pairs(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    for n in range(max(len(before), len(after))):
        yield before[n] if n < len(before) else "-", after[n] if n < len(after) else "-"


def goldens() -> list[Path]:
    return sorted(FOLDER.glob("*.txt"))


def totals(files: Iterable[Golden]) -> Mapping[str, int]:
    return sum((g.marks() for g in files), Counter[str]())


def told(files: list[Golden]) -> str:
    """How many lines are known wrong, in one sentence."""
    n = totals(files)
    every = n.total()
    share = (n[MISSED] + n[WRONG]) / every if every else 0.0
    return (
        f"{len(files)} goldens, {every:,} lines: {n[MISSED]} right ones are missed and {n[WRONG]} wrong ones said "
        f"({share:.1%} known wrong)"
    )


def main(arguments: list[str]) -> int:
    one = auditor()
    if arguments[:1] == ["--draft"]:
        for name in arguments[1:]:
            golden = parse(Path(name))
            report = audited(golden, one)
            golden.rows, golden.figures = reading(report), figures(report)
            golden.path.write_text(write(golden), "utf-8")
        return 0
    renew = []
    for path in [Path(a) for a in arguments] or goldens():
        golden = parse(path)
        renew.append(renewed(golden, audited(golden, one)))
        if (text := write(renew[-1])) != path.read_text("utf-8"):
            path.write_text(text, "utf-8")
            sys.stdout.write(f"{path.name}\n" + "\n".join(differences(golden, renew[-1])) + "\n")
    sys.stdout.write(told(renew) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
