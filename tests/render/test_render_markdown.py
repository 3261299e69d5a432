"""markdown: what a person or a job pastes into a comment."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from audit.model.report import Failure, Report
from audit.render import RenderOptions, render

OWN_HTML = re.compile(r"</?(details|summary|sub)>")


def tokens(text: str) -> list[Token]:
    out = []
    for token in MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text):
        out += [token, *(token.children or [])]
    return out


def test_it_says_what_the_card_says(good: Report) -> None:
    out = render("markdown", [good])
    assert "| 2 | 1 | 1 | 5 |" in out
    assert "| Attribution | 39 of 100 | 33-44 |" in out
    assert "| Transparency | not judged |  |" in out
    assert "- 5:78 (paragraph 1.2) **error** `Critics say` Which critics, and how many? `crowd-as-source` (+1)" in out
    assert "does not say whether the article is true" in out
    assert "hedge-density" not in out and "hedge-density" in render("markdown", [good], RenderOptions(verbose=True))


def test_nothing_of_the_article_is_live(batch: list[Report | Failure]) -> None:
    for verbose in (False, True):
        parsed = tokens(render("markdown", batch, RenderOptions(verbose=verbose)))
        kinds = {t.type for t in parsed}
        assert not kinds & {"link_open", "image", "fence", "code_block", "s_open"}
        for t in parsed:
            if t.type in ("html_block", "html_inline"):
                assert not re.search("<", OWN_HTML.sub("", t.content)), t.content
            if t.type == "text":
                assert not re.search(r"@\w|#\d|://|www\.", t.content), t.content


def test_words_of_the_article_come_through(nasty: Report) -> None:
    shown = "".join(t.content for t in tokens(render("markdown", [nasty])) if t.type in ("text", "code_inline"))
    assert "東京の市長" in shown
    assert "<img src=x onerror=alert(1)>" in shown


def test_it_fits_a_comment_whatever_there_is(good: Report, nasty: Report, batch: list[Report | Failure]) -> None:
    many = [replace(good, article=replace(good.article, path=f"news/{n:04}.txt")) for n in range(3000)]
    out = render("markdown", many)
    assert 50_000 < len(out) <= 65_000
    assert "- `news/0100.txt`: 2 errors, 5 warnings, 3 info, 1 credit" in out and re.search(
        r"- and [\d,]+ more files", out
    )
    huge = replace(nasty, findings=tuple(f for n in range(300) for f in nasty.findings), limits=("x " * 30,) * 50)
    cut = render("markdown", [huge, *batch], RenderOptions(verbose=True))
    assert len(cut) <= 65_000 and "would make the comment too long" in cut
    assert cut.count("<details>") == cut.count("</details>")
    assert not {t.type for t in tokens(cut)} & {"link_open", "image", "fence", "code_block"}
