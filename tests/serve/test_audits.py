"""The workers: one task that hangs, dies or fails harms no other."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from serve import tasks

from audit.serve.audits import Audits, BusyError, TimeLimitError, WorkerDiedError
from audit.serve.problem import RequestError
from audit.serve.settings import Settings


def use(what: Callable[[Audits], Awaitable[None]], **settings: object) -> None:
    async def go() -> None:
        audits = Audits(Settings(**{"workers": 1, "seconds": 60.0, **settings}))  # type: ignore[arg-type]
        await audits.start()
        try:
            await what(audits)
        finally:
            audits.close()

    with ThreadPoolExecutor(1) as own:  # the browser of other tests keeps a loop in this thread
        own.submit(asyncio.run, go()).result()


def test_a_task_that_hangs_is_ended_and_its_worker_replaced() -> None:
    async def go(audits: Audits) -> None:
        before = await audits.run(tasks.process)
        with pytest.raises(TimeLimitError) as e:
            await audits.run(tasks.hang, "a")
        assert (e.value.status, e.value.code) == (503, "time-limit")
        with pytest.raises(ProcessLookupError):
            os.kill(before, 0)
        assert await audits.run(tasks.double, "b") == "bb"

    use(go, seconds=3.0)


def test_a_task_that_ends_its_worker_is_tried_once_more_and_harms_no_other(tmp_path: Path) -> None:
    async def go(audits: Audits) -> None:
        with pytest.raises(WorkerDiedError):
            await audits.run(tasks.die, "a")
        assert await audits.run(tasks.die_once, str(tmp_path / "mark")) == "answered"
        assert await audits.run(tasks.double, "b") == "bb"

    use(go)


def test_a_worker_that_was_ended_from_outside_is_not_noticed() -> None:
    async def go(audits: Audits) -> None:
        os.kill(await audits.run(tasks.process), signal.SIGKILL)
        assert await audits.run(tasks.double, "a") == "aa"

    use(go)


def test_what_a_task_raises_comes_back() -> None:
    async def go(audits: Audits) -> None:
        with pytest.raises(RequestError) as refused:
            await audits.run(tasks.refuse, "why")
        assert refused.value.response().status_code == 422 and refused.value.headers == {"X-A": "b"}
        for task in (tasks.fail, tasks.unsendable):
            with pytest.raises(RequestError) as failed:
                await audits.run(task, "an article")
            assert failed.value.status == 500 and "article" not in str(failed.value.members)
        assert await audits.run(tasks.double, "b") == "bb"

    use(go)


def test_of_many_one_that_hangs_or_dies_harms_no_other() -> None:
    async def go(audits: Audits) -> None:
        assert await audits.each(tasks.double, [("a",), ("b",)]) == ["aa", "bb"]
        for task, error in ((tasks.die, WorkerDiedError), (tasks.hang, TimeLimitError)):
            both, one = await asyncio.gather(audits.each(tasks.double, [("a",), ("b",)]), audits.each(task, [("c",)]))
            assert both == ["aa", "bb"] and isinstance(one[0], error)

    use(go, seconds=3.0)


def test_the_queue_has_a_bound_and_who_leaves_it_makes_room(tmp_path: Path) -> None:
    async def go(audits: Audits) -> None:
        mark = tmp_path / "mark"
        working = asyncio.ensure_future(audits.run(tasks.wait_for, str(mark)))
        waiting = [asyncio.ensure_future(audits.run(tasks.double, text)) for text in "ab"]
        await asyncio.sleep(0)  # they begin to wait, which takes no time
        for full in (audits.run(tasks.double, "c"), audits.each(tasks.double, [("c",)])):
            with pytest.raises(BusyError) as e:
                await full
            assert e.value.status == 429 and e.value.headers["Retry-After"]
        waiting.pop().cancel()
        await asyncio.sleep(0)
        more = asyncio.ensure_future(audits.run(tasks.double, "d"))
        mark.touch()
        assert await asyncio.gather(working, waiting[0], more) == ["waited", "aa", "dd"]

    use(go, queue=2)


def test_who_waits_too_long_is_told_so(tmp_path: Path) -> None:
    async def go(audits: Audits) -> None:
        working = asyncio.ensure_future(audits.each(tasks.wait_for, [(str(tmp_path / "mark"),)]))
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await audits.run(tasks.double, "a")
        working.cancel()

    use(go, queue_seconds=1.0)


def test_the_worker_goes_on_for_who_left_and_is_there_for_the_next(tmp_path: Path) -> None:
    async def go(audits: Audits) -> None:
        mark = tmp_path / "mark"
        left = asyncio.ensure_future(audits.run(tasks.wait_for, str(mark)))
        await asyncio.sleep(0)
        left.cancel()
        mark.touch()
        assert await audits.run(tasks.double, "a") == "aa"

    use(go)


def test_who_closes_waits_for_the_threads_at_work(tmp_path: Path) -> None:
    """A pipe that two close at a time takes away what somebody else has opened under its number."""

    async def go(audits: Audits) -> None:
        mark = tmp_path / "mark"
        working = asyncio.ensure_future(audits.run(tasks.begin_and_hang, str(mark)))
        while not mark.exists():
            await asyncio.sleep(0.01)
        audits.close()
        assert not [t for t in threading.enumerate() if t.name.startswith("audit_")]
        with pytest.raises(WorkerDiedError):
            await working

    use(go)
