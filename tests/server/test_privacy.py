"""What a running Balise keeps of her visitors, and what she writes into her logs."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from bot.privacy import KEPT_DAYS
from bot.privacy.masking import EMAIL, NIR, PHONE
from bot.runtime import ports
from bot.settings import ROOT
from tests.server.client import Visitor
from tests.server.site import SiteVisitor, stored, stored_events, words
from tests.server.test_site_failures import wait_for_the_model

STOPPING_TAKES = 30
WORD = "funambulesque"
COORDINATES = "mon mail est zephyrine.lune@exemple.fr, mon tel 06 98 76 54 32, ma sécu 1 85 05 78 006 084 91"
# Long enough to stand in no random number and no time beside them.
PIECES = ("zephyrine", "98 76 54", "98765432", "078 006", "078006084")
BROKEN_ACTIONS = """
from rasa_sdk import Action

class Broken(Action):
    def name(self):
        return "action_repondre"

    def run(self, dispatcher, tracker, domain):
        raise ValueError(tracker.latest_message["text"])
"""


@dataclass(frozen=True)
class Server:
    """A Rasa of the tests' own."""

    address: str
    data: Path
    log: Path


def kept_bytes(data: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_coordinates_are_answered_and_not_kept(address: str, data: Path) -> None:
    visitor = SiteVisitor.arriving(address)
    assert words(visitor.says(COORDINATES))
    said = [text for who, text in visitor.history() if who == "visiteur"]
    assert said == [f"mon mail est {EMAIL}, mon tel {PHONE}, ma sécu {NIR}"]
    export = visitor.asks("GET", "/chat/export").text
    assert not [piece for piece in PIECES if piece in export]
    assert not [piece for piece in PIECES if piece in stored(data)]
    files = kept_bytes(data)
    assert not [(piece, path) for piece in PIECES for path in files if piece.encode() in files[path]]


def test_a_visitor_is_told_for_how_long_the_conversation_is_kept(address: str) -> None:
    visitor = SiteVisitor.arriving(address)
    assert f"effacée après {KEPT_DAYS} jours" in words(visitor.opening)
    assert f"{KEPT_DAYS} jours" in words(visitor.says("que deviennent mes données personnelles ?"))


def test_the_conversation_goes_on_behind_masked_words(address: str) -> None:
    visitor = SiteVisitor.arriving(address)
    visitor.says(COORDINATES)
    assert "18h30" in words(visitor.says("les cours sont à quelle heure ?"))
    assert len([who for who, _ in visitor.history() if who == "visiteur"]) == 2


def test_the_centres_own_contact_is_kept_as_it_was_said(address: str) -> None:
    visitor = SiteVisitor.arriving(address)
    visitor.says("je peux vous appeler où ?")
    export = visitor.asks("GET", "/chat/export").text
    assert "02.32.76.94.80" in export
    assert PHONE not in export


@pytest.mark.parametrize("message", [f"et le {WORD} dans tout ça ?", f'/{WORD}{{"x": "{WORD}"}}', f"/{WORD}{{{WORD}"])
def test_no_log_of_a_running_balise_holds_a_visitors_words(address: str, data: Path, message: str) -> None:
    Visitor(address).says(message)
    SiteVisitor.arriving(address).posts(message)
    logs = {path.name: path.read_text(encoding="utf-8") for path in (data / "journaux").iterdir()}
    assert {"rasa.log", "actions.log"} <= logs.keys()
    assert [name for name, log in logs.items() if WORD in log] == []


@pytest.fixture(scope="module")
def broken(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Rasa at its loudest, whose action server fails quoting the message; with conversations of long ago."""
    data, folder = tmp_path_factory.mktemp("donnees"), tmp_path_factory.mktemp("actions")
    server = Server(f"http://127.0.0.1:{(port := ports.any_free())}", data, folder / "rasa.log")
    actions_port = ports.any_free()
    (folder / "broken_actions.py").write_text(BROKEN_ACTIONS, encoding="utf-8")
    keep_from_long_ago(data)
    environment = os.environ | {
        "BALISE_DONNEES": str(data),
        "BALISE_PORT_ACTIONS": str(actions_port),
        "BALISE_CONSERVATION_JOURS": "3",
        "SANIC_HOST": "127.0.0.1",
        "LOG_LEVEL": "DEBUG",
        "LOG_LEVEL_LIBRARIES": "DEBUG",
    }
    actions_command = [sys.executable, "-m", "rasa_sdk", "--actions", "broken_actions", "--port", str(actions_port)]
    rasa_command = [sys.executable, "-m", "bot.runtime.rasa_command", "run", "-i", "127.0.0.1", "-p", str(port)]
    with (
        server.log.open("wb") as log,
        subprocess.Popen(actions_command, cwd=folder, env=environment, stderr=subprocess.DEVNULL) as actions,
        subprocess.Popen(
            [*rasa_command, "--model", str(model)], cwd=ROOT, env=environment, stdout=log, stderr=log
        ) as rasa,
    ):
        try:
            wait_for_the_model(server.address, rasa)
            yield server
        finally:
            for process in (rasa, actions):
                process.terminate()
                process.wait(timeout=STOPPING_TAKES)


def keep_from_long_ago(data: Path) -> None:
    """A conversation that came to rest four days ago, and one that did not."""
    with sqlite3.connect(data / "conversations.db") as database:
        database.execute(
            "CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255) NOT NULL, type_name VARCHAR(255) "
            "NOT NULL, timestamp FLOAT, intent_name VARCHAR(255), action_name VARCHAR(255), data TEXT)"
        )
        for sender, days in (("ancienne", 4), ("récente", 2)):
            at = time.time() - days * 86_400
            event = json.dumps({"event": "user", "text": sender, "timestamp": at})
            row = (sender, "user", at, event)
            database.execute("INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (?, ?, ?, ?)", row)


def test_a_server_forgets_old_conversations_when_it_starts(broken: Server) -> None:
    def kept() -> set[str]:
        return {event["text"] for event in stored_events(broken.data) if event.get("text") in ("ancienne", "récente")}

    while "ancienne" in kept():
        time.sleep(0.1)
    assert kept() == {"récente"}


def test_no_error_of_an_action_brings_a_visitors_words_into_the_log(broken: Server) -> None:
    SiteVisitor.arriving(broken.address).posts(f"les horaires du {WORD} ?")
    Visitor(broken.address).says(f"qui paie le {WORD} ?")
    log = broken.log.read_text(encoding="utf-8")
    assert "action_repondre" in log
    assert WORD not in log


def test_no_error_of_the_database_brings_a_visitors_words_into_the_log(broken: Server) -> None:
    visitor = SiteVisitor.arriving(broken.address)
    with sqlite3.connect(broken.data / "conversations.db") as database:
        database.execute("ALTER TABLE events RENAME TO elsewhere")
    before = len(broken.log.read_bytes())
    assert visitor.posts(f"les horaires du {WORD} ?").status_code >= 500
    requests.post(
        f"{broken.address}/webhooks/rest/webhook", json={"sender": "elle", "message": f"et le {WORD} ?"}, timeout=60
    )
    log = broken.log.read_bytes()
    assert len(log) > before
    assert WORD.encode() not in log
