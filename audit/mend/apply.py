"""The mends of a report put into the text of its file."""

from __future__ import annotations

from collections.abc import Iterable

from audit.model.report import EditRow, FixRow


def edited(text: str, fixes: Iterable[FixRow]) -> tuple[str, int]:
    """The text with these mends, and how many were made: one that would touch what another took is left for the next
    time. `text`: that of the source file, which the edits count in."""
    made: list[EditRow] = []
    count = 0
    for fix in fixes:
        if all(_fits(edit, made, len(text)) for edit in fix.edits):
            new = [edit for edit in fix.edits if edit not in made]
            made += new
            count += bool(new)
    for edit in sorted(made, key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text, count


def _fits(edit: EditRow, made: list[EditRow], length: int) -> bool:
    return edit.end <= length and all(
        edit == other or edit.end <= other.start or other.end <= edit.start for other in made
    )
