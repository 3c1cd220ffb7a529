"""The command line, as staff call it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.runtime import ports, programs
from bot.runtime.processes import Supervisor
from bot.settings import ROOT, Settings


def _launch(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.runtime.launch", command],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["run", "shell", "train"])
def test_a_port_that_is_no_port_is_told_in_one_line(command: str) -> None:
    done = _launch(command, BALISE_PORT="abc")
    assert done.returncode == 1
    assert done.stderr == "BALISE_PORT : un numéro de port entre 1 et 65535 est attendu (lu : « abc »)\n"


def test_a_taken_port_is_told_in_one_line_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        done = _launch("run", BALISE_PORT=str(port), BALISE_DONNEES=str(tmp_path), BALISE_MODELES=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Le port {port} est déjà pris.")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_an_unreadable_domain_is_told_before_anything_is_trained(tmp_path: Path) -> None:
    domain = tmp_path / "domain.yml"
    domain.write_text("intents: [", encoding="utf-8")
    done = _launch("train", BALISE_DOMAINE=str(domain), BALISE_MODELES=str(tmp_path / "models"))
    assert done.returncode == 1
    assert done.stderr.startswith("domain.yml n'est pas un fichier YAML correct : ")
    assert not (tmp_path / "models").exists()


def test_the_action_server_listens_to_this_machine_only(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, port=ports.any_free(), actions_port=ports.any_free())
    with Supervisor(time.sleep) as supervisor:
        supervisor.start(programs.action_server(settings))
        supervisor.watch(until=lambda: ports.answers(settings.actions_port, "/health"))
        # Whoever listens to every network answers on this address too.
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", settings.actions_port)).close()


def test_programs_find_folders_and_ports_of_the_settings(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, port=6001, actions_port=6002)
    environment = programs.environment(settings)
    assert environment["BALISE_DONNEES"] == str(tmp_path)
    assert (environment["BALISE_PORT"], environment["BALISE_PORT_ACTIONS"]) == ("6001", "6002")
