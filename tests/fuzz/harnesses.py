"""One table of what is fuzzed: each harness takes bytes, does with them what a user's file would have done, and fails
for what is no clear error. The same table runs under hypothesis (everywhere) and atheris (where it is installed)."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from fuzz import team, values, written
from fuzz.harness import Harness
from fuzz.seeds import MOST, configured, many, pages, part, repacked, reports, rules, session
from fuzz.service import SERVICE
from hostile.cases import PLAIN
from parse.test_inputs import sample
from render import samples
from render.judges import DIFF_JUDGES, problems

from audit import config as configs
from audit import load, parse
from audit.cli.render import read_reports
from audit.errors import AuditError, LoadError
from audit.load.containers import CONTAINERS
from audit.lsp.desk import Desk
from audit.lsp.diagnostics import diagnostics
from audit.lsp.hover import hover
from audit.lsp.reader import EditorText, Reader
from audit.lsp.server import server
from audit.lsp.stdin import Stdin
from audit.model.article import Article
from audit.model.report import Failure, Report
from audit.parse.sentences import split
from audit.pipeline import Auditor
from audit.render import FORMATS, RenderOptions, output
from audit.render import diff as comparison


@cache
def auditor() -> Auditor:
    return Auditor(configs.Config(pack="core", preview=True))


def text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def sliced(article: Article) -> None:
    """Every span of a made article is within its text, in order, and leads to a place in the file."""
    at = 0
    for block in article.blocks:
        for sentence in block.sentences:
            assert at <= sentence.span.start < sentence.span.end <= len(article.text)
            assert article.slice(sentence.span).strip()
            at = sentence.span.end
            place = article.map.to_source(sentence.span)
            assert 0 <= place.start <= place.end <= len(article.source.text) or article.source.data


def reads(name: str, data: bytes) -> Article | None:
    """A reader of one input format."""
    form = parse.INPUTS[name]
    try:
        source = load.from_bytes(data, f"a{form.suffixes[0]}", parse.INPUTS, format=name)
        article = parse.parse(source)
    except LoadError:
        return None
    sliced(article)
    return article


def holds(name: str, data: bytes) -> int:
    """A reader of a file that holds many articles. How many it gave."""
    asked, articles = load.Asked("c", parse.INPUTS, load.Columns(), MOST, load.silent), 0
    try:
        for item in CONTAINERS[name].read(io.BytesIO(data), asked):
            assert isinstance(item, Failure) or item.text or item.data or item.text == ""
            articles += not isinstance(item, Failure)
    except LoadError:
        pass
    return articles


def splits(data: bytes) -> None:
    words, at = text(data), 0
    for span in split(words, 0, len(words)):
        assert at <= span.start < span.end <= len(words)
        assert not words[at : span.start].strip() and words[span.start : span.end].strip()
        at = span.end
    assert not words[at:].strip()


def audits(data: bytes) -> None:
    """The whole way: text -> report -> every finding at the words that it quotes."""
    made = auditor().audit_bytes("a.txt", data)
    if isinstance(made, Failure):
        assert made.code != "internal-error", made.message
        return
    whole = made.article.text or ""
    failed = [o.detail for d in made.dimensions for o in d.outcomes if o.status == "error"]
    assert not failed, failed
    for f in made.findings:
        assert all(0 <= s.start <= s.end <= len(whole) for s in f.spans)
        assert (
            f.absent
            or f.excerpt is None
            or whole[f.spans[0].start : f.spans[0].end].split()[:3] == f.excerpt.split()[:3]
        )


def binds(file: str, data: bytes) -> None:
    """A file of somebody else's pack."""
    with tempfile.TemporaryDirectory() as folder:
        house = Path(folder, "house")
        (house / file).parent.mkdir(parents=True)
        (house / "pack.yaml").write_text("name: house\nversion: 0.1.0\nextends: core\n", "utf-8")
        (house / file).write_bytes(data)
        try:
            made = Auditor(configs.Config(pack=str(house)))
            made.prepare()
        except AuditError as e:
            assert str(e)
            return
        found = made.audit_bytes("a.txt", PLAIN.encode())
        assert isinstance(found, Report)


def configures(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "audit.toml")
        path.write_bytes(data)
        try:
            configs.load(path)
        except AuditError as e:
            assert str(e)


