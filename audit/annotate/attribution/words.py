"""Sets of words that several readers share."""

from __future__ import annotations

from audit.lang import DEFAULT


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september "
    "october november december"
)
DAYS = frozenset(_DAYS.split()) - {"may", "march"} | {"mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun"}
TIMES = DAYS | word_set(
    "today yesterday tomorrow tonight earlier later afterward afterwards recently last this next early late morning "
    "afternoon evening night week month year weekend ago previously weeks months years days hours hour minutes day"
)
NEGATIVE = word_set("not never n't no nor neither cannot without hardly") | frozenset(
    w for w, code in DEFAULT.tagger.table.items() if code in tuple("XBAY") and w.endswith("n't")
)
