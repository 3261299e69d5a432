"""python -m audit, and the command `audit`."""

from __future__ import annotations

import os
import sys
import threading

from audit.cli import main


def run() -> None:
    """Runs the command line in a process of its own, and ends that without taking apart first what is in it, which is
    a tenth of a short run. Where anybody may still be at work (threads, other processes, who measures or debugs), it
    ends as usual."""
    code: object = 0
    try:
        main()
    except SystemExit as e:
        code = e.code
    alone = threading.active_count() == 1 and "multiprocessing" not in sys.modules
    if alone and not _watched() and (code is None or isinstance(code, int)):
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            sys.exit(code)  # whose reader is gone, as Python says it
        os._exit(code or 0)
    # An interrupt that came while Python ran a text, as it does to make a class, is marked, though it was caught; with
    # the mark `python -m` would end by the signal and lose the code. The next text takes it away.
    exec("")
    sys.exit(code)  # type: ignore[arg-type]


def _watched() -> bool:
    """Does anybody measure or debug? From Python 3.12 on also as a tool of `sys.monitoring`; there are six at most."""
    monitoring = getattr(sys, "monitoring", None)
    tools = monitoring is not None and any(map(monitoring.get_tool, range(6)))
    return bool(sys.gettrace() or sys.getprofile() or tools)


if __name__ == "__main__":
    run()
