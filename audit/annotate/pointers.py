"""Lines that want something of the reader: pointers to other stories, calls, buttons and forms, adverts.

Wordings that stand for themselves are lexicons (promo-related, promo-calls, promo-ads). An ordinary word that may also
open a sentence ("More", "Watch", "Related") needs a colon, a bar or a title behind it; an imperative ("Read", "Follow")
needs a thing of the page ("here", "our newsletter", a platform) as well.
"""

from __future__ import annotations

import re

from audit.annotate.lexical import bag
from audit.annotate.line import Line, Verdict, title_case
from audit.model.article import Kind
from audit.model.marks import Term
from audit.model.text import Span

_LABEL = re.compile(
    r"(?i:(?:(?:click|tap|go) here|read|see|watch|listen|related|more|also|trending|recommended|photos?|gallery|videos?"
    r"|pictures|in pictures|exclusive|opinion|letters?|explained|explainer|latest|live|updates?|next|up next"
    r"|previous(?:ly)?"
    r"|earlier|sponsored|must|top|popular|most (?:read|popular)|interactive|icymi|in case you missed it|don[’']t miss"
    r"|you (?:may|might)(?: also)? like|editors?[’']?s? picks?|full (?:story|coverage|text|transcript)"
    r"|what to (?:read|know|watch)|(?:[\w’'-]+ ){0,2}(?:poll|quiz|podcast|newsletter))"
    r"(?: (?:also|more|next|on|now|stories|story|reading|articles?|news|coverage|video|photos|here|live|read"
    r"|links?|posts?"
    r"|from [\w’' ]{1,30}|(?:about|on) [\w’' ]{1,40}))*) ?(?P<end>[:|»>]|[–—-] |$)"
)
_CONTINUES = re.compile(
    r"(?i)\b(?:story|article|post|report|text) continue[sd]? (?:below|after|on)\b|^advertisement\b|^(?:continue"
    r"|keep) reading\b"
)
_POLL = frozenset(("poll", "quiz"))
_CONTINUING = bag("continue continues continued advertisement keep")

_BEFORE = "|".join(
    (
        r"(?:please|kindly|also|and|or),?",
        r"to (?:learn|read|see|find out|watch|view|listen|sign|subscribe|support|donate|order|get|hear|join"
        r"|help|contact"
        r"|comment|register)\b[^.,]{0,80},?",
        r"for (?:more|the (?:latest|full)|further|all|breaking|additional)\b[^.]{0,120},",
        r"if you (?:wish|want|would like|like|liked|enjoy|enjoyed|found|appreciate)\b[^.,]{0,80},?",
        r"(?:want|liked?|enjoyed?|have|got|are you|do you)\b[^.?!]{0,80}\?",
    )
)
_DO = (
    r"(?:click|tap|visit|follow|subscribe|sign(?: up)?|like|join|download|get|donate|support|share|tweet|read"
    r"|see|watch|listen"
    r"|view|check out|find(?: out)?|learn|discover|explore|browse|shop|order|buy|pre-?order|tune in"
    r"|stay (?:tuned|up to date"
    r"|informed|connected)|go to|head (?:to|over)|e-?mail|send|write to|contact|call|text|tell us|let us know"
    r"|leave|register"
    r"|log in|create|become|consider|help|vote|take|scan|enter|comment|connect|keep up|catch|turn on|tune into|submit"
    r"|start|try|be sure"
    r"|make sure|pick up)"
)
_ASKS = re.compile(r"(?i)[\[(]?(?:(?:" + _BEFORE + r") ){0,3}" + _DO + r"\b")
_THING = re.compile(
    "(?i)"
    + "|".join(
        (
            r"\b(?:here|below|this (?:link|article|story|page|post|petition|newsletter|site|survey)|(?:our|us"
            r"|my)|home ?page",
            r"the (?:link|petition|conversation|discussion|rest|original|latest|podcast|newsletter|app|comments?"
            r"|video|clip)",
            r"(?:live|special) (?:updates|blog|coverage|report)|[ap]\.?m\.? (?:et|est|edt|pt|gmt|bst)",
            r"(?:full|entire) (?:[\w’']+ )?(?:story|article|report|interview|transcript|statement|video|text"
            r"|list|editorial|column|project)",
            r"web ?site|newsletters?|(?:free|mobile|news) apps?|inbox|updates|alerts|notifications|petition"
            r"|letters to|tips|photo",
            r"more (?:stories|episodes|news|coverage|videos|articles|photos|content|on|at|about|from|of our"
            r"|[\w ]{1,30} coverage)",
            r"patreon|paypal|subscribestar|gofundme|youtube|facebook|twitter|instagram|telegram|soundcloud"
            r"|itunes|spotify|podcast",
            r"bitchute|membership|subscription|(?:this|the) reporter)\b",
            r"@\w|https?://|www\.|\w\.com\b|»|→|👉|\b\d+ ?% off\b",
        )
    )
)
_THANKS = re.compile(
    r"(?i)(?:many )?thank(?:s| you)(?: so much| very much)? for (?:your (?:support|interest|donation"
    r"|subscription)|signing"
    r"|sharing|reading|watching|subscribing|supporting|visiting|joining|listening|following|donating)\b"
)

