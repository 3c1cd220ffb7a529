"""A visitor of the centre's website, as the widget speaks for her."""

from __future__ import annotations

import json
import sqlite3
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from bot.channels.rendering import NO_BREAK

PATIENCE = 60
SITE = "https://centre.example"
"""A website that may show Balise."""


@dataclass
class SiteVisitor:
    """One visit: the token that the server gave, and what it says."""

    address: str
    token: str = ""
    opening: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def arriving(cls, address: str) -> SiteVisitor:
        """Somebody who has just opened the chat."""
        opened = requests.post(f"{address}/chat/session", timeout=PATIENCE)
        assert opened.status_code == 201, opened.text
        return cls(address, opened.json()["jeton"], opened.json()["messages"])

    def asks(self, method: str, path: str, **request: Any) -> requests.Response:
        """Any request in her name."""
        headers = {"Authorization": f"Bearer {self.token}"} | request.pop("headers", {})
        return requests.request(method, f"{self.address}{path}", headers=headers, timeout=PATIENCE, **request)

    def posts(self, text: str, message_id: str | None = None) -> requests.Response:
        """Send a message, whatever comes back."""
        return self.asks("POST", "/chat/message", json={"message": text, "id": message_id or str(uuid.uuid4())})

    def says(self, text: str) -> list[dict[str, Any]]:
        """Send a message that is answered."""
        answer = self.posts(text)
        assert answer.status_code == 200, answer.text
        replies: list[dict[str, Any]] = answer.json()
        return replies

    def clicks(self, label: str, replies: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Choose a button by what it says."""
        sent = next(button["envoi"] for reply in replies for button in reply["boutons"] if button["titre"] == label)
        return self.says(sent)

    def history(self) -> list[tuple[str, str]]:
        """Who said what."""
        return [(line["de"], line["texte"]) for line in self.asks("GET", "/chat/history").json()]


def words(replies: list[dict[str, Any]]) -> str:
    """The text of all replies, with plain spaces."""
    return "\n".join(reply["texte"] for reply in replies).replace(NO_BREAK, " ")


def stored_events(data: Path) -> list[dict[str, Any]]:
    """Every event in the database of a data folder."""
    with sqlite3.connect(data / "conversations.db") as database:
        return [json.loads(row[0]) for row in database.execute("SELECT data FROM events")]


def stored(data: Path) -> str:
    """The same as text, in which words stand as they were written."""
    return json.dumps(stored_events(data), ensure_ascii=False)
