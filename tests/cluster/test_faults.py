"""A part of the cluster dies: conversations go on, with nothing lost or doubled, or the visitor hears an apology."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from bot.runtime.lease_locks import LEASE
from tests.cluster.grappe import Cluster, insist, told, unanswered
from tests.server.site import SiteVisitor

QUESTIONS = ["c'est quoi la VAE ?", "qui peut payer ?", "c'est à quelle heure ?", "où est-ce ?", "et l'ue 5 ?"]
VISITORS = 4


@pytest.fixture
def visitor(cluster: Cluster) -> SiteVisitor:
    return SiteVisitor.arriving(cluster.address)


def test_both_servers_carry_on_one_conversation(visitor: SiteVisitor) -> None:
    for question in QUESTIONS:
        assert insist(visitor, question) == [200]
    assert told(visitor) == QUESTIONS


@pytest.mark.parametrize("victim", ["Rasa 1", "Rasa 2", "Le serveur d'actions 1"])
def test_a_server_killed_in_the_middle_loses_and_doubles_nothing(cluster: Cluster, victim: str) -> None:
    visitors = [SiteVisitor.arriving(cluster.address) for _ in range(VISITORS)]

    def talk(place: int) -> None:
        for number, question in enumerate(QUESTIONS):
            if place == 0 and number == 2:
                # The others are in the middle of a turn now.
                cluster.kill(victim)
            insist(visitors[place], question)

    with ThreadPoolExecutor(VISITORS) as together:
        list(together.map(talk, range(VISITORS)))
    for visitor in visitors:
        assert told(visitor) == QUESTIONS
        assert unanswered(visitor) == []
    cluster.wait_until_restarted(victim)


def test_a_server_that_stands_still_for_longer_than_its_lease_loses_and_doubles_nothing(cluster: Cluster) -> None:
    visitors = [SiteVisitor.arriving(cluster.address) for _ in range(VISITORS)]
    begun = threading.Event()

    def talk(visitor: SiteVisitor) -> None:
        for question in QUESTIONS:
            insist(visitor, question)
            begun.set()

    with ThreadPoolExecutor(VISITORS) as together:
        talks = [together.submit(talk, visitor) for visitor in visitors]
        # The others are in the middle of a turn now.
        begun.wait()
        with cluster.frozen("Rasa 1"):
            time.sleep(1.25 * LEASE)
        for each in talks:
            each.result()
    for visitor in visitors:
        assert told(visitor) == QUESTIONS
        assert unanswered(visitor) == []


@pytest.mark.parametrize("peer", ["cache", "database"])
def test_while_a_shared_store_is_down_visitors_hear_an_apology_and_then_go_on(
    cluster: Cluster, visitor: SiteVisitor, peer: str
) -> None:
    store = getattr(cluster, peer)
    insist(visitor, QUESTIONS[0])
    store.stop()
    try:
        apology = visitor.posts(QUESTIONS[1])
    finally:
        store.start()
    assert apology.status_code == 503
    assert int(apology.headers["Retry-After"]) > 0
    assert "tel:+33232769480" in apology.json()["message"]
    insist(visitor, QUESTIONS[2])
    assert told(visitor) == [QUESTIONS[0], QUESTIONS[2]]
    assert unanswered(visitor) == []


def test_what_is_erased_at_one_server_is_gone_at_both(visitor: SiteVisitor) -> None:
    insist(visitor, QUESTIONS[0])
    assert visitor.asks("DELETE", "/chat/conversation").status_code == 204
    for _ in range(4):
        assert told(visitor) == []


@pytest.mark.parametrize(
    "path", ["/webhooks/rest/webhook", "/version", "/status", "/conversations/x/tracker", "/sante"]
)
def test_only_public_paths_are_reached_from_outside(cluster: Cluster, path: str) -> None:
    assert requests.get(f"{cluster.address}{path}", timeout=10).status_code == 404
    assert requests.post(f"{cluster.address}{path}", json={}, timeout=10).status_code == 404


def test_a_body_that_is_too_big_goes_no_further_than_nginx(visitor: SiteVisitor) -> None:
    answer = visitor.asks("POST", "/chat/message", json={"message": "a" * 20_000})
    assert answer.status_code == 413
    assert answer.json()["erreur"] == "corps_trop_gros"


def test_replies_are_compressed(visitor: SiteVisitor) -> None:
    insist(visitor, QUESTIONS[0])
    assert visitor.asks("GET", "/chat/history").headers["Content-Encoding"] == "gzip"
