"""Many articles: reports from the cache where they are there, several processes where that is worth it. The order and
the reports depend on neither."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit import assets, load, parse
from audit import cache as caching
from audit.accepted import within
from audit.cache import Cache
from audit.config import Config, relative
from audit.errors import LoadError
from audit.model import codec
from audit.model.article import Source
from audit.model.report import Failure, Report
from audit.processes import TRIES, Workers, forks, killed, processors

if TYPE_CHECKING:
    from audit.accepted import Accepted
    from audit.pipeline import Auditor

Item = str | Source | Failure
"""A file; an article of a file that holds many; what there is instead of one."""

WINDOW = 256
"""Articles that are looked at together, so that a long list needs no more memory than a short one."""

REFERENCE_SUFFIX = ".json"
"""Of a reference that the config names without it."""

CHUNK = 4
"""Files that a process is given at a time, at most."""

EACH = 12
"""Files for which another process is worth its start, where nobody says how many to use."""


class LateAuditor:
    """An Auditor that is made when an article asks for it: where the cache has all reports, none does, and a run takes
    a fraction of the time."""

    def __init__(
        self, config: Config, *, profile: bool = True, with_text: bool = True, accepted: Accepted | None = None
    ) -> None:
        self.config = config
        self.profile = profile
        self.with_text = with_text
        self.accepted = accepted
        self.stdin = ""
        """What standard input is called; empty: as it is, -."""

    def accept(self, accepted: Accepted) -> None:
        """From here on this is accepted."""
        self.accepted = accepted
        if "made" in vars(self):
            self.made.accepted = accepted

    @cached_property
    def made(self) -> Auditor:
        from audit.pipeline import Auditor

        return Auditor(self.config, profile=self.profile, with_text=self.with_text, accepted=self.accepted)


def open_cache(config: Config, auditor: LateAuditor, folder: str | Path | None = None) -> Cache | None:
    """The cache of this run; None where there is no project to keep it in. `folder`: where to keep it, instead of what
    the config says, or beside the nearest .git where there is no config. Raises UsageError, PackError."""
    if os.environ.get(caching.SWITCH):
        return None
    if folder is None and config.file:
        folder = within(config, config.cache_dir, "cache-dir")
    elif folder is None:
        here = Path.cwd()
        top = next((p for p in (here, *here.parents) if (p / ".git").exists()), None)
        folder = top / config.cache_dir if top else None
    if folder is None:
        return None
    return Cache(Path(folder), generation(config, auditor))


def generation(config: Config, auditor: LateAuditor) -> str:
    """Names all that a report follows from beside its article: program, rules, config. Raises PackError."""
    own = [auditor.made.compiled(genre).whole.sha256 for genre in _own_packs(config)]
    beside = [Path(config.root or ".") / name for name in (config.judged, config.reference) if name]
    own += [caching.contents(p) for path in beside for p in (path, path.with_name(path.name + REFERENCE_SUFFIX))]
    return caching.generation(config, *own, profile=auditor.profile, with_text=auditor.with_text)


def _own_packs(config: Config) -> list[str]:
    """A genre for each pack of the user's own that the config may choose."""

    def own(name: str) -> bool:
        return bool(name) and ("/" in name or not (assets.rules_dir() / name / "pack.yaml").is_file())

    return [""] * own(config.pack) + [genre for genre, pack in config.genres.items() if own(pack)]


def prepare(auditor: LateAuditor, cache: Cache | None) -> tuple[str, ...]:
    """As `Auditor.prepare`, which the cache saves where it was done before."""
    known = cache.notices if cache else None
    if known is not None:
        return known
    notices = auditor.made.prepare()
    if cache:
        cache.keep_notices(notices)
    return notices


def audit_file(auditor: LateAuditor, path: str, cache: Cache | None = None) -> Report | Failure:
    """The report of one file, or why there is none."""
    if path == "-" and auditor.stdin:
        try:
            data = load.read_stdin(auditor.config.max_bytes)
        except LoadError as e:
            return Failure(auditor.stdin, e.code, str(e))
        return auditor.made.audit_bytes(auditor.stdin, data)
    if cache is None or path == "-":
        return auditor.made.audit_file(path)
    try:
        data = load.raw(path, parse.INPUTS, max_bytes=auditor.config.max_bytes)
    except LoadError as e:
        return Failure(path, e.code, str(e))
    return audit_bytes(auditor, path, data, cache)


