"""Good and hostile clients together: no 500, no hang, and no byte of another's text."""

from __future__ import annotations

from serve.flood import article, flood, hostile, stragglers
from serve.server import Server, problem_of, read_all, serving, settings


def test_good_and_hostile_requests_together() -> None:
    """The full number: tests/benchmarks/serving.py."""
    with serving(program=settings(workers=2, header_seconds=2.0, body_seconds=2.0, idle_seconds=1)) as server:
        good, bad = flood(server, 40, 90)
        assert good.faults + bad.faults == []
        assert good.statuses == {200: 40}
        assert set(bad.statuses) <= {0, 200, 400, 403, 404, 405, 408, 413, 414, 415, 422, 431}, bad.statuses
        assert len({hostile(n)[:200] for n in range(90)}) > 30
        assert server.end() == (0, "")


def test_a_good_request_among_many_that_dawdle() -> None:
    with serving(program=settings(workers=1, header_seconds=3.0, body_seconds=3.0)) as server:
        slow = list(stragglers(server, 200))
        answer = server.post({"text": article(1)})
        assert answer.status == 200
        told = {problem_of(read_all(sock)) for sock in slow}
        assert told == {"slow-head", "slow-body"}
        for sock in slow:
            sock.close()


def test_more_at_once_than_may_wait_are_told_when_to_come_again(server: Server) -> None:
    with serving(program=settings(workers=1, queue=1)) as few:
        good, _ = flood(few, 30, 0, 30)
        assert good.faults == [] and set(good.statuses) == {200, 429}
        assert sum(good.statuses.values()) == 30
