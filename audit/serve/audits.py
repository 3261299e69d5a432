"""Audits in processes of their own: one that takes too long or dies is ended and replaced, and harms no other.

A worker does one task at a time. A task is a function of a module, which the worker imports by its name; it is called
with the server's `Config` and the arguments of `Audits.run`.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any, TypeVar, TypeVarTuple

from audit.config import Config
from audit.processes import begin_process
from audit.serve.problem import RequestError
from audit.serve.settings import Settings

T = TypeVar("T")
Args = TypeVarTuple("Args")

START_SECONDS = 120.0
"""A worker that is not ready by then never will be."""
MOST_MEMORY = 1_000_000_000
"""Bytes after which a worker that has answered makes room for a new one."""


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
        self._closed = False
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
        """Ends the workers, whatever they do. Their threads see that they are gone and end before the pipes are closed:
        one that two close takes away what somebody else has opened under its number."""
        self._closed = True
        for worker in self._workers:
            worker.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.end()

    async def run(self, task: Callable[[Config, *Args], T], *args: *Args) -> T:
        """What `task(config, *args)` gives in a worker. Who is cancelled while waiting leaves the queue.

        Raises RequestError: what the task raises, BusyError, TimeLimitError, WorkerDiedError."""
        if self._waiting >= self._settings.queue:
            raise BusyError
        try:
            async with asyncio.timeout(self._settings.queue_seconds):
                worker = await self._next()
        except TimeoutError:
            raise BusyError from None
        return await self._twice(worker, task, args)

    async def each(self, task: Callable[..., T], items: Sequence[tuple[Any, ...]]) -> list[T | RequestError]:
        """What the task gives for each tuple of arguments, in order, or what it raised: one harms no other. Takes one
        place in the queue, and no more than its turn: between two of its items others are served.

        Raises BusyError."""
        if self._waiting >= self._settings.queue:
            raise BusyError
        out: list[T | RequestError] = []
        for args in items:
            try:
                out.append(await self._twice(await self._next(), task, args))
            except RequestError as e:
                out.append(e)
        return out

    async def _next(self) -> _Worker:
        """The first worker that has nothing to do; who came first has it first."""
        self._waiting += 1
        try:
            return await self._idle.get()
        finally:
            self._waiting -= 1

    async def _twice(self, worker: _Worker, task: Callable[..., T], args: tuple[Any, ...]) -> T:
        """As `_done`; once more where the worker died, which somebody else may have ended."""
        try:
            return await self._done(worker, task, args)
        except WorkerDiedError:
            if self._closed:
                raise
            return await self._done(await self._next(), task, args)

    async def _done(self, worker: _Worker, task: Callable[..., T], args: tuple[Any, ...]) -> T:
        done = asyncio.get_running_loop().run_in_executor(self._threads, worker.do, task, args)
        done.add_done_callback(lambda _: self._back(worker))
        done.add_done_callback(lambda ended: ended.exception())  # nobody may be left who would ask
        return await asyncio.shield(done)

    def _back(self, worker: _Worker) -> None:
        if self._closed:
            return
        if worker.ready:
            self._idle.put_nowait(worker)
            return
        started = asyncio.get_running_loop().run_in_executor(self._threads, worker.start)
        started.add_done_callback(lambda ended: ended.exception())  # who is served next is told
        started.add_done_callback(lambda _: self._idle.put_nowait(worker))


class _Worker:
    """One process. Used by one thread at a time, but for `kill`."""

    def __init__(self, config: Config, seconds: float) -> None:
        self._config, self._seconds = config, seconds
        self._process: Any = None
        self._pipe: Connection | None = None
        self._over = False
        self.ready = False

    def start(self) -> None:
        """Returns when the process is ready. Raises WorkerDiedError."""
        context = _context()
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._config), daemon=True)
        process.start()
        self._process = process
        if self._over:
            process.kill()
        theirs.close()
        self._pipe = ours
        try:
            self.ready = ours.poll(START_SECONDS) and ours.recv() is None
        except (EOFError, OSError):
            self.ready = False
        if not self.ready:
            self.end()
            raise WorkerDiedError

    def do(self, task: Callable[..., T], args: tuple[Any, ...]) -> T:
        """Raises what the task raises, TimeLimitError, WorkerDiedError."""
        if not self.ready or self._pipe is None:
            raise WorkerDiedError
        try:
            self._pipe.send((task, args))
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

    def kill(self) -> None:
        """From any thread: whoever waits for its answer is told that it has died, and none is started after it."""
        self._over = True
        if (process := self._process) is not None:
            process.kill()

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
            task, args = pipe.recv()
        except EOFError:
            return
        try:
            answer = ForkingPickler.dumps((True, task(config, *args)))
        except RequestError as e:
            answer = ForkingPickler.dumps((False, e))
        except Exception as e:
            said = f"internal error: {type(e).__name__}"
            answer = ForkingPickler.dumps((False, RequestError(500, "internal-error", said, "report it")))
        pipe.send_bytes(answer)
        if _memory() > MOST_MEMORY:
            return  # another takes its place: what Python once took it hardly ever gives back


def _memory() -> int:
    """Bytes that this process has had in memory at most; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
