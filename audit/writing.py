"""A file is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from audit.errors import UsageError


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: to a temporary name beside it, then renamed; a str as UTF-8. A link stays a
    link, and what is no file (/dev/stdout, a pipe) is written to, never replaced. Raises UsageError."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    name = ""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        target = Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        import tempfile  # seldom

        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except OSError as e:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise UsageError(f"{path}: cannot be written: {e.strerror}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
