"""nginx in front of the servers of one machine: its configuration, from the files of deploy/, and the program."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bot.runtime import programs
from bot.runtime.errors import LaunchError
from bot.runtime.ports import HOST
from bot.runtime.processes import Program
from bot.settings import ROOT, Settings

PARTS = ROOT / "deploy" / "nginx"
_ALSO_IN = "/usr/sbin:/usr/local/sbin"
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def nginx() -> str:
    """The program.

    Raises:
        LaunchError: it is not installed.
    """
    found = shutil.which("nginx") or shutil.which("nginx", path=_ALSO_IN)
    if found is None:
        raise LaunchError("nginx n'est pas installé : sous Debian ou Ubuntu, « apt install nginx-light ».")
    return found


def configuration(settings: Settings, rasa: Sequence[int], actions: Sequence[int]) -> str:
    """What nginx is told: visitors to one of the Rasa servers, Rasa to one of the action servers, by their ports."""
    folder = _folder(settings)
    temporary = "\n    ".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY)
    return f"""{_user()}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 1024; }}
http {{
    {temporary}
    include {PARTS}/http.conf;
    access_log {folder}/visites.log balise;
    {_group("balise_rasa", rasa)}
    {_group("balise_actions", actions)}
    server {{ listen {HOST}:{settings.port}; include {PARTS}/public.conf; }}
    server {{ listen {HOST}:{settings.actions_port}; include {PARTS}/actions.conf; }}
}}
"""


def proxy(settings: Settings, rasa: Sequence[int], actions: Sequence[int]) -> Program:
    """The program to start, its configuration written and found right.

    Raises:
        LaunchError: nginx is not installed, or does not take the configuration.
    """
    folder = _folder(settings)
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / "nginx.conf"
    written.write_text(configuration(settings, rasa, actions), encoding="utf-8")
    command = (nginx(), "-e", "stderr", "-p", str(folder), "-c", str(written))
    check = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    if check.returncode:
        raise LaunchError(f"nginx refuse sa configuration :\n{check.stderr.strip()}")
    return Program("nginx", command, programs.environment(settings), programs.logs(settings) / "nginx.log")


def _folder(settings: Settings) -> Path:
    return settings.data / "nginx"


def _group(name: str, servers: Sequence[int]) -> str:
    listed = " ".join(f"server {HOST}:{port} max_fails=3 fail_timeout=3s;" for port in servers)
    return f"upstream {name} {{ zone {name} 64k; {listed} keepalive 32; }}"


def _user() -> str:
    # Started by root, nginx would serve as somebody who may not enter the folders of a trial.
    return f"user {getpass.getuser()};" if os.geteuid() == 0 else ""
