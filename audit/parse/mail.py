"""A mail -> the text that its writer wrote.

Left out and said: what is quoted of earlier mails (lines behind >, with the line that names their writer), the
signature (behind a line of two hyphens), attachments. Where nearly all is quoted, a text was passed on, and is read.
A mail in lines of format=flowed is joined as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from audit.errors import LoadError
from audit.model.article import Meta, Source
from audit.model.document import Document
from audit.parse import bylines, html, text
from audit.parse.written import Left, prefixed

_PARTS = 100
_BOUNDARIES = 50  # each line of a mail is looked for all that are open
_HEADER = 2_000  # code points of one header
_TOLD = 3  # attachments that are named
_BOUNDARY = re.compile(rb"boundary\s{0,9}=", re.IGNORECASE)
_ANSWERED = re.compile(r"(?:(?:re|fwd?)\s?(?:\[\d{1,3}\])?:\s{0,9})+", re.IGNORECASE)
_QUOTED = re.compile(r"[ \t]{0,3}>")
_SIGNATURE = re.compile(r"^--[ ]?\r?$", re.MULTILINE)
_LONGEST = 300  # code points of the line that says who wrote what is quoted
_SHARE = 0.8  # of the words that are quoted in a mail that passes a text on
_UNFIT = re.compile("[\x00\ud800-\udfff]")


class _Guarded(policy.EmailPolicy):
    """The library's own reading of headers takes a time that grows with the square of what is nested in them, and it
    breaks on some ("From: a: b;c"): the words of such a one stand as they are, nothing in them is read."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_HEADER]

    def header_fetch_parse(self, name: str, value: str) -> str:
        try:
            read: str = super().header_fetch_parse(name, value)
        except (AttributeError, IndexError, TypeError, ValueError):
            return value
        return read


def read(source: Source) -> Document:
    """Raises LoadError unreadable, encrypted, too-large, no-text."""
    if len(_BOUNDARY.findall(source.data)) > _BOUNDARIES:
        raise LoadError("too-large", f"the mail has more than {_BOUNDARIES} parts of parts; save its text as .txt")
    try:
        message = message_from_bytes(source.data, policy=_Guarded())
        assert isinstance(message, EmailMessage)
        return _document(source, message)
    except RecursionError:
        raise LoadError("unreadable", "its headers are nested too deeply; save its text as .txt") from None


def _document(source: Source, message: EmailMessage) -> Document:
    if not message.keys():
        return Document("", None, [], limits=["It has no headers, so it is no mail."])
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        raise LoadError("encrypted", "the mail is encrypted; save its text as .txt")
    left = Left()
    leaves = list(_leaves(message))
    plain, page = (_body(leaves, kind) for kind in ("text/plain", "text/html"))
    meta = _meta(message)
    notes = _attachments(leaves, plain, page)
    if plain is not None and (words := _words(plain)).strip():
        own = _own(words, left).strip()
        body = text.read(Source("", own, "text", "", meta=Meta(title=meta.title)))
    elif page is not None:
        body = html.read(Source("", _words(page), "html", ""))
        meta = replace(body.meta, **{k: v for k in ("title", "author", "date") if (v := getattr(meta, k))})
    else:
        body = Document("", None, [])
    made = Document(body.text, None, body.pieces, meta, body.links, (*left.limits(), *notes, *body.limits))
    made = replace(made, headline=body.headline)
    return prefixed(made, meta.title) if made.text else made


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold no others, in order; of a mail within the mail, which is an attachment, none."""
    waiting, seen = [message], 0
    while waiting and seen < _PARTS:
        part, seen = waiting.pop(), seen + 1
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += [p for p in part.iter_parts() if isinstance(p, EmailMessage)][::-1]
        else:
            yield part


def _body(leaves: list[EmailMessage], kind: str) -> EmailMessage | None:
    for part in leaves:
        found = part.get_content_type()
        if found.startswith("multipart/"):  # one that has no parts after all
            found = "text/plain"
        if found == kind and part.get_content_disposition() != "attachment":
            return part
    return None


def _words(part: EmailMessage) -> str:
    """The text of a part. A wrong or unknown encoding costs letters, never the mail."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_content_charset("utf-8") or "utf-8")
    for name, errors in (("utf-8", "strict"), (charset, "replace"), ("cp1252", "replace")):
        if name == "utf-8" and charset.lower().startswith(("iso-2022", "utf-7", "utf-16")):
            continue  # bytes that are ASCII, and another text
        try:
            found = data.decode(name, errors)
            break
        except (LookupError, ValueError):
            continue
    found = _UNFIT.sub("\ufffd", found).replace("\r\n", "\n")
    if part.get_content_type() == "text/plain" and str(part.get_param("format", "")).lower() == "flowed":
        return _flowed(found, joined=str(part.get_param("delsp", "")).lower() == "yes")
    return found


