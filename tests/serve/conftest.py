from __future__ import annotations

from collections.abc import Iterator

import pytest
from serve.server import Server, serving


@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    """One that was started as people start it."""
    with serving() as made:
        yield made
        code, errors = made.end()
        assert (code, errors) == (0, "")  # no test made it fail or complain
