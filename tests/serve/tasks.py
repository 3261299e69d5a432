"""What workers are given to do in tests of the workers."""

from __future__ import annotations

import os
import time
from pathlib import Path

from audit.config import Config
from audit.serve.problem import RequestError


def double(config: Config, text: str) -> str:
    return text * 2


def hang(config: Config, text: str) -> str:
    time.sleep(3600)
    return text


def begin_and_hang(config: Config, mark: str) -> str:
    Path(mark).touch()
    return hang(config, mark)


def die(config: Config, text: str) -> str:
    os._exit(1)


def die_once(config: Config, mark: str) -> str:
    """As if somebody had ended the process: the first that gets it dies, the second answers."""
    if Path(mark).exists():
        return "answered"
    Path(mark).touch()
    os._exit(1)


def refuse(config: Config, text: str) -> str:
    raise RequestError(422, "refused", text, "nothing", {"X-A": "b"})


def fail(config: Config, text: str) -> str:
    raise ValueError(f"a secret of {text}")


def unsendable(config: Config, text: str) -> object:
    return lambda: text


def wait_for(config: Config, mark: str) -> str:
    while not Path(mark).exists():
        time.sleep(0.01)
    return "waited"


def process(config: Config) -> int:
    return os.getpid()
