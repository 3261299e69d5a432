"""Packs that were bound once, kept as data: reading YAML and binding it takes longer than auditing ten articles.

An entry is used while the files of its pack hold what they held: its first line has the hash of all that the pack
follows from (the files of its folders and of the word lists, and the code that reads them), its second that of the
data, which are JSON. No entry runs anything; one that is torn, foreign or of other rules is not there. Those of the
packs that ship are made when the package is built (hatch_build.py, `make audit`), into `compiled/` beside them; others,
and those of a checkout whose rules are being edited, stand in a folder of the user's.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from audit.model.late import LateTuple
from audit.model.lexicon import KeptEntries, Lexicon
from audit.model.rule import Example, Rule, RulePack
from audit.packs.context import PackContext
from audit.packs.nodes import shown

COMPILED = "compiled"
"""The folder of the entries that ship, among the packs."""
MOST = 32
"""Entries that a folder of the user's keeps."""
MAX_BYTES = 256 * 1024
"""Of a file of a pack."""

_PACKAGE = Path(__file__).resolve().parents[1]
_OURS = "audit."
_CODE = ("check", "errors.py", "lang", "model", "packs", "version.py")
"""The code that a bound pack follows from."""


def load_pack(path: Path, context: PackContext, folder: Path | None = None) -> RulePack:
    """As pack.load_pack, but from an entry where there is one. `folder`: where entries are kept, as far as they do not
    ship; None for nowhere. Raises PackError."""
    ours = Entries(context)
    compiled = ours.compiled(path)
    own = ours.own(path, folder) if folder else None
    for place in (compiled, own):
        if place and (found := ours.read(place)) is not None:
            return found
    made = ours.bound(path)
    if own and not made.notices:  # which name files as seen from here
        _write(own, ours.text(path, made))
    return made


class Entries:
    """What is kept of packs that are read with this."""

    def __init__(self, context: PackContext) -> None:
        self._context = context
        self._shipped = context.shipped

    def bound(self, path: Path) -> RulePack:
        from audit.packs.pack import load_pack as bind  # seldom: PyYAML and the readers come with it

        return bind(path, self._context)

    def compiled(self, path: Path) -> Path | None:
        """The place of a pack that ships."""
        ships = self._shipped is not None and path.parent == self._shipped
        return path.parent / COMPILED / f"{path.name}.json" if ships else None

    def own(self, path: Path, folder: Path) -> Path | None:
        """The place in a folder of the user's; None where others can write to it, where the kinds are others' code, and
        where an entry could not say how the caller spells the pack's folder."""
        ours = all(kind.__module__.startswith(_OURS) for kind in self._context.kinds.values())
        if not (ours and _private(folder) and shown(path) == shown(path.absolute())):
            return None
        where = [path.absolute(), *(one.absolute() for one in self._context.lexicon_dirs), self._shipped]
        name = hashlib.sha256("\0".join(map(str, where)).encode("utf-8", "surrogatepass")).hexdigest()
        return folder / f"{name[:32]}.json"

    def read(self, place: Path) -> RulePack | None:
        """The pack of an entry; None where there is none that holds."""
        try:
            with place.open("rb") as file:
                head = json.loads(file.readline())
                folders = [self._there(name) for name in head["folders"]]
                if head["follows"] != self._follows(folders):
                    return None
                data = file.read()
            if head["data"] != hashlib.sha256(data).hexdigest():
                return None
            return _unpacked(data, self._there)
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return None

    def text(self, path: Path, pack: RulePack) -> bytes:
        """The entry of a pack."""
        from audit.packs.chain import chain

        folders = [layer.folder.absolute() for layer in chain(path, self._shipped, self._context.version)]
        places = (*self._context.lexicon_dirs, *(f / "lexicons" for f in folders))
        lists = [one.absolute() for one in places if one.is_dir()]
        names = {shown(folder): self._called(folder) for folder in folders}
        data = _packed(pack, names)
        head = {
            "folders": [self._called(one) for one in (*folders, *lists)],
            "genres": pack.genres,
            "stated": _stated(path),
            "follows": self._follows([*folders, *lists]),
            "data": hashlib.sha256(data).hexdigest(),
        }
        return json.dumps(head).encode("ascii") + b"\n" + data

    def _called(self, folder: Path) -> str:
        """A folder among those that ship by its place there, wherever they lie."""
        if self._shipped and folder.is_relative_to(self._shipped):
            return folder.relative_to(self._shipped).as_posix()
        return str(folder)

    def _there(self, called: str) -> Path:
        return (self._shipped or Path()) / called

    def _follows(self, folders: Sequence[Path]) -> str:
        """The hash of all that a pack of these folders follows from."""
        sha = hashlib.sha256(f"{_code()} {self._context.version}".encode())
        for folder in folders:
            for name, data in _contents(folder):
                sha.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogatepass") + data)
        return sha.hexdigest()


