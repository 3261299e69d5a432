"""What is not part of the story: posts pasted in, the words of pictures, bylines, small print. One test for each.

A test looks at one ShortLine and answers with a BlockVerdict or None. Telltale words are looked up first, so that few
lines are tried against a pattern. Whole wordings are lexicons (photo-credits, page-residue); boilerplate.txt holds what
has structure.
"""

from __future__ import annotations

import re
from functools import cached_property

from audit.annotate.line import BlockVerdict, ShortLine
from audit.lang.wordsets import Alternatives, WordRow, WordSet, WordSets
from audit.model.article import Kind
from audit.model.marks import Term
from audit.model.text import Span

CHAT_WORDS = 20
MARK_WORDS = 6  # of a mark of a transcript
POINTERS = ("promo-related", "promo-calls")
EDGE = 4  # so many blocks from the head or the end
_NAME = r"[A-Z@][\w.’'&@-]*"
_CLOCK = re.compile(r"\d:\d\d|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b(?:min|minute)s? read\b")
_DATE_NUMBER = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|[ap]m)?|(?:19|20)\d\d|\d{1,4}[.-]\d{1,2}(?:[.-]\d{1,4})?(?:[ap]\.?m)?"
)
_SIGNED = re.compile(r"\s*[—–-]{1,2} ?[^()\n]{1,60}\(@\w{1,30}\)")
_INITIALS = re.compile(r"[-–—]{1,3} ?[A-Z]{2,6}(?:,? [A-Za-z]{1,4}(?:/[A-Za-z]{1,4})*){0,3}$")
_STAGE = re.compile(r"[(\[][A-Z][A-Z ,.’'-]{3,60}[)\]]\.?")  # (BEGIN VIDEO CLIP), [APPLAUSE]
_STARS = re.compile(r"[★☆⭐✩✭½ /]+$")
_STOPS = re.compile(r"[a-z\d)”\"][.!?][”\")]* +(?=\S)")

Credit = tuple[str, re.Pattern[str]]
"""What must stand in the line (empty: a word for a picture), and the credit itself."""


