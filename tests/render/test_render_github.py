"""github: what a runner of GitHub Actions makes of each line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from render import samples

from audit.model.report import Failure, Report
from audit.render import RenderOptions, render

LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass
class Command:
    name: str
    properties: dict[str, str]
    data: str


def decoded(text: str, *more: tuple[str, str]) -> str:
    for code, char in (*more, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def command(line: str) -> Command | None:
    """As the runner reads a line: `::name key=value,...::data` after blanks, or the old `##[name ...]` anywhere."""
    if "##[" in line:
        return Command("old style", {}, line)
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    head, data = line[2:].split("::", 1)
    name, _, rest = head.partition(" ")
    pairs = (part.partition("=") for part in rest.split(",") if part)
    own = (("%3A", ":"), ("%2C", ","))
    return Command(name, {key: decoded(value, *own) for key, _, value in pairs}, decoded(data))


def commands(text: str) -> list[Command]:
    return [c for line in LINE_END.split(text) if (c := command(line))]


def test_annotations_say_what_and_where(good: Report) -> None:
    found = commands(render("github", [good]))
    first = next(c for c in found if c.properties["title"] == "crowd-as-source")
    assert first.name == "error"
    assert first.properties == {
        "file": "news/ferry plan.txt",
        "line": "5",
        "endLine": "5",
        "col": "78",
        "endColumn": "89",
        "title": "crowd-as-source",
    }
    assert first.data.startswith("Which critics, and how many?")
    assert {c.name for c in found} == {"error", "warning"}
    assert "notice" in {c.name for c in commands(render("github", [good], RenderOptions(verbose=True)))}
    assert {c.name for c in commands(render("github", [good], RenderOptions(min_severity="error")))} == {"error"}


def test_ten_best_and_a_line_that_says_so(batch: list[Report | Failure], good: Report) -> None:
    out = render("github", [good] * 40)
    found = commands(out)
    assert len(found) == 10 and {c.name for c in found} == {"error"}
    assert out.splitlines()[-1] == (
        "audit: 40 files, 280 findings, 40 waived; the 10 most serious of 240 places are annotated"
    )
    titles = [c.properties["title"] for c in commands(render("github", batch))]
    assert titles[:2] == ["not audited"] * 2 and len(titles) == 10


def test_no_word_of_an_article_is_a_command(nasty: Report, batch: list[Report | Failure]) -> None:
    """Every command is ours, with our properties; what the article says comes through as words."""
    breaking = "x\n::warning::a\r\n::error::b\u2028::notice::c %0A::set-output name=x::y ##[debug]z"
    worse = replace(
        nasty,
        article=replace(nasty.article, path=breaking),
        findings=tuple(
            replace(f, question=breaking, message=breaking, rule=f"r-{n}") for n, f in enumerate(nasty.findings)
        ),
    )
    for reports in ([nasty], batch, [worse], [samples.NASTY_FAILURE]):
        out = render("github", reports, RenderOptions(verbose=True))
        lines = LINE_END.split(out)
        found = commands(out)
        assert len(lines) == len(found) + 2, "a line each, the count, and the empty end"
        for c in found:
            assert c.name in ("error", "warning", "notice")
            assert set(c.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
            assert not commands(c.data) and not re.search("[\x00-\x1f\x7f-\x9f\u202e]", c.data)
    assert any("100% sure" in c.data for c in commands(render("github", [nasty])))


def test_standard_input_has_no_file(good: Report) -> None:
    piped = replace(good, article=replace(good.article, path="-"))
    assert not any("file" in c.properties for c in commands(render("github", [piped])))
