"""The publisher whose text is audited."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class House:
    """`names`: how the publisher calls itself ("the Gazette"); `domains`: its web hosts; `agencies`: agencies that it
    subscribes to. What they say is first-hand here; compared without case."""

    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()

    def owns(self, name: str) -> bool:
        folded = name.casefold().removeprefix("the ").strip()
        return any(folded == own.casefold().removeprefix("the ").strip() for own in (*self.names, *self.agencies, *self.domains))
