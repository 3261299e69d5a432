"""The arguments of a command -> the files to read."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.errors import LoadError
from audit.load.files import error_of
from audit.load.formats import Inputs, suffix, suffixes
from audit.load.source import shown
from audit.model.report import Failure


def expand(args: list[str], inputs: Inputs) -> tuple[list[str], list[Failure]]:
    """Files in the order of the arguments, none twice, and what could not be found. `inputs`: the formats that can be
    read.

    A folder means the files with a known suffix in it and below it, sorted, without hidden ones; links inside it are
    not followed. A glob means what it matches, sorted. "-" is standard input. A name that exists is never a glob."""
    found: dict[str, str] = {}
    failures: list[Failure] = []
    for arg in args:
        for path in _paths(arg, tuple(suffixes(inputs)), failures):
            found.setdefault(path if path == "-" else os.path.realpath(path), path)
    return list(found.values()), failures


def _paths(arg: str, known: Sequence[str], failures: list[Failure]) -> Iterator[str]:
    if arg == "-":
        yield arg
        return
    try:
        exists = os.path.lexists(arg)
    except ValueError as e:
        failures.append(_failure(arg, error_of(e)))
        return
    if exists:
        yield from _existing(arg, known, failures)
    elif glob.has_magic(arg):
        matches = sorted(glob.glob(arg, recursive=True))  # noqa: PTH207 - a pattern may be absolute
        if not matches:
            failures.append(Failure(shown(arg), "missing", "no file matches this pattern"))
        for match in matches:
            yield from _existing(match, known, failures)
    else:
        failures.append(Failure(shown(arg), "missing", "no such file or folder; check the name"))


def _existing(path: str, known: Sequence[str], failures: list[Failure]) -> Iterator[str]:
    if not Path(path).is_dir():
        yield path
        return
    before, any_file = len(failures), False
    for file in _walk(path, known, failures):
        any_file = True
        yield file
    if not any_file and len(failures) == before:
        failures.append(
            Failure(shown(path), "missing", f"the folder holds no file that can be read ({', '.join(known)})")
        )


def _walk(folder: str, known: Sequence[str], failures: list[Failure]) -> Iterator[str]:
    def refused(problem: OSError) -> None:
        failures.append(_failure(problem.filename or folder, error_of(problem)))

    root = os.path.realpath(folder)
    files: list[str] = []
    for at, folders, names in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [f"{at.rstrip(os.sep)}{os.sep}{n}" for n in names if not n.startswith(".") and suffix(n) in known]
    for file in sorted(files):
        if Path(file).is_symlink():
            if not Path(file).is_file() or not os.path.realpath(file).startswith(root + os.sep):
                why = "a symbolic link that leads out of the folder and is not followed; name the file itself"
                failures.append(Failure(shown(file), "not-a-file", why))
        else:
            yield file


def _failure(path: str, error: LoadError) -> Failure:
    return Failure(shown(path), error.code, str(error))
