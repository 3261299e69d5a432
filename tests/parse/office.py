"""Word and OpenDocument files for tests: made by python-docx and odfpy, and by hand where those cannot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_SPACES = " ".join(
    f'xmlns:{name}="{_ODF}:{full}:1.0"'
    for name, full in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("meta", "meta"),
    )
)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts as a ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return out.getvalue()


def word(body: str, *, styles: str = "", links: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """A Word file with that markup in its body. `links`: id -> address."""
    relations = "".join(
        f'<Relationship Id="{id}" Type="{_R}/hyperlink" Target="{to}" TargetMode="External"/>'
        for id, to in (links or {}).items()
    )
    document = f'<w:document xmlns:w="{W}" xmlns:r="{_R}" xmlns:mc="{_MC}"><w:body>{body}</w:body></w:document>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return packed(
        {
            "word/document.xml": document,
            "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{relations}</Relationships>',
            **parts,
        }
    )


def p(words: str, properties: str = "") -> str:
    """A paragraph of Word with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(words)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def style(id: str, name: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'


def open_document(body: str, *, styles: str = "", automatic: str = "", meta: str = "", **parts: str) -> bytes:
    """An OpenDocument text with that markup in its body."""
    start = f'{_ODF_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {start}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {start}><office:styles>{styles}</office:styles>"
            "</office:document-styles>",
            "meta.xml": f"<office:document-meta {start}><office:meta>{meta}</office:meta></office:document-meta>",
            **parts,
        }
    )
