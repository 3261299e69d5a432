"""SourcingRates: a transformer of scikit-learn whose rates are those of the frames."""

from __future__ import annotations

import pickle
import sys
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.exceptions import NotFittedError
from sklearn.pipeline import make_pipeline
from sklearn.utils.validation import check_is_fitted
from support import article_of, run, seeds

import audit
from audit.features import RATES, SourcingRates
from audit.render import view

TEXTS = [article_of(s).read_text("utf-8") for s in seeds() if article_of(s).suffix != ".html"][:4]
GERMAN = "Der Minister hat gestern gesagt, dass die Brücke im Mai geschlossen wird, und alle glauben das. " * 3


@pytest.fixture(scope="module")
def out() -> np.ndarray[Any, Any]:
    return SourcingRates(denominators=True).transform(TEXTS)


def column(out: np.ndarray[Any, Any], name: str) -> np.ndarray[Any, Any]:
    return out[:, list(SourcingRates(denominators=True).get_feature_names_out()).index(name)]  # type: ignore[no-any-return]


def test_the_rates_are_those_of_the_frames(out: np.ndarray[Any, Any]) -> None:
    reports = [audit.audit_text(text) for text in TEXTS]
    a = audit.to_frame(reports).articles.astype({"claims": float}, errors="raise")
    loaded = [sum(f.dimension == "language" and not f.absent for f in view.live(r)) for r in reports]
    assert sum(loaded) > 3
    expected = {
        "unanswered_claims": (a.claims_vague + a.claims_agentless + a.claims_none) / a.claims,
        "unsourced_claims": a.claims_none / a.claims,
        "named_claims": a.claims_identified / a.claims,
        "anonymous_claims": a.claims_anonymous / a.claims,
        "second_hand_claims": a.claims_outlet / a.claims,
        "unowned_hedges": a.hedges_unowned / a.sentences,
        "owned_hedges": a.hedges_owned / a.sentences,
        "attributions": a.attributions / a.sentences,
        "quoted_share": a.quoted_words / a.words,
        "named_speakers": a.speakers_named / a.speakers,
        "speakers_per_1000_words": 1000 * a.speakers / a.words,
        "loaded_per_1000_words": 1000 * pd.Series(loaded) / a.words,
        "warnings_per_1000_words": 1000 * (a.findings_error + a.findings_warning) / a.words,
        "claims": a.claims,
        "sentences": a.sentences,
        "words": a.words,
        "speakers": a.speakers,
    }
    assert list(expected) == list(SourcingRates(denominators=True).get_feature_names_out())
    for name, values in expected.items():
        np.testing.assert_allclose(column(out, name), values.to_numpy("float64", na_value=np.nan), err_msg=name)


def test_shares_are_shares(out: np.ndarray[Any, Any]) -> None:
    for name, rate in RATES.items():
        if rate.per in ("claims", "words", "speakers") and rate.times == 1:
            values = column(out, name)
            assert ((values >= 0) & (values <= 1)).all(), name


def test_what_was_not_judged_is_nan() -> None:
    X = [TEXTS[0], None, float("nan"), "", GERMAN, "Rain.", 5]  # noqa: N806
    made = SourcingRates(denominators=True).transform(X)
    assert not np.isnan(column(made, "claims")[0])
    assert np.isnan(made[[1, 2, 3, 4, 6]]).all(), "no text, or a language that is not judged"
    assert np.isnan(column(made, "unanswered_claims")[5]), "no claims, no rate of them"
    assert column(made, "quoted_share")[5] == 0 and column(made, "claims")[5] == 0 and column(made, "words")[5] == 1


@pytest.mark.parametrize(
    "given",
    [
        tuple(TEXTS),
        np.array(TEXTS, dtype=object),
        np.array(TEXTS, dtype=object).reshape(-1, 1),
        pd.Series(TEXTS),
        pl.Series(TEXTS),
        pa.array(TEXTS),
        pa.chunked_array([TEXTS]),
        pd.DataFrame({"text": TEXTS}),
        pl.DataFrame({"text": TEXTS}),
        pa.table({"text": TEXTS}),
        [{"text": text} for text in TEXTS],
    ],
    ids=lambda x: f"{type(x).__module__.split('.')[0]}.{type(x).__name__}",
)
def test_texts_in_any_form(given: Any, out: np.ndarray[Any, Any]) -> None:
    np.testing.assert_array_equal(SourcingRates(denominators=True).transform(given), out)


