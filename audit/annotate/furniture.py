"""What is no story on a page, told from its words: pointers, calls, adverts, credits, bylines, posts, leftovers.

Each test looks at one short block and answers with a Verdict or None. A long block is prose, whatever it holds, so the
cost of a test is bounded. The words come from the lexicons promo-related, promo-calls, promo-ads, photo-credits and
page-residue; the patterns here tell an ordinary use of such words ("Related costs rose") from a page's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.model.article import Block, Kind
from audit.model.text import WORD, Span

SHORT = 600  # characters; a longer block is prose

_LEAD = re.compile(r"[^\w\"“‘'@#©(]*")
_STOP = frozenset(".!?…")
_LOWER_OK = frozenset(
    "a an the of and or in on at to for with from by as vs is are be it its after over into amid via than not no but".split()
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a block is, why, and the words that told."""

    kind: Kind
    reason: str
    marker: Span | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One short block as the tests see it. `text` begins after bullets and emoji, at offset `start`; `words` are its
    words in order, `bare` its last character that is no quotation mark or bracket. `place` counts the blocks from the
    start of the article, `left` those that follow."""

    text: str
    start: int
    words: tuple[str, ...]
    bare: str
    place: int
    left: int

    def span(self, found: re.Match[str]) -> Span:
        return Span(self.start + found.start(), self.start + found.end())

    @property
    def stopped(self) -> bool:
        """Does it end as a sentence does?"""
        return self.bare in _STOP

    @property
    def titled(self) -> bool:
        """Is it set in title case: at least three words, nearly all of them with a capital?"""
        return len(self.words) >= 3 and title_case(self.words)


def title_case(words: tuple[str, ...]) -> bool:
    low = sum(1 for w in words if w[0].islower() and w not in _LOWER_OK)
    high = sum(1 for w in words if not w[0].islower())
    return high > 0 and low * 8 <= len(words)


def line_of(text: str, block: Block, blocks: int) -> Line | None:
    """The block as a Line; None where it is too long to be furniture or holds no word."""
    if len(block.span) > SHORT:
        return None
    raw = text[block.span.start : block.span.end]
    lead = _LEAD.match(raw)
    skip = lead.end() if lead else 0
    body = raw[skip:].rstrip()
    words = tuple(m.group() for m in WORD.finditer(body))
    bare = body.rstrip("\"”’')]»").rstrip()[-1:]
    return Line(body, block.span.start + skip, words, bare, block.index, blocks - block.index - 1)


# -- posts pasted in

_POST = re.compile(
    r"pic\.twitter\.com/\w|https?://t\.co/\w|(?:twitter|x)\.com/\w+/status/|\bA post shared by\b|View this post on Instagram"
    r"|[—–-] ?[^()\n]{1,60}\(@\w{1,30}\)"
    r"|\(@\w{1,30}\) (?:on )?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d"
)
_SIGNED = re.compile(r"^[—–-]{1,2} ?[^()\n]{1,60}\(@\w{1,30}\)")


def post(line: Line) -> Verdict | None:
    found = _POST.search(line.text)
    return Verdict(Kind.EMBED, "embed", line.span(found)) if found else None


def signs_post(raw: str) -> bool:
    """Is this the signature under a post that stands in the block before?"""
    return bool(_SIGNED.match(raw.lstrip()))


# -- pictures

_AGENCY = r"(?:AP|AFP|EPA|EFE|ANP|PA|Reuters|REUTERS|Getty|Xinhua|Sputnik|TASS|Shutterstock|Bloomberg|Corbis|Alamy|iStock|Facebook|Twitter|Instagram|Wikimedia|Flickr|Unsplash|Pexels|Pixabay|NurPhoto)"
_NAMED = r"[A-Z@][\w.’'&@-]*"
_CREDIT = re.compile(
    r"\((?i:(?:file |stock |handout )?(?:photo|image|picture|pic|credit|illustration|graphic|screen ?shot|screen ?grab)s?)\b[^()]{0,120}\)"
    r"|(?:^|(?<=[.!?)”\"] ))(?i:(?:file |stock |featured |cover |handout )?(?:photo(?:graph)?|image|picture|illustration|graphic|video)s?"
    r"(?: (?:credit|source|courtesy))?)(?: by|:| courtesy)[^.\n]{1,100}\.?$"
    r"|\((?=[^()]{0,80}(?:/|\bvia\b|\b" + _AGENCY + r"\b))[A-Z@][^()a-z]{0,4}[^()]{1,110}\)(?= ?(?:More)?$)"
    r"|(?:\b" + _NAMED + r" ){0,4}" + _NAMED + r" ?/ ?(?:" + _NAMED + r" )*" + _AGENCY + r"\b[^.\n]{0,40}$"
    r"|\b(?:AP|AFP|EPA|PA) (?:Photo|PHOTO)\b[^.\n]{0,60}$|\bREUTERS ?/[^.\n]{1,60}$|\bvia (?:Getty|AP|AFP|Reuters|REUTERS)\b[^.\n]{0,30}$"
    r"|^© ?(?!\d)" + _NAMED + r"|\bGetty(?: Images)?(?:, FILE)?$|\b(?:[Cc]ourtesy|COURTESY)(?: of)? (?:" + _NAMED + r" ?){1,5}$|\bCourtesy photo$"
    r"|^(?:Photo|Photograph|Image|Illustration|Cartoon|Graphic)s? (?:by|courtesy of|via) " + _NAMED,
)
_SHOWN = re.compile(
    r"\b(?:is|are) (?:shown|seen|pictured|photographed)\b[^.]{0,120}\b(?:photo|image|picture|photograph)\b"
    r"|\b(?:undated|file|stock|handout|family|courtesy) (?:photo|image|picture|photograph)\b"
    r"|^(?:In )?[Tt]his (?:[\w,. ]{0,40})?(?:file |undated |handout )?(?:photo|image|picture|photograph)\b"
    r"|^(?:Pictured|Above|Left|Right|Top|Bottom|From left)(?: left| right)?(?::|, )"
)
_LAST_STOP = re.compile(r"[a-z\d)”\"][.!?][”\")]* +(?=\S)")
_SMALL = frozenset("of for the and via by file".split())


def picture(line: Line) -> Verdict | None:
    """A caption or a credit: the marker is the credit where there is one."""
    if len(line.words) > 80:
        return None
    found = _CREDIT.search(line.text)
    if found and (not line.stopped or found.start() == 0 or found.group().startswith("(")):
        alone = found.start() == 0 and found.end() >= len(line.text) - 6
        return Verdict(Kind.CAPTION, "credit" if alone else "caption", line.span(found))
    shown = _SHOWN.search(line.text)
    if shown and len(line.words) <= 60:
        return Verdict(Kind.CAPTION, "caption", line.span(shown))
    return _credited(line)


def _credited(line: Line) -> Verdict | None:
    """A sentence and then a bare name without a full stop: a picture's credit ("... before the storm. Ann Poe")."""
    if line.stopped or line.bare in ":;,-–—" or len(line.words) > 60 or line.text[-1:] in "\"”’'":
        return None
    stops = list(_LAST_STOP.finditer(line.text))
    if not stops:
        return None
    tail = line.text[stops[-1].end() :]
    names = tail.replace("/", " ").split()
    if not names or len(names) > 6 or not tail[0].isupper():
        return None
    if not all(w[0].isupper() or w[0] in "@(&" or w.lower() in _SMALL for w in names) or len(line.words) - len(names) < 5:
        return None
    start = line.start + stops[-1].end()
    return Verdict(Kind.CAPTION, "caption", Span(start, start + len(tail)))


