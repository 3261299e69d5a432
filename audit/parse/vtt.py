"""Subtitles of the web (WebVTT, .vtt) as a transcript."""

from __future__ import annotations

import re

from audit.model.article import Meta, Source
from audit.model.document import Document

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT(?=\s|$)")
_LANGUAGE = re.compile(r"^Language:[ \t]{0,9}([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3})[ \t]{0,9}\r?$", re.MULTILINE)
_HEAD = 1_000


def read(source: Source) -> Document:
    from audit.parse import captions  # with the first subtitles

    text = source.text
    stated = _LANGUAGE.search(text[:_HEAD].partition("-->")[0])
    meta = Meta(language=stated[1] if stated else "")
    return captions.document(text, captions.cues(text, blank_ends=True), meta)


def begins(data: bytes) -> bool:
    return _BEGINS.match(data) is not None
