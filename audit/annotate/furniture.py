"""What is no story on a page: posts pasted in, pictures' words, bylines, small print. One test a kind of thing.

A test looks at one Line and answers with a Verdict or None. Words that can tell are looked up first, so a pattern is
tried on few lines. Lists of wordings are lexicons (photo-credits, page-residue); the patterns hold what has structure.
"""

from __future__ import annotations

import re

from audit.annotate.lexical import bag
from audit.annotate.line import Line, Verdict, title_case
from audit.model.article import Kind
from audit.model.marks import Term
from audit.model.text import Span

_MONTHS = bag(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov "
    "november dec december"
)
_DAYS = bag("mon monday tue tues tuesday wed wednesday thu thurs thursday fri friday sat saturday sun sunday")


# -- posts pasted in

_POST = re.compile(
    r"pic\.twitter\.com/\w|https?://t\.co/\w|\b(?:twitter|x)\.com/\w{1,40}/status/"
    r"|\bA post shared by\b|\bView this post on\b"
    r"|[—–-] ?[^()\n]{1,60}\(@\w{1,30}\)"
    r"|\(@\w{1,30}\) (?:on )?(?:" + "|".join(sorted(m.capitalize() for m in _MONTHS)) + r")\.? \d"
)
_SIGNED = re.compile(r"\s*[—–-]{1,2} ?[^()\n]{1,60}\(@\w{1,30}\)")


def post(line: Line) -> Verdict | None:
    if not ("(@" in line.text or ".co" in line.text or "post" in line.low):
        return None
    found = _POST.search(line.text)
    return Verdict(Kind.EMBED, "embed", line.span(found)) if found else None


def signs_post(text: str) -> bool:
    """Is this the signature under a post that stands in the block before?"""
    return bool(_SIGNED.match(text))


# -- pictures

_PICTURE = bag(
    "photo photos photograph photographs photographer image images picture pictures pic illustration graphic "
    "video credit getty shutterstock courtesy screenshot screengrab pictured cartoon"
)
_AGENCY = (
    r"(?:AP|AFP|EPA|EFE|ANP|PA|UPI|Reuters|REUTERS|Getty|Xinhua|Sputnik|TASS|Shutterstock|Bloomberg|Corbis|Alamy|iStock"
    r"|Facebook|Twitter|Instagram|Wikimedia|Flickr|Unsplash|Pexels|Pixabay|NurPhoto|Handout)"
)
_NAME = r"[A-Z@][\w.’'&@-]*"
_MEDIUM = (
    r"(?i:(?:file |stock |featured |cover |handout )?"
    r"(?:photo(?:graph)?|image|picture|pic|illustration|graphic|cartoon)s?)"
)
_CREDITS: tuple[tuple[str, re.Pattern[str]], ...] = (  # what must stand in the line, and the credit itself
    (
        "(",
        re.compile(
            r"\((?:" + _MEDIUM + r"|(?i:credit|screen ?(?:shot|grab)))\b[^()]{0,120}\)"
            r"|\((?=[^()]{0,80}(?:/|\bvia\b|\b" + _AGENCY + r"\b))" + _NAME + r"[^()]{1,110}\)(?= ?(?:More)?$)"
        ),
    ),
    (
        "/",
        re.compile(
            r"(?:\b" + _NAME + r" ){0,4}\b" + _NAME + r" ?/ ?(?:" + _NAME + r" ){0,4}" + _AGENCY + r"\b[^.\n]{0,40}$"
            r"|\bREUTERS ?/[^.\n]{1,60}$"
        ),
    ),
    ("©", re.compile(r"^© ?" + _NAME)),
    (
        "",
        re.compile(
            r"(?:^|(?<=[.!?)”\"] ))"
            + _MEDIUM
            + r"(?i: (?:credit|source|courtesy|provided))?(?: by|:| of )[^.\n]{1,100}\.?$"
        ),
    ),
    ("", re.compile(r"\b(?:AP|AFP|EPA|PA) (?i:photo)\b[^.\n]{0,60}$|\b(?:via )?Getty(?: Images)?\b[^.\n]{0,30}$")),
    ("via ", re.compile(r"\bvia (?:AP|AFP|Reuters|REUTERS|EPA|Shutterstock)\b[^.\n]{0,30}$")),
    ("ourtesy", re.compile(r"\b[Cc]ourtesy(?: of)? (?:the )?(?:" + _NAME + r" ?){1,6}$|\b[Cc]ourtesy photo$")),
)
_SHOWN = re.compile(
    r"\b(?:is|are) (?:shown|seen|pictured|photographed)\b[^.]{0,80}\b(?:in|from) (?:this|an?"
    r"|the) [^.]{0,40}(?:photo|image|picture|photograph)\b"
    r"|\b(?:undated|file|stock|handout|family) (?:photo|image|picture|photograph)\b"
    r"|^(?:In )?[Tt]his (?:[\w,. ]{0,40} )?(?:photo|image|picture|photograph)\b"
    r"|^(?:Pictured|Above|From left)(?: left| right)?(?::|, )"
)
_STOPS = re.compile(r"[a-z\d)”\"][.!?][”\")]* +(?=\S)")
_JOINS = bag("of for the and via by file")


