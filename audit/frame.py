"""A table of articles -> frames: `audit.audit_frame`, for research on many texts."""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack, overload

from audit import many, parse
from audit.config import Config
from audit.errors import UsageError
from audit.load import Columns, chosen
from audit.load.containers import memory
from audit.model.frames import Frames
from audit.model.report import Failure, Report
from audit.pipeline import auditor_of, config_of
from audit.processes import processors
from audit.render.frames import Collector
from audit.render.libraries import LIBRARIES, PANDAS

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Progress = bool | Callable[[int, int], object]
"""Whether to write to standard error how far it is; or what is told after each article: how many are done, of how
many."""
EVERY = 0.5  # seconds between two lines of progress


class ColumnWarning(UserWarning):
    """A column was taken for what it seems to hold, and nobody had named it."""


class Options(TypedDict, total=False):
    """What `audit_frame` takes beside the table and `output`."""

    text: str | None
    title: str | None
    id: str | None
    date: str | None
    outlet: str | None
    author: str | None
    genre: str | None
    n_jobs: int | None
    progress: Progress
    config: Config | Mapping[str, Any] | None
    profile: bool
    with_text: bool


@overload
def audit_frame(df: Any, *, output: Literal["pandas"], **options: Unpack[Options]) -> Frames[pd.DataFrame]: ...
@overload
def audit_frame(df: Any, *, output: Literal["polars"], **options: Unpack[Options]) -> Frames[pl.DataFrame]: ...
@overload
def audit_frame(df: Any, *, output: Literal["arrow"], **options: Unpack[Options]) -> Frames[pa.Table]: ...
@overload
def audit_frame(
    df: pd.DataFrame | Sequence[Mapping[str, Any]], *, output: None = ..., **options: Unpack[Options]
) -> Frames[pd.DataFrame]: ...
@overload
def audit_frame(df: pl.DataFrame, *, output: None = ..., **options: Unpack[Options]) -> Frames[pl.DataFrame]: ...
@overload
def audit_frame(df: Any, *, output: None = ..., **options: Unpack[Options]) -> Frames[Any]: ...
def audit_frame(
    df: Any,
    *,
    text: str | None = None,
    title: str | None = None,
    id: str | None = None,
    date: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    genre: str | None = None,
    output: Literal["pandas", "polars", "arrow"] | None = None,
    n_jobs: int | None = 1,
    progress: Progress = False,
    config: Config | Mapping[str, Any] | None = None,
    profile: bool = True,
    with_text: bool = True,
) -> Frames[Any]:
    """The frames (docs/codebook.md) of a table of articles, a row an article: a DataFrame of pandas or polars, a Table
    of Arrow or a list of dicts. They come as the library of `df` has them (a list: pandas) or as `output` says.

    `text` ... `genre` name its columns. One that is not named is guessed by its name, as in files, and a ColumnWarning
    says so where it is not plain; "" says that there is none. No other column is read: they are there in `df`, to
    which the frames join. Of pandas, `articles` has the index of `df` and each row of the others that of its article;
    everywhere `articles` has the rows of `df` in order, and `article` in the others is the number of the row, from 0.
    A row that cannot be audited is a row with its `failure`.

    `n_jobs`: processes; -1 for as many as there are processors and are worth it. The frames depend on it in nothing.
    `progress`: True, or what is called with (done, all). `profile`, `with_text`: as of `Auditor`.

    Raises UsageError for what cannot be used as given, LoadError no-column, missing-extra."""
    named = {"text": text, "title": title, "id": id, "date": date, "outlet": outlet, "author": author, "genre": genre}
    table = memory.table_of(df, "audit_frame")
    into = output or (table.kind if table.kind in LIBRARIES else PANDAS)
    made = Collector(into)
    use = config_of(config)
    taken = columns_of(table, named, use, "audit_frame")
    for n, item in enumerate(audited(table, taken, use, n_jobs, progress, profile=profile, with_text=with_text)):
        made.add(item, n)
    frames = made.frames()
    return _indexed(frames, table.index) if into == PANDAS and table.index is not None else frames


