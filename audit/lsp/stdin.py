"""The standard input as the protocol's library reads it, which can also tell whether more is waiting."""

from __future__ import annotations

import os
import select
import sys

_CHUNK = 1 << 16


class Stdin:
    """Blocking reads of lines and of counted bytes."""

    def __init__(self, handle: int = 0) -> None:
        self._handle, self._held = handle, bytearray()

    def readline(self) -> bytes:
        while (end := self._held.find(b"\n")) < 0:
            if not self._more():
                return self._take(len(self._held))
        return self._take(end + 1)

    def read(self, n: int) -> bytes:
        while len(self._held) < n:
            if not self._more():
                break
        return self._take(n)

    def waiting(self) -> bool:
        """Is there something that was not read? Windows cannot tell of a pipe; there only what is held counts."""
        if self._held:
            return True
        return sys.platform != "win32" and bool(select.select([self._handle], [], [], 0)[0])

    def _more(self) -> bool:
        chunk = os.read(self._handle, _CHUNK)
        self._held += chunk
        return bool(chunk)

    def _take(self, n: int) -> bytes:
        out = bytes(self._held[:n])
        del self._held[:n]
        return out
