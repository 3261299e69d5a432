"""What an article costs, stage by stage, as ratios within one run: absolute times drift from machine to machine.

The yardstick is vaderSentiment over the same sentences, a library that many run on every article without a thought.
Processor time, the least of the rounds, the stages in turn: a busy machine is busy for all. The whole journey takes
longer than its stages together, since nothing it needs is at hand from the round before.
`make bench` prints the table. Nothing here is a test; no figure gates anything.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from support import article_of, seeds
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from audit import annotate, check, load, parse, report, score
from audit.annotate import tone
from audit.model.article import Article
from audit.model.marks import Tone
from audit.pipeline import Auditor

ROUNDS = 15


def milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def layers(article: Article) -> Article:
    """The article with all layers that a report shows worked out; the profiles are not."""
    for one in annotate.ANNOTATORS.values():
        if not one.value and one.gives is not Tone:
            article.all(one.gives)
    return article


def main() -> None:
    start = time.perf_counter()
    auditor = Auditor(profile=False)
    pack, matcher = auditor.pack, auditor.compiled().matcher
    compiled = 1000 * (time.perf_counter() - start)

    sources = [load.read(str(article_of(s)), parse.INPUTS) for s in seeds() if article_of(s).suffix == ".txt"]
    parsed = [parse.parse(s) for s in sources]
    scanned = [matcher.scan(a) for a in parsed]
    read = [layers(annotate.annotate(a, auditor.config.house, pack.lexicons)) for a in scanned]
    judged = [check.run(a, pack) for a in read]
    cards = [score.score(a, pack, o) for a, o in zip(read, judged, strict=True)]
    vader = SentimentIntensityAnalyzer()

    stages: dict[str, Callable[[], object]] = {
        "vaderSentiment": lambda: [vader.polarity_scores(a.slice(s.span)) for a in read for s in a.sentences],
        "parse": lambda: [parse.parse(s) for s in sources],
        "scan": lambda: [matcher.scan(a) for a in parsed],
        "annotate": lambda: [layers(annotate.annotate(a, auditor.config.house, pack.lexicons)) for a in scanned],
        "tone": lambda: [tone.tone_profile(a) for a in read],
        "check": lambda: [check.run(a, pack) for a in read],
        "score": lambda: [score.score(a, pack, o) for a, o in zip(read, judged, strict=True)],
        "report": lambda: [
            report.build(a, pack, o, c.dimensions, c.headline, auditor.compiled().tool, c.tally.words)
            for a, o, c in zip(read, judged, cards, strict=True)
        ],
        "whole journey": lambda: [auditor.audit(s) for s in sources],
    }
    rounds = [{name: milliseconds(work) for name, work in stages.items()} for _ in range(ROUNDS)]
    took = {name: min(one[name] for one in rounds) for name in stages}
    words = sum(r.article.words for s in sources for r in [auditor.audit(s)])
    count = sum(len(a.sentences) for a in read)
    a_second = len(sources) / took["whole journey"] * 1000
    lines = [
        f"{len(sources)} articles, {words} words, {count} sentences, {len(pack.rules)} rules",
        f"rules and words compiled once: {compiled:.0f} ms",
        f"{'stage':<16}{'ms/article':>12}{'x vader':>10}",
        *(f"{name:<16}{ms / len(sources):>12.2f}{ms / took['vaderSentiment']:>10.2f}" for name, ms in took.items()),
        f"{a_second:.0f} articles, {a_second * words / len(sources):.0f} words a second on one core",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
