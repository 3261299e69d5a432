"""robots.txt (RFC 9309): what a site asks programs to leave alone. The longest rule that fits counts; * and $ are
known. Python's own reader knows neither, and others make patterns of the rules, which a hostile file can let run for
ever."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, unquote_to_bytes

from audit.model.dataclass import dataclass

_MOST_RULES = 10_000
_LONGEST = 2_000
LONGEST_WAIT = 30.0


@dataclass(frozen=True, slots=True)
class Robots:
    """What holds for one program. `rules`: whether it may, and the path. `wait`: seconds between two pages."""

    rules: Sequence[tuple[bool, str]] = ()
    wait: float = 0.0

    def allows(self, target: str) -> bool:
        """`target`: path and query."""
        path = _normal(target)
        if path == "/robots.txt":
            return True
        fitting = [(len(rule), may) for may, rule in self.rules if _fits(rule, path)]
        return max(fitting, default=(0, True))[1]


def read(text: str, agent: str) -> Robots:
    """`agent`: the name by which the program is called there, lower case. Its own groups count, else those of *."""
    rules: dict[str, list[tuple[bool, str]]] = {}
    waits: dict[str, float] = {}
    group: list[str] = []
    named = False
    for line in text.splitlines():
        key, colon, said = line.partition("#")[0].partition(":")
        key, said = key.strip().lower(), said.strip()
        if not colon or not key:
            continue
        if key == "user-agent":
            if not named:
                group = []
            named = True
            group.append(said.lower())
            rules.setdefault(said.lower(), [])
            continue
        if key == "sitemap":
            continue
        named = False
        for name in group if name_is_ours(group, agent) else ():
            if key in ("allow", "disallow") and said and len(said) <= _LONGEST and len(rules[name]) < _MOST_RULES:
                rules[name].append((key == "allow", _normal(said)))
            elif key == "crawl-delay":
                waits[name] = _seconds(said)
    name = agent if agent in rules else "*"
    return Robots(tuple(rules.get(name, ())), waits.get(name, 0.0))


def name_is_ours(group: Sequence[str], agent: str) -> bool:
    return agent in group or "*" in group


def _seconds(said: str) -> float:
    try:
        return min(max(float(said), 0.0), LONGEST_WAIT)
    except ValueError:
        return 0.0


def _normal(path: str) -> str:
    """One spelling of what %NN can be written for: "/%7Ea" is "/~a"."""
    return quote(unquote_to_bytes(path), safe="/?&=*$:@!'()+,;~")


def _fits(rule: str, path: str) -> bool:
    """* stands for anything, $ at the end for the end. Each part is looked for once, where it first comes."""
    end = rule.endswith("$")
    first, *others = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not others:
        return at == len(path) or not end
    *middle, last = others
    for part in middle:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if end:
        return len(path) - at >= len(last) and path.endswith(last)
    return path.find(last, at) >= 0
