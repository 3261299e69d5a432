"""What `make senses` tells of the entries of a list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import senses

from audit.model.lexicon import Entry, Lexicon

LOUD = Lexicon("loud", "words", ("own",), "Apache-2.0", (Entry("roar", ("roar", "roared")), Entry("hush", ("hush",))))
TEXTS = ["Boats sail\n\nThe sea roared. They roar again.", "Boats land\n\nNobody spoke."]


def test_each_entry_with_its_hits_and_contexts() -> None:
    found = senses.senses(TEXTS, [LOUD])
    assert found["loud"]["roar"].hits == 2
    assert found["loud"]["roar"].contexts == [
        "Boats sail The sea [roared]. They roar again.",
        "Boats sail The sea roared. They [roar] again.",
    ]
    assert list(senses.said(found)) == [
        "== loud: 1 of 2 entries, 2 hits",
        "     2  roar",
        "          Boats sail The sea [roared]. They roar again.",
        "          Boats sail The sea roared. They [roar] again.",
    ]
    assert list(senses.said(found, most=0)) == ["== loud: 1 of 2 entries, 2 hits", "     2  roar"]
    assert not list(senses.said(found, "hush"))


def test_only_what_became_a_finding_with_its_rule() -> None:
    outrage = Lexicon("loud", "words", ("own",), "Apache-2.0", (Entry("shocking", ("shocking",)),))
    texts = ["Boats sail\n\nThe shocking sea rose over the old pier. “It was shocking,” Ada Holm, the mayor, said."]
    found = senses.senses(texts, [outrage], found=True)["loud"]["shocking"]
    assert (found.hits, found.found) == (1, 1)
    assert found.contexts[0].endswith("(sensational-word)")


def test_the_command_reads_titles_and_names_a_list_that_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "a.jsonl"
    data.write_text(json.dumps({"title": "A brazen theft", "text": "It was brazen."}) + "\n", "utf-8")
    assert senses.main(["--data", str(data), "sensational-words", "--entry", "brazen"]) == 0
    assert "     2  brazen" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        senses.main(["--data", str(data), "no-list"])
    assert "no list 'no-list'" in capsys.readouterr().err
