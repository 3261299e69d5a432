"""What a change of the rules does to real articles: the findings gained and lost against a committed baseline.

The articles lie beside the checkout and are no part of it; the baseline holds ids, offsets and hashes alone. `make
ecosystem` prints the difference, `make ecosystem-update` makes what is found now the baseline. A person reads the
difference before that: every line of it is a mark on somebody's article that comes or goes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from support import ROOT

from audit.config import Config
from audit.model.report import Report
from audit.pipeline import Auditor

DATA = ROOT.parent / "shared" / "data"
BASELINE = ROOT / "tests" / "evaluation" / "ecosystem.json.gz"
SCHEMA = "ecosystem/1"
SAMPLE = {"recovery/dev.jsonl": 200, "polnear/dev.jsonl": 100}
"""File -> articles taken from it: those whose ids have the smallest hashes, whatever their order in the file."""
PLACES = 5
"""Places shown of each rule, gained and lost."""


@dataclass(frozen=True, order=True)
class Place:
    """A finding: where, how grave, and the hash of its words."""

    start: int
    end: int
    severity: str
    words: str


Found = Mapping[str, Mapping[str, list[Place]]]
"""Article id -> rule -> its places, in order."""


@dataclass
class Change:
    """What became of one rule's findings; (article, place) each. `moved`: other bounds around some of the same words;
    `severity`: the same words, graver or milder than before."""

    gained: list[tuple[str, Place]] = field(default_factory=list)
    lost: list[tuple[str, Place]] = field(default_factory=list)
    moved: list[tuple[str, Place]] = field(default_factory=list)
    severity: list[tuple[str, Place]] = field(default_factory=list)


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


def found_in(sample: Mapping[str, Mapping[str, str]], pack: str) -> dict[str, dict[str, list[Place]]]:
    """What the rules find now, those in preview too; findings that a stronger one suppresses are left out."""
    auditor = Auditor(Config(pack=pack, preview=True), profile=False)
    items = [{"id": id_, **fields} for id_, fields in sample.items()]
    out: dict[str, dict[str, list[Place]]] = {}
    for id_, report in zip(sample, auditor.audit_many(items), strict=True):
        assert isinstance(report, Report), report
        rules: dict[str, list[Place]] = defaultdict(list)
        for f in report.findings:
            if not f.suppressed_by:
                words = (report.article.text or "")[f.spans[0].start : f.spans[0].end]
                rules[f.rule].append(Place(f.spans[0].start, f.spans[0].end, f.severity, digest(words)[:8]))
        out[id_] = {rule: sorted(places) for rule, places in sorted(rules.items())}
    return out


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


# -- the baseline


def packed(found: Found) -> bytes:
    """The baseline's bytes: the same for the same findings."""
    rows = {
        id_: {rule: [f"{p.start}-{p.end} {p.severity} {p.words}" for p in places] for rule, places in rules.items()}
        for id_, rules in found.items()
    }
    text = json.dumps({"schema": SCHEMA, "found": rows}, sort_keys=True, separators=(",", ":"))
    return gzip.compress(text.encode("ascii"), mtime=0)


def unpacked(data: bytes) -> dict[str, dict[str, list[Place]]]:
    """Raises ValueError when these are not the bytes of a baseline."""
    value = json.loads(gzip.decompress(data))
    if value.get("schema") != SCHEMA:
        raise ValueError(f"schema is {value.get('schema')!r}, want {SCHEMA}")
    return {
        id_: {rule: [_place(text) for text in places] for rule, places in rules.items()}
        for id_, rules in value["found"].items()
    }


def _place(text: str) -> Place:
    at, severity, words = text.split(" ")
    start, end = at.split("-")
    return Place(int(start), int(end), severity, words)


# -- the difference


