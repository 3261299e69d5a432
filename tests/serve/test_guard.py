"""Who may ask: this machine's own programs and pages, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from serve.server import OWN, Server, serving

ARTICLE = "Ona Merek said on Monday that the mill will close.\n"
EVIL = "http://evil.example"
TEXT = {"Content-Type": "text/plain"}


def every(server: Server) -> list[tuple[str, str, str | None, dict[str, str]]]:
    """A request of each kind that would be answered."""
    assert server.get("/v1/health").status == 200
    return [
        ("GET", "/", None, {}),
        ("GET", "/v1/rules", None, {}),
        ("GET", "/v1/health", None, {}),
        ("HEAD", "/", None, {}),
        ("POST", "/v1/audit", ARTICLE, {**TEXT, **OWN}),
        ("POST", "/v1/audit", '{"text": "a"}', {"Content-Type": "application/json"}),
    ]


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "10.0.0.1",
        "",
        "localhost@evil",
        'a"><script>',
        "localhost.",
    ],
)
def test_another_name_for_this_machine_gets_nothing(server: Server, host: str) -> None:
    """DNS rebinding: the name is another site's, the address is ours."""
    for method, path, body, headers in every(server):
        answer = server.ask(method, path, body, {**headers, "Host": host})
        assert answer.status == 400
        assert b"canary" not in answer.body and (host == "" or host.encode() not in answer.body)


def test_the_names_of_this_machine(server: Server) -> None:
    port = server.address[1]
    for host in ("localhost", "LOCALHOST:80", f"127.0.0.1:{port}", "[::1]", f"[::1]:{port}"):
        assert server.get("/v1/health", Host=host).status == 200, host


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": EVIL},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Origin": EVIL, "Sec-Fetch-Site": "same-origin"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    ],
)
def test_a_page_of_another_origin_gets_nothing(server: Server, headers: dict[str, str]) -> None:
    for method, path, body, usual in every(server):
        answer = server.ask(method, path, body, {**usual, **headers})
        assert answer.status == 403 and not any(k.startswith("access-control") for k in answer.headers)
        assert method == "HEAD" or answer.code == "other-origin"


def test_its_own_pages_may_ask(server: Server) -> None:
    own = f"http://{server.host}"
    for proof in ({"Origin": own}, {"Origin": own, "Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "same-origin"}):
        assert server.ask("POST", "/v1/audit", ARTICLE, {**TEXT, **proof}).status == 200
    # A form of a page whose policy is no-referrer.
    hidden = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert server.ask("POST", "/v1/audit", ARTICLE, {**TEXT, **hidden}).status == 200
    assert server.get("/", Sec_Fetch_Site="none").status == 200


@pytest.mark.parametrize(
    "media_type",
    [
        "text/plain",
        "text/plain; charset=utf-8",
        "TEXT/PLAIN",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=a",
        "",
    ],
)
def test_what_a_form_of_any_site_could_post_must_prove_where_it_comes_from(server: Server, media_type: str) -> None:
    """Browsers of before these headers send neither Origin nor Sec-Fetch-Site."""
    answer = server.ask("POST", "/v1/audit", ARTICLE, {"Content-Type": media_type} if media_type else {})
    assert (answer.status, answer.code) == (403, "no-proof")
    assert "X-Audit" in answer.json["todo"]


def test_no_page_of_another_origin_may_ask_first(server: Server) -> None:
    asked = {"Origin": EVIL, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-audit"}
    answer = server.ask("OPTIONS", "/v1/audit", headers=asked)
    assert answer.status == 403 and not any(k.startswith("access-control") for k in answer.headers)


def test_every_answer_has_the_headers_that_keep_it_in_place(server: Server) -> None:
    answers = [server.get(path) for path in ("/", "/v1/health", "/v1/rules", "/nowhere")]
    answers += [server.get("/", Host="evil.example"), server.post(b"{"), server.post({"text": ARTICLE})]
    for answer in answers:
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in answer.headers


# -- with a token


TOKEN = "a-token-for-this-test-alone"


@pytest.fixture(scope="module")
def guarded() -> Iterator[Server]:
    """One that other machines could reach."""
    with serving("serve", "--host", "0.0.0.0", "--allow-host", "desk.example", "-j", "1", AUDIT_TOKEN=TOKEN) as made:
        yield made
        code, errors = made.end()
        assert (code, errors) == (0, "")


def test_without_the_token_there_is_nothing(guarded: Server) -> None:
    for method, path, body, headers in every(guarded):
        wrong = ({}, {"Authorization": "Bearer wrong"}, {"Authorization": TOKEN}, {"Cookie": "audit=wrong; \x01=; a"})
        for more in wrong:
            answer = guarded.ask(method, path, body, {**headers, **more})
            if path == "/v1/health":
                assert answer.status == 200
            else:
                assert answer.status == 401 and answer.headers["www-authenticate"] == "Bearer"
        assert guarded.ask(method, path + "?token=wrong", body, headers).status == (200 if "health" in path else 401)


def test_a_program_says_the_token_in_a_header(guarded: Server) -> None:
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert guarded.ask("POST", "/v1/audit", ARTICLE, {**TEXT, **bearer}).status == 200
    assert guarded.ask("GET", "/v1/rules", headers=bearer).status == 200
    assert guarded.ask("GET", "/v1/rules", headers={**bearer, "Origin": EVIL}).status == 403


def test_a_browser_moves_it_from_the_address_to_a_cookie(guarded: Server) -> None:
    assert guarded.url.endswith(f"/?token={TOKEN}")
    # Even by a link on a page of another site, which cannot know the token otherwise.
    answer = guarded.get(f"/?token={TOKEN}", Sec_Fetch_Site="cross-site")
    assert answer.status == 200 and b'url=/"' in answer.body and TOKEN.encode() not in answer.body
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert guarded.get("/", Cookie=cookie.partition(";")[0]).status == 200
    assert guarded.get("/v1/rules?token=" + TOKEN).status == 401  # nowhere else


def test_with_a_token_addresses_in_figures_are_names_of_the_server(guarded: Server) -> None:
    for host in ("192.168.7.9:8765", "[fe80::1]:80", "desk.example", "desk.example:443"):
        assert guarded.get("/v1/health", Host=host).status == 200
    assert guarded.get("/v1/health", Host="other.example").status == 400


# -- with an origin that was allowed


def test_a_page_of_an_origin_that_was_allowed_may_use_the_api() -> None:
    origin = "https://cms.example"
    with serving("serve", "--allow-origin", origin, "-j", "1") as server:
        asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        first = server.ask("OPTIONS", "/v1/audit", headers={**asked, "Access-Control-Request-Headers": "x-audit"})
        assert first.status == 200 and first.headers["access-control-allow-origin"] == origin
        sent = {"Content-Type": "application/json", "Origin": origin, "Sec-Fetch-Site": "cross-site"}
        answer = server.ask("POST", "/v1/audit", '{"text": "Ona Merek said so."}', sent)
        assert answer.status == 200 and answer.headers["access-control-allow-origin"] == origin
        assert "access-control-allow-credentials" not in answer.headers
        other = server.ask("POST", "/v1/audit", '{"text": "a"}', {**sent, "Origin": EVIL})
        assert other.status == 403 and "access-control-allow-origin" not in other.headers
        other = server.ask("OPTIONS", "/v1/audit", headers={**asked, "Origin": EVIL})
        assert other.status == 400 and "access-control-allow-origin" not in other.headers
