"""Bytes -> text: byte order mark, strict UTF-8, UTF-16 without a mark, what the file declares, then a guess that
the report calls a guess."""

from __future__ import annotations

import codecs
import re

from audit.errors import LoadError
from audit.model.dataclass import dataclass

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PICTURES = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"\x00\x00\x01\x00")
_OTHERS = (b"\x7fELF", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ", b"OggS", b"ID3", b"SQLite format 3")
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b\x00")
_MAGIC = (*_PICTURES, *_OTHERS)
_SAMPLE = 1 << 16  # bytes looked at to tell what a file is
_SIGN_IN_WORD = re.compile(rb"[A-Za-z][\xa1-\xa6\xa8\xa9\xac\xae-\xb1\xb3\xb5\xb6\xb8\xb9\xbc-\xbf][A-Za-z]")
_HIGH = bytes(range(128, 256))
_ESCAPED = re.compile("[\udc80-\udcff]")
# Labels of the WHATWG standard that differ from what Python calls the same thing, or must not be believed.
_LABELS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "l1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_LABELS |= {"x-sjis": "shift_jis", "shift-jis": "shift_jis", "ks_c_5601-1987": "cp949", "euc-kr": "cp949"}
_LABELS |= {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-9": "cp1254", "iso-8859-11": "cp874"}
_LABELS |= {"macintosh": "mac_roman"}
_PLAIN = re.compile(r"(?:windows-|cp)125[0-8]|iso-8859-(?:[2-8]|1[03-6])|koi8-[ru]|big5|euc-jp|shift_jis|gb18030")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`encoding` as Python names it; `limits` says what was guessed or lost."""

    text: str
    encoding: str
    limits: tuple[str, ...] = ()


def decode(data: bytes, label: str = "") -> Decoded:
    """`label`: the encoding that the file declares, lower case; it is believed where the bytes do not tell.

    Raises LoadError binary, undecodable."""
    codec = _codec(label)
    if known := decode_known(data):
        if codec and known.encoding == "utf-8" and not data.isascii() and not data.startswith(codecs.BOM_UTF8):
            note = f"The file declares {label}, but its bytes are UTF-8 and were read as such."
            return Decoded(known.text, known.encoding, (*known.limits, note))
        return known
    if not codec:
        return guess(data)
    try:
        return Decoded(data.decode(codec), codec)
    except UnicodeDecodeError as e:
        guessed = guess(data)
        note = f"The file declares {label}, but its bytes are not (the first wrong one is byte {e.start + 1:,})."
        return Decoded(guessed.text, guessed.encoding, (note, *guessed.limits))


def sniffed(sample: bytes, label: str = "") -> Decoded:
    """How a long file that begins with these bytes is read as it streams; `text` is empty. Of one in UTF-8, what is not
    is for `repaired`, piece by piece.

    Raises LoadError binary, undecodable."""
    for bom, marked in _BOMS:
        if sample.startswith(bom):
            return Decoded("", marked)
    if b"\0" in sample and (encoding := _wide(sample)):
        return Decoded("", encoding)
    if _share(sample, b"\0") > 0.1 or sample.startswith(_MAGIC):
        raise _binary()
    codec = _codec(label)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
        return Decoded("", codec if codec and sample.isascii() else "utf-8")
    except UnicodeDecodeError:
        if codec:
            return Decoded("", codec)
    found = guess(sample)
    return Decoded("", found.encoding, () if found.encoding == "utf-8" else found.limits)


def mark_of(data: bytes) -> bytes:
    """The byte order mark at the head of a file; empty for none."""
    return next((bom for bom, _ in _BOMS if data.startswith(bom)), b"")


def repaired(text: str) -> Decoded:
    """A piece of a file that was read as UTF-8 with `surrogateescape`: the bytes in it that are none, read as `decode`
    reads them.

    Raises LoadError binary, undecodable."""
    if text.isascii() or not _ESCAPED.search(text):
        return Decoded(text, "utf-8")
    return guess(text.encode("utf-8", "surrogateescape"))


def _codec(label: str) -> str | None:
    """The codec for a declared label; None for UTF-8, for none, and for labels that are unknown or unsafe (UTF-7,
    UTF-16 in a file that can be read as ASCII)."""
    return _LABELS.get(label) or (label if _PLAIN.fullmatch(label) else None)


def decode_known(data: bytes) -> Decoded | None:
    """By byte order mark, by the pattern of NULs that UTF-16 and UTF-32 have, or as strict UTF-8; None when it is none
    of these.

    Raises LoadError binary."""
    for bom, marked in _BOMS:
        if data.startswith(bom):
            return _decode_wide(data[len(bom) :], marked)
    if b"\0" in data and (encoding := _wide(data[:_SAMPLE])):
        return _decode_wide(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if _share(data, b"\0") > 0.1 or (b"\0" in data and data.startswith(_MAGIC)):
        raise _binary()
    return Decoded(text, "utf-8")


def guess(data: bytes) -> Decoded:
    """The text of bytes that are not UTF-8, with a statement on what was guessed.

    Raises LoadError binary, undecodable."""
    if _share(data, _CONTROLS) > 0.05 or _share(data, b"\0") > 0.001 or data.startswith(_MAGIC):
        raise _binary()
    if mixed := _mostly_utf8(data):
        return mixed
    encoding = "cp1252" if _western(data) else _detect(data)
    text = data.decode(encoding, "replace")
    label = "windows-1252" if encoding == "cp1252" else encoding.replace("_", "-")
    return Decoded(text, encoding, (f"The file is not UTF-8: it was read as {label}, which is a guess.{_lost(text)}",))


def _decode_wide(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = _lost(text)
    return Decoded(text, encoding, (f"Parts of the file are not {encoding.upper()}.{lost}",) if lost else ())


def _lost(text: str) -> str:
    count = text.count("\ufffd")
    return (
        f" {count:,} character{'s' if count > 1 else ''} could not be read; \ufffd is shown instead." if count else ""
    )


def _wide(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, when the NULs of mostly Latin text show it clearly."""
    share = [_share(sample[at::4], b"\0") for at in range(4)]
    if len(sample) < 8:
        return None
    if min(share[1:]) > 0.9 and share[0] < 0.1:
        return "utf-32-le"
    if min(share[:3]) > 0.9 and share[3] < 0.1:
        return "utf-32-be"
    if min(share[1], share[3]) > 0.4 and max(share[0], share[2]) < 0.05:
        return "utf-16-le"
    if min(share[0], share[2]) > 0.4 and max(share[1], share[3]) < 0.05:
        return "utf-16-be"
    return None


class _Repair:
    """Decodes UTF-8 with stray bytes read as Windows-1252, and counts them."""

    def __init__(self) -> None:
        self.count = 0
        self.first = -1

    def __call__(self, error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        self.count += 1
        if self.first < 0:
            self.first = error.start
        end = error.end
        bad = error.object[error.start : error.start + 3]
        if len(bad) == 3 and bad[0] == 0xED and bad[1] >= 0xA0:
            return "\ufffd", error.start + 3  # an encoded surrogate
        if end == len(error.object):
            return "\ufffd", end  # cut inside a character
        return error.object[error.start : end].decode("cp1252", "replace"), end


def _mostly_utf8(data: bytes) -> Decoded | None:
    """The text of UTF-8 with some wrong bytes; None when UTF-8 sequences are not at least as many as wrong bytes."""
    repair = _Repair()
    codecs.register_error("audit-repair", repair)
    text = data.decode("utf-8", "audit-repair")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if beyond - repair.count < repair.count and not (repair.count == 1 and repair.first >= len(data) - 3):
        return None
    places = f"{repair.count:,} places are" if repair.count > 1 else "One place is"
    note = f"{places} not UTF-8 (the first at byte {repair.first + 1:,}): read as windows-1252, which is a guess."
    return Decoded(text, "utf-8", (note,))


def _western(data: bytes) -> bool:
    """Plain Latin letters with a few accents and quotation marks, none of which would be a sign inside a word."""
    return _share(data, _HIGH) < 0.15 and not _SIGN_IN_WORD.search(data[:_SAMPLE])


def _detect(data: bytes) -> str:
    """Raises LoadError undecodable."""
    from charset_normalizer import from_bytes  # 38 ms, and only for files that are not UTF-8

    sample = data
    if len(data) > _SAMPLE:
        sample = data[: data.rfind(b"\n", 1, _SAMPLE) + 1 or data.rfind(b" ", 1, _SAMPLE) + 1 or _SAMPLE]
    best = from_bytes(sample).best()
    if best is None:
        raise LoadError("undecodable", "its encoding could not be determined; save it as UTF-8 and try again")
    return best.encoding


def _share(data: bytes, of: bytes) -> float:
    """How many of the first bytes are among `of`, 0 to 1."""
    sample = data[:_SAMPLE]
    return 1 - len(sample.translate(None, of)) / len(sample) if sample else 0.0


def _binary() -> LoadError:
    return LoadError("binary", "it holds binary data, not text; save the article as .txt, .md or .html")
