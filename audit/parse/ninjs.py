"""ninjs, the JSON of the IPTC for news, versions 1 to 3 (https://iptc.org/standards/ninjs). Renditions and other files
that an item points to are not fetched; items that it is associated with are not read."""

from __future__ import annotations

from collections.abc import Sequence

from audit.errors import LoadError
from audit.model.article import Meta
from audit.model.document import Document
from audit.parse import notices, parts
from audit.parse.genres import among_codes
from audit.parse.jsonfields import Fields, Strings
from audit.parse.jsontext import JsonString

_KINDS = ("text", "audio", "video", "picture", "graphic", "composite", "planning", "component", "event")
_TELLING = ("bodies", "headlines", "headline", "versioncreated", "bodytext", "bodyhtml", "bodyxhtml", "descriptions")
_BODIES = ("bodyxhtml", "bodyhtml", "bodytext", "bodynitf")
_DESCRIPTIONS = ("descriptionxhtml", "descriptionhtml", "descriptiontext", "descriptioncaption")
_SHORTER = 0.5  # of the longest body, and no longer the same text


def fits(item: Fields) -> bool:
    if item.within("standard").said("name").lower() == "ninjs":
        return True
    return "uri" in item and (str(item.said("type")) in _KINDS or any(key in item for key in _TELLING))


def read(item: Fields, strings: Strings) -> Document:
    """Raises LoadError no-text, not-text."""
    title = _first(item, "headlines", "headline")
    head = strings.heading(title) if title else parts.NOTHING
    body = _body(item, strings, bool(head.pieces))
    limits = notices.limits(embargo=item.said("embargoed"), status=item.said("pubstatus"))
    if others := len(item.objects("associations")):
        one = others == 1
        limits.append(f"{others:,} associated item{'' if one else 's'} {'was' if one else 'were'} not read.")
    made = parts.headed(head, (), body, _meta(item))
    return parts.noted(made, limits)


def _body(item: Fields, strings: Strings, titled: bool) -> Document:
    found = _texts(item, "bodies", _BODIES) or _texts(item, "descriptions", _DESCRIPTIONS)
    if not found:
        wrong = next((key for key in item.item if key.lower() in ("bodies", *_raw(_BODIES)) and item.item[key]), "")
        if wrong:
            raise LoadError("not-text", f"{wrong!r} is no text as ninjs has it (a string, or a list of objects)")
        stated = item.said("type")
        what = f" of type {stated[:20]!r}" if stated else ""
        raise LoadError("no-text", f"a ninjs item{what} without a text (body) or caption (description)")
    kind, said = _chosen(found)
    if "nitf" in kind:
        from audit.parse import nitf

        return strings.placed(nitf.inner(str(said)), said)
    if "html" in kind or (not kind.endswith("plain") and not kind.endswith("text")):
        return strings.either(said, titled=titled)
    return strings.prose(said, titled=titled)


def _raw(keys: Sequence[str]) -> list[str]:
    return [key.replace("body", "body_", 1) for key in keys]


def _texts(item: Fields, key: str, plain: Sequence[str]) -> list[tuple[str, JsonString]]:
    """What kind a text is of, and the text: of version 2 and 3, then of version 1."""
    out = [(str(one.said("contenttype", "role")).lower(), one.said("value")) for one in item.objects(key)]
    out += [(name, item.said(name)) for name in plain]
    return [(kind, said) for kind, said in out if said.strip()]


def _chosen(texts: Sequence[tuple[str, JsonString]]) -> tuple[str, JsonString]:
    """The text with its paragraphs marked, where there is one; one that is much shorter is another text."""
    longest = max(len(said) for _, said in texts)
    whole = [one for one in texts if len(one[1]) >= _SHORTER * longest]
    return next((one for one in whole if "html" in one[0]), whole[0])


def _first(item: Fields, several: str, single: str) -> JsonString:
    """Of the headlines, the main one."""
    listed = item.objects(several)
    main = [one for one in listed if one.said("role") in ("", "main", "headline")]
    for one in (*main, *listed):
        if said := one.said("value"):
            return said
    value = item.get(single)
    return value if isinstance(value, JsonString) else item.said("headlinetext", "headlinehtml", "headlinexhtml")


def _meta(item: Fields) -> Meta:
    created = item.said("firstcreated", "contentcreated", "versioncreated")
    notes = [*item.each("ednote", "ednotes"), *item.each("correction")]
    genres = [
        str(said) for one in item.objects("genres", "genre") for said in (one.said("name"), one.said("code", "uri"))
    ]
    return Meta(
        author=notices.author([*item.each("byline", "by", "bylines")]),
        date=notices.date(created),
        modified=notices.date(item.said("versioncreated", "contentmodified")),
        outlet=str(item.said("copyrightholder")),
        genre=among_codes([*genres, *item.each("genres", "genre"), str(item.said("profile"))]),
        url=notices.address(item.said("canonical", "url")),
        id=str(item.said("uri")),
        language=str(item.said("language")),
        correction=notices.correction(notes),
    )
