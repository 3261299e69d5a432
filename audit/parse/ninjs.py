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
_DESCRIBED = "The item has no body: its description was read, which is its caption or summary."
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
    bodies = _texts(item, "bodies", "body_")
    found = bodies or _texts(item, "descriptions", "description_")
    if not found:
        wrong = next((key for key, value in item.item.items() if key.startswith(("bodies", "body_")) and value), "")
        if wrong:
            raise LoadError("not-text", f"{wrong!r} is no text as ninjs has it (a string, or a list of objects)")
        stated = item.said("type")
        what = f" of type {stated[:20]!r}" if stated else ""
        raise LoadError("no-text", f"a ninjs item{what} without a text (body) or caption (description)")
    kind, said = _chosen(found)
    if "nitf" in kind:
        from audit.parse import nitf

        return strings.placed(nitf.inner(str(said)), said)
    plain = kind.endswith(("plain", "text"))
    made = strings.prose(said, titled=titled) if plain else strings.either(said, titled=titled)
    return made if bodies else parts.noted(made, [_DESCRIBED])


def _texts(item: Fields, key: str, prefix: str) -> list[tuple[str, JsonString]]:
    """What kind a text is of, and the text: of version 2 and 3, then of version 1 (body_text, body_xhtml, others)."""
    out = [(str(one.said("contenttype", "role")).lower(), one.said("value")) for one in item.objects(key)]
    own = [(name.lower(), value) for name, value in item.item.items() if name.lower().startswith(prefix)]
    out += [(name, value) for name, value in own if isinstance(value, JsonString)]
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