def _flowed(words: str, *, joined: bool) -> str:
    """RFC 3676: a line that ends in a blank goes on in the next. `joined`: without that blank."""
    out: list[str] = []
    soft = False
    for line in words.split("\n"):
        quoted, sign = line.startswith(">"), line == "-- "
        bare = line[1:] if line.startswith(" ") and not quoted else line
        if soft and not quoted and not sign:
            out[-1] += bare
        else:
            out.append(bare)
        soft = bare.endswith(" ") and not quoted and not sign
        if soft and joined:
            out[-1] = out[-1][:-1]
    return "\n".join(out)


def _own(words: str, left: Left) -> str:
    """What the writer wrote: without what is quoted of others, and without the signature."""
    if sign := _SIGNATURE.search(words):
        rest = words[sign.end() :]
        if words[: sign.start()].strip() and not re.search(r"^[ \t]{0,3}>", rest, re.MULTILINE):
            words = words[: sign.start()]
            left.leave("signature", "signatures")
    lines = words.split("\n")
    quoted = [_QUOTED.match(line) is not None for line in lines]
    counts = [len(line.split()) for line in lines]
    if sum(n for n, q in zip(counts, quoted, strict=True) if q) > _SHARE * sum(counts):
        return words
    out: list[str] = []
    inside = False
    for line, other in zip(lines, quoted, strict=True):
        if other:
            if not inside:
                _unnamed(out)
            left.leave(
                "passage that is quoted of earlier mail", "passages that are quoted of earlier mail", passage=True
            )
        elif line.strip():
            left.read()
        if not other and (line.strip() or (out and out[-1].strip())):
            out.append(line)
        elif other and out and out[-1].strip():
            out.append("")
        inside = other
    return "\n".join(out)


def _unnamed(out: list[str]) -> None:
    """Takes the line off that says when who wrote what follows: it ends in a colon and holds a date or an address."""
    at = len(out)
    while at and not out[at - 1].strip():
        at -= 1
    first = at
    while first and out[first - 1].strip() and at - first < 3:
        first -= 1
    line = " ".join(out[first:at])
    if line.rstrip().endswith(":") and len(line) <= _LONGEST and re.search(r"\d\d|@", line):
        del out[first:]


def _meta(message: EmailMessage) -> Meta:
    author = ""
    addresses = getattr(message["from"], "addresses", ())
    if addresses:
        author = bylines.author(_plain(addresses[0].display_name))
    subject = _plain(str(message["subject"] or ""))
    if answered := _ANSWERED.match(subject):
        subject = subject[answered.end() :]
    return Meta(title=subject, author=author, date=_date(_plain(str(message["date"] or ""))))


def _plain(words: str) -> str:
    return " ".join(_UNFIT.sub("\ufffd", words).split())


def _date(stated: str) -> str:
    try:
        return parsedate_to_datetime(stated).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _attachments(leaves: list[EmailMessage], *read: EmailMessage | None) -> list[str]:
    others = [p for p in leaves if all(p is not r for r in read)]
    named = [name for p in others if (name := _shown(str(p.get_filename() or "")))]
    count = sum(p.get_content_disposition() == "attachment" or bool(p.get_filename()) for p in others)
    count += sum(p.get_content_type() == "message/rfc822" and p.get_content_disposition() is None for p in others)
    if not count:
        return []
    listed = f" ({', '.join(named[:_TOLD])}{', ...' if len(named) > _TOLD else ''})" if named else ""
    return [f"{count:,} attachment{' was' if count == 1 else 's were'} not read{listed}."]


def _shown(name: str) -> str:
    """The name of an attachment as a person may be shown it: a foreign word."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name[:60])
