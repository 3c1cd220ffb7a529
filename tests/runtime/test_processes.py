"""Real programs, started, watched and stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.runtime.errors import StopRequested
from bot.runtime.processes import Process, Program, ProgramDied, Supervisor
from bot.settings import ROOT

LIVES_ON = "import time; print('prêt'); time.sleep(3600)"
DIES = "import sys; print('je démarre'); raise ValueError('plus de courant')"
CLINGS = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('prêt'); time.sleep(3600)"
HAS_CHILD = "import subprocess, time; print(subprocess.Popen(['sleep', '3600']).pid); time.sleep(3600)"

MakeProgram = Callable[[str, str], Program]


@pytest.fixture
def program(tmp_path: Path) -> MakeProgram:
    def make(name: str, code: str) -> Program:
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        return Program(name, (sys.executable, "-c", code), environment, tmp_path / f"{name}.log")

    return make


def _has_said(process: Process, words: str = "prêt") -> Callable[[], bool]:
    return lambda: words in process.program.log.read_text(encoding="utf-8")


def _exists(pid: int) -> bool:
    """Whether a process runs (one that ended and waits for its parent to notice does not)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def _wait_until_gone(pid: int) -> None:
    while _exists(pid):
        time.sleep(0.05)


def _start_two_and_ask_to_stop(program: MakeProgram, processes: list[Process]) -> None:
    def pause(_seconds: float) -> None:
        raise StopRequested

    with Supervisor(pause) as supervisor:
        processes += [supervisor.start(program(name, LIVES_ON)) for name in ("un", "deux")]
        supervisor.watch()


def test_when_one_program_dies_the_reason_is_told_and_the_other_is_stopped(program: MakeProgram) -> None:
    with Supervisor(time.sleep) as supervisor:
        lasting = supervisor.start(program("Rasa", LIVES_ON))
        supervisor.watch(until=_has_said(lasting))
        supervisor.start(program("Le serveur d'actions", DIES))
        with pytest.raises(ProgramDied) as told:
            supervisor.watch()
        assert lasting.exit_code is None
    assert "Le serveur d'actions s'est arrêté : ValueError: plus de courant\nJournal : " in str(told.value)
    assert lasting.exit_code == -signal.SIGTERM


def test_a_program_killed_by_the_system_is_told_so(program: MakeProgram) -> None:
    with Supervisor(time.sleep) as supervisor:
        supervisor.start(program("Rasa", LIVES_ON)).send(signal.SIGKILL)
        with pytest.raises(ProgramDied, match="le système l'a tué"):
            supervisor.watch()


def test_a_request_to_stop_stops_every_program(program: MakeProgram) -> None:
    processes: list[Process] = []
    with pytest.raises(StopRequested):
        _start_two_and_ask_to_stop(program, processes)
    assert [process.exit_code is None for process in processes] == [False, False]


def test_a_program_that_clings_is_killed_after_the_grace_period(program: MakeProgram) -> None:
    with Supervisor(time.sleep, grace=0.1) as supervisor:
        process = supervisor.start(program("tenace", CLINGS))
        supervisor.watch(until=_has_said(process))
    assert process.exit_code == -signal.SIGKILL


def test_what_a_program_started_is_stopped_with_it(program: MakeProgram) -> None:
    with Supervisor(time.sleep) as supervisor:
        process = supervisor.start(program("parent", HAS_CHILD))
        supervisor.watch(until=_has_said(process, "\n"))
        child = int(process.program.log.read_text(encoding="utf-8"))
        assert _exists(child)
    _wait_until_gone(child)


def test_programs_end_even_if_the_launcher_is_killed_at_once(tmp_path: Path) -> None:
    launcher = f"""
import os, sys, time
from pathlib import Path
from bot.runtime.processes import Program, Supervisor
with Supervisor(time.sleep) as supervisor:
    log = Path({str(tmp_path / "enfant.log")!r})
    code = "import os, time; print(os.getpid(), flush=True); time.sleep(3600)"
    child = supervisor.start(Program("enfant", (sys.executable, "-c", code), os.environ, log))
    supervisor.watch(until=lambda: log.read_text().endswith("\\n"))
    print(log.read_text(), flush=True)
    supervisor.watch()
"""
    process = subprocess.Popen([sys.executable, "-c", launcher], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    child = int(process.stdout.readline())
    assert _exists(child)
    process.kill()
    process.communicate()
    _wait_until_gone(child)
