"""Pictures: does the credit name a maker, and does the caption describe the picture?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.stems import stems
from audit.lang import lang_of
from audit.lang.wordsets import Alternatives, WordRow, WordSets
from audit.model.article import Article, Block, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.house import House
from audit.model.marks import Role
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes
from audit.model.text import Span, words

_PARTS = re.compile(r"[/,|]| for | of ")


class CaptionWords(WordSets):
    FILE = "captions.txt"
    made: Alternatives
    nobody: Alternatives
    outlet: Alternatives
    particles: WordRow
    verbs: WordRow
    scene: WordRow
    label: WordRow

    @cached_property
    def maker(self) -> re.Pattern[str]:
        """Somebody who makes or licenses pictures, or a slash between maker and agency."""
        return re.compile(rf"/|\b(?:{self.made})\b", re.IGNORECASE)

    @cached_property
    def names_nobody(self) -> re.Pattern[str]:
        return re.compile(rf"(?:from )?(?:the )?(?:{self.nobody})", re.IGNORECASE)

    @cached_property
    def outlet_name(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self.outlet})\b", re.IGNORECASE)

    @cached_property
    def person(self) -> re.Pattern[str]:
        further = rf" (?:[a-z]{{1,3}})?[A-Z][\w.'’-]*| (?:{'|'.join(self.particles)})"  # Ada duBois
        return re.compile(rf"@?[A-Z][\w.'’-]+(?:{further}){{1,3}}")

    @cached_property
    def verb(self) -> re.Pattern[str]:
        return re.compile("|".join(self.verbs))

    @cached_property
    def place(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(self.scene)})\b")

    @cached_property
    def before_name(self) -> re.Pattern[str]:
        return re.compile(rf"^\W*(?:{'|'.join(self.label)})s?(?: credit)?\s*(?::|by\b|courtesy)?\s*", re.IGNORECASE)


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
        sets = lang_of(article).sets(CaptionWords)
        name = sets.before_name.sub("", article.slice(credit)).strip(" ().")
        if not name:
            return ""
        parts = [p.strip() for p in _PARTS.split(name)]
        if all(sets.names_nobody.fullmatch(p) for p in parts):
            # a bare "Facebook" below a picture may be a button, or who is shown
            return "The credit names nobody" if name != article.slice(credit).strip(" ().") else ""
        if sets.maker.search(name) or (sets.person.fullmatch(parts[0]) and not sets.outlet_name.search(parts[0])):
            return ""
        if House((article.meta.outlet,)).owns(name):
            return ""  # the house took it itself
        if name == article.slice(credit).strip(" ()."):
            return ""  # a name alone: as a rule the house itself, a sister station, or who gave the picture
        known = any(t.span.overlaps(credit) for t in article.terms("outlets"))
        return "The credit names an outlet but no photographer" if known or sets.outlet_name.search(name) else ""

    def _says_nothing(self, article: Article, shown: Span) -> bool:
        title, folded = facts.headline(article), article.folded
        own = stems(folded, shown)
        if title is None or len(own) < 3 or sum(1 for _ in words(article.text, shown.start, shown.end)) > 30:
            return False
        known = {s for b in (title, *article.of_kind(Kind.SUBHEADING)[:1]) for s in stems(folded, b.span)}
        text = article.slice(shown)
        sets = lang_of(article).sets(CaptionWords)
        if sets.person.match(text):
            return False  # it says who is shown
        acts = any(sets.verb.fullmatch(article.slice(w)) for w in words(article.text, shown.start, shown.end))
        return not acts and len(own & known) >= self.share * len(own) and not sets.place.search(text)


def _trimmed(text: str, span: Span) -> Span:
    raw = text[span.start : span.end]
    start = span.start + len(raw) - len(raw.lstrip())
    return Span(start, max(start, span.start + len(raw.rstrip())))
