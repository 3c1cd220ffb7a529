"""The Bot API that the tests have in place of Telegram's, and the people who write there."""

from __future__ import annotations

import itertools
import json
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from bot.runtime import ports
from tests.telegram.node import HERE, node

TOKEN = "123456789:essai-essai-essai-essai-essai-essai"
PATIENCE = 20.0
"""Seconds within which whatever is awaited has happened."""
_chats = itertools.count(1001)


@dataclass
class Peer:
    """A Bot API server, which can be down and up again; like Telegram, it remembers the webhook."""

    port: int
    webhook: dict[str, str] | None = None
    _process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def up(self) -> None:
        """Serve."""
        command = [node(), str(Path(HERE) / "peer.js"), str(self.port)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "prêt\n"
        if self.webhook is not None:
            self.asks(f"bot{TOKEN}/setWebhook", **self.webhook)

    def down(self) -> None:
        """Be out of reach."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def asks(self, path: str, **content: Any) -> Any:
        """Ask the server for something."""
        answer = requests.post(f"{self.address}/{path}", json=content, timeout=PATIENCE)
        answer.raise_for_status()
        return answer.json()

    def calls(self, method: str) -> list[dict[str, Any]]:
        """What the bot asked for by one method so far."""
        return [call for call in self.asks("controle/appels") if call["method"] == method]

    def learns_the_webhook(self) -> None:
        """Wait until the bot gave its address, and remember it."""
        content = eventually(lambda: self.calls("setWebhook"))[-1]["content"]
        self.webhook = {"url": content["url"], "secret_token": content["secret_token"]}


@contextmanager
def a_peer() -> Iterator[Peer]:
    """A Bot API that serves."""
    node()
    peer = Peer(ports.any_free())
    peer.up()
    try:
        yield peer
    finally:
        peer.down()


@dataclass
class Heard:
    """One message of the bot, as it reached a chat."""

    number: int
    content: dict[str, Any]

    @property
    def text(self) -> str:
        """What it says, in Telegram's HTML, or under its file."""
        return str(self.content.get("text") or self.content["caption"])

    @property
    def file(self) -> tuple[str, str]:
        """The name of its file, and the text in it."""
        return self.content["document"]["file_name"], self.content["document"]["text"]

    @property
    def rows(self) -> list[list[dict[str, str]]]:
        """Its buttons."""
        rows: list[list[dict[str, str]]] = (self.content.get("reply_markup") or {}).get("inline_keyboard", [])
        return rows

    @property
    def labels(self) -> list[str]:
        """What its buttons say."""
        return [button["text"] for row in self.rows for button in row]


@dataclass
class Person:
    """Somebody with a private chat with the bot."""

    peer: Peer
    chat: int = field(default_factory=lambda: next(_chats))
    kind: str = "private"

    def says(self, text: str, until: str = "") -> list[Heard]:
        """Write something and wait for the reply, up to the message that holds some words."""
        self.writes(text=text)
        return self.hears(until=until)

    def writes(self, **content: Any) -> None:
        """Send something, whatever comes back."""
        self.peer.asks("sendMessage", **self._message(), **content)

    def taps(self, label: str, heard: Heard, until: str = "") -> list[Heard]:
        """Choose a button of a message and wait for the reply, up to the message that holds some words."""
        self.touches(label, heard)
        return self.hears(until=until)

    def touches(self, label: str, heard: Heard) -> None:
        """Choose a button of a message, whatever comes back."""
        data = next(button["callback_data"] for row in heard.rows for button in row if button["text"] == label)
        shown = {**self._message(), "message_id": heard.number, "text": heard.text, **_markup(heard)}
        self.peer.asks("sendCallback", **self._message(), message=shown, data=data)

    def hears(self, messages: int = 1, until: str = "") -> list[Heard]:
        """Wait until so many messages came, and one of them holds some words."""
        found: list[Heard] = []

        def enough() -> bool:
            found.extend(self.hears_now())
            return len(found) >= messages and any(until in each.text for each in found)

        eventually(enough, lambda: f"attendu : « {until} », venu : {[each.text for each in found]}")
        return found

    def hears_now(self) -> list[Heard]:
        """The messages that came since the last time."""
        result = self.peer.asks("getUpdates", token=TOKEN, chatId=self.chat)["result"]
        return [Heard(each["messageId"], each["message"]) for each in result]

    def _message(self) -> dict[str, Any]:
        somebody = {"id": self.chat, "is_bot": False, "first_name": "Zélie"}
        chat = {"id": self.chat, "type": self.kind, "first_name": "Zélie"}
        return {"botToken": TOKEN, "from": somebody, "chat": chat, "date": int(time.time())}


def said_by(person: Person) -> list[str]:
    """What Balise keeps of somebody's own words, as she hands it over."""
    (copy,) = person.says("/exporter")
    return [line["texte"] for line in json.loads(copy.file[1])["conversation"] if line["de"] == "vous"]


def eventually(condition: Callable[[], Any], told: Callable[[], str] = lambda: "rien n'est venu") -> Any:
    """Wait until something holds, and give what it gave; ``told`` says what was there when it never does."""
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < end, told()
        time.sleep(0.05)
    return found


def _markup(heard: Heard) -> dict[str, Any]:
    return {"reply_markup": heard.content["reply_markup"]} if heard.content.get("reply_markup") else {}
