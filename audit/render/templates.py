"""The templates of the pages: what they are given, and where they come from.

Jinja takes longer to compile ours than Python does to import Jinja. So they are compiled when the package is built or
the checkout is installed (hatch_build.py, `make audit`), into `compiled/` beside them: Python modules, which pip turns
into bytecode like any other module of the package. They are used only while `KEY` says that they were made of these
templates by this version of Jinja; otherwise, and for a newsroom's own templates, which run in a sandbox, Jinja
compiles in the process. No page writes anything, so there is no cache that somebody could poison. This module is
imported with the first page; `python -m audit.render.templates` compiles the templates anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from audit.assets import templates_dir
from audit.errors import UsageError
from audit.model.report import Failure
from audit.render import view, words
from audit.render.escape import html_text
from audit.render.examples import Examples

COMPILED = "compiled"
KEY = "KEY"
REMEMBERED = 2_000

_ISLAND = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})

HOW = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "auto_reload": False}


def environment(folder: str = "") -> jinja2.Environment:
    """Jinja as every page uses it. `folder`: of a newsroom, "" for none; its templates come before ours.

    Raises UsageError when it is not a folder."""
    if folder and not Path(folder).is_dir():
        raise UsageError(f"{folder}: not a folder; --template names a folder of templates")
    how: dict[str, Any] = HOW | {"undefined": jinja2.StrictUndefined, "finalize": _finalize}
    if folder and any(Path(folder).glob("*.html")):
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        loader = jinja2.FileSystemLoader([folder, str(templates_dir())])
        made: jinja2.Environment = ImmutableSandboxedEnvironment(loader=loader, **how)
        del made.filters["safe"]  # nobody should turn escaping off by habit; the page's policy still holds
    else:
        made = jinja2.Environment(loader=_ours(), **how)
    made.globals |= GIVEN | {"glossary": _glossary()}
    # Those that a card uses a thousand times are filters too: Jinja calls a filter at a quarter of the cost.
    made.filters |= FILTERS
    made.tests["failure"] = _is_failure
    return made


def compiled() -> Mapping[str, str]:
    """Name of a file in `compiled/` -> what it must hold, for our templates and the Jinja that runs."""
    jinja, sources = environment(), _sources()
    files = {KEY: _key(sources) + "\n"}
    for name, source in sources.items():
        code = jinja.compile(source, name, name, raw=True, defer_init=True)
        files[jinja2.ModuleLoader.get_module_filename(name)] = code.rstrip() + "\n"
    return files


def compile_ours() -> None:
    """Writes what `compiled` says, and nothing else, beside our templates. KEY comes last, so that what is half written
    is not used."""
    folder = templates_dir() / COMPILED
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    for name, text in sorted(compiled().items(), key=lambda file: file[0] == KEY):
        (folder / name).write_text(text, "utf-8", newline="")


def _ours() -> jinja2.BaseLoader:
    folder = templates_dir()
    try:
        fresh = (folder / COMPILED / KEY).read_text("utf-8").strip() == _key(_sources())
    except OSError:
        fresh = False
    return jinja2.ModuleLoader(folder / COMPILED) if fresh else jinja2.FileSystemLoader(folder)


def _sources() -> Mapping[str, str]:
    return {p.name: p.read_text("utf-8") for p in sorted(templates_dir().glob("*.html"))}


def _key(sources: Mapping[str, str]) -> str:
    """What the compiled templates depend on."""
    parts = [jinja2.__version__, repr(HOW), *(f"{name}\0{text}" for name, text in sources.items())]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


# -- what the templates are given


def _safe(text: str) -> Markup:
    """Controls made visible, markup escaped. Short strings (ids, names of rules) come again and again."""
    return _short(text) if len(text) < 40 else _escaped(text)


def _escaped(text: str) -> Markup:
    return escape(html_text(text))


_short = lru_cache(REMEMBERED)(_escaped)


def _finalize(value: Any) -> Any:
    """What every value passes that leaves a template."""
    return _safe(value) if type(value) is str else value


def _own(text: Any) -> Markup:
    """Foreign words, set apart so that their direction cannot disturb the words around them."""
    return Markup(f"<bdi>{_safe(str(text))}</bdi>")


def _named(rule: str, unsettled: Mapping[str, str]) -> Markup:
    """A rule's name, marked where it is in preview or deprecated."""
    status = unsettled.get(rule)
    return Markup(f'{_safe(rule)} <span class="unsettled">{_safe(status)}</span>') if status else _safe(rule)


@lru_cache(REMEMBERED)
def _term(word: str, of: str = "") -> Markup:
    """A word with a gloss: leads to the glossary, which the script shows in place. `of`: the word it belongs to."""
    key = words.key(of or word)
    if key not in words.KEYS:
        return _own(word)
    # Under another word's gloss stand words of the report.
    return Markup(f'<a class="g" href="#g-{key}">{_own(word) if of else _safe(word)}</a>')


@lru_cache(REMEMBERED)
def _silent(rules: tuple[tuple[str, str], ...]) -> Markup:
    """A list of rules that found nothing, each with what it looks for or why it did not apply; most cards have the
    same."""
    return Markup("\n".join(f"<li><b>{_safe(rule)}</b> {_own(said) if said else ''}</li>" for rule, said in rules))


@lru_cache(REMEMBERED)
def _examples(shown: Examples) -> Markup:
    """The examples of a rule, bad and good, with what is found in them marked."""
    out = []
    for head, rows in (("Bad", shown.bad), ("Good", shown.good)):
        items = "".join(f"<li>{_marked(pieces)}</li>" for pieces in rows)
        out.append(f'<h4>{head}</h4>\n<ul class="examples {head.lower()}">{items}</ul>\n')
    return Markup("".join(out))


def _marked(pieces: Sequence[str]) -> str:
    return "".join(f"<mark>{_safe(x)}</mark>" if n % 2 else _safe(x) for n, x in enumerate(pieces) if x)


def island(value: Any) -> Markup:
    """JSON for a script element of a type that is not run: nothing in it can end the element."""
    return Markup(json.dumps(value, separators=(",", ":"), ensure_ascii=False).translate(_ISLAND))


def _glossary() -> Markup:
    entry = Markup('<dt id="g-{}">{}</dt><dd>{}</dd>\n')
    return Markup("").join(entry.format(words.key(word), word, means) for word, means in words.GLOSSARY)


def _is_failure(item: Any) -> bool:
    return isinstance(item, Failure)


GIVEN = {"words": words, "view": view, "own": _own, "island": island, "term": _term}
FILTERS = {
    "own": _own,
    "named": _named,
    "examples": _examples,
    "silent": _silent,
    "plural": view.plural,
    "points": view.points,
}


if __name__ == "__main__":
    compile_ours()
