"""The program reads our own articles as their goldens say; and the tool that holds the two together."""

from __future__ import annotations

from pathlib import Path

import golden
import pytest
from golden import Fact, Golden, Row

from audit.pipeline import Auditor

FILES = golden.goldens()
LEAST = 60


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    """That of `make goldens`: an article's genre may choose its pack."""
    return golden.auditor()


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_an_article_is_read_as_its_golden_says(path: Path, auditor: Auditor) -> None:
    said = golden.parse(path)
    now = golden.renewed(said, golden.audited(said, auditor))
    differences = golden.differences(said, now)
    assert not differences, "read the diff of `make goldens`:\n" + "\n".join(differences)
    assert golden.write(said) == path.read_text("utf-8"), "not as `make goldens` writes it"


def test_there_are_goldens_of_all_kinds_of_text() -> None:
    assert len(FILES) >= LEAST
    for path in FILES:
        words = len(golden.parse(path).source.split())
        assert 60 <= words <= 700, f"{path.name}: {words} words"


# -- the tool

TEXT = """# A note
format: text

== source
Council sells mill

The council sold the mill, Ann Poe said. It is said to be haunted.

== reading
| Council sells mill
  block headline
| The council sold the mill, Ann Poe said.
  claim event
  status identified
  says Ann Poe, person, identified | said | The council sold the mill
missed  hedge sold, unowned  # not so
| It is said to be haunted.
  claim event
  status agentless
wrong   says nobody, none, agentless | said | haunted
missed  ask Who says so?

== article
  genre unstated
  speaker Ann Poe, person
"""


@pytest.fixture
def made(tmp_path: Path) -> Golden:
    path = tmp_path / "mill.txt"
    path.write_text(TEXT, "utf-8")
    return golden.parse(path)


def test_a_file_goes_to_a_golden_and_back(made: Golden, tmp_path: Path) -> None:
    assert golden.write(made).startswith(TEXT)
    assert made.rows[1].facts[3] == Fact("hedge", "sold, unowned", golden.MISSED, "not so")
    assert made.marks() == {"right": 8, "missed": 2, "wrong": 1}
    again = tmp_path / "again.txt"
    again.write_text(golden.write(made), "utf-8")
    assert golden.write(golden.parse(again)) == golden.write(made)


def test_marks_follow_what_is_said(made: Golden) -> None:
    said = [
        Row("Council sells mill", [Fact("block", "headline")]),
        Row("The council sold the mill, Ann Poe said.", [Fact("claim", "event"), Fact("hedge", "sold, unowned")]),
        Row("It is said to be haunted.", [Fact("claim", "event"), Fact("ask", "Who?"), Fact("hedge", "is, owned")]),
        Row("", [Fact("genre", "unstated"), Fact("speaker", "Ann Poe, person")]),
    ]
    facts = {row.text: [(f.about, f.mark) for f in row.facts] for row in golden.marked(made, said)}
    second, third = facts["The council sold the mill, Ann Poe said."], facts["It is said to be haunted."]
    assert second == [("claim", ""), ("status", "missed"), ("says", "missed"), ("hedge", "")]
    assert third == [("claim", ""), ("status", "missed"), ("ask", ""), ("hedge", "wrong")]
    now = Golden(made.path, made.notes, made.meta, made.source, golden.marked(made, said), [])
    told = "\n".join(golden.differences(made, now))
    assert "was  missed hedge sold, unowned  @ The council" in told and "now  right  hedge sold, unowned" in told
    assert "was  wrong  says nobody" in told and "now  missed status agentless" in told
    assert golden.differences(now, now) == []


def test_sentences_that_are_split_otherwise_are_marked(made: Golden) -> None:
    both = "The council sold the mill, Ann Poe said. It is said to be haunted."
    said = [Row("Council sells mill"), Row(both), Row("")]
    marks = [(row.text[:11], row.mark) for row in golden.marked(made, said)]
    assert marks == [
        ("Council sel", ""),
        ("The council", "missed"),
        ("It is said ", "missed"),
        ("The council", "wrong"),
        ("", ""),
    ]


def test_what_it_cannot_read_is_told_with_the_line(made: Golden) -> None:
    made.path.write_text(TEXT.replace("  claim event", "  clame event"), "utf-8")
    with pytest.raises(ValueError, match=r"mill.txt: cannot read '  clame event'"):
        golden.parse(made.path)


def test_the_draft_of_a_new_file_needs_no_mark(made: Golden, auditor: Auditor) -> None:
    assert golden.main(["--draft", str(made.path)]) == 0
    draft = golden.parse(made.path)
    assert set(draft.marks()) == {"right"} and draft.figures
    assert golden.differences(draft, golden.renewed(draft, golden.audited(draft, auditor))) == []
