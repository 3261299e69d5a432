"""The fields of an object of JSON, whatever its keys are written like, and documents of its strings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from audit.errors import LoadError
from audit.model.article import Form
from audit.model.document import Document
from audit.parse import parts
from audit.parse.jsontext import JsonString, places
from audit.parse.written import TEXT

_APART = re.compile(r"[\W_]+")
_WITHIN = ("rendered", "value", "basic", "text", "name", "content", "href", "id", "@id", "@value")
"""Where an object has the words for which it stands, the most telling first."""
_DEEP = 3
_MOST = 100  # members of a list of names
_TAG = re.compile(
    r"</?(?:p|br|div|span|h[1-6]|ul|ol|li|a|b|i|em|strong|u|q|blockquote|figure|section|article|table|img)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_NONE = JsonString("")
_NONE.start = _NONE.end = 0


class Fields:
    """`item`: an object. Keys are looked for in lower case, without hyphens, underscores and signs: "@type" is type,
    "versionCreated" and "version_created" are versioncreated."""

    def __init__(self, item: Mapping[str, Any]) -> None:
        self.item = item
        self._values: dict[str, Any] = {}
        for key, value in item.items():
            if value not in (None, "", [], {}):
                self._values.setdefault(plain_key(key), value)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def get(self, *keys: str) -> Any:
        return next((self._values[key] for key in keys if key in self._values), None)

    def said(self, *keys: str) -> JsonString:
        """The first string under these keys: itself, or that of the object or list that stands for it."""
        found = (string(self._values[key]) for key in keys if key in self._values)
        return next((one for one in found if one.strip()), _NONE)

    def each(self, *keys: str) -> list[str]:
        """The strings of a list, of each object in it its name; of a string, itself."""
        value = self.get(*keys)
        listed = value if isinstance(value, list) else [value]
        return [str(one) for x in listed[:_MOST] if (one := string(x)).strip()]

    def objects(self, *keys: str) -> list[Fields]:
        """The objects of a list, or those that an object has as its values (ninjs 1)."""
        value = self.get(*keys)
        listed = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
        return [Fields(one) for one in listed if isinstance(one, dict)]

    def within(self, *keys: str) -> Fields:
        value = self.get(*keys)
        return Fields(value if isinstance(value, dict) else {})


def plain_key(key: str) -> str:
    return _APART.sub("", key.lower())


def string(value: Any, deep: int = _DEEP) -> JsonString:
    if isinstance(value, JsonString):
        return value
    if deep and isinstance(value, list) and value:
        return string(value[0], deep - 1)
    if deep and isinstance(value, dict):
        found = (string(value[key], deep - 1) for key in _WITHIN if key in value)
        return next((one for one in found if one.strip()), _NONE)
    return _NONE


class Strings:
    """Documents of the strings of one file, with their places in it. Raises LoadError too-large."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._length = 0

    def page(self, said: JsonString, form: Form = Form.PARAGRAPH, *hints: str) -> Document:
        if "<" not in said and "&" not in said:
            return self.placed(parts.line(self._bounded(said), form, *hints), said)
        return self.placed(parts.page(self._bounded(said), form, *hints), said)

    def prose(self, said: JsonString, *, titled: bool = True) -> Document:
        return self.placed(parts.prose(self._bounded(said), titled=titled), said)

    def either(self, said: JsonString, *, titled: bool = True) -> Document:
        """A string that may hold markup or plain words."""
        marked = _TAG.search(said) or (_ENTITY.search(said) and "\n" not in said.strip())
        return self.page(said) if marked else self.prose(said, titled=titled)

    def heading(self, said: JsonString) -> Document:
        return self.placed(parts.heading(self._bounded(said)), said)

    def line(self, said: JsonString, form: Form = Form.PARAGRAPH, *hints: str) -> Document:
        """One block, without its markup."""
        if _TAG.search(said) or "&" in said:
            return self.page(said, form, *hints)
        return self.placed(parts.line(self._bounded(said), form, *hints), said)

    def _bounded(self, said: JsonString) -> str:
        self._length += len(said)
        if self._length > TEXT:
            raise LoadError("too-large", f"it holds more than {TEXT:,} characters of text; save the article alone")
        return str(said)

    def placed(self, document: Document, said: JsonString) -> Document:
        return parts.placed(document, places(self._source, said))
