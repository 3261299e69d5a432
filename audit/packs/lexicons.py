"""Word lists: YAML files into `Lexicon`s, with the inflected forms made here."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from audit.errors import PackError, Problem
from audit.lang import DEFAULT
from audit.model.lexicon import Entry, Lexicon
from audit.model.vocabulary import Stance
from audit.packs.nodes import Datum, Items, Problems, Scalar, Table, known, near, shown, text, texts
from audit.packs.reading import parse, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

FIELDS = ("id", "summary", "origin", "licence", "inflect", "exact", "entries")
ENTRY_FIELDS = ("term", "terms", "tags", "from", "forms", "inflect")
PARTS = ("verb", "noun", "none")
CHANGE = "a pack changes an inherited list in pack.yaml: lexicons: {id: {add: [...], drop: [...], reason: ...}}"
CLOSED = {"stance": tuple(s.value for s in Stance), "weak": ("yes",), "ambiguous": ("yes",)}
"""Tags that the annotators read and that take one of a few values."""
CHANGE_FIELDS = ("add", "drop", "reason")
MAX_FORM = 200
"""Code points of one form."""


def load_lexicons(dirs: Sequence[Path]) -> dict[str, Lexicon]:
    """The lexicons of all `*.yaml` files in the folders, by id, in the order of their ids.

    Raises PackError with the problems of all files."""
    found, problems = read_lexicons(dirs)
    if problems:
        raise PackError(problems)
    return found


def read_lexicons(dirs: Sequence[Path]) -> tuple[dict[str, Lexicon], list[Problem]]:
    """The lexicons that could be read, in the order of their ids, and the problems of all files."""
    found: dict[str, Lexicon] = {}
    problems: list[Problem] = []
    for folder in dirs:
        if not folder.is_dir():
            problems.append(Problem(shown(folder), 0, 0, "no such folder"))
            continue
        root = folder.resolve()
        for path in sorted(folder.glob("*.y*ml")):
            of_file = Problems(shown(path))
            lexicon = _load(path, root, of_file)
            if lexicon and lexicon.id in found:
                of_file.add(None, f"there is a lexicon {lexicon.id!r} already", CHANGE)
            elif lexicon:
                found[lexicon.id] = lexicon
            problems += of_file.found
    return dict(sorted(found.items())), problems


def _load(path: Path, root: Path, problems: Problems) -> Lexicon | None:
    if path.suffix != ".yaml":
        problems.add(None, f"not read: the name ends in {path.suffix}", "call it .yaml")
        return None
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        problems.add(None, "leads out of its folder")
        return None
    data = read_bytes(path, problems)
    if data is None:
        return None
    lexicon, found = _lexicon(data, path.stem, problems.path)
    problems.found += found
    return lexicon


@lru_cache(maxsize=512)
def _lexicon(data: bytes, stem: str, path: str) -> tuple[Lexicon | None, tuple[Problem, ...]]:
    """Kept, since every pack reads the same lists; the tree is not, for its size."""
    problems = Problems(path)
    node = parse(data, problems)
    lexicon = lexicon_of(node, stem, problems) if node else None
    return None if problems.found else lexicon, tuple(problems.found)


def lexicon_of(node: Datum, stem: str, problems: Problems) -> Lexicon | None:
    """The lexicon that the document states; what is wrong with it goes to `problems`. `stem`: the file's name."""
    if not isinstance(node, Table):
        problems.add(node, "a lexicon is a map with " + ", ".join(FIELDS))
        return None
    known(node, FIELDS, "a lexicon", problems)
    for name in ("id", "summary", "origin", "licence", "entries"):
        if name not in node.fields:
            why = ": every list says where it comes from" if name in ("origin", "licence") else ""
            problems.add(node, f"{name} is missing{why}")
    id_ = text(node, "id", problems)
    if id_ and id_ != stem:
        problems.add(node.fields["id"], f"id {id_!r} is not the name of the file", f"give both the same name: {stem}")
    part = _choice(node, "inflect", PARTS, "none", problems)
    exact = _choice(node, "exact", ("true", "false"), "false", problems) == "true"
    origin = texts(node.fields.get("origin"), "origin", problems)
    entries = tuple(_entries(node.fields.get("entries"), part, exact, problems))
    if "entries" in node.fields and not entries and not problems.found:
        problems.add(node.fields["entries"], "a lexicon without entries")
    return Lexicon(id_, text(node, "summary", problems), origin, text(node, "licence", problems), entries, exact)


def _entries(node: Datum | None, part: str, exact: bool, problems: Problems) -> Iterable[Entry]:
    if node is None:
        return
    if not isinstance(node, Items):
        problems.add(node, "entries must be a list", "begin each line with '- '")
        return
    seen: dict[str, int] = {}
    for item in node.items:
        for entry in _item(item, part, problems):
            _claim(entry, item, exact, seen, problems)
            domain = entry.tags.get("domain", "")
            if not domain or domain in seen or "ambiguous" in entry.tags:
                yield entry
            else:
                seen[domain] = item.line
                yield replace(entry, forms=(*entry.forms, domain))


