"""Code of a template, a page or a script that was left in the text."""

from __future__ import annotations

import re

from audit.annotate.line import BlockVerdict, ShortLine
from audit.model.article import Kind
from audit.model.text import WORD

PROSE_WORDS = 5  # outside the marks of code
MARKS = 2  # so many of them make code of any number of words

_TAGS = "a|b|p|i|em|br|hr|h[1-6]|div|img|li|ul|ol|td|tr|svg|span|style|table|strong|script|iframe|button"
_CODE = re.compile(
    rf"\{{[%{{]|[%}}]\}}|/\*|\*/|<!--|-->|</?(?:{_TAGS})(?: [a-z-]{{1,20}}=|/?>)"
    r"|^:::|&(?:nbsp|[lg]t|amp|quot|#\d{2,4});"
    r"|\bfunction ?\w{0,30}\(|\b(?:var|let|const) \w{1,30} ?=|\b(?:document|window|console)\.\w|\$\(|=>|\}\)?;"
    r"|[.#]?[\w-]{1,30} ?\{ ?[a-z-]{2,30} ?: ?[^{}]{1,60};"
)
"""Marks of template, page and script languages that no sentence has."""
_SIGNS = ("{", "}", "<", ">", "&", "=", "*", ":::")
_CALLED = re.compile(r"\((?<=\w\()")
_MARKED = re.compile(r"\{\{[^{}]{0,400}\}\}|\{%[^{}]{0,400}%\}|/\*.{0,400}?\*/|<[^<>]{1,400}>|\{[^{}]{0,400}\}")
_TAGS_ALONE = re.compile(r"(?:</?[a-z][^<>]{0,200}>\s{0,3}){1,9}\.?")
_ENTITY = re.compile(r"&(?:[a-z]{2,6}|#\d{2,4});")
_SHORTCODE = re.compile(r"\{\{[<%]")
_SHOWN = re.compile(r"\bcaption ?=")


def may_hold_code(text: str) -> bool:
    """Has it one of the signs without which there is no mark of code?"""
    return any(sign in text for sign in _SIGNS) or _CALLED.search(text) is not None


def is_code(text: str) -> bool:
    """Is a text of any length code? One mark alone may stand in prose ("AT&amp;T said")."""
    head = text[:2_000]
    if not may_hold_code(head) or not _CODE.search(head):
        return False
    rest = _MARKED.sub(" ", _ENTITY.sub(" ", head))
    return len(WORD.findall(rest)) <= PROSE_WORDS or len(_CODE.findall(rest)) >= MARKS


def code(line: ShortLine, _: object) -> BlockVerdict | None:
    """Code of a template, a page or a script. What stands between two shortcodes may be prose, and one for a picture
    holds its caption; those that are all of a block belong to the file that it was written in."""
    if _TAGS_ALONE.fullmatch(line.raw):
        return BlockVerdict(Kind.BOILERPLATE, "residue")
    if not is_code(line.raw):
        return None
    if _SHORTCODE.match(line.raw):
        shown = _SHOWN.search(line.raw)
        return BlockVerdict(Kind.CAPTION, "caption") if shown else BlockVerdict(Kind.BOILERPLATE, "page-furniture")
    return BlockVerdict(Kind.BOILERPLATE, "residue")
