"""Balise on one machine: the action server and Rasa, for other programs or for a talk in the terminal."""

from __future__ import annotations

import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bot.runtime import ports, programs
from bot.runtime.console import Progress, say, shown
from bot.runtime.errors import LaunchError
from bot.runtime.logs import last_meaningful_line, lines_of
from bot.runtime.model import Model
from bot.runtime.processes import Process, Program, Supervisor
from bot.runtime.signals import StopSignals
from bot.runtime.training import train_if_needed
from bot.settings import Settings

READY_WITHIN = 180
# Rasa serves without a model when it cannot load one, and says so in its log only.
_NO_MODEL = ("Could not load model", "No valid model found", "Agent loaded with no model")
# How a program ends that Ctrl-C interrupted.
_INTERRUPTED = frozenset({-2, 130})


class NotReady(LaunchError):
    """A server runs, but not in a state to serve."""

    def __init__(self, program: Program, reason: str) -> None:
        super().__init__(f"{program.name} {reason}\nJournal : {shown(program.log)}")


def run(settings: Settings, signals: StopSignals) -> None:
    """Serve until somebody asks to stop.

    Raises:
        LaunchError: Balise cannot start, or a server died.
        StopRequested: somebody asked to stop; both servers were stopped.
    """
    ports.check(settings)
    train_if_needed(settings, signals)
    model = Model(settings.models)
    with _stopping_aloud(), Supervisor(signals.pause) as supervisor:
        actions = supervisor.start(programs.action_server(settings))
        rasa = supervisor.start(programs.rasa_server(settings, model.archive))
        _wait_for(actions, settings.actions_port, "/health", supervisor)
        _wait_for(rasa, settings.port, "/", supervisor)
        say(_welcome(settings))
        supervisor.watch()


def shell(settings: Settings, signals: StopSignals) -> None:
    """Talk with Balise in the terminal.

    Raises:
        LaunchError: Balise cannot start, or a server died.
        StopRequested: somebody ended the launcher from outside.
    """
    settings = _with_free_ports(settings)
    train_if_needed(settings, signals)
    model = Model(settings.models)
    with _terminal_restored(), Supervisor(signals.pause) as supervisor:
        actions = supervisor.start(programs.action_server(settings, "terminal-actions.log"))
        _wait_for(actions, settings.actions_port, "/health", supervisor)
        with signals.leaving_ctrl_c_to_the_program_in_front():
            talk = supervisor.start(programs.rasa_shell(settings, model.archive))
            _follow(talk, actions, settings, signals)


def _follow(talk: Process, actions: Process, settings: Settings, signals: StopSignals) -> None:
    progress = Progress("Chargement du modèle")
    while talk.exit_code is None and not ports.answers(settings.port, "/"):
        progress.tell()
        actions.check()
        signals.pause(0.3)
    progress.clear()
    _check_model(talk)
    while talk.exit_code is None:
        actions.check()
        signals.pause(0.2)
    if talk.exit_code not in {0, *_INTERRUPTED}:
        raise NotReady(talk.program, f"s'est interrompue : {last_meaningful_line(talk.program.log)}")


def _wait_for(process: Process, port: int, path: str, supervisor: Supervisor) -> None:
    name = process.program.name
    progress = Progress(f"{name} démarre")

    def ready() -> bool:
        progress.tell()
        if progress.seconds > READY_WITHIN:
            raise NotReady(process.program, f"ne répond pas après {READY_WITHIN} s.")
        return ports.answers(port, path)

    try:
        supervisor.watch(until=ready)
    finally:
        progress.clear()
    _check_model(process)
    say(f"{name} répond ({progress.seconds} s).")


def _check_model(process: Process) -> None:
    lines = lines_of(process.program.log)
    if any(mark in line for line in lines for mark in _NO_MODEL):
        raise NotReady(process.program, f"n'a pas pu charger le modèle : {last_meaningful_line(process.program.log)}")


def _with_free_ports(settings: Settings) -> Settings:
    """A talk in the terminal needs no known ports: it may go on beside the servers of « make run »."""
    port = settings.port if ports.is_free(settings.port) else ports.any_free()
    actions_port = settings.actions_port if ports.is_free(settings.actions_port) else ports.any_free()
    return replace(settings, port=port, actions_port=actions_port)


def _welcome(settings: Settings) -> str:
    address = f"http://{ports.HOST}:{settings.port}"
    return f"""
Balise est prête. Ouvrez cette page, et parlez-lui par le bouton du coin :

{address}/
{_for_staff(address, settings)}
Journaux : {shown(programs.logs(settings))}. Ctrl-C arrête Balise."""


def _for_staff(address: str, settings: Settings) -> str:
    if settings.public:
        return ""
    message = '{"sender": "essai", "message": "Bonjour"}'
    return f"""
Sans page, dans un autre terminal : curl -s {address}/webhooks/rest/webhook -d '{message}'
"""


@contextmanager
def _stopping_aloud() -> Iterator[None]:
    """Tell that the servers were stopped, once they are."""
    try:
        yield
    finally:
        say("Balise est arrêtée.")


@contextmanager
def _terminal_restored() -> Iterator[None]:
    """Leave the terminal as it was found, even if the program that had it was killed."""
    if not sys.stdin.isatty():
        yield
        return
    before = termios.tcgetattr(sys.stdin)
    try:
        yield
    except Exception:
        # The cursor stands behind the prompt.
        say("")
        raise
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
