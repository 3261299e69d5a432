"""What a worker does: articles -> reports, as `audit check` makes them, and what the packs hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field, replace

from audit import catalogue, load, parse, render
from audit.accepted import accepted
from audit.config import Config
from audit.errors import LoadError
from audit.load.containers import jsonl
from audit.load.items import cell, row_of
from audit.model.article import Meta
from audit.model.dataclass import dataclass
from audit.model.report import Failure, Report
from audit.pipeline import Auditor
from audit.serve.media import BY_NAME
from audit.serve.problem import RequestError

ONE = "text"
"""What a single article is called that says nothing of its name, as `audit.audit_text` calls it."""
MOST_ARTICLES = 1_000
LONGEST = 1_000
"""Characters of a name."""
_STATUS = {"too-large": 413, "unsupported-format": 415, "missing-extra": 415, "internal-error": 500}
_KEPT = 4
"""Configs whose rules stay compiled."""
_AUDITORS: dict[str, Auditor] = {}

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Posted:
    """An article as it was sent. `media_type`: what its bytes are; `charset`: what is said of their encoding."""

    data: bytes
    media_type: str
    charset: str = ""
    path: str = ONE
    meta: Meta = field(default_factory=Meta)


def auditor_of(config: Config) -> Auditor:
    """The compiled auditor of a config, with what the newsroom accepts today."""
    key = repr(config)
    if key not in _AUDITORS:
        if len(_AUDITORS) >= _KEPT:
            _AUDITORS.clear()
        _AUDITORS[key] = Auditor(config)
        _AUDITORS[key].prepare()
    _AUDITORS[key].accepted = accepted(config)
    return _AUDITORS[key]


def warm(config: Config) -> None:
    """Compiles the rules and loads what an audit takes, before the first request waits for it."""
    auditor = auditor_of(config)
    example = next((e.text for rule in auditor.pack.rules for e in rule.bad), "")
    if example:
        made = auditor.audit_bytes("example", example.encode())
        as_json(made)
        render.render("html", [made])


# -- tasks of the API


def audit(config: Config, posted: Posted) -> str:
    """The report of an article as JSON. Raises RequestError where it is none."""
    return _alone(report_of(config, posted))


def audit_row(config: Config, row: Row | Failure) -> str:
    """As `audit`, of an article that was sent as an object."""
    return _alone(row_report(config, row))


def audit_entry(config: Config, row: Row | Failure) -> str:
    """The report of one of many articles as JSON, or the failure that stands in its place."""
    return as_json(row_report(config, row))


def rows(config: Config, body: bytes) -> tuple[bool, list[Row | Failure]]:
    """What a body of JSON holds: is it many, and the articles, or why one is none. Raises RequestError."""
    del config
    try:
        found = jsonl.parse(body, "body")
    except LoadError as e:
        todo = 'send an object with `text`, or {"articles": [...]} of such objects, in UTF-8'
        raise RequestError(400, e.code, f"the body cannot be read: {e}", todo) from None
    if "articles" not in found:
        return False, [_row(found, 0)]
    articles = found["articles"]
    if not isinstance(articles, list) or len(found) > 1:
        raise RequestError(400, "bad-record", "`articles` is no list, or not alone", 'send {"articles": [...]}')
    if len(articles) > MOST_ARTICLES:
        said = f"{len(articles):,} articles in one request; {MOST_ARTICLES:,} are the most"
        raise RequestError(413, "too-many", said, "send them in several requests")
    return True, [_row(one, number) for number, one in enumerate(articles, 1)]


def _row(one: object, number: int) -> Row | Failure:
    """An article as a row of words. `number`: 0 for one that is alone."""
    path = f"item-{number}" if number else ONE
    if not isinstance(one, Mapping):
        return Failure(path, "not-text", f"article {number} is no object; give it as one with `text`")
    names = (cell(one[key]) for key in ("path", "id") if isinstance(one.get(key), str | int))
    path = load.shown(next(filter(None, names), path)[:LONGEST])
    try:
        cells = row_of(one)
    except LoadError as e:
        return Failure(path, e.code, str(e))
    return {**dict(cells.extra), **cells.said, "text": cells.text, "path": path}


def all_rules(config: Config) -> str:
    return _text([catalogue.rule_row(rule) for rule in catalogue.rules(config)])


def rule_pages(config: Config) -> dict[str, str]:
    """By the name of the rule."""
    return {name: _text(catalogue.rule_page(rule)) for name, rule in catalogue.every_rule(config).items()}


def all_genres(config: Config) -> str:
    return _text([catalogue.genre_row(one, config) for one in catalogue.genres(config)])


# -- articles


def report_of(config: Config, posted: Posted) -> Report | Failure:
    """The report of an article, or why there is none."""
    form = None if posted.media_type in BY_NAME else posted.media_type
    limit, declared = config.max_bytes, posted.charset
    try:
        source = load.from_bytes(
            posted.data, posted.path, parse.INPUTS, max_bytes=limit, format=form, declared=declared
        )
    except LoadError as e:
        return Failure(load.shown(posted.path), e.code, str(e))
    return auditor_of(config).audit_source(source.path, replace(source, meta=posted.meta))


def row_report(config: Config, row: Row | Failure) -> Report | Failure:
    """The report of an article that was sent as an object, or why there is none."""
    return row if isinstance(row, Failure) else next(auditor_of(config).audit_many([row]))


def as_json(report: Report | Failure) -> str:
    return render.render("json", [report])


def _alone(report: Report | Failure) -> str:
    if isinstance(report, Report):
        return as_json(report)
    message = report.message.removeprefix(f"{report.path}: ")
    raise RequestError(_STATUS.get(report.code, 422), report.code, message, "send the words of one article")


def _text(value: object) -> str:
    """As the command line writes it."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
