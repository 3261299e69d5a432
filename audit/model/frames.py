"""The tables that reports become, for research: seven, whatever library holds them."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

Frame = TypeVar("Frame")
"""A DataFrame of pandas or polars, or a Table of Arrow."""


class Frames(NamedTuple, Generic[Frame]):
    """The columns are defined in docs/codebook.md; types are the same whatever is in them."""

    articles: Frame
    sentences: Frame
    findings: Frame
    speakers: Frame
    attributions: Frame
    quotes: Frame
    asks: Frame
