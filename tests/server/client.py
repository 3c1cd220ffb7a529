"""A visitor of the REST channel."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

import requests

PATIENCE = 60


@dataclass(frozen=True)
class Reply:
    """Everything that came back for one message."""

    messages: list[dict[str, Any]]

    @property
    def text(self) -> str:
        """The words of all messages, as the person reads them."""
        return "\n".join(message["text"] for message in self.messages if message.get("text"))

    @property
    def buttons(self) -> list[dict[str, str]]:
        """The buttons of all messages."""
        return [button for message in self.messages for button in message.get("buttons") or []]


@dataclass(frozen=True)
class Visitor:
    """One conversation with a running Balise."""

    address: str
    name: str = field(default_factory=lambda: f"essai-{uuid.uuid4().hex[:12]}")

    def says(self, text: str) -> Reply:
        """Send a message and wait for the reply."""
        answer = requests.post(
            f"{self.address}/webhooks/rest/webhook", json={"sender": self.name, "message": text}, timeout=PATIENCE
        )
        answer.raise_for_status()
        return Reply(answer.json())

    def clicks(self, label: str, reply: Reply) -> Reply:
        """Send what the button of this label sends."""
        payload = next(button["payload"] for button in reply.buttons if button["title"] == label)
        return self.says(payload)