class BoilerplateWords(WordSets):
    FILE = "boilerplate.txt"
    months: WordSet
    days: WordSet
    pasted: Alternatives
    picture_words: WordSet
    agencies: WordRow
    photo_agencies: WordRow
    via_agencies: WordRow
    pointing_media: WordSet
    pictured: Alternatives
    of_picture: Alternatives
    credited: Alternatives
    credit: Alternatives
    shown: Alternatives
    joins: WordSet
    written: Alternatives
    authors: Alternatives
    of_job: Alternatives
    jobs: Alternatives
    date_words: WordSet
    dateline_agencies: WordRow
    rights_words: WordSet
    rights: Alternatives
    published_words: WordSet
    published: Alternatives
    opinion_words: WordSet
    opinion: Alternatives
    contact_words: WordSet
    contact: Alternatives
    notes_words: WordSet
    notes: Alternatives
    ago: Alternatives
    zones: Alternatives
    sources: Alternatives
    address_labels: Alternatives
    wires: Alternatives
    titles: WordRow
    trades: Alternatives
    no_writer: WordSet
    owner_words: WordSet
    owners: Alternatives
    bracketed: Alternatives
    chat: Alternatives

    # -- posts pasted in

    @cached_property
    def post(self) -> re.Pattern[str]:
        months = "|".join(sorted(month.capitalize() for month in self.months))
        return re.compile(
            r"pic\.twitter\.com/\w|https?://t\.co/\w|\b(?:twitter|x)\.com/\w{1,40}/status/"
            rf"|\b(?:{self.pasted})\b"
            r"|[—–-] ?[^()\n]{1,60}\(@\w{1,30}\)"
            rf"|\(@\w{{1,30}}\) (?:on )?(?:{months})\.? \d"
        )

    # -- pictures

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        agency = f"(?:{'|'.join(self.agencies)})"
        medium = rf"(?i:(?:(?:{self.of_picture}) )?(?:{self.pictured})s?)"
        names = rf"(?:{_NAME} ){{0,4}}"
        rows = (
            (
                "(",
                rf"\((?:{medium}|(?i:{self.credit}))\b[^()]{{0,120}}\)"
                rf"|\((?=[^()]{{0,80}}(?:/|\b{agency}\b)){_NAME}[^()]{{1,110}}\)(?= ?(?:More)?$)",
            ),
            (
                "/",
                rf"(?:\b{_NAME} ){{0,4}}\b{_NAME} ?/ ?{names}{agency}\b[^.\n]{{0,40}}$"
                r"|\bREUTERS ?/[^.\n]{1,60}$",
            ),
            ("©", rf"^© ?{_NAME}"),
            (
                "",
                rf"(?:^|(?<=[.!?)”\"] )){medium}(?i: (?:{self.credited}))?(?: by|:| of )[^.\n]{{1,100}}\.?$",
            ),
            (
                "",
                rf"\b(?:{'|'.join(self.photo_agencies)}) (?i:photo)\b[^.\n]{{0,60}}$"
                r"|\b(?:via )?Getty(?: Images)?\b[^.\n]{0,30}$",
            ),
            ("via ", rf"\bvia (?:{'|'.join(self.via_agencies)})\b[^.\n]{{0,30}}$"),
            ("ourtesy", rf"\b[Cc]ourtesy(?: of)? (?:the )?(?:{_NAME} ?){{1,6}}$|\b[Cc]ourtesy photo$"),
        )
        return tuple((sign, re.compile(pattern)) for sign, pattern in rows)

    @cached_property
    def caption(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self.shown})")

    # -- who wrote it, when, where

    @cached_property
    def by(self) -> re.Pattern[str]:
        return re.compile(rf"(?i:(?:{self.written})? ?\bby:?) (?:the )?(?P<name>[A-Z][\w.’'-]+)")

    @cached_property
    def author_label(self) -> re.Pattern[str]:
        return re.compile(rf"(?i:{self.authors}) ?:")

    @cached_property
    def entry(self) -> re.Pattern[str]:
        """The time of an entry and who wrote it ("09.50am Ada Poe"), or how long ago it was written."""
        clock = rf"\d{{1,2}}[.:]\d\d ?(?:{self.zones})(?: (?:{self.zones}))?"
        return re.compile(rf"(?i:{self.ago})$|{clock}(?:(?: ?[-–—|·•])? [A-Z][\w.’'-]+){{2,3}}$")

    @cached_property
    def job(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?:[A-Z][\w.’'-]+,? ){{0,5}}(?i:(?:{self.of_job})? ?(?:{self.jobs}))s?(?:(?:,| for| at) [^.]{{0,60}})?$"
        )

    @cached_property
    def job_word(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)\b(?:{self.jobs})s?\b")

    @cached_property
    def calendar(self) -> WordSet:
        return self.months | self.days

    @cached_property
    def of_date(self) -> WordSet:
        """Every word of a line that is a date."""
        return self.calendar | self.date_words

    @cached_property
    def dateline(self) -> re.Pattern[str]:
        return re.compile(
            r"[A-Z][A-Z .,’'/-]{2,40}(?:, [A-Z][a-z]{2,9}\.? ?\d{0,2})?,? ?(?:\([A-Za-z ]{2,20}\) ?[-–—]*|[-–—]+)$"
            rf"|[A-Z][A-Za-z .,’'/-]{{2,40}}\((?:{'|'.join(self.dateline_agencies)})\) ?[-–—]*$"
        )

    # -- the small print

    @cached_property
    def prints(self) -> tuple[tuple[WordSet, re.Pattern[str], str], ...]:
        """Telltale words, the pattern that is tried where a line has one of them, and the reason: what was taken over
        from another page is left-over, a note of the newsroom's own belongs there."""
        rows = (
            (self.rights_words, self.rights, "residue"),
            (self.published_words, self.published, "residue"),
            (self.opinion_words, self.opinion, "page-furniture"),
            (self.contact_words, self.contact, "page-furniture"),
            (self.notes_words, self.notes, "page-furniture"),
        )
        return tuple((words, re.compile(f"(?i){pattern}"), reason) for words, pattern, reason in rows)

    @cached_property
    def rights_year(self) -> re.Pattern[str]:
        return re.compile(r"© ?[^/|]{2,60}\b(?:19|20)\d\d\.?$")

    @cached_property
    def chats(self) -> re.Pattern[str]:
        return re.compile(f"(?i){self.chat}")

    @cached_property
    def in_brackets(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)\[(?:{self.bracketed})\]\.?")

    @cached_property
    def owned(self) -> re.Pattern[str]:
        return re.compile(f"(?i){self.owners}")

    @cached_property
    def listed(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)(?:{self.sources})(?: ?(?::|$|(?-i:(?=[A-Z])))| ?[–—-]+ (?=\S))")

    @cached_property
    def address(self) -> re.Pattern[str]:
        return re.compile(
            r"(?i)(?:\(?\d{1,3}[).] ?)?(?:(?:https?://|www\.)\S+|[\w.+-]{1,60}@[\w.-]{3,60}"
            rf"|(?:{self.address_labels}) ?: ?\S+|@\w+)[.;]?$"
        )

    @cached_property
    def wire(self) -> re.Pattern[str]:
        """An agency alone, or with the letters of its desk ("PTI AH PL", "AFP/ah")."""
        desk = r"(?:(?: [A-Z]{2,4}){1,5}|/[A-Za-z]{2,4}(?:/[A-Za-z]{2,4})*)?"
        return re.compile(rf"[(\[—–-]* ?(?:The )?(?:{self.wires}){desk}[)\]]?\.?$")

    @cached_property
    def about(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?:(?:{'|'.join(self.titles)})\. )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,4}}(?:,[^.,]{{0,60}},)?"
            rf"(?: (?:is|was|are)|,| [—–-]|) (?:an? |the |our )?(?:[\w’'-]+ ){{0,4}}(?:{self.trades})\b"
        )


