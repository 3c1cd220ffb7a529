"""Two servers that share what Telegram brings: whichever gets a message, it is heard once, and lost by neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests

from bot.runtime import proxy
from bot.runtime.errors import LaunchError
from tests.cluster.grappe import Cluster, a_cluster
from tests.databases import a_postgresql, a_redis, absent
from tests.telegram.balise import SECRET
from tests.telegram.peer import TOKEN, Peer, Person, a_peer, eventually, said_by
from tests.telegram.test_delivery import HEADER, update

SERVERS = ("Rasa 1", "Rasa 2")
QUESTION = "quels sont les horaires ?"


@pytest.fixture(scope="module")
def peer() -> Iterator[Peer]:
    with a_peer() as peer:
        yield peer


@pytest.fixture(scope="module")
def cluster(peer: Peer, model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster that speaks on Telegram."""
    try:
        proxy.nginx()
    except LaunchError as error:
        absent(str(error))
    data, memory = tmp_path_factory.mktemp("grappe"), tmp_path_factory.mktemp("redis")
    with pytest.MonkeyPatch.context() as environment, a_postgresql() as database, a_redis(memory) as cache:
        for name, value in (("JETON", TOKEN), ("API", peer.address), ("URL", "http://127.0.0.1"), ("SECRET", SECRET)):
            environment.setenv(f"BALISE_TELEGRAM_{name}", value)
        with a_cluster(model, data, database, cache) as running:
            eventually(lambda: len(peer.calls("setMyCommands")) == len(SERVERS))
            peer.asks(f"bot{TOKEN}/setWebhook", url=f"{running.address}/telegram/webhook", secret_token=SECRET)
            yield running


@pytest.fixture
def person(peer: Peer) -> Person:
    """Somebody who has talked with Balise already."""
    person = Person(peer)
    person.says("/start")
    person.says("qui peut payer ?")
    return person


def bring(cluster: Cluster, content: Any, server: str | None = None) -> int:
    """Bring an update to one server, or wherever nginx takes it; the status of the answer (0: the server died)."""
    address = cluster.address
    if server is not None:
        said = "".join(cluster.said)
        address = f"http://127.0.0.1:{re.findall(rf'{server} répond .port ([0-9]+)', said)[-1]}"
    try:
        return requests.post(
            f"{address}/telegram/webhook", json=content, headers={HEADER: SECRET}, timeout=60
        ).status_code
    except requests.ConnectionError:
        return 0


@pytest.mark.parametrize("text", [QUESTION, "/contact", "/start", "/exporter"])
def test_what_reaches_the_other_server_too_is_answered_once(cluster: Cluster, person: Person, text: str) -> None:
    content = update(person, text)
    assert [bring(cluster, content, server) for server in SERVERS] == [200, 200]
    assert len(person.hears_now()) == 1


def test_who_was_told_by_one_server_whom_she_talks_with_is_not_told_again_by_the_other(
    cluster: Cluster, peer: Peer
) -> None:
    person = Person(peer)
    bring(cluster, update(person, "/start"), SERVERS[0])
    bring(cluster, update(person, QUESTION), SERVERS[1])
    assert ["assistant automatique" in heard.text for heard in person.hears_now()] == [True, False]


def test_what_nginx_takes_to_whichever_server_keeps_its_order(person: Person) -> None:
    questions = [QUESTION, "c'est combien ?", "où se trouve le centre ?"]
    for question in questions:
        person.writes(text=question)
    facts = ("18h30", "devis", "openstreetmap")
    replies = [reply.text for reply in person.hears(3)]
    assert [fact for fact, text in zip(facts, replies, strict=True) if fact in text] == list(facts), replies
    assert said_by(person) == ["qui peut payer ?", *questions]


def test_what_a_killed_server_had_not_sent_the_other_one_sends_once(
    cluster: Cluster, peer: Peer, person: Person
) -> None:
    content = update(person, QUESTION)
    peer.asks("controle/ralentir", fois=1, secondes=60)
    with ThreadPoolExecutor() as together:
        lost = together.submit(bring, cluster, content, SERVERS[0])
        eventually(lambda: any(call["refused"] for call in peer.calls("sendMessage")))
        cluster.kill(SERVERS[0])
        assert lost.result() == 0
    eventually(lambda: bring(cluster, content) == 200)
    (reply,) = person.hears_now()
    assert "18h30" in reply.text
    assert said_by(person) == ["qui peut payer ?", QUESTION]
    cluster.wait_until_restarted(SERVERS[0])
