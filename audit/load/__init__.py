"""Bytes -> Source: reads one article from a file, standard input or a string, and says clearly when it cannot.

Paths may hold bytes that are no UTF-8 (surrogateescape); `Source.path` and `Failure.path` show those as \\xNN.
The messages of LoadError name no path: the caller puts it before them.
"""

from audit.load.expand import expand
from audit.load.files import MAX_BYTES
from audit.load.items import name_of, row_of
from audit.load.source import from_bytes, from_text, raw, read, shown

__all__ = ["MAX_BYTES", "expand", "from_bytes", "from_text", "name_of", "raw", "read", "row_of", "shown"]
