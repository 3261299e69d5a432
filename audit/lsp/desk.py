"""What waits to be read: of each document its last version, and no other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

QUIET = 0.015
"""Seconds without a newer version before one is read. Nobody types faster; what sends many edits at once does."""
LOOK = 0.005  # how often is looked whether the client has stopped sending


class Desk:
    """Reads the documents in a thread of its own. `read`: makes what is to be told of a version, or None where there is
    nothing; `tell`: tells it, unless a newer version came meanwhile. `busy`: has the client sent something that nobody
    has looked at? Then a newer version may be among it."""

    def __init__(self, read: Callable[[str, int], Callable[[], None] | None], busy: Callable[[], bool]) -> None:
        self._read, self._busy = read, busy
        self._latest: dict[str, tuple[int, float]] = {}
        self._waiting: dict[str, None] = {}
        self._changed = threading.Condition()
        self._open = True
        self._thread = threading.Thread(target=self._run, name="audit-desk", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def put(self, uri: str, version: int) -> None:
        """A version to be read; whatever waits of this document need not be any more."""
        with self._changed:
            self._latest[uri] = version, time.monotonic()
            self._waiting.pop(uri, None)
            self._waiting[uri] = None
            self._changed.notify()

    def drop(self, uri: str) -> None:
        """The document was closed."""
        with self._changed:
            self._latest.pop(uri, None)
            self._waiting.pop(uri, None)

    def stop(self) -> None:
        with self._changed:
            self._open = False
            self._changed.notify()

    def _run(self) -> None:
        while (taken := self._take()) is not None:
            uri, version = taken
            tell = self._read(uri, version)
            with self._changed:
                if tell is not None and self._latest.get(uri, (None,))[0] == version:
                    tell()

    def _take(self) -> tuple[str, int] | None:
        """The next document that has been quiet for long enough; None when the desk is closed."""
        with self._changed:
            while self._open:
                if not self._waiting:
                    self._changed.wait()
                    continue
                uri = next(iter(self._waiting))
                version, since = self._latest[uri]
                left = QUIET - (time.monotonic() - since)
                if left > 0 or self._busy():
                    self._changed.wait(max(left, LOOK))
                    continue
                del self._waiting[uri]
                return uri, version
            return None
