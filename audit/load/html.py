"""The encoding of an HTML page: byte order mark, strict UTF-8, then what the page itself declares, then a guess."""

from __future__ import annotations

import codecs
import re

from audit.load.decode import Decoded, decode_known, guess

_HEAD = 4096  # bytes searched for a declaration; the standard asks for 1,024, some pages put it later
_META = re.compile(
    rb"<meta[^>]{0,512}?charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([a-z0-9_:.\-]{1,40})"
    rb"|<\?xml[^>]{0,200}?encoding\s{0,8}=\s{0,8}[\"']([a-z0-9_:.\-]{1,40})",
    re.IGNORECASE,
)
# Labels of the WHATWG standard that differ from what Python calls the same thing, or must not be believed.
_LABELS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "l1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_LABELS |= {"x-sjis": "shift_jis", "shift-jis": "shift_jis", "ks_c_5601-1987": "cp949", "euc-kr": "cp949"}
_LABELS |= {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-9": "cp1254", "iso-8859-11": "cp874"}
_LABELS |= {"macintosh": "mac_roman"}
_PLAIN = re.compile(r"(?:windows-|cp)125[0-8]|iso-8859-(?:[2-8]|1[03-6])|koi8-[ru]|big5|euc-jp|shift_jis|gb18030")


def decode_html(data: bytes) -> Decoded:
    """Raises LoadError binary, undecodable."""
    label = _declared(data[:_HEAD])
    codec = _codec(label)
    if known := decode_known(data):
        if codec and known.encoding == "utf-8" and not data.isascii() and not data.startswith(codecs.BOM_UTF8):
            note = f"The page declares {label}, but its bytes are UTF-8 and were read as that."
            return Decoded(known.text, known.encoding, (*known.limits, note))
        return known
    if codec:
        try:
            return Decoded(data.decode(codec), codec)
        except UnicodeDecodeError as e:
            guessed = guess(data)
            note = f"The page declares {label}, which its bytes are not (the first wrong one at byte {e.start + 1:,})."
            return Decoded(guessed.text, guessed.encoding, (note, *guessed.limits))
    return guess(data)


def _declared(head: bytes) -> str:
    found = _META.search(head)
    return (found[1] or found[2]).decode("ascii").lower() if found else ""


def _codec(label: str) -> str | None:
    """The codec for a declared label; None for UTF-8, for none, and for labels that are unknown or unsafe (UTF-7,
    UTF-16 in a file that can be read as ASCII)."""
    return _LABELS.get(label) or (label if _PLAIN.fullmatch(label) else None)
