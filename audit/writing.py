"""A file is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from audit.errors import UsageError

Content = str | bytes | Iterator[str]
"""What is written, whole or piece by piece."""


def encoded(content: Content) -> Iterator[bytes]:
    """The bytes of each piece; text as UTF-8."""
    if isinstance(content, bytes):
        yield content
    else:
        for piece in (content,) if isinstance(content, str) else content:
            yield piece.encode("utf-8", "replace")


def write_file(path: Path, content: Content) -> None:
    """Write a file whole or not at all: to a temporary name beside it, then renamed; a str as UTF-8. A link stays a
    link, and what is no file (/dev/stdout, a pipe) is written to, never replaced. Raises UsageError."""
    name = ""
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                file.writelines(encoded(content))
            return
        target = Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        import tempfile  # seldom

        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.writelines(encoded(content))
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException as e:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        if isinstance(e, OSError):
            raise UsageError(f"{path}: cannot be written: {e.strerror}") from None
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
