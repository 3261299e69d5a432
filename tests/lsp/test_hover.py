"""What a hover says; that nothing of an article is live in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from audit.lsp.hover import hover
from audit.lsp.reader import EditorReading, EditorText, Reader

EVIL = (
    "# Mill sale\n\nIt is widely feared that [the](javascript:alert(1)) ![mill](https://e.example/p.png) <b>of</b> "
    "www.e.example will *close*, `said` Lena ~~Ostby~~ [x][y].\n\n[y]: https://e.example\n"
)


def reading(text: str, tmp_path: Path, language: str = "plaintext") -> EditorReading:
    return Reader().read(EditorText("file:///a", 1, language, str(tmp_path / "a.txt"), text))


@pytest.mark.parametrize("language", ["plaintext", "markdown", "html"])
def test_nothing_of_the_article_is_live(language: str, tmp_path: Path) -> None:
    one = reading(EVIL, tmp_path, language)
    shown = [said[0] for n in range(200) if (said := hover(one, 2, n, True))]
    assert shown
    for text in set(shown):
        tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)
        kinds = {t.type for token in tokens for t in (token, *(token.children or ()))}
        assert not kinds & {"link_open", "image", "html_inline", "html_block", "s_open", "em_open"}, text


def test_a_source_that_is_carried_over_is_said_so(tmp_path: Path) -> None:
    text = "The mill sale\n\nThe yard owes 9 million euros, Lena Ostby said. It lost 4 million more in March.\n"
    said = hover(reading(text, tmp_path), 2, 60, False)
    assert said is not None and "Who answers for this sentence: " in said[0]


def test_outside_the_story_nobody_has_to_answer(tmp_path: Path) -> None:
    text = "The mill sale\n\nBy Ona Merek\n\nThe yard owes 9 million euros, Lena Ostby said.\n"
    one = reading(text, tmp_path)
    for line in (0, 1, 2, 3):
        said = hover(one, line, 4, False)
        assert said is None or "Who answers" not in said[0], line
