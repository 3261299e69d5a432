"""The names of an article: which are persons' and which are bodies', by every place in which they stand.

A newspaper says once who somebody is ("Ada Holm, the mayor", "the charity Open Larder", "Mr Holm") and then uses the
short form. So the signs of all places are added up for a name before any source is judged by it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from operator import itemgetter

from audit.annotate.attribution.signs import INITIAL, SIGN, Named, Signs
from audit.annotate.attribution.tokens import WITHIN, Range, Tokens
from audit.lang.tags import (
    COORDINATOR,
    ENDS,
    FINITE,
    NAME,
    NUMBER,
    PREPOSITIONS,
)
from audit.model.article import Kind
from audit.model.marks import SourceType

_RUN = re.compile(f"{NAME}+")

_MODEL = re.compile(r"\d")
_NICKNAME = 2  # words of a nickname
_SHORT, _MOST = 3, 0.7
"""Letters of a word that a headline may leave small, and the share of capitals from which it sets all others large."""


class Names:
    """All names of an article, and where each of them stands."""

    def __init__(self, tokens: Tokens, signs: Signs) -> None:
        self.tokens, self.signs = tokens, signs
        self.sets, self.first_names = signs.sets, signs.first_names
        self.by_name: dict[str, Named] = {}
        self.by_surname: dict[str, list[Named]] = {}
        self.by_opening: dict[str, list[Named]] = {}
        self._shouting: dict[int, bool] = {}
        self.places: list[tuple[int, int, Named]] = []
        self.large = frozenset(tokens.low[m.start()] for m in WITHIN.finditer(tokens.tags))
        """Words that have a capital within a sentence, where only a name has one."""
        self.small = frozenset(filter(str.isalpha, set(tokens.small()) - self.large))
        """Words that the text writes small elsewhere: no names, where they open a sentence."""
        self._read()

    def place(self, k: int) -> tuple[int, int, Named] | None:
        """The name that stands at token k, with its first token and one past its last."""
        n = bisect_right(self._firsts, k) - 1
        return self.places[n] if n >= 0 and self.places[n][0] <= k < self.places[n][1] else None

    def at(self, k: int) -> Named | None:
        """The name that stands at token k."""
        place = self.place(k)
        return place[2] if place else None

    def start(self, k: int) -> int:
        """The first token of the name that stands at token k."""
        place = self.place(k)
        return place[0] if place else k

    @cached_property
    def persons(self) -> list[Named]:
        return [n for n in self.by_name.values() if n.type is SourceType.PERSON]

    def fuller(self, named: Named) -> Named | None:
        """The one longer name that ends with this one ("the Courier", the Southern Courier)."""
        longer = [n for n in self.by_surname.get(named.words[-1], []) if len(n.words) > len(named.words)]
        return longer[0] if len(longer) == 1 else None

    def rivals(self, known: Named, first: int, last: int) -> list[Named]:
        """Everybody whom a surname alone could mean, where it could mean several."""
        if last - first > 1:
            return []
        same = self.by_surname.get(self.tokens.low[first].rstrip("."), [])
        persons = [n for n in same if n.type is SourceType.PERSON]
        return persons if len(persons) > 1 else []

    def called(self, noun: str, before: int) -> Named | None:
        """The body with a name before token `before` that is called by a noun: last of its name or beside it."""
        best: tuple[int, Named] | None = None
        bodies = self._bodies_by_noun.get(noun, ())
        for named in (*bodies, *(self._called_firms if noun in self.sets.firm_nouns else ())):
            if len(named.words) == 2 and named.words[0] in self.tokens.sets.place_openings:
                continue
            places = named.before(before)
            if places and (best is None or places[-1] > best[0]):
                best = places[-1], named
        if best is not None:
            return best[1]
        if noun in self.sets.company:
            return self._only_firm(before)
        # The lead may say what the body is before it is named.
        whole = [n for n in bodies if n.words[-1] == noun and len(n.words) > 1]
        return whole[0] if len(whole) == 1 else None

    @cached_property
    def _bodies(self) -> list[Named]:
        return [n for n in self.by_name.values() if n.type is SourceType.BODY and n.at]

    @cached_property
    def _bodies_by_noun(self) -> dict[str, list[Named]]:
        """Noun -> the bodies that it stands with, or in whose names of several words it is."""
        found: dict[str, list[Named]] = {}
        for named in self._bodies:
            for noun in named.called.union(named.words if len(named.words) > 1 else ()):
                found.setdefault(noun, []).append(named)
        return found

    @cached_property
    def _called_firms(self) -> list[Named]:
        """The bodies that are called a firm, or whose name says that they are one."""
        firms, endings = self.sets.firm_nouns, self.sets.firm_endings
        return [n for n in self._bodies if not n.called.isdisjoint(firms) or n.words[-1] in endings]

    def _only_firm(self, before: int) -> Named | None:
        """The one body before token `before` that is no place and no office of state."""
        firms = list(islice((n for n in self._firms if n.at[0] < before), 2))
        return firms[0] if len(firms) == 1 else None

    @cached_property
    def _firms(self) -> list[Named]:
        """The bodies that are no places and no offices of state."""
        state = self.sets.places | self.sets.bodies_of | self.sets.wide
        state |= self.tokens.sets.place_openings | self.small
        return [
            n for n in self._bodies if state.isdisjoint(n.words) and self._within(n) and not _MODEL.search(n.words[-1])
        ]

    def _within(self, named: Named) -> bool:
        """Does a name of one word stand within a sentence somewhere, where only a name has a capital?"""
        return len(named.words) > 1 or any(k and self.tokens.tags[k - 1] not in ENDS for k in named.at)

    def split(self, first: int, last: int) -> int:
        """Where the name begins in a run of capitalised words that may open with an office ("Opposition Leader Grant
        Poe", "Alder County Sheriff Per Lund")."""
        low, sets = self.tokens.low, self.sets
        if low[last - 1] in self.signs.endings or low[last - 1] in sets.bodies_of:
            return first
        for k in range(last - 2, first - 1, -1):
            word = low[k].rstrip(".")
            office = word in sets.titles or word in sets.offices or self.tokens.ends[k] in self.signs.roles
            if office and (word not in self.first_names.all or k < last - 2):
                return k + 1
        if last - first > 2 and low[first] not in self.first_names.all:
            for k in range(first + 1, last - 1):
                if low[k] in self.first_names.all and not INITIAL.fullmatch(low[first]):
                    return k
        return first

    def runs(self) -> Iterator[Range]:
        """Runs of capitalised words, with the small words inside a name ("Correio do Tejo")."""
        start = last = -1
        for found in _RUN.finditer(self.tokens.tags):
            first, end = found.span()
            if last >= 0 and self._joined(start, last, first):
                last = end
                continue
            if last >= 0:
                yield start, last
            start, last = first, end
        if last >= 0:
            yield start, last

    def _joined(self, start: int, last: int, first: int) -> bool:
        """Do two runs make one name ("Correio do Tejo", "Department of Health and Welfare")?"""
        low, tags, sets = self.tokens.low, self.tokens.tags, self.sets
        if first == last + 1 and (low[last] in sets.name_links or self._nickname(last)):
            return True
        between = low[last:first]
        if self._of_time(first) or not 0 < len(between) < 3 or any(w not in sets.within_bodies for w in between):
            return False
        if low[last - 1] in sets.bodies_of:
            return tags[last] in PREPOSITIONS
        return tags[last] == COORDINATOR and any(tags[k] in PREPOSITIONS for k in range(start, last))

    def _nickname(self, k: int) -> bool:
        """Is the quotation at token k what somebody is called, between the names ("Jesus “Chuy” Garcia")?"""
        quote = self.tokens.quote.get(k)
        return quote is not None and quote.words <= _NICKNAME and self.tokens.tags[k + 1 : k + 2] == NAME

    # -- reading

    def _read(self) -> None:
        low = self.tokens.low
        single, shouted = [], []
        for first, last in self.runs():
            first -= self._compass(first)
            while first < last and self._of_time(first):
                first += 1
            while first < last and self._of_time(last - 1) and low[last - 2] not in self.first_names.all:
                last -= 1
            kind = ""
            if last - first > 1 and (self._kind_word(low[first])):
                kind = low[first]  # Chipmaker Orvane, Newspaper Sport Oggi
                first += 1
            if first == last:
                continue
            name = self.split(first, last)
            if self._shouted(first):
                shouted.append((first, name, last))
            elif last - name == 1:
                single.append((first, name, last, kind))
            else:
                self._add(first, name, last, kind)
        for place in single:
            self._add(*place)
        for first, name, last in shouted:
            words = tuple(low[k].rstrip(".") for k in range(name, last))
            if words[0] in self.first_names.all or self._known(words, name > first, name) is not None:
                self._add(first, name, last, "")
        self.places.sort(key=itemgetter(0))
        self._firsts = [first for first, _, _ in self.places]

    def _compass(self, first: int) -> bool:
        """Does the name begin one token before, with a word that opens a sentence ("South Alder Council")?"""
        k = first - 1
        return k >= 0 and self.tokens.low[k] in self.sets.compass and self.tokens.capital(k)

    def _kind_word(self, word: str) -> bool:
        """Is it what a firm or an outlet is, and no part of its name ("Chipmaker Orvane", but "Daily Comet")?"""
        outlet = word in self.tokens.sets.outlets and word not in self.sets.outlet_openings
        return outlet or word in self.sets.firm_nouns

    def _shouted(self, k: int) -> bool:
        """Does token k stand in a block that sets most words in capitals, where a capital is no sign of a name?"""
        block = self.tokens.block(k)
        if block not in self._shouting:
            first, last, kind = self.tokens.kinds[block]
            self._shouting[block] = kind is not Kind.BODY and self._in_capitals(first, last)
        return self._shouting[block]

    def _in_capitals(self, first: int, last: int) -> bool:
        """Do most words of some length have a capital?"""
        long = [i for i in range(first, last) if len(self.tokens.low[i]) > _SHORT]
        return len(long) > 2 and sum(map(self.tokens.capital, long)) > _MOST * len(long)

    def _add(self, first: int, name: int, last: int, kind: str) -> None:
        tokens = self.tokens
        words = tuple(tokens.low[k].rstrip(".") for k in range(name, last))
        titled = name > first
        known = self._known(words, titled, name)
        if known is None:
            span = tokens.span(name, last)
            known = Named(tokens.text[span.start : span.end], words)
            self.by_name[" ".join(words)] = known
            self.signs.form(known, name, last)
        core = self.signs.core(words)
        if known.words == words and len(words) > 1:
            pair = self.by_surname.setdefault(core[-1], [])
            if known not in pair:
                pair.append(known)
            opening = self.by_opening.setdefault(words[0], [])
            if known not in opening:
                opening.append(known)
        if kind:
            known.body += SIGN
            known.called |= {kind}
        known.stand(name)
        known.places.append((first, last))
        self.places.append((first, last, known))
        self.signs.around(known, first, name, last)

    def _of_time(self, k: int) -> bool:
        word = self.tokens.low[k].rstrip(".")
        if word in self.sets.time_words or word in self.tokens.sets.days:
            return True
        return word in self.sets.loose_months and self._dated(k)

    def _dated(self, k: int) -> bool:
        """Does a month that is also a name stand in a date ("in May", "May 14", "3 May")?"""
        tags, low = self.tokens.tags, self.tokens.low
        before = k > 0 and (tags[k - 1] == NUMBER or low[k - 1] in self.sets.before_month)
        behind = tags[k + 1 : k + 2]
        return behind == NUMBER or (before and behind not in NAME + FINITE)

    def _known(self, words: tuple[str, ...], titled: bool, at: int) -> Named | None:
        """The name of which `words` are the whole or a short form."""
        whole = self.by_name.get(" ".join(words))
        if whole is not None:
            return whole
        core = self.signs.core(words)
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
            return max(before, key=lambda n: max(n.before(at + 1))) if before else persons[0]
        if titled:
            return None
        opening = [n for n in self.by_opening.get(core[0], ()) if n.at]
        bodies = [
            n
            for n in opening
            if n.type is SourceType.BODY
            and core[0] not in self.sets.places | self.sets.wide
            and not _MODEL.search(n.words[-1])  # a product of the firm
        ]
        if len(bodies) == 1:
            return bodies[0]
        if core[0] in self.first_names.all and len(opening) == 1:
            return opening[0]
        return None
