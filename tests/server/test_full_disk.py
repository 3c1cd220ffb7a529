"""The disk of the conversations is full: an apology, nothing half written, and all goes on when there is room again."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

from bot.runtime import ports
from bot.settings import ROOT
from tests.databases import absent
from tests.running import STOPPING_TAKES, environment, said_until_ready
from tests.server.site import SiteVisitor

MEGABYTES = 16
STATE_CHANGES_WITHIN = 20
# A small disk of its own, which nobody else sees and which is gone with the last program that is on it.
ON_A_SMALL_DISK = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
MOUNT = f'mount -t tmpfs -o size={MEGABYTES}m balise "$0" && exec "$@"'
QUESTIONS = ["qui peut payer ?", "c'est à quelle heure ?", "où est-ce ?", "c'est quoi la VAE ?", "et l'ue 5 ?"]


class Disk:
    """The disk of the conversations, as it is seen through a program that is on it."""

    def __init__(self, program: int, folder: Path) -> None:
        self._folder = Path(f"/proc/{program}/root{folder}")
        self._ballast = self._folder / "lest"
        self.database = self._folder / "conversations.db"

    def fill(self) -> None:
        """Leave no room at all."""
        with self._ballast.open("ab", buffering=0) as ballast:
            for size in (65_536, 4_096, 1):
                try:
                    while ballast.write(b"\0" * size) == size:
                        pass
                except OSError:
                    continue

    def make_room(self) -> None:
        """Leave room again."""
        self._ballast.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def balise(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Disk]]:
    """A running Balise, and the small disk that she keeps everything on."""
    data = tmp_path_factory.mktemp("petit-disque")
    check_that_disks_are_to_be_had(data)
    port = ports.any_free()
    command = [*ON_A_SMALL_DISK, MOUNT, str(data), sys.executable, "-m", "bot.runtime.launch", "run"]
    settings = environment(model, data, port, DATABASE_URL="")
    launcher = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, text=True)
    try:
        said_until_ready(launcher)
        yield f"http://127.0.0.1:{port}", Disk(launcher.pid, data)
    finally:
        launcher.send_signal(signal.SIGINT)
        launcher.wait(timeout=STOPPING_TAKES)


def check_that_disks_are_to_be_had(folder: Path) -> None:
    if shutil.which("unshare") is None:
        absent("unshare n'est pas installé : pas de petit disque à remplir")
    tried = subprocess.run([*ON_A_SMALL_DISK, MOUNT, str(folder), "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        absent(f"le système ne donne pas de petit disque à remplir : {tried.stderr.strip()}")


@contextmanager
def full(disk: Disk) -> Iterator[None]:
    disk.fill()
    try:
        yield
    finally:
        disk.make_room()


def talk_until_an_apology(visitor: SiteVisitor) -> tuple[list[str], str, str, requests.Response]:
    """What was still answered, the message that was not with its number, and the apology."""
    answered: list[str] = []
    for text in QUESTIONS:
        number = str(uuid.uuid4())
        answer = visitor.posts(text, number)
        if answer.status_code != 200:
            return answered, text, number, answer
        assert answer.json(), "une réponse vide"
        answered.append(text)
    pytest.fail("le disque n'était pas plein")


def told(visitor: SiteVisitor) -> list[str]:
    return [text for side, text in visitor.history() if side == "visiteur"]


def test_who_speaks_then_hears_an_apology_and_loses_nothing(balise: tuple[str, Disk]) -> None:
    address, disk = balise
    visitor = SiteVisitor.arriving(address)
    visitor.says("bonjour")
    with full(disk):
        answered, text, number, apology = talk_until_an_apology(visitor)
        assert apology.status_code == 503
        assert int(apology.headers["Retry-After"]) > 0
        assert "tel:+33232769480" in apology.json()["message"]
        # What was said before can still be read, and nothing of what was not answered is there.
        assert told(visitor) == ["bonjour", *answered]
        assert visitor.history()[-1][0] == "balise"
    assert visitor.posts(text, number).status_code == 200
    visitor.says("et la suivante ?")
    assert told(visitor) == ["bonjour", *answered, text, "et la suivante ?"]


def test_staff_see_that_nobody_should_be_sent_here(balise: tuple[str, Disk]) -> None:
    address, disk = balise
    with full(disk):
        state = wait_for_state(address, 503)
        assert state["parties"] == {"modele": "ok", "actions": "ok", "conversations": "en panne", "verrous": "ok"}
    wait_for_state(address, 200)


def wait_for_state(address: str, status: int) -> dict[str, Any]:
    """The state, once it has this status: it is not asked anew for every question."""
    end = time.monotonic() + STATE_CHANGES_WITHIN
    while (answer := requests.get(f"{address}/sante/pret", timeout=STOPPING_TAKES)).status_code != status:
        assert time.monotonic() < end, answer.text
        time.sleep(0.2)
    state: dict[str, Any] = answer.json()
    return state


def test_somebody_new_hears_an_apology_too_and_is_answered_later(balise: tuple[str, Disk]) -> None:
    address, disk = balise
    with full(disk):
        visitor = SiteVisitor.arriving(address)
        answered, text, number, apology = talk_until_an_apology(visitor)
        assert apology.status_code == 503
    assert visitor.posts(text, number).status_code == 200
    assert told(visitor) == [*answered, text]


def test_the_file_of_the_conversations_comes_to_no_harm(balise: tuple[str, Disk]) -> None:
    address, disk = balise
    visitor = SiteVisitor.arriving(address)
    with full(disk):
        talk_until_an_apology(visitor)
    visitor.says("merci")
    with closing(sqlite3.connect(disk.database)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
