"""A running Balise that speaks on Telegram."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.settings import ROOT
from tests.running import STOPPING_TAKES, environment, said_until_ready
from tests.telegram.peer import TOKEN, Peer

SECRET = "secret-essai-secret-essai-secret-essai"


@dataclass(frozen=True)
class Balise:
    """A launcher that runs, and what it said until all was ready."""

    launcher: subprocess.Popen[str]
    said: list[str]

    def pause(self, program: str) -> None:
        """Have one of the servers stand still; it is known by a word of its command."""
        for number in self._servers():
            if program in Path(f"/proc/{number}/cmdline").read_text(encoding="utf-8"):
                os.kill(number, signal.SIGSTOP)

    def kill(self) -> None:
        """End all of it at once, as a power cut does."""
        for number in (*self._servers(), self.launcher.pid):
            os.kill(number, signal.SIGKILL)
        self.launcher.wait()

    def _servers(self) -> list[int]:
        of = self.launcher.pid
        return [int(number) for number in Path(f"/proc/{of}/task/{of}/children").read_text(encoding="utf-8").split()]


@contextmanager
def running(command: str, model: Path, data: Path, peer: Peer, port: int, url: str) -> Iterator[Balise]:
    """Start Balise by a command of the launcher, and wait until she is ready."""
    telegram = {"JETON": TOKEN, "API": peer.address, "URL": url, "SECRET": SECRET}
    settings = environment(model, data, port, **{f"TELEGRAM_{name}": value for name, value in telegram.items()})
    launcher = subprocess.Popen(
        [sys.executable, "-m", "bot.runtime.launch", command],
        cwd=ROOT,
        env=settings,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Balise(launcher, said_until_ready(launcher))
    finally:
        launcher.send_signal(signal.SIGINT)
        launcher.wait(timeout=STOPPING_TAKES)
