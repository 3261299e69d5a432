"""Reading the bytes of one regular file, without waiting and within a limit."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import Protocol

from audit.errors import LoadError

MAX_BYTES = 10_000_000
_CHUNK = 1 << 20
_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


class Readable(Protocol):
    def read(self, size: int, /) -> bytes | None: ...


_ERRORS = {
    errno.ENOENT: ("missing", "no such file; check the name"),
    errno.ENOTDIR: ("missing", "no such file; a part of its path is not a folder"),
    errno.ENAMETOOLONG: ("missing", "no such file; the name is too long"),
    errno.EACCES: ("unreadable", "no permission to read it"),
    errno.EPERM: ("unreadable", "no permission to read it"),
    errno.ELOOP: ("not-a-file", "a symbolic link that leads to itself; name the file itself"),
}


def error_of(problem: OSError | ValueError) -> LoadError:
    """The error in words for a person. ValueError is what Python raises for a NUL in a path."""
    if isinstance(problem, OSError):
        other = ("unreadable", f"cannot be read ({problem.strerror or 'input/output error'})")
        return LoadError(*_ERRORS.get(problem.errno or 0, other))
    return LoadError("missing", "no such file; its name contains a NUL")


def read_file(path: str, max_bytes: int) -> bytes:
    """The bytes of a regular file (a symbolic link that is named leads to its file).

    Size and kind are looked at before anything is read; a pipe, device or socket is never waited for.
    Raises LoadError missing, unreadable, not-a-file, too-large."""
    try:
        _admit(Path(path).stat(), max_bytes)
        handle = os.open(path, _FLAGS)
        with os.fdopen(handle, "rb", buffering=0) as file:
            _admit(os.fstat(handle), max_bytes)  # what was opened may be another file than what was looked at
            return _bounded(file, max_bytes)
    except (OSError, ValueError) as e:
        raise error_of(e) from None


def read_stdin(max_bytes: int) -> bytes:
    """Raises LoadError too-large, unreadable."""
    try:
        return _bounded(sys.stdin.buffer, max_bytes)
    except OSError as e:
        raise error_of(e) from None


def check_size(size: int, max_bytes: int) -> None:
    """Raises LoadError too-large."""
    if size > max_bytes:
        raise LoadError("too-large", f"{size:,} bytes, over the limit of {max_bytes:,}; raise it with --max-bytes")


def _admit(status: os.stat_result, max_bytes: int) -> None:
    if stat.S_ISREG(status.st_mode):
        return check_size(status.st_size, max_bytes)
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"))
    what = next((name for test, name in kinds if test(status.st_mode)), "a device")
    raise LoadError("not-a-file", f"{what}, not a regular file; name a file with the article's text")


def _bounded(file: Readable, max_bytes: int) -> bytes:
    """All bytes, or an error as soon as there are more than `max_bytes` (a file may grow, or hide its size)."""
    parts: list[bytes] = []
    size = 0
    while chunk := file.read(min(_CHUNK, max_bytes + 1 - size)):
        parts.append(chunk)
        size += len(chunk)
        if size > max_bytes:
            raise LoadError("too-large", f"more than the limit of {max_bytes:,} bytes; raise it with --max-bytes")
    return b"".join(parts)
