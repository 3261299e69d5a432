"""In what senses the entries of the word lists stand in real articles: entry, hits, contexts.

    make senses DATA=a.jsonl                                                every list, entry by entry
    make senses DATA="a.jsonl b.jsonl" ARGS="loaded-words peacock-terms"    these lists
    make senses DATA=a.jsonl ARGS="loaded-words --entry rant --most 40"     one entry, more of its contexts
    make senses DATA=a.jsonl ARGS=--found                                   what became a finding, and of which rule

For whoever adds an entry or wonders about one: what stands in other senses than the list means gets a context in the
rule (`exempt`), or leaves the list. The contexts are printed and never kept: the articles are other people's.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from audit import assets, load, packs, parse
from audit.model.article import Meta
from audit.model.lexicon import Lexicon
from audit.model.report import Report
from audit.model.text import Span
from audit.pipeline import Auditor
from audit.scan import Matcher

MOST = 5
"""Contexts shown of an entry."""
AROUND = 45
"""Characters shown on either side of a hit."""


@dataclass
class Sense:
    """One entry of a list: how often it stands in the articles, how often in a finding, and where."""

    hits: int = 0
    found: int = 0
    contexts: list[str] = field(default_factory=list)


Senses = Mapping[str, Mapping[str, Sense]]
"""List -> lemma of the entry -> its places."""


def senses(texts: Sequence[str], lists: Sequence[Lexicon], *, found: bool = False, most: int = MOST) -> Senses:
    """Each entry of the lists in the texts. `found`: hits inside findings alone, with the rules behind them."""
    out: dict[str, dict[str, Sense]] = {one.id: {e.lemma: Sense() for e in one.entries} for one in lists}
    matcher = Matcher(list(lists), [])
    rules = _rules(texts) if found else iter(())
    for text in texts:
        article = matcher.scan(parse.parse(load.from_text(text, "a.txt", format="text", meta=Meta())))
        marks = next(rules, ())
        for one in lists:
            for term in article.terms(one.id):
                if term.entry is None:
                    continue
                by = sorted({rule for span, rule in marks if span.overlaps(term.span)})
                if found and not by:
                    continue
                sense = out[one.id][term.entry.lemma]
                sense.hits += 1
                sense.found += bool(by)
                if len(sense.contexts) < most:
                    sense.contexts.append(_context(article.text, term.span, by))
    return out


def _rules(texts: Sequence[str]) -> Iterator[tuple[tuple[Span, str], ...]]:
    """The places of each text's findings, with their rules."""
    items = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
    for report in Auditor(profile=False).audit_many(items):
        assert isinstance(report, Report), report
        yield tuple((span, f.rule) for f in report.findings for span in f.spans)


def _context(text: str, span: Span, rules: Sequence[str]) -> str:
    before = text[max(0, span.start - AROUND) : span.start]
    behind = text[span.end : span.end + AROUND]
    words = " ".join(f"{before}[{text[span.start : span.end]}]{behind}".split())
    return f"{words}  ({', '.join(rules)})" if rules else words


def said(all_senses: Senses, entry: str = "", most: int = MOST) -> Iterator[str]:
    """What is printed: list by list the entries that stand in the articles, the most frequent first."""
    for name, entries in all_senses.items():
        some = {lemma: sense for lemma, sense in entries.items() if sense.hits and entry in ("", lemma)}
        if not some:
            continue
        yield f"== {name}: {len(some)} of {len(entries)} entries, {sum(s.hits for s in some.values())} hits"
        for lemma, sense in sorted(some.items(), key=lambda pair: (-pair[1].hits, pair[0])):
            yield f"{sense.hits:6d}  {lemma}"
            yield from (f"          {context}" for context in sense.contexts[:most])


def texts_of(path: Path) -> Iterator[str]:
    """The articles of a file of JSON lines: title, where there is one, and text."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]


def main(argv: Sequence[str]) -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path, action="append", required=True, help="articles, a JSON object a line")
    asked.add_argument("--entry", default="", help="this entry alone, by its lemma")
    asked.add_argument("--most", type=int, default=MOST, help="contexts of an entry")
    asked.add_argument("--found", action="store_true", help="only hits that are part of a finding")
    asked.add_argument("lists", nargs="*", help="lists; all of them where none is named")
    args = asked.parse_args(argv)
    shipped = packs.load_lexicons([assets.rules_dir() / "lexicons"])
    if unknown := set(args.lists) - shipped.keys():
        asked.error(f"no list {min(unknown)!r}")
    lists = [shipped[name] for name in args.lists or sorted(shipped)]
    texts = [text for path in args.data for text in texts_of(path)]
    for line in said(senses(texts, lists, found=args.found, most=args.most), args.entry, args.most):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
