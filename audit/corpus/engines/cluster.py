"""The workers of a Dask cluster (distributed). They need this package in the same version; they get texts and give
tables, and no shared disk is needed."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

from audit.corpus.parts import CorpusPart
from audit.corpus.work import Done, Task, singly, without, work
from audit.errors import UsageError, takes_extra

AHEAD = 2
"""Parts that wait for each thread of the cluster."""
PATIENCE = 180.0
"""Seconds without any worker after which a run stops."""
LOOK = 1.0
"""Seconds between looks at whether there are workers."""


class Cluster:
    """`address`: of the scheduler (tcp://host:8786). Raises UsageError where it cannot be used."""

    def __init__(self, task: Task, address: str) -> None:
        try:
            import distributed
        except ImportError:
            raise UsageError(takes_extra("--engine dask", "dask")) from None
        self.task = task
        self.address = address
        self._lost: tuple[type[Exception], ...] = (distributed.KilledWorker,)
        try:
            self._client: Any = distributed.Client(address, timeout=10, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as e:
            raise UsageError(f"--scheduler {address}: no scheduler answers there ({e})") from None

    def run(self, parts: Iterable[CorpusPart]) -> Iterator[Done]:
        """Each part's tables, in the order in which they are done. Raises UsageError where the cluster is gone; what is
        done stays done."""
        given: dict[Any, CorpusPart] = {}
        todo = iter(parts)
        more = True
        try:
            while more or given:
                while more and len(given) < self._room():
                    part = next(todo, None)
                    more = part is not None
                    if part is not None:
                        given[self._submit(part)] = part
                for future in self._first(list(given)):
                    part = given.pop(future)
                    yield self._result(future) or self._apart(part)
        finally:
            self._client.close()

    def _apart(self, part: CorpusPart) -> Done:
        """A part that ended as many workers as the scheduler allows: an article at a time, then without those that
        did it."""
        fatal = [n for n, one in enumerate(singly(part)) if self._wait(one) is None]
        done = self._wait(without(part, fatal))
        if done is None:
            raise UsageError(f"--scheduler {self.address}: part {part.number} ends its workers whatever is left out")
        return done

    def _wait(self, part: CorpusPart) -> Done | None:
        future = self._submit(part)
        self._first([future])
        return self._result(future)

    def _submit(self, part: CorpusPart) -> Any:
        return self._client.submit(work, self.task, part, pure=False)

    def _result(self, future: Any) -> Done | None:
        try:
            done: Done = future.result()
        except self._lost:
            return None
        except ModuleNotFoundError as e:
            raise UsageError(f"--scheduler {self.address}: a worker has no {e.name}: install source-audit there") from e
        return done

    def _first(self, futures: list[Any]) -> list[Any]:
        """Those that are done, as soon as one is."""
        from distributed import wait

        alone = time.monotonic()
        while futures:
            try:
                with self._client.as_current():
                    return list(wait(futures, timeout=LOOK, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                if self._client.status != "running":
                    raise UsageError(f"--scheduler {self.address}: the scheduler is gone; run again to go on") from None
                if self._threads():
                    alone = time.monotonic()
                elif time.monotonic() - alone > PATIENCE:
                    raise UsageError(f"--scheduler {self.address}: no worker is left; run again to go on") from None
        return []

    def _threads(self) -> int:
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        return sum(worker["nthreads"] for worker in workers.values())

    def _room(self) -> int:
        return max(1, self._threads()) * AHEAD