_COUNTS = re.compile(r"(?i)[\d.,]+ ?[km]?\+? (?:total )?(?:shares?|comments?|views?|likes?|retweets?|reads?)\b")
_BUTTONS = bag(
    "facebook twitter email e-mail reddit linkedin whatsapp pinterest print share tweet copy link instagram "
    "telegram comments comment save gab parler flipboard sms messenger pocket tumblr youtube more mail x threads "
    "bluesky post pin on via this like follow subscribe menu search close home news next previous loading "
    "download rss mastodon bookmark listen login log in sign up register donate shop store"
)
_FORM_WORDS = bag(
    "validation unchanged opt unsubscribe agree required grants enter inbox favorites favourites collection "
    "bookmarks cart loading javascript displaying"
)
_FORM = re.compile(
    r"(?i)^(?:your |first |last |full )?(?:name|e-?mail(?: address)?|phone|comments?|message|captcha"
    r"|zip(?: code)?|website) ?\*"
    r"|\bthis field is for validation|\bshould be left unchanged\b|\byou (?:may|can) (?:opt out|unsubscribe)\b"
    r"|\byou(?: also)? agree to (?:this site|our|the)\b|\brequired fields are marked\b|\bgrants you access\b"
    r"|\benter your e-?mail\b|\bin your inbox\b|\badd to (?:favou?rites|collection|bookmarks|cart)\b"
    r"|\bsomething is loading\b|\bplease enable javascript\b|\bnot displaying properly\b"
)

_SHOP_WORDS = bag(
    "off stock shipping code order buy shop cart offer sale yours money trial supplies sponsor sponsors store "
    "seller selling commission affiliate sponsored paid branded partner"
)
_SHOP = re.compile(
    r"(?i)\b\d+ ?% off\b|\bback in stock\b|\bfree (?:shipping|trial)\b|\bpromo(?:tional)? code\b|\buse (?:the )?code\b"
    r"|\border (?:here|now|yours|today)\b|\bbuy (?:now|here|yours|today)\b|\bshop now\b|\badd to cart\b"
    r"|\b(?:limited[- ]time|special) offer\b|\bon sale now\b|\bget yours\b|\bmoney[- ]back\b|\bwhile supplies last\b"
    r"|\b(?:my|our) sponsors?\b|\bour (?:online )?store\b|\bbest[- ]sell(?:er|ing) (?:product|supplement)"
)
_COMMISSION = re.compile(
    r"(?i)\b(?:may|might|could|will) (?:earn|receive|get) (?:an? )?(?:small |affiliate )?(?:commission"
    r"|share of (?:the )?(?:sales|revenue))"
    r"|\bcontains affiliate links?\b|^(?:paid|sponsored|branded|partner) (?:content|post|partnership|by)\b"
)

_MARK = re.compile(r" ?[:|»>–—-]+")