def genres_of(path: Path) -> tuple[str, ...]:
    """The genres that the pack in `path` is for; none when it cannot be read."""
    try:
        with (path.parent / COMPILED / f"{path.name}.json").open("rb") as file:
            head = json.loads(file.readline())
        if head["stated"] == _stated(path):
            return tuple(head["genres"])
    except (OSError, ValueError, LookupError, TypeError):
        pass
    from audit.packs import chain

    return chain.genres_of(path)


def _stated(path: Path) -> str:
    """The hash of what the pack itself states."""
    return hashlib.sha256((path / "pack.yaml").read_bytes()).hexdigest()


@cache
def _code() -> str:
    sha = hashlib.sha256()
    for part in _CODE:
        for path in sorted(_sources(f"{_PACKAGE}/{part}")):
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - some two hundred of them
                sha.update(f"{path.removeprefix(str(_PACKAGE))}\0".encode() + file.read() + b"\0")
    return sha.hexdigest()


def _sources(path: str) -> Iterator[str]:
    """A file of code, or those below a folder, with the words of a language."""
    if path.endswith((".py", ".txt")):
        yield path
    elif not path.endswith(".pyc") and not path.endswith("__pycache__"):
        with os.scandir(path) as listed:
            for entry in listed:
                if entry.is_dir() or entry.name.endswith((".py", ".txt")):
                    yield from _sources(entry.path)


def _contents(folder: Path, depth: int = 1) -> Iterator[tuple[str, bytes]]:
    """What stands in the folder of a pack and in those below it, in order: names, and what YAML files hold."""
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda e: e.name)
    for entry in entries:
        link = str(Path(entry.path).resolve()) if entry.is_symlink() else ""
        if entry.is_file() and entry.name.endswith((".yaml", ".yml")):
            with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123 - some two hundred of them
                yield f"{entry.name}\0{link}", file.read(MAX_BYTES + 1)
        else:
            yield f"{entry.name}\0{link}", b""
            if depth and entry.is_dir():
                yield from _contents(Path(entry.path), depth - 1)


# -- a pack as JSON: tuples are lists, and what else is no text, number or truth value is a map that says what it is

_IS, _PAIRS = "=", "pairs"
_MAP, _FROZEN_MAP, _LEXICONS = -1, -2, -3


def _packed(pack: RulePack, folders: Mapping[str, str]) -> bytes:
    """Lines: the classes, and the members of enumerations, which are named by their numbers; the pack; the examples by
    rule; the lexicons by id; and the entries of each, since most of a line is needed or nothing of it. `folders`: as
    entries call them."""
    named: dict[tuple[type, str], int] = {}
    examples: dict[str, Any] = {}

    def plain(value: Any) -> Any:
        if isinstance(value, Enum):
            return {_IS: named.setdefault((type(value), value.value), len(named))}
        if value is None or isinstance(value, str | int | float):
            return value
        if isinstance(value, tuple):
            return [plain(one) for one in value]
        if value is pack.lexicons:
            return {_IS: _LEXICONS}
        if isinstance(value, Mapping):
            pairs = [[key, plain(one)] for key, one in value.items()]
            return {_IS: _FROZEN_MAP if isinstance(value, MappingProxyType) else _MAP, _PAIRS: pairs}
        if isinstance(value, Rule):
            examples[value.id] = [[_example(one) for one in some] for some in (value.bad, value.good)]
            value = dataclasses.replace(value, folder=folders.get(value.folder, value.folder), bad=(), good=())
        number = named.setdefault((type(value), ""), len(named))
        return {_IS: number, **{name: plain(one) for name, one in _stated_fields(value)}}

    made = plain(pack)
    lists = pack.lexicons.values()
    told = {x.id: [x.summary, x.origin, x.licence, x.exact, x.starts] for x in lists}
    columns = ([[getattr(e, name) for e in x.entries] for name in ("lemma", "forms", "tags")] for x in lists)
    parts = [[cls.__module__, cls.__qualname__, member] for cls, member in named], made, examples, told, *columns
    return b"\n".join(json.dumps(part, separators=(",", ":")).encode("ascii") for part in parts)


