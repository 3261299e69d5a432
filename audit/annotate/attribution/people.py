"""The names of an article: which are persons' and which are bodies', by every place in which they stand.

A newspaper says once who somebody is ("Ada Holm, the mayor", "the charity Open Larder", "Mr Holm") and then uses the
short form. So the signs of all places are added up for a name before any source is judged by it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from audit.annotate.attribution.tokens import Range, Tokens
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    CLOSING,
    COMMA,
    COORDINATOR,
    DETERMINER,
    ENDS,
    ING,
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
from audit.lang.wordsets import PhraseSet, WordRow, WordSet, WordSets
from audit.model.marks import SourceType

_RUN = re.compile(f"{NAME}+")
_INITIAL = re.compile(r"(?:[a-z]\.)+")
_CAPITALS = re.compile(r"(?:[A-Z]\.?){2,}s?|[A-Z][a-z]?[A-Z]{1,3}s?|[A-Z]{3,}[a-z]*")
"""BBC, F.B.I., MoD, AFRICOM: a name of capitals is a body's."""
_APPOSED = 8  # tokens of an apposition in which its head noun is looked for
_OFFICE = 5  # tokens of an office before a name
_SIGN, _HINT = 3, 1
"""What a sign counts: one that settles it, and one that tells only where nothing else does."""
_NO_HEAD = PREPOSITIONS + COMMA + ENDS + WH + PRONOUN + CLOSING
_OF_PHRASE = NOMINAL + ADJECTIVE + NUMBER + ADVERB + ING


class FirstNames(WordSets):
    FILE = "first-names.txt"
    women: WordSet
    men: WordSet
    either: WordSet

    @cached_property
    def all(self) -> WordSet:
        return self.women | self.men | self.either

    def gender(self, word: str) -> str:
        return "f" if word in self.women else "m" if word in self.men else ""


class IdentityWords(WordSets):
    FILE = "identity.txt"
    titles: WordSet
    offices: WordSet
    behind: WordSet
    ages: WordSet
    family: WordSet
    owned_by_bodies: WordSet
    of_bodies: WordSet
    firms: PhraseSet
    known_bodies: WordSet
    surnames_alone: WordSet
    places: WordSet
    bodies_of: WordSet
    body_words: WordSet
    name_links: WordSet
    within_bodies: WordSet
    wide: WordSet
    crowds: WordSet
    on_duty: WordSet
    findable: WordSet
    humans: WordSet
    person_endings: WordRow
    doer_endings: WordRow
    documents: WordSet
    acts: WordSet
    loose_documents: WordSet
    time_words: WordSet
    few: WordSet
    all_of: WordSet
    wide_plurals: WordSet
    joins_body: WordSet
    bodies_in_plural: WordSet
    crowds_with_the: WordSet
    crowd_endings: WordRow
    firm_nouns: WordSet
    women: WordSet
    men: WordSet


@dataclass(slots=True, eq=False)
class Named:
    """A name as all its places show it. `person`, `body`: the signs for either; `called`: the nouns that
    stand with it ("the charity Open Larder"); `at`: the first token of each place."""

    name: str
    words: tuple[str, ...]
    person: int = 0
    body: int = 0
    gender: str = ""
    role: Range | None = None
    called: set[str] = field(default_factory=set)
    at: list[int] = field(default_factory=list)

    @property
    def type(self) -> SourceType:
        """Two words or more without any sign are a person's name; a single one is not, since copy gives the full name
        of a person."""
        if self.person == self.body:
            return SourceType.PERSON if len(self.words) in (2, 3) and self.body < _SIGN else SourceType.BODY
        return SourceType.PERSON if self.person > self.body else SourceType.BODY


