"""A file is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from audit.errors import UsageError


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all: to a temporary name beside it, then renamed. A link stays a link, and what is
    no file (/dev/stdout, a pipe) is written to, never replaced. Raises UsageError."""
    name = ""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(text.encode("utf-8", "replace"))
            return
        target = Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "replace"))
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
