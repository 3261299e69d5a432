"""What a worker does for the page: an article as it was pasted -> its card, what is asked about it, and files of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from audit import load, parse, render
from audit.config import Config
from audit.errors import LoadError, UsageError
from audit.model.article import Article, Kind, Meta
from audit.model.dataclass import dataclass
from audit.model.report import Failure, FindingRow, Report
from audit.model.text import LineIndex
from audit.model.waiver import Waiver
from audit.parse import bylines
from audit.render import diff, view
from audit.render.html_card import page_offsets
from audit.render.spots import Spots
from audit.serve import work
from audit.serve.problem import RequestError

FORMATS = {"text": ".txt", "markdown": ".md", "html": ".html"}
"""How pasted words may be read -> the suffix of a file of them."""
EXPORTS = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "markdown": "text/markdown; charset=utf-8",
}
"""Formats that the page hands out -> the media type of their files."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """An article as the page sends it. `name`: of the file that it was dropped as, if any; `pack`: empty where the
    genre chooses; `allow`: words that may stand; `waived`: fingerprint -> why the finding is accepted."""

    text: str
    format: str = "text"
    name: str = ""
    meta: Meta = field(default_factory=Meta)
    pack: str = ""
    allow: tuple[str, ...] = ()
    waived: Mapping[str, str] = field(default_factory=dict)


# -- tasks


def card(config: Config, pasted: Pasted) -> dict[str, Any]:
    """The card as a page, and what the page marks, lists and fills in. Raises RequestError where there is no report."""
    report = _report(config, pasted)
    spots, marks = Spots(report), _Marks(pasted.text)
    places = view.places(report)
    first, further = view.first(report, places), view.further(report, places)
    rest = [p for p in places if p.finding.severity == "info" and p not in first]
    rules = {r.id: r for r in report.rules}

    def row(group: str, f: FindingRow, place: view.Place | None = None) -> dict[str, Any]:
        rule = rules.get(f.rule)
        return {
            "id": f.fingerprint,
            "group": group,
            "rule": f.rule,
            "severity": f.severity,
            "question": f.question or f.message,
            "message": f.message if f.question else "",
            "hint": f.hint,
            "where": "the whole article" if f.absent else spots.long(f),
            "words": "" if f.absent else view.excerpt(report, f) or "",
            "span": marks.of(f),
            "because": view.because(place) if place else "",
            "also": [f"{u.question or u.message} ({u.rule})" for u in place.under] if place else [],
            "why": rule.why if rule else "",
            "standards": list(rule.standards) if rule else [],
            "waived": view.waiver(f),
        }

    groups = (("first", first), ("also", further), ("info", rest))
    return {
        "card": _inside(render.render("html", [report])),
        "questions": [
            *(row(group, p.finding, p) for group, listed in groups for p in listed),
            *(row("waived", f) for f in report.findings if f.waived and not f.suppressed_by),
        ],
        "headline": report.headline,
        "read": not view.unread(report),
        "found": _found(report),
        "path": report.article.path,
    }


def page(config: Config, pasted: Pasted) -> tuple[bool, str]:
    """(is there a card, the page of it or of why there is none), for a browser without scripts."""
    made = _made(config, pasted)
    return isinstance(made, Report), render.render("html", [made])


def compare(config: Config, pasted: Pasted, before: str) -> dict[str, Any]:
    """What was mended since an earlier version, as `_inside` gives a page. Raises RequestError."""
    old = _report(config, replace(pasted, text=before, waived={}))
    return _inside(diff.render("html", diff.compare_runs([old], [_report(config, pasted)])))


def export(config: Config, pasted: Pasted, form: str) -> tuple[str, bytes]:
    """(name of the file, what it holds). Raises RequestError."""
    report = _report(config, pasted)
    try:
        made = render.output(form, [report])
    except UsageError as e:  # the library of the format is not installed
        raise RequestError(501, "missing-extra", str(e), "install it, or take another format") from None
    slug = re.sub(r"[^a-z0-9]+", "-", report.article.title.lower()).strip("-")[:60].rstrip("-")
    return (slug or "article") + render.FORMATS[form].suffix, made if isinstance(made, bytes) else made.encode()


def read(config: Config, data: bytes, name: str) -> dict[str, Any]:
    """A file that was dropped, as words to work on: text, Markdown and HTML as they are, of any other format what was
    read of it and what it says of itself. Raises RequestError."""
    try:
        source = load.from_bytes(data, name, parse.INPUTS, max_bytes=config.max_bytes)
        if source.format in FORMATS:
            return {"text": _lines(source.text), "format": source.format, "fields": {}, "limits": list(source.limits)}
        article = parse.parse(source)
    except LoadError as e:
        raise RequestError(422, e.code, f"{name}: {e}", "open another file, or paste the text") from None
    fields = {
        key: getattr(article.meta, key) for key in ("title", "author", "date", "outlet") if getattr(article.meta, key)
    }
    return {"text": _words(article), "format": "text", "fields": fields, "limits": list(article.limits)}


# -- helpers


def _report(config: Config, pasted: Pasted) -> Report:
    made = _made(config, pasted)
    if isinstance(made, Failure):
        said = made.message.removeprefix(f"{made.path}: ")
        raise RequestError(422, made.code, said, "paste the words of one article")
    return made


def _made(config: Config, pasted: Pasted) -> Report | Failure:
    path = pasted.name or f"article{FORMATS[pasted.format]}"
    words = replace(config.words, allow=(*config.words.allow, *pasted.allow))
    auditor = work.auditor_of(replace(config, pack=pasted.pack or config.pack, words=words))
    if auditor.accepted and pasted.waived:
        waivers = tuple(Waiver(reason, fingerprint=id, path="*") for id, reason in pasted.waived.items())
        auditor.accepted = replace(auditor.accepted, waivers=(*auditor.accepted.waivers, *waivers))
    try:
        source = load.from_text(pasted.text, path, pasted.format, pasted.meta)
    except LoadError as e:
        return Failure(path, e.code, str(e))
    return auditor.audit_source(path, source)


def _inside(page: str) -> dict[str, Any]:
    """What a page of ours shows and its style sheets, for a place in another page. In either no word of an article can
    look like one of these tags: they are escaped."""
    main = page[page.index("<main") : page.index("</main>")].partition(">")[2]
    return {"main": main, "styles": re.findall(r"<style>(.*?)</style>", page, re.DOTALL)}


def _lines(text: str) -> str:
    """As a text field of a page has it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _words(article: Article) -> str:
    """A paragraph a block; lists keep their sign."""
    return "\n\n".join(article.slice(b.span) for b in article.blocks)


def _found(report: Report) -> dict[str, str]:
    """What the article says of itself: by its metadata, else in its byline."""
    a, text = report.article, report.article.text or ""
    lines = [text[b.start : b.end] for b in report.blocks if b.kind == Kind.BYLINE]
    author = a.author or next((name for line in lines if (name := bylines.author(line))), "")
    date = a.date or next((day for line in lines if (day := bylines.in_words(line))), "")
    return {"title": a.title, "author": author, "date": date, "outlet": a.outlet, "genre": view.genre(a)}


class _Marks:
    """Where findings stand in the pasted words, as a browser counts."""

    def __init__(self, text: str) -> None:
        self._lines, self._length = LineIndex(text), len(text)
        self._units = page_offsets(text)

    def of(self, f: FindingRow) -> list[int] | None:
        """[start, end]; None for what is missing, or stands in a title that was given apart."""
        place = f.locations[0]
        if f.absent or not place.line:
            return None
        return [self._units[self._at(*at)] for at in ((place.line, place.column), (place.end_line, place.end_column))]

    def _at(self, line: int, column: int) -> int:
        return min(self._lines.line_span(line, self._length).start + column - 1, self._length)
