"""Small faults that a test should notice: what can be changed in a source file, a change at a time, by its syntax tree.

A mutant is known by what it changes and in which function, not by its line, so that it stays the same mutant when the
lines around it or the file's name change. What people read (docstrings, messages), types and imports are let be.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TypeVar

WORDS_EACH = 8
"""One mutant drops a word for so many words of a list, so that long lists do not crowd out the rest."""
_BOUNDS: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Lt: ast.LtE, ast.LtE: ast.Lt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_NAMES_ONLY = frozenset(("__all__", "__slots__", "fields"))
_LISTS = frozenset(("bag", "word_set", "pairs"))
_MESSAGES = frozenset(("NotApplicable", "ValueError", "namedtuple", "TypeVar", "getLogger"))
T = TypeVar("T")
_LEAVES = (ast.Return, ast.Continue, ast.Break, ast.Raise)
_WORD_LIST = re.compile(r"\s*(?:[\w'’.%&-]+[\s,]+){2,}[\w'’.%&-]+\s*")
_ALTERNATIVE = re.compile(r"\|([\w'’ -]+)(?=[|)])")


@dataclass(frozen=True)
class Mutant:
    """`path` as seen from the checkout, `index`: which of the file's changes, `where`: the function or the name that is
    changed, empty `function` where it is no function's."""

    id: str
    path: str
    index: int
    line: int
    where: str
    function: str
    kind: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.id}  {self.path}:{self.line} {self.where}: {self.kind}: {self.before} -> {self.after}"


@dataclass
class Edit:
    """One change of a tree: the child of `parent` in `field` (at `place`, where it is a list) becomes `new`; None takes
    it out."""

    parent: ast.AST
    field: str
    place: int | None
    new: ast.AST | None
    kind: str
    before: str
    after: str
    line: int
    where: str
    function: str

    def apply(self) -> None:
        if self.place is None:
            setattr(self.parent, self.field, self.new)
            return
        row = getattr(self.parent, self.field)
        row[self.place : self.place + 1] = [self.new] if self.new is not None else []
        if not row and self.field in ("body", "orelse"):
            row.append(ast.Pass())


def mutants(paths: Iterable[Path], root: Path) -> list[Mutant]:
    """Every mutant of these files."""
    out: list[Mutant] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for path in sorted(paths):
        name = path.relative_to(root).as_posix()
        for index, e in enumerate(edits(ast.parse(path.read_text("utf-8")))):
            key = (e.where, e.kind, e.before, e.after)
            seen[key] += 1
            id_ = _hash(*key, str(seen[key]))[:8]
            out.append(Mutant(id_, name, index, e.line, e.where, e.function, e.kind, e.before, e.after))
    return out


def sample(all_: Iterable[Mutant], sizes: Mapping[str, int], number: int, seed: str) -> list[Mutant]:
    """So many of them: of each file in proportion to its size, those with the smallest hashes."""
    by_file: dict[str, list[Mutant]] = defaultdict(list)
    for m in all_:
        by_file[m.path].append(m)
    total = sum(sizes[path] for path in by_file)
    out = []
    for path, some in sorted(by_file.items()):
        some.sort(key=lambda m: _hash(seed, m.id))
        out += some[: ceil(number * sizes[path] / total)]
    return out


def mutated(source: str, index: int) -> ast.Module:
    """The tree of a source with its change number `index` made."""
    tree = ast.parse(source)
    list(edits(tree))[index].apply()
    return ast.fix_missing_locations(tree)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()


# -- what can be changed


def edits(tree: ast.Module) -> Iterator[Edit]:
    """Every change of a tree, in the order of its nodes."""
    yield from _Walk().visit(tree)