class Names:
    """All names of an article. `roles`, `bodies`: offsets at which a noun for an office or for a body ends."""

    def __init__(self, tokens: Tokens, roles: frozenset[int], bodies: frozenset[int], endings: WordSet) -> None:
        self.tokens, self.roles, self.bodies, self.endings = tokens, roles, bodies, endings
        self.sets = tokens.lang.sets(IdentityWords)
        self.first_names = tokens.lang.sets(FirstNames)
        self.table = tokens.lang.tagger.table
        self.by_name: dict[str, Named] = {}
        self.by_surname: dict[str, list[Named]] = {}
        self.by_opening: dict[str, list[Named]] = {}
        self.places: list[tuple[int, int, Named]] = []
        self._read()

    def at(self, k: int) -> Named | None:
        """The name that stands at token k."""
        n = bisect_left(self.places, k + 1, key=lambda place: place[0]) - 1
        if n >= 0 and self.places[n][0] <= k < self.places[n][1]:
            return self.places[n][2]
        return None

    def start(self, k: int) -> int:
        """The first token of the name that stands at token k."""
        n = bisect_left(self.places, k + 1, key=lambda place: place[0]) - 1
        return self.places[n][0]

    def places_of(self, named: Named) -> list[tuple[int, int, Named]]:
        return [place for place in self.places if place[2] is named]

    def rivals(self, known: Named, first: int, last: int) -> list[Named]:
        """Everybody whom a surname alone could mean, where it could mean several."""
        if last - first > 1:
            return []
        persons = [n for n in self.by_surname.get(self.tokens.low[first].rstrip("."), []) if n.type is SourceType.PERSON]
        return persons if len(persons) > 1 else []

    def called(self, noun: str, before: int) -> Named | None:
        """The body with a name before token `before` that is called by a noun: last of its name or beside it."""
        best: tuple[int, Named] | None = None
        firm = noun in self.sets.firm_nouns
        for named in self.by_name.values():
            if named.type is not SourceType.BODY or not named.at:
                continue
            by_firm = firm and (not named.called.isdisjoint(self.sets.firm_nouns) or named.words[-1] in self.endings)
            if noun in named.called or noun in named.words[1:] or by_firm:
                places = [k for k in named.at if k < before]
                if places and (best is None or places[-1] > best[0]):
                    best = places[-1], named
        return best[1] if best else None

    def split(self, first: int, last: int) -> int:
        """Where the name begins in a run of capitalised words that may open with an office ("Opposition Leader Grant
        Poe", "Alder County Sheriff Per Lund")."""
        low, sets = self.tokens.low, self.sets
        for k in range(last - 2, first - 1, -1):
            word = low[k].rstrip(".")
            if word in sets.titles or word in sets.offices or self.tokens.ends[k] in self.roles:
                return k + 1
        if last - first > 2 and low[first] not in self.first_names.all:
            for k in range(first + 1, last - 1):
                if low[k] in self.first_names.all and not _INITIAL.fullmatch(low[first]):
                    return k
        return first

    def runs(self) -> Iterator[Range]:
        """Runs of capitalised words, with the small words inside a name ("Correio do Tejo")."""
        tokens, links = self.tokens, self.sets.name_links
        start = last = -1
        for found in _RUN.finditer(tokens.tags):
            first, end = found.span()
            if last >= 0 and first == last + 1 and tokens.low[last] in links:
                last = end
                continue
            if last >= 0:
                yield start, last
            start, last = first, end
        if last >= 0:
            yield start, last

    # -- reading

    def _read(self) -> None:
        single = []
        for first, last in self.runs():
            while first < last and self._of_time(first):
                first += 1
            while first < last and self._of_time(last - 1):
                last -= 1
            if first == last:
                continue
            name = self.split(first, last)
            if last - name == 1:
                single.append((first, name, last))
            else:
                self._add(first, name, last)
        for first, name, last in single:
            self._add(first, name, last)
        self.places.sort(key=lambda place: place[0])

    def _add(self, first: int, name: int, last: int) -> None:
        tokens = self.tokens
        words = tuple(tokens.low[k].rstrip(".") for k in range(name, last))
        titled = name > first
        known = self._known(words, titled, name)
        if known is None:
            span = tokens.span(name, last)
            known = Named(tokens.text[span.start : span.end], words)
            self.by_name[" ".join(words)] = known
            self._form(known, name, last)
        core = self._core(words)
        if known.words == words and len(words) > 1:
            pair = self.by_surname.setdefault(core[-1], [])
            if known not in pair:
                pair.append(known)
            opening = self.by_opening.setdefault(words[0], [])
            if known not in opening:
                opening.append(known)
        known.at.append(name)
        self.places.append((first, last, known))
        self._signs(known, first, name, last)

    def _of_time(self, k: int) -> bool:
        word = self.tokens.low[k].rstrip(".")
        return word in self.sets.time_words or word in self.tokens.sets.days

    def _core(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """A name without what stands behind it (Jr., KC)."""
        core = words
        while len(core) > 1 and core[-1] in self.sets.behind:
            core = core[:-1]
        return core

    def _known(self, words: tuple[str, ...], titled: bool, at: int) -> Named | None:
        """The name of which `words` are the whole or a short form."""
        whole = self.by_name.get(" ".join(words))
        if whole is not None:
            return whole
        core = self._core(words)
        if len(core) == 2 and titled is False:
            for other in self.by_surname.get(core[-1], ()):
                if other.words[0] == core[0] or core[0] in other.words:
                    return other  # John F. Poe, John Poe
        if len(core) != 1:
            return None
        same = self.by_surname.get(core[0], [])
        persons = [n for n in same if n.type is SourceType.PERSON]
        if persons:
            before = [n for n in persons if n.at and n.at[0] <= at]
            return max(before, key=lambda n: max(k for k in n.at if k <= at)) if before else persons[0]
        if titled:
            return None
        opening = [n for n in self.by_opening.get(core[0], ()) if n.at]
        bodies = [n for n in opening if n.type is SourceType.BODY and core[0] not in self.sets.places | self.sets.wide]
        if len(bodies) == 1:
            return bodies[0]
        if core[0] in self.first_names.all and len(opening) == 1:
            return opening[0]
        return None

    def _form(self, known: Named, first: int, last: int) -> None:
        """What a name shows by itself."""
        tokens, sets, words = self.tokens, self.sets, known.words
        core = self._core(words)
        joined = " ".join(words)
        if joined in sets.firms or core[-1] in self.endings or core[-1] in sets.bodies_of:
            known.body += 2 * _SIGN
        if len(core) > 1 and any(w in sets.bodies_of or tokens.ends[first + n] in self.bodies for n, w in enumerate(core)):
            known.body += _SIGN
        if len(words) == 1:
            word = tokens.word(first)
            if words[0] in sets.known_bodies or words[0] in sets.places:
                known.body += 2 * _SIGN
            elif _CAPITALS.fullmatch(word) or not word[0].isalpha():
                known.body += _SIGN
            elif words[0] in sets.surnames_alone:
                known.person += 2 * _SIGN
            elif words[0] in self.first_names.all:
                known.person += _HINT
                known.gender = self.first_names.gender(words[0])
            return
        if any(_CAPITALS.fullmatch(w) for w in map(tokens.word, range(first, last))) and not tokens.word(last - 1).isupper():
            known.body += _SIGN
        if core[0] not in self.first_names.all and core[0] in self.table:
            known.body += _HINT + (core[-1] in self.table)
        if words[0] in tokens.sets.place_openings and words[0] not in self.first_names.all:
            known.body += _SIGN
        if core[0] in self.first_names.all and core[-1] not in self.endings:
            known.person += _SIGN
            known.gender = self.first_names.gender(core[0])
        if len(core) < len(words) or any(_INITIAL.fullmatch(tokens.low[k]) for k in range(first, last - 1)):
            known.person += _SIGN
        if all(w in sets.places or w in sets.wide for w in core) or core[0] in sets.places:
            known.body += _SIGN
        if tokens.low[first + 1] == "&" or all(tokens.word(k).isupper() for k in range(first, last)):
            known.body += _HINT

    def _signs(self, known: Named, first: int, name: int, last: int) -> None:
        """What stands around a name in one of its places."""
        tokens, sets = self.tokens, self.sets
        tags, low = tokens.tags, tokens.low
        before = low[first - 1] if first and tags[first - 1] not in ENDS else ""
        behind = tags[last] if last < len(tags) else ENDS[0]
        if name > first:
            known.person += _SIGN
            title = low[name - 1].rstrip(".")
            known.gender = known.gender or self.sex(range(first, name))
            if title not in tokens.sets.honorifics and known.role is None:
                known.role = first, name
        elif before and tags[first - 1] in NOUN + PLURAL:
            end = tokens.ends[first - 1]
            if end in self.roles:
                known.person += _SIGN
                known.gender = known.gender or self.sex(range(first - 1, first))
                if known.role is None:
                    known.role = self._office_before(first), first
            elif end in self.bodies or low[first - 1] in tokens.sets.outlets or low[first - 1] in sets.body_words:
                known.body += _SIGN
                known.called.add(low[first - 1])
        elif before and tags[first - 1] == COMMA and behind in COMMA + ENDS and self._holds_office(first - 2):
            known.person += _SIGN
        elif before == "the" and behind not in NOMINAL + POSSESSIVE + ADJECTIVE:
            known.body += _SIGN
        if behind == POSSESSIVE and low[last + 1] in sets.owned_by_bodies:
            known.body += _HINT
        if before in ("of", "at") and first > 1 and low[first - 2] in sets.of_bodies:
            known.body += _SIGN
        if tags[last : last + 1] == COMMA or behind == OPENING:
            self._behind(known, last + 1)

    def _holds_office(self, k: int) -> bool:
        """Does a phrase for somebody end with token k ("a fisherman, ", "the governor of Alder, ")?"""
        tags, low = self.tokens.tags, self.tokens.low
        for j in range(k, max(k - _APPOSED, -1), -1):
            if tags[j] in NOUN and (self.tokens.ends[j] in self.roles or low[j] in self.sets.humans):
                return True
            if tags[j] not in PREPOSITIONS + _OF_PHRASE + DETERMINER + POSSESSIVE:
                return False
        return False

    def _behind(self, known: Named, at: int) -> None:
        """An age, a relative clause or an apposition behind the name and a comma."""
        tokens, sets = self.tokens, self.sets
        tags, low = tokens.tags, tokens.low
        if low[at] in sets.ages:
            at += 1
        if tags[at : at + 1] == NUMBER and tags[at + 1 : at + 2] in (COMMA, CLOSING):
            known.person += _SIGN
            at += 2
        word = low[at] if at < len(low) else ""
        if word in tokens.sets.personal_clauses:
            known.person += _HINT + (word == "who")
            return
        if word == "which":
            known.body += _HINT
            return
        head = self._head_noun(at)
        if head is None:
            return
        if tokens.ends[head] in self.roles or low[head] in sets.humans:
            known.person += _SIGN
            known.gender = known.gender or self.sex(range(at, head + 1))
        elif tokens.ends[head] in self.bodies and tags[at] == DETERMINER:
            known.body += _SIGN
            known.called.add(low[head])

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
