"""A visitor who comes from an address of her own, and remembers what was said."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests
from requests.adapters import HTTPAdapter

from tests.server.site import PATIENCE, SiteVisitor

TRIES = 20
PAUSE = 1.5
"""Seconds until a message is sent again: a visitor may speak 30 times a minute."""
CONTACT = "tel:+33232769480"


class From(HTTPAdapter):
    """Connects from one of the many addresses that lead to this machine: each has its own pace, as in the world."""

    def __init__(self, address: str) -> None:
        self._address = address
        super().__init__()

    def init_poolmanager(self, *sizes: Any, **options: Any) -> None:
        super().init_poolmanager(*sizes, source_address=(self._address, 0), **options)


@dataclass
class Guest(SiteVisitor):
    """One visit from one address. ``lines``: who said what, as the page shows it."""

    session: requests.Session = field(default_factory=requests.Session)
    lines: list[tuple[str, str]] = field(default_factory=list)
    offered: list[dict[str, str]] = field(default_factory=list)

    @classmethod
    def from_address(cls, address: str, place: int) -> Guest:
        """Somebody who has just opened the chat, at the address of this place (from 0)."""
        session = requests.Session()
        session.mount("http://", From(f"127.0.1.{place + 1}"))
        opened = session.post(f"{address}/chat/session", timeout=PATIENCE)
        assert opened.status_code == 201, opened.text
        guest = cls(address, opened.json()["jeton"], opened.json()["messages"], session)
        guest._reads(guest.opening)
        return guest

    def asks(self, method: str, path: str, **request: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.session.request(method, f"{self.address}{path}", headers=headers, timeout=PATIENCE, **request)

    def says(self, text: str, shown: str | None = None) -> list[dict[str, Any]]:
        """Send a message that is answered; a button is ``shown`` by its label."""
        return self._heard(shown or text, self.posts(text))

    def clicks_on(self, button: dict[str, str]) -> list[dict[str, Any]]:
        """Choose a button of the last reply."""
        return self.says(button["envoi"], button["titre"])

    def insists(self, text: str) -> list[requests.Response]:
        """Send a message until it is answered, under one number as the page does; give the apologies heard before."""
        number = str(uuid.uuid4())
        apologies: list[requests.Response] = []
        for _ in range(TRIES):
            answer = self.posts(text, number)
            if answer.status_code == 200:
                self._heard(text, answer)
                return apologies
            apologies.append(answer)
            time.sleep(PAUSE)
        pytest.fail(f"« {text} » n'a pas reçu de réponse : {[each.status_code for each in apologies]}")

    def _heard(self, said: str, answer: requests.Response) -> list[dict[str, Any]]:
        assert answer.status_code == 200, f"« {said} » : {answer.status_code} {answer.text}"
        replies: list[dict[str, Any]] = answer.json()
        assert replies, f"« {said} » : une réponse vide"
        self.lines.append(("visiteur", said))
        self._reads(replies)
        return replies

    def _reads(self, replies: list[dict[str, Any]]) -> None:
        for reply in replies:
            assert reply["texte"].strip(), "un message vide"
            self.lines.append(("balise", reply["texte"]))
        self.offered = [button for reply in replies for button in reply["boutons"]]
