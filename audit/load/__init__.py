"""Bytes -> Source: reads one article from a file, standard input or a string, or many from a table, in memory
or not, or an archive (`containers`), and says clearly when it cannot.

Paths may hold bytes that are no UTF-8 (surrogateescape); `Source.path` and `Failure.path` show those as \\xNN.
The messages of LoadError name no path: the caller puts it before them.
"""

from audit.load.containers import CONTAINERS, HEAD, Asked, Columns, articles, container_of, many, silent
from audit.load.containers.columns import chosen
from audit.load.containers.rows import source_of as row_source
from audit.load.expand import expand
from audit.load.files import MAX_BYTES, read_stdin
from audit.load.items import name_of
from audit.load.leave import EXCLUDE, Leaves, LeftOut, faults
from audit.load.source import from_bytes, from_text, raw, read, shown

__all__ = [
    "CONTAINERS",
    "EXCLUDE",
    "HEAD",
    "MAX_BYTES",
    "Asked",
    "Columns",
    "Leaves",
    "LeftOut",
    "articles",
    "chosen",
    "container_of",
    "expand",
    "faults",
    "from_bytes",
    "from_text",
    "many",
    "name_of",
    "raw",
    "read",
    "read_stdin",
    "row_source",
    "shown",
    "silent",
]
