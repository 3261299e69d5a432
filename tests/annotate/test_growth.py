"""The work of the annotators grows with the text, whatever it names: counted in calls, not in time."""

from __future__ import annotations

import sys
from itertools import product
from types import FrameType

from annotate.reading import read

from audit.annotate import ANNOTATORS
from audit.model.marks import Speaker

_SYLLABLES = ("ba", "do", "ke", "li", "mu", "no", "pa", "re", "si", "tu")
NAMES = ["".join(parts).capitalize() for parts in product(_SYLLABLES, repeat=3)]


def story(paragraphs: int) -> str:
    """Each paragraph with people, a body and a place of its own, spoken of again by what they are."""
    return "\n\n".join(
        f"Anna {NAMES[n]}, the mayor of {NAMES[n + 200]}, said the plan of {NAMES[n + 400]} Bank would fail. The "
        f"company said that it agreed. The mayor said no. “It leaks,” he said. It met in {NAMES[n + 200]} on Monday. "
        f"They said that PTI leader Per {NAMES[n + 600]} had left. PTI said so."
        for n in range(paragraphs)
    )


def calls(text: str) -> int:
    """Calls of Python functions, generators included, while all layers are made."""
    article = read(text)
    count = 0

    def counted(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        for kind in ANNOTATORS:
            article.all(kind)
    finally:
        sys.setprofile(None)
    assert len(article.all(Speaker)) > 10
    return count


def test_twice_the_names_are_twice_the_work() -> None:
    calls(story(20))  # what is read once a process
    assert calls(story(160)) < 2.15 * calls(story(80))
