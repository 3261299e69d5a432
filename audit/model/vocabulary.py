"""Closed vocabularies: what a mark may say of its place, where that is one of a few words.

Marks hold these values as plain text. A rule that names one in its params is bound against the enumeration, so that a
misspelt value is refused with its line and a suggestion. The vocabularies that blocks and attributions are typed with
(Kind, Status, SourceType ...) stand with their marks.
"""

from __future__ import annotations

from enum import StrEnum


class Trigger(StrEnum):
    """Why a sentence is a claim (`Claim.triggers`)."""

    NUMBER = "number"
    CAUSE = "cause"
    MOTIVE = "motive"
    FORECAST = "forecast"
    SUPERLATIVE = "superlative"
    EVENT = "event"
    EVALUATION = "evaluation"


class Stance(StrEnum):
    """The position that a cue takes on what is reported (`Attribution.stance`, the tag `stance` of a word list)."""

    NEUTRAL = "neutral"
    FACTIVE = "factive"
    DOUBTING = "doubting"
    GUILT = "guilt"
    ARGUMENTATIVE = "argumentative"
    TENTATIVE = "tentative"
    EVALUATIVE = "evaluative"
    PERFORMATIVE = "performative"


class HedgeGroup(StrEnum):
    """The class of a hedge (`Hedge.group`)."""

    MODAL = "modal"
    ADVERB = "adverb"
    ADJECTIVE = "adjective"
    NOUN = "noun"
    VERB = "verb"
    GAP = "gap"  # what is not known, and said so


class Construction(StrEnum):
    """The form of words by which something is attributed (`Attribution.construction`)."""

    VERB_BEFORE_CONTENT = "verb-before-content"
    VERB_AFTER_CONTENT = "verb-after-content"
    VERB_INSIDE_CONTENT = "verb-inside-content"
    VERB_COLON = "verb-colon"
    INVERTED = "inverted"
    PASSIVE = "passive"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"
    RELATIVE = "relative"
    AS_CLAUSE = "as-clause"
    ACCORDING_TO = "according-to"
    REPORTING_NOUN = "reporting-noun"
    PREDICATE_ADJECTIVE = "predicate-adjective"
    EVIDENTIAL_ADVERB = "evidential-adverb"
    APPEARANCE = "appearance"
    ATTITUDE = "attitude"
    SPEAKER_COLON = "speaker-colon"
    BARE_QUOTATION = "bare-quotation"
    SIGNATURE = "signature"
    ANSWER = "answer"
    TABLE_SOURCE = "table-source"


class BlockReason(StrEnum):
    """Why a block is for what it is for (`Role.reason`)."""

    RELATED_LINK = "related-link"
    CALL_TO_ACTION = "call-to-action"
    AD = "ad"
    CREDIT = "credit"
    CAPTION = "caption"
    RESIDUE = "residue"
    OFF_TOPIC = "off-topic"
    REPEATED = "repeated"
    BYLINE = "byline"
    DATELINE = "dateline"
    EMBED = "embed"
    MARKUP = "markup"
    PAGE_FURNITURE = "page-furniture"
