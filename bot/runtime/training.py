"""Training: only when something changed, and never leaving a half model behind."""

from __future__ import annotations

import re
from pathlib import Path

from bot.runtime import programs, training_inputs
from bot.runtime.console import Progress, say, shown
from bot.runtime.errors import LaunchError, StopRequested
from bot.runtime.logs import lines_of
from bot.runtime.model import NAME, Model
from bot.runtime.processes import Process, Program, Supervisor, reason_of_end
from bot.runtime.signals import StopSignals
from bot.settings import Settings

_COMPONENT = re.compile(r"Starting to train component '(\w+)'")


class ProgramFailed(LaunchError):
    """A training or an evaluation ended without a result."""

    def __init__(self, program: Program, reason: str) -> None:
        super().__init__(f"{program.name} a échoué : {reason}\nJournal : {shown(program.log)}")


def train_if_needed(settings: Settings, signals: StopSignals) -> Path | None:
    """Train where the model does not fit the project's files any more; return the new model, if there is one.

    Raises:
        LaunchError: the training failed.
        StopRequested: somebody interrupted it; the model of before stays.
    """
    model = Model(settings.models)
    inputs = training_inputs.checksums(settings.domain)
    why = model.why_train(inputs)
    if why is None:
        return None
    say(f"Entraînement : {why}")
    with model.workshop() as workshop:
        program = programs.training(settings, workshop, NAME)
        _train(program, signals)
        trained = workshop / model.archive.name
        if not trained.exists():
            raise ProgramFailed(program, "aucun modèle n'en est sorti")
        model.replace_by(trained, inputs)
    return model.archive


def run_to_end(program: Program, progress: Progress, signals: StopSignals) -> None:
    """Run a program that trains, telling which component it is at.

    Raises:
        ProgramFailed: it failed.
        StopRequested: somebody interrupted it.
    """
    try:
        with Supervisor(signals.pause) as supervisor:
            process = supervisor.start(program)
            while process.exit_code is None:
                progress.tell(_component(process))
                signals.pause(0.3)
    finally:
        progress.clear()
    code = process.exit_code
    if code:
        raise ProgramFailed(program, reason_of_end(program, code))


def _train(program: Program, signals: StopSignals) -> None:
    progress = Progress("Entraînement")
    try:
        run_to_end(program, progress, signals)
    except StopRequested:
        say("Entraînement interrompu : le modèle d'avant, s'il y en avait un, reste en place.")
        raise
    say(f"Entraînement terminé en {progress.seconds} s.")


def _component(process: Process) -> str:
    trained = [found[1] for line in lines_of(process.program.log) if (found := _COMPONENT.search(line))]
    return trained[-1] if trained else "lecture des données"
