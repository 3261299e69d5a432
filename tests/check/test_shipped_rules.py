"""What shipped rules say of small texts: how often they ask, how loudly, and of whom."""

from __future__ import annotations

import pytest

from audit import audit_text
from tests.check.shipped import FAULTS, LINE


def severities(rule: str, text: str) -> list[str]:
    """Of the findings of one shipped rule, in order of the text, where it stands in a text with other faults."""
    whole = "\n\n".join((LINE, text, *FAULTS))
    return [f.severity for f in audit_text(whole, path="a.txt").findings if f.rule == rule]


def test_a_figure_asks_as_a_warning_twice() -> None:
    text = "The valley\n\n" + "\n\n".join(f"Some {n}0% of the houses stand empty." for n in range(1, 6))
    assert severities("statistic-without-source", text) == ["warning"] * 2 + ["info"] * 3


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("The board met. The Alder Council wants to close four stations.", "info"),
        (
            "The board met. The Alder Council wants to close four of its nine stations, which have long served the "
            "poorest villages of the valley.",
            "warning",
        ),
        ("On Monday the Alder Council will lose four stations.", "warning"),
        ("On Monday the Alder Council will close four stations.", "info"),
        ("The board met. Rents have risen in Alder as the council plans a new line.", "info"),
        ("The board met. Tests will be run at the Alder Clinic.", "info"),
        ("The fog has dimmed hopes for those outside Alder who may not sail.", "info"),
        (
            "“It leaks,” said Ada Holm of the Harbour Trust.\n\nThe fog rose. Now Ada Holm wants to sell the ferry.",
            "info",
        ),
    ],
)
def test_a_motive_or_forecast_is_that_of_a_named_party(text: str, severity: str) -> None:
    assert severity in severities("unattributed-checkable-claim", text)[-1:]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Fog rose. In May the Alder Council closed four stations.", 1),
        ("Fog rose. They closed four stations of the Alder Line.", 0),
        ("“It leaks,” said Ada Holm of the Harbour Trust.\n\nFog rose. In May Ada Holm left Alder for good.", 0),
    ],
)
def test_an_event_is_told_of_a_named_actor_who_has_no_say(text: str, count: int) -> None:
    assert len(severities("unattributed-checkable-claim", f"The line\n\n{text}")) == count


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Poe: “We will win this river back before the winter.”",
        "“We will win this river back before the winter,” Mayor Ann Poe, who has led the council for years.",
        "“How the river took the lower bridge away.” Alder Echo, 4 May 2019",
    ],
)
def test_a_label_or_a_name_behind_a_quotation_is_its_speaker(text: str) -> None:
    body = f"The bridge fell\n\nThe lower bridge is gone. Rain fell.\n\n{text}\n\nThe lamps were lit. Fog rose."
    assert severities("quote-without-speaker", body) == []


@pytest.mark.parametrize(
    ("credit", "severity"),
    [
        ("(Photo: Northland News)", ["info"]),
        ("(Photo: Internet)", ["info"]),
        ("(Photo: Ana Lund, Northland News)", []),
        ("(Photo: Ana Lund/Facebook)", []),
    ],
)
def test_a_photographer_beside_the_outlet_is_a_credit(credit: str, severity: list[str]) -> None:
    story = "The bridge opened on Monday, the mayor said. It has two lanes."
    body = f"Bridge opens\n\nThe bridge on opening day. {credit}\n\n{story}"
    assert severities("caption-or-credit-problem", body) == severity


def test_a_text_that_repeats_itself_is_told_once() -> None:
    said = (
        "The council will sell the old mill to a brewery in spring.",
        "The copper roof of the hall fell in the storm.",
    )
    body = f"{said[0]} {said[1]} Rain came. Fog rose. {said[0]} Nobody was hurt. {said[1]}"
    found = [f for f in audit_text(body, path="a.txt").findings if f.rule == "self-repetition"]
    assert [len(f.spans) for f in found] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "A" * 200 + " “We will win this river back before the winter.”",
        "x " * 400 + "“We will win this river back.” " * 400,
        " ".join(f"“It leaks,” said {chr(65 + n % 26)}na Lund{n}." for n in range(1_500)),
        "The mayor may go. Old mayors may sail. " * 400,
    ],
    ids=["capitals", "quotations", "speakers", "offices"],
)
def test_long_runs_of_the_same_end(text: str) -> None:
    """Each of these took a time with the square of its length, or worse, when the text was looked through each time."""
    assert audit_text(f"The line\n\n{text}", path="a.txt").findings


def test_a_variant_asks_its_own_question() -> None:
    text = "The line\n\nExperts say the dyke will not hold. In many states, pumps are old. Fog rose."
    found = audit_text(text, path="a.txt").findings
    asked = [(f.question, f.hint) for f in found if f.rule == "vague-collective-source"]
    assert asked == [
        ("Who, by name?", "Name at least one, with affiliation, or say how many were asked."),
        ("How many, and which?", "Give the number, or name some."),
    ]
