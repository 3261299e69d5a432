"""A passage that an editor would ask about and that no other rule finds."""

from __future__ import annotations

from typing import ClassVar

from audit.check.base import BaseCheck
from audit.lang import lang_of
from audit.lang.asking import ask_points
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import AskReason, Stake
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes

OPEN = "open"

TOPICS = {
    AskReason.HEADLINE: "headline",
    AskReason.NAMED_WRONG: "charge",
    AskReason.WRONG: "charge",
    AskReason.PERSON: "one-voice",
    AskReason.ROLE: "one-voice",
    AskReason.BODY: "one-voice",
    AskReason.OUTLET: "one-voice",
    AskReason.ANONYMOUS: "one-voice",
    AskReason.FIGURE: "figure",
    AskReason.LONE_CROWD: "crowd",
    AskReason.LONE_EFFECT: "effect",
    AskReason.LONE_FORECAST: "forecast",
    AskReason.MOTIVE: "motive",
}
"""What a question is about, the weightiest first."""


@dataclass(frozen=True, slots=True)
class OpenQuestionCheck(BaseCheck):
    """Headlines and body sentences whose stakes (what they say, who answers, where they stand) weigh `at_least` so
    many points. Gives way to whatever another rule finds in the same sentence or headline. The field `topic` is what to
    ask about."""

    at_least: int

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = (Stake,)
    fields: ClassVar[FieldTypes] = {"topic": (*dict.fromkeys(TOPICS.values()), "other"), "weighs": int}
    gives_way: ClassVar[bool] = True

    def measure(self, article: Article) -> Measure | NotApplicable:
        table = ask_points(lang_of(article))
        hits = []
        for stake in article.all(Stake):
            weighs = table.of((*stake.reasons, OPEN))
            if weighs >= self.at_least:
                topic = next((TOPICS[r] for r in TOPICS if r in stake.reasons), "other")
                hits.append(Hit(stake.span, fields={"topic": topic, "weighs": weighs}))
        return Measure(tuple(hits), value=len(hits))