def compare(before: Found, after: Found) -> dict[str, Change]:
    """Rule -> what became of its findings, in articles that both have; rules without change are left out."""
    changes: dict[str, Change] = defaultdict(Change)
    for id_ in sorted(before.keys() & after.keys()):
        for rule in sorted({*before[id_], *after[id_]}):
            _pair(id_, before[id_].get(rule, []), after[id_].get(rule, []), changes[rule])
    return {rule: c for rule, c in sorted(changes.items()) if c.gained or c.lost or c.moved or c.severity}


def _pair(id_: str, before: Iterable[Place], after: Iterable[Place], change: Change) -> None:
    """Pairs the places of one rule in one article: the same bounds first, then the same words, then an overlap."""
    old, new = list(before), list(after)
    tests = (
        lambda a, b: (a.start, a.end) == (b.start, b.end),
        lambda a, b: a.words == b.words,
        lambda a, b: a.start < b.end and b.start < a.end,
    )
    for n, same in enumerate(tests):
        for b in list(new):
            a = next((a for a in old if same(a, b)), None)
            if a is None:
                continue
            old.remove(a)
            new.remove(b)
            if n == 2:
                change.moved.append((id_, b))
            if a.severity != b.severity:
                change.severity.append((id_, b))
    change.gained += [(id_, b) for b in new]
    change.lost += [(id_, a) for a in old]


def said(before: Found, after: Found, texts: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """The difference in words. `texts`: the articles, to show the words of each place."""
    changes = compare(before, after)
    sums = [sum(len(getattr(c, part)) for c in changes.values()) for part in ("gained", "lost", "moved", "severity")]
    lines = [
        f"{len(before.keys() & after.keys())} articles: {_count(before)} findings before, {_count(after)} now; "
        "{} gained, {} lost, {} with other bounds, {} of another severity".format(*sums)
    ]
    if other := before.keys() ^ after.keys():
        lines.append(f"{len(other)} articles are in one of the two alone, left out: {', '.join(sorted(other)[:3])}")
    for rule, c in changes.items():
        parts = (("gained", c.gained), ("lost", c.lost), ("moved", c.moved), ("severity", c.severity))
        lines.append(f"\n{rule}: " + ", ".join(f"{len(places)} {what}" for what, places in parts if places))
        for sign, places in zip("+-~!", (places for _, places in parts), strict=True):
            lines += [f"  {sign} {_shown(id_, place, texts)}" for id_, place in places[:PLACES]]
            if len(places) > PLACES:
                lines.append(f"  {sign} and {len(places) - PLACES} more")
    return "\n".join(lines) + "\n"


def _count(found: Found) -> int:
    return sum(len(places) for rules in found.values() for places in rules.values())


def _shown(id_: str, place: Place, texts: Mapping[str, Mapping[str, str]] | None) -> str:
    line = f"{id_} {place.start}-{place.end} {place.severity}"
    if texts and id_ in texts:
        words = " ".join(texts[id_]["text"][place.start : place.end].split())
        line += f" “{words[:80]}”"
    return line


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--update", action="store_true", help="make what is found now the baseline")
    parser.add_argument("--words", action="store_true", help="show the words of each place (to the screen alone)")
    parser.add_argument("--pack", default="core")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--baseline", type=Path, default=BASELINE)
    options = parser.parse_args(arguments)
    if not all((options.data / name).is_file() for name in SAMPLE):
        sys.stderr.write(f"no articles in {options.data}: want {', '.join(SAMPLE)}\n")
        return 2
    if not options.update and not options.baseline.is_file():
        sys.stderr.write("no baseline to compare with: `make ecosystem-update` writes one\n")
        return 2
    sample = articles(options.data)
    after = found_in(sample, options.pack)
    before = unpacked(options.baseline.read_bytes()) if options.baseline.is_file() else {}
    sys.stdout.write(said(before, after, sample if options.words else None))
    if options.update:
        options.baseline.write_bytes(packed(after))
        sys.stdout.write(f"\nwrote {options.baseline.name}: {options.baseline.stat().st_size // 1000} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