def pointer(line: Line) -> Verdict | None:
    """A pointer to another story: a label with a title behind it, or a label that stands alone."""
    if not 0 < line.n <= 40:
        return None
    if line.n <= 14 and not _CONTINUING.isdisjoint(line.low):
        found = _CONTINUES.search(line.text)
        if found:
            return Verdict(Kind.PROMO, "residue", line.span(found))
    return _listed(line) or _labelled(line)


def _listed(line: Line) -> Verdict | None:
    """A wording of the lexicon, with a mark behind it, alone, or with a title behind it; an ordinary word (tagged
    `needs: mark`) only with the mark."""
    term = line.opening("promo-related")
    if term is None:
        return None
    rest = line.after(term.span)
    mark = _MARK.match(rest)
    marker = Span(term.span.start, term.span.end + (mark.end() if mark else 0))
    if term.entry and "needs" in term.entry.tags:
        return Verdict(Kind.PROMO, "related-link", marker) if mark and not line.stopped else None
    if mark or not rest.strip(" .…!"):
        return Verdict(Kind.PROMO, "related-link", marker)
    titled = rest[:1] == " " and rest[1:2].isupper() and (line.n <= 20 or title_case(line.words))
    return Verdict(Kind.PROMO, "related-link", marker) if titled and not line.stopped else None


def _labelled(line: Line) -> Verdict | None:
    found = _LABEL.match(line.text)
    if not found:
        return None
    if not found.group("end"):
        return Verdict(Kind.PROMO, "related-link", line.span(found)) if line.n <= 6 else None
    rest = line.text[found.end() :].strip()
    asks = "?" in rest and any(w.lower() in _POLL for w in line.words[:4])
    if not rest or not line.stopped or asks:
        return Verdict(Kind.PROMO, "related-link", line.span(found))
    return None


def button(line: Line) -> Verdict | None:
    """Counters, buttons and forms."""
    if not 0 < line.n <= 60:
        return None
    if "*" in line.text or not _FORM_WORDS.isdisjoint(line.low):
        found = _FORM.search(line.text)
        if found:
            return Verdict(Kind.PROMO, "page-furniture", line.span(found))
    if line.n <= 12 and not line.stopped:
        found = _COUNTS.match(line.text)
        if found or line.low <= _BUTTONS:
            return Verdict(Kind.PROMO, "page-furniture", line.span(found) if found else None)
    return None


def call(line: Line) -> Verdict | None:
    """A call to the reader: sign up, follow, donate, read more here; thanks for it."""
    if not 0 < line.n <= 45 or line.text[0] in "\"“‘'":
        return None
    found = _THANKS.match(line.text) or _ASKS.match(line.text)
    if found and not line.spoke and (found.re is _THANKS or _THING.search(line.text, found.end())):
        return Verdict(Kind.PROMO, "call-to-action", line.span(found))
    term = line.opening("promo-calls")
    if term and not line.spoke and (line.n <= 3 or (" " in line.wording(term) and (line.n <= 25 or not line.stopped))):
        return Verdict(Kind.PROMO, "call-to-action", term.span)
    return None


def advert(line: Line) -> Verdict | None:
    if not 0 < line.n <= 60 or line.spoke:
        return None
    if not _SHOP_WORDS.isdisjoint(line.low):
        found = _COMMISSION.search(line.text)
        if found:
            return Verdict(Kind.PROMO, "ad", line.span(found))
        found = _SHOP.search(line.text)
        if found and ("!" in line.text or line.n <= 8 or _ASKS.match(line.text)):
            return Verdict(Kind.PROMO, "ad", line.span(found))
    for term in line.terms:
        if term.key == "promo-ads" and _is_label(line, term):
            return Verdict(Kind.PROMO, "ad", term.span)
    return None


def _is_label(line: Line, term: Term) -> bool:
    """A label of advertising opens its line, and an ordinary word is all of it; a long wording may stand anywhere."""
    if line.wording(term).count(" ") >= 3:
        return True
    if term.span.start != line.start or line.stopped or line.n > 12:
        return False
    rest = line.after(term.span)
    return not (term.entry and "needs" in term.entry.tags) or not rest.strip() or bool(_MARK.match(rest))
