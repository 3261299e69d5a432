"""The configuration: [tool.audit] in pyproject.toml or audit.toml, found upward, overridden by path, then by flag.

It is bound as rules are: a mistake is told with its file, line and a suggestion."""

from __future__ import annotations

import fnmatch
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from audit.errors import UsageError
from audit.load.containers.columns import Columns
from audit.load.leave import EXCLUDE, Leaves, faults
from audit.model.budget import Budget
from audit.model.dataclass import dataclass
from audit.model.house import House
from audit.model.version import accepts
from audit.model.waiver import Waivers
from audit.version import __version__

if TYPE_CHECKING:
    from audit.packs.nodes import Problems, Table

MAX_BYTES = 10_000_000
FailOn = Literal["error", "warning", "info", "never"]
Level = Literal["off", "error", "warning", "info"]
LEVELS: tuple[FailOn, ...] = get_args(FailOn)
NEUTRAL = (
    *("root", "file", "bases", "extend", "fail_on", "pack", "genres", "judged", "waivers", "baseline", "cache_dir"),
    *("paths", "include", "exclude", "extend_exclude", "respect_gitignore", "min_severity", "max", "columns"),
)
"""Settings that change no finding, or only which rules are used, which the rules' own hash tells, or what is accepted,
which each finding tells, or which files are read and what is shown of them."""
CHOSEN = ("select", "extend_select", "ignore", "words")
"""Settings that count in the hash where they say something."""
FOLDERS = ("pack", "judged", "reference")
"""Settings that name a file or folder, as seen from the config's own."""
MAX_CHAIN = 6
"""Configs that extend one another."""
REQUIRED = "required-version"
NOWHERE: Mapping[str, str] = {"key": ""}
"""Metadata of a field that no file sets."""


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the files whose path, relative to the config's folder, matches a glob; a later one wins."""

    path: str
    genre: str = ""
    rules: Mapping[str, Level] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HouseWords:
    """Words that may stand: of all rules, or of one (rule -> words). What a rule finds is no finding where it is one of
    them, with two words more at most; case does not count."""

    allow: tuple[str, ...] = ()
    rules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of a run. `pack`: the one for all articles; without it an article's genre chooses. `genres`: the
    pack for a genre, before all else. `reference`: what scores are compared with, a file or its name; empty for the one
    that ships, "none" for none. `rules` switches a rule off or gives it a severity. `preview`: rules in preview
    run, too. `judged`: a file or folder of verdicts (`audit judge`). `waivers`, `baseline`: what is accepted, and where
    it is written. `select`, `extend_select`, `ignore`: rules, families or dimensions that are judged or not. `words`:
    what may stand. `paths`: what is read where the command line names nothing. `include`, `exclude`, `extend_exclude`:
    what is read of folders; `respect_gitignore`: and not what git ignores. `max`: how many findings a run may have, by
    severity, rule, family or dimension. `columns`: what the columns of tables are called. `extend`: the config that
    this one builds on. `root`: the config's folder; `file`: the config itself; `bases`: those it extends, the nearest
    first."""

    pack: str = ""
    fail_on: FailOn = field(default="error", metadata={"key": "fail-on"})
    max_bytes: int = field(default=MAX_BYTES, metadata={"key": "max-bytes"})
    house: House = field(default_factory=House)
    genre: str = ""
    genres: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""
    preview: bool = False
    judged: str = ""
    rules: Mapping[str, Level] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = field(default=(), metadata={"key": "extend-select"})
    ignore: tuple[str, ...] = ()
    words: HouseWords = field(default_factory=HouseWords)
    min_severity: Literal["", "error", "warning", "info"] = field(default="", metadata={"key": "min-severity"})
    max: Mapping[str, str | int] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = EXCLUDE
    extend_exclude: tuple[str, ...] = field(default=(), metadata={"key": "extend-exclude"})
    respect_gitignore: bool = field(default=True, metadata={"key": "respect-gitignore"})
    columns: Columns = field(default_factory=Columns)
    extend: str = ""
    waivers: Waivers = field(default_factory=Waivers)
    baseline: str = "audit-baseline.json"
    cache_dir: str = field(default=".audit-cache", metadata={"key": "cache-dir"})
    root: str = field(default="", metadata=NOWHERE)
    file: str = field(default="", metadata=NOWHERE)
    bases: tuple[str, ...] = field(default=(), metadata=NOWHERE)

    def __post_init__(self) -> None:
        if self.max_bytes < 1:
            raise ValueError("max-bytes is less than one byte")
        for key, patterns in (
            ("include", self.include),
            ("exclude", self.exclude),
            ("extend-exclude", self.extend_exclude),
        ):
            if patterns is not EXCLUDE and (wrong := faults(patterns)):
                raise ValueError(f"{key}: {wrong[0]!r:.60} is no pattern as in a .gitignore")
        for key, most in self.max.items():
            try:
                Budget.read(key, str(most))
            except ValueError as e:
                raise ValueError(f"max.{e}") from None

    @classmethod
    def from_dict(cls, settings: Mapping[str, Any]) -> Config:
        """The config that audit.toml would state with these keys. Files that it names are seen from the working
        folder. Raises UsageError: a line a problem, as of a file."""
        from audit.packs.nodes import TOML, Problems
        from audit.packs.toml import table_of

        problems = Problems("config", TOML)
        return replace(_bound(table_of(settings, problems), problems, Path.cwd() / "config"), root="", file="")

    def place(self, *keys: str) -> str:
        """Where the config sets this key (of a table: the last of them), for a message: its file and line, or what is
        known of them."""
        return set_at(self.file, *keys) or self.file or "config"

    def for_path(self, path: str) -> Config:
        """This config as it holds for one file."""
        if not self.overrides:
            return self
        here = relative(path, self.root)
        made = self
        for o in self.overrides:
            if fnmatch.fnmatchcase(here, o.path) or fnmatch.fnmatchcase(PurePath(here).name, o.path):
                made = replace(
                    made,
                    genre=o.genre or made.genre,
                    rules={**made.rules, **o.rules},
                    ignore=(*made.ignore, *o.ignore),
                )
        return made

    @property
    def leaves(self) -> Leaves:
        """What is left out of folders."""
        return Leaves(self.root, self.exclude, self.extend_exclude, self.include, self.respect_gitignore)

    @property
    def budgets(self) -> tuple[Budget, ...]:
        return tuple(Budget.read(key, str(most)) for key, most in self.max.items())

    @property
    def sha256(self) -> str:
        """Hash of all that can change what these rules find, independent of where the config lies."""
        plain = {k: v for k, v in asdict(self).items() if k not in NEUTRAL and (k not in CHOSEN or _says(v))}
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def _says(value: Any) -> bool:
    return any(value.values()) if isinstance(value, Mapping) else bool(value)


def relative(path: str, root: str) -> str:
    """`path` as seen from `root` with forward slashes; as given when it lies elsewhere."""
    if path == "-" or not root:
        return PurePath(path).as_posix()
    try:
        return Path(path).resolve().relative_to(Path(root).resolve()).as_posix()
    except ValueError:
        return PurePath(path).as_posix()


def find(start: Path) -> Path | None:
    """The nearest audit.toml, or pyproject.toml with a table [tool.audit], from `start` upward. Raises UsageError."""
    for folder in (start, *start.parents):
        if (own := folder / "audit.toml").is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and _has_ours(shared):
            return shared
    return None


def load(path: Path | None = None, start: Path | None = None) -> Config:
    """The config at `path`, or the nearest one from `start` (default: the working folder), or the defaults.

    Raises UsageError: a line a problem, with the file, the line and a suggestion."""
    if path:
        return _read(path)
    found = find((start or Path.cwd()).resolve())
    if found is None:
        return Config()
    made = _read(found)
    _stays(made, tree(found.parent))
    return made


def tree(folder: Path) -> Path:
    """What a config that was found may read: its repository, or without one its own folder."""
    return next((p for p in (folder, *folder.parents) if (p / ".git").exists()), folder)


def _stays(config: Config, top: Path) -> None:
    """Raises UsageError where a config that nobody named leads out of the tree in which it was found: a config in
    somebody's files must reach nothing else."""
    named: list[tuple[tuple[str, ...], str]] = [((key,), getattr(config, key)) for key in FOLDERS]
    named += [(("genres", genre), pack) for genre, pack in config.genres.items()]
    named += [(("paths",), path) for path in config.paths]
    for keys, name in named:
        if name and not (Path(config.root) / name).resolve().is_relative_to(top.resolve()):
            raise UsageError(
                f"{config.place(*keys)}: {'.'.join(keys)} leads out of {top}: {name} (--config names a config that may)"
            )


