"""Which attributions report what somebody said, and in which sentences they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from audit.annotate.lexical import bag
from audit.model.article import Article
from audit.model.marks import Attribution, CueKind, Quote, QuoteKind, Status
from audit.model.text import Span, merge

TOUCH = 3  # characters of content that a sentence must hold to be told by it
FAR = 200  # sentences of one stretch of reported words that are looked at

# What somebody wants, plans or knows is the writer's own statement of it unless words of theirs are quoted.
_MIND = bag(
    "want wish seek aim plan intend consider look try attempt prefer decide know realise realize need like love "
    "hate enjoy see watch hear experience remember recognise recognize understand notice perceive eye ponder mull "
    "contemplate"
)
# Verbs of speaking and holding true that the lexicon of reporting verbs leaves out, since they do other work as often.
_SPEAKS = bag(
    "allude articulate assail assume attack believe belittle brand call challenge chant characterise characterize "
    "compare contrast credit cry decry depict deplore deride describe detail disparage doubt dub echo encourage "
    "endorse expect express extol fear feel flag float greet hail herald highlight hope identify insult invoke "
    "joke label lament laud liken mock name outline pitch plead portray post publish question raise refer "
    "ridicule rumour salute sound suspect talk thank think tout tweet unload unveil voice worry"
)
# Passives of thought in which a crowd hides: "is considered", "is widely seen as".
_HIDES = bag("consider regard see view understand know")


class Reports:
    """The attributions of an article as answers and claims read them: a working layer, like Words."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.span = Span(0, len(article.text))
        self.attributions = article.all(Attribution)
        self.quotes = merge(q.span for q in article.all(Quote) if q.kind is not QuoteKind.MENTION)
        self.quote_ends = [q.end for q in self.quotes]
        self.verbs = [t.span.start for t in article.terms("reporting-verbs")]

    @cached_property
    def by_sentence(self) -> dict[int, list[int]]:
        """Sentence -> indices of the attributions whose cue, source or words lie in it."""
        starts = [s.span.start for s in self.article.sentences]
        ends = [s.span.end for s in self.article.sentences]
        out: dict[int, list[int]] = {}
        for index, a in enumerate(self.attributions):
            for part in a.parts:
                start, end = part.start, part.end
                least = min(TOUCH, end - start)
                first = max(0, bisect_right(starts, start) - 1)
                for n in range(first, min(first + FAR, bisect_left(starts, end, first))):
                    if min(ends[n], end) - max(starts[n], start) >= least:
                        found = out.setdefault(n, [])
                        if not found or found[-1] != index:
                            found.append(index)
        return out

    def reports(self, a: Attribution) -> bool:
        """Does it report words? What somebody does, wants or knows is told by the writer."""
        if a.status is Status.NONE:
            return False
        return a.kind is not CueKind.VERB or self.speaks(a) or any(self.quoted(c) for c in a.content)

    def speaks(self, a: Attribution) -> bool:
        """Is its verb one of saying, writing or finding?"""
        lemma = a.lemma.replace("_", " ").split(" ")[0]
        if a.status is Status.AGENTLESS and lemma in _HIDES:
            return True
        return lemma in _SPEAKS or (lemma not in _MIND and a.cue is not None and self.listed(a.cue))

    def listed(self, cue: Span) -> bool:
        """Does a verb of the lexicon of reporting verbs stand in the cue?"""
        at = bisect_left(self.verbs, cue.start)
        return at < len(self.verbs) and self.verbs[at] < cue.end

    def says(self, offset: int) -> bool:
        """Does a verb of saying begin here?"""
        at = bisect_left(self.verbs, offset)
        return at < len(self.verbs) and self.verbs[at] == offset

    def quoted(self, span: Span) -> bool:
        at = bisect_right(self.quote_ends, span.start)
        return at < len(self.quotes) and self.quotes[at].start < span.end


def with_reports(article: Article) -> Article:
    return article.with_layer(Reports, (Reports(article),))


def reports_of(article: Article) -> Reports:
    """What `with_reports` has laid in a layer; read afresh where an annotator runs by itself."""
    laid = article.layers.get(Reports)
    return laid[0] if laid else Reports(article)
