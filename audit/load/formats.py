"""Which format a file is read as, and what to do about those that are not read. INPUTS of the room parse says which
there are; the caller passes it in, since the rooms do not import one another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from audit.errors import LoadError
from audit.model.document import Input

Inputs = Mapping[str, Input]
"""Name -> format, as INPUTS of audit.parse."""

PLAIN = "text"
"""What bytes are taken for when nothing says otherwise."""

_UNSUPPORTED = {
    ".docx": "Word documents",
    ".doc": "Word documents",
    ".odt": "OpenDocument texts",
    ".rtf": "RTF documents",
    ".pdf": "PDF files",
    ".epub": "EPUB books",
    ".json": "JSON files without a list of articles",
    ".xml": "XML files that are no feed",
    ".rss": "RSS files that are no feed",
    ".atom": "Atom files that are no feed",
    ".rdf": "RDF files that are no feed",
}
_MAGIC = (
    (b"%PDF-", "PDF files"),
    (b"{\\rtf", "RTF documents"),
    (b"PK\x03\x04", "Word, OpenDocument, EPUB and ZIP files"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word documents"),
)


def suffix(path: str) -> str:
    return Path(path).suffix.lower()


def suffixes(inputs: Inputs) -> Mapping[str, str]:
    """Suffix -> name of its format, in the order of the table. A folder is searched for these."""
    return {end: one.name for one in inputs.values() for end in one.suffixes}


def named(name: str, inputs: Inputs) -> Input:
    """The format of a name or of a media type, whose parameters ("; charset=...") do not count.

    Raises LoadError unsupported-format."""
    media_type = name.partition(";")[0].strip().lower()
    for one in inputs.values():
        if name == one.name or media_type in one.media_types:
            return one
    raise LoadError("unsupported-format", f"the format {name} cannot be read; the formats are {', '.join(inputs)}")


def format_of(path: str, data: bytes, inputs: Inputs) -> Input:
    """The format by the suffix; for an unknown suffix, plain text or standard input the first whose files begin like
    this one, else text.

    Raises LoadError unsupported-format."""
    refuse_unsupported(path, inputs)
    known = suffixes(inputs).get(suffix(path))
    if known and inputs[known].binary:
        return inputs[known]
    begins = next((one for one in inputs.values() if not known and one.begins and one.begins(data)), None)
    if known == PLAIN:  # a page that was saved as text
        begins = next((x for x in inputs.values() if x.begins and not x.binary and x.begins(data)), None)
    if begins and begins.binary:
        return begins
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise _refused(what)
    return begins or inputs[known or PLAIN]


def refuse_unsupported(path: str, inputs: Inputs) -> None:
    """Raises LoadError unsupported-format when the suffix alone tells, so that the file need not be read."""
    end = suffix(path)
    if end in _UNSUPPORTED and end not in suffixes(inputs):
        raise _refused(_UNSUPPORTED[end])


def _refused(what: str) -> LoadError:
    return LoadError("unsupported-format", f"{what} cannot be read yet; save it as .txt, .md or .html and audit that")
