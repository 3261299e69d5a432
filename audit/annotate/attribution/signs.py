"""The signs by which a name is a person's or a body's: its own words, and what stands around it in its places."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import field

from audit.annotate.attribution.identity import IdentityWords
from audit.annotate.attribution.tokens import Range, Tokens
from audit.lang.first_names import FirstNames
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    BASE,
    CLOSING,
    COMMA,
    DETERMINER,
    ENDS,
    FINITE,
    ING,
    MODIFIER,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    OPENING,
    PLURAL,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUN,
    WH,
)
from audit.lang.wordsets import WordSet
from audit.model.dataclass import dataclass
from audit.model.marks import SourceType

INITIAL = re.compile(r"(?:[a-z]\.)+")
_CAPITALS = re.compile(r"(?:[A-Z]\.?){2,}s?|[A-Z][a-z]?[A-Z]{1,3}s?|[A-Z]{3,}[a-z]*")
"""BBC, F.B.I., MoD, AFRICOM: a name of capitals is a body's."""
_DIGIT = re.compile(r"\d")
_APPOSED = 8  # tokens of an apposition in which its head noun is looked for
_LOOKS = 20  # places of a surname that are searched for a first name
_REACH = 30_000  # code points before and behind a surname among which they are looked for
_OFFICE = 5  # tokens of an office before a name
SIGN, HINT = 3, 1
"""What a sign counts: one that settles it, and one that tells only where nothing else does."""
_NO_HEAD = PREPOSITIONS + COMMA + ENDS + WH + PRONOUN + CLOSING
_OF_PHRASE = NOMINAL + ADJECTIVE + NUMBER + ADVERB + ING


@dataclass(slots=True, eq=False)
class Named:
    """A name as all its places show it. `person`, `body`: the signs for either; `called`: the nouns that
    stand with it ("the charity Open Larder"); `at`: the first token of each place, `places`:
    all of them with the office before the name."""

    name: str
    words: tuple[str, ...]
    person: int = 0
    body: int = 0
    gender: str = ""
    role: Range | None = None
    called: frozenset[str] = frozenset()
    at: list[int] = field(default_factory=list)
    places: list[Range] = field(default_factory=list)
    _rises: tuple[int, ...] = (0,)
    """Where in `at` the places begin anew: the text is read a few times."""

    def stand(self, k: int) -> None:
        """One place more, at token k."""
        if self.at and k < self.at[-1]:
            self._rises += (len(self.at),)
        self.at.append(k)

    def before(self, k: int) -> list[int]:
        """The last place before token k in each reading of the text, in the order of the readings."""
        out = []
        for first, end in zip(self._rises, (*self._rises[1:], len(self.at)), strict=True):
            n = bisect_left(self.at, k, first, end)
            if n > first:
                out.append(self.at[n - 1])
        return out

    @property
    def type(self) -> SourceType:
        """Two words or more without any sign are a person's name; a single one is not, since copy gives the full name
        of a person."""
        if self.person == self.body:
            return SourceType.PERSON if len(self.words) in (2, 3) and self.body < SIGN else SourceType.BODY
        return SourceType.PERSON if self.person > self.body else SourceType.BODY


