"""Balise and a Bot API, once a session: at first Balise alone, then the Bot API comes up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.runtime import ports
from tests.telegram.balise import running
from tests.telegram.node import node
from tests.telegram.peer import Peer, Person


@dataclass(frozen=True)
class Setting:
    """Where a running Balise listens and keeps her files, and the Bot API that she knows."""

    address: str
    data: Path
    peer: Peer

    @property
    def log(self) -> str:
        """What Rasa wrote down so far."""
        return (self.data / "journaux" / "rasa.log").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def setting(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    """Balise with a public address, started while the Bot API was down."""
    node()
    data = tmp_path_factory.mktemp("telegram")
    peer = Peer(ports.any_free())
    port = ports.any_free()
    address = f"http://127.0.0.1:{port}"
    try:
        with running("run", model, data, peer, port, address):
            peer.up()
            peer.learns_the_webhook()
            yield Setting(address, data, peer)
    finally:
        peer.down()


@pytest.fixture
def peer(setting: Setting) -> Peer:
    """The Bot API."""
    return setting.peer


@pytest.fixture
def person(peer: Peer) -> Person:
    """Somebody who has not written yet."""
    return Person(peer)
