"""Sentences of the writer that are no claims: questions to the reader, the writer's announced view, advice, greetings,
transitions, exclamations, definitions, geography, the calendar.

Each test looks at the words of one Statement. What carries a figure, a cause, a superlative or another's motive stays a
claim even in the form of a question or a conditional.
"""

from __future__ import annotations

import re
from collections.abc import Set

from audit.annotate.statement import Statement
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    BASE,
    CLOSING,
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE,
    NOMINAL,
    NUMBER,
    OBJECT,
    OPENING,
    PREPOSITIONS,
    PRONOUN,
    QUOTATION,
    STOP,
    SUBORDINATOR,
    WH,
)

FRAGMENT = 14  # words of a line without a verb
STAMP = 5  # words of a label that ends like a sentence: "8.14 a.m."
STOPS = tuple(".!?")
QUESTION = 16  # words of a question that a speaker asks in passing
OWN_LINE = 6  # words of a line about oneself
SCHEDULE = 14  # words of a sentence that only gives a date
_OBJECTS = tuple(DETERMINER + ADJECTIVE + NOMINAL + NUMBER + OBJECT + PREPOSITIONS + ADVERB)
"""Classes of what follows an imperative."""
_OPENING = re.compile(f"[{COORDINATOR}{ADVERB}]+{COMMA}?")
_CLAUSE = re.compile(f"[{SUBORDINATOR}{WH}{COMMA}]")
_FINITE = re.compile(f"[{FINITE}]")
_HARD = frozenset(("number", "superlative", "cause"))


def exempt(s: Statement, triggers: Set[str]) -> bool:
    """Is this sentence, in which nobody is quoted or reported, no claim?"""
    hard = not _HARD.isdisjoint(triggers)
    first = _main(s)
    return (
        _exclaims(s)
        or (not hard and (_addresses(s, first) or _supposes(s, first, triggers)))
        or (not (triggers - {"forecast"}) and (_duty(s) or _background(s, first)))
    )


def personal(s: Statement, triggers: Set[str], *, attributed: bool) -> bool:
    """Does the writer speak in person, ask, compare, or announce words that never follow? Then it is no claim, whatever
    verbs of saying the sentence holds; but a question that is told ("Lund asked who pays?") is none of the writer's."""
    first = _main(s)
    likened = s.low[first : first + 3]
    if likened[0] in ("it's", "it") and "like" in likened and likened[1] in ("like", "is"):
        return True
    if s.n <= 8 and (_announces(s) or any(f in s.line for f in s.sets.fillers)):
        return True
    told = attributed and s.low[first] not in s.sets.asking
    return (not told and _asks(s, first, triggers)) or _own_view(s, first)


def empty(s: Statement, tags: str, triggers: Set[str]) -> bool:
    """Does this sentence, whoever speaks, tell nothing to check: a refusal to speak, an order, what all ought to do, a
    line without a verb, a date in the calendar? `tags`: the classes of its tokens."""
    if _orders(s, tags):
        return True
    if not _HARD.isdisjoint(triggers):
        return False
    if _silent(s) or (not triggers and _duty(s)):
        return True
    return "motive" not in triggers and (_scheduled(s) or _leads_on(s, _main(s), triggers) or _label(s, tags, triggers))


def small_talk(s: Statement, triggers: Set[str]) -> bool:
    """Are these words of a speaker a question, a courtesy, an order, a feeling or a call to all?"""
    if not s.n or not _HARD.isdisjoint(triggers):
        return False
    if s.ends() == "?":
        return s.n <= QUESTION
    first = _main(s)
    word, after = s.low[first], s.low[first + 1] if first + 1 < s.n else ""
    if not s.text[s.starts[0]].isupper():
        return False  # words of a speaker in the writer's sentence
    line = " " + s.line
    if word in s.sets.greetings or s.sets.courtesies.search(line):
        return True
    if s.named():
        return False
    if s.n <= QUESTION and s.sets.moods.search(line):
        return True
    orders = word in s.sets.imperatives and s.around(first)[1] != "," and after not in s.sets.no_order
    opens = s.around(first)[1] == " " and s.classes(word)[0] == BASE and s.classes(after)[:1] in _OBJECTS
    return s.n <= QUESTION and (orders or opens)


def own_line(s: Statement, triggers: Set[str]) -> bool:
    """Is it a short line about oneself in a conversation ("I liked that judge.")?"""
    return s.n <= OWN_LINE and triggers <= {"motive"} and not s.named() and _own_view(s, _main(s))


def _silent(s: Statement) -> bool:
    """Somebody does not answer, and the sentence tells nothing else before that."""
    found = s.sets.silent.search(" " + s.line)
    return found is not None and s.sets.against.isdisjoint(s.line[: found.start()].split()[1:])


