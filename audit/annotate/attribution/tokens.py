"""Words and punctuation of the blocks in which somebody can speak, each with a one-letter class.

The classes stand in ONE string, one letter a token, so that phrases are found by plain patterns over that string.
A quotation is one token (Q): what is said inside it belongs to the speaker. See words.py for the letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

from audit.annotate.attribution.tagging import settle
from audit.annotate.attribution.words import guess, table, word_set
from audit.model.article import Article, Block, Kind
from audit.model.marks import Quote
from audit.model.text import Span

_TOKEN = re.compile(
    r"[a-z]+(?=[ ,])"  # the plain case first, for speed
    r"|(?:[A-Za-z]\.){2,}|[A-Z]\.(?=\s+[A-Z])"
    r"|\d+(?:[-‑][^\W\d_]+)+|\d[\d,.]*\d%?|\d%?"
    r"|@\w+|#\w+"
    r"|[’'](?:s|re|ve|ll|d|m)\b|(?:[Cc]an|[Ww]on|[A-Za-z]+n)[’']t\b"
    r"|[^\W_]+(?:[-‑&/][^\W_]+|[’'](?!(?:s|re|ve|ll|d|m)\b)[^\W_]+|\.(?:com|org|net|gov|co|uk|tv|info|edu)\b)*"
    r"|\.\.\.+|--+|[-–—―]+|[^\w\s]|_"
)
_PUNCT = {
    c: tag
    for tag, chars in (
        (",", ","),
        (";", ";"),
        (":", ":•|*"),
        (".", ".!?…"),
        ("(", "([{"),
        (")", ")]}"),
        ("'", "’'"),
        ("N", "%"),
        ("C", "$£€+"),
        ("&", "&/"),
    )
    for c in chars
}
_LONGEST_TITLE = 160
_LONGEST_CHUNK = 40
"""What stands between two blanks is read once a process and remembered, if it is no longer."""
WINDOW = 200
"""So many tokens before a cue, twice as many after it, are looked at: no sentence of a reader's is longer."""
NOUNS = ("vague-source-nouns", "role-nouns", "body-nouns", "evidence-artefacts")
"""Lists that tell a common noun at the start of a sentence from a name."""


@dataclass(slots=True)
class Tokens:
    """All tokens of an article. `starts[i]`, `ends[i]`: code points; `low[i]`: lower case, straight apostrophes;
    `tags[i]`: its class; `quote[i]`: the Quote of a Q token. `sentences`: the tokens that end a sentence or a
    block. `kinds`: first and last token of each block, and its kind."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    tags: str = ""
    quote: dict[int, Quote] = field(default_factory=dict)
    sentences: list[int] = field(default_factory=list)
    kinds: list[tuple[int, int, Kind]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> Span:
        """From the first character of token `first` to the last one of token `last` - 1."""
        return Span(self.starts[first], self.ends[last - 1])

    def bounds(self, i: int) -> tuple[int, int]:
        """The tokens of the sentence that holds token i, its end mark not included, no more than a window around i."""
        at = bisect_left(self.sentences, i)
        first = self.sentences[at - 1] + 1 if at else 0
        last = self.sentences[at] if at < len(self.sentences) else len(self.starts)
        return max(first, i - WINDOW), min(last, i + 2 * WINDOW)

    def block(self, i: int) -> int:
        """The number of the block that holds token i."""
        return bisect_right(self.kinds, i, key=itemgetter(0)) - 1

    def word(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]

    def capital(self, i: int) -> bool:
        return self.text[self.starts[i]].isupper()


def tokenize(article: Article, quotes: tuple[Quote, ...], kinds: tuple[Kind, ...]) -> Tokens:
    out = Tokens(article.text)
    known = {t.span.start for key in NOUNS for t in article.terms(key)}
    outer = [q for q in quotes if not q.depth and (q.closed or q.continued)]
    at = 0
    codes: list[str] = []
    for block in article.blocks:
        if block.kind not in kinds:
            continue
        mine = []
        while at < len(outer) and outer[at].span.start < block.span.end:
            if outer[at].span.start >= block.span.start:
                mine.append(outer[at])
            at += 1
        first = len(out.starts)
        _block(out, codes, block, mine, known)
        out.kinds.append((first, len(out.starts), block.kind))
    out.tags = settle(codes, out.low, out.quote)
    out.sentences = [m.start() for m in _END.finditer(out.tags)]
    return out


_END = re.compile(r"[.|]")


def _lowered(text: str) -> str:
    """Lower case with straight apostrophes, as long as the text."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.replace("’", "'").replace("‘", "'")


def _block(out: Tokens, codes: list[str], block: Block, quotes: list[Quote], known: set[int]) -> None:
    text = out.text
    position = block.span.start
    bounds = [s.span.end for s in block.sentences]
    shouting = _title_case(text, block.span)
    for quote in quotes:
        if quote.span.start < position:
            continue
        _run(out, codes, position, quote.span.start, bounds, shouting, known)
        inner = text[quote.content.start : quote.content.end].rstrip()[-1:]
        out.starts.append(quote.span.start)
        out.ends.append(quote.span.end)
        out.low.append('"')
        codes.append("Q")
        out.quote[len(out.starts) - 1] = quote
        position = quote.span.end
        if inner and inner in ".!?…" and _ends_here(text, position, block.span.end, bounds):
            _mark(out, codes, position, ".")
    _run(out, codes, position, block.span.end, bounds, shouting, known)
    _mark(out, codes, block.span.end, "|")


def _mark(out: Tokens, codes: list[str], at: int, tag: str) -> None:
    """A boundary of no width, after the last character before it."""
    out.starts.append(at)
    out.ends.append(at)
    out.low.append("")
    codes.append(tag)


