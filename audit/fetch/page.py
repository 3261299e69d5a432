"""An address -> the page that its server sends: redirects followed one by one, each checked as the first, within the
limits of time, size and type, and where robots.txt lets us."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

from audit.errors import LoadError
from audit.fetch import robots
from audit.fetch.address import Address, address, hidden
from audit.fetch.robots import Robots
from audit.fetch.wire import Answer, Wire
from audit.load import webpage
from audit.load.formats import Inputs
from audit.load.webpage import PAGES, Stated, stated
from audit.model.article import Source
from audit.model.dataclass import dataclass
from audit.render.words import HOME
from audit.version import __version__

NAME = "source-audit"
AGENT = f"{NAME}/{__version__} (+{HOME}; reads single pages on request)"
HEADERS = (
    ("User-Agent", AGENT),
    ("Accept", "text/html, application/xhtml+xml, text/plain;q=0.8"),
    ("Accept-Encoding", "gzip"),
)
SECONDS = 15.0
"""For a page, with all that leads to it."""
REDIRECTS = 5
WAIT = 1.0
"""Seconds between two pages of a site, where it asks for no more."""
_ROBOTS_SECONDS = 5.0
_ROBOTS_BYTES = 500_000
_MOVED = (301, 302, 303, 307, 308)
_PACKED = ("", "identity", "gzip", "x-gzip")


@dataclass(frozen=True, slots=True)
class Fetched:
    """`asked`: the addresses and answers on the way, the page last. `date`: when it was fetched, UTC."""

    asked: tuple[tuple[Address, Answer], ...]
    date: str
    body: bytes
    what: Stated

    @property
    def url(self) -> str:
        return str(self.asked[-1][0])

    def source(self, inputs: Inputs, max_bytes: int) -> Source:
        """The article. Raises LoadError as reading a file does."""
        captured = (("captured", self.date),)
        return webpage.page(self.body, self.url, inputs, self.what, self.url, max_bytes, captured)


class Fetcher:
    """Fetches one page after the other, and waits between two of the same site."""

    def __init__(
        self,
        wire: Wire,
        max_bytes: int,
        seconds: float = SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._wire = wire
        self._most = max_bytes
        self._seconds = seconds
        self._sleep = sleep
        self._robots: dict[str, Robots] = {}
        self._last: dict[str, float] = {}

    def fetch(self, url: str) -> Fetched:
        """Raises LoadError address, network, timeout, status, robots, media-type, too-large, bad-record."""
        at = address(url)
        deadline = time.monotonic() + self._seconds
        asked: list[tuple[Address, Answer]] = []
        while True:
            try:
                self._admit(at, deadline)
                deadline += 0.0 if asked else self._wait(at)
                answer = self._wire.get(at, HEADERS, deadline, self._most, _is_page)
            except LoadError as e:
                if not asked:
                    raise
                raise LoadError(e.code, f"redirected to {hidden(str(at))}: {e}") from None
            self._last[at.origin] = time.monotonic()
            asked.append((at, answer))
            if answer.status not in _MOVED:
                break
            if len(asked) > REDIRECTS:
                raise LoadError("status", f"redirected more than {REDIRECTS} times")
            at = _next(at, answer)
        what = _checked(answer)
        body = webpage.unpacked(answer.body, webpage.codings(answer.header("content-encoding")), self._most)
        return Fetched(tuple(asked), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), body, what)

    def _admit(self, at: Address, deadline: float) -> None:
        """Asks robots.txt, once a site. Raises LoadError robots, address, network."""
        if at.origin not in self._robots:
            self._robots[at.origin] = self._rules(at, min(deadline, time.monotonic() + _ROBOTS_SECONDS))
        if not self._robots[at.origin].allows(at.target):
            raise LoadError("robots", "the site asks programs not to fetch this page (robots.txt); save it by hand")

    def _wait(self, at: Address) -> float:
        """Waits until the site may be asked again; the seconds that took."""
        last = self._last.get(at.origin)
        wait = 0.0 if last is None else max(WAIT, self._robots[at.origin].wait) - (time.monotonic() - last)
        if wait <= 0:
            return 0.0
        self._sleep(wait)
        return wait

    def _rules(self, at: Address, deadline: float) -> Robots:
        """RFC 9309: no file is no rule; a server that fails says no. Raises LoadError robots, address."""
        here = at.sibling("/robots.txt")
        for _ in range(REDIRECTS + 1):
            try:
                answer = self._wire.get(here, HEADERS, deadline, _ROBOTS_BYTES, lambda one: one.status == 200)
                if answer.status in _MOVED:
                    here = _next(here, answer)
                    continue
                if 400 <= answer.status < 500:
                    return Robots()
                if answer.status != 200:
                    raise LoadError("robots", f"its robots.txt answers with status {answer.status}, which means no")
                packed = webpage.codings(answer.header("content-encoding"))
                text = webpage.unpacked(answer.body, packed, _ROBOTS_BYTES).decode("utf-8", "replace")
            except LoadError as e:
                if e.code in ("address", "robots", "network"):
                    raise
                raise LoadError("robots", f"its robots.txt cannot be read: {e}") from None
            return robots.read(text, NAME)
        return Robots()


def _next(at: Address, answer: Answer) -> Address:
    """Where a redirect leads. Raises LoadError address."""
    link = answer.header("location")
    if not link:
        raise LoadError("status", f"status {answer.status} without saying where to")
    try:
        to = at.at(link)
    except LoadError as e:
        raise LoadError("address", f"redirected to an address that is not followed ({hidden(link)}): {e}") from None
    if (at.scheme, to.scheme) == ("https", "http"):
        raise LoadError("address", f"redirected from https to http ({to}), which is not followed")
    return to


def _is_page(answer: Answer) -> bool:
    """Whether the body of an answer is wanted. Raises LoadError as `_checked` does."""
    if answer.status in _MOVED:
        return False
    _checked(answer)
    return True


def _checked(answer: Answer) -> Stated:
    """Raises LoadError status, media-type, bad-record."""
    if answer.status != 200:
        raise LoadError("status", f"the server answers with status {answer.status}; no page was sent")
    if answer.header("content-disposition").strip().lower().startswith("attachment"):
        raise LoadError("media-type", "the server sends it as a file to be saved, not as a page")
    what = stated(answer.header("content-type"))
    if what.media_type not in PAGES:
        sent = what.media_type or "something without a type"
        raise LoadError("media-type", f"the server sends {sent}; pages of HTML and plain text are fetched")
    if answer.header("content-encoding").strip().lower() not in _PACKED:
        raise LoadError("bad-record", "the server packs the page in a way that was not asked for")
    return what
