"""A report that is asked for its page.

Whoever holds a report may ask it to show itself; the model, which imports nothing upward, does not know how. The face
of the package (audit/__init__.py) says where the answer is. Python runs that before any module of the package, so a
report that came out of a pickle knows it too; it is imported when the first report is asked, so that neither
`import audit` nor a run that shows nothing waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import pandas as pd

    from audit.model.frames import Frames


class Shows(Protocol):
    """What shows reports: audit/render/shows.py."""

    def text(self, report: Any, format: str) -> str: ...

    def embedded(self, report: Any) -> str: ...

    def save(self, report: Any, path: str | PathLike[str], format: str | None) -> None: ...

    def frames(self, report: Any) -> Frames[pd.DataFrame]: ...


_find: Callable[[], Shows] | None = None


def shown_by(find: Callable[[], Shows]) -> None:
    """From here on reports are shown by what `find` gives."""
    global _find
    _find = find


def _by() -> Shows:
    assert _find is not None, "audit/__init__.py says it before any module of the package is there"
    return _find()


class Shown:
    """What a report does when it is asked to show itself. All of it is made of the report alone."""

    __slots__ = ()

    def to_json(self) -> str:
        """The contract scorecard/1, with the bytes of `audit check --format json`."""
        return _by().text(self, "json")

    def to_html(self) -> str:
        """The card: one page that needs nothing else."""
        return _by().text(self, "html")

    def to_markdown(self) -> str:
        return _by().text(self, "markdown")

    def to_frame(self) -> Frames[pd.DataFrame]:
        """The frames of this one report, as `audit.to_frame` makes them of many."""
        return _by().frames(self)

    def save(self, path: str | PathLike[str], format: str | None = None) -> None:
        """Write the report, whole or not at all, in the format that the suffix of `path` stands for (.json, .html, .md,
        .txt, .csv, .jsonl, .sarif ...) or in the one that is named, of those of `audit check --format`.

        Raises UsageError where neither names a format, and where the file cannot be written."""
        _by().save(self, path, format)

    def _repr_html_(self) -> str:
        """The card in a notebook, in a frame of its own: its style and script touch nothing around it."""
        return _by().embedded(self)
