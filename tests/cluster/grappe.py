"""A running cluster, as « make cluster » starts it, and a visitor who sends again what was not answered."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from bot.runtime import ports
from bot.settings import ROOT
from tests.databases import PostgreSQL, RedisServer
from tests.running import STOPPING_TAKES, environment
from tests.server.site import SiteVisitor

TRIES = 30
STARTS_WITHIN = 180
_MEMBER = re.compile(r"^(.+ \d) (?:répond \(port (\d+), |s'était arrêté ; relancé \()processus (\d+)\)")


class Cluster:
    """Two Rasa servers, two action servers and nginx, over PostgreSQL and Redis."""

    def __init__(self, launcher: subprocess.Popen[str], port: int, database: PostgreSQL, cache: RedisServer) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.database = database
        self.cache = cache
        self.said: list[str] = []
        self._processes: dict[str, list[int]] = {}
        self._ports: dict[str, int] = {}
        self._killed: list[int] = []
        self._ready = threading.Event()
        threading.Thread(target=self._listen, args=(launcher,), daemon=True).start()
        self._ready.wait()
        if launcher.poll() is not None:
            pytest.fail("La grappe n'a pas démarré :\n" + "".join(self.said))

    def kill(self, name: str) -> None:
        """End a server without a chance to say good-bye."""
        self._killed.append(self._processes[name][-1])
        os.kill(self._killed[-1], signal.SIGKILL)

    @contextmanager
    def frozen(self, name: str) -> Iterator[None]:
        """Have a server stand still, with all its connections open, until the ``with`` block is left."""
        process = self._processes[name][-1]
        os.kill(process, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(process, signal.SIGCONT)

    def wait_until_restarted(self, name: str) -> None:
        """Wait until a server that was killed has another process, which serves."""
        path = "/" if name.startswith("Rasa") else "/health"
        end = time.monotonic() + STARTS_WITHIN
        while self._killed[-1] == self._processes[name][-1] or not ports.answers(self._ports[name], path):
            assert time.monotonic() < end, f"{name} n'a pas été relancé"
            time.sleep(0.2)

    def counted(self, name: str) -> dict[str, float]:
        """A count of the site channel, by the Rasa server that keeps it."""
        line = re.compile(rf'^{name}\{{canal="site"\}} (\S+)$', re.MULTILINE)
        counts: dict[str, float] = {}
        for server, port in self._ports.items():
            if server.startswith("Rasa"):
                found = line.search(requests.get(f"http://127.0.0.1:{port}/metriques", timeout=10).text)
                counts[server] = float(found[1]) if found else 0.0
        return counts

    def _listen(self, launcher: subprocess.Popen[str]) -> None:
        assert launcher.stdout is not None
        for line in launcher.stdout:
            self.said.append(line)
            if found := _MEMBER.match(line):
                self._processes.setdefault(found[1], []).append(int(found[3]))
                self._ports.setdefault(found[1], int(found[2] or 0))
            if "Balise est prête" in line:
                self._ready.set()
        launcher.wait()
        self._ready.set()


@contextmanager
def a_cluster(model: Path, data: Path, database: PostgreSQL, cache: RedisServer) -> Iterator[Cluster]:
    """A cluster that serves."""
    port = ports.any_free()
    shared = environment(model, data, port, DATABASE_URL=database.url, REDIS_URL=cache.url)
    command = [sys.executable, "-m", "bot.runtime.launch", "cluster"]
    launcher = subprocess.Popen(command, cwd=ROOT, env=shared, stdout=subprocess.PIPE, text=True)
    try:
        yield Cluster(launcher, port, database, cache)
    finally:
        launcher.send_signal(signal.SIGINT)
        launcher.wait(timeout=STOPPING_TAKES)


def insist(visitor: SiteVisitor, text: str) -> list[int]:
    """Send a message until it is answered, always under one number as the page does; give every status that came."""
    number = str(uuid.uuid4())
    statuses: list[int] = []
    for _ in range(TRIES):
        try:
            answer = visitor.posts(text, number)
        except requests.ConnectionError:
            statuses.append(0)
        else:
            statuses.append(answer.status_code)
            assert answer.status_code in (200, 503), answer.text
            if answer.status_code == 200:
                assert answer.json(), "une réponse vide"
                return statuses
            assert answer.json()["erreur"] == "panne"
        time.sleep(0.5)
    pytest.fail(f"« {text} » n'a pas reçu de réponse : {statuses}")


def told(visitor: SiteVisitor) -> list[str]:
    """What the visitor said, as it is kept."""
    return [text for side, text in visitor.history() if side == "visiteur"]


def unanswered(visitor: SiteVisitor) -> list[str]:
    """What the visitor said that no reply stands behind."""
    lines = visitor.history()
    follows = [side for side, _ in lines[1:]] + [""]
    return [text for (side, text), then in zip(lines, follows, strict=True) if side == "visiteur" and then != "balise"]
