"""Reports kept from one run to the next, by what they were made of: the file's bytes and path, the config, what is
accepted in it, the rules, the program with its libraries. Whatever of these changes makes another key, so nothing is
ever out of date.

An entry is the report as JSON under its own checksum, written whole under another name and then renamed: runs beside
one another never see half of one. What cannot be read, or does not agree with its checksum, is not there.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from audit import assets
from audit.config import NEUTRAL, Config
from audit.model import codec
from audit.model.report import Failure, Report
from audit.model.waiver import Here

SWITCH = "AUDIT_NO_CACHE"
"""A variable of the environment that switches it off."""

MOST = 20_000
"""Entries that are kept of one program, rules and config; of more, the oldest half goes."""

GENERATIONS = 4
"""Programs, rules or configs whose entries are kept."""

_NOTICES = "notices.json"
_OURS = "# Reports that audit keeps to be faster. It can be deleted at any time.\n"
_LIBRARIES = {
    *("ahocorasick_rs", "charset_normalizer", "google_re2", "lxml", "pyromark", "pyyaml", "textstat", "trafilatura"),
    "vadersentiment",
}


class Cache:
    """The entries in `folder` that belong to one program, config and rules. It never raises for what the disk does."""

    def __init__(self, folder: Path, generation: str) -> None:
        self._top = folder
        self._folder = folder / generation
        self._wrote = False

    def get(self, key: str) -> Report | Failure | None:
        text = self._read(self._path(key))
        if text is None:
            return None
        try:
            return codec.loads(text)
        except (ValueError, TypeError, LookupError, AttributeError):  # of another version under this one's name
            return None

    def has(self, key: str) -> bool:
        return self._path(key).is_file()

    def put(self, key: str, report: Report) -> None:
        self._write(self._path(key), codec.dumps(report))

    @property
    def notices(self) -> tuple[str, ...] | None:
        """What the author of the config was told when its rules were compiled; None where they never were."""
        text = self._read(self._folder / _NOTICES)
        return None if text is None else tuple(json.loads(text))

    def keep_notices(self, notices: tuple[str, ...]) -> None:
        self._write(self._folder / _NOTICES, json.dumps(notices))

    def tidy(self) -> None:
        """Keeps it from growing without end."""
        if not self._wrote:
            return
        with contextlib.suppress(OSError):
            others = sorted((_age(p), p) for p in self._top.iterdir() if p.is_dir() and p != self._folder)
            for _, old in others[: max(0, len(others) - GENERATIONS + 1)]:
                _remove(old)
            entries = [p for part in self._folder.iterdir() if part.is_dir() for p in part.iterdir()]
            if len(entries) > MOST:
                for entry in sorted(entries, key=_age)[: len(entries) // 2]:
                    entry.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _read(self, path: Path) -> str | None:
        try:
            data = path.read_bytes()
        except OSError:
            return None
        checksum, _, body = data.partition(b"\n")
        if checksum.decode("ascii", "replace") != hashlib.sha256(body).hexdigest():
            return None
        return body.decode("ascii", "replace")

    def _write(self, path: Path, text: str) -> None:
        body = text.encode("ascii")  # the JSON of both is: everything else is escaped
        try:
            if not path.parent.is_dir():
                path.parent.mkdir(parents=True, exist_ok=True)
                self._mark()
            import tempfile  # seldom

            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError:
            return  # a disk that is full or read-only makes the next run slow, nothing else
        self._wrote = True

    def _mark(self) -> None:
        """Version control and copies leave the folder alone."""
        for name, text in ((".gitignore", f"{_OURS}*\n"), ("CACHEDIR.TAG", f"{_TAG}\n{_OURS}")):
            if not (self._top / name).exists():
                (self._top / name).write_text(text, "utf-8")


_TAG = "Signature: 8a477f597d28d172789f06886806bc55"  # as https://bford.info/cachedir/ has it


def _age(path: Path) -> float:
    return path.stat().st_mtime


def _remove(folder: Path) -> None:
    import shutil  # seldom

    shutil.rmtree(folder, ignore_errors=True)


def generation(config: Config, *packs: str, profile: bool, with_text: bool) -> str:
    """Names what all articles of a run have in common. `packs`: the hashes of packs and verdicts
    of the user's own."""
    settings = {k: v for k, v in dataclasses.asdict(config).items() if k not in NEUTRAL}
    chosen = [config.pack, sorted(config.genres.items())]
    return _digest(program(), json.dumps([settings, chosen, packs, profile, with_text], sort_keys=True, default=str))[
        :24
    ]


def key(path: str, relative: str, data: bytes, here: Here | None, *, dated: bool) -> str:
    """Names one article in it. `relative`: its path as the config sees it; `dated`: what it holds may expire."""
    accepted: Any = None
    if here:
        waivers = [[*dataclasses.astuple(w), w in here.alone, _over(here, w.expires)] for w in here.waivers]
        day = here.today if dated else None
        accepted = [waivers, sorted(here.known.items()), dataclasses.astuple(here.settings), day]
    said = json.dumps([path, relative, accepted], default=str)
    return _digest(said, hashlib.sha256(data).hexdigest())


def _over(here: Here, expires: Any) -> bool:
    return expires is not None and expires < here.today


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def program() -> str:
    """The hash of the code, of the rules that ship, and of the versions of what they stand on."""
    sha = hashlib.sha256(repr(sys.version_info[:3]).encode())
    for name in sorted(_installed()):
        sha.update(f"{name};".encode())
    for top in (Path(assets.__file__).parent, assets.rules_dir()):
        for path in sorted(_files(str(top))):
            with open(path, "rb") as file:  # noqa: PTH123 - some five hundred of them
                sha.update(f"{path.removeprefix(str(top))}\x1f".encode() + file.read() + b"\x1f")
    return sha.hexdigest()


def users(name: str) -> Path | None:
    """The folder `name` of what is kept for this user, whatever the project; None where nothing is to be kept."""
    if os.environ.get(SWITCH):
        return None
    own = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else "")
    try:
        top = Path(own) if own and Path(own).is_absolute() else Path.home() / ".cache"
    except RuntimeError:  # nobody's home
        return None
    return top / "source-audit" / name


def contents(path: Path) -> str:
    """The hash of a file, or of all files of a folder; of what cannot be read, of nothing."""
    sha = hashlib.sha256()
    for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
        with contextlib.suppress(OSError):
            sha.update(f"{one.name}\x1f".encode("utf-8", "surrogatepass") + one.read_bytes() + b"\x1f")
    return sha.hexdigest()


def _installed() -> Iterator[str]:
    """The libraries that reports depend on, with their versions, as their folders are called. importlib.metadata would
    tell it too, in twenty times the time."""
    for place in sys.path:
        with contextlib.suppress(OSError):
            for name in os.listdir(place or "."):  # noqa: PTH208 - names alone
                if name.endswith(".dist-info") and name.partition("-")[0].lower().replace("-", "_") in _LIBRARIES:
                    yield name


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in ("__pycache__", "compiled"):  # which are made of the others
                    yield from _files(entry.path)
            elif not entry.name.endswith(".pyc"):
                yield entry.path
