"""Processes of this machine. One that is killed loses nothing: its part is done again, and an article that ends its
process each time becomes a failed row."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from audit.corpus.parts import CorpusPart
from audit.corpus.work import TRIES, Done, Task, auditor_of, singly, without, work
from audit.many import begin_process, pool_of, processors

AHEAD = 1
"""Parts that wait for each process beside the one it is at."""


class Local:
    """`jobs`: processes; 0: one for each processor."""

    def __init__(self, task: Task, jobs: int = 0) -> None:
        self.task = task
        self.jobs = jobs or processors()
        self._pool: ProcessPoolExecutor | None = None

    def run(self, parts: Iterable[CorpusPart]) -> Iterator[Done]:
        """Each part's tables, in the order in which they are done. No more parts are read than can soon be done."""
        given: dict[Future[Done], CorpusPart] = {}
        suspects: list[CorpusPart] = []
        todo = iter(parts)
        try:
            self._start(self.jobs)
            more = True
            while more or given or suspects:
                while more and not suspects and len(given) < self.jobs * (1 + AHEAD):
                    part = next(todo, None)
                    more = part is not None
                    if part is not None:
                        self._give(part, given, suspects)
                if given:
                    done, _ = wait(given, return_when=FIRST_COMPLETED)
                    for future in done:
                        part = given.pop(future)
                        try:
                            yield future.result()
                        except BrokenProcessPool:
                            suspects.append(part)
                if suspects and not given:
                    for part in sorted(suspects, key=lambda p: p.number):
                        yield self._alone(part)
                    suspects = []
                    self._start(self.jobs)
        finally:
            self._stop()

    def _give(self, part: CorpusPart, given: dict[Future[Done], CorpusPart], suspects: list[CorpusPart]) -> None:
        assert self._pool
        try:
            given[self._pool.submit(work, self.task, part)] = part
        except BrokenProcessPool:
            suspects.append(part)

    def _alone(self, part: CorpusPart) -> Done:
        """A part that was lost with its process: again, by itself; then an article at a time."""
        for _ in range(TRIES - 1):
            if (done := self._attempt(part)) is not None:
                return done
        fatal = [n for n, one in enumerate(singly(part)) if all(self._attempt(one) is None for _ in range(TRIES))]
        while (done := self._attempt(without(part, fatal))) is None:
            pass  # killed from outside: what ends a process by itself is out of it
        return done

    def _attempt(self, part: CorpusPart) -> Done | None:
        """In a process of its own; None where that was killed."""
        self._start(1)
        assert self._pool
        try:
            return self._pool.submit(work, self.task, part).result()
        except BrokenProcessPool:
            return None

    def _start(self, processes: int) -> None:
        self._stop()
        self._pool = pool_of(auditor_of(self.task), processes, begin_process)
        self._pool.submit(os.getpid).result()  # all are there before anything is read, and threads begin

    def _stop(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
