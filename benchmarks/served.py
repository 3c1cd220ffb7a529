"""Servers that are started to be measured, on ports and in a folder of their own."""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bot.runtime import ports, programs
from bot.runtime.errors import LaunchError
from bot.runtime.model import Model
from bot.runtime.processes import Program, Supervisor
from bot.settings import Settings

READY_WITHIN = 300.0
PLAIN_RASA = "benchmarks.rasa_as_it_is"
MEGABYTE = 1024 * 1024
# Below those that the system hands out: stock Rasa listens a minute after its port was chosen.
_PORTS = range(15_000, 32_000)


@dataclass(frozen=True)
class Stack:
    """How an assistant is served: its name, its two programs (actions, then Rasa), and whether they are ready."""

    name: str
    programs: Callable[[Settings], tuple[Program, Program]]
    is_ready: Callable[[Settings], bool]


@dataclass(frozen=True)
class Start:
    """Seconds from the start of both servers until they are ready: of a clock, and of processors."""

    seconds: float
    processor: float


@dataclass(frozen=True)
class Served:
    """Both servers of an assistant, running: the numbers of their processes, and what their start took."""

    address: str
    start: Start
    actions: int
    rasa: int

    def memory(self) -> dict[str, float]:
        """Megabytes held in memory by the action server and by Rasa."""
        return {"actions": _resident(self.actions) / MEGABYTE, "rasa": _resident(self.rasa) / MEGABYTE}

    def processor(self) -> float:
        """Seconds of processor that both have spent since they were started."""
        return _spent(self.actions) + _spent(self.rasa)


def _balise(settings: Settings) -> tuple[Program, Program]:
    return programs.action_server(settings), programs.rasa_server(settings, Model(settings.models).archive)


def _plain(settings: Settings) -> tuple[Program, Program]:
    actions, rasa = _balise(settings)
    python, option, _, *rest = rasa.command
    return actions, replace(rasa, name="Rasa sans corrections", command=(python, option, PLAIN_RASA, *rest))


def _is_healthy(settings: Settings) -> bool:
    return ports.answers(settings.port, "/sante/pret")


BALISE = Stack("Balise", _balise, _is_healthy)
PLAIN = Stack("sans corrections", _plain, _is_healthy)
"""Balise less what she repairs in Rasa."""


@contextmanager
def serving(stack: Stack, settings: Settings) -> Iterator[Served]:
    """Start both servers, in a folder that is thrown away afterwards.

    Raises:
        LaunchError: they do not start.
    """
    with tempfile.TemporaryDirectory() as folder, Supervisor(time.sleep) as supervisor:
        settings = replace(settings, data=Path(folder), port=_free_port(), actions_port=_free_port())
        start = time.monotonic()
        actions, rasa = (supervisor.start(program).number for program in stack.programs(settings))
        supervisor.watch(until=lambda: _is_ready(stack, settings, start), every=0.1)
        seconds = time.monotonic() - start
        address = f"http://{ports.HOST}:{settings.port}"
        yield Served(address, Start(seconds, _spent(actions) + _spent(rasa)), actions, rasa)


def _is_ready(stack: Stack, settings: Settings, start: float) -> bool:
    if time.monotonic() - start > READY_WITHIN:
        raise LaunchError(f"{stack.name} : pas prête après {READY_WITHIN:.0f} s")
    return stack.is_ready(settings)


def _free_port() -> int:
    return next(port for port in random.sample(_PORTS, len(_PORTS)) if ports.is_free(port))


def _resident(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _spent(pid: int) -> float:
    # The command, between brackets, may hold spaces: what counts comes after it.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:15]) / os.sysconf("SC_CLK_TCK")
