"""The OpenAPI 3.1 description of the HTTP API, made of the published JSON Schemas and of the tables of the code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from audit import assets, catalogue
from audit.config import Config
from audit.model.article import Meta
from audit.serve import media
from audit.serve.problem import MEDIA_TYPE
from audit.version import __version__

Json = dict[str, Any]

CONTRACT = "scorecard-1.schema.json"
FIELDS: Mapping[str, str] = {
    "title": "Its headline, where the text does not begin with it.",
    "author": "Who wrote it.",
    "date": "When it was published.",
    "outlet": "Who published it.",
    "genre": "What it is: news, opinion, review ... (see /v1/genres).",
    "url": "Its address. It is never asked for.",
    "id": "What you call it.",
    "language": "The language that its file states.",
    "modified": "When it was last changed.",
    "correction": "A notice of correction.",
}
"""The fields of Meta, for who sends an article."""
PATH = "What the article is called in the answer; its ending says what a file of text is. No file is read."
ERRORS: Mapping[int, str] = {
    400: "The request cannot be read.",
    401: "The token of the server is not said.",
    403: "A page of another origin asks, or may have asked.",
    408: "The client took too long to send it.",
    413: "It is larger than the server takes.",
    415: "What was sent is not read: its media type is none of an article.",
    422: "There is no article in it that can be audited.",
    429: "Too many requests are waiting. Retry-After says when to send it again.",
    431: "Its head is too long.",
    503: "The audit took too long, or its process ended.",
}


def text(config: Config) -> str:
    """The description as JSON."""
    return json.dumps(document(config), ensure_ascii=False, indent=1) + "\n"


def document(config: Config) -> Json:
    """The description. `config` gives the example: a sentence of a rule."""
    example = catalogue.rules(config)[0].bad[0].text
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "audit",
            "version": __version__,
            "description": "Who answers for each sentence of a news article. Counts what newsroom codes ask editors to "
            "check; it does not say whether an article is true.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": [{}, {"token": []}],
        "paths": {
            "/v1/audit": {"post": _audit(example)},
            "/v1/rules": _get("rules", "The rules in force.", _list("Rule")),
            "/v1/rules/{id}": _get("rule", "A rule with its reasons and examples.", _ref("RulePage"), _ID),
            "/v1/genres": _get("genres", "The genres, and how each is treated.", _list("Genre")),
            "/v1/health": _get("health", "Does the server answer?", _object({"status": {"const": "ok"}})),
            "/v1/version": _get("version", "The version of the program.", _object({"version": _TEXT})),
            "/v1/openapi.json": _get("openapi", "This description.", {"type": "object"}),
        },
        "components": {
            "schemas": {**_contract(), **_own()},
            "responses": {str(status): _problem(said) for status, said in ERRORS.items()},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


_TEXT: Json = {"type": "string"}
_TEXTS: Json = {"type": "array", "items": _TEXT}
_MAP: Json = {"type": "object", "additionalProperties": _TEXT}
_ID: Json = {"name": "id", "in": "path", "required": True, "schema": _TEXT, "description": "The name of the rule."}


def _audit(example: str) -> Json:
    article = {"title": "", "text": example}
    bodies: Json = {
        media.JSON: {
            "schema": {"oneOf": [_ref("Article"), _ref("Articles")]},
            "examples": {"one": {"value": article}, "many": {"value": {"articles": [article]}}},
        }
    }
    bodies |= {name: {} for name in media.FILES}  # as they are: files
    parameters = [_query("path", PATH), *(_query(name, said) for name, said in FIELDS.items())]
    answer = {"oneOf": [_ref("Report"), _ref("Many")]}
    return {
        "operationId": "audit",
        "summary": "Audit an article, or several.",
        "description": "An article as a file (its fields go into the address), as an object, or many as objects. Of "
        "many, one that cannot be audited is a failure in its place.",
        "parameters": parameters,
        "requestBody": {"required": True, "content": bodies},
        "responses": {"200": _ok("The contract scorecard/1, as `audit check --format json` writes it.", answer)}
        | {str(status): {"$ref": f"#/components/responses/{status}"} for status in ERRORS},
    }


def _get(name: str, summary: str, schema: Json, *parameters: Json) -> Json:
    errors = (401, 403, 431, *((404,) if parameters else ()), 429, 503)
    responses = {str(e): {"$ref": f"#/components/responses/{e}"} for e in errors if e in ERRORS}
    if parameters:
        responses["404"] = _problem("There is none of this name.")
    operation = {"operationId": name, "summary": summary, "responses": {"200": _ok(summary, schema), **responses}}
    return {"get": operation | ({"parameters": list(parameters)} if parameters else {})}


def _query(name: str, said: str) -> Json:
    return {"name": name, "in": "query", "description": said, "schema": _TEXT}


def _ok(said: str, schema: Json) -> Json:
    return {"description": said, "content": {media.JSON: {"schema": schema}}}


def _problem(said: str) -> Json:
    return {"description": said, "content": {MEDIA_TYPE: {"schema": _ref("Problem")}}}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(name: str) -> Json:
    return {"type": "array", "items": _ref(name)}


def _object(properties: Json, *optional: str) -> Json:
    return {"type": "object", "properties": properties, "required": [k for k in properties if k not in optional]}


def _contract() -> Json:
    """The published schema of the answers, its parts as components."""
    published = json.loads((assets.schema_dir() / CONTRACT).read_text("utf-8"))
    made: Json = _referring(published["$defs"])
    return made


def _referring(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _referring(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_referring(v) for v in value]
    return value.replace("#/$defs/", "#/components/schemas/") if isinstance(value, str) else value


def _own() -> Json:
    """What only the HTTP API has."""
    said = {f.name: {"type": "string", "description": FIELDS[f.name]} for f in fields(Meta)}
    text = {"type": "string", "description": "The words of the article; a page of HTML is told by how it begins."}
    article = _object({"text": text, "path": {"type": "string", "description": PATH}, **said}, "path", *said)
    rule = _object({**dict.fromkeys(catalogue.KEYS, _TEXT), "standards": _TEXTS, "precision": _or_null("PrecisionRow")})
    rule["properties"]["dimension"] = {"type": ["string", "null"]}
    examples = _list("Example")
    more = {"why": _TEXT, "message": _TEXT, "check": _TEXT, "off_when": _TEXT}
    page = {**more, "languages": _TEXTS, "false_positives": _TEXTS, "bad": examples, "good": examples}
    genre = {"genre": _TEXT, "names": _TEXTS, "pack": _TEXT, "about": _TEXT, "answers": _TEXT}
    switch = _object({"level": _TEXT, "reason": _TEXT})
    problem = {"title": _TEXT, "status": {"type": "integer"}, "code": _TEXT, "detail": _TEXT, "todo": _TEXT}
    return {
        "Article": article | {"description": "An article. Other fields come back as `extra`."},
        "Articles": _object({"articles": _list("Article")}) | {"additionalProperties": False},
        "Problem": _object(problem) | {"description": "RFC 9457: what went wrong, and what to do about it."},
        "Rule": rule,
        "RulePage": {"allOf": [_ref("Rule"), _object(page)]},
        "Example": _object({"text": _TEXT, "format": _TEXT, "meta": _MAP, "marks": _list("Span")}),
        "Genre": _object({**genre, "rules": {"type": "object", "additionalProperties": switch}, "not_judged": _MAP}),
    }


def _or_null(name: str) -> Json:
    return {"oneOf": [_ref(name), {"type": "null"}]}
