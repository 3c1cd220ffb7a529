"""A part of Balise is gone: the visitor hears so, and whom to ask instead."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from bot.runtime import ports
from bot.settings import ROOT
from tests.server.site import PATIENCE, SiteVisitor

STARTS_WITHIN = 120
STOPPING_TAKES = 30


@pytest.fixture(scope="module")
def without_actions(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Rasa alone: its action server is not there."""
    port, nobody = ports.any_free(), ports.any_free()
    environment = os.environ | {
        "BALISE_DONNEES": str(tmp_path_factory.mktemp("donnees")),
        "BALISE_PORT_ACTIONS": str(nobody),
        "SANIC_HOST": "127.0.0.1",
    }
    command = [sys.executable, "-m", "bot.runtime.rasa_command", "run"]
    rasa = subprocess.Popen(
        [*command, "-i", "127.0.0.1", "-p", str(port), "--model", str(model)], cwd=ROOT, env=environment
    )
    try:
        wait_for_the_model(f"http://127.0.0.1:{port}", rasa)
        yield f"http://127.0.0.1:{port}"
    finally:
        rasa.terminate()
        rasa.wait(timeout=STOPPING_TAKES)


def test_a_message_that_cannot_be_answered_gets_an_apology_with_the_contact(without_actions: str) -> None:
    answer = SiteVisitor.arriving(without_actions).posts("qui peut payer ?")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    apology = answer.json()["message"]
    assert "pardon" in apology
    assert "tel:+33232769480" in apology
    assert "mailto:" in apology


def test_staff_hear_an_apology_too(without_actions: str) -> None:
    message = {"sender": "essai", "message": "qui peut payer ?"}
    (said,) = requests.post(f"{without_actions}/webhooks/rest/webhook", json=message, timeout=PATIENCE).json()
    assert "02.32.76.94.80" in said["text"]


def test_the_server_lives_but_says_that_it_is_not_ready_and_why(without_actions: str) -> None:
    assert requests.get(f"{without_actions}/sante", timeout=10).status_code == 200
    answer = requests.get(f"{without_actions}/sante/pret", timeout=10)
    assert answer.status_code == 503
    parts = {"modele": "ok", "actions": "en panne", "conversations": "ok", "verrous": "ok"}
    assert answer.json() == {"etat": "pas prete", "parties": parts}


def test_a_breakdown_is_counted(without_actions: str) -> None:
    SiteVisitor.arriving(without_actions).posts("qui peut payer ?")
    told = requests.get(f"{without_actions}/metriques", timeout=10).text
    assert re.search(r'^balise_pannes_total\{canal="site"\} [1-9]', told, re.MULTILINE)


def test_what_needs_no_action_goes_on(without_actions: str) -> None:
    visitor = SiteVisitor.arriving(without_actions)
    visitor.posts("qui peut payer ?")
    assert ("visiteur", "qui peut payer ?") in visitor.history()
    assert visitor.asks("DELETE", "/chat/conversation").status_code == 204
    assert requests.get(f"{without_actions}/", timeout=10).status_code == 200


def wait_for_the_model(address: str, rasa: subprocess.Popen[bytes]) -> None:
    for _ in range(STARTS_WITHIN):
        assert rasa.poll() is None, "Rasa s'est arrêté"
        try:
            visitor = SiteVisitor.arriving(address)
            if visitor.asks("GET", "/chat/history").status_code == 200:
                return
        except requests.ConnectionError:
            pass
        time.sleep(1)
    pytest.fail("Rasa n'a pas démarré")