def _stated_fields(value: Any) -> Iterator[tuple[str, Any]]:
    """The fields of a dataclass that are not what they are by default."""
    for f in dataclasses.fields(value):
        given, default = getattr(value, f.name), f.default
        if f.default_factory is not dataclasses.MISSING:
            default = f.default_factory()
        if f.init and not (type(given) is type(default) and given == default):
            yield f.name, given


def _unpacked(data: bytes, there: Callable[[str], Path]) -> RulePack:
    """Raises ValueError, LookupError, TypeError or AttributeError where that cannot be."""
    names, made, told, lists, *columns = data.split(b"\n")
    named: list[Any] = [_named(*name) for name in json.loads(names)]

    @cache
    def folder(called: str) -> str:
        return shown(there(called))

    @cache
    def examples() -> Mapping[str, Any]:
        found: Mapping[str, Any] = json.loads(told)
        return found

    def late(rule: str, which: int) -> LateTuple[Example]:
        return LateTuple(lambda: (_as_example(*one) for one in examples()[rule][which]))

    def value(fields: dict[str, Any]) -> Any:
        number = fields.pop(_IS)
        if number == _LEXICONS:
            stated = zip(json.loads(lists).items(), columns, strict=True)
            return {id_: _lexicon(entries, id_, *rest) for (id_, rest), entries in stated}
        if number < 0:
            pairs = {key: _tuples(one) for key, one in fields[_PAIRS]}
            return pairs if number == _MAP else MappingProxyType(pairs)
        one = named[number]
        if isinstance(one, Enum):
            return one
        given = {name: _tuples(one) for name, one in fields.items()}
        if one is Rule:
            id_ = given["id"]
            given |= {"folder": folder(given["folder"]), "bad": late(id_, 0), "good": late(id_, 1)}
        return one(**given)

    pack = json.loads(made, object_hook=value)
    if not isinstance(pack, RulePack):
        raise TypeError("no pack")
    return pack


def _named(module: str, name: str, member: str) -> Any:
    """A dataclass of ours, or a member of an enumeration, that is there already."""
    cls: Any = getattr(sys.modules[module], name)
    if module.startswith(_OURS) and member and issubclass(cls, Enum):
        return cls(member)
    if module.startswith(_OURS) and not member and dataclasses.is_dataclass(cls):
        return cls
    raise TypeError(f"{module}.{name} is no class of a pack")


def _tuples(value: Any) -> Any:
    return tuple([_tuples(one) for one in value]) if type(value) is list else value


def _lexicon(
    columns: bytes, id_: str, summary: str, origin: list[str], licence: str, exact: bool, starts: dict[str, list[int]]
) -> Lexicon:
    return Lexicon(id_, summary, tuple(origin), licence, KeptEntries(lambda: json.loads(columns), starts), exact)


def _example(one: Example) -> list[Any]:
    return [one.text, one.marks, one.line, one.format, one.meta, one.absent]


def _as_example(text: str, marks: list[Any], line: int, form: str, meta: dict[str, str], absent: bool) -> Example:
    return Example(text, _tuples(marks), line, form, meta, absent)


# -- the folder of the user's


def _private(folder: Path) -> bool:
    """Can nobody else put entries there? It may not be there yet."""
    try:
        found = folder.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return mine and stat.S_ISDIR(found.st_mode) and (os.name == "nt" or not found.st_mode & 0o022)


def _write(place: Path, data: bytes) -> None:
    """Writes an entry whole or not at all. A disk that is full or read-only makes the next run slow, nothing else."""
    with contextlib.suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        import tempfile  # seldom

        handle, name = tempfile.mkstemp(dir=place.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        entries = sorted(place.parent.glob("*.json"), key=lambda p: p.stat().st_mtime)
        for old in entries[:-MOST]:
            old.unlink(missing_ok=True)
