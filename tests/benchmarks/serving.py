"""How the server holds out: 100 good requests at once, then 1,000 hostile ones among good ones, then 400 that dawdle.

    PYTHONPATH=tests python tests/benchmarks/serving.py [GOOD [HOSTILE]]

Prints counts, seconds of the good requests (p50, p99) and the memory of the server before and after. Exits 1 where
anything was answered with a fault of the server, or with a word of another's.
"""

from __future__ import annotations

import sys
import time

from serve.flood import Told, article, flood, stragglers
from serve.server import Server, read_all, serving


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    given = [int(n) for n in sys.argv[1:3]]
    goods, hostiles = [*given, *(100, 1000)[len(given) :]]
    with serving() as server:
        server.post({"text": article(10**6)})
        memory = [server.memory]
        faults = []
        alone = [_seconds(server) for _ in range(20)]
        say(f"one after the other    {_times(alone)}")
        good, _ = flood(server, goods, 0, goods)
        faults += good.faults
        memory.append(server.memory)
        say(f"{goods:,} good at once      {_counts(good)}; {_times(good.seconds)}")
        good, bad = flood(server, goods, hostiles)
        faults += good.faults + bad.faults
        say(f"{goods:,} good, among them  {_counts(good)}; {_times(good.seconds)}")
        say(f"{hostiles:,} hostile         {_counts(bad)}")
        memory.append(server.memory)
        slow = list(stragglers(server, 400))
        say(f"one beside 400 that dawdle  {_seconds(server):.3f} s")
        began = time.perf_counter()
        for sock in slow:
            read_all(sock)
            sock.close()
        say(f"the 400 were let go in {time.perf_counter() - began:.1f} s")
        memory.append(server.memory)
        told = ", ".join(f"{size / 1e6:.1f}" for size in memory)
        say(f"memory of the server   {told} MB: before, and after each of the three")
        code, errors = server.end()
        faults += [f"exit code {code}: {errors}"] if (code, errors) != (0, "") else []
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    say(f"faults                 {len(faults)}")
    return int(bool(faults))


def _seconds(server: Server) -> float:
    began = time.perf_counter()
    assert server.post({"text": article(10**6)}).status == 200
    return time.perf_counter() - began


def _times(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    return f"p50 {ordered[len(ordered) // 2]:.3f} s, p99 {ordered[int(len(ordered) * 0.99)]:.3f} s"


def _counts(told: Told) -> str:
    return ", ".join(f"{n} x {status or 'closed'}" for status, n in sorted(told.statuses.items()))


if __name__ == "__main__":
    sys.exit(main())
