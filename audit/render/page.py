"""A page: self-contained, no network, its style sheets and its one script allowed by their hashes and nothing else.

Words of an article are text nodes with escaping always on; no attribute holds any of them. jinja2 is imported when the
first page is made.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.assets import templates_dir
from audit.errors import UsageError
from audit.model.dataclass import dataclass
from audit.render.base import RenderOptions

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

SCRIPT = "card.js"
TOKENS = "tokens.css"
HOUSE = "house.css"  # of a newsroom's own folder, after the others
LOGOS = {"logo.svg": "image/svg+xml", "logo.png": "image/png"}
LARGEST_LOGO = 200_000


@dataclass(frozen=True, slots=True)
class Shell:
    """What every page of one template folder shares. `sheets`: read a file's text as markup."""

    environment: Environment
    read: Callable[[str], Markup]
    script: Markup
    house: tuple[Markup, ...]
    logo: str


def page(
    template: str, title: str, options: RenderOptions, *, sheet: str = "card.css", grid: str = "", **context: Any
) -> str:
    """The page that `template` makes of `context`, with the style `sheet` and the rules `grid` of this page alone.

    Raises UsageError when a template of the newsroom's own folder cannot be read or run."""
    folder = options.template_dir
    if not folder:
        return _made(_shell(""), template, title, sheet, grid, context)
    import jinja2

    try:
        text = _made(_shell(folder), template, title, sheet, grid, context)
    except jinja2.TemplateSyntaxError as e:
        raise UsageError(f"{folder}: {e.name}, line {e.lineno}: {e.message}") from None
    except UsageError:
        raise
    except Exception as e:  # a foreign template may fail in any way; the article is not to blame
        raise UsageError(f"{folder}: the template failed: {type(e).__name__}: {e}") from None
    if "default-src &#39;none&#39;" not in text[:4000]:
        raise UsageError(f"{folder}: the page lost its Content-Security-Policy; keep {{{{ csp }}}} in its head")
    return text


def _made(shell: Shell, template: str, title: str, sheet: str, grid: str, context: dict[str, Any]) -> str:
    from markupsafe import Markup

    sheets = [shell.read(TOKENS), shell.read(sheet), *shell.house]
    if grid:
        sheets.append(Markup(grid))
    # A style sheet or script that is not one of these, by its hash, is refused by the browser, as are all requests.
    csp = (
        f"default-src 'none'; style-src {' '.join(_hash(s) for s in sheets)}; script-src {_hash(shell.script)}; "
        f"{'img-src data:; ' if shell.logo else ''}base-uri 'none'; form-action 'none'"
    )
    made = shell.environment.get_template(template)
    return made.render(title=title, csp=csp, sheets=sheets, script=shell.script, logo=shell.logo, **context)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _shell(folder: str) -> Shell:
    from markupsafe import Markup

    from audit.render.templates import environment

    folders = [*([Path(folder)] if folder else []), templates_dir()]
    jinja = environment(folder)

    @cache
    def read(name: str) -> Markup:
        path = next(p for f in folders if (p := f / name).is_file())
        return Markup(path.read_text("utf-8"))

    house = (read(HOUSE),) if folder and (Path(folder) / HOUSE).is_file() else ()
    return Shell(jinja, read, read(SCRIPT), house, _logo(folder) if folder else "")


def _logo(folder: str) -> str:
    """The newsroom's logo as a data: address; empty where the folder has none."""
    for name, kind in LOGOS.items():
        path = Path(folder) / name
        if path.is_file():
            data = path.read_bytes()
            if len(data) > LARGEST_LOGO:
                raise UsageError(f"{path}: a logo may be {LARGEST_LOGO:,} bytes at most; this one is {len(data):,}")
            return f"data:{kind};base64,{base64.b64encode(data).decode()}"
    return ""
