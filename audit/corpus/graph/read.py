"""Tables -> what the graph is made of: articles, citations of outlets, quotations, and what texts share."""

from __future__ import annotations

import hashlib
import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Any

from audit.corpus.dates import when
from audit.corpus.opened import Opened
from audit.lang import DEFAULT
from audit.lang.wordsets import WordSet, WordSets
from audit.model.dataclass import dataclass
from audit.model.marks import QuoteKind, SourceType, Status

SHINGLE = 5
"""Words in a row that are one shingle, of which copies share most."""
CITED = (SourceType.OUTLET, SourceType.AGGREGATOR, SourceType.SOCIAL)
HEARD = (SourceType.PERSON, SourceType.BODY, SourceType.ROLE)
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TITLES = re.compile(r"^(?:the|an|a)\s+", re.IGNORECASE)


class CorpusWords(WordSets):
    FILE = "corpus.txt"
    negations: WordSet
    outlet_heads: WordSet
    stopwords: WordSet


@dataclass(frozen=True, slots=True)
class CorpusArticle:
    """One article. `number`: its place in the corpus; `part`: where its rows are; `when`: its date, where that can be
    read; `own`: the names of those who answer for it first-hand; `audited`: could it be read?"""

    number: int
    path: str
    id: str
    title: str
    outlet: str
    when: datetime | None
    own: tuple[str, ...]
    date: str = ""
    part: int = 0
    audited: bool = True

    @property
    def name(self) -> str:
        return self.id or self.path


@dataclass(frozen=True, slots=True)
class Cite:
    """A sentence in which an article cites an outlet. `text`: its words and those of the headline."""

    article: int
    outlet: str
    sentence: int
    text: str


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words that an article quotes of somebody named."""

    article: int
    quote: int
    speaker: str
    text: str


@dataclass(slots=True)
class Material:
    pieces: list[CorpusArticle] = field(default_factory=list)
    """All articles, each at its number."""
    cites: list[Cite] = field(default_factory=list)
    said: list[QuotedWords] = field(default_factory=list)
    stems: dict[int, frozenset[str]] = field(default_factory=dict)
    """Article -> the words that say what it is about."""
    shingles: dict[int, array[int]] = field(default_factory=dict)
    """Article -> hashes of its shingles, each once, in order: a tenth of the memory that a set takes."""


def words(text: str) -> list[str]:
    """The words of a text, plain."""
    return [plain(w) for w in WORD.findall(text)]


def plain(word: str) -> str:
    """In lower case; typographic apostrophes as plain ones."""
    return word.lower().replace("’", "'")


def about(text: str) -> frozenset[str]:
    stop = DEFAULT.sets(CorpusWords).stopwords
    return frozenset(sys.intern(w) for w in words(text) if w not in stop and len(w) > 1)


def outlet_key(name: str) -> str:
    """An outlet's name, so that two ways to write it are one: without article, generic head, blanks, host endings."""
    heads = DEFAULT.sets(CorpusWords).outlet_heads
    bare = _TITLES.sub("", name.strip()).casefold()
    if " " not in bare and "." in bare:
        bare = bare.removeprefix("www.").split(".")[0]
    parts = re.findall(r"[^\W_]+", bare)
    while len(parts) > 1 and parts[-1] in heads:
        parts.pop()
    return "".join(parts)


def read(run: Opened) -> Material:
    """Everything that the graph needs of the tables of a run. Raises UsageError."""
    made = Material()
    for part in run.numbers():
        _take(made, {name: run.table(name, part, columns).to_pylist() for name, columns in _COLUMNS.items()}, part)
    return made


_COLUMNS: Mapping[str, Sequence[str]] = {
    "articles": ("path", "status", "id", "title", "outlet", "date"),
    "sentences": ("article", "sentence", "text", "block", "start", "end"),
    "speakers": ("article", "speaker", "name", "type"),
    "attributions": ("article", "sentence", "status", "source_type", "speaker", "inside"),
    "quotes": ("article", "quote", "kind", "speaker", "text"),
}
Rows = list[dict[str, Any]]


def _take(made: Material, found: Mapping[str, Rows], part: int) -> None:
    """Adds the articles of one part."""
    by = {name: _grouped(rows) for name, rows in found.items() if name != "articles"}
    for n, row in enumerate(found["articles"], len(made.pieces)):
        speakers = {s["speaker"]: s for s in by["speakers"][n]}
        sentences = {s["sentence"]: s for s in by["sentences"][n]}
        own = tuple(dict.fromkeys(s["name"] for s in speakers.values() if s["type"] in HEARD))
        audited, date = row["status"] == "audited", row["date"] or ""
        named = (row["path"], row["id"] or "", row["title"] or "", row["outlet"] or "")
        made.pieces.append(CorpusArticle(n, *named, when(date), own, date, part, audited))
        if not audited:
            continue
        body = [s for s in sentences.values() if s["block"] == "body" and s["text"]]
        text = " ".join(s["text"] for s in body)
        made.stems[n] = about(f"{row['title'] or ''} {text}")
        made.shingles[n] = _shingles(words(text))
        made.cites += _cites(n, row["title"] or "", by["attributions"][n], speakers, sentences)
        made.said += _said(n, by["quotes"][n], speakers)


def _grouped(rows: Rows) -> defaultdict[int, Rows]:
    out: defaultdict[int, Rows] = defaultdict(list)
    for row in rows:
        out[row["article"]].append(row)
    return out


def _cites(
    article: int, title: str, attributions: Rows, speakers: Mapping[int, dict[str, Any]], sentences: Mapping[int, Any]
) -> Iterator[Cite]:
    seen = set()
    for a in attributions:
        speaker = speakers.get(a["speaker"])
        if a["status"] != Status.OUTLET or a["source_type"] not in CITED or speaker is None or a["sentence"] is None:
            continue
        key = (speaker["name"], a["sentence"])
        if key not in seen and (sentence := sentences.get(a["sentence"])):
            seen.add(key)
            yield Cite(article, speaker["name"], a["sentence"], f"{title} {sentence['text'] or ''}")


def _said(article: int, quotes: Rows, speakers: Mapping[int, dict[str, Any]]) -> Iterator[QuotedWords]:
    for q in quotes:
        speaker = speakers.get(q["speaker"])
        if speaker and speaker["type"] in HEARD and q["kind"] != QuoteKind.MENTION and q["text"]:
            yield QuotedWords(article, q["quote"], speaker["name"], q["text"])


def _shingles(tokens: Sequence[str]) -> array[int]:
    def digest(at: int) -> int:
        joined = " ".join(tokens[at : at + SHINGLE]).encode("utf-8", "surrogatepass")
        return int.from_bytes(hashlib.blake2b(joined, digest_size=8).digest(), "big")

    return array("Q", sorted(set(map(digest, range(len(tokens) - SHINGLE + 1)))))
