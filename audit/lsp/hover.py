"""What is said of a place: each finding there with its rule's page in short, and who answers for the sentence.

Words of the article stand as code or escaped, so that none of them is a link or a picture in an editor."""

from __future__ import annotations

from collections.abc import Iterator

from audit.lsp.reader import EditorReading
from audit.model.report import FindingRow, PlaceRow, Report, SentenceRow
from audit.model.rule import Severity
from audit.render import view
from audit.render.escape import markdown_calm, markdown_code, plain
from audit.render.width import clip
from audit.render.words import STATUS, TRIGGERS

MOST = 3  # findings of one place; whatever more there is is counted


def hover(reading: EditorReading, line: int, character: int, marks: bool) -> tuple[str, PlaceRow | None] | None:
    """The text, and the place of the first finding, if there is one; None where nothing is to be said. `marks`: does
    the editor read Markdown?"""
    report = reading.report
    if report is None:
        return None
    at = reading.positions.place(line, character)
    found = sorted(
        (f for f in view.live(report) if f.severity != Severity.CREDIT and any(_holds(p, at) for p in f.locations)),
        key=lambda f: view.rank(f.severity),
    )
    parts = [_finding(reading, f, marks) for f in found[:MOST]]
    if (more := len(found) - MOST) > 0:
        parts.append(f"and {more} more here")
    if reading.positions.line(line).strip() and (sentence := sentence_at(report, at)) is not None:
        parts.append(_answers(report, sentence, marks))
    if not parts:
        return None
    rule = "\n\n---\n\n" if marks else "\n\n"
    place = next((p for p in found[0].locations if _holds(p, at)), None) if found else None
    return rule.join(parts), place


def sentence_at(report: Report, at: tuple[int, int]) -> SentenceRow | None:
    """The sentence of the body that holds a place or stands before it on its line."""
    before = [s for s in report.sentences if (s.line, s.column) <= at]
    if not before or before[-1].status is None:
        return None
    return before[-1]


def _holds(place: PlaceRow, at: tuple[int, int]) -> bool:
    """The end is part of it, so that a cursor behind the last letter still is on the words."""
    return (place.line, place.column) <= at <= (place.end_line, place.end_column)


def _finding(reading: EditorReading, f: FindingRow, marks: bool) -> str:
    rule = reading.rule(f.rule)
    paragraphs = [_strong(f.question or f.message, marks), _words(" ".join((f.message, f.hint)), marks)]
    if rule is not None:
        paragraphs.append(_words(f"{rule.summary} {rule.why}", marks))
        if rule.standards:
            paragraphs.append(_words(f"Standards: {'; '.join(rule.standards)}.", marks))
    paragraphs.append(f"{f.severity} {markdown_code(f.rule) if marks else f.rule}")
    return "\n\n".join(p for p in paragraphs if p)


def _answers(report: Report, sentence: SentenceRow, marks: bool) -> str:
    """Who answers for the sentence, by name where there is one, and what makes it a claim."""
    lines = [f"Who answers for this sentence: {_strong(STATUS[sentence.status or 'none'], marks)}"]
    lines[0] += "".join(f", {part}" for part in _source(report, sentence, marks))
    if sentence.strength == "weak":
        lines.append("A source earlier in the paragraph may answer; it is carried over and counts half.")
    if sentence.claim:
        why = ", ".join(TRIGGERS.get(t, t) for t in sentence.triggers)
        lines.append(f"A reader would want it sourced{f': {why}' if why else ''}.")
    else:
        lines.append("Nothing in it that a reader would want sourced.")
    return "\n\n".join(lines)


def _source(report: Report, sentence: SentenceRow, marks: bool) -> Iterator[str]:
    if sentence.attribution is None:
        return
    a, text = report.attributions[sentence.attribution], report.article.text
    if a.speaker is not None:
        speaker = report.speakers[a.speaker]
        yield _quoted(speaker.name, marks)
        if speaker.role:
            yield _quoted(speaker.role, marks)
    if a.cue is not None and text is not None:
        yield f"by the words {_quoted(text[a.cue.start : a.cue.end], marks)}"


def _strong(text: str, marks: bool) -> str:
    return f"**{markdown_calm(text)}**" if marks else plain(text)


def _words(text: str, marks: bool) -> str:
    return markdown_calm(text) if marks else plain(text)


def _quoted(text: str, marks: bool) -> str:
    text = clip(plain(text), 120)
    return markdown_code(text) if marks else f'"{text}"'
