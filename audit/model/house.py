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
        own = {_bare(n) for n in (*self.names, *self.agencies, *self.domains)}
        return _bare(name) in own


def _bare(name: str) -> str:
    return name.casefold().strip().removeprefix("the ").strip()
