"""What an annotator declares, and the annotators at work on one article: each runs when it is first asked for, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from graphlib import TopologicalSorter
from typing import Any

from audit.model.article import Article, Reach, in_order
from audit.model.dataclass import dataclass
from audit.model.marks import Language


@dataclass(frozen=True, slots=True)
class Annotator:
    """What one annotator gives, and what it asks for.

    `gives`: the type of its marks. `run` makes them of the article, in any order. `needs`: the layers that it reads
    beside those that are laid from the start (Term, Language, House, Lexicons); it sees no others. `lexicons`: those
    whose hits it reads. `any_language`: it can read every language; the layer of any other annotator is empty for a
    text that is in none of ours. `value`: `run` makes one value, not the marks of a layer. `works`: what it has the
    article work out (`Article.once`) for annotators alone: released when the last of those that name it has run."""

    gives: type
    run: Callable[[Article], Any]
    reach: Reach
    needs: tuple[type, ...] = ()
    lexicons: tuple[str, ...] = ()
    any_language: bool = False
    value: bool = False
    works: tuple[Callable[[Article], Any], ...] = ()


def table(annotators: Iterable[Annotator]) -> Mapping[type, Annotator]:
    """Type -> the annotator that gives it, each behind those that it needs.

    Raises ValueError when two give the same, when one needs what none gives, and when some wait for one another."""
    by_type: dict[type, Annotator] = {}
    for one in annotators:
        if one.gives in by_type:
            raise ValueError(f"two annotators give {one.gives.__name__}")
        by_type[one.gives] = one
    for one in by_type.values():
        for need in one.needs:
            if need not in by_type:
                raise ValueError(f"the annotator of {one.gives.__name__} needs {need.__name__}, which none gives")
    order = TopologicalSorter({one.gives: one.needs for one in by_type.values()}).static_order()
    return {kind: by_type[kind] for kind in order}


class AtWork:
    """The annotators of one article, asked by `Article.all`."""

    def __init__(self, annotators: Mapping[type, Annotator], article: Article) -> None:
        self._annotators = annotators
        self._article = article
        self._foreign = article.the(Language).foreign
        self._given: dict[type, tuple[Any, ...]] = {}

    def __call__(self, kind: type) -> tuple[Any, ...] | None:
        """The layer of a type; None where no annotator gives it."""
        made = self._given.get(kind)
        return self._layer(kind) if made is None and kind in self._annotators else made

    def _layer(self, kind: type) -> tuple[Any, ...]:
        if kind not in self._given:
            self._given[kind] = self._made(self._annotators[kind])
            for work in self._annotators[kind].works:
                if not any(work in other.works for k, other in self._annotators.items() if k not in self._given):
                    self._article.release(work)
        return self._given[kind]

    def _made(self, annotator: Annotator) -> tuple[Any, ...]:
        if self._foreign and not annotator.any_language:
            return ()
        made = annotator.run(self._article.having({need: self._layer(need) for need in annotator.needs}))
        return (made,) if annotator.value else in_order(made)
