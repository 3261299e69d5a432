"""Article x RulePack -> outcomes. A KIND of check is a value whose fields are the params of a rule; table: KINDS."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from audit.check.explain import explain
from audit.check.kinds.attribution import AttributionCheck
from audit.check.kinds.block import BlockCheck
from audit.check.kinds.caption import CaptionCheck
from audit.check.kinds.citation import CitationCheck
from audit.check.kinds.claim import ClaimCheck
from audit.check.kinds.corpus import CorpusCheck
from audit.check.kinds.density import DensityCheck
from audit.check.kinds.dominant_source import DominantSourceCheck
from audit.check.kinds.empty_ending import EmptyEndingCheck
from audit.check.kinds.filled_gap import FilledGapCheck
from audit.check.kinds.headline_tone import HeadlineToneCheck
from audit.check.kinds.hedge import HedgeCheck
from audit.check.kinds.hedge_density import HedgeDensityCheck
from audit.check.kinds.late_source import LateSourceCheck
from audit.check.kinds.lost_doubt import LostDoubtCheck
from audit.check.kinds.loud_heading import LoudHeadingCheck
from audit.check.kinds.missing_byline import MissingBylineCheck
from audit.check.kinds.missing_date import MissingDateCheck
from audit.check.kinds.missing_first_hand import MissingFirstHandCheck
from audit.check.kinds.missing_link import MissingLinkCheck
from audit.check.kinds.missing_quotes import MissingQuotesCheck
from audit.check.kinds.missing_role import MissingRoleCheck
from audit.check.kinds.mixed_quotes import MixedQuotesCheck
from audit.check.kinds.mostly_second_hand import MostlySecondHandCheck
from audit.check.kinds.one_sided_tone import OneSidedToneCheck
from audit.check.kinds.open_doubt import OpenDoubtCheck
from audit.check.kinds.open_question import OpenQuestionCheck
from audit.check.kinds.overstated_heading import OverstatedHeadingCheck
from audit.check.kinds.pair import PairCheck
from audit.check.kinds.pattern import PatternCheck
from audit.check.kinds.relative_time import RelativeTimeCheck
from audit.check.kinds.repeated_phrase import RepeatedPhraseCheck
from audit.check.kinds.repeated_sentence import RepeatedSentenceCheck
from audit.check.kinds.response import ResponseCheck
from audit.check.kinds.scare_quote import ScareQuoteCheck
from audit.check.kinds.similar_headings import SimilarHeadingsCheck
from audit.check.kinds.single_source import SingleSourceCheck
from audit.check.kinds.stretched_source import StretchedSourceCheck
from audit.check.kinds.tone_gap import ToneGapCheck
from audit.check.kinds.unclosed_quote import UnclosedQuoteCheck
from audit.check.kinds.uncredited_wire import UncreditedWireCheck
from audit.check.kinds.unexplained_update import UnexplainedUpdateCheck
from audit.check.kinds.unmatched_headline import UnmatchedHeadlineCheck
from audit.check.kinds.unspoken_quote import UnspokenQuoteCheck
from audit.check.kinds.variant_spelling import VariantSpellingCheck
from audit.check.renamed import RENAMED
from audit.check.run import run
from audit.model.rule import Check

KINDS: Mapping[str, type[Check]] = MappingProxyType(
    {
        "attribution": AttributionCheck,
        "block": BlockCheck,
        "caption": CaptionCheck,
        "citation": CitationCheck,
        "claim": ClaimCheck,
        "corpus": CorpusCheck,
        "density": DensityCheck,
        "dominant-source": DominantSourceCheck,
        "empty-ending": EmptyEndingCheck,
        "filled-gap": FilledGapCheck,
        "headline-tone": HeadlineToneCheck,
        "hedge": HedgeCheck,
        "hedge-density": HedgeDensityCheck,
        "late-source": LateSourceCheck,
        "lost-doubt": LostDoubtCheck,
        "loud-heading": LoudHeadingCheck,
        "missing-byline": MissingBylineCheck,
        "missing-date": MissingDateCheck,
        "missing-first-hand": MissingFirstHandCheck,
        "missing-link": MissingLinkCheck,
        "missing-quotes": MissingQuotesCheck,
        "missing-role": MissingRoleCheck,
        "mixed-quotes": MixedQuotesCheck,
        "mostly-second-hand": MostlySecondHandCheck,
        "one-sided-tone": OneSidedToneCheck,
        "open-doubt": OpenDoubtCheck,
        "open-question": OpenQuestionCheck,
        "overstated-heading": OverstatedHeadingCheck,
        "pair": PairCheck,
        "pattern": PatternCheck,
        "relative-time": RelativeTimeCheck,
        "repeated-phrase": RepeatedPhraseCheck,
        "repeated-sentence": RepeatedSentenceCheck,
        "response": ResponseCheck,
        "scare-quote": ScareQuoteCheck,
        "similar-headings": SimilarHeadingsCheck,
        "single-source": SingleSourceCheck,
        "stretched-source": StretchedSourceCheck,
        "tone-gap": ToneGapCheck,
        "unclosed-quote": UnclosedQuoteCheck,
        "uncredited-wire": UncreditedWireCheck,
        "unexplained-update": UnexplainedUpdateCheck,
        "unmatched-headline": UnmatchedHeadlineCheck,
        "unspoken-quote": UnspokenQuoteCheck,
        "variant-spelling": VariantSpellingCheck,
    }
)

__all__ = ["KINDS", "RENAMED", "explain", "run"]
