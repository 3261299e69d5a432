"""Lines that ask something of the reader: pointers to other stories, calls, buttons and forms, adverts.

Whole wordings are lexicons (promo-related, promo-calls, promo-ads). An ordinary word that may also open a sentence
("More", "Watch", "Related") needs a colon, a bar or a title behind it; an imperative ("Read", "Follow") needs a thing
of the page ("here", "our newsletter", a platform) as well.
"""

from __future__ import annotations

import re
from functools import cached_property

from audit.annotate.line import BlockVerdict, ShortLine
from audit.lang.tags import DETERMINER, OBJECT, PREPOSITIONS
from audit.lang.wordsets import Alternatives, WordSet, WordSets
from audit.model.article import Kind
from audit.model.marks import Term
from audit.model.text import Span

QUESTION_WORDS = 8  # of a question that asks the reader for comments

_MARK = re.compile(r" ?[:|»>–—-]+")
_END = re.compile(r"(?<=\w{3})[.!?;](?=\s|$)")
_THING_MARKS = r"@\w|https?://|www\.|\b(?-i:[a-z0-9-]{2,30}(?:\.[a-z]{2,10}){1,2})\b|»|→|👉|\b\d+ ?% off\b"


class PromoWords(WordSets):
    FILE = "promo.txt"
    label: Alternatives
    label_more: Alternatives
    elsewhere: Alternatives
    dated: Alternatives
    signposts: Alternatives
    plugs: Alternatives
    plugged: WordSet
    things_shown: WordSet
    leads_on: Alternatives
    continues: Alternatives
    continuing: WordSet
    polls: WordSet
    before_call: Alternatives
    calls: Alternatives
    things: Alternatives
    thanks: Alternatives
    counters: Alternatives
    buttons: WordSet
    form_words: WordSet
    form_fields: Alternatives
    of_field: Alternatives
    form: Alternatives
    shop_words: WordSet
    shop: Alternatives
    order: Alternatives
    commission: Alternatives

    @cached_property
    def labelled(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<label>(?i:(?:{self.label})(?: (?:{self.label_more}))*)) ?(?P<end>[:|»>]|[–—-] |$)")

    @cached_property
    def on_site(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)(?:{self.elsewhere}) (?:[\w-]{{1,30}}\.){{1,3}}[a-z]{{2,6}}\b")

    @cached_property
    def posted(self) -> re.Pattern[str]:
        return re.compile(f"(?i){self.signposts}")

    @cached_property
    def plug(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)\b(?:{self.plugs})")

    @cached_property
    def leads(self) -> re.Pattern[str]:
        return re.compile(f"(?i){self.leads_on}")

    @cached_property
    def of_a_day(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)(?:{self.dated})\W*$")

    @cached_property
    def buys(self) -> re.Pattern[str]:
        return re.compile(rf"(?<=[.!?…] )(?:{self.order})$")

    @cached_property
    def goes_on(self) -> re.Pattern[str]:
        return re.compile(f"(?i){self.continues}")

    @cached_property
    def asks(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)[\[(]?(?:(?:{self.before_call}) ){{0,3}}(?P<verb>{self.calls})\b")

    @cached_property
    def thing(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)\b(?:{self.things})\b|{_THING_MARKS}")

    @cached_property
    def thanked(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)(?:many )?thank(?:s| you)(?: so much| very much)? for (?:{self.thanks})\b")

    @cached_property
    def count(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)[\d.,]+ ?[km]?\+? (?:total )?(?:{self.counters})\b")

    @cached_property
    def filled_in(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)^(?:(?:{self.of_field}) )?(?:{self.form_fields}) ?\*|{self.form}")

    @cached_property
    def sells(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)\b(?:{self.shop})")

    @cached_property
    def pays(self) -> re.Pattern[str]:
        return re.compile(f"(?i){self.commission}")


def pointer(line: ShortLine, sets: PromoWords) -> BlockVerdict | None:
    """A pointer to another story: a label with a title behind it, or a label that stands alone."""
    if not 0 < line.n <= 40 or (line.n <= 5 and sets.of_a_day.match(line.text)):
        return None
    if line.n <= 14 and not sets.continuing.isdisjoint(line.low):
        found = sets.goes_on.search(line.text)
        if found:
            return BlockVerdict(Kind.PROMO, "residue", line.span(found))
    found = sets.on_site.match(line.text)
    if found and not line.spoke:
        return BlockVerdict(Kind.PROMO, "related-link", line.span(found))
    return _signpost(line, sets) or _listed(line, sets) or _labelled(line, sets)


def _signpost(line: ShortLine, sets: PromoWords) -> BlockVerdict | None:
    """A whole sentence that says where there is more, or praises what the page itself shows."""
    if sets.plugged.isdisjoint(line.low) or line.spoke or line.text[0] in "\"“‘'":
        return None
    found = sets.posted.search(line.text)
    if found:
        return BlockVerdict(Kind.PROMO, "related-link", line.span(found))
    found = sets.plug.search(line.text)
    return BlockVerdict(Kind.PROMO, "call-to-action", line.span(found)) if found else None


def _listed(line: ShortLine, sets: PromoWords) -> BlockVerdict | None:
    """A wording of the lexicon, with a mark behind it, alone, or with a title behind it; an ordinary word (tagged
    `needs: mark`) only with the mark."""
    term = line.opening("promo-related")
    if term is None or _leads_on(line, sets):
        return None
    rest = line.after(term.span)
    mark = _MARK.match(rest)
    marker = Span(term.span.start, term.span.end + (mark.end() if mark else 0))
    if term.entry and "needs" in term.entry.tags:
        shouts = line.wording(term).isupper() and line.bare != "." and line.title_case(len(line.wording(term).split()))
        return BlockVerdict(Kind.PROMO, "related-link", marker) if mark and (not line.stopped or shouts) else None
    if mark or not rest.strip(" .…!)]"):
        return BlockVerdict(Kind.PROMO, "related-link", marker)
    if line.bare == ":" and not sets.things_shown.isdisjoint(rest.lower().split()[:4]):
        return BlockVerdict(Kind.PROMO, "related-link", marker)
    apart = rest[:1] == " " and rest[1:2].isupper() and line.text[0] not in "(["
    titled = apart and (line.n <= 20 or line.title_case())
    return BlockVerdict(Kind.PROMO, "related-link", marker) if titled and not line.stopped else None


def _labelled(line: ShortLine, sets: PromoWords) -> BlockVerdict | None:
    found = sets.labelled.match(line.text)
    if not found:
        return None
    if not found.group("end"):
        return BlockVerdict(Kind.PROMO, "related-link", line.span(found)) if line.n <= 6 else None
    rest = line.text[found.end() :].strip()
    shouts = (
        found.group("label").isupper() and ":" in found.group("end") and line.title_case(len(found.group().split()))
    )
    asks = "?" in rest and any(w.lower() in sets.polls for w in line.words[:4])
    if not rest or not line.stopped or asks or (shouts and line.bare != "."):
        return BlockVerdict(Kind.PROMO, "related-link", line.span(found))
    return None


def button(line: ShortLine, sets: PromoWords) -> BlockVerdict | None:
    """Counters, buttons and forms."""
    if not 0 < line.n <= 60:
        return None
    if "*" in line.text or not sets.form_words.isdisjoint(line.low):
        found = sets.filled_in.search(line.text)
        if found:
            return BlockVerdict(Kind.PROMO, "page-furniture", line.span(found))
    if line.n <= 12 and not line.stopped:
        found = sets.count.match(line.text)
        if found or line.low <= sets.buttons:
            return BlockVerdict(Kind.PROMO, "page-furniture", line.span(found) if found else None)
    return None


def call(line: ShortLine, sets: PromoWords) -> BlockVerdict | None:
    """A call to the reader: sign up, follow, donate, read more here; thanks for it."""
    if not 0 < line.n <= 45 or line.text[0] in "\"“‘'" or _leads_on(line, sets):
        return None
    found = sets.thanked.match(line.text) or sets.asks.match(line.text)
    if found and not line.spoke and (found.re is sets.thanked or _calls(line, sets, found)):
        return BlockVerdict(Kind.PROMO, "call-to-action", line.span(found))
    term = line.opening("promo-calls")
    if term and line.bare == "?" and line.n > QUESTION_WORDS and line.left:
        return None
    if term and not line.spoke and (line.n <= 3 or (" " in line.wording(term) and (line.n <= 25 or not line.stopped))):
        return BlockVerdict(Kind.PROMO, "call-to-action", term.span)
    return None


def _leads_on(line: ShortLine, sets: PromoWords) -> bool:
    """Does the line lead to somebody's words, which follow it in the story ("Read her reply below:")?"""
    return line.bare == ":" and sets.leads.search(line.text) is not None


def _calls(line: ShortLine, sets: PromoWords, found: re.Match[str]) -> bool:
    """Is there a thing of the page behind the verb, in its sentence? US in capitals is a country where the verb is not
    in capitals too."""
    end = _END.search(line.text, found.end())
    last = end.start() if end else len(line.text)
    thing = sets.thing.search(line.text, found.end(), last)
    while thing and thing.group() == "US" and not found.group().isupper():
        thing = sets.thing.search(line.text, thing.end(), last)
    return thing is not None and _orders(line, found)


def _orders(line: ShortLine, found: re.Match[str]) -> bool:
    """Is the verb an imperative? A word that may also be a noun or a preposition is one before an object ("Share the
    story", "Like us") or where no other verb is ("Share prices of US banks fell" asks nothing)."""
    grammar, verb = line.grammar, found.group().split()[-1].lower()
    n = next((n for n, at in enumerate(grammar.starts) if at >= found.end()), len(grammar.tags))
    if " " in found.group("verb") or not line.may_be_noun(verb):
        return True
    if grammar.tags[n : n + 1] in (DETERMINER, OBJECT) and grammar.tags[n - 1] not in PREPOSITIONS:
        return True
    return not grammar.asserts(found.end())


def card(line: ShortLine, sets: PromoWords) -> BlockVerdict | None:
    """The card of an advert: some lines, and the button that sells."""
    if line.stopped or line.spoke or not line.n:
        return None
    found = sets.buys.search(line.text)
    return BlockVerdict(Kind.PROMO, "ad", line.span(found)) if found else None


def advert(line: ShortLine, sets: PromoWords) -> BlockVerdict | None:
    """Offers of a shop, and lines on who paid for a text or its links."""
    if not 0 < line.n <= 60 or line.spoke:
        return None
    if not sets.shop_words.isdisjoint(line.low):
        found = sets.pays.search(line.text)
        if found:
            return BlockVerdict(Kind.PROMO, "ad", line.span(found))
        found = sets.sells.search(line.text)
        again = sets.sells.search(line.text, found.end()) if found else None
        if found and (again or "!" in line.text or line.n <= 8 or sets.asks.match(line.text)):
            return BlockVerdict(Kind.PROMO, "ad", line.span(found))
    for term in line.terms:
        if term.key == "promo-ads" and _is_label(line, term):
            return BlockVerdict(Kind.PROMO, "ad", term.span)
    return None


def _is_label(line: ShortLine, term: Term) -> bool:
    """A label of advertising opens its line, and an ordinary word is all of it; a long wording may stand anywhere."""
    if line.wording(term).count(" ") >= 3:
        return True
    if term.span.start != line.start or line.stopped or line.n > 12:
        return False
    rest = line.after(term.span)
    return not (term.entry and "needs" in term.entry.tags) or not rest.strip() or bool(_MARK.match(rest))
