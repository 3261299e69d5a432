"""What the points of the cue scorecard were counted on is what is summed up when an article is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from annotate.reading import read
from evaluation import count_points
from support import ROOT

from audit.annotate.attribution import KINDS, cues, gate, lookup
from audit.annotate.attribution.tokens import tokenize
from audit.model.marks import Quote

TEXTS = [
    *(path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*/article.txt"))),
    "The mayor said in May that she had not been told of the plan, and that it might fail. Asked about the pier, he "
    "would not comment on it. She pointed out that a sale had been ruled out.",
    "“It leaks,” said Ada Holm, who runs the ferry; according to her claim, which they did not deny, it sank: “Twice.”",
    "Officials, it was reported, want to know whether the pier, said to be old, was safe. The report's authors agree.",
]
"""Our own texts, with cues and look-alikes of every sort."""


@pytest.fixture
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[list[str]]]:
    """The features of each candidate of each text as they are counted, no word being marked as a cue."""
    train = tmp_path / "train.jsonl"
    train.write_text("".join(json.dumps({"text": text, "attributions": []}) + "\n" for text in TEXTS), "utf-8")
    monkeypatch.setattr(count_points, "TRAIN", train)
    out: list[list[list[str]]] = [[] for _ in TEXTS]
    for article, is_cue, names in count_points._rows():
        assert not is_cue
        out[article].append(names)
    return out


def scored(text: str) -> list[gate.Scored]:
    """The candidates of a text as they are judged when it is read, in order."""
    article = read(text)
    tokens = tokenize(article, article.all(Quote), KINDS)
    return list(gate.scored(tokens, lookup.words_of(article, tokens)).values())


def points(names: list[str]) -> int:
    """What the scorecard gives for features by their names."""
    card = cues.points()
    sections = {"L": card.word, "R": card.takes, "LR": card.pair, "F": card.form, "S": card.before}
    sections |= {"W": card.noun, "C": card.clause}
    total = 0
    for name in names:
        section, _, value = name.partition("=")
        unknown = cues.UNKNOWN_WORD if section == "L" else 0
        total += card.base if section == "b" else sections[section].get(value, unknown)
    return total


def test_the_same_words_are_candidates_with_the_same_features(counted: list[list[list[str]]]) -> None:
    for text, names in zip(TEXTS, counted, strict=True):
        assert [s.points for s in scored(text)] == [points(n) for n in names], text[:60]


def test_these_texts_have_features_of_every_section(counted: list[list[list[str]]]) -> None:
    found = {name.partition("=")[0] for names in counted for some in names for name in some}
    assert found == set(count_points.SECTIONS)
    assert sum(map(len, counted)) > 100
    clauses = {name.partition("=")[2].partition("|")[0] for names in counted for some in names for name in some}
    assert clauses >= {"in", "under", "first", "prep", "^"}
