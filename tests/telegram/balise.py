"""A running Balise that speaks on Telegram."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.runtime import ports
from bot.settings import ROOT
from tests.telegram.peer import TOKEN, Peer

SECRET = "secret-essai-secret-essai-secret-essai"
STOPPING_TAKES = 30


@contextmanager
def running(command: str, model: Path, data: Path, peer: Peer, port: int, url: str) -> Iterator[list[str]]:
    """Start Balise by a command of the launcher; gives what it said until it was ready."""
    environment = os.environ | {
        "BALISE_PORT": str(port),
        "BALISE_PORT_ACTIONS": str(ports.any_free()),
        "BALISE_DONNEES": str(data),
        "BALISE_MODELES": str(model.parent),
        "BALISE_TELEGRAM_JETON": TOKEN,
        "BALISE_TELEGRAM_API": peer.address,
        "BALISE_TELEGRAM_URL": url,
        "BALISE_TELEGRAM_SECRET": SECRET,
    }
    launcher = subprocess.Popen(
        [sys.executable, "-m", "bot.runtime.launch", command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield _said_until_ready(launcher)
    finally:
        launcher.send_signal(signal.SIGINT)
        launcher.wait(timeout=STOPPING_TAKES)


def _said_until_ready(launcher: subprocess.Popen[str]) -> list[str]:
    said: list[str] = []
    assert launcher.stdout is not None
    for line in launcher.stdout:
        said.append(line)
        if "Balise est prête" in line:
            return said
    pytest.fail("Balise n'a pas démarré :\n" + "".join(said))
