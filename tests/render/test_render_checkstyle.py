"""checkstyle: read by a real parser against an XSD."""

from __future__ import annotations

from render.contract import valid_xml

from audit.model.report import Failure, Report
from audit.render import RenderOptions, render


def test_it_fits_its_schema(batch: list[Report | Failure], each: Report) -> None:
    for reports in ([], [each], batch):
        for verbose in (False, True):
            root = valid_xml(render("checkstyle", reports, RenderOptions(verbose=verbose)), "checkstyle")
            assert len(root.findall("file")) == len(reports)


def test_an_error_says_where_how_serious_and_by_which_rule(good: Report) -> None:
    (file,) = valid_xml(render("checkstyle", [good]), "checkstyle")
    first = file.find("error")
    assert file.get("name") == "news/ferry plan.txt"
    assert (first.get("line"), first.get("column"), first.get("severity")) == ("5", "78", "error")
    assert first.get("source") == "audit.crowd-as-source"
    assert {e.get("severity") for e in file.findall("error")} == {"error", "warning"}
    assert "<!-- 1 waived -->" in render("checkstyle", [good])


def test_words_of_the_article_come_through_as_words(nasty: Report) -> None:
    text = render("checkstyle", [nasty])
    root = valid_xml(text, "checkstyle")
    assert any("<img src=x onerror=alert(1)>" in e.get("message") for e in root.iter("error"))
    assert "##[" not in text and "\x1b" not in text
