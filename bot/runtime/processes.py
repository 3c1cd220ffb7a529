"""Programs that run beside Balise's launcher, and end with it."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, final

from bot.runtime.console import shown
from bot.runtime.errors import LaunchError
from bot.runtime.logs import last_meaningful_line, start_log
from bot.settings import ROOT

GRACE = 10.0
_STEP = 0.05
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)


@dataclass(frozen=True)
class Program:
    """What to start, and where its output goes.

    One in ``foreground`` keeps the terminal: only its errors go to the log.
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    log: Path
    foreground: bool = False


class ProgramDied(LaunchError):
    """A program ended that should have gone on."""

    def __init__(self, program: Program, exit_code: int) -> None:
        super().__init__(
            f"{program.name} s'est arrêté : {reason_of_end(program, exit_code)}\nJournal : {shown(program.log)}"
        )


def reason_of_end(program: Program, exit_code: int) -> str:
    """In French, why a program ended, as far as can be told."""
    if exit_code == -signal.SIGKILL:
        return "le système l'a tué (mémoire insuffisante ?)"
    if exit_code < 0:
        return f"tué par le signal {signal.Signals(-exit_code).name}"
    return last_meaningful_line(program.log)


class Process:
    """A started program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        start_log(program.log)
        with program.log.open("ab") as log:
            self._process = _start(program, log)

    @property
    def number(self) -> int:
        """The number by which the system knows it."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.poll()

    def check(self) -> None:
        """Make sure that it still runs.

        Raises:
            ProgramDied: it does not.
        """
        code = self.exit_code
        if code is not None:
            raise ProgramDied(self.program, code)

    def send(self, number: signal.Signals) -> None:
        """Send a signal to it and, unless it shares the terminal's group, to all that it started."""
        with suppress(ProcessLookupError):
            if self.program.foreground:
                self._process.send_signal(number)
            else:
                os.killpg(self._process.pid, number)

    def kill(self) -> None:
        """End it at once, with all that it left behind."""
        self.send(signal.SIGKILL)
        self._process.wait()


@final
class Supervisor:
    """Starts programs, and stops whatever still runs when the ``with`` block is left, however it is left."""

    def __init__(self, pause: Callable[[float], None], grace: float = GRACE) -> None:
        self._pause = pause
        self._grace = grace
        self._processes: list[Process] = []

    def __enter__(self) -> Supervisor:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, program: Program) -> Process:
        """Start a program."""
        process = Process(program)
        self._processes.append(process)
        return process

    def watch(self, until: Callable[[], bool] = lambda: False, every: float = 0.3) -> None:
        """Wait until something holds, by default for ever.

        Raises:
            ProgramDied: one of the programs ended meanwhile.
            StopRequested: the pause said so.
        """
        while not until():
            for process in self._processes:
                process.check()
            self._pause(every)

    def stop(self) -> None:
        """Ask every program to end, and kill what has not ended after the grace period."""
        for process in self._processes:
            process.send(signal.SIGTERM)
        end = time.monotonic() + self._grace
        while any(process.exit_code is None for process in self._processes) and time.monotonic() < end:
            time.sleep(_STEP)
        for process in self._processes:
            process.kill()
        self._processes.clear()


def _start(program: Program, log: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        program.command,
        cwd=ROOT,
        env=program.environment,
        stdin=None if program.foreground else subprocess.DEVNULL,
        stdout=None if program.foreground else log,
        stderr=log,
        start_new_session=not program.foreground,
        preexec_fn=_die_with_parent,
    )


def _die_with_parent() -> None:
    """Run in the new process: have it ended even if the launcher is killed without a chance to do so."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