def test_processes_give_the_same(out: np.ndarray[Any, Any]) -> None:
    many = SourcingRates(denominators=True, n_jobs=2).transform(TEXTS * 3)
    np.testing.assert_array_equal(many, np.vstack([out] * 3))


def test_columns_of_a_table() -> None:
    df = pd.DataFrame({"story": TEXTS, "head": ["You won't believe this shocking secret"] * 4}, index=list("abcd"))
    with_title = SourcingRates(["warnings_per_1000_words"], columns={"text": "story", "title": "head"})
    without = SourcingRates(["warnings_per_1000_words"], columns={"text": "story", "title": ""})
    assert (with_title.transform(df) != without.transform(df)).any()
    with pytest.raises(audit.LoadError, match="no column 'stori'"):
        SourcingRates(columns={"text": "stori"}).transform(df)
    with pytest.raises(audit.UsageError, match="columns is a dict of text, title"):
        SourcingRates(columns={"body": "story"}).transform(df)


def test_it_is_a_transformer(out: np.ndarray[Any, Any]) -> None:
    rates = SourcingRates(["quoted_share", "named_claims"], config={"genre": "news"}, n_jobs=1)
    twin = clone(rates)
    assert twin is not rates and twin.get_params() == rates.get_params()
    assert list(twin.get_feature_names_out(["whatever"])) == ["quoted_share", "named_claims"]
    restored = pickle.loads(pickle.dumps(rates.fit(TEXTS)))
    np.testing.assert_array_equal(restored.transform(TEXTS), rates.fit_transform(TEXTS))
    try:
        check_is_fitted(SourcingRates())
    except NotFittedError:
        pytest.fail("it learns nothing")
    assert rates.set_params(rates=["claims_x"]).rates == ["claims_x"]


def test_pandas_out_with_the_index() -> None:
    texts = pd.Series(TEXTS[:2], index=["x", "x"], name="body")
    made = SourcingRates(["quoted_share"]).set_output(transform="pandas").fit_transform(texts)
    assert isinstance(made, pd.DataFrame) and list(made.index) == ["x", "x"] and list(made.columns) == ["quoted_share"]
    frame = SourcingRates(["quoted_share"]).set_output(transform="polars").fit_transform(TEXTS[:2])
    assert isinstance(frame, pl.DataFrame) and frame.columns == ["quoted_share"]


def test_in_pipelines_and_column_transformers() -> None:
    from sklearn.impute import SimpleImputer

    df = pd.DataFrame({"body": [*TEXTS, None], "n": [1.0, 2, 3, 4, 5]})
    both = ColumnTransformer([("rates", SourcingRates(), "body"), ("n", "passthrough", ["n"])])
    model = make_pipeline(both.set_output(transform="pandas"), SimpleImputer())
    made = model.fit_transform(df)
    assert made.shape == (5, len(RATES) + 1) and not np.isnan(np.asarray(made)).any()
    assert both.get_feature_names_out()[0] == "rates__unanswered_claims"


def test_nothing_in_nothing_out() -> None:
    assert SourcingRates().transform([]).shape == (0, len(RATES))
    assert SourcingRates([]).transform(TEXTS[:1]).shape == (1, 0)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: SourcingRates().transform(TEXTS[0]), "SourcingRates takes a table .*, not str; it is never"),
        (lambda: SourcingRates("quoted_share").fit(TEXTS), "rates is a list of names, not str"),  # type: ignore[arg-type]
        (lambda: SourcingRates(["quoted"]).fit(TEXTS), "no rate 'quoted'; did you mean 'quoted_share'"),
        (lambda: SourcingRates(config={"gnre": "x"}).fit(TEXTS), "no 'gnre'"),
        (lambda: SourcingRates(n_jobs=0).transform(TEXTS), "n_jobs is a number of processes"),
        (lambda: SourcingRates().transform(np.zeros((2, 2))), "not numpy.ndarray"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said(make: Any, said: str) -> None:
    with pytest.raises(audit.UsageError, match=said):
        make()


MISSING = """
import sys
sys.modules["sklearn.base"] = None
try:
    import audit.features
except Exception as e:
    print(e.code, e)
"""


def test_without_scikit_learn_the_extra_is_named() -> None:
    ran = run((), program=(sys.executable, "-c", MISSING))
    assert ran.text == "missing-extra audit.features takes the extra: pip install 'source-audit[sklearn]'\n"
