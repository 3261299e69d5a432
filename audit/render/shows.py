"""How a report shows itself when it is asked (audit/model/shown.py): as text, as a file, in a notebook, as frames."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from os import PathLike, fspath
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from audit import render
from audit.errors import UsageError
from audit.model.frames import Frames
from audit.model.report import Report
from audit.render import view, words
from audit.render.escape import visible
from audit.render.frames import to_frame
from audit.writing import write_file

if TYPE_CHECKING:
    import pandas as pd

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".json": "json",
        ".jsonl": "jsonl",
        ".findings.jsonl": "findings",
        ".docx": "docx",
        ".html": "html",
        ".htm": "html",
        ".md": "markdown",
        ".markdown": "markdown",
        ".txt": "terminal",
        ".csv": "csv",
        ".sarif": "sarif",
        ".jsonld": "webannotation",
    }
)
"""The format that a file of this suffix has where none is named; several formats are written as .xml or .json."""
_HEIGHT = "36rem"
_HEAD, _BASE = "<head>", '<base href="about:srcdoc">'
"""A page within a page has the address of the outer one, so that its own #links would lead to that. This stands before
the policy of the page, which allows no other base."""


def text(report: Report, format: str) -> str:
    return render.render(format, [report])


def save(report: Report, path: str | PathLike[str], format: str | None) -> None:
    """Raises UsageError."""
    if not isinstance(path, str | PathLike) or not isinstance(fspath(path), str):
        raise UsageError(f"save: a path is a str or a Path, not {type(path).__name__}")
    file = Path(path)
    if format is None:
        name = file.name.lower()
        format = next((f for s, f in sorted(SUFFIXES.items(), key=_longest) if name.endswith(s)), None)
    if format is None:
        known = ", ".join(SUFFIXES)
        raise UsageError(f'{visible(str(file))}: no format has this suffix ({known}); or name one, as in format="html"')
    write_file(file, render.pieces(format, [report]))


def _longest(row: tuple[str, str]) -> int:
    return -len(row[0])


def embedded(report: Report) -> str:
    """The page within a page. In the sandbox the script runs (it opens, filters and prints), but as a stranger: it
    reaches neither the notebook nor what the notebook may reach, and its own policy allows no request."""
    title = visible(report.article.title[:200]) or view.name(report.article.path)
    page = escape(text(report, "html").replace(_HEAD, _HEAD + _BASE, 1), quote=True)
    return (
        f'<iframe sandbox="allow-scripts allow-modals" title="{escape(f"{words.NAME}: {title}", quote=True)}" '
        f'style="width:100%;height:{_HEIGHT};border:1px solid #8888" srcdoc="{page}"></iframe>'
    )


def frames(report: Report) -> Frames[pd.DataFrame]:
    return to_frame(report)