# -- posts pasted in


def post(line: ShortLine, sets: BoilerplateWords) -> BlockVerdict | None:
    """A post that was pasted in, with its signature or address."""
    if not ("(@" in line.text or ".co" in line.text or "post" in line.low or "posted" in line.low):
        return None
    found = sets.post.search(line.text)
    return BlockVerdict(Kind.EMBED, "embed", line.span(found)) if found else None


def signs_post(text: str) -> bool:
    """Is this the signature under a post that stands in the block before?"""
    return bool(_SIGNED.match(text))


# -- pictures


def picture(line: ShortLine, sets: BoilerplateWords) -> BlockVerdict | None:
    """A caption or a credit; the marker is the credit where there is one."""
    verdict = _pictured(line, sets) if line.n <= 80 else None
    return None if verdict is None or sets.wire.match(line.text) or _points(line, sets) else verdict


def _pictured(line: ShortLine, sets: BoilerplateWords) -> BlockVerdict | None:
    shows = not sets.picture_words.isdisjoint(line.low)
    found = _credit(line, sets, shows)
    told = found is not None and not sets.rights_year.match(line.text)
    if found and told and (not line.stopped or not found.start() or found.group().startswith("(")):
        alone = not found.start() and found.end() >= len(line.text) - 6
        return BlockVerdict(Kind.CAPTION, "credit" if alone else "caption", line.span(found))
    if shows and line.n <= 60:
        found = sets.caption.search(line.text)
        if found:
            return BlockVerdict(Kind.CAPTION, "caption", line.span(found))
    return _listed_credit(line) or _bare_credit(line, sets)


def _points(line: ShortLine, sets: BoilerplateWords) -> bool:
    """Does a label of several pictures or of a video stand before a title ("VIDEO: The old pier burns"), and no credit
    ("Video: Ann Poe / AP")?"""
    label, colon, title = line.text.partition(":")
    if not colon or line.stopped or label.split(" ")[-1].lower() not in sets.pointing_media or label.count(" ") > 1:
        return False
    words = title.split()
    return len(words) > 3 and "/" not in title and sum(w[0].islower() and w not in sets.joins for w in words) > 0


def _credit(line: ShortLine, sets: BoilerplateWords, shows: bool) -> re.Match[str] | None:
    for sign, pattern in sets.credits:
        if sign in line.text if sign else shows:
            found = pattern.search(line.text)
            if found:
                return found
    return None


def _listed_credit(line: ShortLine) -> BlockVerdict | None:
    for term in line.terms:
        if term.key == "photo-credits" and line.wording(term)[:1].isalpha() and not line.stopped and line.n <= 60:
            opens = term.span.start in (line.start, line.start + 1)
            if opens or line.after(term.span).strip(" )").count(" ") <= 5:
                whole = Span(term.span.start, line.start + len(line.text))
                return BlockVerdict(Kind.CAPTION, "credit" if opens and line.n <= 8 else "caption", whole)
    return None


def _bare_credit(line: ShortLine, sets: BoilerplateWords) -> BlockVerdict | None:
    """A sentence and then a bare name without a full stop: a picture's credit ("... before the storm. Ann Poe")."""
    if line.stopped or line.bare in ":;,-–—" or line.n > 60 or line.text[-1:] in "\"”’'":
        return None
    stops = list(_STOPS.finditer(line.text))
    if not stops:
        return None
    tail = line.text[stops[-1].end() :]
    names = tail.replace("/", " ").split()
    if not tail[0].isupper() or len(names) > 6 or line.n - len(names) < 5:
        return None
    if not all(w[0].isupper() or w[0] in "@(&" or w.lower() in sets.joins for w in names):
        return None
    start = line.start + stops[-1].end()
    if any(t.span.start >= start and t.key in POINTERS for t in line.terms):
        return None  # ... READ MORE
    return BlockVerdict(Kind.CAPTION, "caption", Span(start, start + len(tail)))


