"""Which addresses are followed: http(s), with no password, and none that two programs could read in two ways."""

from __future__ import annotations

import pytest

from audit.errors import LoadError
from audit.fetch.address import address, hidden


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("https://gull.example/a?b=c#d", "https://gull.example/a?b=c"),
        ("HTTPS://Gull.Example:443", "https://gull.example/"),
        ("http://gull.example.:80/", "http://gull.example/"),
        ("https://gull.example/caf\u00e9/@ann?q=\u00e9|", "https://gull.example/caf%C3%A9/@ann?q=%C3%A9%7C"),
        ("https://xn--mnchen-3ya.example/", "https://xn--mnchen-3ya.example/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("https://[2606:4700::6810]:443/x", "https://[2606:4700::6810]/x"),
        ("http://gull.example:8080/", "http://gull.example:8080/"),
    ],
)
def test_an_address_is_read(text: str, wanted: str) -> None:
    assert str(address(text)) == hidden(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        *("file:///etc/passwd", "FILE:///etc/passwd", "ftp://gull.example/x", "gopher://127.0.0.1:6379/_x"),
        *("jar:http://127.0.0.1!/x", "data:text/html,<p>x", "javascript:alert(1)", "\\\\127.0.0.1\\share"),
        *("", "gull.example", "//gull.example/x", "127.0.0.1:80/x", "http:gull.example", "http:/gull.example"),
        *("http://", "http:///etc/passwd", "http:/\\gull.example", "http://gull.example\\@127.0.0.1/", "http://."),
        *("http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://017700000001/"),
        *("http://0177.0.0.1/", "http://0/", "http://\u2460\u2461\u2466.0.0.1/", "http://\uff11\uff12\uff17.0.0.1/"),
        *("http://127\u30020\u30020\u30021/", "http://%31%32%37.0.0.1/", "http://127.0.0.1%00.gull.example/"),
        *("http://[::1", "http://[fe80::1%25lo]/", "http://[::1]x/", "http://[v1.x]/", "http://a:b:c/"),
        *("http://gull.example:0/", "http://gull.example:99999/", "http://gull.example:-1/", "http://gull.example:x/"),
        *("http://gull.example/\r\nX-Inject: 1", "http://gu ll.example/", "http://gull.example/a\x00b"),
        *("http://xn--/", "http://-gull.example/", "http://gull..example/", "http://..", "http://\u0430pple.example/"),
        *(f"http://{'a' * 64}.example/", f"http://{'a.' * 130}example/", f"http://gull.example/{'a' * 2000}"),
        "http://gull.example/\u202etxt",
    ],
)
def test_what_is_no_plain_address_is_refused(text: str) -> None:
    with pytest.raises(LoadError) as e:
        address(text)
    assert e.value.code == "address"


@pytest.mark.parametrize(
    "text",
    [
        *("http://ann:SECRET@gull.example/", "https://SECRET@gull.example", "HTTP://SECRET:80@127.0.0.1/"),
        *("http://ann:SECRET/x@gull.example/", "ann:SECRET@gull.example", "http:\\\\ann:SECRET@gull.example/"),
        "http://SECRET@ gull.example/",
    ],
)
def test_a_password_is_refused_and_never_shown(text: str) -> None:
    with pytest.raises(LoadError) as e:
        address(text)
    assert "SECRET" not in f"{e.value}{hidden(text)}"


def test_links_are_read_as_on_their_page() -> None:
    here = address("https://gull.example/a/b?c")
    assert str(here.at("../d")) == "https://gull.example/d"
    assert str(here.at("//tern.example")) == "https://tern.example/"
    with pytest.raises(LoadError):
        here.at("javascript:alert(1)")