# -- who wrote it, when, where

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_BY = re.compile(
    r"(?i:(?:words|story|text|article|report|reporting|reported|written|posted|published|authored|submitted|opinion|analysis|commentary|comments|column|special to[^.]{0,30})?\s*\bby:?)\s+"
    r"(?:the )?(?!(?i:" + _MONTH + r"|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b)[A-Z][\w.’'-]+"
)
_AUTHORS = re.compile(r"(?i:authors?|writers?|byline|reporters?|editors?)\s*:")
_ROLE = re.compile(
    r"(?:[A-Z][\w.’'-]+ ){0,4}(?:[A-Z][\w.’'-]+,? )?(?i:\b(?:staff|guest|senior|chief|special|contributing|political|health|business|sports|news|foreign|freelance|associate|managing|executive|deputy)? ?"
    r"(?:writer|reporter|correspondent|columnist|editor|contributor))s?(?:,[^.]{0,60}| for [^.]{0,40}| at [^.]{0,40})?$"
)
_DATE_WORD = re.compile(
    r"(?i)^(?:" + _MONTH + r"|(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?"
    r"|\d{1,2}[:.]\d\d(?:[ap]\.?m)?|[ap]\.?m\.?|noon|e[sd]?t|c[sd]?t|p[sd]?t|m[sd]t|gmt|utc|bst|ist|cet|published|updated|update|posted|modified|created|last|first|date|on|at|of|in|minutes?|mins?|read|original(?:ly)?)$"
)
_DATED = re.compile(
    r"(?i)\b" + _MONTH + r"\b|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d:\d\d|\bmin(?:ute)?s? read\b"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z .,’'/-]{2,40}(?:, [A-Z][a-z]{2,9}\.? ?\d{0,2})?,? ?(?:\([A-Za-z ]{2,20}\) ?[-–—]*|[-–—]+)$"
    r"|[A-Z][A-Za-z .,’'/-]{2,40}\((?:AP|AFP|Reuters|REUTERS|dpa|UPI|PTI|ANI|TASS|Xinhua|CNN)\) ?[-–—]*$"
)


