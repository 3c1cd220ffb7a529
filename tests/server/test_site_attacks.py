"""What strangers try on the site channel: nothing leaks, nothing breaks, and each refusal is honest."""

from __future__ import annotations

import http.client
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from urllib.parse import urlsplit

import jwt
import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.identity import AUDIENCE
from tests.server.site import PATIENCE, SITE, SiteVisitor, words

SECRET_OF_SOMEBODY_ELSE = "z" * 40
ROUTES = [
    ("POST", "/chat/message"),
    ("GET", "/chat/history"),
    ("GET", "/chat/export"),
    ("DELETE", "/chat/conversation"),
]


@pytest.fixture
def guest(address: str) -> SiteVisitor:
    """Somebody who has just opened the chat."""
    return SiteVisitor.arriving(address)


def sender_of(visitor: SiteVisitor) -> str:
    return str(jwt.decode(visitor.token, options={"verify_signature": False})["sub"])


def forged(sender: str) -> str:
    claims = {"sub": sender, "aud": AUDIENCE, "exp": datetime.now(timezone.utc) + timedelta(hours=1)}
    return jwt.encode(claims, SECRET_OF_SOMEBODY_ELSE, "HS256")


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_without_a_token_of_ours_no_route_says_or_does_anything(guest: SiteVisitor, method: str, path: str) -> None:
    guest.says("un secret de visiteur")
    for token in (
        "",
        "n'importe quoi",
        forged(sender_of(guest)),
        guest.token + "x",
        guest.token.rsplit(".", 1)[0] + ".",
    ):
        stranger = SiteVisitor(guest.address, token.encode().decode("latin-1"))
        answer = stranger.asks(method, path, json={"message": "bonjour"})
        assert answer.status_code == 401
        assert answer.json()["erreur"] == "jeton_refuse"
        assert "secret" not in answer.text
    assert any("secret" in text for _, text in guest.history())


def test_a_visitor_sees_only_her_own_conversation(guest: SiteVisitor) -> None:
    guest.says("parle-moi de l'UE 5")
    other = SiteVisitor.arriving(guest.address)
    assert [side for side, _ in other.history()] == ["balise"]
    assert other.asks("GET", "/chat/export").json()["conversation"] == []
    other.asks("DELETE", "/chat/conversation")
    assert any("UE 5" in text for _, text in guest.history())


def test_a_sender_that_the_client_names_counts_for_nothing(guest: SiteVisitor) -> None:
    other = SiteVisitor.arriving(guest.address)
    body = {"message": "je suis quelqu'un d'autre", "sender": sender_of(guest), "sender_id": sender_of(guest)}
    assert other.asks("POST", "/chat/message", json=body).status_code == 200
    assert [side for side, _ in guest.history()] == ["balise"]


