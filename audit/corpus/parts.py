"""The articles of a corpus, numbered and cut into parts. The same input gives the same parts, whoever does them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from audit import load, parse
from audit.config import Config
from audit.errors import LoadError
from audit.model.article import Source
from audit.model.dataclass import dataclass
from audit.model.report import Failure

ARTICLES = 256
"""Articles of a part, at most: enough that a part is worth its files, few enough that little is lost with it."""
SIZE = 4_000_000
"""Code points (or bytes) of a part's articles; the article that passes it is its last."""

Item = Source | Failure


@dataclass(frozen=True, slots=True)
class CorpusPart:
    """`number` from 0; `first`: the place of its first article in the corpus, from 0."""

    number: int
    first: int
    items: tuple[Item, ...]


class ReadingProgress:
    """How far the reading is, by bytes: of the files that are done, and of the one that is open. `sizes`: of the files,
    in order."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = sizes
        self.total = sum(sizes) or 1
        self._done = 0
        self._stream: BinaryIO | None = None
        self._size = 0

    def share(self) -> float:
        """Of the bytes of the input, those that are read: 0 to 1."""
        at = 0
        if self._stream is not None and not self._stream.closed:
            at = min(self._stream.tell(), self._size)
        return min(1.0, (self._done + at) / self.total)

    @contextmanager
    def reading(self, n: int, stream: BinaryIO | None) -> Iterator[None]:
        self._stream, self._size = stream, self.sizes[n]
        try:
            yield
        finally:
            self._stream = None
            self._done += self.sizes[n]


def articles(
    files: Sequence[str], config: Config, tell: Callable[[str], None], progress: ReadingProgress
) -> Iterator[Item]:
    """The articles of the files, in order; nothing is raised for what a file holds."""
    for n, path in enumerate(files):
        if load.many(path):
            asked = load.Asked(load.shown(path), parse.INPUTS, config.columns, config.max_bytes, tell)
            stream = _stream(path)
            with progress.reading(n, stream):
                yield from load.articles(path, asked, stream)
            continue
        with progress.reading(n, None):
            yield _one(path, config)


def _stream(path: str) -> BinaryIO | None:
    """The file, opened here so that its position tells how far the reading is; None where `load` has to say why not."""
    try:
        return Path(path).open("rb") if Path(path).is_file() else None
    except OSError:
        return None


def _one(path: str, config: Config) -> Item:
    try:
        return load.read(path, parse.INPUTS, max_bytes=config.max_bytes)
    except LoadError as e:
        return Failure(load.shown(path), e.code, str(e))


def parts(items: Iterator[Item], most: int = ARTICLES, size: int = SIZE) -> Iterator[CorpusPart]:
    number = first = 0
    held: list[Item] = []
    weight = 0
    for item in items:
        held.append(item)
        weight += len(item.text) + len(item.data) if isinstance(item, Source) else 0
        if len(held) >= most or weight >= size:
            yield CorpusPart(number, first, tuple(held))
            number, first, held, weight = number + 1, first + len(held), [], 0
    if held:
        yield CorpusPart(number, first, tuple(held))