class _Walk:
    """Walks a tree, knowing in which function it is and whether inside a subscript."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.function = ""
        self.subscript = 0

    def visit(self, node: ast.AST) -> Iterator[Edit]:
        named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        before = list(self.names), self.function, self.subscript
        if named:
            self.names.append(node.name)  # type: ignore[attr-defined]
            if not isinstance(node, ast.ClassDef) and not self.function:
                self.function = ".".join(self.names)
        elif not self.function and isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            self.names.append(ast.unparse(target))
        for name, place, child in _children(node):
            inside = self.subscript
            self.subscript += isinstance(node, ast.Subscript) and name == "slice"
            yield from self._here(node, name, place, child)
            yield from self.visit(child)
            self.subscript = inside
        self.names, self.function, self.subscript = before

    def _here(self, parent: ast.AST, name: str, place: int | None, node: ast.AST) -> Iterator[Edit]:
        """The changes of one node."""

        where = ".".join(self.names) or "module"
        line = getattr(node, "lineno", 0)
        for change in _CHANGES:
            for kind, new, *told in change(parent, name, node):
                if kind == "number" and self.subscript:
                    kind = "slice or index"
                before, after = told or (_line(node), _line(new) if new is not None else "nothing")
                yield Edit(parent, name, place, new, kind, before, after, line, where, self.function)


Made = tuple[str, ast.AST | None] | tuple[str, ast.AST | None, str, str]
"""Kind of change, the new node, and the change in words where the two nodes do not show it best."""
Change = Callable[[ast.AST, str, ast.AST], Iterator[Made]]


def _children(node: ast.AST) -> Iterator[tuple[str, int | None, ast.AST]]:
    """The children that may be changed: no docstring, type, decorator, import, message or list of public names."""
    if isinstance(node, ast.JoinedStr | ast.Raise | ast.Assert | ast.Import | ast.ImportFrom):
        return
    if isinstance(node, ast.Call) and _name(node.func).split(".")[-1] in _MESSAGES:
        return
    if isinstance(node, ast.Assign) and _name(node.targets[0]) in _NAMES_ONLY:
        return
    if isinstance(node, ast.AnnAssign) and _name(node.target) in _NAMES_ONLY:
        return
    if isinstance(node, ast.If) and _name(node.test) == "TYPE_CHECKING":
        return
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases", "type_comment", "targets", "target", "ctx"):
            continue
        rows = enumerate(value) if isinstance(value, list) else [(None, value)]
        for place, child in rows:
            if isinstance(child, ast.AST) and not (isinstance(child, ast.Expr) and _is_text(child.value)):
                yield name, place, child


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_name(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _line(node: ast.AST) -> str:
    """The node on one line, cut where it is long."""
    words = " ".join(ast.unparse(node).split())
    return words if len(words) <= 100 else words[:60] + " … " + words[-36:]


def _comparisons(parent: ast.AST, name: str, node: ast.AST) -> Iterator[Made]:
    if isinstance(node, ast.Compare):
        for n, op in enumerate(node.ops):
            ops = [*node.ops[:n], _BOUNDS[type(op)](), *node.ops[n + 1 :]]
            yield "comparison", ast.copy_location(ast.Compare(node.left, ops, node.comparators), node)


def _numbers(parent: ast.AST, name: str, node: ast.AST) -> Iterator[Made]:
    if not isinstance(node, ast.Constant) or isinstance(node.value, bool | str | bytes) or node.value is None:
        return
    value = node.value
    if isinstance(value, int):
        others: list[float] = [value + 1, value - 1] + ([2 * value] if value > 1 else [])
    elif isinstance(value, float):
        step = 0.05 if 0 <= value <= 1 else value / 10
        others = [round(value + step, 4), round(value - step, 4)]
    else:
        return
    kind = "default" if isinstance(parent, ast.arguments | ast.AnnAssign) else "number"
    for other in others:
        yield kind, ast.copy_location(ast.Constant(other), node)


def _connectives(parent: ast.AST, name: str, node: ast.AST) -> Iterator[Made]:
    if isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "connective", ast.copy_location(ast.BoolOp(other, node.values), node)
        least = min(range(len(node.values)), key=lambda n: _hash(ast.unparse(node.values[n])))
        rest = [*node.values[:least], *node.values[least + 1 :]]
        new = rest[0] if len(rest) == 1 else ast.copy_location(ast.BoolOp(node.op, rest), node)
        yield "condition dropped", new, _line(node.values[least]), "nothing"
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not dropped", node.operand


def _conditions(parent: ast.AST, name: str, node: ast.AST) -> Iterator[Made]:
    tested = isinstance(parent, ast.If | ast.IfExp) and name == "test"
    if tested or (isinstance(parent, ast.comprehension) and name == "ifs"):
        plain = isinstance(node, ast.UnaryOp | ast.Compare)  # these are changed so above
        if not plain and isinstance(node, ast.expr):
            yield "condition negated", ast.copy_location(ast.UnaryOp(ast.Not(), node), node)
    if isinstance(parent, ast.comprehension) and name == "ifs":
        yield "condition dropped", None


def _guards(parent: ast.AST, name: str, node: ast.AST) -> Iterator[Made]:
    """`if ...: return ...` with nothing else: taken out, and made to hold always."""
    if isinstance(node, ast.If) and not node.orelse and len(node.body) == 1 and isinstance(node.body[0], _LEAVES):
        yield "guard removed", None
        yield "guard always", node.body[0]


def _truths(parent: ast.AST, name: str, node: ast.AST) -> Iterator[Made]:
    """True and False, returned or by default."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        default = isinstance(parent, ast.arguments | ast.AnnAssign)
        yield "default" if default else "truth", ast.copy_location(ast.Constant(not node.value), node)


