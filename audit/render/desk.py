"""The page to paste an article into: a form that works without scripts, and what its scripts are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from audit.assets import templates_dir

TEMPLATE = "desk.html"
EXAMPLE = "example.txt"
FILES: Mapping[str, str] = {
    "tokens.css": "text/css",
    "desk.css": "text/css",
    "desk.js": "text/javascript",
    "desk-letter.js": "text/javascript",
    "desk-list.js": "text/javascript",
    "desk-marks.js": "text/javascript",
}
"""Files that the page asks its server for -> their media type."""


def page(packs: Sequence[str], genres: Sequence[str], *, pack: str = "", text: str = "") -> str:
    """The page. `pack`: what the config says, empty where the genre chooses; `text`: what stands in the text field."""
    from audit.render.templates import environment

    return environment().get_template(TEMPLATE).render(packs=packs, genres=genres, pack=pack, text=text)


@cache
def file(name: str) -> str:
    """A file of FILES, or the example article."""
    return (templates_dir() / name).read_text("utf-8")
