"""The publisher whose text is audited."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from audit.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class House:
    """`names`: how the publisher calls itself ("the Gazette"); `domains`: its web hosts; `agencies`: agencies that it
    subscribes to. What they say is first-hand here; compared without case."""

    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()

    def publishing(self, *outlets: str, url: str = "") -> House:
        """The house that published an article: also the outlets that the article names as its own, and the host of its
        address."""
        try:
            host = (urlsplit(url).hostname or "").removeprefix("www.")
        except ValueError:
            host = ""
        names = (*self.names, *filter(None, map(str.strip, outlets)))
        return replace(self, names=names, domains=(*self.domains, *filter(None, (host,))))

    def owns(self, name: str) -> bool:
        """By its whole name, or by the last word of it ("the Sun-Times")."""
        own = {_bare(n) for n in (*self.names, *self.agencies, *self.domains)}
        bare = _bare(name)
        short = bool(bare) and " " not in bare
        return bare in own or (short and any(n.endswith(f" {bare}") for n in map(_bare, self.names)))


def _bare(name: str) -> str:
    return name.casefold().strip().removeprefix("the ").strip()
