"""The room of a language: tagger, tag classes, inflection and words as data, a folder a language.

Code outside this room reaches the words of a language through the object that it works on (the tokens, the line, the
statement), which has them as its `sets`; only what makes such an object asks here which language it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.lang.base import Lang
from audit.lang.en import English
from audit.model.article import Article
from audit.model.marks import Language

__all__ = ["DEFAULT", "LANGUAGES", "Lang", "lang_of"]

DEFAULT: Lang = English()
"""The language of a text whose own is unknown, and of all that is read before its language is known."""
LANGUAGES: Mapping[str, Lang] = {lang.code: lang for lang in (DEFAULT,)}


def lang_of(article: Article) -> Lang:
    """The language that an article is read in; the default one where its own is unknown or not in the table."""
    found = article.layers.get(Language, ())
    return LANGUAGES.get(found[0].code, DEFAULT) if found else DEFAULT
