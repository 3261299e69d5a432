"""What is accepted in an article, through the whole journey: places, scores, questions, words left out."""

from __future__ import annotations

import datetime

import pytest
from render.contract import said

from audit.accepted import Accepted
from audit.config import Config
from audit.model.report import Report
from audit.model.waiver import Known, Waiver, Waivers
from audit.pipeline import Auditor
from audit.render import FORMATS, render

DAY = datetime.date(2026, 6, 1)
ARTICLE = """# A bridge opens

<!-- audit: allow no-byline: wire copy -->

The legendary bridge opened on Monday, mayor Anna Lund said.
It joins two legendary cities. <!-- audit: allow peacock-term: the cities' own name -->

<!-- audit: allow peacock-term: from the brochure (owner desk, until 2026-06-01) -->
<!-- audit: allow agentless-passive-attribution: a saying -->

It is widely believed that the legendary bridge will last. It is a world-class bridge.

The legendary bridge is blue.
"""


def report(text: str = ARTICLE, *, day=DAY, path="a.md", with_text=True, waivers=(), **settings) -> Report:
    config = Config(pack="core", waivers=Waivers(**{"inline": True, **settings}))
    held = Accepted("", config, tuple(waivers), today=day)
    made = Auditor(config, profile=False, with_text=with_text, accepted=held).audit_bytes(path, text.encode())
    assert isinstance(made, Report), made
    return made


def rows(made: Report, rule: str) -> list[tuple[int, str]]:
    return [(f.locations[0].line, f.waived.reason if f.waived else "") for f in made.findings if f.rule == rule]


def test_a_comment_holds_for_its_line_or_for_the_block_that_follows():
    assert rows(report(), "peacock-term") == [
        (6, "the cities' own name"),
        (11, "from the brochure"),
        (11, "from the brochure"),
        (13, ""),
    ]
    assert rows(report(), "agentless-passive-attribution") == [(11, "a saying")]


def test_what_is_missing_in_the_whole_is_waived_anywhere():
    assert rows(report(), "no-byline") == [(1, "wire copy")]


def test_without_the_switch_comments_are_only_comments():
    made = report(inline=False)
    assert not any(f.waived for f in made.findings) and not any("waiver" in f.rule for f in made.findings)


def test_the_day_after_the_last_one_it_has_ended():
    assert "expired-waiver" not in {f.rule for f in report().findings}
    made = report(day=DAY + datetime.timedelta(1))
    assert (11, "") in rows(made, "peacock-term")
    (expired,) = [f for f in made.findings if f.rule == "expired-waiver"]
    assert expired.locations[0].line == 8 and expired.severity == "error" and expired.absent
    off = report(day=DAY + datetime.timedelta(1), expired="off")
    assert "expired-waiver" not in {f.rule for f in off.findings} and (11, "") in rows(off, "peacock-term")


def test_unused_and_broken_ones_are_findings_at_their_own_line():
    text = ARTICLE + "\n<!-- audit: allow scare-quotes none -->\n<!-- audit: allow scare-quots none -->\n"
    found = {f.rule: f for f in report(text, unused="info").findings if f.family == "waivers"}
    assert found["unused-waiver"].locations[0].line == 15 and found["unused-waiver"].severity == "info"
    assert found["broken-waiver"].locations[0].line == 16 and "scare-quotes" in found["broken-waiver"].message


def test_a_rule_that_is_off_leaves_its_waivers_alone():
    config = Config(pack="core", rules={"peacock-term": "off"}, waivers=Waivers(inline=True))
    made = Auditor(config, profile=False, accepted=Accepted("", config, today=DAY)).audit_bytes(
        "a.md", ARTICLE.encode()
    )
    assert isinstance(made, Report) and "unused-waiver" not in {f.rule for f in made.findings}


def test_in_code_and_in_plain_text_there_are_no_comments():
    fenced = "# A bridge\n\n```\n<!-- audit: allow peacock-term: x -->\n```\n\nThe legendary bridge is blue.\n"
    for path in ("a.md", "a.txt"):
        assert not any(f.family == "waivers" or f.waived for f in report(fenced, path=path).findings)


def test_a_page_has_comments_and_its_scripts_have_none():
    page = (
        "<html><head><title>A bridge</title><script>// <!-- audit: allow no-date: x -->\n</script></head><body><h1>A "
        "bridge opens</h1>\n<!-- audit: allow peacock-term: x -->\n<p>The legendary bridge is blue.</p>"
        "<p>It is a legendary bridge, and it was opened in the rain by the mayor and the council.</p></body></html>"
    )
    made = report(page, path="a.html")
    assert [reason for _, reason in rows(made, "peacock-term")] == ["x", ""]
    assert not any(f.family == "waivers" for f in made.findings)


def test_what_is_waived_costs_nothing_and_asks_nothing_and_what_is_known_costs():
    def language(made):
        return next(d for d in made.dimensions if d.id == "language").outcomes

    text = ARTICLE * 1
    waived = report(text, waivers=[Waiver("x", rule="peacock-term")])
    assert not [o for o in language(waived) if o.rule == "peacock-term" and o.cost]
    plain = report(text, inline=False)
    config = Config(pack="core")
    known = {f.fingerprint: Known.REVISION for f in plain.findings}
    held = Accepted("", config, before={"a.md": frozenset(known)})
    made = Auditor(config, profile=False, accepted=held).audit_bytes("a.md", text.encode())
    assert isinstance(made, Report)
    assert {f.known for f in made.findings if f.severity != "credit"} == {"revision"} and made.asks == ()
    assert [d.score for d in made.dimensions] == [d.score for d in plain.dimensions]


def test_without_text_no_word_of_the_article_and_no_reason_is_told():
    made = report(ARTICLE + "\n<!-- audit: allow scare-quotes Zanzibar -->\n", with_text=False, day=datetime.date.max)
    told = [f.message for f in made.findings if f.family == "waivers"]
    assert told and not any("brochure" in m or "Zanzibar" in m for m in told)


# gitlab, rdjson and compact are lists of issues: an entry that is no issue would be shown as one. With compact the last
# line of the command counts them.
LISTS = {"gitlab", "rdjson", "compact"}


@pytest.mark.parametrize("form", sorted({*FORMATS} - {"json", "jsonl", "findings", "csv", *LISTS}))
def test_every_format_counts_what_is_waived(form):
    assert "waived" in said(form, [report()]) or form == "sarif"
    if form == "sarif":
        assert "the cities' own name" in render(form, [report()])