def _claim(entry: Entry, item: Datum, exact: bool, seen: dict[str, int], problems: Problems) -> None:
    """Each form stands in a list once, and is something to look for."""
    for form in entry.forms:
        key = form if exact else form.lower()
        if key in seen:
            problems.add(item, f"{form!r} is in this list twice", f"see line {seen[key]}")
        elif not form or form != form.strip() or len(form) > MAX_FORM:
            problems.add(
                item, f"not a form to look for: {form[:60]!r}", f"1 to {MAX_FORM} characters, no blanks around"
            )
        else:
            seen[key] = item.line


def _item(item: Datum, part: str, problems: Problems) -> list[Entry]:
    """A term; a map of one term; or a map of several terms that share what it says."""
    if isinstance(item, Scalar):
        return [Entry(item.text, DEFAULT.forms(item.text, part))]
    if not isinstance(item, Table):
        problems.add(item, "an entry is a text or a map with " + ", ".join(ENTRY_FIELDS))
        return []
    known(item, ENTRY_FIELDS, "an entry", problems)
    own = _choice(item, "inflect", PARTS, part, problems)
    texts(item.fields.get("from"), "from", problems)
    shared = tags(item, problems)
    if "terms" in item.fields:
        if clash := [name for name in ("term", "forms") if name in item.fields]:
            problems.add(item, f"an entry with terms has no {clash[0]}")
        return [
            Entry(term, DEFAULT.forms(term, own), shared) for term in texts(item.fields["terms"], "terms", problems)
        ]
    term = text(item, "term", problems)
    if not term:
        problems.add(item, "an entry without term")
        return []
    spelt = texts(item.fields.get("forms"), "forms", problems)
    return [Entry(term, tuple(dict.fromkeys((term, *spelt))) if spelt else DEFAULT.forms(term, own), shared)]


def tags(item: Table, problems: Problems) -> Mapping[str, str]:
    node = item.fields.get("tags")
    if node is None:
        return {}
    if not isinstance(node, Table):
        problems.add(node, "tags must be a map: {name: value}")
        return {}
    out = {}
    for name, value in node.fields.items():
        if not isinstance(value, Scalar):
            problems.add(value, f"tag {name!r} must be a text")
        elif name in CLOSED and value.text not in CLOSED[name]:
            problems.add(value, f"tag {name!r} is never {value.text!r:.40}", near(value.text, CLOSED[name]))
        else:
            out[name] = value.text
    return out


def edited(lexicons: dict[str, Lexicon], pack: Datum, problems: Problems) -> None:
    """Makes the changes in `lexicons` that the section `lexicons` of pack.yaml asks for: entries to add, spelt as in
    a list's own file, and lemmas to drop."""
    section = pack.fields.get("lexicons") if isinstance(pack, Table) else None
    if section is None:
        return
    if not isinstance(section, Table):
        problems.add(section, "lexicons must be a map", CHANGE)
        return
    for name, change in section.fields.items():
        if name not in lexicons:
            problems.add(section.keys[name], f"no lexicon {name!r:.60}", near(name, lexicons))
        elif not isinstance(change, Table):
            problems.add(change, f"lexicons.{name} must be a map", "with " + ", ".join(CHANGE_FIELDS))
        else:
            known(change, CHANGE_FIELDS, f"lexicons.{name}", problems)
            if "reason" not in change.fields:
                problems.add(change, f"lexicons.{name} lacks 'reason'")
            text(change, "reason", problems)
            lexicons[name] = _edited(lexicons[name], change, problems)


def _edited(lexicon: Lexicon, change: Table, problems: Problems) -> Lexicon:
    lemmas = {e.lemma for e in lexicon.entries}
    dropped = set(texts(change.fields.get("drop"), "drop", problems))
    for at in getattr(change.fields.get("drop"), "items", ()):
        if isinstance(at, Scalar) and at.text not in lemmas:
            problems.add(at, f"no entry {at.text!r:.60} in {lexicon.id}", near(at.text, lemmas))
    kept = [e for e in lexicon.entries if e.lemma not in dropped]
    forms_of = {form if lexicon.exact else form.lower() for e in kept for form in e.forms}
    added = []
    for entry in _entries(change.fields.get("add"), "none", lexicon.exact, problems):
        if taken := [f for f in entry.forms if (f if lexicon.exact else f.lower()) in forms_of]:
            problems.add(change.fields["add"], f"{taken[0]!r:.60} is in {lexicon.id} already")
        added.append(entry)
    return replace(lexicon, entries=(*kept, *added))


def _choice(node: Table, name: str, choices: Sequence[str], default: str, problems: Problems) -> str:
    value = node.fields.get(name)
    if value is None:
        return default
    if isinstance(value, Scalar) and value.text in choices:
        return value.text
    problems.add(value, f"{name} must be one of: {', '.join(choices)}")
    return default