def picture(line: Line) -> Verdict | None:
    """A caption or a credit; the marker is the credit where there is one."""
    if line.n > 80 or _WIRE.match(line.text):
        return None
    told = not _PICTURE.isdisjoint(line.low)
    found = _credit(line, told)
    if found and (not line.stopped or not found.start() or found.group().startswith("(")):
        alone = not found.start() and found.end() >= len(line.text) - 6
        return Verdict(Kind.CAPTION, "credit" if alone else "caption", line.span(found))
    if told and line.n <= 60:
        found = _SHOWN.search(line.text)
        if found:
            return Verdict(Kind.CAPTION, "caption", line.span(found))
    return _listed_credit(line) or _bare_credit(line)


def _credit(line: Line, told: bool) -> re.Match[str] | None:
    for sign, pattern in _CREDITS:
        if sign in line.text if sign else told:
            found = pattern.search(line.text)
            if found:
                return found
    return None


def _listed_credit(line: Line) -> Verdict | None:
    for term in line.terms:
        if term.key == "photo-credits" and line.wording(term)[:1].isalpha() and not line.stopped and line.n <= 60:
            opens = term.span.start in (line.start, line.start + 1)
            if opens or line.after(term.span).strip(" )").count(" ") <= 5:
                whole = Span(term.span.start, line.start + len(line.text))
                return Verdict(Kind.CAPTION, "credit" if opens and line.n <= 8 else "caption", whole)
    return None


def _bare_credit(line: Line) -> Verdict | None:
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
    if not all(w[0].isupper() or w[0] in "@(&" or w.lower() in _JOINS for w in names):
        return None
    start = line.start + stops[-1].end()
    return Verdict(Kind.CAPTION, "caption", Span(start, start + len(tail)))


# -- who wrote it, when, where

_BY = re.compile(
    r"(?i:(?:words|story|text|article|written|posted|published|authored|submitted"
    r"|opinion|analysis"
    r"|commentary|comments|column)? ?\bby:?) (?:the )?(?P<name>[A-Z][\w.’'-]+)"
)
_AUTHORS = re.compile(r"(?i:authors?|writers?|byline|reporters?|editors?) ?:")
_JOB = re.compile(
    r"(?:[A-Z][\w.’'-]+,? ){0,5}(?i:(?:staff|guest|senior|chief|special|contributing|political|health|business"
    r"|sports|news"
    r"|foreign|freelance|associate|managing|executive|deputy)? ?(?:writer|reporter|correspondent|columnist"
    r"|editor|contributor))s?"
    r"(?:(?:,| for| at) [^.]{0,60})?$"
)
_DATE_WORDS = (
    (_MONTHS | _DAYS | bag("noon am pm a.m p.m et est edt ct cst cdt pt pst pdt gmt utc bst ist cet date on at of in"))
    | bag("published updated update posted modified created last first minute minutes min mins read")
)  # fmt: skip
_DATE_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|\d{1,4}[.-]\d{1,2}(?:[.-]\d{1,4})?(?:[ap]\.?m)?")
_CLOCK = re.compile(r"\d:\d\d|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b(?:min|minute)s? read\b")
_DATELINE = re.compile(
    r"[A-Z][A-Z .,’'/-]{2,40}(?:, [A-Z][a-z]{2,9}\.? ?\d{0,2})?,? ?(?:\([A-Za-z ]{2,20}\) ?[-–—]*|[-–—]+)$"
    r"|[A-Z][A-Za-z .,’'/-]{2,40}\((?:AP|AFP|Reuters|REUTERS|dpa|UPI|PTI|ANI|TASS|Xinhua|CNN)\) ?[-–—]*$"
)