def _orders(s: Statement, tags: str) -> bool:
    """An imperative: a verb in its base form opens the sentence, with what it takes behind it. Unless an article stands
    there, its clause has no finite verb."""
    opening = _OPENING.match(tags)
    at = opening.end() if opening else 0
    first = _main(s)
    if not tags[at + 1 : at + 2] or BASE not in s.classes(s.low[first]) or s.low[first] in s.sets.pronouns:
        return False
    if tags[at] == BASE and tags[at + 1] == DETERMINER:
        return True
    takes = (
        tags[at + 1] in _OBJECTS if tags[at] == BASE else tags[at] in NOMINAL and tags[at + 1] in DETERMINER + OBJECT
    )
    return takes and not _FINITE.search(_CLAUSE.split(tags[at:])[0])


def _label(s: Statement, tags: str, triggers: Set[str]) -> bool:
    """A line without a verb that is neither a quotation nor a name's: a heading, a time, a line of a list; or a source
    in brackets."""
    if triggers or not tags or s.n > FRAGMENT or s.has_verb():
        return False
    if tags[0] in OPENING and tags.rstrip(STOP)[-1] in CLOSING:
        return True
    if any(t in FINITE + BASE + QUOTATION + PRONOUN for t in tags):
        return False
    if s.ends() in STOPS and s.n > STAMP:
        return False  # a sentence after all, whose verb the tagger did not know
    return any(w[0].isdigit() for w in s.low) or not s.named()


def _scheduled(s: Statement) -> bool:
    """What stands in the calendar: "The council meets on 17 October." """
    return s.n <= SCHEDULE and bool(s.sets.scheduled.search(s.line))


def _announces(s: Statement) -> bool:
    """ "When pressed, he merely stated..." """
    tail = s.text[max(s.span.start, s.span.end - 10) : s.span.end].rstrip()
    return tail.endswith(("…", "...")) and not s.named()


def _main(s: Statement) -> int:
    """Index of the first word that is no connective."""
    i = 0
    while i < s.n - 1 and s.low[i] in s.sets.connectives:
        i += 1
    return i


def _asks(s: Statement, first: int, triggers: Set[str]) -> bool:
    if s.ends() != "?":
        return False
    if not _HARD.isdisjoint(triggers) or "motive" in triggers:
        return False
    # "When the doors were shut?" is a clause with a question mark, not a question.
    return not (s.low[first] == "when" and first + 1 < s.n and s.low[first + 1] not in s.sets.asking)


def _own_view(s: Statement, first: int) -> bool:
    """The writer in person: I think, we must, as I said."""
    head = s.low[first : first + 4]
    for i, word in enumerate(head):
        if word == "i" or word.startswith("i'"):
            return True
        if word == "we" and not s.sets.own_modals.isdisjoint(s.low[first + i + 1 : first + i + 3]):
            return True
    if head and head[0] in ("let's", "lets"):
        return True
    if "i" in s.low and s.ends() == "?":
        return True
    opening = s.low[:8]
    if s.sets.own_words.isdisjoint(opening):
        return False
    line = " ".join(opening)
    return any(phrase in line for phrase in s.sets.own_phrases)


def _exclaims(s: Statement) -> bool:
    """A cry, or a fragment without a verb that names nobody."""
    if s.n <= 4 and s.ends() == "!" and (s.n <= 2 or s.low[0] in ("how", "what")):
        return True
    if s.low[0] in ("how", "what") and s.ends() == "!":
        return True
    if s.named() or any(w[0].isdigit() for w in s.low):
        return False
    return s.n <= 6 and not s.has_verb() and s.sets.pronouns.isdisjoint(s.low[:-1])


def _addresses(s: Statement, first: int) -> bool:
    """Speaks to the reader: advice, a greeting, an imperative."""
    word = s.low[first]
    after = s.low[first + 1] if first + 1 < s.n else ""
    if "please" in s.low or word in s.sets.greetings:
        return True
    if word == "if" and after == "you":
        return True
    if word in s.sets.you:
        return word != "you" or after in s.sets.advice or after == "are"
    named = first + 1 < s.n and s.capital(first + 1)
    return word in s.sets.imperatives and not named and after not in s.sets.no_order


def _leads_on(s: Statement, first: int, triggers: Set[str]) -> bool:
    """Leads on to what follows: here is a list, the question is this."""
    after = s.low[first + 1] if first + 1 < s.n else ""
    if s.low[first] in s.sets.pointing and (s.low[first] == "here's" or after in ("is", "are")):
        return True
    return s.ends() in (":", "…") and s.n <= 12 and not triggers and not s.named()


def _supposes(s: Statement, first: int, triggers: Set[str]) -> bool:
    """A mere supposition: an "if" from which nothing is said to follow."""
    return s.low[first] == "if" and "forecast" not in triggers and not s.named()


def _duty(s: Statement) -> bool:
    """What ought to be done, by nobody in particular."""
    return not s.named() and not s.sets.duty.isdisjoint(s.low)


def _background(s: Statement, first: int) -> bool:
    """A definition, a place on the map, a day of the calendar."""
    line = " ".join(s.low[first : first + 10])
    if s.sets.background.search(line):
        return s.n <= 30
    head = s.low[first]
    if head in ("a", "an") and not s.named():
        verb = next((i for i, w in enumerate(s.low) if w in ("is", "means")), s.n)
        return first + 1 < verb <= first + 5 and s.low[verb + 1 : verb + 2] in (["a"], ["an"], ["any"], ["the"])
    return False
