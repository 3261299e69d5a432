"""The line below a block quotation that names who said it: "— Jane Roe, chair of the board". It is no part of the
quotation, and no page furniture, whatever element it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from audit.model.article import Form
from audit.model.document import Piece
from audit.model.text import count_words
from audit.parse.wordset import words

_SIGNED = re.compile(r"[—–―~-]{1,2}[ \u00a0]?(?=[^\W\d_a-z])")
_LONGEST, _WORDS = 300, 25  # code points and words of such a line
_POSTS = words("tweet twitter instagram facebook tiktok embed")  # a post signs itself
_FORMS = (Form.QUOTE, Form.PARAGRAPH, Form.FIGURE)


def signed(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces, with the lines that sign a quotation as paragraphs of their own."""
    out = list(pieces[:1])
    for above, piece in pairwise(pieces):
        span = piece.span
        if above.form is Form.QUOTE and piece.form in _FORMS and len(span) <= _LONGEST:
            line = text[span.start : span.end]
            posted = "(@" in line or not _POSTS.isdisjoint(above.hints)
            if _SIGNED.match(line) and count_words(line) <= _WORDS and not posted:
                piece = replace(piece, form=Form.PARAGRAPH, hints=())
        out.append(piece)
    return out