def author(line: Line) -> Verdict | None:
    """A byline, a date line or a dateline that stands alone."""
    if not 0 < line.n <= 18:
        return None
    found = _AUTHORS.match(line.text)
    if found and line.n <= 10:
        return Verdict(Kind.BYLINE, "byline", line.span(found))
    found = _BY.match(line.text)
    if found and found.group("name").lower() not in _MONTHS | _DAYS:
        unstopped = not line.stopped or (line.n <= 5 and title_case(line.words[1:]))
        if unstopped:
            return Verdict(Kind.BYLINE, "byline", line.span(found))
    if line.n <= 14 and _is_date(line):
        return Verdict(Kind.BYLINE, "dateline")
    if not line.stopped and (_DATELINE.match(line.text) or (line.n <= 10 and _JOB.match(line.text))):
        return Verdict(Kind.BYLINE, "dateline" if _DATELINE.match(line.text) else "byline")
    return None


def _is_date(line: Line) -> bool:
    if line.low.isdisjoint(_MONTHS) and not _CLOCK.search(line.text):
        return False
    return all(w in _DATE_WORDS or _DATE_NUMBER.fullmatch(w) for w in line.low)


# -- the small print

_PIECE = r"\b(?:this|the) (?:article|story|post|piece|column|essay|op-ed|interview|report)\b"
_PRINTS: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = tuple(  # words that can tell, and what they tell
    (frozenset(words.split()), re.compile("(?i)" + "|".join(patterns)))
    for words, patterns in (
        (
            "copyright c reserved copyrighted reproduced republished copied terms privacy cookies cookie closed last",
            (
                r"(?:©|\(c\)|\bcopyright\b) ?(?:©|\(c\))? ?(?:19|20)\d\d|\ball rights reserved\b|\b(?:is"
                r"|are) copyrighted\b",
                r"\bmay not be (?:published|reproduced|republished|copied)\b|\bterms of (?:use|service)\b"
                r"|\bprivacy policy\b",
                r"\bwe use cookies\b|\bcookie policy\b|\bcomments are closed\b|\blast updated\b[^.]{0,40}$",
            ),
        ),
        (
            "published appeared posted printed republished updated corrected amended",
            (
                r"\bappeared first (?:on|at|in)\b|\boriginally (?:published|appeared|posted)\b",
                _PIECE + r"[^.]{0,40}\bfirst (?:published|appeared)\b",
                _PIECE + r"[^.]{0,40}\b(?:re)?published (?:with permission|in partnership|by|on|with)\b",
                _PIECE + r" (?:has been|was|is being|will be) (?:updated|corrected|amended)\b",
                r"\b(?:re)?(?:published|posted|printed) with (?:the )?(?:kind )?permission\b",
            ),
        ),
        (
            "views opinions thoughts ideas necessarily opinion developing breaking",
            (
                r"\b(?:views|opinions|thoughts|ideas)(?: and \w+)? (?:and \w+ )?expressed\b",
                r"\bdo(?:es)? not necessarily (?:reflect|represent)\b|\bthis is an opinion (?:column|piece)\b",
                r"\bthis is a (?:developing|breaking) (?:news )?story\b",
            ),
        ),
        (
            "contributed reached reach contact email e-mail follow",
            (
                r"\bcontributed (?:reporting|to this (?:report|story|article|post|piece))\b|\bcontributed\.$",
                r"\bcan be reached (?:at|on|via)\b",
                r"\b(?:reach|contact|e-?mail|follow) (?:him|her|them|the (?:writer|reporter|author)"
                r"|this reporter)(?: (?:on|at|via)\b|:)",
            ),
        ),
        (
            "note disclaimer disclosure correction clarification readers contributing author authors h hat sources "
            "reporting editing writing compiled translated translation produced",
            (
                r"^editor[’']?s?[’']? note\b|^(?:disclaimer|disclosure|correction|clarification|note to readers"
                r"|contributing) ?:",
                r"^about the authors?\b|^sources for this\b|^\(?(?:h/t|h\.t|hat tip)\b",
                r"^\(?(?:additional )?(?:reporting|editing|writing|compiled|translated|translation"
                r"|(?:podcast )?produced) "
                r"(?:by|to \w+ by)\b",
            ),
        ),
    )
)
_SOURCES = re.compile(
    r"(?i)(?:sources?|via|references|footnotes|notes|tags|filed under|topics|categories|keywords) ?(?::|$|(?=[A-Z]))"
)
_ADDRESS = re.compile(
    r"(?i)(?:\(?\d{1,3}[).] ?)?(?:(?:https?://|www\.)\S+|[\w.+-]{1,60}@[\w.-]{3,60}"
    r"|(?:twitter|e-?mail|facebook|instagram|follow|contact) ?: ?\S+|@\w+)[.;]?$"
)
_WIRE = re.compile(
    r"[(\[—–-]* ?(?:The )?(?:Associated Press|AP|Reuters|REUTERS|AFP|Agence France-Presse|dpa|UPI|PTI|ANI|IANS|Xinhua"
    r"|TASS|Bloomberg|Staff|Agencies|Wire (?:services|reports))[)\]]?\.?$"
)
_ABOUT = re.compile(
    r"(?:(?:Dr|Mr|Ms|Prof)\. )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4}(?:,[^.,]{0,60},)?(?: (?:is|was|are)|,| [—–-]|) "
    r"(?:an? |the |our )?(?:[\w’'-]+ ){0,4}"
    r"(?:writer|reporter|editor|columnist|correspondent|journalist|contributor|author|blogger|podcaster"
    r"|producer|broadcaster)\b"
)


