"""The words that every format shares: what the card is and is not, and what its terms mean."""

from __future__ import annotations

NAME = "Sourcing and presentation scorecard"

HONEST = (
    "This card counts features of the text that newsroom codes ask editors to check. It does not say whether the "
    "article is true, who wrote it or why. An article can follow every rule and be wrong."
)
HONEST_SHORT = "Counts what newsroom codes ask editors to check; it does not say whether the article is true."

# Who answers, as groups of the bar: (id, word, what it means). `nobody` holds vague, agentless and none.
GROUPS = (
    ("identified", "named source", "a person, body, office or document that the text names"),
    ("outlet", "other outlet", "another publication, an aggregator or somebody else's post"),
    ("anonymous", "unnamed source", "a source that is described but not named"),
    ("nobody", "nobody", "no source found in reach: none at all, a crowd, or a passive with nobody named"),
)
GROUP_OF = {"identified": "identified", "outlet": "outlet", "anonymous": "anonymous"}

STATUS = {
    "identified": "named source",
    "outlet": "other outlet",
    "anonymous": "unnamed source",
    "vague": "nobody (a crowd)",
    "agentless": "nobody (a passive)",
    "none": "nobody",
}

TRIGGERS = {
    "number": "a figure",
    "cause": "a cause",
    "motive": "a motive",
    "forecast": "a forecast",
    "superlative": "a superlative",
    "event": "an event",
    "evaluation": "a judgement",
}

# Things to check by hand: one, many.
CHECKS = {
    "name": ("name", "names"),
    "office": ("office", "offices"),
    "figure": ("figure", "figures"),
    "date": ("date", "dates"),
    "credit": ("credit", "credits"),
    "contested-term": ("contested term", "contested terms"),
    "accusation": ("accusation", "accusations"),
}

GLOSSARY = (
    ("claim", "A sentence of the body that a reader would want sourced: a figure, cause, motive, forecast, event ..."),
    *((word, f"Who answers for the claim: {means}.") for _, word, means in GROUPS),
    ("score", "0 to 100 in one dimension. There is no overall score: one number would hide which duty failed."),
    ("range", "The score with every weight a quarter heavier and a quarter lighter. Weights are policy, not measured."),
    ("coverage", "The share of the dimension's rules that could be judged on this text."),
    ("not judged", "Too little to go on. It is neither 0 nor 100."),
    ("finding", "A place where a rule of a newsroom code asks something. Findings of one place are shown together."),
    ("check by hand", "What no rule can judge: whether a name, figure or date is right. Never scored."),
)
