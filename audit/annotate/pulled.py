"""Pull quotes: lines that are set apart to be seen and say again what the story says elsewhere.

Where the markup sets them apart they are furniture, a bare line in a text is read as a heading is, and speech in
quotation marks stays text that claims nothing twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from audit.annotate.line import BlockVerdict, ShortLine
from audit.model.article import Article, Block, Form, Kind
from audit.model.text import Words

LEAST, MOST = 4, 60  # words of a pull quote
BARE = 6  # words of one that nothing marks as a quotation
_QUOTED = re.compile(r"\s*[“\"«„‘']([^“”\"«»„]+)[”\"»’'](?P<signed>.*)", re.DOTALL)
_SIGNED = re.compile(r"\s*(?:(?:[—–-]{1,2}|,)?\s*[A-Z][\w ,.’'-]{1,80})?")
_ELLIPSIS = re.compile(r"…|\.\.\.|\[[^\]]{0,40}\]")
_RUN = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_MARKS = "“\"«„‘'"
PULLED = "pulled"
"""The hint of a block that stays text."""
_FURNITURE = BlockVerdict(Kind.BOILERPLATE, "page-furniture")


def find(article: Article, lines: Sequence[ShortLine | None], verdicts: list[BlockVerdict | None]) -> frozenset[int]:
    """Gives blocks that repeat words of a longer paragraph their verdict. The numbers of those that stay text: they
    are speech in quotation marks that nothing but its words sets apart."""
    found: list[tuple[int, ShortLine, list[str]]] = []
    once: frozenset[str] = frozenset()
    for n, block in enumerate(article.blocks):
        verdict, line = verdicts[n], lines[n]
        heading = verdict is not None and verdict.kind is Kind.SUBHEADING and block.form is not Form.HEADING
        if n < 2 or line is None or not LEAST <= line.n <= MOST or not (verdict is None or heading):
            continue
        parts = _parts(article, block, line)
        if parts and not (once or (once := _once(article.words))).intersection(" ".join(parts).split()):
            found.append((n, line, parts))
    if not found:
        return frozenset()
    said = [_bare(article.slice(b.span)) if _tells(b, verdicts[b.index]) else "" for b in article.blocks]
    holders: dict[str, list[int]] = {  # word of a part -> the blocks that hold it
        word: [] for _, _, parts in found for part in parts for word in part.split()
    }
    for k, words in enumerate(said):
        for word in holders.keys() & words.split():
            holders[word].append(k)
    kept = set()
    for n, line, parts in found:
        block = article.blocks[n]
        size = len(_bare(article.slice(block.span)))
        held = min((holders[word] for part in parts for word in part.split()), key=len)  # by its rarest word
        if any(len(said[k]) > size and k != n and all(part in said[k] for part in parts) for k in held):
            if block.form is Form.QUOTE:
                verdicts[n] = _FURNITURE
            elif line.raw[0] in _MARKS:
                kept.add(n)
            else:
                verdicts[n] = BlockVerdict(Kind.SUBHEADING, "")
    return frozenset(kept)


def _once(words: Words) -> frozenset[str]:
    """The words of one run of letters that the text has nowhere again."""
    counts = Counter(words.low)
    for word in [word for word in counts if not word.isalnum()]:
        for run in _RUN.findall(word):
            counts[run] += counts[word]
    return frozenset(word for word, n in counts.items() if n == 1 and word.isalnum())


def _tells(block: Block, verdict: BlockVerdict | None) -> bool:
    return verdict is None and block.form is not Form.QUOTE


def _parts(article: Article, block: Block, line: ShortLine) -> list[str]:
    """The words that a line repeats if it is a pull quote: all of it, without marks and signature; each part where it
    leaves something out."""
    text = article.slice(block.span)
    quoted = _QUOTED.fullmatch(text) if text.lstrip()[0] in _MARKS else None
    if quoted is not None:
        if not _SIGNED.fullmatch(quoted["signed"]):
            return []
        text = quoted[1]
    elif block.form is not Form.QUOTE and (line.stopped or line.n < BARE or not line.grammar.verbs()):
        return []  # a sentence that comes back is the writer's, and a phrase may be a heading
    parts = [bare for part in _ELLIPSIS.split(text) if len(bare := _bare(part)) > 2]
    return parts if sum(part.count(" ") - 1 for part in parts) >= LEAST else []


def _bare(text: str) -> str:
    """The words alone, in lower case, a blank at either end."""
    return " " + " ".join(_WORD.findall(text.lower().replace("’", "'"))) + " "
