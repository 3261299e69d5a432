"""Why a rule has nothing to say about a place, in the words that `audit inspect` shows."""

from __future__ import annotations

import pytest

from audit import load
from audit.check import explain
from tests.check.factories import at
from tests.check.shipped import LINE, auditor


def reason(rule: str, text: str, words: str) -> str:
    """Why a rule does not fire at these words of a text below a headline."""
    whole = f"{LINE}\n\n{text}\n"
    article, outcomes = auditor().judge(load.from_text(whole, "a"))
    place = at(whole, words)
    assert not [f for o in outcomes if o.rule == rule for f in o.findings if f.spans[0].overlaps(place)]
    return explain(article, next(r for r in auditor().pack.rules if r.id == rule), place)


@pytest.mark.parametrize(
    ("rule", "text", "words", "why"),
    [
        ("peacock-term", "It fell.", "It fell", "nothing of its kind here"),
        ("peacock-term", "“A legendary pier fell,” Ann Poe said.", "legendary",
         "“legendary” stands in a speaker's words"),
        ("peacock-term", "A legendary singer fell, Ann Poe said.", "legendary",
         "“legendary” stands in reach of a source that answers for it"),
        ("stacked-hedges", "It may in the long end of it all possibly rain.", "may",
         "“may” does not meet its other conditions"),
        ("secondary-media-attribution", "A study of 900 islanders found that it fell.", "study",
         "nothing of its kind here"),
        ("secondary-media-attribution", "“CNN said it fell,” she said.", "CNN", "nothing of its kind here"),
        ("quote-without-speaker", "“It fell,” she said.", "It fell", "nothing of its kind here"),
        ("quote-without-speaker", "“It fell into the deep old sea,” she said.", "deep",
         "““It fell into the deep old sea,”” does not meet its other conditions"),
        ("single-source-story", "It fell.", "It fell", "too short: 2 words, at least 150 are needed"),
        ("no-date", "On 4 May 2019 it fell.", "fell", "it judges the article as a whole"),
    ],
)  # fmt: skip
def test_why_a_rule_keeps_quiet(rule: str, text: str, words: str, why: str) -> None:
    assert reason(rule, text, words) == why


def test_outside_the_body_it_says_so() -> None:
    assert reason("peacock-term", "It fell.", LINE) == "not a body block"
