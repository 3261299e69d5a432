"""A judge a format: what would act on a reader in what the program wrote, whatever the article said. Used by the
property test of the renderers and by the hostile cases."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from render import test_diff_formats
from render.contract import broken, strict, valid_xml
from render.test_render_github import LINE_END
from render.test_render_html import Page, check
from render.test_render_markdown import OWN_HTML, tokens

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
OWN_COMMAND = re.compile(
    r"::(?:error|warning|notice) (?:file=[^,:\r\n]*,)?(?:(?:line|endLine|col|endColumn)=\d+,)*"
    r"title=[^,:\r\n]*::[^\r\n]*"
)
OLD_COMMAND = re.compile(r"##\w*\[")
FORMULA = re.compile("[\\s\xa0\u200b\ufeff'\"]*[=+\\-@\uff1d\uff0b\uff0d\uff20|%]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\Z")
LIVE_LINK = re.compile(r"(?<!\\)\[[^\]\n]*(?<!\\)\]\([^)\s]*\)")
PLACEHOLDER = re.compile(r"(?<!\{)\{\d+\}(?!\})")
LIVE_PARTS = re.compile(rb'TargetMode="External"|<w:(?:instrText|fldSimple|hyperlink|object|altChunk)\b|vbaProject')
URI = re.compile(r"[\x00-\x20<>\"\\^`{|}\x7f-\uffff]")


def unseen(text: str) -> Iterator[str]:
    """Characters that steer a terminal, reorder a line or hide themselves."""
    if found := UNSEEN.search(text):
        yield f"U+{ord(found.group()):04X} in {text[max(0, found.start() - 20) : found.end() + 20]!r}"


def commands(text: str) -> Iterator[str]:
    """Lines that a build service takes for a command."""
    for line in LINE_END.split(text):
        if OLD_COMMAND.search(line) or (line.lstrip().startswith("::") and "::" in line.lstrip()[2:]):
            yield f"a command: {line[:80]!r}"


def spoken(text: str) -> Iterator[str]:
    yield from unseen(COLOUR.sub("", text))
    yield from commands(text)


def annotations(text: str) -> Iterator[str]:
    yield from unseen(text)
    foreign = [line for line in LINE_END.split(text) if not OWN_COMMAND.fullmatch(line) or OLD_COMMAND.search(line)]
    yield from commands("\n".join(foreign))
    yield from (f"a bare % in {line!r}" for line in text.split("\n") if re.search("%(?!25|0A|0D|3A|2C)", line))


def data(text: str) -> Iterator[str]:
    """JSON by the letter, with nothing raw in it that a log or a script would act on."""
    strict(text)
    yield from unseen(text)
    yield from commands(text)


def lines_of_data(text: str) -> Iterator[str]:
    assert text == "" or text.endswith("\n")
    for line in text.split("\n")[:-1]:
        yield from data(line)


def issues(schema: str) -> Callable[[str], Iterator[str]]:
    def judge(text: str) -> Iterator[str]:
        yield from data(text)
        yield from broken(text, schema)

    return judge


def sarif(text: str) -> Iterator[str]:
    yield from issues("sarif")(text)
    for run in strict(text)["runs"]:
        for result in run["results"]:
            said = result["message"]["text"]
            if LIVE_LINK.search(said) or PLACEHOLDER.search(said):
                yield f"a live link or placeholder: {said[:80]!r}"
            for place in result["locations"]:
                uri = place["physicalLocation"]["artifactLocation"]["uri"]
                if URI.search(uri) or ".." in uri.split("/") or re.match(r"\w+:", uri):
                    yield f"a URI that leads elsewhere: {uri!r}"


def xml(schema: str) -> Callable[[str], Iterator[str]]:
    def judge(text: str) -> Iterator[str]:
        valid_xml(text, schema)
        yield from unseen(text)
        yield from commands(text)

    return judge


def table(text: str) -> Iterator[str]:
    yield from unseen(text)
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    yield from (f"{len(row)} cells, the header has {len(rows[0])}" for row in rows if len(row) != len(rows[0]))
    for row in rows:
        yield from (f"a formula: {c[:40]!r}" for c in row if FORMULA.match(c) and c[0] != "'" and not NUMBER.match(c))


def page(text: str) -> Iterator[str]:
    """Asserts in `Page`: known elements and attributes alone, links within the page, one script, named by its hash."""
    check(Page(text))
    yield from (f"U+{ord(c):04X}" for c in re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", text))


def prose(text: str) -> Iterator[str]:
    yield from unseen(text)
    yield from commands(text)
    for token in tokens(text):
        if token.type in ("link_open", "image", "fence", "code_block", "s_open"):
            yield f"{token.type} out of foreign words"
        if token.type in ("html_block", "html_inline") and "<" in OWN_HTML.sub("", token.content):
            yield f"markup: {token.content[:80]!r}"
        if token.type == "text" and re.search(r"@\w|#\d|://|www\.", token.content):
            yield f"a host makes a link of {token.content[:80]!r}"


def word(made: bytes) -> Iterator[str]:
    """Well-formed parts, of which none is run, fetched or filled in when the file is opened."""
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        for name in file.namelist():
            part = file.read(name)
            ElementTree.fromstring(part)
            yield from (f"{name}: {found.decode()}" for found in LIVE_PARTS.findall(part))
            if not name.endswith((".xml", ".rels")):
                yield f"{name} is no markup"


JUDGES: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "docx": word,
    "terminal": spoken,
    "compact": spoken,
    "list": spoken,
    "notes": spoken,
    "github": annotations,
    "json": data,
    "jsonl": lines_of_data,
    "findings": lines_of_data,
    "webannotation": data,
    "gitlab": issues("gitlab"),
    "rdjson": issues("rdjson"),
    "sarif": sarif,
    "junit": xml("junit"),
    "checkstyle": xml("checkstyle"),
    "csv": table,
    "html": page,
    "markdown": prose,
    "summary": prose,
}


def compared(text: str) -> Iterator[str]:
    test_diff_formats.check(test_diff_formats.Page(text))
    yield from ()


DIFF_JUDGES: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "terminal": spoken,
    "markdown": prose,
    "html": compared,
    "json": data,
}


def problems(form: str, made: str | bytes, judges: Mapping[str, Callable[[Any], Iterator[str]]] = JUDGES) -> list[str]:
    """What the judge of a format says of what was made; what cannot be read as the format is a problem, too."""
    try:
        return list(judges[form](made))
    except Exception as e:
        return [f"{type(e).__name__}: {e}"[:300]]
