"""robots.txt: the rules of RFC 9309, and what a hostile file may cost."""

from __future__ import annotations

import time

import pytest

from audit.fetch import robots


@pytest.mark.parametrize(
    ("text", "target", "may"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Source-Audit\nDisallow: /x", "/a", True),
        ("User-agent: source-audit\nUser-agent: other\nDisallow: /x # no", "/x/y", False),
        ("User-agent: source-audit\nAllow: /\nUser-agent: source-audit\nDisallow: /x", "/x", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?c", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /a*b*c", "/axbxc", False),
        ("User-agent: *\nDisallow: /a*b*c", "/axcxb", True),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /~ann", "/%7Eann/x", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("\ufeffUser-agent: *\r\nDisallow: /x\r\nSitemap: /s\r\nAllow: /x/y", "/x/y", True),
        ("<html>Not found: here</html>", "/a", True),
    ],
)
def test_who_may(text: str, target: str, may: bool) -> None:
    assert robots.read(text, "source-audit").allows(target) is may


def test_a_wait_is_bounded() -> None:
    assert robots.read("User-agent: *\nCrawl-delay: 2.5", "source-audit").wait == 2.5
    assert robots.read("User-agent: *\nCrawl-delay: 1e9", "source-audit").wait == 30
    assert robots.read("User-agent: *\nCrawl-delay: soon", "source-audit").wait == 0


def test_a_hostile_file_costs_little() -> None:
    rules = "User-agent: *\n" + f"Disallow: /{'a*' * 900}b\n" * 270
    begun = time.monotonic()
    assert robots.read(rules, "source-audit").allows("/" + "a" * 1990)
    assert robots.read("User-agent: *\n" * 30_000 + "Disallow: /\n", "source-audit").allows("/a") is False
    assert time.monotonic() - begun < 5
