"""sarif: SARIF 2.1.0 for code-scanning services and editors. One run for all files.

Credits are left out: a service would show good practice as a fault; and so are infos, which nobody has to act on, until
they are asked for (`--min-severity info`, -v). Findings that are waived, or covered by a more specific one, are there
as suppressed. A service shows 5,000 results, ten tags of a rule, and takes 10 MB: of more, the most serious are kept,
and a note says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from audit.model.report import SCHEMA, Failure, FindingRow, PlaceRow, Report, RuleRow, encode
from audit.model.waiver import Known
from audit.render.base import Item, RenderOptions
from audit.render.escape import markdown, sarif_message, uri, visible
from audit.render.json import dumps
from audit.render.view import excerpt, failed_rules, plural, precision, rank, unsettled_status, waiver
from audit.render.width import clip
from audit.render.words import HOME, rule_page

SCHEMA_URI = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 5000
MOST_RELATED = 20
MOST_BYTES = 9_500_000
"""Of all results and artifacts. The service's limit of 10 MB is for the file as it is packed, which depends on the
packer; a file that is within it unpacked surely is."""
MOST_ARTIFACTS = MOST_NOTES = 2000
LONGEST = 1000  # code points of a text in a rule; the service takes 1,024
KNOWN = {
    Known.BASELINE: "it stands in the baseline",
    Known.REVISION: "the file had it at the revision compared with",
}
PRECISIONS = ((0.95, "very-high"), (0.85, "high"), (0.65, "medium"), (0.0, "low"))
"""Share of hits that are right at least -> the word for a rule's precision."""
PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation", "credit": "recommendation"}
LEVELS = {"error": "error", "warning": "warning", "info": "note", "credit": "none"}
BASES = {
    "ROOT": "The root of the file system: the path was given as an absolute one.",
    "OUTSIDE": "A folder outside the one that the audit was run in.",
}

Json = dict[str, Any]
Made = tuple[Report, FindingRow, str]
"""A finding of a report, and its result as JSON."""


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    done = [r for r in reports if isinstance(r, Report)]
    rules = _rules(done)
    index = {rule["id"]: n for n, rule in enumerate(rules)}
    found = [(report, f) for report in done for f in report.findings if _listed(f, options)]
    results = _fitting([(report, f, dumps(_result(report, f, index))) for report, f in _most_serious(found)])
    with_results = {id(report) for report, _, _ in results}
    shown = done if len(done) <= MOST_ARTIFACTS else [r for r in done if id(r) in with_results][:MOST_ARTIFACTS]
    run: Json = {
        "tool": {"driver": _driver(done, rules)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(reports, len(results), len(found) - len(results))],
        "artifacts": _once([_artifact(r) for r in shown]),
    }
    used = {base for r in reports if (base := uri(r.path if isinstance(r, Failure) else r.article.path)[1])}
    if used:
        run["originalUriBaseIds"] = {b: {"description": {"text": BASES[b]}} for b in sorted(used)}
    log = dumps({"$schema": SCHEMA_URI, "version": "2.1.0", "runs": [run]})
    # A row a line: the file stays readable without growing threefold.
    return f'{log[:-3]}, "results": [' + ",\n".join(row for _, _, row in results) + "]}]}\n"


def _listed(f: FindingRow, options: RenderOptions) -> bool:
    return f.severity != "credit" and rank(f.severity) <= options.listed


def _fitting(rows: list[Made]) -> list[Made]:
    """Those that fit, the most serious first, in their order."""
    room, kept = MOST_BYTES, []
    for n in sorted(range(len(rows)), key=lambda n: (_weight(rows[n][1]), n)):
        room -= len(rows[n][2].encode("utf-8", "replace"))
        if room < 0:
            break
        kept.append(n)
    return [rows[n] for n in sorted(kept)]


def _weight(f: FindingRow) -> tuple[bool, int]:
    """The lightest first: what is suppressed weighs least."""
    return bool(f.suppressed_by or f.waived), rank(f.severity)


def _once(objects: list[Json]) -> list[Json]:
    """Each object once, in order: SARIF allows no repeats in these lists."""
    return list({dumps(o): o for o in objects}.values())


def _most_serious(found: list[tuple[Report, FindingRow]]) -> list[tuple[Report, FindingRow]]:
    if len(found) <= MOST_RESULTS:
        return found
    order = sorted(range(len(found)), key=lambda n: (_weight(found[n][1]), n))
    return [found[n] for n in sorted(order[:MOST_RESULTS])]


def _rules(reports: Sequence[Report]) -> list[Json]:
    rules: dict[str, RuleRow] = {}
    for report in reports:
        for rule in report.rules:
            if rule.id not in rules or (rule.why and not rules[rule.id].why):
                rules[rule.id] = rule
        for f in report.findings:  # a report of an older version may not list its rules
            rules.setdefault(f.rule, RuleRow(f.rule, f.family, f.dimension, f.severity, "stable", f.question or f.rule))
    return [_rule(rules[id]) for id in sorted(rules)]


