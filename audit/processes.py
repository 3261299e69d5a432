"""Other processes of this machine. Each does one task at a time, so that it is known what one died of, and no other is
harmed; where they are ended, none is left."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from audit.model.report import Failure

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Key = TypeVar("Key")

TRIES = 3
"""Times that an article may end the process that audits it."""
KILLED = "killed"
"""Code of the failure of an article that ended it each time."""


def killed(path: str) -> Failure:
    said = f"the process that audited it ended {TRIES} times (no memory left?); the others were audited"
    return Failure(path, KILLED, said)


def processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def forks() -> bool:
    """Whether processes start with all that is loaded here."""
    import multiprocessing

    return sys.platform == "linux" and "fork" in multiprocessing.get_all_start_methods()


class Workers(Generic[Key]):
    """So many processes, which begin with `begin()`. No thread here waits for them, so that another can be forked when
    one has died: they are given work and asked for it by whoever has them."""

    def __init__(self, number: int, begin: Callable[[], None] | None = None) -> None:
        import multiprocessing

        self._context: Any = multiprocessing.get_context("fork" if forks() else "spawn")
        self._begin = begin
        self._processes: dict[Connection, BaseProcess] = {}
        self._idle: list[Connection] = []
        self._given: dict[Connection, Key] = {}
        for _ in range(number):
            self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def idle(self) -> bool:
        """Is there one that has nothing to do?"""
        return bool(self._idle)

    @property
    def busy(self) -> bool:
        """Is there one that has something to do?"""
        return bool(self._given)

    def give(self, key: Key, task: Callable[..., Any], *args: Any) -> None:
        """One that is idle does `task(*args)`, a function of a module. `key`: what `done` calls it."""
        pipe = self._idle.pop()
        self._given[pipe] = key
        with suppress(OSError):  # it has died, which `done` finds
            pipe.send((task, args))

    def done(self, seconds: float | None = None) -> list[tuple[Key, Any]]:
        """What tasks have given since; None where the process ended before that, and another has taken its place.
        `seconds`: how long to wait for one, None for as long as it takes. Raises what a task raised."""
        from multiprocessing.connection import wait

        out = []
        for pipe in cast("list[Connection]", wait(list(self._given), seconds)):
            key = self._given.pop(pipe)
            try:
                well, answer = pipe.recv()
                self._idle.append(pipe)
            except (EOFError, OSError):
                self._end(pipe)
                self._start()
                well, answer = True, None
            if not well:
                raise answer
            out.append((key, answer))
        return out

    def end(self) -> None:
        """Ends them, whatever they do, and returns when they are gone."""
        for process in self._processes.values():
            process.kill()
        for pipe in list(self._processes):
            self._end(pipe)

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._begin), daemon=True)
        process.start()
        theirs.close()  # else its end would not be seen here
        self._processes[ours] = process
        self._idle.append(ours)

    def _end(self, pipe: Connection) -> None:
        process = self._processes.pop(pipe)
        process.kill()
        process.join()
        pipe.close()


# -- in the other process


def begin_process() -> None:
    """The process that started this one ends it: by itself, or when it was killed and this one would wait for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _work(pipe: Connection, begin: Callable[[], None] | None) -> None:
    begin_process()
    if begin:
        begin()
    while True:
        task, args = pipe.recv()
        try:
            answer = (True, task(*args))
        except Exception as e:
            import traceback  # seldom

            e.add_note(traceback.format_exc())
            answer = (False, e)
        pipe.send(answer)
