"""The description of the API is one, and says what the server does."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from serve.server import Answer, Server
from starlette.routing import Route

from audit.serve import api, openapi
from audit.serve.audits import Audits
from audit.serve.media import FILES, JSON
from audit.serve.settings import Settings

TEXT = "It is widely feared that the mill will close. The town owes 9 million euros, the mayor said."


@pytest.fixture(scope="module")
def described(server: Server) -> dict[str, Any]:
    made: dict[str, Any] = server.get("/v1/openapi.json").json
    return made


def valid(described: dict[str, Any], schema: object, value: object) -> None:
    """Fails where the value is not as the schema, a part of the description, says."""
    whole = {**described["components"], "allOf": [_local(schema)]}
    errors = list(Draft202012Validator(_local(whole)).iter_errors(value))
    assert not errors, errors[0].message


def _local(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _local(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_local(v) for v in value]
    return value.replace("#/components/", "#/") if isinstance(value, str) else value


def test_it_is_openapi(described: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(described).validate()
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_it_names_every_address_and_no_other(described: dict[str, Any]) -> None:
    routes = {(r.path, m.lower()) for r in api.routes(Audits(Settings())) for m in (r.methods or ()) if m != "HEAD"}
    assert all(isinstance(r, Route) for r in api.routes(Audits(Settings())))
    assert {(path, method) for path, ways in described["paths"].items() for method in ways} == routes


def test_it_names_every_media_type(described: dict[str, Any]) -> None:
    assert set(described["paths"]["/v1/audit"]["post"]["requestBody"]["content"]) == {JSON, *FILES}


def test_its_examples_are_as_it_says_and_are_answered(server: Server, described: dict[str, Any]) -> None:
    content = described["paths"]["/v1/audit"]["post"]["requestBody"]["content"][JSON]
    assert set(content["examples"]) == {"one", "many"}
    for example in content["examples"].values():
        valid(described, content["schema"], example["value"])
        check(described, "/v1/audit", "post", server.post(example["value"]), 200)


def check(described: dict[str, Any], path: str, method: str, answer: Answer, status: int) -> None:
    """The answer has the status, and is what the description says of it."""
    assert answer.status == status, answer
    said = described["paths"][path][method]["responses"][str(status)]
    if "$ref" in said:
        said = described["components"]["responses"][said["$ref"].rpartition("/")[2]]
    valid(described, said["content"][answer.headers["content-type"]]["schema"], answer.json)


def test_every_answer_is_as_it_says(server: Server, described: dict[str, Any]) -> None:
    for path in ("/v1/rules", "/v1/genres", "/v1/health", "/v1/version", "/v1/openapi.json"):
        check(described, path, "get", server.get(path), 200)
    rule = server.get("/v1/rules").json[0]["id"]
    check(described, "/v1/rules/{id}", "get", server.get(f"/v1/rules/{rule}"), 200)
    check(described, "/v1/rules/{id}", "get", server.get("/v1/rules/none"), 404)
    check(described, "/v1/rules", "get", server.get("/v1/rules", Origin="http://evil.example"), 403)
    articles = [{"text": TEXT, "desk": "north"}, {"text": ""}, 5]
    check(described, "/v1/audit", "post", server.post({"articles": articles}), 200)
    check(described, "/v1/audit", "post", server.file(TEXT, "?title=Mill"), 200)
    for body, status in ((b"{", 400), (b'{"articles": [' + b"1," * 1000 + b"1]}", 413), (b"{}", 422)):
        check(described, "/v1/audit", "post", server.post(body), status)
    check(described, "/v1/audit", "post", server.file(TEXT, media_type="image/png"), 415)
    check(described, "/v1/audit", "post", server.post({"text": TEXT}, X_Long="a" * 31_000, X_Longer="b" * 31_000), 431)


def test_no_word_of_it_is_wrong_about_the_schema_of_an_article(described: dict[str, Any]) -> None:
    schema = described["components"]["schemas"]["Article"]
    valid(described, schema, {"text": TEXT, **dict.fromkeys(openapi.FIELDS, "a")})
    with pytest.raises(AssertionError):
        valid(described, schema, {"title": "no text"})
    assert not re.search(r'"#/\$defs', str(described))