def _rule(rule: RuleRow) -> Json:
    status = unsettled_status(rule)  # as a tag, too: a service shows tags beside the rule
    mark = f" This rule is {'in preview: it may still change' if status == 'preview' else status}." if status else ""
    more = f"For examples and how to mend it: audit explain {rule.id}"
    checked = f"Checked by hand: {precision(rule.precision)}." if rule.precision else ""
    summary = clip(visible(rule.summary) or rule.id, LONGEST)
    paragraphs = [f"{rule.summary}{mark}", rule.why, _standards(rule), checked, more]
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.split("-"))[:255],
        "shortDescription": {"text": summary},
        "fullDescription": {"text": clip(visible(f"{rule.summary} {rule.why}") or rule.id, LONGEST)},
        "help": {
            "text": visible(f"{rule.summary}{mark} {more} {checked}"),
            "markdown": "\n\n".join(markdown(p) for p in paragraphs if p),
        },
        "helpUri": rule_page(rule.id),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "family": rule.family,
            "dimension": rule.dimension,
            "status": rule.status,
            "problem.severity": PROBLEMS[rule.severity],
            "tags": list(dict.fromkeys(tag for tag in (rule.family, rule.dimension, status) if tag)),
            **_precision(rule),
        },
    }


def _standards(rule: RuleRow) -> str:
    return f"Standards: {'; '.join(rule.standards)}." if rule.standards else ""


def _precision(rule: RuleRow) -> Json:
    """How often it is right: the word that services sort by, and what readers judged; else our prior."""
    if (row := rule.precision) is None:
        return {"precision": rule.confidence} if rule.confidence in dict(PRECISIONS).values() else {}
    word = next(word for bound, word in PRECISIONS if row.value >= bound)
    return {"precision": word, "measured": encode(row), "measuredInWords": precision(row)}


def _driver(reports: Sequence[Report], rules: list[Json]) -> Json:
    driver: Json = {"name": "audit", "informationUri": HOME, "rules": rules}
    if reports:
        tool = reports[0].tool
        pack = {"name": tool.pack, "version": tool.rules_version, "sha256": tool.rules_sha256}
        driver |= {"name": tool.name, "version": tool.version, "properties": {"pack": pack, "schema": SCHEMA}}
    return driver


def _location(path: str) -> Json:
    relative, base = uri(path)
    return {"uri": relative, "uriBaseId": base} if base else {"uri": relative}


def _artifact(report: Report) -> Json:
    return {"location": _location(report.article.path), "hashes": {"sha-256": report.article.sha256}}


def _place(path: str, at: PlaceRow, snippet: str | None = None) -> Json:
    """A title that the caller gave apart stands in no line: then the place is the article."""
    if not at.line:
        return {"physicalLocation": {"artifactLocation": _location(path)}}
    region: Json = {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    }
    if snippet:
        region["snippet"] = {"text": visible(snippet)}
    return {"physicalLocation": {"artifactLocation": _location(path), "region": region}}


def _result(report: Report, f: FindingRow, index: Mapping[str, int]) -> Json:
    path = report.article.path
    words = " ".join(part for part in (f.question, f.message, f.hint) if part)
    result: Json = {
        "ruleId": f.rule,
        "ruleIndex": index[f.rule],
        "level": LEVELS[f.severity],
        "message": {"text": sarif_message(words) or f.rule},
        "locations": [_place(path, f.locations[0], excerpt(report, f))],
        "partialFingerprints": {"auditFinding/v1": f.fingerprint},
    }
    if related := f.locations[1 : MOST_RELATED + 1]:
        result["relatedLocations"] = _once([_place(path, at) for at in related])
    if suppression := _suppression(f):
        result["suppressions"] = [suppression]
    if f.lead:
        result["properties"] = {"lead": f.lead}
    if f.fix:
        replacements = [
            {
                "deletedRegion": {"charOffset": e.start, "charLength": e.end - e.start},
                "insertedContent": {"text": e.text},
            }
            for e in f.fix.edits
        ]
        change = {"artifactLocation": _location(path), "replacements": replacements}
        result["fixes"] = [{"description": {"text": sarif_message(f.fix.summary)}, "artifactChanges": [change]}]
    return result


def _suppression(f: FindingRow) -> Json | None:
    if f.waived:
        return {"kind": "external", "status": "accepted", "justification": visible(f"waived: {waiver(f)}")}
    if f.known:
        return {"kind": "external", "justification": KNOWN[Known(f.known)]}
    if f.suppressed_by:
        return {"kind": "external", "justification": f"covered by a more specific finding: {f.suppressed_by}"}
    return None


def _invocation(reports: Sequence[Item], listed: int, dropped: int) -> Json:
    notes = [n for r in reports for n in (_failure(r) if isinstance(r, Failure) else _limits(r))]
    if len(notes) > MOST_NOTES:
        errors = [n for n in notes if n["level"] == "error"]
        kept = [*errors, *(n for n in notes if n["level"] != "error")][:MOST_NOTES]
        notes = [*kept, _note("note", f"{plural(len(notes) - len(kept), 'note')} left out")]
    if dropped:
        notes.append(_note("note", f"{plural(dropped, 'result')} left out, the least serious; {listed:,} are listed"))
    bad = any(isinstance(r, Failure) for r in reports)
    return {"executionSuccessful": not bad, "toolExecutionNotifications": notes}


def _note(level: str, text: str, path: str = "", code: str = "") -> Json:
    note: Json = {"level": level, "message": {"text": sarif_message(text) or "?"}}
    if code:
        note["descriptor"] = {"id": code}
    if path:
        note["locations"] = [{"physicalLocation": {"artifactLocation": _location(path)}}]
    return note


def _failure(failure: Failure) -> list[Json]:
    return [_note("error", failure.message, failure.path, failure.code)]


def _limits(report: Report) -> list[Json]:
    path = report.article.path
    crashed = [_note("error", f"the rule {rule} failed and judged nothing", path) for rule in failed_rules(report)]
    return crashed + [_note("note", limit, path) for limit in report.limits]
