"""What those see who watch over a running Balise."""

from __future__ import annotations

import re
import uuid

import requests

from tests.server.site import SiteVisitor

PATIENCE = 10


def counted(address: str, name: str) -> float:
    """The value of one count."""
    found = re.search(rf"^{re.escape(name)} (\S+)$", metrics(address), re.MULTILINE)
    return float(found[1]) if found else 0.0


def metrics(address: str) -> str:
    """All counts."""
    answer = requests.get(f"{address}/metriques", timeout=PATIENCE)
    assert answer.status_code == 200
    return answer.text


def test_a_running_balise_is_alive(address: str) -> None:
    answer = requests.get(f"{address}/sante", timeout=PATIENCE)
    assert (answer.status_code, answer.json()) == (200, {"etat": "vivante"})


def test_a_running_balise_is_ready_part_by_part(address: str) -> None:
    answer = requests.get(f"{address}/sante/pret", timeout=PATIENCE)
    assert answer.status_code == 200, answer.text
    assert answer.json()["etat"] == "prete"
    assert answer.json()["parties"] == dict.fromkeys(("modele", "actions", "conversations", "verrous"), "ok")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_message_and_its_time_are_counted(address: str) -> None:
    before = counted(address, 'balise_messages_total{canal="site"}')
    timed = counted(address, 'balise_reponse_secondes_count{canal="site"}')
    SiteVisitor.arriving(address).says("quels sont les horaires ?")
    assert counted(address, 'balise_messages_total{canal="site"}') == before + 1
    assert counted(address, 'balise_reponse_secondes_count{canal="site"}') == timed + 1


def test_a_message_that_is_not_understood_is_counted_apart(address: str) -> None:
    name = 'balise_incompris_total{canal="site"}'
    visitor = SiteVisitor.arriving(address)
    before = counted(address, name)
    visitor.says("quels sont les horaires ?")
    assert counted(address, name) == before
    visitor.says("euh le truc là pour le machin")
    assert counted(address, name) == before + 1


def test_the_counts_tell_nothing_of_anybody(address: str) -> None:
    word = f"mot{uuid.uuid4().hex}"
    visitor = SiteVisitor.arriving(address)
    visitor.says(f"bonjour {word}, qui peut payer ?")
    told = metrics(address)
    assert word not in told
    assert "site-" not in told, "a visitor's name"
    assert visitor.token not in told


def test_the_counts_are_not_shown_through_a_proxy(address: str) -> None:
    answer = requests.get(f"{address}/metriques", headers={"X-Forwarded-For": "127.0.0.1"}, timeout=PATIENCE)
    assert answer.status_code == 404
    assert "balise" not in answer.text
