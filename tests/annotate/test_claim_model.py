"""The claim model: it takes argument and scene away in a text that is made of them, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from annotate.reading import HEAD, read
from evaluation.count_claims import rows_of

from audit.annotate.claim_model import FEW, SECTIONS, features, judged, points, trusted
from audit.annotate.claims import readings
from audit.lang import DEFAULT

COLUMN = (
    "We like to think that a harbour is a place of work. It is not. It is a promise that somebody will come home. "
    "There is a kind of silence on a quay in winter, and it is no comfort. And yet we keep building. "
    "The question is what we owe to those who stay. If we love the sea, we must learn to share it. "
    "Nothing about this is easy. Pride is a poor pilot. The Alder council sold the north quay for $4 million in March. "
    "Ann Lund lost her berth because of it. Let us be honest about the price. None of it was ever free."
)
NEWS = (
    "The Alder council sold the north quay on Monday. Ann Lund lost her berth. Four crews left Port Ross for good. "
    "The storm tore down the crane in March. The Halden line runs two ships a day. Nothing about this is easy. "
    "The board met in Alder on Friday. Police in Port Ross searched three boats. The ferry brought 40 tons of salt."
)


def test_argument_in_a_column_is_no_claim() -> None:
    rows = readings(read(HEAD + COLUMN))
    gone = [row for row, claim in zip(rows, judged(DEFAULT, rows), strict=True) if row.claim and not claim]
    assert len(gone) >= 2
    assert all(row.soft for row in gone)


@pytest.mark.parametrize("part", ["sold the north quay", "lost her berth"])
def test_its_facts_stay(part: str) -> None:
    rows = readings(read(HEAD + COLUMN))
    (claim,) = (c for row, c in zip(rows, judged(DEFAULT, rows), strict=True) if part in " ".join(row.statement.low))
    assert claim


def test_the_rules_decide_alone_on_news() -> None:
    rows = readings(read(HEAD + NEWS))
    assert all(trusted(rows))
    assert judged(DEFAULT, rows) == [row.claim for row in rows]


def test_a_few_sentences_say_nothing_of_a_text() -> None:
    rows = readings(read(HEAD + "Pride is a poor pilot. Nothing about this is easy."))
    assert len(rows) < FEW
    assert judged(DEFAULT, rows) == [row.claim for row in rows]


def test_points_only_take_claims_away() -> None:
    rows = readings(read(HEAD + COLUMN))
    assert all(row.claim for row, claim in zip(rows, judged(DEFAULT, rows), strict=True) if claim)


def test_every_feature_has_a_section() -> None:
    rows = readings(read(HEAD + COLUMN + " “We ought to mind,” Ann Lund said."))
    assert {section for names in features(rows) for section, _ in names} <= set(SECTIONS)
    assert {section for section, _ in points(DEFAULT)} <= set(SECTIONS)


def test_points_are_counted_on_the_features_of_the_program(tmp_path: Path) -> None:
    text = HEAD + COLUMN
    rows = readings(read(text))
    labels = [
        {"start": r.sentence.span.start, "end": r.sentence.span.end, "block": "body", "claim": n % 2 == 0}
        for n, r in enumerate(rows)
    ]
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps({"id": "x", "text": text, "sentences": labels}) + "\n", "utf-8")
    counted = rows_of(file)
    assert [(name, label) for name, label, *_ in counted] == [("gold x", int(n % 2 == 0)) for n in range(len(rows))]
    assert [row[2] for row in counted] == list(features(rows))