def small_print(line: Line) -> Verdict | None:
    if not line.n:
        return Verdict(Kind.BOILERPLATE, "page-furniture")
    spoken = line.text[0] in '“"'
    if line.n <= 80 and not spoken:
        for told, pattern in _PRINTS:
            if not told.isdisjoint(line.low) or (told is _PRINTS[0][0] and "©" in line.text):
                found = pattern.search(line.text)
                if found:
                    return Verdict(Kind.BOILERPLATE, "residue", line.span(found))
        for term in line.terms:
            if term.key == "page-residue" and _is_residue(line, term):
                return Verdict(Kind.BOILERPLATE, "residue", term.span)
    if line.n <= 14:
        if _ADDRESS.match(line.text) or _WIRE.match(line.text):
            return Verdict(Kind.BOILERPLATE, "residue")
        found = _SOURCES.match(line.text)
        if found and not line.stopped and (":" in found.group() or line.n <= 4):
            return Verdict(Kind.BOILERPLATE, "residue", line.span(found))
    if line.left <= 2 < line.place and line.n <= 70 and not line.spoke and _ABOUT.match(line.text):
        return Verdict(Kind.BOILERPLATE, "residue")
    return None


def _is_residue(line: Line, term: Term) -> bool:
    """Wordings of a page open their line or are most of it; only a long one tells in the middle of a paragraph."""
    if term.span.start == line.start:
        return line.n <= 40 and not line.spoke
    if line.spoke:
        return False
    return line.n <= 40 if line.wording(term).count(" ") >= 2 else line.n <= 10 and not line.stopped