def _has_ours(path: Path) -> bool:
    import tomllib  # where there is a pyproject.toml

    try:
        tools = tomllib.loads(path.read_text("utf-8")).get("tool")
        return isinstance(tools, dict) and "audit" in tools
    except OSError as e:
        raise UsageError(f"{path}: cannot be read: {e.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as e:
        raise UsageError(f"{path}: not valid TOML: {e}") from None


def _read(path: Path, below: tuple[Path, ...] = ()) -> Config:
    from audit.packs.nodes import TOML, Problems  # only who has a config waits for them
    from audit.packs.toml import read_toml

    problems = Problems(str(path), TOML)
    table = read_toml(path, problems, *_within(path))
    return replace(_bound(table, problems, path, below), root=str(path.parent), file=str(path))


def _bound(table: Table | None, problems: Problems, path: Path, below: tuple[Path, ...] = ()) -> Config:
    """The config that a table states. `path`: what it is as seen from the files that it names. Raises UsageError."""
    from audit.packs.bind import BAD, bind
    from audit.packs.nodes import Table

    made: Config | Any = BAD
    if table is not None:
        _required(table, problems)
        if not problems.found:  # whatever else is wrong with a config for another version may be no fault at all
            settings = Table(table.mark)
            settings.fields = {k: v for k, v in table.fields.items() if k != REQUIRED}
            settings.keys = {k: v for k, v in table.keys.items() if k != REQUIRED}
            made = bind(settings, Config, "the config", problems)
    if table is not None and made is not BAD and made.extend:
        base = _base(path, made, (*below, path.resolve()))
        made = _over(base, made, table)
    if problems.found:
        raise UsageError("\n".join(map(str, problems.found)))
    return replace(
        made,
        # plain maps, since a config is pickled and hashed
        genres=dict(made.genres),
        rules={id_.lower(): level for id_, level in made.rules.items()},
        overrides=tuple(
            replace(o, rules={id_.lower(): level for id_, level in o.rules.items()}) for o in made.overrides
        ),
        words=replace(made.words, rules={id_.lower(): listed for id_, listed in made.words.rules.items()}),
        max=dict(made.max),
    )


def _base(path: Path, config: Config, below: tuple[Path, ...]) -> Config:
    """The config that another extends. Raises UsageError."""
    where = set_at(str(path), "extend") or str(path)
    file = path.parent / config.extend
    if file.is_dir():
        file = file / "audit.toml"
    if not file.resolve().is_relative_to(tree(below[0].parent).resolve()):
        raise UsageError(f"{where}: extend leads out of {tree(below[0].parent)}: {config.extend}")
    if not file.is_file():
        raise UsageError(f"{where}: extend: no such file: {config.extend}")
    if file.resolve() in below or len(below) == MAX_CHAIN:
        what = "configs that extend one another in a circle" if file.resolve() in below else "too many configs in a row"
        raise UsageError(f"{where}: extend: {what}")
    return _read(file, below)


def _over(base: Config, own: Config, table: Table) -> Config:
    """`own` laid over the config that it extends: tables key by key, overrides after its own; whatever else is set
    takes the place of what was. Files that the base names stay where they are."""
    from audit.packs.bind import fields_of

    made = replace(
        base,
        pack=_moved(base, base.pack),
        judged=_moved(base, base.judged),
        reference=_moved(base, base.reference),
        genres={genre: _moved(base, pack) for genre, pack in base.genres.items()},
    )
    for key in table.fields:
        if (param := fields_of(Config).get(key)) is None:
            continue
        old, new = getattr(made, param.field), getattr(own, param.field)
        if isinstance(new, Mapping):
            new = {**old, **new}
        elif key == "overrides":
            new = (*old, *new)
        elif isinstance(new, House | Waivers | HouseWords | Columns):
            inner = getattr(table.fields[key], "fields", {})
            params = fields_of(cast("type", type(new)))
            names = {params[k].field for k in inner if k in params}
            new = replace(old, **{name: getattr(new, name) for name in names})
        made = replace(made, **{param.field: new})
    return replace(made, extend=own.extend, bases=(base.file, *base.bases))


def _moved(base: Config, name: str) -> str:
    there = Path(base.root) / name
    return str(there.absolute()) if name and there.exists() else name


def _within(path: Path) -> tuple[str, ...]:
    return ("tool", "audit") if path.name == "pyproject.toml" else ()


def _required(table: Table, problems: Problems) -> None:
    """Is this the version that the config asks for?"""
    from audit.packs.nodes import Scalar

    asked = table.fields.get(REQUIRED)
    if asked is None:
        return
    if not isinstance(asked, Scalar):
        problems.add(asked, f"{REQUIRED} must be a text")
        return
    try:
        if accepts(asked.text, __version__):
            return
    except ValueError as e:
        problems.add(asked, f"{REQUIRED}: {e}")
        return
    problems.add(asked, f"the config asks for source-audit {asked.text}; this is {__version__}", "update one of them")


def set_at(file: str, *keys: str) -> str:
    """FILE:LINE where a config sets these keys, at its top or in one of its tables; empty where it does not."""
    if not file:
        return ""
    from audit.packs.toml import places

    try:
        text = Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    found = next((place for path, place in places(text).items() if path[-len(keys) :] == keys), None)
    return f"{file}:{found.line + 1}" if found else ""


def allowing(path: Path, words: str) -> tuple[int, int, str]:
    """What to insert in a config so that these words may stand: line and column from 0, and the text. Raises OSError,
    UnicodeDecodeError."""
    from audit.packs.toml import places

    text = path.read_text("utf-8")
    lines, found = text.split("\n"), places(text)
    within = _within(path)
    quoted = json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
    at = found.get((*within, "words", "allow"))
    if at and (opened := lines[at.line].find("[", at.column)) >= 0:
        rest = lines[at.line][opened + 1 :].lstrip()
        return at.line, opened + 1, quoted + ("" if rest.startswith("]") else ", " if rest else ",")
    header = re.compile(rf"\s*\[{re.escape('.'.join((*within, 'words')))}\]")
    for n, line in enumerate(lines):
        if header.match(line):
            return n, len(line), f"\nallow = [{quoted}]"
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    return len(lines) - 1, len(lines[-1]), f"{gap}[{'.'.join((*within, 'words'))}]\nallow = [{quoted}]\n"


def schema_text() -> str:
    """The JSON Schema of audit.toml."""
    from audit.packs.schema import config_schema

    return config_schema(Config, {REQUIRED: {"type": "string"}})