def author(line: Line) -> Verdict | None:
    """A byline, a date line or a dateline that stands alone."""
    n = len(line.words)
    if not 0 < n <= 18:
        return None
    found = _AUTHORS.match(line.text)
    if found and n <= 10:
        return Verdict(Kind.BYLINE, "byline", line.span(found))
    found = _BY.match(line.text)
    if found and (not line.stopped or (n <= 5 and title_case(line.words[1:]))):
        return Verdict(Kind.BYLINE, "byline", line.span(found))
    if n <= 14 and _DATED.search(line.text) and all(_DATE_WORD.match(w) for w in line.words):
        return Verdict(Kind.BYLINE, "dateline")
    if _DATELINE.match(line.text):
        return Verdict(Kind.BYLINE, "dateline")
    if n <= 10 and not line.stopped and _ROLE.match(line.text):
        return Verdict(Kind.BYLINE, "byline")
    return None


# -- pointers to other stories, calls, adverts

_LABEL = re.compile(
    r"(?i:(?:(?:click|tap|go) here|read|see|watch|listen|related|more|also|trending|recommended|(?:[\w’'-]+ ){0,2}(?:poll|quiz|podcast|newsletter)|photos?|gallery|videos?|pictures|in pictures|exclusive|opinion|letters?|explained|explainer"
    r"|latest|live|updates?|next|up next|previous(?:ly)?|earlier|sponsored|must|top|popular|most (?:read|popular)|interactive|map|guide|icymi|in case you missed it|don[’']t miss|you (?:may|might)(?: also)? like|editors?[’']?s?[’']? picks?|full (?:story|coverage|text|transcript)|what to (?:read|know|watch)"
    r"|how to help)(?: (?:also|more|next|on|now|stories|story|reading|articles?|news|coverage|video|photos|here|live|read|links?|posts?|from [\w’' ]{1,30}|about [\w’' ]{1,40}|on [\w’' ]{1,40}))*)\s*(?P<end>[:|»>]|[–—-] |$)"
)
_POLL = re.compile(r"(?i)\b(?:poll|quiz)\b")
_VERB = re.compile(
    r"(?i)(?:\[|\()?(?:(?:please|kindly|also|and|or|to (?:learn|read|see|find out|watch|view|listen|sign|subscribe|support|donate|order|get|hear|join|help|contact|comment|register)\b[^.,]{0,80},?|for (?:more|the (?:latest|full)|further|all|breaking|additional)\b[^.,]{0,80},|if you (?:wish|want|would like|like|liked|enjoy|enjoyed|have|found|appreciate)\b[^.,]{0,80},?|want (?:more|to)\b[^.?]{0,80}\?|liked? (?:it|this|what)\b[^.?]{0,60}\?|have (?:a|an|you)\b[^.?]{0,80}\?|are you\b[^.?]{0,80}\?|got (?:a|an)\b[^.?]{0,60}\?|enjoyed?\b[^.?]{0,60}\?|hello[!,.]?[^.!]{0,80}[.!]) *)*"
    r"(?:please )?(?:click|tap|visit|follow|subscribe|sign(?: up|ing)?|like|join|download|get|donate|support|share|tweet|read|see|watch|listen|view|check out|find(?: out)?|learn|discover|explore|browse|shop|order|buy|pre-?order|tune in|stay (?:tuned|up to date|informed|connected)|go to|head (?:to|over)|email|e-mail|send|write to|contact|call|text|tell us|let us know|leave|register|log in|create|become|consider|help|vote|take|scan|enter|comment|connect|keep up|catch|turn on|submit|start|try|add)\b"
)
_OBJECT = re.compile(
    r"(?i)\b(?:here|below|this (?:link|article|story|page|post|petition|video|newsletter|site|survey)|the (?:link|petition|conversation|discussion|full (?:story|article|report|interview|transcript|statement|video|text|list|speech|editorial)|entire (?:story|article|report|interview)|rest|original|latest|podcast|newsletter|app|comments?)|home ?page|web ?site|newsletters?|(?:our|the|free|mobile|news) apps?|inbox|updates|alerts|notifications|more (?:stories|episodes|news|coverage|videos|articles|on|at|about|from|of our|content|photos|[\w ]{1,30} coverage)|our|us|patreon|paypal|subscribestar|gofundme|youtube|facebook|twitter|instagram|telegram|soundcloud|itunes|spotify|bitchute|podcast|membership|member|subscription|petition|(?:this|the) reporter|letters to|tips|merch|photo)\b|@\w|https?://|www\.|\w\.com\b|»|→|👉"
)
_THANKS = re.compile(
    r"(?i)(?:many )?thank(?:s| you)(?: so much| very much)? for (?:your (?:support|interest|patience|donation|subscription)|signing|sharing|reading|watching|subscribing|supporting|visiting|joining|listening|following|donating|being a)"
)
_SPOKE = re.compile(r"(?i)\b(?:said|says|told|tweeted|wrote|added|asked|urged|according)\b")
_SHARES = re.compile(r"(?i)[\d.,]+ ?[km]?\+? (?:total )?(?:shares?|comments?|views?|likes?|retweets?|reads?)\b")
_BUTTONS = frozenset(
    "facebook twitter email e-mail reddit linkedin whatsapp pinterest print share tweet copy link instagram telegram comments"
    " comment save gab parler flipboard sms messenger pocket tumblr youtube more mail x threads bluesky post pin on via this"
    " like follow subscribe menu search close home news next previous advertisement loading download rss mastodon bookmark"
    " listen login log in sign up register donate shop store".split()
)
_ADVERT = re.compile(
    r"(?i)\b\d+ ?% off\b|\bback in stock\b|\bfree shipping\b|\bpromo(?:tional)? code\b|\buse (?:the )?code\b|\border (?:here|now|yours|today)\b|\bbuy (?:now|here|yours|today)\b|\bshop now\b|\badd to cart\b|\blimited[- ]time offer\b|\bon sale now\b|\bget yours\b|\bmoney[- ]back\b|\bclick to buy\b|\bfree trial\b|\bspecial offer\b|\bwhile supplies last\b|\bmy sponsor\b|\bour sponsors?\b|\bour (?:online )?store\b|\bbest[- ]sell(?:er|ing) (?:product|supplement)"
)
_COMMISSION = re.compile(
    r"(?i)\b(?:may|might|could|will) (?:earn|receive|get) (?:an? )?(?:small |affiliate )?(?:commission|share of (?:the )?(?:sales|revenue))|\baffiliate links?\b|\bpaid (?:content|post|partnership)\b|\bsponsored (?:content|post|by)\b|\bbranded content\b|\bpartner content\b"
)
_FORM = re.compile(
    r"(?i)(?:your |first |last |full )?(?:name|e-?mail(?: address)?|phone|comments?|message|captcha|zip(?: code)?|website)\s*\*|\bthis field is for validation|\bshould be left unchanged\b|\b(?:you (?:may|can) (?:opt out|unsubscribe))\b|\byou(?: also)? agree to (?:this site|our|the)\b|\brequired fields are marked\b|\bgrants you access\b|\benter your e-?mail\b|\bin your inbox\b|\badd to (?:favou?rites|collection|bookmarks|cart|my list)\b|\bsomething is loading\b|\bplease enable javascript\b|\bnot displaying properly\b"
)
_CONTINUES = re.compile(r"(?i)\b(?:story|article|post|report|text) continue[sd]? (?:below|after|on)\b|^advertisement\b|^continue reading\b|^keep reading\b|^read on\b")


