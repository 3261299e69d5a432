"""The words that make a sentence a claim that a reader would want sourced, by trigger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from audit.annotate.statement import Statement
from audit.lang.tags import BASE

CHANGE = 6  # words before a number among which its change is looked for
_HEALED = 4  # words behind "cures" among which the ill stands
_CENTURIES = ("18", "19", "20")  # what four digits begin with where they are taken for a year
_SUBJECT = 12  # words before a motive among which its subject is looked for
_RANKS = 6  # words behind "the first" among which what it ranks in is looked for
_SUM = re.compile(r"([a-z]{1,3})\d[\d.,]*(?:k|m|bn|mn|tn)?$")


def triggers_of(s: Statement, telling: Set[str], *, spoken: bool, attributed: bool) -> dict[str, int]:
    """Trigger -> index of the first word that sets it off. `telling`: the words at which one can begin; `spoken`: the
    sentence is a speaker's, so that "we" is somebody; `attributed`: somebody's words are reported in it."""
    found: dict[str, int] = {}
    for i in [i for i, word in enumerate(s.low) if word in telling]:
        for trigger in _of_word(s, i, s.low[i], spoken=spoken, attributed=attributed):
            found.setdefault(trigger, i)
    return found


def _of_word(s: Statement, i: int, word: str, *, spoken: bool, attributed: bool) -> Iterator[str]:
    """The triggers that a word sets off."""
    sets = s.sets
    pair = f"{word} {s.low[i + 1]}" if i + 1 < s.n else ""
    if can_count(s, word) and is_figure(s, i):
        yield "number"
    due = pair in sets.ahead and i + 2 < s.n and BASE in s.classes(s.low[i + 2])[:1]  # "is due to close"
    heals = word in sets.heals and not sets.ills.isdisjoint(s.low[i + 1 : i + 1 + _HEALED])
    if heals or word in sets.causes or (pair in sets.cause_pairs and not due):
        yield "cause"
    if (word in sets.motives or pair in sets.motive_pairs) and _is_motive(s, i, spoken=spoken):
        yield "motive"
    if due or pair in sets.forecast_pairs or word.endswith("'ll") or _foretells(s, i, word, attributed=attributed):
        yield "forecast"
    if _is_superlative(s, i):
        yield "superlative"


def _foretells(s: Statement, i: int, word: str, *, attributed: bool) -> bool:
    if attributed and word in s.sets.reported_future:  # "she said it would close"
        after = s.low[i + 1 : i + 2]
        return bool(after) and after[0] not in s.sets.no_future
    return word in s.sets.forecasts and _is_forecast(s, i)


def can_count(s: Statement, word: str) -> bool:
    return (
        word[0].isdigit() or word in s.sets.scales or word in s.sets.counts or word in s.sets.parts or _money(s, word)
    )


def _money(s: Statement, word: str) -> bool:
    """A sum with its currency written before it: R23, N8.6bn."""
    found = None if word.isalpha() else _SUM.match(word)
    return found is not None and found[1] in s.sets.currencies


def is_figure(s: Statement, i: int) -> bool:
    """A quantity: money, a share, a measure or a count; not a year, a date, a time, an age or a place in a row."""
    sets, word = s.sets, s.low[i]
    before, after = (s.low[i - 1] if i else ""), (s.low[i + 1] if i + 1 < s.n else "")
    if not word[0].isdigit() and _money(s, word):
        return word[-1].isalpha() or after in sets.scales or s.grouped(i)
    if before in sets.currencies and word[0].isdigit():
        return True
    sign, unit = s.around(i)
    if (sign in "$£€" and sign) or s.measure(i):
        return True
    if unit == "%" or after in sets.shares:
        return True
    if word in sets.scales:
        return word.endswith("s") or before in sets.counts or before[:1].isdigit() or before in sets.several
    if word in sets.parts and after == "of":
        return before not in sets.no_part
    if word in sets.counts:
        counted = after in sets.scales or after in sets.counted or (i + 2 < s.n and s.low[i + 2] in sets.counted)
        return counted or (_at_least(s, i) and (plural(after) or after == "of"))
    if before in sets.months or after in sets.months or after in sets.clock or after in sets.ages:
        return False
    if sign == ":" or unit == ":" or not word.replace(",", "").replace(".", "").isdigit():
        return False
    if len(word) == 4 and word.isdigit() and word[:2] in _CENTURIES:
        return False
    if after in sets.scales or after in sets.counted or plural(after) or _thing(s, i):
        return True
    return before in sets.steps and not sets.changes.isdisjoint(s.low[max(0, i - CHANGE) : i])


def _at_least(s: Statement, i: int) -> bool:
    """Is a number in words told as a figure: "at least two homes", "nearly three miles"?"""
    before = s.low[max(0, i - 2) : i]
    if not s.sets.spans.isdisjoint(s.low[i + 1 : i + 2]):
        return False
    return not s.sets.about.isdisjoint(before[-1:]) or " ".join(before) in s.sets.about_pairs


def plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "'s")) and word != "this"


def _thing(s: Statement, i: int) -> bool:
    """A number of three digits and more, or one before an adjective and a plural noun."""
    if s.grouped(i) or (s.low[i].isdigit() and len(s.low[i]) >= 3):
        return s.around(i)[0] not in ("(", "-", "/") and not (i + 1 < s.n and s.capital(i + 1))
    return i + 2 < s.n and s.low[i + 1].isalpha() and plural(s.low[i + 2])


def _is_motive(s: Statement, i: int, *, spoken: bool) -> bool:
    sets, word, before = s.sets, s.low[i], s.low[i - 1] if i else ""
    if before in sets.before_noun and word not in sets.also_nouns:
        return False
    if word in sets.inclined and s.low[i + 1 : i + 2] != ["to"]:
        return False
    if word in sets.passive_motives and before in sets.being:
        return False  # nobody's mind
    if "the" in s.low[max(0, i - 3) : max(0, i - 1)]:
        return True  # "the council wants"
    minds = sets.minds | sets.writer if spoken else sets.minds
    return any(s.capital(j) or s.low[j] in minds for j in range(max(0, i - _SUBJECT), i))


def _is_forecast(s: Statement, i: int) -> bool:
    word, before = s.low[i], s.low[i - 1] if i else ""
    if word == "will":
        return before not in s.sets.before_will or not i
    if word == "may" and s.capital(i) and i:
        return False
    after = s.low[i + 1] if i + 1 < s.n else ""
    return bool(after) and after not in ("not", "have") if word == "could" else bool(after)


def _ranks(s: Statement, i: int) -> bool:
    """Does what follows "the first" say among what: the first to show, since the war, for 20 years?"""
    behind = s.low[i + 1 : i + _RANKS]
    if not s.sets.first_to.isdisjoint(behind):
        return True
    pairs = zip(behind, s.low[i + 2 : i + _RANKS + 1], strict=False)
    return any(a in s.sets.first_for and (b[0].isdigit() or b in s.sets.counts) for a, b in pairs)


def _is_superlative(s: Statement, i: int) -> bool:
    sets, word, before = s.sets, s.low[i], s.low[i - 1] if i else ""
    after = s.low[i + 1] if i + 1 < s.n else ""
    if word in sets.superlatives:
        return True
    if word == "most":
        return (before in sets.before_most or before.endswith("'s")) and after not in ("part", "of")
    if word == "first" and after not in sets.no_first:
        if after in sets.first_of or before == "very":
            return True
        return before in sets.before_most and _ranks(s, i)
    if word in ("only", "best"):
        return before == "the" or before.endswith("'s")
    if word == "record":
        return before in sets.before_record and after not in ("of", "label")
    return word.endswith("est") and len(word) > 6 and word.count("-") == 1
