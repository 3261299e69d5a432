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

_TEXT = "save it as .txt, .md or .html and audit that"
_WORD = "save it as .docx (Word and LibreOffice do) and audit that"
_UNSUPPORTED = {
    ".doc": ("Word documents of before 2007 (.doc)", _WORD),
    ".rtf": ("RTF documents", _WORD),
    ".pages": ("Pages documents", _WORD),
    ".sxw": ("OpenOffice 1 texts", "save it as .odt (LibreOffice does) and audit that"),
    ".fodt": ("flat OpenDocument texts", "save it as .odt (LibreOffice does) and audit that"),
    ".epub": ("EPUB books", _TEXT),
    ".msg": ("Outlook messages (.msg)", "save it as .eml (or drag it out of the mail program as one) and audit that"),
    ".mbox": ("mailboxes", "save the mail alone as .eml and audit that"),
    ".json": ("JSON files without a list of articles", _TEXT),
    ".xml": ("XML files that are no feed", _TEXT),
    ".rss": ("RSS files that are no feed", _TEXT),
    ".atom": ("Atom files that are no feed", _TEXT),
    ".rdf": ("RDF files that are no feed", _TEXT),
}
_MAGIC = (
    (b"%PDF-", "PDF files under another name", "name it .pdf and audit that"),
    (b"{\\rtf", *_UNSUPPORTED[".rtf"]),
    (b"PK\x03\x04", "ZIP files that are no .docx and no .odt by name", "give it its own suffix, or " + _TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", *_UNSUPPORTED[".doc"]),
)


def suffix(path: str) -> str:
    return Path(path).suffix.lower()


def suffixes(inputs: Inputs) -> Mapping[str, str]:
    """Suffix -> name of its format, in the order of the table."""
    return {end: one.name for one in inputs.values() for end in one.suffixes}


def walked(inputs: Inputs) -> tuple[str, ...]:
    """The suffixes that a folder is searched for."""
    return tuple(end for one in inputs.values() if one.walked for end in one.suffixes)


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
    for magic, what, do in _MAGIC:
        if data.startswith(magic):
            raise _refused(what, do)
    return begins or inputs[known or PLAIN]


def refuse_unsupported(path: str, inputs: Inputs) -> None:
    """Raises LoadError unsupported-format when the suffix alone tells, so that the file need not be read."""
    end = suffix(path)
    if end in _UNSUPPORTED and end not in suffixes(inputs):
        raise _refused(*_UNSUPPORTED[end])


def _refused(what: str, do: str) -> LoadError:
    return LoadError("unsupported-format", f"{what} cannot be read; {do}")
