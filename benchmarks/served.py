"""A Balise that is started to be measured, on ports and in a folder of her own."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bot.runtime import ports, programs
from bot.runtime.errors import LaunchError
from bot.runtime.model import Model
from bot.runtime.processes import Program, Supervisor
from bot.settings import Settings

READY_WITHIN = 120.0
PLAIN_RASA = "benchmarks.rasa_as_it_is"
_ACTIONS = "rasa_sdk"
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Served:
    """A running Balise. ``start`` is in seconds, from the start of both servers until they are ready."""

    address: str
    start: float
    pids: tuple[int, ...]

    def memory(self) -> dict[str, float]:
        """Megabytes held in memory by the action server and by Rasa."""
        held = {pid: _resident(pid) / MEGABYTE for pid in self.pids}
        actions = sum(size for pid, size in held.items() if _ACTIONS in _command(pid))
        return {"actions": actions, "rasa": sum(held.values()) - actions}


@contextmanager
def serving(settings: Settings, folder: Path, *, plain: bool = False) -> Iterator[Served]:
    """Start both servers, as « make run » does; ``plain`` leaves out what Balise repairs in Rasa.

    Raises:
        LaunchError: they do not start.
    """
    settings = replace(settings, data=folder, port=ports.any_free(), actions_port=ports.any_free())
    rasa = programs.rasa_server(settings, Model(settings.models).archive)
    before = _children()
    with Supervisor(time.sleep) as supervisor:
        start = time.monotonic()
        supervisor.start(programs.action_server(settings))
        supervisor.start(_plain(rasa) if plain else rasa)
        address = f"http://{ports.HOST}:{settings.port}"
        supervisor.watch(until=lambda: _is_ready(address, start), every=0.1)
        yield Served(address, time.monotonic() - start, tuple(_children() - before))


def _plain(program: Program) -> Program:
    python, option, _, *rest = program.command
    return replace(program, name="Rasa sans corrections", command=(python, option, PLAIN_RASA, *rest))


def _is_ready(address: str, start: float) -> bool:
    if time.monotonic() - start > READY_WITHIN:
        raise LaunchError(f"Balise n'est pas prête après {READY_WITHIN:.0f} s")
    try:
        with urlopen(f"{address}/sante/pret", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False


def _children() -> set[int]:
    pid = os.getpid()
    return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


def _resident(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
