"""The documentation as a site: it is built without a network and without a warning, and all of it can be found."""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import rule_pages
import site_build
from support import ROOT

import audit
from audit.config import Config
from audit.render.words import HOME, rule_page

LINK = re.compile(r'<a [^>]*?href="([^"]*)"')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as mkdocs builds it. It refuses pages that are in no navigation, broken links and anchors (mkdocs.yml:
    validation; --strict)."""
    folder = tmp_path_factory.mktemp("site")
    site_build.build(folder)
    return folder


def pages(site: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(site.rglob("*.html")):
        yield path, path.read_text("utf-8")


def test_every_rule_has_its_page_at_its_address_and_in_the_index(site: Path) -> None:
    index = (site / "rules/index.html").read_text("utf-8")
    shipped = [rule for rule, _ in rule_pages.shipped()]
    assert len(shipped) > 80
    for rule in shipped:
        path = urlsplit(rule_page(rule.id)).path.strip("/")
        assert (site / path / "index.html").is_file(), rule.id
        assert index.count(f'href="{rule.id}/"') >= 2, f"{rule.id}: by family, and by dimension"


def test_the_lines_that_switch_a_rule_off_are_a_config() -> None:
    for rule, _ in rule_pages.shipped():
        page = (ROOT / f"docs/rules/{rule.id}.md").read_text("utf-8")
        (block,) = re.findall(r"^```toml\n(.*?)^```", page.partition("## When to switch it off")[2], re.M | re.S)
        assert Config.from_dict(tomllib.loads(block)).rules[rule.id] == "off"


def test_every_link_within_the_site_leads_to_a_page_and_a_place(site: Path) -> None:
    """Also those in the navigation, the index of rules and the API, which mkdocs does not look at."""
    places = {path: set(re.findall(r' id="([^"]+)"', text)) for path, text in pages(site)}
    broken = []
    for path, text in pages(site):
        for href in map(html.unescape, LINK.findall(text)):
            parts = urlsplit(href)
            if parts.scheme or path.name == "404.html":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (parts.fragment and target in places and parts.fragment not in places[target]):
                broken.append(f"{path.relative_to(site)}: {href}")
    assert not broken


def test_links_out_of_the_site_are_addresses(site: Path) -> None:
    for path, text in pages(site):
        for href in map(html.unescape, LINK.findall(text)):
            parts = urlsplit(href)
            assert parts.scheme in ("", "https", "mailto"), (path, href)
            assert not parts.scheme or ("." in parts.netloc and " " not in href), (path, href)


def test_the_site_asks_for_nothing_from_elsewhere(site: Path) -> None:
    loads = re.compile(r'<(?:script|img|iframe|source|link)(?![^>]*rel="canonical")[^>]* (?:src|href)="(?:https?:)?//')
    assert not [path for path, text in pages(site) if loads.search(text)]
    styles = [p.read_text("utf-8") for p in site.rglob("*.css")]
    assert styles and not [s for s in styles if re.search(r"url\([\"']?(?:https?:)?//|@import", s)]


def test_the_home_of_the_project_is_the_site() -> None:
    assert f"site_url: {HOME} " in (ROOT / "mkdocs.yml").read_text("utf-8")


def test_every_public_name_is_on_the_page_of_the_api(site: Path) -> None:
    page = (site / "api/index.html").read_text("utf-8")
    missing = [name for name in audit.__all__ if not re.search(rf' id="audit\.(?:\w+\.)*{name}"', page)]
    assert missing == ["__version__"]
