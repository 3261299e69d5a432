"""findings: a finding a line, as JSON, with its article and its place; for a pipe, a database, jq.

All findings, grouped, suppressed and waived ones too: fields tell which they are. A file that could not be audited is a
line of its own, {"schema": "failure/1", ...}, as in jsonl.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from audit.model.report import Failure, Report, encode
from audit.render.base import Item, RenderOptions
from audit.render.json import dumps, row

SCHEMA_FINDING = "finding/1"


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    del options
    return "".join(line + "\n" for item in reports for line in _lines(item))


def _lines(item: Report | Failure) -> list[str]:
    if isinstance(item, Failure):
        return [row(item)]
    article = item.article
    head = {"schema": SCHEMA_FINDING, "path": article.path, "id": article.id, "article_sha256": article.sha256}
    return [dumps({**head, **asdict(f.locations[0]), **encode(f)}) for f in item.findings]
