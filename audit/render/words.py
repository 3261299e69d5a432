"""The words that all formats share: what the card is and is not, and what its terms mean."""

from __future__ import annotations

HOME = "https://source-audit.example/"
"""Where the project and the pages of its rules stand; equals the homepage in pyproject.toml (a test holds that)."""
NAME = "Sourcing and presentation scorecard"
TITLE = "title"
"""Where something stands that is in no line of the file: the title that the caller gave."""

HONEST = (
    "This card counts features of the text that newsroom codes ask editors to check. It does not say whether the "
    "article is true, who wrote it or why. An article can follow every rule and be wrong."
)
HONEST_SHORT = "Counts what newsroom codes ask editors to check; it does not say whether the article is true."


# Where a score lies among those it is compared with, as its words say -> the shape beside them.
STANDINGS = {
    "in the lowest fifth": "lowest",
    "below the usual": "below",
    "as usual": "usual",
    "above the usual": "above",
    "in the highest fifth": "highest",
}


def rule_page(rule: str) -> str:
    """The address of a rule's page."""
    return f"{HOME}rules/{rule}/"


# Who answers, as groups of the bar: (id, word, what it means). `nobody` holds vague, agentless and none.
GROUPS = (
    ("identified", "named source", "a person, body, office or document that the text names"),
    ("outlet", "other outlet", "another publication, an aggregator or somebody else's post"),
    ("anonymous", "unnamed source", "a source that is described but not named"),
    ("nobody", "no source", "none found in reach, or only a crowd or a passive that names nobody"),
)
GROUP_OF = {"identified": "identified", "outlet": "outlet", "anonymous": "anonymous"}

STATUS = {
    "identified": "named source",
    "outlet": "other outlet",
    "anonymous": "unnamed source",
    "vague": "no source (a crowd)",
    "agentless": "no source (a passive)",
    "none": "no source",
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

# Things to check by hand: singular, plural.
CHECKS = {
    "name": ("name", "names"),
    "office": ("office", "offices"),
    "figure": ("figure", "figures"),
    "date": ("date", "dates"),
    "credit": ("credit", "credits"),
    "contested-term": ("contested term", "contested terms"),
    "accusation": ("accusation", "accusations"),
}

# Each word of the card that needs a gloss. The address of a word in the page is made from it: `key`.
GLOSSARY = (
    ("claim", "A sentence of the body that a reader would want sourced: a figure, cause, motive, forecast, event ..."),
    *((word, f"Who answers for the claim: {means}.") for _, word, means in GROUPS),
    (
        "carried over",
        "A source named earlier in the paragraph may answer. It counts half in Attribution, and nowhere else.",
    ),
    ("source", "Whoever the words are attributed to. In bold in the article."),
    ("cue", "The words that attribute: said, according to. In italics in the article."),
    ("content", "The words that the source answers for."),
    (
        "score",
        "0 to 100 in one dimension: its place among usual articles, 50 in the middle; where there is no reference, the "
        "scale of what it counts. There is no overall score: one number would hide where the article fails.",
    ),
    ("reference", "The articles that a number is compared with, of one genre and length. Counts only, no text."),
    ("Attribution", "The share of claims that a named or described source or another outlet answers for."),
    ("Sources", "How many independent first-hand sources: others count in part, and none found is the low end."),
    ("Certainty", "In 10 claims, those with a doubt or a guess that nobody owns."),
    ("Language", "In 1,000 words, the loaded or judging ones in the writer's own voice."),
    ("Presentation", "Headlines and blocks that stray from the story, by their weights."),
    ("Transparency", "Of what a reader needs to check and correct the article, the share that is there."),
    (
        "range",
        "What the score could be if only as many findings were right as is sure, or every weight a quarter higher or "
        "lower. What no rule finds is not in it. Under 2 points it is not shown.",
    ),
    ("coverage", "The share of the dimension's rules that could be judged on this text."),
    (
        "precision",
        "Of a rule's findings that readers judged in context, how many were right, and between what bounds (95%) the "
        "true share lies. Not yet calibrated: fewer than 30 were judged.",
    ),
    ("not judged", "Too little to go on. It is neither 0 nor 100."),
    (
        "takes",
        "The points of 100 that its dimension would gain, had a rule found nothing. Where several rules found much, "
        "one of them may take nothing by itself.",
    ),
    ("finding", "A place where a rule has something to ask or to note. Findings in one place are shown together."),
    ("error", "Most newsroom codes forbid it, or it makes the text impossible to check."),
    ("warning", "An editor would ask."),
    ("info", "Worth a look; nothing that must be asked."),
    ("credit", "Good practice. It is shown and offsets nothing."),
    ("waived", "Accepted by somebody, with a reason and perhaps a last day. It costs nothing."),
    (
        "known",
        "There before: in the baseline, or at the revision compared with. It costs points, and is no news.",
    ),
    ("preview", "A rule on trial, run because it was asked for. It may still change."),
    ("deprecated", "A rule that a later version will no longer have."),
    ("ask first", "What an editor would ask the writer first, at most five places, each with why. Never scored."),
    ("check by hand", "What no rule can judge: whether a name, figure or date is right. Never scored."),
    ("genre", "What kind of text it was treated as. Some rules do not apply to opinion, science, live pages ..."),
    ("word of doubt", "May, reportedly, a possibility. Owned when a source says it, unowned when the writer does."),
    ("tone", "A word list's guess at how bright or dark a sentence sounds, -1 to 1. Described, never scored."),
    ("statement", "One attribution: a cue with its source and its content."),
    ("inserted", "A block of the page that is not part of the story. It counts in Presentation and nowhere else."),
    (
        "fingerprint",
        "Identifies a finding by its rule and its words, so that its address stays the same in later runs.",
    ),
)


def key(word: str) -> str:
    """The address of a word in the glossary."""
    return word.lower().replace(" ", "-")


KEYS = frozenset(key(word) for word, _ in GLOSSARY)