def pointer(line: Line) -> Verdict | None:
    """A pointer to another story: a label with a title behind it, or a label that stands alone."""
    n = len(line.words)
    if not 0 < n <= 40:
        return None
    found = _CONTINUES.search(line.text)
    if found and n <= 14:
        return Verdict(Kind.PROMO, "residue", line.span(found))
    found = _LABEL.match(line.text)
    if not found:
        return None
    rest = line.text[found.end() :].strip()
    whole = found.group("end") in ("", None)
    if whole:
        lone = n <= 6 and (found.group("end") is not None)
        return Verdict(Kind.PROMO, "related-link", line.span(found)) if lone else None
    asks = "?" in rest and bool(_POLL.search(found.group()))
    if not rest or not line.stopped or asks:
        return Verdict(Kind.PROMO, "related-link", line.span(found))
    return None


def button(line: Line) -> Verdict | None:
    """Counters, buttons and forms."""
    n = len(line.words)
    if not 0 < n <= 60:
        return None
    found = _FORM.search(line.text) or (_SHARES.match(line.text) if n <= 10 else None)
    if found:
        return Verdict(Kind.PROMO, "page-furniture", line.span(found))
    if n <= 12 and not line.stopped and all(w.lower() in _BUTTONS for w in line.words):
        return Verdict(Kind.PROMO, "page-furniture")
    return None


