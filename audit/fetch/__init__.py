"""Pages from the web, on request alone: an address -> what its server sent, kept as an archive or audited at once.

Nothing else in this program goes to the network, and nothing else imports this package. docs/fetch.md says what is
promised."""

from audit.fetch.address import Address, address, hidden
from audit.fetch.archive import keep
from audit.fetch.page import AGENT, Fetched, Fetcher
from audit.fetch.wire import Wire

__all__ = ["AGENT", "Address", "Fetched", "Fetcher", "Wire", "address", "hidden", "keep"]
