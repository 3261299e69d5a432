"""What a worker does: articles -> reports, as `audit check` makes them."""

from __future__ import annotations

from audit import load, parse
from audit.accepted import accepted
from audit.config import Config
from audit.model.report import Failure, Report
from audit.pipeline import Auditor

_KEPT = 4
"""Configs whose rules stay compiled."""
_AUDITORS: dict[str, Auditor] = {}


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
        auditor.audit_bytes("example", example.encode())


def audit(config: Config, data: bytes, path: str, media_type: str) -> Report | Failure:
    """The report of one article."""
    auditor = auditor_of(config)
    source = load.from_bytes(data, path, parse.INPUTS, max_bytes=config.max_bytes, format=media_type)
    return auditor.audit_source(path, source)
