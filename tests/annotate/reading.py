"""An article read by the real rooms, and small questions about it."""

from __future__ import annotations

from functools import cache

from audit import annotate, assets, load, packs, parse
from audit.model.article import Article, Kind, Meta
from audit.model.house import House
from audit.model.lexicon import Lexicon
from audit.model.marks import Claim, Hedge, Role, Sourcing, VerifyItem
from audit.scan import Matcher


@cache
def lexicons() -> dict[str, Lexicon]:
    return packs.load_lexicons([assets.rules_dir() / "lexicons"])


@cache
def matcher() -> Matcher:
    return Matcher([lexicons()[name] for name in annotate.LEXICONS], annotate.PATTERNS)


def scanned(text: str, format: str = "text", **meta: str) -> Article:
    return matcher().scan(parse.parse(load.from_text(text, "a.txt", format=format, meta=Meta(**meta))))


def read(text: str, format: str = "text", **meta: str) -> Article:
    """The article with the layers of all annotators."""
    return annotate.annotate(scanned(text, format, **meta), House(), lexicons())


def page(*blocks: str) -> Article:
    """A text of a headline, a paragraph of prose and these blocks, each with a blank line before it."""
    return read("\n\n".join((HEAD, PROSE, *blocks, MORE)) + "\n")


HEAD = "Ferry line to Alder Island opens after two years"
PROSE = (
    "The ferry to Alder Island sailed on Monday for the first time since the pier burned down. Forty people stood in "
    "the rain to see it leave, and the harbour master rang the old bell."
)
MORE = "The ferry sails four times a day. The pier was rebuilt with stone from the island, the harbour master said."


def kinds(article: Article) -> list[Kind]:
    return [b.kind for b in article.blocks]


def kind_of(block: str) -> Kind:
    """What a block is taken for in the middle of a plain story."""
    return page(block).blocks[2].kind


def roles(article: Article, block: int = 2) -> list[tuple[str, str]]:
    """Reason and marker of each Role of a block."""
    found = (r for r in article.all(Role) if r.block == block)
    return [(r.reason, article.slice(r.marker) if r.marker else "") for r in found]


def claims(article: Article) -> list[tuple[str, tuple[str, ...]]]:
    """Clause and triggers of each claim."""
    return [(article.slice(c.span), c.triggers) for c in article.all(Claim)]


def claimed(sentence: str) -> tuple[str, ...]:
    """The triggers of a sentence that stands as a body by itself; () where it is no claim."""
    found = read(sentence).all(Claim)
    return found[0].triggers if found else ()


def sourced(article: Article) -> list[tuple[str, str]]:
    """Status and strength of each body sentence."""
    return [(a.status.value, a.strength.value if a.strength else "") for a in article.all(Sourcing)]


def hedges(text: str) -> list[tuple[str, str]]:
    """Group and words of each hedge of a text."""
    article = read(text)
    return [(h.group, article.slice(h.span)) for h in article.all(Hedge)]


def to_verify(article: Article, kind: str) -> list[tuple[str, str]]:
    """Words and note of each doubt of a kind."""
    return [(article.slice(d.span), d.note) for d in article.all(VerifyItem) if d.kind == kind]
