"""JSON lines: an object a line. Only a line feed ends a line, whatever else Unicode calls one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from audit.errors import LoadError
from audit.load.containers.base import SPARE, Asked
from audit.load.containers.columns import chosen
from audit.load.containers.rows import attempt
from audit.model.article import Source
from audit.model.report import Failure

_BOM = b"\xef\xbb\xbf"


def read(stream: BinaryIO, asked: Asked) -> Iterator[Source | Failure]:
    """A line that is no object is a Failure of that line, and so is one that is far too long. Articles are numbered by
    their lines. Raises LoadError undecodable."""
    most = asked.max_bytes * SPARE
    columns: dict[str, str] = {}
    number = 0
    while line := stream.readline(most):
        number += 1
        if number == 1:
            line = line.removeprefix(_BOM)
            if line.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in line[:4]:
                raise LoadError("undecodable", "UTF-16 or UTF-32; JSON lines are UTF-8 (RFC 8259): save it as such")
        name = asked.name(number)
        if len(line) == most and not line.endswith(b"\n"):
            while (rest := stream.readline(most)) and not rest.endswith(b"\n"):
                pass
            yield Failure(name, "too-large", f"the line has more than {most:,} bytes; raise the limit with --max-bytes")
            continue
        if not line.strip():
            continue
        try:
            row = parse(line)
        except LoadError as e:
            yield Failure(name, e.code, str(e))
            continue
        if not columns:
            columns = chosen(asked.columns, row, asked.tell)
        yield attempt(row, columns, number, asked)


def parse(data: bytes, what: str = "line") -> dict[str, Any]:
    """`what`: an article is in this file. Raises LoadError bad-record, undecodable."""
    try:
        row = json.loads(data.decode("utf-8"), parse_int=_whole)
    except UnicodeDecodeError as e:
        raise LoadError("undecodable", f"not UTF-8 (byte {e.start + 1:,} of the {what})") from None
    except RecursionError:
        raise LoadError("bad-record", "nested too deeply") from None
    except json.JSONDecodeError as e:
        raise LoadError("bad-record", f"not valid JSON: {e.msg} (column {e.colno:,})") from None
    if not isinstance(row, dict):
        raise LoadError("bad-record", f"no object but {_KINDS.get(type(row), 'a number')}; a {what} is one article")
    return row


_KINDS = {list: "an array", str: "a string", bool: "true or false", type(None): "null"}


def _whole(digits: str) -> int | str:
    """Numbers of thousands of digits stay as they are written: Python refuses to read them."""
    return int(digits) if len(digits) < 4000 else digits
