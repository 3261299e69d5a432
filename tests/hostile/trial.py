"""Audits each file of a folder once and writes every format, within bounds: `python -m hostile.trial IN OUT FORM...`

A process of its own, since what watches it cannot be taken off again: it asks no network, starts no program, reads no
file called neighbour.txt, holds at most 1 GB, and gives each file ten seconds of processor time. A line of JSON a file.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
import time
from pathlib import Path

from support import call

SECONDS = 10
BYTES = 1 << 30
NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg", "urllib.")
FORBIDDEN = (*NETWORK, "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork")
"""A library that asks whether the machine has IPv6 makes a socket for that and sends nothing."""


class Hang(BaseException):
    """No Exception: nothing in the program may take it for a fault of the article."""


def watch(event: str, args: tuple[object, ...]) -> None:
    if event.startswith(FORBIDDEN):
        BROKEN.append(f"{event} {args}")
    if event == "open" and ("neighbour" in str(args[0]) or str(args[0]).startswith("/etc/passwd")):
        BROKEN.append(f"open {args[0]}")


def hang(*_: object) -> None:
    raise Hang


BROKEN: list[str] = []


def main(inputs: Path, out: Path, forms: list[str]) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (BYTES, BYTES))
    signal.signal(signal.SIGPROF, hang)
    sys.addaudithook(watch)
    for path in sorted(inputs.iterdir()):
        if path.name == "neighbour.txt":
            continue
        BROKEN.clear()
        outputs = [part for form in forms for part in ("--output", f"{form}={out / path.name}.{form}")]
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            ran = call(["check", path.name, "-j", "1", "--no-cache", *outputs], cwd=inputs)
            code, err = ran.code, ran.err.decode("utf-8", "replace")
        except Hang:
            code, err = -1, f"took more than {SECONDS} s"
        except BaseException as e:
            code, err = -1, f"{type(e).__name__}: {e}"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        row = {
            "name": path.name,
            "code": code,
            "err": err[-4000:],
            "broken": BROKEN,
            "seconds": time.process_time() - begun,
        }
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
