"""Audits in processes of their own: one that takes too long or dies is ended and replaced, and harms no other.

A worker does one task at a time. A task is a function of a module, which the worker imports by its name; it is called
with the server's `Config` and the arguments of `Audits.run`.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import Any, Concatenate, ParamSpec, TypeVar

from audit.config import Config
from audit.many import begin_process
from audit.serve.problem import RequestError
from audit.serve.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")
Task = Callable[Concatenate[Config, P], T]

START_SECONDS = 120.0
"""A worker that is not ready by then never will be."""


class TimeLimitError(RequestError):
    """A task that took too long; its worker was ended."""

    def __init__(self, seconds: float) -> None:
        said = f"the audit took longer than {seconds:g} seconds and was ended"
        super().__init__(503, "time-limit", said, "send a shorter text, or start the server with a higher --time-limit")


class WorkerDiedError(RequestError):
    """A task whose worker ended before its answer."""

    def __init__(self) -> None:
        said = "the process that audited this ended before it had an answer"
        super().__init__(
            503, "worker-died", said, "send it again; if it ends again, the text is what ends it: report it"
        )


class BusyError(RequestError):
    def __init__(self) -> None:
        said = "too many requests are waiting"
        super().__init__(429, "busy", said, "send it again in a second", {"Retry-After": "1"})


class Audits:
    """The workers of a server, and who waits for them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._waiting = 0
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._workers = [_Worker(settings.config, settings.seconds) for _ in range(settings.workers)]
        self._threads = ThreadPoolExecutor(settings.workers, "audit")

    async def start(self) -> None:
        """Returns when all workers are ready."""
        loop = asyncio.get_running_loop()
        await asyncio.gather(*(loop.run_in_executor(self._threads, worker.start) for worker in self._workers))
        for worker in self._workers:
            self._idle.put_nowait(worker)

    def close(self) -> None:
        """Ends the workers, whatever they do."""
        for worker in self._workers:
            worker.end()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def run(self, task: Task[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `task(config, *args)` gives in a worker. Who is cancelled while waiting leaves the queue.

        Raises RequestError: what the task raises, BusyError, TimeLimitError, WorkerDiedError."""
        if self._waiting >= self._settings.queue:
            raise BusyError
        self._waiting += 1
        try:
            worker = await self._idle.get()
        finally:
            self._waiting -= 1
        done = asyncio.get_running_loop().run_in_executor(self._threads, worker.do, task, args, kwargs)
        done.add_done_callback(lambda _: self._back(worker))
        return await asyncio.shield(done)

    def _back(self, worker: _Worker) -> None:
        if worker.ready:
            self._idle.put_nowait(worker)
            return
        started = asyncio.get_running_loop().run_in_executor(self._threads, worker.start)
        started.add_done_callback(lambda _: self._idle.put_nowait(worker))


class _Worker:
    """One process. Used by one thread at a time, but for `end`."""

    def __init__(self, config: Config, seconds: float) -> None:
        self._config, self._seconds = config, seconds
        self._process: Any = None
        self._pipe: Connection | None = None
        self.ready = False

    def start(self) -> None:
        """Returns when the process is ready. Raises WorkerDiedError."""
        context = _context()
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._config), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe = ours
        try:
            self.ready = ours.poll(START_SECONDS) and ours.recv() is None
        except (EOFError, OSError):
            self.ready = False
        if not self.ready:
            self.end()
            raise WorkerDiedError

    def do(self, task: Task[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        if not self.ready or self._pipe is None:
            raise WorkerDiedError
        try:
            self._pipe.send((task, args, kwargs))
            if not self._pipe.poll(self._seconds):
                self.end()
                raise TimeLimitError(self._seconds)
            well, answer = self._pipe.recv()
        except (EOFError, OSError):
            self.end()
            raise WorkerDiedError from None
        if not well:
            raise answer
        made: T = answer
        return made

    def end(self) -> None:
        self.ready = False
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()


def _context() -> Any:
    """Processes that inherit nothing of the server: no socket of a client stays open in a worker."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["audit.serve.work"])
    return context


# -- in the worker


def _work(pipe: Connection, config: Config) -> None:
    from audit.serve.work import warm

    begin_process()
    warm(config)
    pipe.send(None)
    while True:
        try:
            task, args, kwargs = pipe.recv()
        except EOFError:
            return
        try:
            answer = True, task(config, *args, **kwargs)
        except RequestError as e:
            answer = False, e
        except Exception as e:
            answer = False, RequestError(500, "internal-error", f"internal error: {type(e).__name__}", "report it")
        pipe.send(answer)
