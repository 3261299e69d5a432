"""What a renderer is given and what it is: the options of a run and one entry of the table FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from audit.model.dataclass import dataclass
from audit.model.report import Failure, Report
from audit.model.rule import Severity

Item = Report | Failure


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How to write. `color`: ANSI colours (terminal only). `width`: columns of the terminal. `verbose`: every finding,
    check and limit, info too. `with_text`: False leaves the article's text out, excerpts stay. `csv_raw`: cells as they
    are, formulas not made harmless; only for programs that never hand the file to a spreadsheet. `template_dir`: a
    folder whose templates, house.css and logo come before ours (html only). `min_severity`: findings milder than this
    are in no format; empty: each format's own choice."""

    color: bool = False
    width: int = 80
    verbose: bool = False
    with_text: bool = True
    csv_raw: bool = False
    template_dir: str = ""
    min_severity: str = ""

    @property
    def listed(self) -> int:
        """Rank of the mildest findings that a list of faults shows (SARIF, annotations ...): warnings, unless more is
        asked for. A credit is no fault and is never listed."""
        if self.min_severity:
            return min(Severity(self.min_severity).rank, Severity.INFO.rank)
        return (Severity.INFO if self.verbose else Severity.WARNING).rank


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `suffix`: of its files. `one`: a file of it is made for one article (a page, an object), so that a
    folder of them is the natural output for many; a format that is not `one` holds any number in one file. What it
    makes is text, or the bytes of a file that is none. `pieces`: makes the same text piece by piece, in formats that
    hold all of a report."""

    name: str
    suffix: str
    one: bool
    render: Callable[[Sequence[Item], RenderOptions], str | bytes]
    pieces: Callable[[Sequence[Item], RenderOptions], Iterator[str]] | None = None
