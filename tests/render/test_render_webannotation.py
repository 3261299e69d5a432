"""webannotation: an annotation a finding."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from render import samples
from render.samples import B, Builder, F, S

from audit.model.report import Failure, Report
from audit.model.text import Span
from audit.render import RenderOptions, render, view
from audit.render.webannotation import AROUND

# Of the W3C Recommendations of 23 February 2017: the terms of anno.jsonld that we use, and the motivations.
KEYS = {
    "AnnotationCollection": {"@context", "id", "type", "label", "total", "first"},
    "AnnotationPage": {"id", "type", "partOf", "startIndex", "items"},
    "Annotation": {"id", "type", "motivation", "generator", "body", "target"},
    "Software": {"id", "type", "name"},
    "TextualBody": {"type", "purpose", "format", "language", "value"},
    "SpecificResource": {"type", "source", "selector"},
    "TextPositionSelector": {"type", "start", "end"},
    "TextQuoteSelector": {"type", "exact", "prefix", "suffix"},
}
MOTIVATIONS = {"assessing", "commenting", "describing", "editing", "questioning", "tagging"}
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+\Z")
RELATIVE = re.compile(r"[A-Za-z0-9%/._~-]+\Z")


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from objects(part)
    elif isinstance(value, list):
        for part in value:
            yield from objects(part)


def annotations(*reports: Report | Failure) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(render("webannotation", reports))["first"]["items"]
    return items


def test_only_terms_of_the_vocabulary(batch: list[Report | Failure]) -> None:
    value = json.loads(render("webannotation", batch))
    assert value["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert value["total"] == len(value["first"]["items"]) and value["first"]["partOf"] == value["id"]
    for o in objects(value):
        assert set(o) <= KEYS[o["type"]], o
        assert "id" not in o or IRI.match(o["id"]), o["id"]
        assert {o.get("motivation", "tagging"), o.get("purpose", "tagging")} <= MOTIVATIONS
    for item in value["first"]["items"]:
        assert item["body"] and item["target"]


def test_an_annotation_is_a_finding_that_counts(good: Report) -> None:
    made = annotations(good)
    live = view.live(good)
    assert [a["id"].rsplit(":", 1)[1] for a in made] == [f.fingerprint for f in live] and len(live) > 3
    for a, f in zip(made, live, strict=True):
        said = [b["value"] for b in a["body"]]
        assert said[-2:] == [f"severity:{f.severity}", f"dimension:{f.dimension}"] and f"rule:{f.rule}" in said
        assert (a["motivation"] == "assessing") == (f.severity == "credit")
        assert not f.question or said[0] == f.question


def test_the_selectors_lead_to_the_words(good: Report, nasty: Report) -> None:
    for report in (good, nasty):
        text = report.article.text
        assert text is not None
        for a, f in zip(annotations(report), view.live(report), strict=True):
            if f.absent:
                continue
            position, quote = a["target"]["selector"]
            start, end = position["start"], position["end"]
            assert Span(start, end) == f.spans[0]
            assert quote["exact"] == text[start:end]
            around = text[max(0, start - AROUND) : end + AROUND]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] == around


def test_what_is_missing_is_about_the_whole_and_several_places_are_several_targets() -> None:
    b = Builder((B("body", (S("One two three.", "none"),)),))
    missing, several = b.report(
        "a b.txt", "", (F("date-missing", "warning", "One", absent=True), F("peacock-term", "info", "two", ""))
    ).findings
    report = b.report("a b.txt", "", ())
    two = replace(several, spans=(Span(4, 7), Span(8, 13)), locations=several.locations * 2)
    made = annotations(replace(report, findings=(missing, two)))
    assert made[0]["target"] == "a%20b.txt"
    assert [t["selector"][1]["exact"] for t in made[1]["target"]] == ["two", "three"]
    assert made[1]["motivation"] == "commenting"


def test_ids_are_the_same_again_and_never_twice(good: Report) -> None:
    ids = [a["id"] for a in annotations(good, replace(good, article=replace(good.article, path="b.txt")))]
    assert len(set(ids)) == len(ids)
    twice = replace(good, findings=(good.findings[0], good.findings[0]))
    assert len({a["id"] for a in annotations(twice)}) == 2
    edited = replace(good, article=replace(good.article, sha256="0" * 64), findings=good.findings[1:])
    assert {a["id"] for a in annotations(edited)} < set(ids)


@pytest.mark.parametrize(
    ("path", "url", "source"),
    [
        ("news/a b.txt", "", "news/a%20b.txt"),
        ("/srv/a.txt", "", "srv/a.txt"),
        ("news/a.html", "https://paper.example/2031/é?x=1#top", "https://paper.example/2031/%C3%A9?x=1#top"),
        ("a.txt", "javascript:alert(1)", "a.txt"),
        ("a.txt", "https://paper.example/a\nb", "a.txt"),
        ("a:b.txt", "//paper.example/a", "a%3Ab.txt"),
    ],
)
def test_the_source_is_the_address_or_the_path(good: Report, path: str, url: str, source: str) -> None:
    made = annotations(replace(good, article=replace(good.article, path=path, url=url)))
    assert {source_of(a) for a in made} == {source}


def source_of(annotation: dict[str, Any]) -> str:
    target = annotation["target"]
    source: str = target if isinstance(target, str) else target["source"]
    return source


def test_a_hostile_path_is_no_address(nasty: Report) -> None:
    for a in annotations(nasty):
        assert RELATIVE.match(source_of(a))


def test_without_the_text_there_is_no_quotation(good: Report) -> None:
    out = render("webannotation", [good], RenderOptions(with_text=False))
    assert "TextQuoteSelector" not in out and "TextPositionSelector" in out


def test_nothing_found_is_an_empty_collection() -> None:
    for reports in ([], [samples.bare()], [samples.FAILURE]):
        value = json.loads(render("webannotation", reports))
        assert value["total"] == 0 and value["first"]["items"] == []


def test_no_line_is_broken_by_what_is_quoted(nasty: Report) -> None:
    out = render("webannotation", [nasty])
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u200b]|##\\w*\\[", out)
