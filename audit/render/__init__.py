"""Report -> text: one file a format, an explicit table FORMATS. A renderer reads the Report and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from audit.errors import UsageError
from audit.model.late import late
from audit.model.report import Report
from audit.render.base import Format, Item, RenderOptions
from audit.render.escape import without_surrogates
from audit.render.severity import at_least

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit.render.listing import Listing
    from audit.writing import Content

__all__ = ["FORMATS", "Format", "RenderOptions", "item", "output", "pieces", "render", "render_index"]


def _late(module: str, name: str = "render") -> Callable[..., Any]:
    """A renderer, which is loaded with the first report in its format."""
    return late(f"{__name__}.{module}", name)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        f.name: f
        for f in (
            Format("terminal", ".txt", False, _late("terminal")),
            Format("json", ".json", True, _late("json"), _late("json", "pieces")),
            Format("jsonl", ".jsonl", False, _late("jsonl"), _late("jsonl", "pieces")),
            Format("html", ".html", True, _late("html")),
            Format("docx", ".docx", True, _late("docx")),
            Format("sarif", ".sarif", False, _late("sarif")),
            Format("csv", ".csv", False, _late("csv")),
            Format("markdown", ".md", False, _late("markdown")),
            Format("notes", ".txt", False, _late("notes")),
            Format("findings", ".findings.jsonl", False, _late("findings")),
            Format("webannotation", ".jsonld", False, _late("webannotation")),
            Format("github", ".txt", False, _late("github")),
            Format("summary", ".md", False, _late("summary")),
            Format("gitlab", ".json", False, _late("gitlab")),
            Format("junit", ".xml", False, _late("junit")),
            Format("checkstyle", ".xml", False, _late("checkstyle")),
            Format("rdjson", ".json", False, _late("rdjson")),
            Format("compact", ".txt", False, _late("compact")),
            Format("list", ".txt", False, _late("listing")),
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
    options = options or RenderOptions()
    made = _format(name).render([_fit(r, options) for r in reports], options)
    return made if isinstance(made, bytes) else without_surrogates(made)


def pieces(name: str, reports: Sequence[Item], options: RenderOptions | None = None) -> Content:
    """What `output` gives, piece by piece where the format can be written so, as a long report must be: it has many
    times the length of its article. Raises UsageError when there is no such format."""
    cut = _format(name).pieces
    if cut is None:
        return output(name, reports, options)
    options = options or RenderOptions()
    return map(without_surrogates, cut([_fit(r, options) for r in reports], options))


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise UsageError(f"no format {name!r}; the formats are {', '.join(FORMATS)}")
    return FORMATS[name]


render_index = late("audit.render.html", "render_index")
"""The page that leads to the pages of many articles."""


def item(listed: Listing, report: Item, options: RenderOptions) -> str:
    """One article's part of a list that is written as it comes; `Listing.end` gives the rest."""
    return without_surrogates(listed.item(_fit(report, options)))


def _fit(report: Item, options: RenderOptions) -> Item:
    if isinstance(report, Report) and not options.with_text:
        report = replace(report, article=replace(report.article, text=None))
    return at_least(report, options.min_severity) if isinstance(report, Report) else report