def audit_bytes(auditor: LateAuditor, path: str, data: bytes, cache: Cache | None = None) -> Report | Failure:
    """The report of a file that holds these bytes."""
    if cache is None:
        return auditor.made.audit_bytes(path, data)
    key = _key(auditor, path, data)
    if (found := cache.get(key)) is not None:
        return found
    try:  # what cannot be read needs no rules
        source = load.from_bytes(data, path, parse.INPUTS, max_bytes=auditor.config.max_bytes)
    except LoadError as e:
        return Failure(path, e.code, str(e))
    made = auditor.made.audit_source(path, source)
    if isinstance(made, Report):
        cache.put(key, made)
    return made


def _key(auditor: LateAuditor, path: str, data: bytes) -> str:
    here = auditor.accepted.here(load.shown(path)) if auditor.accepted else None
    low = data.lower() if here and here.settings.inline else b""
    dated = b"audit:" in low and (b"until" in low or b"expires" in low)
    seen = relative(path, auditor.config.root) if auditor.config.overrides else ""
    return caching.key(path, seen, data, here, dated=dated)


def audit_files(
    auditor: LateAuditor,
    files: Sequence[str],
    cache: Cache | None = None,
    jobs: int = 1,
    tell: Callable[[str], None] | None = None,
) -> Iterator[Report | Failure]:
    """One Report or Failure a file, in order, or one an article where a file holds many. `jobs`: processes; 0: as many
    as there are processors, and as are worth it. `tell`: is given what a person should know of a file that holds many
    and no report says."""
    return audit_items(auditor, _items(auditor, files, tell), cache, jobs)


