"""A Balise that is killed without warning has lost nothing when she is back: Telegram still has what was not answered."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.runtime import ports
from tests.telegram.balise import running
from tests.telegram.peer import Peer, Person, a_peer, eventually, said_by


@pytest.fixture
def peer() -> Iterator[Peer]:
    with a_peer() as peer:
        yield peer


@pytest.mark.parametrize("command", ["run", "telegram"], ids=["brought", "fetched"])
def test_who_waits_for_an_answer_when_balise_is_killed_gets_it_once_after_a_new_start(
    command: str, model: Path, tmp_path: Path, peer: Peer
) -> None:
    port = ports.any_free()
    url = f"http://127.0.0.1:{port}" if command == "run" else ""
    thought_of, answered = Person(peer), Person(peer)
    with ThreadPoolExecutor() as together, running(command, model, tmp_path, peer, port, url) as balise:
        eventually(lambda: peer.calls("setMyCommands"))
        for person in (thought_of, answered):
            person.says("/start")
            person.says("qui peut payer ?")
        # Her answer is there, and not on its way yet.
        peer.asks("controle/ralentir", fois=1, secondes=60)
        writing = [together.submit(answered.writes, text="quels sont les horaires ?")]
        eventually(lambda: any(call["refused"] for call in peer.calls("sendMessage")))
        # The answer to the other one is not even there.
        balise.pause("rasa_sdk")
        writing.append(together.submit(thought_of.writes, text="c'est combien ?"))
        time.sleep(1)
        balise.kill()
        with running(command, model, tmp_path, peer, port, url):
            for person, question, fact in (
                (answered, "quels sont les horaires ?", "18h30"),
                (thought_of, "c'est combien ?", "devis"),
            ):
                (reply,) = person.hears()
                assert fact in reply.text
                assert said_by(person) == ["qui peut payer ?", question]
            for each in writing:
                each.result()