def _ends_here(text: str, at: int, end: int, bounds: list[int]) -> bool:
    rest = text[at : min(end, at + 8)].lstrip()
    if rest[:1].islower():
        return False
    near = bisect_left(bounds, at - 1)
    return near < len(bounds) and bounds[near] <= at + 1


def _title_case(text: str, span: Span) -> bool:
    """Does the block set most words in capitals, as a headline in title case does?"""
    if len(span) > _LONGEST_TITLE:
        return False
    found = re.findall(r"[^\W\d_]{4,}", text[span.start : span.end])
    return len(found) >= 3 and sum(w[0].isupper() for w in found) > 0.7 * len(found)


def _run(
    out: Tokens, codes: list[str], start: int, end: int, bounds: list[int], shouting: bool, known: set[int]
) -> None:
    """Tokens of the text between two quotations."""
    fresh = not codes or codes[-1] in ".|"
    bound = bisect_left(bounds, start)
    text = out.text
    starts, ends, low = out.starts, out.ends, out.low
    border = bounds[bound] if bound < len(bounds) else end
    for at, parts in _chunks(text, start, end):
        for begin, stop, lower, within, anywhere in parts:
            first, last = at + begin, at + stop
            code = anywhere if fresh or shouting else within
            if code and first < border:  # nearly all tokens
                starts.append(first)
                ends.append(last)
                low.append(lower)
                codes.append(code)
                fresh = False
                continue
            word = text[first:last]
            while bound < len(bounds) and bounds[bound] <= first:
                if codes and codes[-1] not in ".|" and not (codes[-1] == "Q" and word[0].islower()):
                    _mark(out, codes, ends[-1], ".")
                fresh = True
                bound += 1
                border = bounds[bound] if bound < len(bounds) else end
            code = _PUNCT.get(word, "")
            if code == ".":  # only where a sentence ends; elsewhere it belongs to an abbreviation
                before_quote = last >= end - 1 and codes and not (codes[-1] == "M" and len(low[-1]) <= 3)
                if word == "." and last < border - 1 and not before_quote:
                    if codes and codes[-1] == "M":
                        ends[-1] = last
                    continue
            elif not code:
                code = _class(word, lower, fresh, shouting)
                if fresh and first in known and code == "M":
                    code = "P" if lower.endswith("s") else "N"
            starts.append(first)
            ends.append(last)
            low.append(lower)
            codes.append(code)
            fresh = code in ".|" or (fresh and code in ":-(")
    if bound < len(bounds) and bounds[bound] <= end and codes and codes[-1] not in ".|":
        tail = out.text[ends[-1] : bounds[bound]].strip()
        if not tail and bounds[bound] <= end:
            _mark(out, codes, ends[-1], ".")


_Part = tuple[int, int, str, str, str]
"""A token: first and last offset in its chunk, lower case, class inside a sentence, class wherever it stands; a class
is empty where more must be known to tell it."""


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, Iterable[_Part]]]:
    """What stands between two blanks, as its offset and its tokens."""
    at = start
    for chunk in text[start:end].split(" "):
        parts = _remembered(chunk) if len(chunk) <= _LONGEST_CHUNK else ()
        yield at, parts or _read(text, at, at + len(chunk), end)
        at += len(chunk) + 1


def _read(text: str, start: int, stop: int, end: int) -> Iterator[_Part]:
    """The tokens that begin in text[start:stop], where the text goes on to `end`."""
    for found in _TOKEN.finditer(text, start, end) if start < stop else ():
        first, last = found.span()
        if first >= stop:
            break
        word = found.group()
        lower = _lowered(word)
        code = _PUNCT.get(word) or _class(word, lower, False, False)
        unsure = word[0].isupper() or code in ":-(" or (code == "M" and word[0] in "@#")
        yield first - start, last - start, lower, "" if code == "." else code, "" if code == "." or unsure else code


@lru_cache(maxsize=50_000)
def _remembered(chunk: str) -> tuple[_Part, ...]:
    """The tokens of a chunk; none where what stands behind it tells how to read it ("J." before a name)."""
    alone = tuple(_read(chunk, 0, len(chunk), len(chunk)))
    name = chunk + " A"
    return alone if alone == tuple(_read(name, 0, len(chunk), len(name))) else ()


def _class(word: str, lower: str, fresh: bool, shouting: bool) -> str:
    """The possible classes of a word or dash."""
    classes = table()
    head = word[0]
    if head.isdigit():
        if "-" in lower:
            return "J"
        return "C" if not lower.endswith(("th", "st", "nd", "rd")) or not lower[:-2].isdigit() else "J"
    if lower[0] == "'":
        return _CLITICS.get(lower, "'")
    if head in "-–—―.":
        return "-"
    if head.isupper() and not (fresh or shouting):
        return "O" if lower == "i" else ("M" if lower not in _LOWERED else classes[lower])
    code = classes.get(lower)
    if code is None:
        if not head.isalpha():
            return "M" if head in "@#" else ":"
        if head.isupper():
            if shouting and lower.endswith(("ed", "ing", "ly")):
                return guess(lower)
            return "M" if not fresh or guess(lower) in "NPJ" else guess(lower) + "M"
        if "-" in lower:
            return "J"
        return guess(lower)
    if head.isupper() and fresh and code[0] in "NPVZEKGJ" and not shouting:
        return code + "M"
    return code


_CLITICS = {"'re": "B", "'ve": "A", "'ll": "X", "'d": "X", "'m": "B"}
_LOWERED = word_set("the a an of and or in on at for to is was are were that who which he she it they we")
