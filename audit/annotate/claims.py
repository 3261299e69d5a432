"""Which body sentences are claims that a reader would want sourced, by which triggers, and in which clause.

Triggers after unattributed-checkable-claim: number (T1), cause (T2), motive (T3), forecast (T4), superlative (T5),
event (T6), evaluation (T7). A statement of the writer is a claim unless it is exempt; exemptions.py says what is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set

from audit.annotate import exemptions, reported_speech
from audit.annotate.annotator import Annotator
from audit.annotate.attribution import tokens_of
from audit.annotate.attribution.tokens import NOUNS, Tokens
from audit.annotate.reported_speech import ReportedSpeech
from audit.annotate.statement import ClaimWords, Statement, Statements
from audit.model.article import Article, Kind, Reach
from audit.model.marks import Attribution, Claim, Quote
from audit.model.text import Span

LEXICONS = (*reported_speech.LEXICONS, *NOUNS)
CHANGE = 6  # words before a number among which its change is looked for
LONG = 4_000  # characters; of a longer sentence only the beginning is read
_FALLBACK = frozenset(("event", "evaluation"))
RANK = ("number", "motive", "superlative", "cause", "forecast", "event", "evaluation")

# A comma and a blank, dashes between blanks, a long dash, brackets; the first class makes the search quick.
_CLAUSE = re.compile(r"[,;:()–—-](?:(?<=[,;:])\s|(?<=\s[–—-])[–—-]*\s|(?<=[—)])|(?<=\()(?=\w))")

_DIGITS_END = ":"  # words that begin with a digit sort before it, all others after it
_ENDINGS = frozenset(("'ll", "est"))
_CENTURIES = ("18", "19", "20")  # what four digits begin with where they are taken for a year
_SUBJECT = 12  # words before a motive among which its subject is looked for


def annotate_claims(article: Article) -> tuple[Claim, ...]:
    """One mark for each body sentence that a reader would want sourced."""
    speech, statements = article.once(ReportedSpeech), Statements(article)
    reported = _reported(article, speech, statements.sets)
    bounds = list(_bounds(article.text))
    tokens = article.once(tokens_of)
    known = statements.sets.telling
    telling = {w for w in set(article.words.low) if w in known or w < _DIGITS_END or w[-3:] in _ENDINGS}
    out = []
    for sentence in article.sentences:
        if article.blocks[sentence.block].kind is Kind.BODY:
            if speech.introduces(sentence):
                continue
            spoken = _spoken(speech, sentence.span)
            statement = statements.read(_beginning(sentence.span))
            found = _found(statement, telling, spoken, sentence.index in reported) if statement.n else None
            if found and not _empty(found[0], statements, statement, tokens, speech, spoken=spoken):
                triggers, at = found
                out.append(Claim(_clause(article.text, bounds, sentence.span, at), sentence.index, triggers))
    return tuple(out)


def _empty(
    triggers: tuple[str, ...],
    statements: Statements,
    statement: Statement,
    tokens: Tokens,
    speech: ReportedSpeech,
    *,
    spoken: bool,
) -> bool:
    """Is there nothing in it to check, whoever says it?"""
    found = frozenset(triggers) - _FALLBACK
    if exemptions.empty(statement, tokens.classes(statement.span), found):
        return True
    said = speech.direct(statement.span) if spoken else []
    return bool(said) and exemptions.small_talk(statements.read(said[0].cover(said[-1])), found)


def _beginning(sentence: Span) -> Span:
    """The sentence, or as much of it as is read."""
    return Span(sentence.start, min(sentence.end, sentence.start + LONG))


def _bounds(text: str) -> Iterator[int]:
    """Where clauses begin, in order. A blank divides clauses only once: a dash after ", " begins none of its own."""
    last = 0
    for found in _CLAUSE.finditer(text):
        if found.start() - 1 >= last or text[found.start()] not in "–—-" or len(found.group()) == 1:
            last = found.end()
            yield last
        else:
            last = found.end() - 1
            yield from (found.start() + n + 1 for n, c in enumerate(found.group()) if c == "—")


def _reported(article: Article, speech: ReportedSpeech, sets: ClaimWords) -> frozenset[int]:
    """Indices of the sentences in which words of somebody else than the writer are reported."""
    telling = {
        n
        for n, a in enumerate(speech.attributions)
        if a.content and not (a.source and article.slice(a.source).lower() in sets.writer) and speech.reports(a)
    }
    return frozenset(n for n, found in speech.by_sentence.items() if not telling.isdisjoint(found))


def _spoken(speech: ReportedSpeech, span: Span) -> bool:
    """Does the sentence begin in a quotation, or is most of it one?"""
    quoted = speech.quotes
    at = bisect_right(speech.quote_ends, span.start)
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
    """Trigger -> index of the first word that sets it off."""
    found: dict[str, int] = {}
    for i in [i for i, word in enumerate(s.low) if word in telling]:
        for trigger in _of_word(s, i, s.low[i]):
            found.setdefault(trigger, i)
    return found


def _of_word(s: Statement, i: int, word: str) -> Iterator[str]:
    """The triggers that a word sets off."""
    sets = s.sets
    pair = f"{word} {s.low[i + 1]}" if i + 1 < s.n else ""
    if _can_count(s, word) and _is_figure(s, i):
        yield "number"
    if word in sets.causes or pair in sets.cause_pairs:
        yield "cause"
    if word in sets.motives and _is_motive(s, i):
        yield "motive"
    if pair in sets.forecast_pairs or (word in sets.forecasts and _is_forecast(s, i)) or word.endswith("'ll"):
        yield "forecast"
    if _is_superlative(s, i):
        yield "superlative"


def _can_count(s: Statement, word: str) -> bool:
    return word[0].isdigit() or word in s.sets.scales or word in s.sets.counts


def _is_figure(s: Statement, i: int) -> bool:
    """A quantity: money, a share, a measure or a count; not a year, a date, a time, an age or a place in a row."""
    sets, word = s.sets, s.low[i]
    before, after = (s.low[i - 1] if i else ""), (s.low[i + 1] if i + 1 < s.n else "")
    sign, unit = s.around(i)
    if (sign in "$£€" and sign) or s.measure(i):
        return True
    if unit == "%" or after in sets.shares:
        return True
    if word in sets.scales:
        return word.endswith("s") or before in sets.counts or before[:1].isdigit() or before in sets.several
    if word in sets.counts:
        return after in sets.scales or after in sets.counted or (i + 2 < s.n and s.low[i + 2] in sets.counted)
    if before in sets.months or after in sets.months or after in sets.clock or after in sets.ages:
        return False
    if sign == ":" or unit == ":" or not word.replace(",", "").replace(".", "").isdigit():
        return False
    if len(word) == 4 and word.isdigit() and word[:2] in _CENTURIES:
        return False
    if after in sets.scales or after in sets.counted or _plural(after) or _thing(s, i):
        return True
    return before in sets.steps and not sets.changes.isdisjoint(s.low[max(0, i - CHANGE) : i])


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "'s")) and word != "this"


def _thing(s: Statement, i: int) -> bool:
    """A number of three digits and more, or one before an adjective and a plural noun."""
    if s.grouped(i) or (s.low[i].isdigit() and len(s.low[i]) >= 3):
        return s.around(i)[0] not in ("(", "-", "/") and not (i + 1 < s.n and s.capital(i + 1))
    return i + 2 < s.n and s.low[i + 1].isalpha() and _plural(s.low[i + 2])


def _is_motive(s: Statement, i: int) -> bool:
    sets, word, before = s.sets, s.low[i], s.low[i - 1] if i else ""
    if before in sets.before_noun and word not in sets.also_nouns:
        return False
    if word in sets.inclined and s.low[i + 1 : i + 2] != ["to"]:
        return False
    if word in sets.passive_motives and before in sets.being:
        return False  # nobody's mind
    if "the" in s.low[max(0, i - 3) : max(0, i - 1)]:
        return True  # "the council wants"
    return any(s.capital(j) or s.low[j] in sets.minds for j in range(max(0, i - _SUBJECT), i))


def _is_forecast(s: Statement, i: int) -> bool:
    word, before = s.low[i], s.low[i - 1] if i else ""
    if word == "will":
        return before not in s.sets.before_will or not i
    if word == "may" and s.capital(i) and i:
        return False
    after = s.low[i + 1] if i + 1 < s.n else ""
    return bool(after) and after not in ("not", "have") if word == "could" else bool(after)


def _is_superlative(s: Statement, i: int) -> bool:
    sets, word, before = s.sets, s.low[i], s.low[i - 1] if i else ""
    after = s.low[i + 1] if i + 1 < s.n else ""
    if word in sets.superlatives:
        return True
    if word == "most":
        return (before in sets.before_most or before.endswith("'s")) and after not in ("part", "of")
    if word == "first" and (after in sets.first_of or before in ("very", "the")):
        return after not in sets.no_first
    if word in ("only", "best"):
        return before == "the" or before.endswith("'s")
    if word == "record":
        return before in sets.before_record and after not in ("of", "label")
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


def figures(statements: Statements, sentence: Span) -> Iterator[Span]:
    """The quantities of a sentence, each with its unit or the thing that it counts."""
    s = statements.read(_beginning(sentence))
    for i, word in enumerate(s.low):
        if _can_count(s, word) and _is_figure(s, i):
            first = i - 1 if word in s.sets.scales and i and s.low[i - 1][0].isdigit() else i
            start = s.starts[first] - (1 if s.around(first)[0] in ("$", "£", "€") else 0)
            last = i
            while last + 1 < s.n and (s.low[last + 1][0].isdigit() or s.low[last + 1] in s.sets.after_figure):
                last += 1
            after = s.low[last + 1] if last + 1 < s.n and s.around(last)[1] == " " else ""
            if _plural(after) or after in s.sets.counted:
                last += 1
            end = s.starts[last] + len(s.low[last])
            yield Span(start, end + (1 if s.around(last)[1] == "%" else 0))


CLAIMS = Annotator(Claim, annotate_claims, Reach.ARTICLE, needs=(Quote, Attribution), lexicons=LEXICONS)