def _calls(parent: ast.AST, name: str, node: ast.AST) -> Iterator[Made]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SWAPPED:
        func = ast.copy_location(ast.Name(_SWAPPED[node.func.id], ast.Load()), node.func)
        yield "swapped", ast.copy_location(ast.Call(func, node.args, node.keywords), node)


def _words(parent: ast.AST, name: str, node: ast.AST) -> Iterator[Made]:
    """A word dropped from a string of words, an alternative from a regular expression, a text from a row of texts."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
        for start, end in _some([(text[a:b], (a, b)) for a, b in _listed(parent, text)]):
            new = ast.copy_location(ast.Constant(text[:start] + text[end:]), node)
            yield "word dropped", new, repr(text[start:end].strip(" ,|\n")), "nothing"
    if isinstance(node, ast.Tuple | ast.List | ast.Set) and len(node.elts) > 1 and all(map(_is_text, node.elts)):
        for n in _some([(ast.unparse(e), n) for n, e in enumerate(node.elts)]):
            rest = [*node.elts[:n], *node.elts[n + 1 :]]
            new_row = ast.Set(rest) if isinstance(node, ast.Set) else type(node)(rest, ast.Load())
            yield "word dropped", ast.copy_location(new_row, node), ast.unparse(node.elts[n]), "nothing"


def _listed(parent: ast.AST, text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a list of words stand, or the plain alternatives of a regular expression."""
    row = isinstance(parent, ast.Assign | ast.Dict) or _name(getattr(parent, "func", parent)) in _LISTS
    row = row or (isinstance(parent, ast.Attribute) and parent.attr == "split")
    if _WORD_LIST.fullmatch(text):
        for m in re.finditer(r"[^,]+,?" if "," in text else r"\S+\s*", text) if row else ():
            yield m.span()
    elif "|" in text:
        for m in _ALTERNATIVE.finditer(text):
            yield m.span()


def _some(words: list[tuple[str, T]]) -> list[T]:
    """One in WORDS_EACH of these words, the same ones each time."""
    chosen = sorted(words, key=lambda w: _hash(w[0]))[: ceil(len(words) / WORDS_EACH)]
    return [at for word, at in words if (word, at) in chosen]


_CHANGES: tuple[Change, ...] = (
    _comparisons,
    _numbers,
    _connectives,
    _conditions,
    _guards,
    _truths,
    _calls,
    _words,
)
