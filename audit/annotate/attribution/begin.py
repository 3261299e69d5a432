"""How an attribution begins: a candidate that is a cue, with its occasion."""

from __future__ import annotations

from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.site import Site
from audit.annotate.attribution.subcat import long_phrase
from audit.annotate.attribution.tokens import Range
from audit.lang.tags import MODIFIER
from audit.model.marks import CueKind


def begin(site: Site, kind: CueKind, construction: str) -> Draft:
    """The draft of a candidate that is a cue: its cue and its occasion, no source and no content yet."""
    i, word, f = site.i, site.word, site.frame
    start = f.group
    while start < i and site.tags[start] in MODIFIER and site.low[start] not in site.sets.between_verbs:
        start += 1
    end = i + word.length
    if f.right.startswith("prep") and f.after >= end and f.after - end < 2 and not f.adjunct:
        end = f.after + 1
    if kind is not CueKind.VERB:
        start = i
    return Draft(
        (start, end),
        i,
        kind,
        construction,
        word.entry,
        word.stance,
        word.group,
        negated=f.negated,
        occasion=_occasion(site),
    )


def _occasion(site: Site) -> Range | None:
    """The time, place, medium or hearer right behind the cue."""
    f = site.frame
    if f.adjunct and not f.right.startswith("prep") and site.low[f.adjunct[0]] not in site.sets.no_occasion:
        return f.adjunct
    if site.word.lemma == "tell" and f.right.startswith("np"):
        return f.after, long_phrase(site.tokens, f.after)
    return None
