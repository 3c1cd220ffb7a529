"""The programs that make up Balise, as they are started on one machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.channels.gate import BIGGEST_BODY
from bot.runtime.ports import HOST
from bot.runtime.processes import Program
from bot.runtime.rasa_command import ENVIRONMENT
from bot.settings import Settings

_RASA = (sys.executable, "-m", "bot.runtime.rasa_command")
_SHELL = (sys.executable, "-m", "bot.runtime.rasa_shell", "shell")
_ACTIONS = (sys.executable, "-m", "rasa_sdk", "--actions", "actions.actions")


def logs(settings: Settings) -> Path:
    """The folder of the logs."""
    return settings.data / "journaux"


def environment(settings: Settings) -> dict[str, str]:
    """What every program of Balise finds in its environment."""
    return {
        **ENVIRONMENT,
        **os.environ,
        "BALISE_FORMATIONS": str(settings.courses),
        "BALISE_DOMAINE": str(settings.domain),
        "BALISE_DONNEES": str(settings.data),
        "BALISE_PORT": str(settings.port),
        "BALISE_PORT_ACTIONS": str(settings.actions_port),
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        # The action server has no option for it, and listens to the whole network unless told here.
        "SANIC_HOST": HOST,
    }


def action_server(settings: Settings, log: str = "actions.log") -> Program:
    """The server that Rasa asks to carry out actions."""
    command = (*_ACTIONS, "--port", str(settings.actions_port))
    return Program("Le serveur d'actions", command, environment(settings), logs(settings) / log)


def rasa_server(settings: Settings, model: Path) -> Program:
    """The server that people's channels talk to."""
    command = (*_RASA, "run", *_serving(settings, model))
    # No visitor has more to say; unless told, Sanic would read a hundred megabytes. (The action server must: Rasa
    # sends it whole conversations.)
    limited = {**environment(settings), "SANIC_REQUEST_MAX_SIZE": str(BIGGEST_BODY)}
    return Program("Rasa", command, limited, logs(settings) / "rasa.log")


def rasa_shell(settings: Settings, model: Path) -> Program:
    """A conversation in the terminal."""
    command = (*_SHELL, *_serving(settings, model))
    log = logs(settings) / "terminal-rasa.log"
    return Program("La conversation", command, environment(settings), log, foreground=True)


def training(settings: Settings, folder: Path, name: str) -> Program:
    """The training of a model into a folder."""
    command = (
        *(*_RASA, "train", "--force", "--fixed-model-name", name, "--out", str(folder)),
        *("--domain", str(settings.domain), "--config", "config.yml", "--data", "data"),
    )
    return Program("L'entraînement", command, _without_cache(settings), logs(settings) / "entrainement.log")


def cross_validation(settings: Settings, folder: Path, parts: int) -> Program:
    """The measure of how well intents are told apart, on phrases left out of training."""
    command = (
        *(*_RASA, "test", "nlu", "--cross-validation", "--folds", str(parts), "--out", str(folder)),
        *("--nlu", "data", "--config", "config.yml", "--domain", str(settings.domain)),
    )
    return Program("L'évaluation", command, _without_cache(settings), logs(settings) / "evaluation.log")


def _serving(settings: Settings, model: Path) -> tuple[str, ...]:
    channels = ("--credentials", str(settings.credentials))
    return ("-i", settings.host, "-p", str(settings.port), "--model", str(model), *channels)


def _without_cache(settings: Settings) -> dict[str, str]:
    # Rasa's cache of trained parts does not see changes in code: nothing is to be taken from it.
    return {**environment(settings), "RASA_MAX_CACHE_SIZE": "0"}
