"""junit: read by a real parser against an XSD."""

from __future__ import annotations

from render import samples
from render.contract import valid_xml

from audit.model.report import Failure, Report
from audit.render import RenderOptions, render


def test_it_fits_its_schema_and_counts_right(batch: list[Report | Failure], each: Report) -> None:
    for reports in ([], [each], batch):
        root = valid_xml(render("junit", reports, RenderOptions(verbose=True)), "junit")
        for suite in (root, *root):
            kinds = ("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")
            for attribute, tag in kinds:
                assert int(suite.get(attribute)) == len(list(suite.iter(tag)))


def test_a_finding_fails_a_waived_one_is_skipped_a_clean_file_passes(good: Report) -> None:
    root = valid_xml(render("junit", [good, samples.bare(), samples.FAILURE]), "junit")
    ferry, clean, scan = root
    assert ferry.get("name") == "news/ferry plan.txt"
    failed = [case.get("name") for case in ferry if case.find("failure") is not None]
    assert "crowd-as-source at 5:78" in failed and not any("vague-time" in name for name in failed)
    (skipped,) = ferry.iter("skipped")
    assert skipped.get("message") == "waived: agreed with the desk (K. Odum, until 2031-01-01)"
    assert [len(case) for case in clean] == [0]
    assert next(scan.iter("error")).get("type") == "unsupported-format"


def test_words_of_the_article_come_through_as_words(nasty: Report) -> None:
    text = render("junit", [nasty])
    root = valid_xml(text, "junit")
    assert any("<img src=x onerror=alert(1)>" in (f.text or "") for f in root.iter("failure"))
    assert "##[" not in text and "\x1b" not in text and not any(x.startswith("::") for x in text.splitlines())
