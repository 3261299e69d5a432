"""The ledger: who answers for each claim, and who speaks how often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from render.samples import B, Builder, S

from audit.model.report import QuoteRow, Report, SpeakerRow
from audit.model.text import Span
from audit.render import ledger


class Counted(tuple[Any, ...]):
    """A tuple that counts how often one of its items is handed out."""

    handed = 0

    def __getitem__(self, at: Any) -> Any:
        Counted.handed += 1
        return super().__getitem__(at)

    def __iter__(self) -> Iterator[Any]:
        for item in super().__iter__():
            Counted.handed += 1
            yield item


def long(sentences: int) -> Report:
    """A report in which each sentence is a claim with a source and a speaker of its own, in one quotation over all."""
    words = [
        S(f"The pier sank {n} metres, Ada No{n} said.", "identified", "strong", f"Ada No{n}", "said")
        for n in range(sentences)
    ]
    report = Builder((B("body", tuple(words)),)).report("a.txt", "Nobody.", ())
    speakers = tuple(SpeakerRow(f"Ada No{n}", "person", None, ()) for n in range(sentences))
    attributions = tuple(replace(a, speaker=n) for n, a in enumerate(report.attributions))
    quotes = tuple(
        QuoteRow(Span(s.start, report.sentences[-1].end), "partial", 3, n, n) for n, s in enumerate(report.sentences)
    )
    held = {"sentences": report.sentences, "attributions": attributions, "speakers": speakers, "quotes": quotes}
    return replace(report, **{name: Counted(rows) for name, rows in held.items()})


def handed_out(report: Report) -> int:
    Counted.handed = 0
    assert len(ledger.claims(report)) == len(ledger.speakers(report)) == len(report.sentences)
    return Counted.handed


def test_twice_the_claims_are_twice_the_work() -> None:
    some, more = handed_out(long(200)), handed_out(long(400))
    assert some > 200
    assert more <= 2.1 * some


@pytest.mark.parametrize(
    ("quotes", "says"),
    [
        ((), "reported"),
        (((4, 8, "mention"),), "reported"),
        (((4, 8, "partial"),), "partial"),
        (((4, 8, "partial"), (0, 90, "block")), "direct"),
        (((30, 40, "direct"),), "reported"),  # begins where the sentence has ended
        (((29, 40, "direct"),), "direct"),
        (((4, 6, "partial"), (5, 8, "partial"), (50, 60, "direct")), "partial"),
    ],
)
def test_how_a_claim_is_quoted(quotes: tuple[tuple[int, int, str], ...], says: str) -> None:
    sentence = S("The pier sank, Ada Lund said.!", "identified", "strong", "Ada Lund", "said")
    report = Builder((B("body", (sentence, S("It rose on Tuesday and sank again, and then it rose."))),)).report(
        "a.txt", "", ()
    )
    assert (report.sentences[0].start, report.sentences[0].end) == (0, 30)
    rows = tuple(QuoteRow(Span(a, b), kind, 1, None, None) for a, b, kind in quotes)
    (line,) = ledger.claims(replace(report, quotes=rows))
    assert (line.quote, line.distance) == (says, 0)


def test_speakers_count_their_statements_and_the_words_quoted_from_them() -> None:
    report = long(3)
    rows = (QuoteRow(Span(0, 5), "direct", 7, 2, None), QuoteRow(Span(6, 9), "mention", 9, 1, None))
    twice = (*report.attributions, report.attributions[1])
    lines = ledger.speakers(replace(report, quotes=rows, attributions=twice))
    assert [(s.speaker, s.statements, s.quoted_words, s.share) for s in lines] == [
        ("Ada No1", 2, 0, 0.5),
        ("Ada No2", 1, 7, 0.25),
        ("Ada No0", 1, 0, 0.25),
    ]
