"""Source -> Article: one reader a format, an explicit table INPUTS; blocks by their form, sentences, links, metadata.
Every offset leads back into the file."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from audit.model.article import Article, Source
from audit.model.document import Input
from audit.model.late import late
from audit.parse import docx, html, json, odt, pdf, srt, vtt, xml
from audit.parse.comments import comments

__all__ = ["INPUTS", "comments", "parse"]

_OOXML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

INPUTS: Mapping[str, Input] = MappingProxyType(
    {
        i.name: i
        for i in (
            Input("text", (".txt", ".text"), ("text/plain",), late("audit.parse.text", "read")),
            Input("markdown", (".md", ".markdown", ".mdx"), ("text/markdown",), late("audit.parse.markdown", "read")),
            Input(
                "html",
                (".html", ".htm", ".xhtml"),
                ("text/html", "application/xhtml+xml"),
                html.read,
                html.begins,
                html.declared,
            ),
            Input("docx", (".docx", ".docm"), (f"{_OOXML}.document",), docx.read, docx.begins, binary=True),
            Input("odt", (".odt",), ("application/vnd.oasis.opendocument.text",), odt.read, odt.begins, binary=True),
            Input("eml", (".eml",), ("message/rfc822",), late("audit.parse.eml", "read"), binary=True),
            Input("pdf", (".pdf",), ("application/pdf",), pdf.read, pdf.begins, binary=True, walked=False),
            Input(
                "json", (".json",), ("application/json", "application/ld+json"), json.read, json.begins, walked=False
            ),
            Input(
                "xml",
                (".xml", ".nitf"),
                ("application/xml", "text/xml", "application/nitf+xml", "application/vnd.iptc.g2.newsitem+xml"),
                xml.read,
                xml.begins,
                xml.declared,
                walked=False,
            ),
            Input("srt", (".srt",), ("application/x-subrip",), srt.read, srt.begins, walked=False),
            Input("vtt", (".vtt",), ("text/vtt",), vtt.read, vtt.begins, walked=False),
        )
    }
)
"""What can be read. `text` is what bytes are taken for when nothing says otherwise."""


def parse(source: Source) -> Article:
    """The article in a source. Raises LoadError no-text, and KeyError for a format that is not in INPUTS."""
    from audit.parse.assemble import assemble  # a run that has all reports in its cache reads no text

    return assemble(source, INPUTS[source.format].read(source))
