"""Where the parts of an attribution begin and end: what the readers of constructions proposed, weighed against the
other places where they could.

Each edge (of a cue, a source, a content) is a choice among a few tokens. Every place has names for what is seen there
(choices.py): its class, its neighbours, the frame of the cue, whether the rules chose it. Each name has points,
counted over PolNeAR's training articles (edge-points.txt of the language: a logistic model on exactly these names,
rounded). The place with the most points is taken, the rules' own where none has more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import repeat

from audit.annotate.attribution import content_edges, cue_edges
from audit.annotate.attribution.choices import EdgeChoice
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.site import Site
from audit.annotate.attribution.tokens import Range
from audit.lang import Lang
from audit.lang.wordsets import read_points
from audit.model.marks import CueKind

POINTS_FILE = "edge-points.txt"
EDGES = {
    "cue-begin": "the first word of a cue",
    "cue-end": "the token behind a cue",
    "source-begin": "the first word of a source before its cue",
    "source-close": "the token behind a source before its cue",
    "source-end": "the token behind a source that stands behind its cue",
    "content-open": "the first word of a content before its cue",
    "content-begin": "the first word of a content behind its cue",
    "content-end": "the token behind a content that stands behind its cue",
    "content-kept": "whether a further part of a content is one",
}
"""The choices, each a section of the file."""

_NO_POINTS = repeat(0)

Decide = Callable[[EdgeChoice], int]
Settle = Callable[[Site, Draft], Draft]


@cache
def points(lang: Lang) -> Mapping[str, Mapping[str, int]]:
    """The points of a language, read once: edge -> name -> points. Raises OSError when it has none."""
    return read_points(lang.folder / POINTS_FILE, EDGES)


def settle(site: Site, draft: Draft) -> Draft:
    """The draft with the edges that have the most points."""
    card = points(site.tokens.lang)

    def best(choice: EdgeChoice) -> int:
        known = card[choice.edge].get
        return max((sum(map(known, names, _NO_POINTS)), at == choice.rule, at) for at, names in choice.places)[2]

    return decided(site, draft, best)


def decided(site: Site, draft: Draft, decide: Decide) -> Draft:
    """The draft with every edge where `decide` sets it, one after the other. An edge with one place only is no
    choice."""

    def chosen(choice: EdgeChoice) -> int:
        return decide(choice) if choice.places else choice.rule

    if draft.cue is None or draft.kind is CueKind.PUNCTUATION:
        return draft
    if draft.kind is CueKind.VERB:
        draft.cue = (
            chosen(cue_edges.cue_begin(site, draft.head, draft.cue[0])),
            chosen(cue_edges.cue_end(site, draft, draft.cue[1])),
        )
    if draft.source is not None:
        first, last = draft.source
        if first > draft.head:
            draft.source = first, chosen(cue_edges.source_end(site, draft, draft.source))
        elif last <= draft.head:
            draft.source = first, last = chosen(cue_edges.source_begin(site, draft.source)), last
            draft.source = first, chosen(cue_edges.source_close(site, draft, draft.source))
    draft.content = [part for n in range(len(draft.content)) if (part := _part(site, draft, n, chosen))]
    return draft


def _part(site: Site, draft: Draft, n: int, chosen: Decide) -> Range | None:
    """Part n of the content with its edges; None where it is no part."""
    first, last = draft.content[n]
    if first > draft.head:
        if n and not chosen(content_edges.kept(site, draft, n)):
            if draft.construction == "verb-inside-content":
                draft.construction = "verb-after-content"
            return None
        if not n:
            first = chosen(content_edges.begin(site, draft, first))
        last = chosen(content_edges.end(site, draft, first, last))
    elif last <= draft.head:
        first = chosen(content_edges.opening(site, draft.content[n]))
    return (first, last) if first < last else None