class Signs:
    """Reads the signs of one article. `roles`, `bodies`: offsets at which a noun for an office or for a body ends;
    `endings`: last words of the names of bodies."""

    def __init__(self, tokens: Tokens, roles: frozenset[int], bodies: frozenset[int], endings: WordSet) -> None:
        self.tokens, self.roles, self.bodies, self.endings = tokens, roles, bodies, endings
        self.sets = tokens.lang.sets(IdentityWords)
        self.first_names = tokens.lang.sets(FirstNames)
        self.table = tokens.lang.tagger.table

    def core(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """A name without what stands behind it (Jr., KC)."""
        core = words
        while len(core) > 1 and core[-1] in self.sets.behind:
            core = core[:-1]
        return core

    def form(self, known: Named, first: int, last: int) -> None:
        """What a name shows by itself."""
        tokens, sets, words = self.tokens, self.sets, known.words
        core = self.core(words)
        joined = " ".join(words)
        if joined in sets.firms or core[-1] in self.endings or core[-1] in sets.bodies_of:
            known.body += 2 * SIGN
        if any(tokens.tags[k] in PREPOSITIONS for k in range(first, first + len(words))):
            known.body += 2 * SIGN
        if _DIGIT.search(joined):
            known.body += SIGN
        if len(core) > 1 and any(
            w in sets.bodies_of or tokens.ends[first + n] in self.bodies for n, w in enumerate(core)
        ):
            known.body += SIGN
        if len(words) == 1:
            word = tokens.word(first)
            if words[0] in sets.known_bodies or words[0] in sets.places:
                known.body += 2 * SIGN
            elif _CAPITALS.fullmatch(word) or not word[0].isalpha():
                known.body += SIGN
            elif words[0] in sets.surnames_alone:
                known.person += 2 * SIGN
            elif words[0] in self.first_names.all:
                known.person += HINT
                known.gender = self.first_names.gender(words[0])
            elif first_name := self._first_name(word, tokens.starts[first]):
                known.person += SIGN
                known.name = f"{first_name} {known.name}"
                known.gender = self.first_names.gender(first_name.lower())
            return
        if (
            any(_CAPITALS.fullmatch(w) for w in map(tokens.word, range(first, last)))
            and not tokens.word(last - 1).isupper()
        ):
            known.body += SIGN
        if core[0] not in self.first_names.all and core[0] in self.table:
            known.body += HINT + (core[-1] in self.table)
        if PLURAL in self.table.get(core[-1], ""):
            known.body += HINT
        if words[0] in tokens.sets.place_openings and words[0] not in self.first_names.all:
            known.body += SIGN
        if core[0] in self.first_names.all and core[-1] not in self.endings:
            known.person += SIGN
            known.gender = self.first_names.gender(core[0])
        if len(core) < len(words) or any(INITIAL.fullmatch(tokens.low[k]) for k in range(first, last - 1)):
            known.person += SIGN
        if all(w in sets.places or w in sets.wide for w in core) or core[0] in sets.places:
            known.body += SIGN
        if tokens.low[first + 1] == "&" or all(tokens.word(k).isupper() for k in range(first, last)):
            known.body += HINT

    def _first_name(self, surname: str, near: int) -> str:
        """The first name before a surname in words that are no tokens: a quotation, a caption, a signature. `near`: the
        offset at which it is asked for."""
        text, end = self.tokens.text, near + _REACH
        at = text.find(f" {surname}", max(0, near - _REACH), end)
        for _ in range(_LOOKS):
            if at < 0:
                break
            before = text[max(0, at - 20) : at].split()
            if before and before[-1][0].isupper() and before[-1].lower() in self.first_names.all:
                return before[-1]
            at = text.find(f" {surname}", at + 1, end)
        return ""

    def around(self, known: Named, first: int, name: int, last: int) -> None:
        """What stands around a name in one of its places."""
        tokens, sets = self.tokens, self.sets
        tags, low = tokens.tags, tokens.low
        before = low[first - 1] if first and tags[first - 1] not in ENDS else ""
        behind = tags[last] if last < len(tags) else ENDS[0]
        if name > first:
            known.person += SIGN
            if low[first].rstrip(".") in tokens.sets.honorifics:
                known.person += SIGN  # a surname in capitals ("MR. LUND: ...") is no abbreviation
            title = low[name - 1].rstrip(".")
            known.gender = known.gender or self.sex(range(first, name))
            if title not in tokens.sets.honorifics and known.role is None:
                known.role = first, name
        elif before and tags[first - 1] in NOUN + PLURAL:
            end = tokens.ends[first - 1]
            if low[first - 1] in sets.either_kind or (end in self.bodies and low[first - 1] in sets.humans):
                known.called |= {low[first - 1]}
            elif end in self.roles:
                known.person += SIGN
                known.gender = known.gender or self.sex(range(first - 1, first))
                if known.role is None:
                    known.role = self._office_before(first), first
            elif end in self.bodies or low[first - 1] in tokens.sets.outlets or low[first - 1] in sets.body_words:
                known.body += SIGN
                known.called |= {low[first - 1]}
        elif before and tags[first - 1] == COMMA and behind in COMMA + ENDS:
            self._before(known, first - 2)
        elif before == "the" and behind not in NOMINAL + POSSESSIVE + ADJECTIVE:
            known.body += SIGN
        if behind == POSSESSIVE and low[last + 1] in sets.owned_by_bodies:
            known.body += HINT
        if before in ("of", "at") and first > 1 and low[first - 2] in sets.of_bodies:
            known.body += SIGN
        if tags[last : last + 1] == COMMA or behind == OPENING:
            self._behind(known, last + 1)

    def _before(self, known: Named, k: int) -> None:
        """Whom the phrase before a comma means that ends with token k ("the governor of Alder, ", "the operator, ")."""
        tags, low = self.tokens.tags, self.tokens.low
        body = ""
        for j in range(k, max(k - _APPOSED, -1), -1):
            named = low[j] in self.sets.called_names
            if tags[j] in NOUN and (named or self.tokens.ends[j] in self.roles or low[j] in self.sets.humans):
                known.person += HINT if body else SIGN
                if known.role is None and not named:
                    known.role = self._office_before(j), k + 1
                return
            if tags[j] not in PREPOSITIONS + _OF_PHRASE + DETERMINER + POSSESSIVE:
                break
            if tags[j] == NOUN and not body:
                if self.tokens.ends[j] not in self.bodies and low[j] not in self.sets.body_words:
                    break
                body = low[j]
        if body:
            known.body += SIGN
            known.called |= {body}

    def _behind(self, known: Named, at: int) -> None:
        """An age, a relative clause or an apposition behind the name and a comma."""
        tokens, sets = self.tokens, self.sets
        tags, low = tokens.tags, tokens.low
        if low[at] in sets.ages:
            at += 1
        if tags[at : at + 1] == NUMBER and tags[at + 1 : at + 2] in (COMMA, CLOSING):
            known.person += SIGN
            at += 2
        word = low[at] if at < len(low) else ""
        if word in tokens.sets.personal_clauses:
            known.person += HINT + (word == "who")
            return
        if word == "which":
            known.body += HINT
            return
        head = self._head_noun(at)
        if head is None or self._opens_clause(head):
            return
        if tokens.ends[head] in self.roles or low[head] in sets.humans:
            known.person += SIGN
            known.gender = known.gender or self.sex(range(at, head + 1))
        elif (tokens.ends[head] in self.bodies or low[head] in tokens.sets.outlets) and tags[at] == DETERMINER:
            known.body += SIGN
            known.called |= {low[head]}

    def _head_noun(self, at: int) -> int | None:
        """The last noun of the phrase that begins at token `at`, before its first preposition."""
        tags = self.tokens.tags
        head = None
        for k in range(at, min(at + _APPOSED, len(tags))):
            if tags[k] in _NO_HEAD:
                break
            if tags[k] in NOMINAL and (tags[k] != NAME or head is None):
                head = k
        return head if head is not None and (tags[at] == DETERMINER or tags[head] != NAME) else None

    def _opens_clause(self, head: int) -> bool:
        """Is the noun at token `head` the subject of a clause, and no apposition ("... in Alder, the mayor said")?"""
        tags = self.tokens.tags
        k = head + 1
        while k < len(tags) and tags[k] in MODIFIER:
            k += 1
        return k < len(tags) and tags[k] in FINITE + BASE

    def _office_before(self, name: int) -> int:
        """Where the office in small letters begins that ends before token `name` ("former party chairman")."""
        tags = self.tokens.tags
        k = name - 1
        while k > 0 and name - k < _OFFICE and tags[k - 1] in _OF_PHRASE + POSSESSIVE + DETERMINER:
            k -= 1
            if tags[k] == DETERMINER:
                break
        return k

    def sex(self, among: range) -> str:
        words = {self.tokens.low[k].rstrip(".") for k in among}
        return "f" if words & self.sets.women else "m" if words & self.sets.men else ""