def reports_of(data: bytes) -> list[Report | Failure]:
    """The reports of a file; none where it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.json")
        path.write_bytes(data)
        try:
            return read_reports(str(path))
        except AuditError:
            return []


def renders(data: bytes) -> None:
    """A report from a file, in every format."""
    made = reports_of(data)
    for form in FORMATS if made else ():
        text = output(form, made, RenderOptions(verbose=True))
        if isinstance(text, str):
            text.encode("utf-8")
        assert problems(form, text) == [], form


def compares(data: bytes) -> None:
    """A report from a file beside a good one, before it and after it, in every format of a comparison."""
    made, good = reports_of(data), [samples.good()]
    for old, new in ((good, made), (made, good)) if made else ():
        found = comparison.compare_runs(old, new)
        for form in comparison.FORMATS:
            text = comparison.render(form, found, RenderOptions(verbose=True))
            text.encode("utf-8")
            assert problems(form, text, DIFF_JUDGES) == [], form


def edits(data: bytes) -> None:
    """A document in an editor: what is shown of it, and what is said at any place of it."""
    document = EditorText("file:///nowhere/a.md", 1, "markdown", "/nowhere/a.md", text(data))
    reading = reader().read(document)
    diagnostics(reading, 9)
    lines = document.text.count("\n") + 1
    for line, character in ((0, 0), (lines // 2, 7), (lines, 2**31 - 1)):
        hover(reading, line, character, marks=True)


@cache
def reader() -> Reader:
    return Reader()


def serves_an_editor(data: bytes) -> None:
    """Raw bytes on the standard input of `audit lsp`: it goes on, or ends as the protocol says."""
    made = server(lambda rule: rule.summary)
    read, write = os.pipe()
    try:
        os.write(write, data[:60_000])  # a pipe holds 64 kB
        os.close(write)
        made.input = Stdin(read)
        made.desk = Desk(made.answer, made.input.waiting)
        made.run(io.BytesIO())
    except SystemExit as e:
        assert e.code in (0, 1)
    finally:
        os.close(read)


RULE = "words/fuzzed.yaml"
INSIDE = {"docx": "word/document.xml", "odt": "content.xml"}
"""Where the words of a packed format stand. Bytes changed in a ZIP seldom get past its checksums: so the part
is changed, and packed."""


def reads_inside(name: str, data: bytes) -> Article | None:
    return reads(name, repacked(sample(name), INSIDE[name], data))


def of_values(name: str, data: bytes) -> object:
    """A file of which not the bytes were changed but what it says, for the harness or the reader of that name."""
    goods, write, run = WRITTEN[name]
    return run(write(values.changed(data, goods())))


WRITTEN: Mapping[str, tuple[Callable[[], list[Any]], Callable[[Any], bytes], Callable[[bytes], object]]] = {
    "render": (written.reports, written.as_json, renders),
    "diff": (written.reports, written.as_json, compares),
    "pack": (written.rules, written.as_json, partial(binds, RULE)),
    "pack-head": (written.packs, written.as_json, partial(binds, "pack.yaml")),
    "pack-genres": (written.genres, written.as_json, partial(binds, "genres.yaml")),
    "pack-list": (written.lists, written.as_json, partial(binds, f"lexicons/{written.LIST}.yaml")),
    "config": (written.configs, written.as_toml, configures),
    "lsp": (written.sessions, written.as_messages, serves_an_editor),
    "http": (written.bodies, written.as_post, SERVICE.run),
    **{n: (partial(written.records, n), written.as_json, partial(holds, n)) for n in written.JSON},
    "jsonl": (partial(written.records, "jsonarray"), written.as_lines, partial(holds, "jsonl")),
    **team.WRITTEN,
}


HARNESSES: Mapping[str, Harness] = {
    h.name: h
    for h in (
        *(Harness(f"read-{n}", lambda n=n: [sample(n)], partial(reads, n)) for n in parse.INPUTS),  # type: ignore[misc]
        *(Harness(f"inside-{n}", lambda n=n: [part(sample(n), INSIDE[n])], partial(reads_inside, n)) for n in INSIDE),  # type: ignore[misc]
        *(Harness(f"many-{n}", partial(many, n), partial(holds, n)) for n in CONTAINERS),
        Harness("split", pages, splits),
        Harness("audit", pages, audits),
        Harness("pack", rules, partial(binds, RULE)),
        Harness("config", configured, configures),
        Harness("render", reports, renders),
        Harness("diff", reports, compares),
        Harness("editor", pages, edits),
        Harness("lsp", session, serves_an_editor),
        SERVICE,
        *(Harness(f"{n}-values", values.seeds, partial(of_values, n)) for n in WRITTEN),
    )
}
