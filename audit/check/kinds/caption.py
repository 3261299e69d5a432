"""Pictures: does the credit name a maker, and does the caption describe the picture?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.stems import stems
from audit.model.article import Article, Block, Kind, Reach
from audit.model.marks import Role
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes
from audit.model.text import Span, words

# Somebody who makes or licenses pictures: an agency, a licence, "via", "courtesy", a slash between maker and agency.
_MADE = re.compile(
    r"/|\bvia\b|\bcourtesy\b|\bhandout\b|\bCC[ -]?BY\b|\bcreative commons\b|\bpublic domain\b|\bstaff\b"
    r"|\bscreen ?(?:shot|grab)\b"
    r"|\b(?:AP|AFP|EPA|EFE|ANP|PA|UPI|dpa|Reuters|Getty|Xinhua|Sputnik|TASS|Shutterstock|Bloomberg|Alamy|iStock|NASA|ESA"
    r"|Wikimedia|Flickr|Unsplash|Pexels|Pixabay|NurPhoto|ZUMA|Magnum|archives?|library|museum|university|police)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:from )?(?:the )?(?:internet|google(?: images)?|social media|unknown|web|online|agencies|file|twitter"
    r"|facebook)",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"\b(?:news|times|post|herald|tribune|journal|guardian|telegraph|mail|gazette|chronicle|radio|television|tv|daily"
    r"|today|broadcasting|magazine|press|star|sun|mirror|express|observer|independent|bbc|cnn|nbc|cbs|abc|npr|pbs|rt"
    r"|al jazeera)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[/,|]| for | of ")
_PERSON = re.compile(r"@?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*| (?:van|von|de|der|di|da|al|bin)){1,3}")
_VERB = re.compile(r"(?:is|are|was|were|has|have|had|[a-z]{3,}(?:ed|ing))")
_SCENE = re.compile(r"\b(?:in|at|on|near|outside|inside|during|after|before|with|left|right)\b")
_LABEL = re.compile(r"^\W*(?:photo|image|picture|pic|credit)s?(?: credit)?\s*(?::|by\b|courtesy)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CaptionCheck(BaseCheck):
    """Credits that name a republisher or nobody; captions with no verb, place or occasion of at least `share` of whose
    words stand in the headline."""

    share: float = 0.6

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = (Role,)
    fields: ClassVar[FieldTypes] = {"problem": str}

    def lexicons(self) -> tuple[str, ...]:
        return ("outlets",)

    def measure(self, article: Article) -> Measure | NotApplicable:
        captions = article.of_kind(Kind.CAPTION)
        roles = {r.block: r for r in article.all(Role)}
        hits = [hit for b in captions for hit in self._of(article, b, roles.get(b.index))]
        return Measure(tuple(hits), value=len(hits), base=len(captions))

    def _of(self, article: Article, block: Block, role: Role | None) -> Iterator[Hit]:
        credit = role.marker if role is not None and role.marker is not None else None
        if credit is not None and (problem := self._credit(article, credit)):
            yield Hit(credit, fields={"problem": problem})
        end = credit.start if credit is not None and credit.start > block.span.start else block.span.end
        shown = _trimmed(article.text, Span(block.span.start, max(block.span.start, end)))
        printed = "alt" not in block.hints  # an alternative text is for those who cannot see the picture
        if printed and shown != credit and self._says_nothing(article, shown):
            yield Hit(shown, fields={"problem": "The caption repeats the headline"})

    def _credit(self, article: Article, credit: Span) -> str:
        name = _LABEL.sub("", article.slice(credit)).strip(" ().")
        if not name:
            return ""
        parts = [p.strip() for p in _PARTS.split(name)]
        if all(_NOBODY.fullmatch(p) for p in parts):
            return "The credit names nobody"
        if _MADE.search(name) or (_PERSON.fullmatch(parts[0]) and not _OUTLET.search(parts[0])):
            return ""
        known = any(t.span.overlaps(credit) for t in article.terms("outlets"))
        return "The credit names an outlet but no photographer" if known or _OUTLET.search(name) else ""

    def _says_nothing(self, article: Article, shown: Span) -> bool:
        title, folded = facts.headline(article), article.once(facts.folded)
        own = stems(folded, shown)
        if title is None or len(own) < 3 or sum(1 for _ in words(article.text, shown.start, shown.end)) > 30:
            return False
        known = {s for b in (title, *article.of_kind(Kind.SUBHEADING)[:1]) for s in stems(folded, b.span)}
        text = article.slice(shown)
        acts = any(_VERB.fullmatch(article.slice(w)) for w in words(article.text, shown.start, shown.end))
        return not acts and len(own & known) >= self.share * len(own) and not _SCENE.search(text)


def _trimmed(text: str, span: Span) -> Span:
    raw = text[span.start : span.end]
    start = span.start + len(raw) - len(raw.lstrip())
    return Span(start, max(start, span.start + len(raw.rstrip())))
