"""Tag classes: one letter a token, so that phrases are found by plain patterns over a string of them.

A language's tagger gives these letters and the readers ask for them by these names; no other module spells a letter.
Whether a tag belongs to a group is asked by `tag in NOMINAL`. The classes follow the Penn Treebank tags (Marcus et al.
1993), cut down to what the readers tell apart.
"""

from __future__ import annotations

NOUN = "N"  # a common noun in the singular
PLURAL = "P"  # a common noun in the plural
NAME = "M"
PRONOUN = "O"  # one that can be a subject: she, who, none
OBJECT = "o"  # any other pronoun: her, whom, ours
DETERMINER = "D"  # or a possessive pronoun before its noun
ADJECTIVE = "J"
NUMBER = "C"
ADVERB = "R"
NEGATION = "!"
PREPOSITION = "I"
TO = "T"
COORDINATOR = "&"
SUBORDINATOR = "S"  # if, because, while
THAT = "H"
WH = "W"  # which, whose, what, when, where, why, how
MODAL = "X"
BE = "B"
HAVE = "A"
DO = "Y"
BASE = "V"  # the base of a verb, which is also its present tense
THIRD = "Z"  # the -s form
PAST = "E"
PARTICIPLE = "K"  # the past participle
ING = "G"
POSSESSIVE = "'"  # the ending 's
QUOTATION = "Q"  # a whole quotation, taken as one token: its words belong to whoever speaks
COMMA = ","
SEMICOLON = ";"
COLON = ":"
STOP = "."  # the end of a sentence
DASH = "-"
OPENING = "("
CLOSING = ")"
BLOCK_END = "|"

COMMON = NOUN + PLURAL
NOMINAL = COMMON + NAME
AUXILIARY = MODAL + BE + HAVE + DO
FINITE = AUXILIARY + THIRD + PAST
"""Forms that are finite wherever they stand."""
MAYBE_FINITE = FINITE + BASE
"""With the base form, which is finite after a plural subject and not after "to" or a modal."""
TENSED = PAST + THIRD + BASE
"""Full verbs that may be finite."""
VERB = BASE + THIRD + PAST + PARTICIPLE + ING
"""Every form of a full verb."""
MODIFIER = ADVERB + NEGATION
BARE = BASE + BE + HAVE + DO
"""Verbs that follow "to"."""
PREPOSITIONS = PREPOSITION + TO
ENDS = STOP + BLOCK_END
"""What ends a sentence or a block."""

LETTERS = (
    f"{NOMINAL}{PRONOUN}{OBJECT}{DETERMINER}{ADJECTIVE}{NUMBER}{MODIFIER}{PREPOSITIONS}{COORDINATOR}{SUBORDINATOR}{THAT}"
    f"{WH}{AUXILIARY}{VERB}{POSSESSIVE}{QUOTATION}{COMMA}{SEMICOLON}{COLON}{DASH}{OPENING}{CLOSING}{ENDS}"
)
"""All classes."""
