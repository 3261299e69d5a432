"""json: the contract, without loss, valid against the published schema, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from render import samples
from render.contract import strict

from audit.model.decode import decode
from audit.model.profile import MEASURED, Profile, ToneGroup, ToneProfile
from audit.model.report import Failure, Report, encode
from audit.render import FORMATS, output, pieces, render, schema
from audit.render.json import row


def test_the_published_schema_is_fresh(root: Path) -> None:
    path = root / "reports/schema" / schema.FILE
    assert path.read_text("utf-8") == schema.text(), "run: python -m audit.render.schema"


def test_the_schema_is_closed_and_says_what_things_are() -> None:
    made = schema.schema()
    objects = {name: d for name, d in made["$defs"].items() if d.get("type") == "object"}
    assert all(d["additionalProperties"] is False for d in objects.values())
    assert {"Report", "Many", "Failure", "FindingRow", "DimensionRow"} <= set(objects)
    assert "half-open" in made["$defs"]["Span"]["description"]
    assert "not-judged" in made["$defs"]["DimensionRow"]["description"]
    assert made["$defs"]["SentenceRow"]["properties"]["status"]["anyOf"][0]["enum"][0] == "identified"
    assert "class" in made["$defs"]["HedgeRow"]["properties"]


def test_json_of_one_is_the_object(each: Report, validator: jsonschema.Draft202012Validator) -> None:
    value = strict(render("json", [each]))
    validator.validate(value)
    assert value["schema"] == "scorecard/1"
    assert value == strict(render("jsonl", [each]))


def test_json_of_several_is_a_list(batch: list[Report | Failure], validator: jsonschema.Draft202012Validator) -> None:
    value = strict(render("json", batch))
    validator.validate(value)
    assert [v["schema"] for v in value["articles"]] == ["scorecard/1"] * 5 + ["failure/1"] * 2
    assert strict(render("json", [])) == {"schema": "scorecards/1", "articles": []}


def test_a_report_comes_back_without_loss(good: Report, nasty: Report) -> None:
    assert decode(Report, strict(render("json", [good]))) == good
    # A lone surrogate cannot be written in UTF-8: U+FFFD stands for it, and the bytes are the same from then on.
    again = decode(Report, strict(render("json", [nasty])))
    assert again.article.path == nasty.article.path.replace("\udcff", "\ufffd")
    assert again.article.text == nasty.article.text
    assert render("json", [again]) == render("json", [nasty])


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (
            lambda row: row["findings"][0]["locations"][0].update(column=True),
            r"^findings\[0\]\.locations\[0\]\.column: not a whole number: True$",
        ),
        (lambda row: row["findings"][0].update(spans=[[0, True]]), r"^findings\[0\]\.spans\[0\]: not a span"),
        (lambda row: row["article"].update(words=1.0), r"^article\.words: not a whole number: 1\.0$"),
        (lambda row: row["sentences"][0].update(claim=1), r"^sentences\[0\]\.claim: not true or false: 1$"),
        (lambda row: row["article"].update(odd=1), "^article: unknown field 'odd' in ArticleRow$"),
        (lambda row: row["article"].update(extra={"a": 1}), r"^article\.extra\.a: not a string: 1$"),
        (lambda row: row.update(odd=1), "^unknown field 'odd' in Report$"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(good: Report, spoil: Callable[[Any], None], says: str) -> None:
    row = strict(render("json", [good]))
    spoil(row)
    with pytest.raises(ValueError, match=says):
        decode(Report, row)


def test_a_rendered_report_renders_the_same(each: Report) -> None:
    again = decode(Report, strict(render("jsonl", [each])))
    for name in FORMATS:
        clean = replace(each, article=replace(each.article, path=again.article.path))
        assert output(name, [again]) == output(name, [clean])


def test_nothing_acts_on_a_terminal_a_script_or_a_build(batch: list[Report | Failure]) -> None:
    for name in ("json", "jsonl", "sarif"):
        out = render(name, batch)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u200b\ud800-\udfff]", out)
        assert not re.search(r"(?m)##\w*\[|^\s*::", out)


def test_readable_words_stay_readable(nasty: Report) -> None:
    assert "東京の市長" in render("json", [nasty])


def test_a_number_that_json_has_not_is_refused(good: Report) -> None:
    with pytest.raises(ValueError, match="Out of range"):
        render(
            "json", [replace(good, profile=Profile(tone=ToneProfile(MEASURED, own=ToneGroup(1, mean=float("nan")))))]
        )


@pytest.mark.parametrize(
    "spoil",
    [
        {"extra": 1},
        {"findings": [{}]},
        {"headline": None},
        {"schema": "scorecard/2"},
    ],
)
def test_the_schema_refuses_what_is_not_the_contract(
    good: Report, validator: jsonschema.Draft202012Validator, spoil: dict[str, Any]
) -> None:
    assert not validator.is_valid(encode(good) | spoil)


def test_the_schema_knows_the_closed_lists(good: Report, validator: jsonschema.Draft202012Validator) -> None:
    odd = replace(good, sentences=(replace(good.sentences[0], status="perhaps"), *good.sentences[1:]))
    assert not validator.is_valid(encode(odd))
    over = replace(good, dimensions=(replace(good.dimensions[0], score=100.5),))
    assert not validator.is_valid(encode(over))


# -- piece by piece

AWKWARD = ("##vso[task]\n", "a##b\n[c]", "\u202e\n", 'says "text": ""\n', "\\", "\ud800", "\r\n", "\x7f##", "e" * 40)


@given(text=st.lists(st.sampled_from(AWKWARD), max_size=12).map("".join))
def test_a_text_in_pieces_is_written_as_a_whole_one_is(text: str) -> None:
    report = samples.good()
    long = replace(report, article=replace(report.article, text=text, title='"text": ""'))
    with mock.patch("audit.model.text.PIECE", 1):
        assert "".join(pieces("jsonl", [long])) == row(long) + "\n"
        assert strict("".join(pieces("json", [long]))) == strict(row(long))


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_no_piece_is_most_of_a_long_report(good: Report, name: str) -> None:
    text = "A line of forty characters, or of nearly.\n" * 9_000
    long = replace(good, sentences=good.sentences * 2_000, article=replace(good.article, text=text))
    made = list(pieces(name, [long]))
    assert "".join(made) == render(name, [long])
    assert max(map(len, made)) * 5 < sum(map(len, made))
