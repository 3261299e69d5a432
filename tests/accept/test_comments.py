"""What a comment in an article may ask, and how what is wrong with it is told."""

from __future__ import annotations

import datetime

import pytest

from audit.accept.comments import comment, read_comments
from audit.model.text import Span

RULES = ("peacock-term", "scare-quotes", "no-date")


def read(said, require=()):
    text = f"<!-- {said} -->"
    return list(read_comments(text, [Span(0, len(text))], RULES, require))


def test_a_rule_and_its_reason():
    (one,) = read("audit: allow peacock-term the award's own name")
    assert one.waiver and (one.waiver.rule, one.waiver.reason) == ("peacock-term", "the award's own name")
    (one,) = read("AUDIT:allow  Peacock-Term: a name")
    assert one.waiver and (one.waiver.rule, one.waiver.reason) == ("peacock-term", "a name")


def test_several_rules_owner_and_last_day():
    both = read("audit: allow peacock-term, scare-quotes — quoted (the brochure) (owner city desk, until 2027-01-31)")
    assert [c.waiver.rule for c in both if c.waiver] == ["peacock-term", "scare-quotes"]
    for c in both:
        assert c.waiver and c.waiver.reason == "quoted (the brochure)"
        assert (c.waiver.owner, c.waiver.expires) == ("city desk", datetime.date(2027, 1, 31))


def test_brackets_of_the_reason_stay():
    (one,) = read("audit: allow no-date printed below (see there)")
    assert one.waiver and one.waiver.reason == "printed below (see there)" and one.waiver.expires is None


@pytest.mark.parametrize("said", ["auditing: allow no-date x", "todo", "see audit: allow no-date x"])
def test_other_comments_are_nobodys_business(said):
    assert read(said) == []


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("audit: allow", "names no rule"),
        ("audit: allow peacock-term", "gives no reason"),
        ("audit: allow peacock-term (owner desk)", "gives no reason"),
        ("audit: allow peacok-term a name", "did you mean 'peacock-term'?"),
        ("audit: disable peacock-term a name", "“disable” is nothing"),
        ("audit: allow no-date x (until tomorrow)", "“tomorrow” is no date"),
        ("audit: allow no-date x (until 2027-01-31, soon)", "“soon” is neither"),
    ],
)
def test_what_is_wrong_is_told(said, fault):
    (one,) = read(said)
    assert one.waiver is None and fault in one.fault


def test_what_the_config_demands():
    (one,) = read("audit: allow no-date x (owner desk)", ("owner", "expires"))
    assert one.waiver is None and "a last day" in one.fault and "an owner" not in one.fault
    (one,) = read("audit: allow no-date x (owner desk, until 2027-01-31)", ("owner", "expires"))
    assert one.waiver


def test_what_is_written_is_read_again():
    day = datetime.date(2027, 1, 31)
    for reason in ("the award's own name", "said -- so > there <!-- x -->", "a (b)"):
        text = comment("no-date", reason, "city desk", day)
        (one,) = read_comments(text, [Span(0, len(text))], RULES, ("owner", "expires"))
        assert one.waiver and (one.waiver.owner, one.waiver.expires) == ("city desk", day)
    text = comment("no-date", "printed (below)")
    (one,) = read_comments(text, [Span(0, len(text))], RULES, ())
    assert one.waiver and one.waiver.reason == "printed (below)"
