"""A page: self-contained, no network, its style sheets and its one script allowed by their hashes and nothing else.

Words of an article are text nodes with escaping always on; no attribute holds any of them. jinja2 is imported when the
first page is made; templates are compiled once a process. A newsroom's own templates run in a sandbox.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.assets import templates_dir
from audit.errors import UsageError
from audit.model.report import Failure
from audit.render import view, words
from audit.render.base import RenderOptions
from audit.render.escape import html_text

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

SCRIPT = "card.js"
TOKENS = "tokens.css"
HOUSE = "house.css"  # of a newsroom's own folder, after the others
LOGOS = {"logo.svg": "image/svg+xml", "logo.png": "image/png"}
LARGEST_LOGO = 200_000
REMEMBERED = 2_000

_ISLAND = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


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


def island(value: Any) -> Markup:
    """JSON for a script element of a type that is not run: nothing in it can end the element."""
    from markupsafe import Markup

    return Markup(json.dumps(value, separators=(",", ":"), ensure_ascii=False).translate(_ISLAND))


@cache
def _shell(folder: str) -> Shell:
    from markupsafe import Markup

    environment = _environment(folder)

    @cache
    def read(name: str) -> Markup:
        assert environment.loader is not None
        return Markup(environment.loader.get_source(environment, name)[0])

    house = (read(HOUSE),) if folder and (Path(folder) / HOUSE).is_file() else ()
    return Shell(environment, read, read(SCRIPT), house, _logo(folder) if folder else "")


def _environment(folder: str) -> Environment:
    import jinja2
    from markupsafe import Markup, escape

    @lru_cache(REMEMBERED)
    def short(text: str) -> Markup:
        return escape(html_text(text))

    def safe(text: str) -> Markup:
        """Controls made visible, markup escaped. Short strings (ids, names of rules) come again and again."""
        return short(text) if len(text) < 40 else escape(html_text(text))

    def finalize(value: Any) -> Any:
        """What every value passes that leaves a template."""
        return safe(value) if type(value) is str else value

    def own(text: Any) -> Markup:
        """Foreign words, set apart so that their direction cannot disturb what stands around them."""
        return Markup(f"<bdi>{safe(str(text))}</bdi>")

    @lru_cache(REMEMBERED)
    def term(word: str, of: str = "") -> Markup:
        """A word with a gloss: leads to the glossary, which the script shows in place. `of`: the word it belongs to."""
        key = words.key(of or word)
        if key not in words.KEYS:
            return own(word)
        # Under another word's gloss stand words of the report.
        return Markup(f'<a class="g" href="#g-{key}">{own(word) if of else safe(word)}</a>')

    if folder and not Path(folder).is_dir():
        raise UsageError(f"{folder}: is no folder of templates")
    folders = [folder, str(templates_dir())] if folder else [str(templates_dir())]
    if folder:
        from jinja2.sandbox import ImmutableSandboxedEnvironment as Make
    else:
        from jinja2 import Environment as Make  # type: ignore[assignment]
    environment = Make(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=finalize,
    )
    entry = Markup('<dt id="g-{}">{}</dt><dd>{}</dd>\n')
    glossary = Markup("").join(entry.format(words.key(word), word, means) for word, means in words.GLOSSARY)
    ours = {"words": words, "view": view, "own": own, "term": term, "island": island, "glossary": glossary}
    environment.globals |= ours
    environment.tests["failure"] = lambda item: isinstance(item, Failure)
    if folder:
        del environment.filters["safe"]  # nobody should turn escaping off by habit; the policy above still holds
    return environment


def _logo(folder: str) -> str:
    """The newsroom's logo as a data: address; empty where the folder has none."""
    for name, kind in LOGOS.items():
        path = Path(folder) / name
        if path.is_file():
            data = path.read_bytes()
            if len(data) > LARGEST_LOGO:
                raise UsageError(f"{path}: a logo may have {LARGEST_LOGO:,} bytes, this has {len(data):,}")
            return f"data:{kind};base64,{base64.b64encode(data).decode()}"
    return ""
