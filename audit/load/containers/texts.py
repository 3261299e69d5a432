"""The text of a long file as it streams."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from audit.load.decode import Decoded, mark_of, sniffed
from audit.model.dataclass import dataclass

CHUNK = 1 << 16  # code points
SAMPLE = 1 << 16  # bytes by which the encoding is told


@dataclass(frozen=True, slots=True)
class Streamed:
    """`text`: in which a byte that is no UTF-8 is a lone surrogate, for `repaired`. `limits`: what was guessed."""

    text: io.TextIOWrapper
    encoding: str
    limits: tuple[str, ...]

    def chunks(self) -> Iterator[str]:
        while chunk := self.text.read(CHUNK):
            yield chunk


def streamed(
    stream: BinaryIO, declared: Callable[[bytes], str] | None = None, *, unicode_only: bool = False
) -> Streamed:
    """`declared`: the encoding that the bytes state of themselves, empty for none. `unicode_only`: nothing is guessed.
    Line ends are kept.

    Raises LoadError binary, undecodable."""
    peek = getattr(stream, "peek", None)
    sample: bytes = peek(SAMPLE)[:SAMPLE] if peek else b""
    found = sniffed(sample, declared(sample) if declared else "")
    if unicode_only and not found.encoding.startswith("utf"):
        found = Decoded("", "utf-8")
    if mark := mark_of(sample):
        stream.read(len(mark))
    errors = "surrogateescape" if found.encoding == "utf-8" else "replace"
    text = io.TextIOWrapper(stream, found.encoding, errors, newline="")
    return Streamed(text, found.encoding, found.limits)