def call(line: Line) -> Verdict | None:
    """A call to the reader: sign up, follow, donate, read more here; thanks for it."""
    if not 0 < len(line.words) <= 45:
        return None
    found = _THANKS.match(line.text)
    if found:
        return Verdict(Kind.PROMO, "call-to-action", line.span(found))
    found = _VERB.match(line.text)
    if found and not line.text[:1] in "\"“‘'" and _OBJECT.search(line.text, found.start()) and not _SPOKE.search(line.text):
        return Verdict(Kind.PROMO, "call-to-action", line.span(found))
    return None


def advert(line: Line) -> Verdict | None:
    n = len(line.words)
    if not 0 < n <= 60:
        return None
    found = _COMMISSION.search(line.text)
    if found and not _SPOKE.search(line.text):
        return Verdict(Kind.PROMO, "ad", line.span(found))
    found = _ADVERT.search(line.text)
    if found and not _SPOKE.search(line.text) and ("!" in line.text or n <= 8 or _VERB.match(line.text)):
        return Verdict(Kind.PROMO, "ad", line.span(found))
    return None


# -- the small print

_PRINT = re.compile(
    r"(?i)(?:©|\(c\)|\bcopyright\b) ?(?:©|\(c\))? ?(?:19|20)\d\d|\ball rights reserved\b|\b(?:is|are) copyrighted\b|\bmay not be (?:published|reproduced|republished|copied)\b|\bterms of (?:use|service)\b|\bprivacy policy\b|\bwe use cookies\b|\bcookie policy\b"
    r"|\bappeared first (?:on|at|in)\b|\boriginally (?:published|appeared|posted)\b|\b(?:this|the) (?:article|story|post|piece|column|essay|op-ed|interview|report)\b[^.]{0,40}\b(?:first (?:published|appeared)|(?:re)?published (?:here )?(?:with permission|in partnership|by|on|with))|\b(?:re)?(?:published|posted|printed) with (?:the )?permission\b"
    r"|\b(?:views|opinions|thoughts|ideas)(?: and (?:views|opinions))? (?:and \w+ )?expressed\b|\bdo(?:es)? not necessarily (?:reflect|represent)\b|\bthis is an opinion (?:column|piece)\b"
    r"|\bcontributed (?:reporting|to this (?:report|story|article|post|piece))\b|\bcontributed reporting\b|\bcan be reached (?:at|on|via)\b|\b(?:reach|contact|e-?mail|follow) (?:him|her|them|the (?:writer|reporter|author)|this reporter)\b"
    r"|^editor[’'s]*s?[’']? note\b|^(?:disclaimer|disclosure|correction|clarification|note to readers|about the authors?|contributing)\b ?:?|^\(?(?:additional )?(?:reporting|editing|writing|compiled|translated|translation|produced|podcast produced|graphics?) (?:by|from|to \w+ by)\b|^\(?(?:h/t|h\.t|h/r|hat tip)\b|\bthis (?:article|story|post|report) (?:has been|was|is being|will be) (?:updated|corrected|amended)\b|\bthis is a (?:developing|breaking) (?:news )?story\b|\bcomments are closed\b|\blast updated\b[^.]{0,40}$"
)
_SOURCES = re.compile(r"(?i)(?:sources?|via|references|footnotes|notes|tags|filed under|topics|categories|keywords)\b ?:?\s*(?=\S|$)")
_BARE = re.compile(r"(?i)(?:\(?\d{1,3}[).] ?)?(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|(?:twitter|e-?mail|facebook|instagram|follow|contact)\s*:\s*\S+|@\w+)[.;]?$")
_WIRE = re.compile(r"[(\[—–-]* ?(?:The )?(?:Associated Press|AP|Reuters|REUTERS|AFP|Agence France-Presse|dpa|UPI|PTI|ANI|IANS|Xinhua|TASS|Bloomberg|Getty Images|Staff|Agencies|Wire (?:services|reports))[)\]]?\.?$")
_ABOUT = re.compile(
    r"(?:(?:Dr|Mr|Ms|Prof)\. )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4}(?:,[^.]{0,60},?)? (?i:is|was|are|—|–|,)? ?(?i:an?|the|our)? ?(?:[\w’'-]+ ){0,4}(?i:writer|reporter|editor|columnist|correspondent|journalist|contributor|author|blogger|podcaster|producer|broadcaster|researcher|fellow|professor)\b"
)


def small_print(line: Line) -> Verdict | None:
    n = len(line.words)
    if n == 0:
        return Verdict(Kind.BOILERPLATE, "page-furniture")
    found = _PRINT.search(line.text)
    if found and n <= 80 and not line.text.startswith(("“", '"')):
        return Verdict(Kind.BOILERPLATE, "residue", line.span(found))
    if _BARE.match(line.text) or _WIRE.match(line.text):
        return Verdict(Kind.BOILERPLATE, "residue")
    found = _SOURCES.match(line.text)
    if found and not line.stopped and n <= 14 and (":" in found.group() or n <= 4):
        return Verdict(Kind.BOILERPLATE, "residue", line.span(found))
    if line.left <= 2 and line.place > 2 and n <= 70 and not _SPOKE.search(line.text) and _ABOUT.match(line.text):
        return Verdict(Kind.BOILERPLATE, "residue")
    return None


TESTS = (post, picture, author, button, small_print, pointer, advert, call)
