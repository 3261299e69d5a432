"""The arguments of a command -> the files to read."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.errors import LoadError
from audit.load.containers.compressed import inner
from audit.load.files import error_of
from audit.load.formats import Inputs, suffix, walked
from audit.load.leave import LeftOut
from audit.load.source import shown
from audit.model.report import Failure

_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://|www\.\w")


def expand(
    args: list[str], inputs: Inputs, left: LeftOut | None = None, also: Sequence[str] = ()
) -> tuple[list[str], list[Failure]]:
    """Files in the order of the arguments, none twice, and what could not be found, each told once. `inputs`: the
    formats that can be read; `left`: what is left out of folders, which it is told. `also`: other suffixes that folders
    are searched for, be the file compressed or not.

    A folder means the files with a known suffix in it and below it, sorted, without hidden ones and without the formats
    that are read only when they are named (`Input.walked`); links inside it are not followed.
    A glob means what it matches, sorted. "-" is standard input. A name that exists is never a glob."""
    found: dict[str, str] = {}
    failures: list[Failure] = []
    for arg in dict.fromkeys(args):
        for path in _paths(arg, (*walked(inputs), *also), failures, left):
            found.setdefault(path if path == "-" else os.path.realpath(path), path)
    return list(found.values()), list({f.path: f for f in reversed(failures)}.values())[::-1]


def _paths(arg: str, known: Sequence[str], failures: list[Failure], left: LeftOut | None) -> Iterator[str]:
    if arg == "-":
        yield arg
        return
    try:
        exists = os.path.lexists(arg)
    except ValueError as e:
        failures.append(_failure(arg, error_of(e)))
        return
    if exists:
        yield from _existing(arg, known, failures, left)
    elif _ADDRESS.match(arg):
        why = "audit does not fetch from the network; save the page and audit the file"
        failures.append(Failure(shown(arg), "address", why))
    elif glob.has_magic(arg):
        matches = sorted(glob.glob(arg, recursive=True))  # noqa: PTH207 - a pattern may be absolute
        if not matches:
            failures.append(Failure(shown(arg), "missing", "no file matches this pattern"))
        for match in matches:
            yield from _existing(match, known, failures, left)
    else:
        failures.append(Failure(shown(arg), "missing", "no such file or folder; check the name"))


def _existing(path: str, known: Sequence[str], failures: list[Failure], left: LeftOut | None) -> Iterator[str]:
    if not Path(path).is_dir():
        yield path
        return
    before, any_file = len(failures), False
    for file in _walk(path, known, failures, left):
        any_file = True
        yield file
    if not any_file and len(failures) == before:
        said = left.said() if left else ""
        why = f"; left out: {said}" if said else f" ({', '.join(known)})"
        failures.append(Failure(shown(path), "missing", f"the folder holds no file that can be read{why}"))


def _walk(folder: str, known: Sequence[str], failures: list[Failure], left: LeftOut | None) -> Iterator[str]:
    def refused(problem: OSError) -> None:
        failures.append(_failure(problem.filename or folder, error_of(problem)))

    root = os.path.realpath(folder)
    files: list[str] = []
    walk = left.walked(folder) if left else None

    def wanted(at: str, name: str, *, is_folder: bool) -> bool:
        if walk is None or left is None:
            return True
        path = f"{at.rstrip(os.sep)}{os.sep}{name}"
        real = root + path[len(folder.rstrip(os.sep)) :] if folder != os.sep else path
        if why := walk.why(real, folder=is_folder):
            left.tell(why, shown(os.path.normpath(path)) + "/" * is_folder)
        return not why

    for at, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(n for n in folders if not n.startswith(".") and wanted(at, n, is_folder=True))
        listed = [n for n in sorted(names) if not n.startswith(".") and suffix(inner(n)) in known]
        files += [f"{at.rstrip(os.sep)}{os.sep}{n}" for n in listed if wanted(at, n, is_folder=False)]
    for file in sorted(files):
        if Path(file).is_symlink():
            if not Path(file).is_file() or not os.path.realpath(file).startswith(root + os.sep):
                why = "a symbolic link that leads out of the folder and is not followed; name the file itself"
                failures.append(Failure(shown(file), "not-a-file", why))
        else:
            yield file


def _failure(path: str, error: LoadError) -> Failure:
    return Failure(shown(path), error.code, str(error))
