"""Subtitles (.srt) as a transcript."""

from __future__ import annotations

import re

from audit.model.article import Source
from audit.model.document import Document

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,20}\d{1,6}[ \t]{0,9}\r?\n\d{1,3}:\d\d:\d\d,\d{1,3}[ \t]{1,9}-->")


def read(source: Source) -> Document:
    from audit.parse import captions  # with the first subtitles

    return captions.document(source.text, captions.cues(source.text, blank_ends=False))


def begins(data: bytes) -> bool:
    return _BEGINS.match(data) is not None
