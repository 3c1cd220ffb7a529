"""Start Balise: ``python -m bot.runtime.launch run|telegram|cluster|shell|train|evaluate|explain``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.runtime import cluster, evaluation, explaining, serving, telegram_polling
from bot.runtime.console import say, shown
from bot.runtime.errors import LaunchError, StopRequested
from bot.runtime.model import Model
from bot.runtime.signals import StopSignals
from bot.runtime.training import train_if_needed
from bot.settings import Settings, SettingsError

INTERRUPTED = 130


def train(settings: Settings, signals: StopSignals) -> None:
    """Train the model if what it comes from changed.

    Raises:
        LaunchError: the training failed.
        StopRequested: somebody interrupted it.
    """
    if train_if_needed(settings, signals) is None:
        say(f"Le modèle est à jour : {shown(Model(settings.models).archive)}")


COMMANDS: dict[str, Callable[[Settings, StopSignals], None]] = {
    "run": serving.run,
    "telegram": telegram_polling.run,
    "cluster": cluster.run,
    "shell": serving.shell,
    "train": train,
    "evaluate": evaluation.evaluate,
    "explain": explaining.explain,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot.runtime.launch", description="Démarre Balise.")
    parser.add_argument("commande", choices=COMMANDS)
    command = parser.parse_args(arguments).commande
    try:
        with StopSignals() as signals:
            COMMANDS[command](_settings(), signals)
    except StopRequested:
        # To stop servers is how they end; an interrupted training, evaluation or explanation has not done its work.
        return 0 if command in ("run", "telegram", "cluster", "shell") else INTERRUPTED
    except (LaunchError, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _settings() -> Settings:
    """The settings, with folders that programs started elsewhere find too."""
    settings = Settings.from_environment()
    return replace(
        settings,
        courses=settings.courses.resolve(),
        domain=settings.domain.resolve(),
        data=settings.data.resolve(),
        models=settings.models.resolve(),
    )


if __name__ == "__main__":
    sys.exit(main())
