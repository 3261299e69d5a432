"""Mail (.eml): the words of who wrote it. Its text is preferred to its page (HTML); the subject is the headline."""

from __future__ import annotations

from audit.model.article import Source
from audit.model.document import Document


def read(source: Source) -> Document:
    from audit.parse import mail  # the library of mail is loaded with the first one

    return mail.read(source)
