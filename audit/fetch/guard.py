"""Which IP addresses may be connected to: those of the public internet alone."""

from __future__ import annotations

import ipaddress

_V4 = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared, behind a carrier's translation
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, and the metadata of cloud machines
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocols
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_V6_GLOBAL = ipaddress.IPv6Network("2000::/3")
"""What is given out. Outside of it are loopback, link-local, private, multicast, IPv4 in IPv6 and NAT64."""
_V6 = tuple(
    ipaddress.IPv6Network(net)
    for net in (
        "2001::/23",  # protocols; Teredo, which holds an IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which holds an IPv4 address
        "3fff::/20",  # documentation
    )
)


def public(ip: str) -> bool:
    """Whether this is an address of the public internet. A table of our own, since what Python calls global differs
    from release to release (IANA's registries of special addresses, 2025)."""
    try:
        at = ipaddress.ip_address(ip)
    except ValueError:  # with a zone: link-local
        return False
    if isinstance(at, ipaddress.IPv4Address):
        return not any(at in net for net in _V4)
    return at.scope_id is None and at in _V6_GLOBAL and not any(at in net for net in _V6)
