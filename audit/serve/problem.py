"""What went wrong, as application/problem+json (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
_TITLES = {413: "Content Too Large", 414: "URI Too Long", 422: "Unprocessable Content"}
"""As RFC 9110 calls what Python calls so from 3.13 on alone: an answer is the same with each."""


class RequestError(Exception):
    """A request that gets no answer: `code` is the stable name, `detail` says what, `todo` what to do about it."""

    def __init__(
        self, status: int, code: str, detail: str, todo: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(status, code, detail, todo, headers)
        self.status, self.code, self.detail, self.todo = status, code, detail, todo
        self.headers = dict(headers or {})

    @property
    def members(self) -> dict[str, Any]:
        title = _TITLES.get(self.status) or HTTPStatus(self.status).phrase
        said = {"title": title, "status": self.status, "code": self.code}
        return {**said, "detail": self.detail, "todo": self.todo}

    def response(self) -> Response:
        body = json.dumps(self.members, ensure_ascii=True).encode() + b"\n"
        return Response(body, self.status, self.headers, MEDIA_TYPE)
