"""A corpus of 200 own articles in which it is known who cites whom, who copies whom and which quotations were altered.

Every story has its own place, people and numbers, so that nothing but what is planted ties two articles together."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

OUTLETS = ("Lakeside Gazette", "Dovey Chronicle", "Harbour Post", "Upland Courier", "Fenland Mirror", "Weald Observer")
_PLACES = (
    *("Ashby", "Birkdale", "Corran", "Dunmore", "Elstow", "Farnley", "Garstang", "Hexworth", "Ilford", "Jarrold"),
    *("Kelsey", "Lorne", "Marden", "Norwood", "Orford", "Penrose", "Quarley", "Rowde", "Selby", "Tarrant"),
)
_THINGS = (
    *("bridge", "library", "reservoir", "harbour wall", "tram depot", "market hall", "school roof", "flood gate"),
    *("bus lane", "water tower", "cycle track", "ice rink", "fire station", "town archive", "car park", "pier"),
)
_FIRST = ("Ann", "Marek", "Joan", "Piet", "Ruth", "Omar", "Lena", "Hugh", "Ines", "Tom")
_LAST = (
    "Lee",
    "Novak",
    "Brandt",
    "Osei",
    "Keller",
    "Moran",
    "Ferro",
    "Lindqvist",
    "Adeyemi",
    "Tanaka",
    "Boyle",
    "Haas",
)
_ENDS = ("North", "South", "East", "West", "Cross", "Green", "Heath", "Mill", "Wick", "Hythe", "Holt", "Lea")
_TAILS = (
    "",
    *("son", "sen", "man", "ley", "ton", "berg", "feld", "ov", "ski"),
    *("ez", "ini", "ard", "by", "wick", "ham", "dahl"),
)
_ASIDES = (
    "Readers had asked about it since winter.",
    "A notice hangs at the corner by the baker's.",
    "Two shops nearby mean to stay open.",
    "Children walk past it on their way to school.",
    "The last works there took eleven weeks.",
    "Traffic will be led along the canal.",
    "Maps of the detour lie in the town hall.",
    "An older plan was dropped five years ago.",
    "Rain had delayed the first survey.",
    "The contract runs until autumn.",
)
_WORK = ("repaired", "closed", "rebuilt", "sold", "moved", "painted", "extended", "drained")
_ROLES = ("the mayor", "the council leader", "the chief engineer", "the town clerk")
QUOTED = (  # what is altered, as one article has it and as the other does
    (
        "negation lost",
        "We will not close the gate before winter comes",
        "We will close the gate before winter comes",
    ),
    (
        "words changed",
        "The rail has held for nine years and it is safe",
        "The rail has held for six years and it is safe",
    ),
    (
        "words cut without a mark",
        "It is sound, if nobody loads it, and it can stay open",
        "It is sound and it can stay open",
    ),
    ("", "The old roof leaks when it rains and birds nest there", "The old roof leaks … and birds nest there"),
    ("", "No lorry over two tonnes may pass the barrier at night", "No lorry over two tonnes may pass the barrier"),
)


@dataclass
class Planted:
    """`rows`: the corpus. The rest is what must be found, by the ids of the rows."""

    rows: list[dict[str, str]] = field(default_factory=list)
    chains: set[tuple[str, ...]] = field(default_factory=set)
    circles: set[frozenset[str]] = field(default_factory=set)
    echoes: set[frozenset[str]] = field(default_factory=set)
    altered: set[tuple[str, frozenset[str]]] = field(default_factory=set)


class _Story:
    """Facts of one story, and ways to write of it."""

    def __init__(self, n: int, chance: random.Random) -> None:
        self.n, self.chance = n, chance
        self.place = f"{_PLACES[n % len(_PLACES)]} {_ENDS[n // len(_PLACES)]}"
        self.thing = _THINGS[(n * 7) % len(_THINGS)]
        self.name = f"{_FIRST[n % len(_FIRST)]} {_LAST[n % len(_LAST)]}{_TAILS[n // len(_LAST)]}"
        self.role = chance.choice(_ROLES)
        self.work = chance.choice(_WORK)
        self.cost = 1000 * chance.randint(11, 990) + n
        self.asides = chance.sample(_ASIDES, len(_ASIDES))
        self.month = chance.choice(("March", "June", "October"))

    @property
    def title(self) -> str:
        return f"{self.place} {self.thing} to be {self.work}"

    @property
    def fact(self) -> str:
        return f"the {self.thing} in {self.place} will be {self.work} in {self.month} for {self.cost:,} pounds"

    def first_hand(self, quote: str = "") -> str:
        quote = quote or f"We looked at number {self.n} and at {self.chance.randint(20, 99)} others"
        return (
            f"{self.title}\n\n{self.name}, {self.role}, said that {self.fact}.\n\n"
            f"“{quote},” said {self.name}. Work number {self.n} begins on the {self.place} side."
        )

    def citing(self, outlet: str, quote: str = "") -> str:
        tail = f"“{quote},” said {self.name}, {self.role}. " if quote else ""
        asides = self.asides[:4]
        self.asides = self.asides[4:] + asides
        title = self.chance.choice(("What happens to the {}", "Changes ahead for the {}", "Works planned at the {}"))
        return (
            f"{title.format(f'{self.thing} of {self.place}')}\n\n{asides[0]} {asides[1]} According to the {outlet}, "
            f"{self.fact}.\n\n{tail}{asides[2]} {asides[3]}"
        )


def make(total: int = 200, seed: int = 3) -> Planted:
    chance = random.Random(seed)
    made = Planted()
    stories = iter(_Story(n, chance) for n in range(10_000))

    def add(story: _Story, outlet: str, text: str, day: int) -> str:
        id_ = f"s{story.n}-{len(made.rows)}"
        made.rows.append({"id": id_, "outlet": outlet, "date": f"2025-05-{day:02d}", "text": text})
        return id_

    for length in (3, 4, 3, 5):  # chains
        story, outlets = next(stories), chance.sample(OUTLETS, length)
        ids = [add(story, outlets[0], story.first_hand(), 2)]
        for n in range(1, length):
            ids.append(add(story, outlets[n], story.citing(outlets[n - 1]), 2 + n))
        made.chains.add(tuple(reversed(ids)))
    for length in (2, 3, 2):  # circles: nobody has it first-hand
        story, outlets = next(stories), chance.sample(OUTLETS, length)
        ids = [add(story, outlets[n], story.citing(outlets[n - 1]), 10) for n in range(length)]
        made.circles.add(frozenset(ids))
    for size in (2, 4, 3):  # copies of one text, the last with a sentence less
        story, outlets = next(stories), chance.sample(OUTLETS, size)
        other = next(stories)
        text = (
            f"{story.first_hand()}\n\nThe {other.thing} was {other.work} long ago. It cost {other.cost:,} pounds then."
        )
        ids = [
            add(story, outlets[n], text if n < size - 1 else text.rsplit(". ", 1)[0] + ".", 12 + n) for n in range(size)
        ]
        made.echoes.add(frozenset(ids))
    for kind, one, other in QUOTED:
        story = next(stories)
        ids = [
            add(story, OUTLETS[0], story.first_hand(one), 20),
            add(story, OUTLETS[1], story.citing("Town Crier", other), 21),
        ]
        if kind:
            made.altered.add((kind, frozenset(ids)))
    while len(made.rows) < total:  # stories of their own, some citing outlets for what these never wrote
        story, outlet = next(stories), chance.choice(OUTLETS)
        cited = chance.choice([o for o in OUTLETS if o != outlet] + ["Evening Clarion"])
        add(story, outlet, story.citing(cited) if chance.random() < 0.4 else story.first_hand(), chance.randint(1, 28))
    chance.shuffle(made.rows)
    return made
