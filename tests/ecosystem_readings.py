"""How real articles are read, as a baseline of ids, offsets, hashes and figures: what tests/ecosystem.py compares."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from support import ROOT

from audit.config import Config
from audit.model.report import Report, SentenceRow
from audit.pipeline import Auditor

DATA = ROOT.parent / "shared" / "data"
BASELINE = ROOT / "tests" / "evaluation" / "ecosystem.json.gz"
SCHEMA = "ecosystem/2"
PACK = "core"
SAMPLE = {"recovery/dev.jsonl": 200, "polnear/dev.jsonl": 100}
"""File -> articles taken from it: those whose ids have the smallest hashes, whatever their order in the file."""

# One letter a sentence. A status that answers strongly is a capital; `w` is one that stands earlier in the paragraph.
BLOCKS = {
    "headline": "h", "subheading": "s", "byline": "y", "caption": "c", "body": "b", "promo": "p", "boilerplate": "l",
    "embed": "e",
}  # fmt: skip
STATUSES = {
    "identified": "i", "outlet": "o", "anonymous": "a", "vague": "v", "agentless": "g", "none": "n", "weak": "w",
    "not judged": ".",
}  # fmt: skip
GROUPING = "grouping of findings"
"""The layer of what else a finding points at, and whether it stands under another."""
CLAIMS = {"claim": "c", "no claim": "."}


@dataclass(frozen=True, order=True)
class Place:
    """A mark: where, of what sort (a finding's severity, an attribution's status ...), and a hash of its words or of
    all that it says."""

    start: int
    end: int
    severity: str
    words: str


Found = Mapping[str, Mapping[str, list[Place]]]
"""Article id -> rule or layer -> its places, in order."""


@dataclass(frozen=True)
class Reading:
    """One article as it is read: a hash of where its sentences stand, and a letter for each in `blocks`, `statuses` and
    `claims`; the places of the rules and of the other layers; score, low and high of each dimension."""

    bounds: str = ""
    blocks: str = ""
    statuses: str = ""
    claims: str = ""
    found: dict[str, list[Place]] = field(default_factory=dict)
    marks: dict[str, list[Place]] = field(default_factory=dict)
    scores: dict[str, list[float | None]] = field(default_factory=dict)


Readings = Mapping[str, Reading]
"""Article id -> how it is read."""


def here(data: Path = DATA) -> bool:
    """Are the articles on this machine?"""
    return all((data / name).is_file() for name in SAMPLE)


def articles(data: Path) -> dict[str, dict[str, str]]:
    """The sample: id -> the fields that audit_many takes."""
    out: dict[str, dict[str, str]] = {}
    for name, most in SAMPLE.items():
        with (data / name).open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        rows.sort(key=lambda row: digest(row["id"]))
        for row in rows[:most]:
            text = f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]
            out[f"{name.split('/')[0]}/{row['id']}"] = {"text": text}
    return out


# -- how an article is read


def readings(sample: Mapping[str, Mapping[str, str]], pack: str = PACK) -> Iterator[tuple[str, Reading]]:
    """Each article with its reading, in the order of the sample; a rule in preview is not asked: a new one costs no
    new baseline."""
    auditor = Auditor(Config(pack=pack), profile=False)
    items = [{"id": id_, **fields} for id_, fields in sample.items()]
    for id_, report in zip(sample, auditor.audit_many(items), strict=True):
        assert isinstance(report, Report), report
        yield id_, reading(report)


def reading(report: Report) -> Reading:
    return Reading(
        bounds=short(*(f"{s.start}-{s.end}" for s in report.sentences)),
        blocks="".join(BLOCKS[s.block] for s in report.sentences),
        statuses="".join(map(_status, report.sentences)),
        claims="".join(CLAIMS["claim" if s.claim else "no claim"] for s in report.sentences),
        found=_sorted(_findings(report)),
        marks=_sorted(_marks(report)),
        scores={d.id: [d.score, d.low, d.high] for d in report.dimensions},
    )


def _status(sentence: SentenceRow) -> str:
    if sentence.strength == "weak":
        return STATUSES["weak"]
    letter = STATUSES[sentence.status or "not judged"]
    return letter.upper() if sentence.strength else letter


def _findings(report: Report) -> Iterator[tuple[str, Place]]:
    """Findings that a stronger one suppresses are left out."""
    text = report.article.text or ""
    for f in report.findings:
        if not f.suppressed_by:
            at = f.spans[0]
            yield f.rule, Place(at.start, at.end, f.severity, short(text[at.start : at.end]))


def _marks(report: Report) -> Iterator[tuple[str, Place]]:
    """The other layers. What a mark says beyond its first place and its sort goes into the hash."""
    for a in report.attributions:
        at = a.cue or a.source or a.content[0]
        name = "" if a.speaker is None else report.speakers[a.speaker].name
        yield "attributions", Place(at.start, at.end, a.status, short(a.cue, a.source, a.content, a.status, name))
    for p in report.speakers:
        at = p.mentions[0]
        yield "speakers", Place(at.start, at.end, p.type, short(p.name, p.role, p.mentions, p.sure))
    for q in report.quotes:
        yield "quotations", Place(q.span.start, q.span.end, q.kind, short(q.words, q.closed))
    for h in report.hedges:
        yield "hedges", Place(h.span.start, h.span.end, "owned" if h.owned else "unowned", short(h.class_))
    for c in report.checks:
        yield "checks by hand", Place(c.span.start, c.span.end, c.kind, short(c.status, c.note))
    for f in report.findings:
        at = f.spans[0]
        if f.suppressed_by:
            yield "suppressed findings", Place(at.start, at.end, f.rule, "")
        else:
            yield GROUPING, Place(at.start, at.end, f.rule, short(f.spans[1:], f.absent, f.lead is None))


def _sorted(places: Iterator[tuple[str, Place]]) -> dict[str, list[Place]]:
    out: dict[str, list[Place]] = defaultdict(list)
    for name, place in places:
        out[name].append(place)
    return {name: sorted(some) for name, some in sorted(out.items())}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def short(*parts: object) -> str:
    return digest("\n".join(map(str, parts)))[:6]


# -- the baseline


def packed(read: Readings) -> bytes:
    """The baseline's bytes: the same for the same readings."""
    rows = {id_: {**asdict(r), "found": _lines(r.found), "marks": _lines(r.marks)} for id_, r in read.items()}
    text = json.dumps({"schema": SCHEMA, "articles": rows}, sort_keys=True, separators=(",", ":"))
    return gzip.compress(text.encode("ascii"), mtime=0)


def unpacked(data: bytes) -> dict[str, Reading]:
    """Raises ValueError when these are not the bytes of a baseline."""
    value = json.loads(gzip.decompress(data))
    if value.get("schema") != SCHEMA:
        raise ValueError(f"schema is {value.get('schema')!r}, want {SCHEMA}: `make ecosystem-update` writes it anew")
    return {
        id_: Reading(**{**row, "found": _places(row["found"]), "marks": _places(row["marks"])})
        for id_, row in value["articles"].items()
    }


def _lines(some: Mapping[str, list[Place]]) -> dict[str, list[str]]:
    return {name: [f"{p.start}-{p.end}|{p.severity}|{p.words}" for p in places] for name, places in some.items()}


def _places(some: Mapping[str, list[str]]) -> dict[str, list[Place]]:
    return {name: [_place(text) for text in places] for name, places in some.items()}


def _place(text: str) -> Place:
    at, severity, words = text.split("|")
    start, end = at.split("-")
    return Place(int(start), int(end), severity, words)
