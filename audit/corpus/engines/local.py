"""Processes of this machine. One that is killed loses nothing: its part is done again, and an article that ends its
process each time becomes a failed row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from audit.corpus.parts import CorpusPart
from audit.corpus.work import Done, Task, auditor_of, singly, without, work
from audit.many import workers_of
from audit.processes import TRIES, Workers, processors


class Local:
    """`jobs`: processes; 0: one for each processor."""

    def __init__(self, task: Task, jobs: int = 0) -> None:
        self.task = task
        self.jobs = jobs or processors()

    def run(self, parts: Iterable[CorpusPart]) -> Iterator[Done]:
        """Each part's tables, in the order in which they are done. No more parts are read than are done at a time."""
        todo = iter(parts)
        done: list[tuple[CorpusPart, Done | None]] = []
        with self._workers(self.jobs) as workers:  # all are there before anything is read, and threads begin
            while True:
                while workers.idle and (part := next(todo, None)):
                    workers.give(part, work, self.task, part)
                for part, made in done:
                    yield made or self._alone(part)
                if not workers.busy:
                    return
                done = workers.done()

    def _alone(self, part: CorpusPart) -> Done:
        """A part that was lost with its process: again, by itself; then an article at a time."""
        with self._workers(1) as worker:
            for _ in range(TRIES - 1):
                if done := self._attempt(worker, part):
                    return done
            fatal = [
                n for n, one in enumerate(singly(part)) if not any(self._attempt(worker, one) for _ in range(TRIES))
            ]
            while not (done := self._attempt(worker, without(part, fatal))):
                pass  # killed from outside: what ends a process by itself is out of it
            return done

    def _attempt(self, worker: Workers[CorpusPart], part: CorpusPart) -> Done | None:
        """None where the process was killed."""
        worker.give(part, work, self.task, part)
        ((_, done),) = worker.done()
        return done  # type: ignore[no-any-return]

    def _workers(self, number: int) -> Workers[CorpusPart]:
        return workers_of(auditor_of(self.task), number)
