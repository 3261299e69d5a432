"""Rates of an article as features for scikit-learn: `SourcingRates` (extra `sklearn`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from audit.errors import LoadError, UsageError, meant, takes_extra
from audit.frame import audited, columns_of
from audit.load.containers import memory
from audit.model.report import Failure, Report
from audit.pipeline import config_of
from audit.render import view
from audit.render.frames import article_row

try:
    import numpy as np
    from sklearn.base import BaseEstimator, TransformerMixin
except ImportError:
    raise LoadError("missing-extra", takes_extra("audit.features", "sklearn")) from None

if TYPE_CHECKING:
    from numpy.typing import NDArray

Counts = Mapping[str, Any]


class Rate(NamedTuple):
    """`of`: the count that stands over the line; `per`: the one below it, which is a column of `articles`; `times`:
    1 for a share, 1,000 for a rate in a thousand words."""

    of: Callable[[Counts], int]
    per: str
    meaning: str
    times: int = 1


def _sum(*names: str) -> Callable[[Counts], int]:
    def add(counts: Counts) -> int:
        return sum(counts[name] for name in names)

    return add


RATES: Mapping[str, Rate] = MappingProxyType(
    {
        "unanswered_claims": Rate(
            _sum("claims_vague", "claims_agentless", "claims_none"), "claims", "claims that nobody answers for / claims"
        ),
        "unsourced_claims": Rate(_sum("claims_none"), "claims", "claims with nothing in reach / claims"),
        "named_claims": Rate(_sum("claims_identified"), "claims", "claims of a named source / claims"),
        "anonymous_claims": Rate(_sum("claims_anonymous"), "claims", "claims of an unnamed source / claims"),
        "second_hand_claims": Rate(_sum("claims_outlet"), "claims", "claims of another publication / claims"),
        "unowned_hedges": Rate(_sum("hedges_unowned"), "sentences", "words of doubt that nobody owns / sentences"),
        "owned_hedges": Rate(_sum("hedges_owned"), "sentences", "words of doubt that a source owns / sentences"),
        "attributions": Rate(_sum("attributions"), "sentences", "attributions / sentences"),
        "quoted_share": Rate(_sum("quoted_words"), "words", "words in quotation marks / words"),
        "named_speakers": Rate(_sum("speakers_named"), "speakers", "persons, bodies and documents / sources"),
        "speakers_per_1000_words": Rate(_sum("speakers"), "words", "sources / 1,000 words", 1000),
        "loaded_per_1000_words": Rate(
            _sum("findings_language"), "words", "findings of the dimension language that count / 1,000 words", 1000
        ),
        "warnings_per_1000_words": Rate(
            _sum("findings_error", "findings_warning"), "words", "errors and warnings that count / 1,000 words", 1000
        ),
    }
)
"""Name -> what it is. A rate has its denominator in its meaning; docs/python.md lists them."""


class SourcingRates(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """A transformer: texts in, a row of rates each out. It learns nothing, so `fit` may be left out.

    `X`: texts (a list, a Series, an array of one column), or a table as `audit.audit_frame` takes it, whose columns
    are guessed by their names or given by `columns`, {"text": ..., "title": ..., "genre": ...}. `rates`: names of
    RATES, in the order of the columns; None for all. `denominators`: each denominator of them as a column after the
    rates. `config`: a Config or a dict. `n_jobs`: processes; -1 for all processors.

    A rate is NaN where nothing was judged: the text is missing or cannot be audited, it is in a language that is not
    judged, or there is nothing to count it by (no claims, no sentences). A denominator is NaN in the first two."""

    def __init__(
        self,
        rates: Sequence[str] | None = None,
        *,
        denominators: bool = False,
        columns: Mapping[str, str] | None = None,
        config: Any = None,
        n_jobs: int | None = None,
    ) -> None:
        self.rates = rates
        self.denominators = denominators
        self.columns = columns
        self.config = config
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: Any = None) -> SourcingRates:  # noqa: N803 - as scikit-learn calls it
        """Looks only at whether the parameters can be used. Raises UsageError."""
        del X, y
        self._chosen()
        config_of(self.config)
        return self

    def transform(self, X: Any) -> NDArray[np.float64]:  # noqa: N803
        """A row of rates for each of `X`, in order. Raises UsageError, LoadError no-column."""
        rates, per = self._chosen(), self._denominators()
        config = config_of(self.config)
        table, columns = self._table(X)
        if table.kind == "texts":
            taken = {"text": "text"}
        else:
            taken = columns_of(table, columns, config, "SourcingRates", stack=4)
        out = np.full((table.length, len(rates) + len(per)), np.nan)
        for n, item in enumerate(audited(table, taken, config, self.n_jobs, profile=False)):
            counts = _counts(item)
            if counts is None:
                continue
            for at, rate in enumerate(rates):
                if base := counts[rate.per]:
                    out[n, at] = rate.of(counts) * rate.times / base
            out[n, len(rates) :] = [counts[name] for name in per]
        return out

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        """The rates, then their denominators where they were asked for. What the input is called does not count."""
        del input_features
        names = [*(self.rates if self.rates is not None else RATES), *self._denominators()]
        self._chosen()
        return np.asarray(names, dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        tags.no_validation = True
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.allow_nan = True
        return tags

    # -- parameters and input

    def _chosen(self) -> list[Rate]:
        if self.rates is None:
            return list(RATES.values())
        if isinstance(self.rates, str) or not isinstance(self.rates, Iterable):
            raise UsageError(f"rates is a list of names, not {type(self.rates).__name__}")
        for name in self.rates:
            if name not in RATES:
                hint = meant(str(name), RATES) or f"there are {', '.join(RATES)}"
                raise UsageError(f"no rate {name!r:.60}; {hint}")
        return [RATES[name] for name in self.rates]

    def _denominators(self) -> list[str]:
        return list(dict.fromkeys(rate.per for rate in self._chosen())) if self.denominators else []

    def _table(self, given: Any) -> tuple[memory.InMemory, Mapping[str, str]]:
        columns = self.columns or {}
        if not isinstance(columns, Mapping) or not set(columns) <= set(_FIELDS):
            raise UsageError(f"columns is a dict of {', '.join(_FIELDS)} to names of columns, not {columns!r:.80}")
        texts = _texts(given)
        if texts is None:
            return memory.table_of(given, "SourcingRates"), columns
        return memory.InMemory("texts", ["text"], len(texts), lambda _, a, b: texts[a:b]), {}


_FIELDS = ("text", "title", "id", "date", "outlet", "author", "genre")


def _texts(given: Any) -> list[Any] | None:
    """The texts of a column; None where it is a table."""
    shape = getattr(given, "shape", None)
    if isinstance(given, np.ndarray) and shape and (len(shape) == 1 or (len(shape) == 2 and shape[1] == 1)):
        return list(given.ravel())
    if hasattr(given, "columns") or hasattr(given, "column_names"):
        return None
    if isinstance(given, list | tuple):
        return None if given and all(isinstance(item, Mapping) for item in given) else list(given)
    if type(given).__name__ in ("Series", "Array", "ChunkedArray", "StringArray", "LargeStringArray"):
        whole = given.to_list() if hasattr(given, "to_list") else given.to_pylist()
        return list(whole)
    return None


def _counts(item: Report | Failure) -> Counts | None:
    """What is counted; None where nothing was judged."""
    if isinstance(item, Failure) or view.unread(item):
        return None
    loaded = sum(f.dimension == "language" and not f.absent for f in view.live(item))
    return {**article_row(item), "findings_language": loaded}
