"""A real Balise: the action server and Rasa, started once a session by the command of the README."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.runtime import ports
from bot.settings import ROOT
from tests.server.client import Visitor
from tests.server.site import SITE

STOPPING_TAKES = 30


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the running Balise keeps her conversations."""
    return tmp_path_factory.mktemp("donnees")


@pytest.fixture(scope="session")
def address(model: Path, data: Path) -> Iterator[str]:
    """Where a running Balise listens."""
    port, actions_port = ports.any_free(), ports.any_free()
    environment = os.environ | {
        "BALISE_PORT": str(port),
        "BALISE_PORT_ACTIONS": str(actions_port),
        "BALISE_DONNEES": str(data),
        "BALISE_SITES": SITE,
        "BALISE_MODELES": str(model.parent),
    }
    launcher = subprocess.Popen(
        [sys.executable, "-m", "bot.runtime.launch", "run"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        _wait_until_ready(launcher)
        yield f"http://127.0.0.1:{port}"
    finally:
        launcher.send_signal(signal.SIGINT)
        launcher.wait(timeout=STOPPING_TAKES)


@pytest.fixture
def visitor(address: str) -> Visitor:
    """Somebody who has not said anything yet."""
    return Visitor(address)


def _wait_until_ready(launcher: subprocess.Popen[str]) -> None:
    said: list[str] = []
    assert launcher.stdout is not None
    for line in launcher.stdout:
        said.append(line)
        if "Balise est prête" in line:
            return
    pytest.fail("Balise n'a pas démarré :\n" + "".join(said))
