"""Sentences of the writer that are no claims: questions to the reader, the writer's announced view, advice, greetings,
transitions, exclamations, definitions, geography, the calendar.

Each test looks at the words of one Statement. What carries a figure, a cause, a superlative or another's motive stays a
claim even in the form of a question or a conditional.
"""

from __future__ import annotations

import re
from collections.abc import Set

from audit.annotate.lexical import bag
from audit.annotate.statement import Statement

_HARD = frozenset(("number", "superlative", "cause"))
_ASKING = bag(
    "is are was were am do does did has have had can could will would should may might what who whom whose which "
    "where why how isn't aren't wasn't weren't don't doesn't didn't hasn't haven't can't couldn't won't wouldn't "
    "shouldn't"
)
_LINKS = bag(
    "but and so or yet well however finally then still now also therefore thus besides moreover equally indeed "
    "instead clearly frankly honestly personally again okay ok yes no of course"
)
_OWN_MODALS = bag(
    "should must cannot can't will won't need ought shall shouldn't mustn't hope want wish can could have let may might"
)
_OWN_PHRASES = (
    "in my view",
    "in my opinion",
    "in our view",
    "in our opinion",
    "if you ask me",
    "it seems to me",
    "to my mind",
)
_OWN_WORDS = bag("view opinion me mind")
_FILLERS = ("no denying", "no doubt about", "needless to say", "goes without saying", "that is to say")
_GREETINGS = bag("hello hi dear welcome thanks thank goodbye cheers happy congratulations")
_POINTING = bag("here's here below above")
_ADVICE = bag("can should must may need might could want")
_DUTY = bag("should must ought shouldn't mustn't")
_IMPERATIVES = bag(
    "please let let's imagine consider remember think look read note see ask try make keep take call contact "
    "visit avoid wash stay wear check click follow find go get wait stop suppose picture"
)
_PRONOUNS = bag("i we you he she it they this these those there who")
_DEFINES = (
    r"(?:is|are) defined as|refers? to|(?:is|are) known as|stands for|is short for"
    r"|is (?:the|another) (?:term|word|name) for|is a (?:type|kind|form) of"
)
_PLACES = (
    r"lies (?:in|on|about|between)|(?:is|are) (?:located|situated) (?:in|on)|is the capital of|sits on the"
    r"|flows (?:into|through)"
    r"|is a (?:city|town|village|country|state|district|suburb) (?:in|of)"
)
_CALENDAR = (
    r"falls on|is (?:celebrated|observed|marked) on|is a public holiday|(?:is held|takes place) (?:every|each)"
    r"|(?:begins|starts|ends) on"
)
_BACKGROUND = re.compile(r" (?:" + "|".join((_DEFINES, _PLACES, _CALENDAR)) + r")\b")


def exempt(s: Statement, triggers: Set[str]) -> bool:
    """Is this sentence, in which nobody is quoted or reported, no claim?"""
    hard = not _HARD.isdisjoint(triggers)
    first = _main(s)
    return (
        _exclaims(s)
        or (not hard and (_addresses(s, first) or _leads_on(s, first, triggers) or _supposes(s, first, triggers)))
        or (not (triggers - {"forecast"}) and (_duty(s) or _background(s, first)))
    )


def personal(s: Statement, triggers: Set[str]) -> bool:
    """Does the writer speak in person, ask, compare, or announce words that do not come? So whatever verbs of saying
    the sentence holds."""
    first = _main(s)
    likened = s.low[first : first + 3]
    if likened[0] in ("it's", "it") and "like" in likened and likened[1] in ("like", "is"):
        return True
    if s.n <= 8 and (_announces(s) or any(f in " ".join(s.low) for f in _FILLERS)):
        return True
    return _asks(s, first, triggers) or _own_view(s, first)


def _announces(s: Statement) -> bool:
    """ "When pressed, he merely stated..." """
    tail = s.text[max(s.span.start, s.span.end - 10) : s.span.end].rstrip()
    return tail.endswith(("…", "...")) and not s.named()


def _main(s: Statement) -> int:
    """Index of the first word that is no connective."""
    i = 0
    while i < s.n - 1 and s.low[i] in _LINKS:
        i += 1
    return i


def _asks(s: Statement, first: int, triggers: Set[str]) -> bool:
    if s.ends() != "?":
        return False
    if not _HARD.isdisjoint(triggers) or "motive" in triggers:
        return False
    # "When the doors were shut?" is a clause with a question mark behind it, no question.
    return not (s.low[first] == "when" and first + 1 < s.n and s.low[first + 1] not in _ASKING)


def _own_view(s: Statement, first: int) -> bool:
    """The writer in person: I think, we must, as I said."""
    head = s.low[first : first + 4]
    for i, word in enumerate(head):
        if word == "i" or word.startswith("i'"):
            return True
        if word == "we" and not _OWN_MODALS.isdisjoint(s.low[first + i + 1 : first + i + 3]):
            return True
    if head and head[0] in ("let's", "lets"):
        return True
    if "i" in s.low and s.ends() == "?":
        return True
    opening = s.low[:8]
    return not _OWN_WORDS.isdisjoint(opening) and any(p in " ".join(opening) for p in _OWN_PHRASES)


def _exclaims(s: Statement) -> bool:
    """A cry, or a scrap without a verb that names nobody."""
    if s.n <= 4 and s.ends() == "!" and (s.n <= 2 or s.low[0] in ("how", "what")):
        return True
    if s.low[0] in ("how", "what") and s.ends() == "!":
        return True
    if s.named() or any(w[0].isdigit() for w in s.low):
        return False
    return s.n <= 6 and not s.has_verb() and _PRONOUNS.isdisjoint(s.low[:-1])


def _addresses(s: Statement, first: int) -> bool:
    """Speaks to the reader: advice, a greeting, an imperative."""
    word = s.low[first]
    after = s.low[first + 1] if first + 1 < s.n else ""
    if "please" in s.low or word in _GREETINGS:
        return True
    if word == "if" and after == "you":
        return True
    if word in ("you", "your", "you're", "you'll"):
        return word != "you" or after in _ADVICE or after == "are"
    named = first + 1 < s.n and s.capital(first + 1)
    return word in _IMPERATIVES and not named and after not in ("is", "was", "has", "had", "will", "at", "said")


def _leads_on(s: Statement, first: int, triggers: Set[str]) -> bool:
    """Leads on to what follows: here is a list, the question is this."""
    if s.low[first] in _POINTING and (s.low[first] == "here's" or s.low[first + 1 : first + 2] in (["is"], ["are"])):
        return True
    return s.ends() in (":", "…") and s.n <= 12 and not triggers and not s.named()


def _supposes(s: Statement, first: int, triggers: Set[str]) -> bool:
    """A mere supposition: what is if, with nothing said to come of it."""
    return s.low[first] == "if" and "forecast" not in triggers and not s.named()


def _duty(s: Statement) -> bool:
    """What ought to be, of nobody in particular."""
    return not s.named() and not _DUTY.isdisjoint(s.low)


def _background(s: Statement, first: int) -> bool:
    """A definition, a place on the map, a day of the calendar."""
    line = " ".join(s.low[first : first + 10])
    if _BACKGROUND.search(line):
        return s.n <= 30
    head = s.low[first]
    if head in ("a", "an") and not s.named():
        verb = next((i for i, w in enumerate(s.low) if w in ("is", "means")), s.n)
        return first + 1 < verb <= first + 5 and s.low[verb + 1 : verb + 2] in (["a"], ["an"], ["any"], ["the"])
    return False
