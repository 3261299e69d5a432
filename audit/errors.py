"""What went wrong, said to a person: what, where, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


def meant(word: str, names: Iterable[str], cutoff: float = 0.6) -> str:
    """What a misspelt word may have been meant to be: "did you mean 'wire'?"; empty where none of `names` is near."""
    import difflib  # only who misspells waits for it

    close = difflib.get_close_matches(word, sorted(names), 1, cutoff)
    return f"did you mean {close[0]!r}?" if close else ""


def takes_extra(what: str, extra: str) -> str:
    """What to say where a part of the program is not installed."""
    return f"{what} takes the extra: pip install 'source-audit[{extra}]'"


class AuditError(Exception):
    """Base of every error that a person is meant to read. Its text is one line (PackError: a line a problem)."""


class UsageError(AuditError):
    """The command, an option or the config cannot be used as given (exit code 2)."""


class LoadError(AuditError):
    """A file could not be read as an article. `code` is the stable name in a failure record.

    Codes: missing, unreadable, not-a-file, too-large, binary, empty, undecodable, unsupported-format, no-text,
    no-body (front matter alone), not-text, encrypted (a password protects it), missing-extra (a format takes a library
    that is not installed; the message has the line for pip). Of files that hold many articles: bad-record (an
    article of them is none), bad-header, no-column. Of addresses: address (it is not followed), network, timeout,
    status, media-type, robots.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def missing_extra(what: str, extra: str = "corpus") -> LoadError:
    """`what` cannot be read without an extra of this package that is not installed."""
    return LoadError("missing-extra", takes_extra(what, extra))


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a pack, lexicon or config file. Line and column count from 1; 0 means the whole file."""

    path: str
    line: int
    column: int
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}" + (f" ({self.suggestion})" if self.suggestion else "")


class PackError(AuditError):
    """A rule pack or lexicon cannot be used. Holds every problem found, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