# -- who wrote it, when, where


def author(line: ShortLine, sets: BoilerplateWords) -> BlockVerdict | None:
    """A byline, a date line or a dateline that stands alone."""
    if not 0 < line.n <= 18:
        return None
    found = sets.author_label.match(line.text)
    if found and line.n <= 10:
        return BlockVerdict(Kind.BYLINE, "byline", line.span(found))
    found = sets.by.match(line.text)
    if found and found.group("name").lower() not in sets.calendar:
        unstopped = not line.stopped or (line.n <= 5 and line.title_case(1))
        if unstopped:
            return BlockVerdict(Kind.BYLINE, "byline", line.span(found))
    if line.n <= 14 and (_is_date(line, sets) or sets.entry.match(line.text)):
        return BlockVerdict(Kind.BYLINE, "dateline")
    if not line.stopped and sets.dateline.match(line.text):
        return BlockVerdict(Kind.BYLINE, "dateline")
    if not line.stopped and line.n <= 10 and sets.job.match(line.text):
        return BlockVerdict(Kind.BYLINE, "byline")
    return None


def _is_date(line: ShortLine, sets: BoilerplateWords) -> bool:
    if line.low.isdisjoint(sets.months) and not _CLOCK.search(line.text):
        return False
    return all(w in sets.of_date or _DATE_NUMBER.fullmatch(w) for w in line.low)


# -- the small print


def small_print(line: ShortLine, sets: BoilerplateWords) -> BlockVerdict | None:
    """Rights, notes, addresses, lists of sources, lines about the author, and lines without a word."""
    if not line.n:
        rated = _STARS.match(line.raw) is not None
        return BlockVerdict(Kind.SUBHEADING, "") if rated else BlockVerdict(Kind.BOILERPLATE, "page-furniture")
    spoken = line.text[0] in '“"'
    if line.n <= 80 and not spoken:
        for words, pattern, reason in sets.prints:
            if not words.isdisjoint(line.low) or (words is sets.rights_words and "©" in line.text):
                found = pattern.search(line.text)
                if found:
                    return BlockVerdict(Kind.BOILERPLATE, reason, line.span(found))
        for term in line.terms:
            if term.key == "page-residue" and _is_residue(line, term):
                note = term.entry is not None and term.entry.tags.get("kind") == "note"
                return BlockVerdict(Kind.BOILERPLATE, "page-furniture" if note else "residue", term.span)
        if _edge(line) and not sets.owner_words.isdisjoint(line.low):
            found = sets.owned.search(line.text)
            if found and not line.spoke:
                return BlockVerdict(Kind.BOILERPLATE, "page-furniture", line.span(found))
    if line.n <= MARK_WORDS and _STAGE.fullmatch(line.raw):
        return BlockVerdict(Kind.BOILERPLATE, "page-furniture")
    if line.raw[:1] == "[" and sets.in_brackets.fullmatch(line.raw):
        return BlockVerdict(Kind.BOILERPLATE, "page-furniture")
    if min(line.left, line.place) <= 1 and line.n <= CHAT_WORDS and sets.chats.match(line.text):
        return BlockVerdict(Kind.BOILERPLATE, "page-furniture")
    if line.n <= 14:
        if sets.address.match(line.text) or sets.wire.match(line.text) or (not line.left and _INITIALS.match(line.raw)):
            return BlockVerdict(Kind.BOILERPLATE, "page-furniture")
        found = sets.listed.match(line.text)
        if found and not line.stopped and (not found.group().rstrip()[-1].isalpha() or line.n <= 4):
            return BlockVerdict(Kind.BOILERPLATE, "page-furniture", line.span(found))
    if line.left <= 2 < line.place and line.n <= 70 and not line.spoke and sets.about.match(line.text):
        opening = line.words[0].lower()
        if opening not in sets.no_writer and not line.grammar.past():
            return BlockVerdict(Kind.BOILERPLATE, "page-furniture")
    return None


def _edge(line: ShortLine) -> bool:
    """Near the head or the end of the text, where the publisher speaks of itself."""
    return line.left <= EDGE or line.place <= EDGE


def _is_residue(line: ShortLine, term: Term) -> bool:
    """Wordings of a page open their line or are most of it; only a long one counts in the middle of a paragraph."""
    if term.span.start == line.start:
        return line.n <= 40 and not line.spoke
    if line.spoke or (term.entry is not None and "needs" in term.entry.tags):
        return False
    return line.n <= 40 if line.wording(term).count(" ") >= 2 else line.n <= 10 and not line.stopped
