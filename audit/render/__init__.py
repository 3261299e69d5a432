"""Report -> text: one file a format, an explicit table FORMATS. A renderer reads the Report and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from audit.errors import UsageError
from audit.model.report import Report
from audit.render import (
    checkstyle,
    compact,
    csv,
    docx,
    findings,
    github,
    gitlab,
    html,
    json,
    jsonl,
    junit,
    listing,
    markdown,
    notes,
    rdjson,
    sarif,
    summary,
    terminal,
    webannotation,
)
from audit.render.base import Format, Item, RenderOptions
from audit.render.escape import without_surrogates
from audit.render.html import render_index
from audit.render.severity import at_least

__all__ = ["FORMATS", "Format", "RenderOptions", "item", "listing", "output", "render", "render_index"]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        f.name: f
        for f in (
            Format("terminal", ".txt", False, terminal.render),
            Format("json", ".json", True, json.render),
            Format("jsonl", ".jsonl", False, jsonl.render),
            Format("html", ".html", True, html.render),
            Format("docx", ".docx", True, docx.render),
            Format("sarif", ".sarif", False, sarif.render),
            Format("csv", ".csv", False, csv.render),
            Format("markdown", ".md", False, markdown.render),
            Format("notes", ".txt", False, notes.render),
            Format("findings", ".findings.jsonl", False, findings.render),
            Format("webannotation", ".jsonld", False, webannotation.render),
            Format("github", ".txt", False, github.render),
            Format("summary", ".md", False, summary.render),
            Format("gitlab", ".json", False, gitlab.render),
            Format("junit", ".xml", False, junit.render),
            Format("checkstyle", ".xml", False, checkstyle.render),
            Format("rdjson", ".json", False, rdjson.render),
            Format("compact", ".txt", False, compact.render),
            Format("list", ".txt", False, listing.render),
        )
    }
)


def render(name: str, reports: Sequence[Item], options: RenderOptions | None = None) -> str:
    """The reports in one format, always valid UTF-8. Raises UsageError when there is no such format of text."""
    made = output(name, reports, options)
    if isinstance(made, bytes):
        raise UsageError(f"{name} is a file, not text: save it under a name, as {FORMATS[name].suffix}")
    return made


def output(name: str, reports: Sequence[Item], options: RenderOptions | None = None) -> str | bytes:
    """The reports in one format: text, or the bytes of a file that is none. Raises UsageError when there is no such
    format."""
    if name not in FORMATS:
        raise UsageError(f"no format {name!r}; the formats are {', '.join(FORMATS)}")
    options = options or RenderOptions()
    made = FORMATS[name].render([_fit(r, options) for r in reports], options)
    return made if isinstance(made, bytes) else without_surrogates(made)


def item(listed: listing.Listing, report: Item, options: RenderOptions) -> str:
    """One article's part of a list that is written as it comes; `Listing.end` gives the rest."""
    return without_surrogates(listed.item(_fit(report, options)))


def _fit(report: Item, options: RenderOptions) -> Item:
    if isinstance(report, Report) and not options.with_text:
        report = replace(report, article=replace(report.article, text=None))
    return at_least(report, options.min_severity) if isinstance(report, Report) else report
