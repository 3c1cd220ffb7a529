"""Stock Rasa: what ``rasa init`` gives, in French, on the training data, the domain and the actions of Balise.

It lives in an interpreter of its own, for it needs TensorFlow and the old packages that it pins
(``benchmarks/stock/requirements.txt``; docs/exploitation.md tells how to make it). None of Balise's components,
repairs or stores is in it: only the action server loads Balise's code.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.served import Stack
from bot.runtime import ports, programs
from bot.runtime.errors import LaunchError
from bot.runtime.processes import Program
from bot.settings import ROOT, Settings

NAME = "Rasa d'origine"
PYTHON = ROOT / ".outils" / "rasa-origine" / "bin" / "python"
CONFIGURATION = ROOT / "benchmarks" / "stock"
VERSIONS = {"rasa": "3.6.21", "tensorflow": "2.12.0"}
MODEL = "rasa_origine"
PREPARING = "docs/exploitation.md, « Mesurer », dit comment le préparer"
_ASKING = "import sys; from importlib.metadata import version; print(*map(version, sys.argv[1:]))"
_FIRST_START = 60.0
# Balise holds her processes to one thread; stock Rasa takes what it finds.
_OURS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


@dataclass(frozen=True)
class StockRasa:
    """Stock Rasa in an interpreter, with its model."""

    python: Path
    model: Path

    def check(self) -> None:
        """Make sure that the interpreter has what is to be measured.

        Raises:
            LaunchError: it has not, or does not run.
        """
        if not self.python.exists():
            raise LaunchError(f"Pas de Rasa d'origine ({self.python} n'existe pas) : {PREPARING}.")
        found = dict(zip(VERSIONS, self._versions(), strict=False))
        if found != VERSIONS:
            wanted = ", ".join(f"{name} {version}" for name, version in VERSIONS.items())
            raise LaunchError(f"{self.python} n'a pas {wanted} : {PREPARING}.")

    def stack(self) -> Stack:
        """How it is served."""
        return Stack(NAME, lambda settings: (self._actions(settings), self._rasa(settings)), _is_ready)

    def training(self, settings: Settings, configuration: Path, folder: Path) -> Program:
        """The training of its model into a folder."""
        options = {
            "--config": configuration,
            "--domain": settings.domain,
            "--data": ROOT / "data",
            "--out": folder,
            "--fixed-model-name": MODEL,
        }
        return self._program("L'entraînement d'origine", settings, "entrainement", "train", "--force", *_flat(options))

    def _actions(self, settings: Settings) -> Program:
        options = {"--actions": "actions.actions", "--port": settings.actions_port}
        return self._program("Les actions de Rasa d'origine", settings, "actions", "run", "actions", *_flat(options))

    def _rasa(self, settings: Settings) -> Program:
        options = {
            "-i": ports.HOST,
            "-p": settings.port,
            "--model": self.model,
            "--endpoints": CONFIGURATION / "endpoints.yml",
            "--credentials": CONFIGURATION / "credentials.yml",
        }
        return self._program(NAME, settings, "rasa", "run", *_flat(options))

    def _program(self, name: str, settings: Settings, log: str, *command: str) -> Program:
        theirs = {key: value for key, value in programs.environment(settings).items() if key not in _OURS}
        return Program(name, (str(self.python), "-m", "rasa", *command), theirs, programs.logs(settings) / f"{log}.log")

    def _versions(self) -> list[str]:
        command = [str(self.python), "-c", _ASKING, *VERSIONS]
        try:
            return subprocess.run(
                command, capture_output=True, text=True, check=False, timeout=_FIRST_START
            ).stdout.split()
        except (OSError, subprocess.TimeoutExpired) as error:
            raise LaunchError(f"{self.python} ne se lance pas : {PREPARING}.") from error


def _flat(options: Mapping[str, object]) -> list[str]:
    return [str(part) for option in options.items() for part in option]


def _is_ready(settings: Settings) -> bool:
    # Rasa listens once its model is loaded.
    return ports.answers(settings.port, "/") and ports.answers(settings.actions_port, "/health")
