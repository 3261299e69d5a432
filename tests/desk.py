"""Documents of a newsroom's desk (Word, OpenDocument, PDF), as the tests of their formats read them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from audit import load
from audit.errors import LoadError
from audit.model.article import Article
from audit.parse import INPUTS, parse


@dataclass(frozen=True)
class Desk:
    """`name`: what its documents are called, which says their format."""

    name: str

    def read(self, data: bytes) -> Article:
        return parse(load.from_bytes(data, self.name, INPUTS))

    def blocks(self, data: bytes) -> list[tuple[str, str]]:
        """Form and words of each block."""
        article = self.read(data)
        return [(str(b.form), article.slice(b.span)) for b in article.blocks]

    def code_of(self, data: bytes) -> str:
        """The code of the error that reading it ends in, which is one line."""
        with pytest.raises(LoadError) as e:
            self.read(data)
        assert "\n" not in str(e.value)
        return e.value.code
