"""html: the card as one self-contained page, and the index of many.

Everything is readable without the script, which only filters, steps, sorts, copies and opens in place what the page
already holds. The page is made by templates in reports/templates with escaping always on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.model.report import Failure, Report
from audit.render import view, words
from audit.render.base import Item, RenderOptions
from audit.render.escape import visible
from audit.render.html_card import Card, card
from audit.render.html_index import index, labels
from audit.render.page import page


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    """One page with the cards of all reports, in order; failures are shown among them."""
    alone = len(reports) == 1
    shown = [r if isinstance(r, Failure) else card(r, "" if alone else f"a{n}-") for n, r in enumerate(reports, 1)]
    first = reports[0] if alone else None
    title = words.NAME
    if isinstance(first, Report):
        title = f"{visible(first.article.title[:200]) or view.name(first.article.path)} · {words.NAME}"
    grid = "".join(_rows(c) for c in shown if isinstance(c, Card))
    return page("page.html", title, options, grid=grid, items=shown, alone=alone)


def render_index(reports: Sequence[Item], links: Mapping[str, str], options: RenderOptions | None = None) -> str:
    """The table of many articles. `links`: path of an article -> its page, as seen from the index."""
    title = f"{view.plural(len(reports), 'article')} · {words.NAME}"
    shown = index(reports, links)
    return page("index.html", title, options or RenderOptions(), sheet="index.css", grid=labels(shown), index=shown)


def _rows(c: Card) -> str:
    """The rows of the annotated article's grid: on a narrow page each block and then its notes; on paper the notes
    beside their block; on a wide page the same, and on down to the next block that has notes. Text and notes are apart
    in the page, so that the text is whole when it is copied or read aloud; the grid brings them together."""
    noted = [b.number for b in c.blocks if b.notes]
    p, last = c.prefix, 2 * len(c.blocks) + 2
    narrow = "".join(f"#{p}b{b.number}{{grid-row:{2 * b.number + 1}}}" for b in c.blocks)
    narrow += "".join(f"#{p}n{n}{{grid-row:{2 * n + 2}}}" for n in noted)
    ends = [*(2 * n + 1 for n in noted[1:]), last]
    wide = "".join(f"#{p}n{n}{{grid-row:{2 * n + 1}/{end}}}" for n, end in zip(noted, ends, strict=False))
    # On paper notes end where the next block begins: what spans rows is printed over what follows a page break.
    paper = "".join(f"#{p}n{n}{{grid-row:{2 * n + 1}}}" for n in noted)
    return f"{narrow}@media screen and (min-width:64rem){{{wide}}}@media print{{{paper}}}" if wide else narrow
