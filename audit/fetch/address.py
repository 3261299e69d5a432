"""An address that somebody typed, or that a server points to -> its parts, or a reason why it is not followed.

Stricter than a browser: what two programs could read in two ways is refused, so that what is checked is what is asked
for."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, urljoin, urlsplit

from audit.errors import LoadError
from audit.model.dataclass import dataclass

LONGEST = 2_000
PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]{0,40}):")
_WEB = re.compile(r"https?://(?=[^/?#])", re.IGNORECASE)
_LABEL = r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*")
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")
_PLACE = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[^\[\]:@]+)(?::(\d{1,5}))?", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?<=:)[/\\]{0,4}.*@", re.DOTALL)
_PATH = "/%:@!$&'()*+,;=-._~"  # of RFC 3986; others are written as %NN


@dataclass(frozen=True, slots=True)
class Address:
    """`host`: a name in ASCII, lower case, or an IP address, without brackets. `target`: path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def place(self) -> str:
        """Host and port, as in a URL; the port is left out where it is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.place}"

    def __str__(self) -> str:
        return self.origin + self.target

    def at(self, link: str) -> Address:
        """Where a link on this page leads. Raises LoadError address."""
        _refuse_odd(link)
        try:
            return address(urljoin(str(self), link))
        except ValueError:
            raise _bad("it cannot be read as an address") from None

    def sibling(self, target: str) -> Address:
        """Another page of the same server."""
        return Address(self.scheme, self.host, self.port, target)


def address(text: str) -> Address:
    """Raises LoadError address. Its message holds no word of the address, which may hold a secret."""
    _refuse_odd(text)
    if not _WEB.match(text):
        scheme = _SCHEME.match(text)
        if scheme and scheme[1].lower() not in PORTS:
            raise _bad(f"only http and https are fetched, not {scheme[1].lower()}")
        raise _bad("an address begins with https:// (or http://) and the name of a server")
    try:
        parts = urlsplit(text)
    except ValueError:
        raise _bad("the name of the server cannot be read") from None
    if "@" in parts.netloc:
        raise _bad("it holds a name or password (before @), which would end up in logs and files; leave them out")
    place = _PLACE.fullmatch(parts.netloc)
    if place is None:
        raise _bad("the name of the server or the port cannot be read")
    scheme_ = parts.scheme.lower()
    port = int(place[2]) if place[2] else PORTS[scheme_]
    if not 0 < port < 65_536:
        raise _bad("there is no such port")
    target = quote(parts.path, safe=_PATH) or "/"
    if parts.query:
        target += "?" + quote(parts.query, safe=_PATH + "?")
    return Address(scheme_, _host(place[1].lower()), port, target)


def hidden(text: str) -> str:
    """The address as it may be shown: without what stands before an @, and without what a terminal obeys."""
    shown = text
    try:
        shown = str(address(text))
    except LoadError:
        shown = _AUTHORITY.sub("//...@", text) if _SCHEME.match(text) else re.sub(r".*@", "...@", text, flags=re.DOTALL)
    return shown if len(shown) <= 200 else shown[:199] + "…"


def _refuse_odd(text: str) -> None:
    if len(text) > LONGEST:
        raise _bad(f"it is longer than {LONGEST:,} characters")
    if not text.isprintable() or " " in text or "\\" in text:
        raise _bad("it holds blanks, backslashes or characters that are not shown")


def _host(text: str) -> str:
    """Raises LoadError address."""
    try:
        if text.startswith("["):
            return str(ipaddress.IPv6Address(text[1:-1]))
        name = text.removesuffix(".")
        if _NUMBER.fullmatch(name):
            return str(ipaddress.IPv4Address(name))
    except ValueError:
        raise _bad("its number is no IP address in full") from None
    if not name.isascii():
        raise _bad("the name of the server is not in ASCII; write it as your browser sends it (xn--...)")
    if not _NAME.fullmatch(name):
        raise _bad("there can be no server of that name")
    return name


def _bad(why: str) -> LoadError:
    return LoadError("address", why)