@pytest.mark.parametrize(
    "payload", ["/restart", "/session_start", '/decrire_situation{"bac": true}', "/demander_prix", "//"]
)
def test_a_command_that_was_not_offered_is_refused_and_leaves_no_trace(guest: SiteVisitor, payload: str) -> None:
    answer = guest.posts(payload)
    assert (answer.status_code, answer.json()["erreur"]) == (422, "bouton_inconnu")
    assert [side for side, _ in guest.history()] == ["balise"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b'"bonjour"', 400),
        (b"{}", 400),
        (b'{"message": 12}', 400),
        (b'{"message": null}', 400),
        (b'{"message": ["a"]}', 400),
        (b'{"message": "a", "id": "\\u0000"}', 400),
        (b'{"message": "a", "id": 12345678}', 400),
        (b"\xff\xfe\x00", 400),
        (b"[" * 16000, 400),
        (b'{"message": ""}', 422),
        (b'{"message": "\\u0000\\ud800"}', 422),
        (b'{"message": "' + b"a" * 501 + b'"}', 422),
        (b'{"message": "' + b"a" * 20_000 + b'"}', 413),
    ],
)
def test_a_body_that_our_page_would_not_send_is_refused(guest: SiteVisitor, body: bytes, status: int) -> None:
    answer = guest.asks("POST", "/chat/message", data=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert words(guest.says("c'est où ?"))


def test_a_form_of_another_site_cannot_post(guest: SiteVisitor) -> None:
    answer = guest.asks("POST", "/chat/message", data=b'{"message": "a"}', headers={"Content-Type": "text/plain"})
    assert answer.status_code == 415


@given(body=st.binary(max_size=200))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_body_breaks_the_server(address: str, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    answer = requests.post(f"{address}/chat/message", data=body, headers=headers, timeout=PATIENCE)
    assert answer.status_code == 401


def test_a_flood_is_stopped_for_the_one_who_floods_and_for_nobody_else(guest: SiteVisitor) -> None:
    with ThreadPoolExecutor(8) as threads:
        statuses = list(threads.map(lambda _: guest.posts("").status_code, range(40)))
    assert statuses.count(422) == 30
    stopped = guest.posts("bonjour")
    assert stopped.status_code == 429
    assert 1 <= int(stopped.headers["Retry-After"]) <= 60
    assert "Attendez" in stopped.json()["message"]
    assert words(SiteVisitor.arriving(guest.address).says("qui paie ?"))


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "True-Client-IP", "CF-Connecting-IP"])
def test_an_address_that_a_header_claims_is_not_believed(address: str, header: str) -> None:
    """The counters of this test are its own: were headers believed, each request would come from somewhere else."""
    guest = SiteVisitor.arriving(address)
    statuses = [
        guest.asks("POST", "/chat/message", json={"message": ""}, headers={header: f"203.0.113.{number}"}).status_code
        for number in range(32)
    ]
    assert statuses[-1] == 429


@pytest.mark.parametrize(
    "path",
    ["/chat/fichiers/../../package.json", "/chat/fichiers/..%2f..%2fpackage.json", "/chat/fichiers/%2e%2e/secret-site",
     "/chat/fichiers//etc/passwd", "/chat/fichiers/%2fetc%2fpasswd", "/chat/fichiers/%00", "/donnees/secret-site",
     "/chat/fichiers/", "/credentials.yml"],
)  # fmt: skip
def test_no_path_leads_out_of_the_built_files(address: str, path: str) -> None:
    where = urlsplit(address)
    connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=PATIENCE)
    connection.putrequest("GET", path, skip_host=False)
    connection.endheaders()
    answer = connection.getresponse()
    content = answer.read()
    assert answer.status in (400, 404)
    assert b"root:" not in content
    assert b"dependencies" not in content


def test_a_page_of_another_site_may_not_read_answers(address: str) -> None:
    for method, path in [("OPTIONS", "/chat/message"), ("POST", "/chat/session")]:
        answer = requests.request(
            method, f"{address}{path}", headers={"Origin": "https://mechant.example"}, timeout=PATIENCE
        )
        assert "access-control-allow-origin" not in answer.headers


def test_a_page_of_an_allowed_site_may_talk_and_read(address: str) -> None:
    origin = {"Origin": SITE}
    asked = requests.options(
        f"{address}/chat/message",
        headers=origin
        | {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"},
        timeout=PATIENCE,
    )
    assert asked.headers["access-control-allow-origin"] == SITE
    assert "authorization" in asked.headers["access-control-allow-headers"]
    opened = requests.post(f"{address}/chat/session", headers=origin, timeout=PATIENCE)
    assert opened.headers["access-control-allow-origin"] == SITE


def test_only_allowed_sites_may_show_the_chat_in_a_frame(address: str) -> None:
    frame = requests.get(f"{address}/chat/cadre", timeout=PATIENCE).headers["content-security-policy"]
    assert f"frame-ancestors 'self' {SITE}" in frame
    page = requests.get(f"{address}/", timeout=PATIENCE).headers["content-security-policy"]
    assert "frame-ancestors 'none'" in page


@pytest.mark.parametrize("path", ["/", "/chat/cadre", "/chat/balise.js"])
def test_every_page_carries_a_strict_policy(address: str, path: str) -> None:
    headers = requests.get(f"{address}{path}", timeout=PATIENCE).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_conversations_are_not_open_to_rasas_own_interface(address: str) -> None:
    assert requests.get(f"{address}/conversations/x/tracker", timeout=PATIENCE).status_code == 404
