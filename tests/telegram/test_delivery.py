"""What must hold while the way between Telegram and Balise is bad, or somebody else is on it."""

from __future__ import annotations

import itertools
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from tests.telegram.balise import SECRET
from tests.telegram.conftest import Setting
from tests.telegram.peer import PATIENCE, Person, eventually

HEADER = "X-Telegram-Bot-Api-Secret-Token"
_numbers = itertools.count(1)


def update(person: Person, text: str) -> dict[str, Any]:
    """What Telegram brings when somebody writes."""
    somebody = {"id": person.chat, "is_bot": False, "first_name": "Zélie"}
    number = next(_numbers)
    message = {
        "message_id": number,
        "from": somebody,
        "chat": {"id": person.chat, "type": "private"},
        "date": 1_700_000_000,
        "text": text,
    }
    return {"update_id": number, "message": message}


def bring(setting: Setting, content: Any, secret: str | None = SECRET) -> requests.Response:
    """Bring an update to Balise, as Telegram would."""
    headers = {HEADER: secret} if secret is not None else {}
    return requests.post(f"{setting.address}/telegram/webhook", json=content, headers=headers, timeout=PATIENCE)


def test_balise_came_up_without_telegram_and_waited_for_it(setting: Setting) -> None:
    assert "Telegram ne répond pas" in setting.log
    assert setting.peer.webhook == {"url": f"{setting.address}/telegram/webhook", "secret_token": SECRET}


def test_what_is_brought_twice_is_answered_once(setting: Setting, person: Person) -> None:
    content = update(person, "/start")
    assert [bring(setting, content).status_code for _ in range(3)] == [200, 200, 200]
    assert len(person.hears()) == 1
    assert len(person.says("quels sont les horaires ?")) == 1


@pytest.mark.parametrize("secret", [None, "", "secret", SECRET + "x", SECRET.upper(), "é"])
def test_what_does_not_come_from_telegram_is_refused_and_not_heard(
    setting: Setting, person: Person, secret: str | None
) -> None:
    shown = secret.encode("utf-8") if secret is not None else None
    assert bring(setting, update(person, "/start"), shown).status_code == 403  # type: ignore[arg-type]
    bring(setting, update(person, "/aide"))
    assert not any("hors de l'Union" in heard.text and heard.rows for heard in person.hears())


@pytest.mark.parametrize("content", [[], "bonjour", 3, {}, {"update_id": "7"}])
def test_what_is_no_update_is_told_so(setting: Setting, content: Any) -> None:
    assert bring(setting, content).status_code == 400


def test_an_update_that_telegram_has_yet_to_invent_is_taken_and_left(setting: Setting) -> None:
    assert bring(setting, {"update_id": next(_numbers), "nouveauté": {}}).status_code == 200
    assert bring(setting, {"update_id": next(_numbers), "message": {"nouveauté": 1}}).status_code == 200


def test_an_update_is_acknowledged_once_its_answer_has_reached_telegram(setting: Setting, person: Person) -> None:
    setting.peer.asks("controle/ralentir", fois=1, secondes=2)
    assert bring(setting, update(person, "/start")).status_code == 200
    assert len(person.hears_now()) == 1


def test_the_longest_message_that_telegram_knows_is_taken(setting: Setting, person: Person) -> None:
    # Telegram writes other alphabets as \uXXXX, and brings the message that was answered along.
    content = update(person, "я" * 4096)
    content["message"]["reply_to_message"] = {**content["message"], "message_id": 5}
    assert len(str(content).encode()) > 16 * 1024
    assert bring(setting, content).status_code == 200
    assert "trop long" in person.hears(2)[-1].text


def test_what_is_far_too_big_is_taken_from_telegram_and_left(setting: Setting) -> None:
    assert bring(setting, {"update_id": 1, "message": "x" * 300_000}).status_code == 200
    assert "ignoré" in setting.log


def test_when_telegram_asks_to_slow_down_balise_waits_as_long(setting: Setting, person: Person) -> None:
    person.says("/start")
    setting.peer.asks("controle/ralentir", fois=2, secondes=1)
    (reply,) = person.says("quels sont les horaires ?")
    assert "18h30" in reply.text
    sent = [call for call in setting.peer.calls("sendMessage") if call["content"]["chat_id"] == str(person.chat)][-3:]
    assert [call["refused"] for call in sent] == [True, True, False]
    assert all(after["at"] - before["at"] >= 1000 for before, after in itertools.pairwise(sent))


def test_nothing_is_lost_while_telegram_is_down_and_each_chat_keeps_its_order(setting: Setting) -> None:
    people = [Person(setting.peer) for _ in range(2)]
    for person in people:
        person.says("/start")

    def ask(person: Person) -> list[int]:
        asked = ("quels sont les horaires ?", "c'est combien ?", "où se trouve le centre ?")
        return [bring(setting, update(person, text)).status_code for text in asked]

    setting.peer.down()
    with ThreadPoolExecutor() as together:
        statuses = together.map(ask, people)
        time.sleep(2)
        setting.peer.up()
        assert list(statuses) == [[200, 200, 200]] * 2
    for person in people:
        replies = person.hears_now()
        assert len(replies) == 3
        for reply, said in zip(replies, ("18h30", "devis", "openstreetmap"), strict=True):
            assert said in reply.text


def test_the_site_answers_while_telegram_is_down(setting: Setting) -> None:
    setting.peer.down()
    try:
        assert requests.post(f"{setting.address}/chat/session", timeout=5).status_code == 201
    finally:
        setting.peer.up()


def test_whoever_writes_too_fast_is_told_once(setting: Setting, person: Person) -> None:
    for _ in range(35):
        bring(setting, update(person, "/start"))
    eventually(lambda: any("plus vite que moi" in heard.text for heard in person.hears_now()))
    bring(setting, update(person, "/start"))
    time.sleep(0.5)
    assert not any("plus vite que moi" in heard.text for heard in person.hears_now())