def audit_items(
    auditor: LateAuditor, given: Iterable[Item], cache: Cache | None = None, jobs: int = 1
) -> Iterator[Report | Failure]:
    """One Report or Failure an item, in order. At most a window of them is read ahead, one and a half where several
    processes are at work, so that none is idle."""
    if jobs == 1:
        yield from (_audit(auditor, item, cache) for item in given)
        return
    numbered = enumerate(given)
    ahead: deque[tuple[int, Item, str]] = deque()
    team: _Team | None = None
    try:
        while True:
            if not ahead or (team and not team.waiting and len(ahead) <= WINDOW // 2):
                window = [(n, item, _key_of(auditor, item) if cache else "") for n, item in islice(numbered, WINDOW)]
                todo = {n: item for n, item, key in window if _apart(item) and not (cache and _kept(cache, key))}
                if team is None and (processes := _processes(jobs, len(todo), len(window))) > 1:
                    team = _Team(auditor, processes, cache)
                if team:
                    team.add(todo)
                ahead.extend(window)
            if not ahead:
                return
            n, item, key = ahead.popleft()
            made = team.result(n) if team else None
            kept = cache.get(key) if cache and key and not made else None
            yield made or kept or _audit(auditor, item, cache)
    finally:
        if team:
            team.end()


class _Team:
    """Other processes, which audit what they are given. An article that ends its process is tried again, by itself, and
    is a failure when it has ended TRIES of them: it is never audited here."""

    def __init__(self, auditor: LateAuditor, processes: int, cache: Cache | None) -> None:
        self._workers: Workers[Sequence[int]] = workers_of(auditor.made, processes, partial(_begin, auditor, cache))
        self._processes = processes
        self._items: dict[int, Item] = {}
        self._waiting: deque[int] = deque()
        self._suspects: deque[int] = deque()
        self._ended: Counter[int] = Counter()
        self._made: dict[int, str] = {}

    @property
    def waiting(self) -> bool:
        """Is there more than the processes are at?"""
        return bool(self._waiting)

    def add(self, items: Mapping[int, Item]) -> None:
        """What is to be done, by its number."""
        self._items.update(items)
        self._waiting.extend(items)
        self._give()

    def result(self, n: int) -> Report | Failure | None:
        """Of this one, once; None where it was not to be done."""
        if n not in self._items:
            return None
        self._take(0)  # none is idle while what is done is looked at
        while n not in self._made:
            self._take(None)
        del self._items[n]
        return codec.loads(self._made.pop(n))

    def end(self) -> None:
        self._workers.end()

    def _give(self) -> None:
        while self._workers.idle and (self._suspects or self._waiting):
            chunk = [self._suspects.popleft()] if self._suspects else self._chunk()
            self._workers.give(chunk, _work, [self._items[n] for n in chunk])

    def _chunk(self) -> list[int]:
        """The next ones. Towards the end they are few, so that all processes end together."""
        size = max(1, min(CHUNK, len(self._waiting) // (2 * self._processes)))
        return [self._waiting.popleft() for _ in range(size)]

    def _take(self, seconds: float | None) -> None:
        for chunk, made in self._workers.done(seconds):
            if made is not None:
                self._made.update(zip(chunk, made, strict=True))
            elif len(chunk) > 1:
                self._suspects.extend(chunk)
            else:
                self._died(chunk[0])
        self._give()

    def _died(self, n: int) -> None:
        self._ended[n] += 1
        if self._ended[n] < TRIES:
            self._suspects.append(n)
        else:
            item = self._items[n]
            self._made[n] = codec.dumps(killed(item if isinstance(item, str) else item.path))


def _items(auditor: LateAuditor, files: Sequence[str], tell: Callable[[str], None] | None) -> Iterator[Item]:
    """The files, with the articles of those that hold many in their place."""
    for path in files:
        name = auditor.stdin if path == "-" else path
        if not name or not load.many(name, _head() if path == "-" else None):
            yield path
            continue
        config = auditor.config
        asked = load.Asked(load.shown(name), parse.INPUTS, config.columns, config.max_bytes, tell or load.silent)
        yield from load.articles(name, asked, sys.stdin.buffer if path == "-" else None)


def _head() -> bytes:
    """How standard input begins, which is left to be read; nothing where it cannot be looked at."""
    peek = getattr(sys.stdin.buffer, "peek", None)
    return peek(load.HEAD)[: load.HEAD] if peek else b""


def _apart(item: Item) -> bool:
    """Whether another process can do it."""
    return item != "-" and not isinstance(item, Failure)


def _kept(cache: Cache, key: str) -> bool:
    return not key or cache.has(key)


def _audit(auditor: LateAuditor, item: Item, cache: Cache | None) -> Report | Failure:
    if isinstance(item, Failure):
        return item
    if isinstance(item, str):
        return audit_file(auditor, item, cache)
    key = _key_of(auditor, item) if cache else ""
    if cache and (found := cache.get(key)) is not None:
        return found
    made = auditor.made.audit_source(item.path, item)
    if cache and isinstance(made, Report):
        cache.put(key, made)
    return made


def _processes(jobs: int, todo: int, files: int) -> int:
    """How many processes are used for what is left to do of the first window."""
    if jobs:
        return min(jobs, files) if todo > 1 else 1
    return max(1, min(processors(), todo // EACH))


def _key_of(auditor: LateAuditor, item: Item) -> str:
    """The key of an article as it is now; empty where it cannot be read, so that there is nothing to do for it."""
    if isinstance(item, Failure) or item == "-":
        return ""
    if isinstance(item, Source):
        said = (item.text, item.format, item.sha256, astuple(item.meta), item.limits, item.extra)
        return _key(auditor, item.path, repr(said).encode("utf-8", "surrogatepass"))
    try:
        return _key(auditor, item, load.raw(item, parse.INPUTS, max_bytes=auditor.config.max_bytes))
    except LoadError:
        return ""


def workers_of(auditor: Auditor, number: int, begin: Callable[[], None] | None = None) -> Workers[Any]:
    """Processes that begin with `begin()`. Where they can be forked, they start with the rules that are compiled
    here, and with what an audit loads."""
    if forks():
        auditor.prepare()
        example = next((e.text for rule in auditor.pack.rules for e in rule.bad), "")
        auditor.audit_bytes("example.txt", example.encode("utf-8"))
        gc.freeze()
    return Workers(number, begin)


# -- in the other processes

_AUDITOR: LateAuditor | None = None
_CACHE: Cache | None = None


def _begin(auditor: LateAuditor, cache: Cache | None) -> None:
    global _AUDITOR, _CACHE
    _AUDITOR, _CACHE = auditor, cache


def _work(items: Sequence[Item]) -> list[str]:
    assert _AUDITOR is not None
    return [codec.dumps(_audit(_AUDITOR, item, _CACHE)) for item in items]
