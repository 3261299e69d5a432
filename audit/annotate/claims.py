"""Which body sentences are claims that a reader would want sourced, by which triggers, and in which clause.

Triggers after unattributed-checkable-claim: number (T1), cause (T2), motive (T3), forecast (T4), superlative (T5),
event (T6), evaluation (T7). A statement of the writer is a claim unless it is exempt; exemptions.py says what is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set

from audit.annotate import exemptions
from audit.annotate.lexical import Words, bag, pairs, words_of
from audit.annotate.reports import Reports, reports_of
from audit.annotate.statement import Statement
from audit.model.article import Article, Kind, Reach
from audit.model.marks import Claim
from audit.model.text import Span

REACH = Reach.ARTICLE
LONG = 4_000  # characters; of a longer sentence only the beginning is read
RANK = ("number", "motive", "superlative", "cause", "forecast", "event", "evaluation")

_MONTHS = bag(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec"
)
_CLOCK = bag("am pm a.m p.m o'clock est edt gmt")
_SCALES = bag("hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens")
_COUNTS = bag("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty half")
_PEOPLE = bag(
    "people men women children officers soldiers troops deaths dead killed injured wounded victims patients "
    "workers employees jobs residents members students civilians passengers cases percent per"
)
_UNITS = _SCALES | bag("percent per cent pc points")
_NOT_COUNTED = bag("years year-old years-old old")

_CAUSES = bag(
    "caused causes causing because triggered sparked prompted forced fuelled fueled prompting triggering sparking "
    "forcing resulting drove spurred unleashed"
)
_CAUSE_PAIRS = pairs(
    "led to, leads to, lead to, leading to, due to, resulted in, results in, thanks to, owing to, attributed to, "
    "stems from, stemmed from, stem from, contributed to, contributing to, gave rise, gives rise, brought about, "
    "result of, driven by, reason for, reason why, blamed on, blamed for, comes from, paved the"
)
_MOTIVES = bag(
    "want wants wanted seek seeks sought seeking aims aimed aiming fear fears feared fearing plans planned "
    "planning hopes hoped hoping intends intend intended tries trying tried attempt attempts attempted attempting "
    "refuses refused refusing believes believed knows knew thinks prefer prefers preferred considers considered "
    "eager keen determined reluctant desperate willing unwilling loved hates hated pushing vowed vows struggling "
    "struggled decided decides wishes wished worries worried expects expected regrets pretends pretended"
)
_INCLINED = bag("eager keen determined reluctant desperate willing unwilling")
_PASSIVE = bag("expected planned intended considered feared")
_BEING = bag("is are was were be been not a the")
_NOMINAL = bag("the a an of its his their these those no some many any our new such public growing in for over with")

_WILL_NOT = bag("the his her their its free good own political against at god's last ill a")
_FORECASTS = bag("will won't could may might poised")
_FORECAST_PAIRS = pairs(
    "set to, expected to, likely to, unlikely to, going to, scheduled to, track to, certain to, about to, bound to, "
    "forecast to, projected to, poised to, destined to, slated to"
)

_DEGREES = bag(
    "largest biggest highest lowest worst oldest youngest longest fastest deadliest richest poorest strongest "
    "weakest greatest smallest hottest coldest newest wealthiest busiest heaviest cheapest sharpest steepest "
    "hardest closest earliest toughest unprecedented"
)
_RECORD = bag("a an on the new all-time to")
_BEFORE_FIRST = bag("the its his her their our")

_WRITER = bag("i we you me us")
# A comma and a blank, dashes between blanks, a long dash, brackets; the first class makes the search quick.
_CLAUSE = re.compile(r"[,;:()–—-](?:(?<=[,;:])\s|(?<=\s[–—-])[–—-]*\s|(?<=[—)])|(?<=\()(?=\w))")


_FIRSTS = frozenset(p.partition(" ")[0] for p in (*_CAUSE_PAIRS, *_FORECAST_PAIRS))
_RANKED = bag("most first only best record") | _DEGREES
_TELLING = _CAUSES | _MOTIVES | _FORECASTS | _FIRSTS | _RANKED | _SCALES | _COUNTS
"""Words at which a trigger can begin; all others but numbers and superlatives are passed over."""
_DIGITS_END = ":"  # words that begin with a digit sort before it, all others behind it
_ENDINGS = frozenset(("'ll", "est"))


def annotate_claims(article: Article) -> tuple[Claim, ...]:
    """Needs the layers Quote and Attribution."""
    words = words_of(article)
    reports = reports_of(article)
    reported = _reported(article, reports)
    bounds = list(_bounds(article.text))
    telling = {w for w in set(words.low) if w in _TELLING or w < _DIGITS_END or w[-3:] in _ENDINGS}
    out = []
    for sentence in article.sentences:
        if article.blocks[sentence.block].kind is Kind.BODY:
            spoken = _spoken(reports, sentence.span)
            span = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + LONG))
            statement = Statement.read(article.text, words, span)
            found = _found(statement, telling, spoken, sentence.index in reported) if statement.n else None
            if found:
                triggers, at = found
                out.append(Claim(_clause(article.text, bounds, sentence.span, at), sentence.index, triggers))
    return tuple(out)


def _bounds(text: str) -> Iterator[int]:
    """Where clauses begin, in order. A blank parts two clauses only once, so a dash behind ", " is none by itself."""
    last = 0
    for found in _CLAUSE.finditer(text):
        if found.start() - 1 >= last or text[found.start()] not in "–—-" or len(found.group()) == 1:
            last = found.end()
            yield last
        else:
            last = found.end() - 1
            yield from (found.start() + n + 1 for n, c in enumerate(found.group()) if c == "—")


def _reported(article: Article, reports: Reports) -> frozenset[int]:
    """Indices of the sentences in which words of somebody else than the writer are reported."""
    telling = {
        n
        for n, a in enumerate(reports.attributions)
        if a.content and not (a.source and article.slice(a.source).lower() in _WRITER) and reports.reports(a)
    }
    return frozenset(n for n, found in reports.by_sentence.items() if not telling.isdisjoint(found))


def _spoken(reports: Reports, span: Span) -> bool:
    """Does the sentence begin in a quotation, or is most of it one?"""
    quoted = reports.quotes
    at = bisect_right(reports.quote_ends, span.start)
    inside = 0
    while at < len(quoted) and quoted[at].start < span.end:
        if quoted[at].start <= span.start:
            return True
        inside += min(span.end, quoted[at].end) - quoted[at].start
        at += 1
    return 2 * inside > len(span)


def _found(
    statement: Statement, telling: Set[str], spoken: bool, attributed: bool
) -> tuple[tuple[str, ...], int] | None:
    """The triggers of a claim, strongest first, and the offset of the first one's word; None where it is no claim.
    `telling`: the words of the article at which a trigger can begin."""
    found = _triggers(statement, telling)
    if not spoken:
        triggers = frozenset(found)
        if exemptions.personal(statement, triggers) or (not attributed and exemptions.exempt(statement, triggers)):
            return None
    if not found:
        found = {"evaluation" if statement.states() else "event": statement.verb()}
    names = tuple(t for t in RANK if t in found)
    return names, statement.starts[found[names[0]]]


def _triggers(s: Statement, telling: Set[str]) -> dict[str, int]:
    """Trigger -> index of the first word that tells it."""
    found: dict[str, int] = {}
    for i in [i for i, word in enumerate(s.low) if word in telling]:
        for trigger in _told(s, i, s.low[i]):
            found.setdefault(trigger, i)
    return found


def _told(s: Statement, i: int, word: str) -> Iterator[str]:
    pair = f"{word} {s.low[i + 1]}" if i + 1 < s.n else ""
    if (word[0].isdigit() or word in _SCALES or word in _COUNTS) and _is_figure(s, i):
        yield "number"
    if word in _CAUSES or pair in _CAUSE_PAIRS:
        yield "cause"
    if word in _MOTIVES and _is_motive(s, i):
        yield "motive"
    if pair in _FORECAST_PAIRS or (word in _FORECASTS and _is_forecast(s, i)) or word.endswith("'ll"):
        yield "forecast"
    if _is_superlative(s, i):
        yield "superlative"


def _is_figure(s: Statement, i: int) -> bool:
    """A quantity: money, a share, a measure or a count; not a year, a date, a time, an age or a place in a row."""
    word = s.low[i]
    before, after = (s.low[i - 1] if i else ""), (s.low[i + 1] if i + 1 < s.n else "")
    sign, unit = s.around(i)
    if sign in "$£€" and sign:
        return True
    if unit == "%" or after in ("percent", "per", "pc", "percentage"):
        return True
    if word in _SCALES:
        return word.endswith("s") or before in _COUNTS or before[:1].isdigit() or before in ("a", "several", "some")
    if word in _COUNTS:
        return after in _SCALES or after in _PEOPLE or (i + 2 < s.n and s.low[i + 2] in _PEOPLE)
    if before in _MONTHS or after in _MONTHS or after in _CLOCK or after in _NOT_COUNTED or sign == ":" or unit == ":":
        return False
    if not word.replace(",", "").replace(".", "").isdigit():
        return False
    if len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20"):
        return False
    return after in _SCALES or after in _PEOPLE or _plural(after) or _thing(s, i)


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "'s")) and word != "this"


def _thing(s: Statement, i: int) -> bool:
    """A number of three digits and more, or one before an adjective and a plural noun."""
    if s.grouped(i) or (s.low[i].isdigit() and len(s.low[i]) >= 3):
        return s.around(i)[0] not in ("(", "-", "/") and not (i + 1 < s.n and s.capital(i + 1))
    return i + 2 < s.n and s.low[i + 1].isalpha() and _plural(s.low[i + 2])


def _is_motive(s: Statement, i: int) -> bool:
    if i and s.low[i - 1] in _NOMINAL and s.low[i] not in ("attempt", "attempts"):
        return False
    if s.low[i] in _INCLINED and s.low[i + 1 : i + 2] != ["to"]:
        return False
    if s.low[i] in _PASSIVE and i and s.low[i - 1] in _BEING:
        return False  # nobody's mind
    if "the" in s.low[max(0, i - 3) : max(0, i - 1)]:
        return True  # "the council wants"
    return any(s.capital(j) or s.low[j] in ("he", "she", "they", "who") for j in range(max(0, i - 12), i))


def _is_forecast(s: Statement, i: int) -> bool:
    word, before = s.low[i], s.low[i - 1] if i else ""
    if word == "will":
        return before not in _WILL_NOT or not i
    if word == "may" and s.capital(i) and i:
        return False
    after = s.low[i + 1] if i + 1 < s.n else ""
    return bool(after) and after not in ("not", "have") if word == "could" else bool(after)


def _is_superlative(s: Statement, i: int) -> bool:
    word, before = s.low[i], s.low[i - 1] if i else ""
    after = s.low[i + 1] if i + 1 < s.n else ""
    if word in _DEGREES:
        return True
    if word == "most":
        return (before in _BEFORE_FIRST or before.endswith("'s")) and after not in ("part", "of")
    if word in ("first", "only", "best", "last"):
        if word == "first" and (after in ("time", "ever", "since") or before in ("very", "the")):
            return after not in ("place", "half", "lady", "floor", "name")
        return word in ("only", "best") and (before == "the" or before.endswith("'s"))
    if word == "record":
        return before in _RECORD and after not in ("of", "label")
    return word.endswith("est") and len(word) > 6 and word.count("-") == 1


def _clause(text: str, bounds: list[int], sentence: Span, at: int) -> Span:
    """The clause of the sentence that holds the offset, at least three words where the sentence has them."""
    start, end = sentence.start, min(sentence.end, sentence.start + LONG)
    last = bisect_right(bounds, at)
    first = last - 1
    while True:
        left = max(start, bounds[first]) if first >= 0 else start
        right = min(end, bounds[last]) if last < len(bounds) else end
        if right < end and len(text[left:right].split()) < 3:
            last += 1
        elif left > start and len(text[left:right].split()) < 3:
            first -= 1
        else:
            return _trimmed(text, left, right)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\n\r,;:–—-(":
        start += 1
    while end > start and text[end - 1] in " \t\n\r,;:–—-(.":
        end -= 1
    return Span(start, end)


def figures(text: str, words: Words, sentence: Span) -> Iterator[Span]:
    """The quantities of a sentence, each with its unit or the thing that it counts."""
    s = Statement.read(text, words, Span(sentence.start, min(sentence.end, sentence.start + LONG)))
    for i, word in enumerate(s.low):
        if (word[0].isdigit() or word in _SCALES or word in _COUNTS) and _is_figure(s, i):
            first = i - 1 if word in _SCALES and i and s.low[i - 1][0].isdigit() else i
            start = s.starts[first] - (1 if s.around(first)[0] in ("$", "£", "€") else 0)
            last = i
            while last + 1 < s.n and (s.low[last + 1][0].isdigit() or s.low[last + 1] in _UNITS):
                last += 1
            after = s.low[last + 1] if last + 1 < s.n and s.around(last)[1] == " " else ""
            if _plural(after) or after in _PEOPLE:
                last += 1
            end = s.starts[last] + len(s.low[last])
            yield Span(start, end + (1 if s.around(last)[1] == "%" else 0))
