"""webannotation: W3C Web Annotation Data Model (2017) as JSON-LD, for readers that show notes beside a text.

One annotation a finding that counts; those that are waived, or covered by a more specific one, are left out. Positions
are code points of the article's text: for plain text that is the file, for HTML and Markdown the text read from it,
where the quotation with the words around it leads to the place. A finding about something missing is about the whole.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from audit.model.report import FindingRow, Report
from audit.model.text import Span
from audit.render.base import Item, RenderOptions
from audit.render.escape import uri, visible
from audit.render.json import dumps
from audit.render.view import accepted, aside, live

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points before and after the words, as annotation clients use
MOST_TARGETS = 20
LONGEST = 2000  # code points that are quoted; a longer place is given by its position alone

Json = dict[str, Any]

_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s]*\Z")


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    """One collection with one page: all annotations in the order of the articles and of their texts."""
    del options
    items: list[Json] = []
    left: Counter[str] = Counter()
    for report in reports:
        if isinstance(report, Report):
            items += _annotations(report)
            left.update(accepted(report))
    label = "Findings of audit" + (f"; left out: {', '.join(aside(left))}" if left else "")
    name = "urn:x-audit:collection:" + _digest(*(item["id"] for item in items))
    page = {"id": f"{name}:1", "type": "AnnotationPage", "partOf": name, "startIndex": 0}
    head: Json = {"@context": CONTEXT, "id": name, "type": "AnnotationCollection", "label": label}
    listed = ",".join("\n" + dumps(item) for item in items)
    first = dumps(page)[:-1] + f', "items": [{listed}\n]}}'
    return dumps({**head, "total": len(items)})[:-1] + f',\n"first": {first}}}\n'


def _annotations(report: Report) -> list[Json]:
    seen: Counter[str] = Counter()
    out = []
    for f in live(report):
        seen[f.fingerprint] += 1
        again = f":{seen[f.fingerprint]}" if seen[f.fingerprint] > 1 else ""
        # The same in the next run, whatever was changed elsewhere; a path is no part of a fingerprint.
        id = f"urn:x-audit:finding:{_digest(report.article.path)}:{f.fingerprint}{again}"
        out.append(_annotation(report, f, id))
    return out


def _annotation(report: Report, f: FindingRow, id: str) -> Json:
    tool = report.tool
    targets = [_target(report, span) for span in f.spans[:MOST_TARGETS]] if not f.absent else [_source(report)]
    return {
        "id": id,
        "type": "Annotation",
        "motivation": _motivation(f),
        "generator": {
            "id": f"urn:x-audit:rules:{tool.rules_sha256}",
            "type": "Software",
            "name": visible(f"{tool.name} {tool.version}, rules {tool.pack} {tool.rules_version}"),
        },
        "body": _body(f),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _motivation(f: FindingRow) -> str:
    if f.severity == "credit":
        return "assessing"
    return "questioning" if f.question else "commenting"


def _body(f: FindingRow) -> list[Json]:
    """The question, what was found and what would mend it, then rule, severity and dimension as tags."""
    parts = [("questioning", f.question), ("describing", f.message), ("editing", f.hint)]
    texts = [
        {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "language": "en", "value": visible(text)}
        for purpose, text in parts
        if text
    ]
    tags = [f"rule:{f.rule}", f"severity:{f.severity}", *([f"dimension:{f.dimension}"] if f.dimension else [])]
    return [*texts, *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags)]


def _target(report: Report, span: Span) -> Json:
    selectors: list[Json] = [{"type": "TextPositionSelector", "start": span.start, "end": span.end}]
    text = report.article.text
    if text is not None and 0 < len(span) <= LONGEST:
        selectors.append(
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            }
        )
    return {"type": "SpecificResource", "source": _source(report), "selector": selectors}


def _source(report: Report) -> str:
    """The address that the article gives as its own, else the path of the file relative to where it was audited."""
    address = report.article.url
    if _ADDRESS.match(address):
        return quote(address, safe="%/:?#[]@!$&'()*+,;=-._~", errors="replace")
    return uri(report.article.path)[0] or "."


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
