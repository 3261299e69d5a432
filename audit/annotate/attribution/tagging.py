"""One class a token where several are possible, from its neighbours. See words.py for the letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.annotate.attribution.words import table, word_set
from audit.model.marks import Quote

_TERM_WORDS = 2
_CONTRACTED = word_set("it he she that there here what who where how let this everything nothing")
_MANY = word_set("several many some most all both few others two three four five six another each")
_WHENCE = word_set("when as if once than")
_ANSWERS = word_set("responded reacted replied")


def settle(codes: Sequence[str], low: Sequence[str], quotes: Mapping[int, Quote]) -> str:
    """The class of every token, left to right, adverbs looked through."""
    tags = list(codes)
    open_ones = [i for i, code in enumerate(codes) if len(code) > 1 or code == "'"]
    last = len(codes) - 1
    done, prev = -1, "|"
    for i in open_ones:
        before = tags[i - 1] if i else "|"
        prev = before if before not in "R!Q" else _before(tags, i, done, prev, quotes)
        done = i - 1
        code = codes[i]
        if code != "'":
            tags[i] = _choose(code, prev, codes[i + 1] if i < last else "|", low, i)
        elif i and (low[i - 1] in _CONTRACTED or prev == "|"):
            tags[i] = "B"
    return "".join(tags)


def _before(tags: Sequence[str], i: int, done: int, known: str, quotes: Mapping[int, Quote]) -> str:
    """The class of the last token before i that is no adverb; `known` where none is after token `done`."""
    for at in range(i - 1, done, -1):
        tag = tags[at]
        if tag == "Q" and quotes[at].words <= _TERM_WORDS:
            return "J"  # a term in quotation marks stands before its noun like an adjective
        if tag not in "R!":
            return tag
    return known


def _choose(code: str, prev: str, ahead: str, low: Sequence[str], i: int) -> str:
    """One of the classes in `code`, given the class before and the possible ones after."""
    after = ahead[0]
    if code[0] == "I" and code[1] in "@RJ":
        return _preposition(code, prev, after, low, i)
    if prev in "XYT":
        return _first(code, "VEK" if prev == "X" else "V")
    if code[-1] == "M":
        return _opening(code, after, ahead, low[i])
    if prev in "BA":
        return _first(code.replace("J", "") if after in "NP" else code, "KGJR") if code != "J" else code
    if prev in "D'JC":
        return _within_phrase(code, prev, after, low[i - 1])
    if prev == "W" and "K" in code and low[i - 1] in _WHENCE:
        return "K"
    if prev in "OW":
        return _first(code, "EZ" if "E" in code else "VZ")
    if "G" in code and (prev in ",&-" or (prev == "I" and low[i + 1] != "of")) and after in "HDOoMQCT'W:INPJ":
        return "G"
    if prev == "I":
        return _first(code, "NPGJK")
    return _verb_or_noun(code, prev, after, low, i)


def _first(code: str, wanted: str) -> str:
    """The first of the wanted classes that is possible, else the most usual one."""
    for tag in wanted:
        if tag in code:
            return tag
    return code[0]


def _preposition(code: str, prev: str, after: str, low: Sequence[str], i: int) -> str:
    if code == "I@":
        return "R" if i + 1 < len(low) and low[i + 1] in ("least", "most") else "I"
    if code == "IR":
        return "R" if prev in "AX" or after in ".|,ZEXBA" else "I"
    return "J" if after in "NPM" and prev in "DJ|.,&" else "I"


def _within_phrase(code: str, prev: str, after: str, before: str) -> str:
    """After a determiner, possessive, adjective or number."""
    if "N" in code or "P" in code:
        if code[0] == "J" and after in "NPM":
            return "J"
        return _first(code, "NP")
    if "J" in code:
        return "J"
    if "K" in code or "G" in code:
        if before in _MANY and "E" in code:
            return "E"
        if after in "NPMJ":
            return "J"
        return "G" if "G" in code else "N" if prev in "D'" else "E"
    return code[0]


def _verb_or_noun(code: str, prev: str, after: str, low: Sequence[str], i: int) -> str:
    if "E" in code and "K" in code:
        if after == "I" and low[i + 1] == "by" and low[i] not in _ANSWERS:
            return "K"
        return "E" if prev in "NPMQ),-.|&:;" or code[0] != "K" else "K"
    if "Z" in code and "P" in code:
        if prev in "NM)":
            return "Z" if after in "DHTOoQMW'JC:!" or code[0] == "Z" else code[0]
        return "Z" if prev in ",)&" and after in "HT" else code[0]
    if "V" in code and prev == "P" and code[0] != "V" and after in "DHTOoMQWGPIJ!":
        return "V"
    return code[0]


def _opening(code: str, after: str, ahead: str, low: str) -> str:
    """The first word of a sentence: its capital does not tell a name."""
    base = code[:-1]
    if ahead == "M" and base[0] not in "GKER":
        return "M"
    if base[0] in "NV" and after in "ZEXBAYM":
        return "P" if "P" in base else "M"
    if base[0] == "Z" and "P" in base and after in "XBAYEIR":
        return "P"
    if base[0] in "GEKR" and (after in "'EZXBA" or (after == "," and low not in table())):
        return "M"
    return "K" if base[0] in "EK" else base[0]