def _indexed(frames: Frames[pd.DataFrame], index: Any) -> Frames[pd.DataFrame]:
    """The frames, each row called as its article is in the caller's table."""
    articles, *others = frames
    return Frames(
        articles.set_axis(index, axis=0),
        *(frame.set_axis(index.take(frame["article"].to_numpy("int64")), axis=0) for frame in others),
    )


# -- what a transformer needs, too


def columns_of(
    table: memory.InMemory, named: Mapping[str, str | None], config: Config, who: str, stack: int = 3
) -> dict[str, str]:
    """Column -> what we call it: as the caller says, or the config, or as such columns are called.

    Raises UsageError, LoadError no-column."""
    for field, name in named.items():
        if name is not None and not isinstance(name, str):
            kind = type(name).__name__
            raise UsageError(f"{who}: {field}= takes the name of a column, a str, not {kind}")
    if not table.header and not table.length:
        return {}  # a list that is empty has no columns to name
    known = {f.name: getattr(config.columns, f.name) for f in fields(Columns)}
    columns = Columns(**(known | {field: name for field, name in named.items() if name is not None}))
    without = [field for field, name in named.items() if name == "" and field != "text"]
    told: list[str] = []
    taken = chosen(columns, dict.fromkeys(table.header), told.append, '{}="..."', without)
    if twice := next((name for name in taken if table.header.count(name) > 1), ""):
        raise UsageError(f"{who}: two columns are called {twice!r:.60}; rename one of them")
    for said in told:
        warnings.warn(f"{who}: {said}", ColumnWarning, stacklevel=stack)
    return taken


def audited(
    table: memory.InMemory,
    taken: Mapping[str, str],
    config: Config,
    n_jobs: int | None,
    progress: Progress = False,
    *,
    profile: bool,
    with_text: bool = True,
) -> Iterator[Report | Failure]:
    """One Report or Failure a row, in order. Raises UsageError."""
    jobs = jobs_of(n_jobs)
    auditor = many.LateAuditor(config, profile=profile, with_text=with_text)
    auditor.made = auditor_of(config, profile=profile, with_text=with_text)
    auditor.made.prepare()
    rows = memory.articles(table, taken, parse.INPUTS, config.max_bytes)
    return _watched(many.audit_items(auditor, rows, None, jobs), table.length, progress)


def jobs_of(n_jobs: int | None) -> int:
    """As `many` counts them: 0 for as many as there are processors and are worth it. Below -1, as scikit-learn has it,
    all but some. Raises UsageError."""
    if n_jobs is None:
        return 1
    if isinstance(n_jobs, bool) or not isinstance(n_jobs, int) or n_jobs == 0:
        raise UsageError(f"n_jobs is a number of processes, or -1 for all processors, not {n_jobs!r:.60}")
    if n_jobs < 0:
        return 0 if n_jobs == -1 else max(1, processors() + 1 + n_jobs)
    return n_jobs


def _watched(items: Iterable[Report | Failure], total: int, progress: Progress) -> Iterator[Report | Failure]:
    if not isinstance(progress, bool) and not callable(progress):
        raise UsageError(f"progress is True, False or a function of (done, all), not {type(progress).__name__}")
    tell = _line() if progress is True else progress or None
    return _telling(items, total, tell) if tell else iter(items)


def _telling(
    items: Iterable[Report | Failure], total: int, tell: Callable[[int, int], object]
) -> Iterator[Report | Failure]:
    for done, item in enumerate(items, 1):
        yield item
        tell(done, total)


def _line() -> Callable[[int, int], object]:
    """Writes how far it is, how fast, and what is left; one line, over and over."""
    begun = time.monotonic()
    last = begun - EVERY

    def tell(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < EVERY and done < total:
            return
        last = now
        rate = done / max(now - begun, 0.001)
        left = f", {(total - done) / rate:,.0f} s left" if done < total else "\n"
        sys.stderr.write(f"\r\x1b[2K{done:,} of {total:,} articles, {rate:,.0f} a second{left}")
        sys.stderr.flush()

    return tell
