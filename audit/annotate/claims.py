"""Which body sentences are claims that a reader would want sourced, by which triggers, and in which clause.

Triggers after unattributed-checkable-claim: number (T1), cause (T2), motive (T3), forecast (T4), superlative (T5),
event (T6), evaluation (T7). A statement of the writer is a claim unless it is exempt; exemptions.py says what is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set

from audit.annotate import cells, exemptions, reported_speech
from audit.annotate.annotator import Annotator
from audit.annotate.attribution import tokens_of
from audit.annotate.attribution.tokens import NOUNS, Tokens
from audit.annotate.reported_speech import ReportedSpeech
from audit.annotate.statement import ClaimWords, Statement, Statements
from audit.annotate.triggers import can_count, is_figure, plural, triggers_of
from audit.model.article import Article, Form, Kind, Reach, Sentence
from audit.model.marks import Attribution, Claim, Quote
from audit.model.text import Span

LEXICONS = (*reported_speech.LEXICONS, *NOUNS)
LONG = 4_000  # characters; of a longer sentence only the beginning is read
_FALLBACK = frozenset(("event", "evaluation"))
RANK = ("number", "motive", "superlative", "cause", "forecast", "event", "evaluation")

# A comma and a blank, dashes between blanks, a long dash, brackets; the first class makes the search quick.
_CLAUSE = re.compile(r"[,;:()–—-](?:(?<=[,;:])\s|(?<=\s[–—-])[–—-]*\s|(?<=[—)])|(?<=\()(?=\w))")


def annotate_claims(article: Article) -> tuple[Claim, ...]:
    """One mark for each body sentence that a reader would want sourced."""
    speech, statements = article.once(ReportedSpeech), Statements(article)
    reported = _reported(article, speech, statements.sets)
    bounds = list(_bounds(article.text))
    tokens = article.once(tokens_of)
    telling = set(filter(statements.sets.tells, set(article.words.low)))
    out = []
    for sentence in article.sentences:
        if article.blocks[sentence.block].kind is Kind.BODY:
            if speech.introduces(sentence) or cells.says_nothing(article, sentence, tokens):
                continue
            turn = _turn(speech, sentence)
            spoken = turn or _spoken(speech, sentence.span)
            statement = statements.read(_beginning(sentence.span))
            found = _found(statement, telling, spoken, sentence.index in reported) if statement.n else None
            if article.blocks[sentence.block].form is Form.CELL and statement.n and _figures_alone(statement):
                out.append(
                    Claim(_trimmed(article.text, sentence.span.start, sentence.span.end), sentence.index, ("number",))
                )
                continue
            if found and found[0] == ("event",) and _judges(statement, statements, speech, sentence):
                found = ("evaluation",), found[1]
            if found and not _empty(found[0], statements, statement, tokens, speech, spoken=spoken, turn=turn):
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
    turn: bool,
) -> bool:
    """Is there nothing in it to check, whoever says it?"""
    found = frozenset(triggers) - _FALLBACK
    if exemptions.empty(statement, tokens.classes(statement.span), found):
        return True
    if turn:
        return exemptions.small_talk(statement, found) or exemptions.own_line(statement, found)
    said = speech.direct(statement.span) if spoken else []
    return bool(said) and exemptions.small_talk(statements.read(said[0].cover(said[-1])), found)


def _figures_alone(s: Statement) -> bool:
    """A cell of a table that holds a sum or a share: digits with a point, a comma or a sign."""
    line = s.text[s.span.start : s.span.end]
    return not any(w.isalpha() for w in s.low) and any(c in ".,%$£€" for c in line.strip())


def _judges(s: Statement, statements: Statements, speech: ReportedSpeech, sentence: Sentence) -> bool:
    """Does somebody judge in it: by the verb, or by what is said to be so ("said the plan was a fiction")?"""
    for i in speech.by_sentence.get(sentence.index, ()):
        if not speech.reporting[i]:
            continue
        a = speech.attributions[i]
        active = a.source is not None and a.cue is not None and a.source.start < a.cue.start
        judging = a.lemma in s.sets.judging or (a.lemma in s.sets.portraying and any(map(speech.quoted, a.content)))
        if active and a.cue and judging and sentence.span.contains(a.cue):
            return True
        for content in a.content:
            inside = content.clip(s.span)
            if inside is not None and statements.read(inside).judges(past=speech.quoted(inside)):
                return True
    return False


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
        if a.content and speech.reporting[n] and not (a.source and article.slice(a.source).lower() in sets.writer)
    }
    return frozenset(n for n, found in speech.by_sentence.items() if not telling.isdisjoint(found))


def _turn(speech: ReportedSpeech, sentence: Sentence) -> bool:
    """Is it of somebody's turn in a conversation?"""
    found = speech.by_sentence.get(sentence.index, ())
    return any(speech.attributions[i].construction == "speaker-colon" for i in found)


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
    found = triggers_of(statement, telling, spoken=spoken, attributed=attributed)
    if not spoken:
        triggers = frozenset(found)
        if exemptions.personal(statement, triggers, attributed=attributed) or (
            not attributed and exemptions.exempt(statement, triggers)
        ):
            return None
    if not found:
        found = {"evaluation" if statement.states() else "event": statement.verb()}
    names = tuple(t for t in RANK if t in found)
    return names, statement.starts[found[names[0]]]


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
        if can_count(s, word) and is_figure(s, i):
            first = i - 1 if word in s.sets.scales and i and s.low[i - 1][0].isdigit() else i
            start = s.starts[first] - (1 if s.around(first)[0] in ("$", "£", "€") else 0)
            last = i
            while last + 1 < s.n and (s.low[last + 1][0].isdigit() or s.low[last + 1] in s.sets.after_figure):
                last += 1
            after = s.low[last + 1] if last + 1 < s.n and s.around(last)[1] == " " else ""
            if plural(after) or after in s.sets.counted:
                last += 1
            end = s.starts[last] + len(s.low[last])
            yield Span(start, end + (1 if s.around(last)[1] == "%" else 0))


CLAIMS = Annotator(
    Claim,
    annotate_claims,
    Reach.ARTICLE,
    needs=(Quote, Attribution),
    lexicons=LEXICONS,
    works=(tokens_of, ReportedSpeech),
)
