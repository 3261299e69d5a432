"""Article x RulePack -> outcomes. A KIND of check is a value whose fields are the params of a rule; table: KINDS."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from audit.check.attribution import AttributionCheck
from audit.check.block import BlockCheck
from audit.check.caption import CaptionCheck
from audit.check.citation import CitationCheck
from audit.check.claim import ClaimCheck
from audit.check.density import DensityCheck
from audit.check.drift import DriftCheck
from audit.check.heading import HeadingCheck
from audit.check.hedge import HedgeCheck
from audit.check.hedge_density import HedgeDensityCheck
from audit.check.metadata import MetadataCheck
from audit.check.pair import PairCheck
from audit.check.pattern import PatternCheck
from audit.check.quote import QuoteCheck
from audit.check.relative_time import RelativeTimeCheck
from audit.check.repetition import RepetitionCheck
from audit.check.response import ResponseCheck
from audit.check.run import run
from audit.check.sourcing import SourcingCheck
from audit.check.speaker import SpeakerCheck
from audit.check.tone import ToneCheck
from audit.check.why import why
from audit.model.rule import Check

KINDS: Mapping[str, type[Check]] = MappingProxyType(
    {
        "attribution": AttributionCheck,
        "block": BlockCheck,
        "caption": CaptionCheck,
        "citation": CitationCheck,
        "claim": ClaimCheck,
        "density": DensityCheck,
        "drift": DriftCheck,
        "heading": HeadingCheck,
        "hedge": HedgeCheck,
        "hedge-density": HedgeDensityCheck,
        "metadata": MetadataCheck,
        "pair": PairCheck,
        "pattern": PatternCheck,
        "quote": QuoteCheck,
        "relative-time": RelativeTimeCheck,
        "repetition": RepetitionCheck,
        "response": ResponseCheck,
        "sourcing": SourcingCheck,
        "speaker": SpeakerCheck,
        "tone": ToneCheck,
    }
)

__all__ = ["KINDS", "run", "why"]
